//! Verbs before the clause or the run that they bring in: "Ann Lee said that the dam is safe". Takes a cue of a passage, gives its claim.

use std::ops::Range;

use super::claim::{Claim, claim_of};
use super::complement::{self, Complement, Opener};
use super::cued::CuedPassage;
use super::verb::{Cue, CueForm};
use super::{enclosing, judge};
use crate::lexicon::cues::{CueClass, Frame};
use crate::rule::Rule;

/// The content after the verb, unless the verb stands after or inside it.
pub(super) fn claim(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    if let Some(claim) = enclosing::inverted(passage, index) {
        return Some(claim);
    }
    let complement = complement::find(passage.reader, cue, passage.range.end);
    let speaker = passage.speaker(cue);
    if let Some(claim) = enclosing::around(passage, index, complement, speaker.clone()) {
        return Some(claim);
    }
    let complement = complement?;
    let speaker = speaker.map(|speaker| cut(passage, &complement, speaker));
    if is_quoted(passage, cue) || !is_said(passage, cue, &complement, speaker.as_ref()) {
        return None;
    }
    let contents = contents(passage, index, &complement, speaker.as_ref());
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

/// The speaker without what is a content: "Workers | demanding higher pay said", "was said by the guard | to have fled".
fn cut(passage: &CuedPassage, complement: &Complement, speaker: Range<usize>) -> Range<usize> {
    let inside = |claim: &&Claim| speaker.start < claim.cue.start && claim.cue.start < speaker.end;
    let end = passage.claims.iter().find(inside).map_or(speaker.end, |claim| claim.cue.start);
    let content = complement.start;
    speaker.start..if speaker.start < content { end.min(content.max(speaker.start + 1)) } else { end }
}

/// "quoted a guard as saying": the guard says it.
fn is_quoted(passage: &CuedPassage, cue: &Cue) -> bool {
    let says = |claim: &Claim| passage.reader.word(claim.cue.start) == "as" && claim.cue.start > cue.group.end;
    cue.entry.frames.has(Frame::AsIng) && passage.claims.iter().any(says)
}

/// Whether somebody says it, and has said it.
fn is_said(passage: &CuedPassage, cue: &Cue, complement: &Complement, speaker: Option<&Range<usize>>) -> bool {
    (speaker.is_some() || cue.form == CueForm::Passive)
        && judge::is_saying(passage, cue, complement, speaker)
        && !judge::is_unsaid(passage, cue, complement, speaker)
        && (!is_purpose(passage, cue) || matches!(complement.opener, Opener::That | Opener::Run))
}

/// The contents behind the cue.
fn contents(
    passage: &CuedPassage,
    index: usize,
    complement: &Complement,
    speaker: Option<&Range<usize>>,
) -> Vec<Range<usize>> {
    let mut contents: Vec<_> = passage.content(index, complement.start).into_iter().collect();
    if let (CueForm::Passive, Some(speaker)) = (passage.cues[index].form, speaker) {
        // "was accused of theft by the farmer": the agent is no content.
        let cut = |content: &mut Range<usize>| content.end = content.end.min(speaker.start - 1).max(content.start);
        contents.iter_mut().filter(|content| content.contains(&speaker.start)).for_each(cut);
        contents.retain(|content| !content.is_empty());
    }
    contents
}

/// "will meet to discuss the war": a purpose, not yet a statement; "is said to have discussed" is one, and "refused to discuss".
fn is_purpose(passage: &CuedPassage, cue: &Cue) -> bool {
    let governor = cue.group.start.checked_sub(1).filter(|&before| before >= passage.range.start);
    let perfect = cue.group.start + 2 < cue.head;
    cue.form == CueForm::Infinitive
        && !perfect
        && !governor.is_some_and(|at| passage.reader.is(at, CueClass::Catenative))
}
