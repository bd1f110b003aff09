//! The finished page: the only input of the user interface and of every exporter, and the only type that is serialised.
//! Takes a [`Document`], gives nested inlines whose leaves, put together, are the input byte for byte, and the lists that
//! the cards and the rail show. Knows nothing of HTML.
//!
//! ```
//! # use dramatis::{Page, Resources, analyze, page::Unit};
//! let text = "“We won’t go,” Anna Kovac said.";
//! let mut page = Page::new(&analyze(text, Resources::bundled()));
//! page.map_offsets(text, Unit::Utf16);
//! let speaker = page.quotes[0].speakers[0];
//! assert_eq!(page.actors[speaker].name, "Anna Kovac");
//! ```

mod build;
mod cards;
mod offsets;
pub(crate) mod pieces;
mod tree;
mod view;
pub(crate) mod who;
mod world;

use crate::document::Document;

pub use offsets::Unit;
pub use view::{
    Block, Card, Companion, DateView, Edge, Graph, Inline, MentionView, Page, PartView, QuoteView, RelationView,
    RoleView, SpanView, Who, WhoFrom,
};
pub use world::{Background, FactView};

impl Page {
    /// Builds the page of a document; offsets are bytes. Total: ranges that do not fit the text are clipped.
    pub fn new(document: &Document) -> Page {
        build::page(document)
    }

    /// Turns all offsets from bytes of `text`, the analysed text, into `unit`; one pass over the text.
    pub fn map_offsets(&mut self, text: &str, unit: Unit) {
        offsets::map(self, text, unit);
    }
}
