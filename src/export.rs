//! A page in other forms. Each exporter takes a [`Page`] and gives a `String`; none reads the document again. What several of
//! them say in the same words is `words`.

mod annotations;
mod escape;
pub mod explain;
mod flat;
pub mod html;
#[cfg(feature = "cli")]
pub mod jsonl;
mod said;
mod tables;
mod tei;
#[cfg(test)]
mod tests;
pub mod text;
mod words;

use crate::page::Page;

pub use words::{count, percent, quote_kind};

/// A file that an article can be kept as. All of them read the leaves of the page, so that its offsets may be in any unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One page with all cards.
    Html,
    /// The article with its lists.
    Markdown,
    /// Who said what, as a table.
    Csv,
    /// W3C Web Annotations in JSON-LD.
    Web,
    /// TEI (P5).
    Tei,
    /// A token a line.
    Conll,
    /// The `.ann` of brat.
    Brat,
}

impl Format {
    /// All formats, each with its name on the command line, the ending of its files and what the page calls it.
    pub const ALL: [(Format, &'static str, &'static str, &'static str); 7] = [
        (Format::Html, "html", "html", "Save as .html"),
        (Format::Markdown, "markdown", "md", "Markdown"),
        (Format::Csv, "csv", "csv", "Quotes as CSV"),
        (Format::Web, "web", "jsonld", "Web Annotation"),
        (Format::Tei, "tei", "xml", "TEI"),
        (Format::Conll, "conll", "conll", "CoNLL"),
        (Format::Brat, "brat", "ann", "brat"),
    ];

    /// The file of a page.
    pub fn write(self, page: &Page) -> String {
        match self {
            Format::Html => html::html(page),
            Format::Markdown => tables::markdown(page),
            Format::Csv => tables::csv(page),
            Format::Web => annotations::web(page),
            Format::Tei => tei::tei(page),
            Format::Conll => annotations::conll(page),
            Format::Brat => annotations::brat(page),
        }
    }
}
