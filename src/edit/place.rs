//! What a correction names: a mention or a quote by its offsets. Takes a page and offsets, gives indices.

use crate::page::Page;
use crate::rule::Rule;

/// What a corrected mention or quote says it goes by.
pub const BY_HAND: &str = Rule::ByHand.name();

/// Offsets of a mention or of a quote's content, in the units of the page: start, and one past the end.
pub type Place = (usize, usize);

/// How far a correction goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// This place alone.
    One,
    /// Every mention of that actor; of added words, wherever they stand.
    All,
}

impl Reach {
    /// [`Reach::All`] if `all`.
    pub const fn all_if(all: bool) -> Reach {
        if all { Reach::All } else { Reach::One }
    }
}

/// The mention that stands exactly there.
pub fn mention_at(page: &Page, at: Place) -> Option<usize> {
    page.mentions.iter().position(|mention| (mention.start, mention.end) == at)
}

/// The actor of the mention that stands exactly there.
pub(super) fn actor_at(page: &Page, at: Place) -> Option<usize> {
    let mention = &page.mentions[mention_at(page, at)?];
    mention.actors.first().copied().filter(|actor| *actor < page.actors.len())
}
