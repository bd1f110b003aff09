//! The pieces of a content that a source parts: "The mill, according to the paper, is too large". Takes what stands before and behind the
//! source, says which of them are content.

use std::ops::Range;

use crate::lexicon::cues::CueClass;

use super::reader::Reader;

/// Longest listener or adjunct between the words of a source and the comma behind it, in tokens.
const ADJUNCT: usize = 12;

/// "[However], she added, …": the writer joins his sentences.
pub(super) fn is_connective(reader: &Reader, left: &Range<usize>) -> bool {
    left.clone().all(|at| reader.run(at).is_none() && (reader.is(at, CueClass::Connective) || !reader.is_word(at)))
}

/// "[The feast was attended by], according to the paper, two thousand people": the last word takes what stands behind the source, so that the
/// source speaks for that alone.
pub(super) fn leads_on(reader: &Reader, left: &Range<usize>) -> bool {
    let last = left.end - 1;
    let leads =
        [CueClass::Preposition, CueClass::Naming, CueClass::Question, CueClass::By, CueClass::GerundPreposition];
    reader.run(last).is_none() && !reader.is_capital(last) && reader.is_any(last, &leads)
}

/// First token behind the comma that closes a source, past its day or place: ", according to the paper in March, …", ", he told me on Friday, …".
pub(super) fn resume(reader: &Reader, from: usize, end: usize) -> Option<usize> {
    let near = from..end.min(from + ADJUNCT);
    let comma = near.clone().find(|&at| !reader.is_word(at) || reader.run(at).is_some())?;
    let plain = |at: usize| !reader.is_verb(at) && !reader.is_any(at, &[CueClass::Subject, CueClass::Complementiser]);
    (reader.is_comma(comma) && (from..comma).all(plain)).then_some(comma + 1)
}
