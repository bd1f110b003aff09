//! Cues that are no verbs: "according to Ann Lee", "in her view". Takes a cue of a passage, gives its claim.

use std::ops::Range;

use super::claim::{Claim, claim_of};
use super::complement::{self, Opener};
use super::cued::CuedPassage;
use super::insertion;
use super::speaker;
use super::verb::{Cue, CueForm};
use crate::lexicon::cues::{CueClass, Frame};
use crate::rule::Rule;

/// Most tokens between a fronted source and the main clause: ", Ann Lee's former spokeswoman,".
const ASIDE: usize = 14;

/// "The dam is safe, according to Ann Lee."
pub(super) fn claim(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    let reader = passage.reader;
    let speaker = speaker::after(reader, cue.group.end, passage.range.end)?;
    let left = passage.left_region(cue.group.start);
    // "He was held for months, and according to the ministry he is free": what stands before the conjunction is the writer's.
    let left = left.filter(|left| !reader.is(left.end - 1, CueClass::Coordinator));
    if left.is_none()
        && let Some((speaker, start)) = fronted(passage, &speaker)
    {
        let contents = passage.content(index, start).into_iter().collect();
        return claim_of(contents, cue.group.clone(), Some(speaker), Rule::AccordingTo);
    }
    let mut contents: Vec<_> = left.into_iter().collect();
    let next = speaker.end;
    let start = insertion::resume(reader, next, passage.range.end).unwrap_or(next);
    if start > next && contents.first().is_some_and(|left| insertion::leads_on(reader, left)) {
        let contents = passage.content(index, start).into_iter().collect();
        return claim_of(contents, cue.group.clone(), Some(speaker), Rule::AccordingTo);
    }
    // "The dam is safe, according to Ann Lee, the engineer": the comma opens an aside.
    let whole = contents.first().is_some_and(|left| passage.has_verb(left.start, left.end));
    if start > next && !whole && !contents.is_empty() && goes_on_saying(passage, start) {
        return None;
    }
    if start < passage.range.end && !whole && (start > next || contents.is_empty() || reader.run(start).is_some()) {
        contents.extend(passage.content(index, start));
    }
    contents.retain(|content| !insertion::is_connective(reader, content));
    if !contents.iter().any(|content| passage.has_verb(content.start, content.end)) {
        return None;
    }
    claim_of(contents, cue.group.clone(), Some(speaker), Rule::AccordingTo)
}

/// "Ann Lee, according to the paper, said that …": she says it.
fn goes_on_saying(passage: &CuedPassage, start: usize) -> bool {
    let clause = |cue: &Cue| {
        let complement = complement::find(passage.reader, cue, passage.range.end);
        let bare = |start: usize| cue.entry.frames.has(Frame::Bare) && passage.has_verb(start, passage.range.end);
        complement.is_some_and(|found| found.opener != Opener::Plain || bare(found.start))
    };
    passage.cues.iter().any(|cue| cue.form == CueForm::Finite && cue.group.start == start && clause(cue))
}

/// "According to Ann Lee, the firm's spokeswoman, [the dam is safe]", "According to police on Monday, [two men fled]": the source with what is
/// said of it, and where the main clause begins.
fn fronted(passage: &CuedPassage, speaker: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let reader = passage.reader;
    let end = passage.range.end;
    let opens = |&at: &usize| reader.is_comma(at) && complement::is_clause_start(reader, at + 1, end);
    let commas = || (speaker.end..end.min(speaker.end + ASIDE)).filter(opens);
    let near = passage.front.filter(|&front| front > speaker.end && front - speaker.end <= ASIDE);
    let front = if reader.is(speaker.end + 1, CueClass::Relative) {
        commas().find(|&at| at > speaker.end)?
    } else {
        near.or_else(|| commas().next().filter(|_| reader.tag(speaker.end).is_verb()))?
    };
    let between = speaker.end + 1..front;
    let verb = |at: usize| reader.run(at).is_some() || reader.tag(at).is_finite();
    if between.clone().any(verb) && !reader.is(speaker.end + 1, CueClass::Relative) {
        return None;
    }
    let source = if reader.is_comma(speaker.end) {
        speaker::with_apposition(reader, speaker.clone(), front)
    } else if reader.is_date(speaker.end) && !reader.is_date(front - 1) {
        // "a March 14, 2019 NATO press release".
        speaker.start..front
    } else {
        speaker.clone()
    };
    Some((source, front + 1))
}

/// "In Ann Lee's view, the dam is safe." "The dam is safe, in her view."
pub(super) fn opinion(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    let reader = passage.reader;
    let first = cue.group.start + 1;
    let owner = (first..cue.head).find(|&at| reader.is_possessive(at)).map_or(first..first + 1, |mark| first..mark + 1);
    let next = cue.group.end;
    let start = if reader.is_comma(next) { next + 1 } else { next };
    let after = || passage.content(index, start).filter(|content| passage.has_verb(content.start, content.end));
    let left = passage.left_region(cue.group.start);
    let content = match left.filter(|left| passage.has_verb(left.start, left.end)) {
        Some(left) if next >= passage.range.end || !reader.is_word(next) => left,
        None if start < passage.range.end => after()?,
        _ => return None,
    };
    claim_of(vec![content], cue.group.clone(), Some(owner), Rule::AccordingTo)
}
