//! A page in other forms. Each exporter takes a [`Page`] and gives a `String`; none reads the document again. What several of
//! them say in the same words stands here.

mod annotations;
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

use crate::entity::{Kind, QuoteKind};
use crate::page::Page;

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

/// The heading of a list of actors of one kind.
const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Organization => "Organizations",
        Kind::Place => "Countries and places",
        Kind::Group => "Groups and peoples",
        Kind::Event => "Events",
        Kind::Date => "Dates",
    }
}

/// The name of a quote's kind.
pub const fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

/// "1 mention", "3 mentions".
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// Whole hundredths of a share (0..=1): the formatting of fractions costs more than it tells.
pub fn percent(share: f32) -> u32 {
    (share * 100.0).round() as u32
}

/// The words of `text` with single spaces.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
