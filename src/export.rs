//! A page in other forms. Each exporter takes a [`Page`] and gives a `String`; none reads the document again. What several of
//! them say in the same words is `words`.
//!
//! ```
//! # use dramatis::{Page, Resources, analyze, export::Format};
//! let page = Page::new(&analyze("“No,” said Anna Kovac.", Resources::bundled()));
//! assert!(Format::Csv.write(&page).contains("Anna Kovac"));
//! ```

mod annotations;
mod escape;
mod explain;
mod flat;
mod html;
#[cfg(feature = "cli")]
mod jsonl;
mod said;
mod tables;
mod tei;
#[cfg(test)]
mod tests;
mod text;
mod words;

use crate::page::Page;

pub use explain::explain;
#[cfg(feature = "cli")]
pub use jsonl::line;
pub use text::text;
pub use words::{count, percent, quote_kind};

/// Makes of one table the formats, the list of them and the writer of each: what is in the table can be reached everywhere, and nothing else.
macro_rules! formats {
    ($($(#[$what:meta])* $format:ident, $name:literal, $ending:literal, $label:literal, $help:literal, $write:path;)*) => {
        /// A file that an article can be kept as. All of them read the leaves of the page, so that its offsets may be in any unit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format {
            $($(#[$what])* $format,)*
        }

        impl Format {
            /// All formats, each with its name on the command line, the ending of its files and what the page calls it.
            pub const ALL: [(Format, &'static str, &'static str, &'static str); [$($name),*].len()] =
                [$((Format::$format, $name, $ending, $label)),*];

            /// What `annotate --help` says of it.
            pub const fn help(self) -> &'static str {
                match self {
                    $(Format::$format => $help,)*
                }
            }

            /// The file of a page.
            pub fn write(self, page: &Page) -> String {
                match self {
                    $(Format::$format => $write(page),)*
                }
            }
        }
    };
}

// The first is offered on its own: it is the only one for readers who have nothing but a browser.
formats! {
    /// One page with all cards.
    Html, "html", "html", "Save as .html", "one self-contained file", html::html;
    /// The article with its lists.
    Markdown, "markdown", "md", "Markdown", "the article and its lists", tables::markdown;
    /// Who said what, as a table.
    Csv, "csv", "csv", "Quotes as CSV", "who said what", tables::csv;
    /// W3C Web Annotations in JSON-LD.
    Web, "web", "jsonld", "Web Annotation", "W3C Web Annotations (JSON-LD)", annotations::web;
    /// TEI (P5).
    Tei, "tei", "xml", "TEI", "TEI P5", tei::tei;
    /// A token a line.
    Conll, "conll", "conll", "CoNLL", "a token a line", annotations::conll;
    /// The `.ann` of brat.
    Brat, "brat", "ann", "brat", "standoff (.ann)", annotations::brat;
}
