//! How much a text reports. Takes what the sieves have claimed, leaves out noun phrases and infinitives where the text reports little: in a
//! manual or a life story "describes the town" and "urged him to study" tell of deeds, in the news of statements. Finds nothing itself.

use super::found::Found;
use super::reader::Reader;
use crate::lexicon::cues::CueClass;
use crate::order;

/// A text reports if it has an attribution in so many tokens, or more.
const REPORTS: usize = 100;

/// Leaves out the weak attributions that the register of the text does not bear.
pub(super) fn weigh(reader: &Reader, found: &mut Vec<Found>) {
    let counted = found.iter().filter(|quote| !quote.nested && !is_talk(reader, quote)).count();
    let tokens: usize = reader.passages.iter().map(|passage| passage.tokens.len()).sum();
    let reports = counted * REPORTS >= tokens;
    let stays = |quote: &Found| !quote.weak || reports && !is_talk(reader, quote);
    let leaves = found.iter().filter(|quote| !quote.nested && !stays(quote));
    let mut gone: Vec<_> = leaves.map(|quote| quote.content.clone()).collect();
    order::by(&mut gone, |content| content.start as u64);
    found.retain(stays);
    // What stood inside of what is gone stands in the text of the writer.
    for quote in found.iter_mut().filter(|quote| quote.nested) {
        let at = gone.partition_point(|content| content.end <= quote.content.start);
        quote.nested = gone.get(at).is_none_or(|content| content.start > quote.content.start);
    }
}

/// "I suggest", "you describe": those who talk with each other report nothing to the reader.
fn is_talk(reader: &Reader, quote: &Found) -> bool {
    quote.speaker.as_ref().is_some_and(|speaker| speaker.clone().any(|at| reader.is(at, CueClass::Participant)))
}
