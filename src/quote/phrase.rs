//! Cues that are no verbs: "according to Ann Lee". Takes a cue of a passage, gives its claim.

use super::claim::{Claim, claim_of};
use super::complement::{self, Opener};
use super::cued::CuedPassage;
use super::speaker;
use super::verb::{Cue, CueForm};
use crate::lexicon::cues::Frame;
use crate::rule::Rule;

/// "The dam is safe, according to Ann Lee."
pub(super) fn claim(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    let reader = passage.reader;
    let speaker = speaker::after(reader, cue.group.end, passage.range.end)?;
    let left = passage.left_region(cue.group.start);
    let mut contents: Vec<_> = left.into_iter().collect();
    let next = speaker.end;
    let start = if reader.is_comma(next) { next + 1 } else { next };
    // "The dam is safe, according to Ann Lee, the engineer": the comma opens an aside.
    let whole = contents.first().is_some_and(|left| passage.has_verb(left.start, left.end));
    // "Ann Lee, according to the paper, said that …": she says it.
    let clause = |cue: &Cue| {
        let complement = complement::find(reader, cue, passage.range.end);
        let bare = |start: usize| cue.entry.frames.has(Frame::Bare) && passage.has_verb(start, passage.range.end);
        complement.is_some_and(|found| found.opener != Opener::Plain || bare(found.start))
    };
    let says = |cue: &Cue| cue.form == CueForm::Finite && cue.group.start == start && clause(cue);
    if start > next && !whole && !contents.is_empty() && passage.cues.iter().any(says) {
        return None;
    }
    if start < passage.range.end && !whole && (start > next || contents.is_empty() || reader.run(start).is_some()) {
        contents.extend(passage.content(index, start));
    }
    contents.retain(|content| passage.has_verb(content.start, content.end));
    claim_of(contents, cue.group.clone(), Some(speaker), Rule::AccordingTo)
}
