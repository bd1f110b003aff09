//! Where mentions and quotes stand, read off the leaves of a page: whoever writes standoff annotation does not have to know in which units
//! the page's own offsets are. Takes a page, gives its text with places in it.

use std::ops::Range;

use crate::page::{Inline, Page};

/// A place in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct At {
    pub byte: usize,
    /// Unicode code points before it.
    pub point: usize,
}

/// The text, and where in it each mention and each quote of the page begins and ends; those that are nowhere in it are empty.
#[derive(Default)]
pub(super) struct Flat {
    pub text: String,
    pub mentions: Vec<Range<At>>,
    pub quotes: Vec<Range<At>>,
    end: At,
}

impl Flat {
    pub(super) fn new(page: &Page) -> Flat {
        let nowhere = At::default()..At::default();
        let (mentions, quotes) = (vec![nowhere.clone(); page.mentions.len()], vec![nowhere; page.quotes.len()]);
        let mut flat = Flat { mentions, quotes, ..Flat::default() };
        for block in &page.blocks {
            flat.read(&block.inlines);
            flat.push(&block.gap);
        }
        flat
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.end = At { byte: self.text.len(), point: self.end.point + text.chars().count() };
    }

    fn read(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let start = self.end;
            match inline {
                Inline::Text { text } | Inline::Mention { text, .. } => self.push(text),
                Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => self.read(inlines),
            }
            let place = match *inline {
                Inline::Mention { mention, .. } => self.mentions.get_mut(mention),
                Inline::Quote { quote, .. } => self.quotes.get_mut(quote),
                _ => None,
            };
            // A later piece only moves the end.
            if let Some(place) = place {
                *place = if place.end == At::default() { start } else { place.start }..self.end;
            }
        }
    }

    /// The characters of a place.
    pub(super) fn words(&self, place: &Range<At>) -> &str {
        &self.text[place.start.byte..place.end.byte]
    }
}

/// Whether anything stands there.
pub(super) fn is_somewhere(place: &Range<At>) -> bool {
    place.start.byte < place.end.byte
}
