//! Verbs before the clause or the run that they bring in: "Ann Lee said that the dam is safe". Takes a cue of a passage, gives its claim.

use std::ops::Range;

use super::claim::{Claim, claim_of};
use super::complement::{self, Opener};
use super::cued::CuedPassage;
use super::verb::{Cue, CueForm};
use super::{enclosing, judge};
use crate::lexicon::cues::CueClass;
use crate::rule::Rule;

/// The content after the verb, unless the verb stands after or inside it.
pub(super) fn claim(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    if let Some(claim) = enclosing::inverted(passage, index) {
        return Some(claim);
    }
    let complement = complement::find(passage.reader, cue, passage.range.end);
    let mut speaker = passage.speaker(cue);
    if let Some(claim) = enclosing::around(passage, index, complement, speaker.clone()) {
        return Some(claim);
    }
    let complement = complement?;
    // "was said [by the guard] to have fled": the agent ends where the content begins.
    if let Some(agent) =
        speaker.as_mut().filter(|agent| agent.contains(&complement.start) && agent.start < complement.start)
    {
        agent.end = complement.start;
    }
    if speaker.is_none() && cue.form != CueForm::Passive
        || !judge::is_saying(passage, cue, &complement, speaker.as_ref())
        || judge::is_unsaid(passage, cue, &complement, speaker.as_ref())
    {
        return None;
    }
    if is_purpose(passage, cue) && !matches!(complement.opener, Opener::That | Opener::Run) {
        return None;
    }
    let mut contents: Vec<_> = passage.content(index, complement.start).into_iter().collect();
    if let (CueForm::Passive, Some(speaker)) = (cue.form, &speaker) {
        // "was accused of theft by the farmer": the agent is no content.
        let cut = |content: &mut Range<usize>| content.end = content.end.min(speaker.start - 1).max(content.start);
        contents.iter_mut().filter(|content| content.contains(&speaker.start)).for_each(cut);
        contents.retain(|content| !content.is_empty());
    }
    if complement.opener == Opener::Plain && judge::is_bare_object(passage, &contents) {
        return None;
    }
    let weak = judge::is_weak(passage, cue, &complement, &contents, speaker.as_ref());
    let evidence = match complement.opener {
        Opener::Run => Rule::CueQuote,
        _ if weak => Rule::CuePhrase,
        _ => Rule::CueClause,
    };
    let cue = complement::cue_tokens(cue, &complement);
    claim_of(contents, cue, speaker, evidence).map(|claim| Claim { weak, ..claim })
}

/// "will meet to discuss the war": a purpose, not yet a statement; "is said to have discussed" is one, and "refused to discuss".
fn is_purpose(passage: &CuedPassage, cue: &Cue) -> bool {
    let governor = cue.group.start.checked_sub(1).filter(|&before| before >= passage.range.start);
    let perfect = cue.group.start + 2 < cue.head;
    cue.form == CueForm::Infinitive
        && !perfect
        && !governor.is_some_and(|at| passage.reader.is(at, CueClass::Catenative))
}
