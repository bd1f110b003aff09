//! A paragraph and what it is to the article. Plain data.

use crate::entity::PartKind;
use crate::span::Span;

/// One paragraph, without the white space around it. A dateline that opens a paragraph is a paragraph of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes.
    pub span: Span,
    /// What it is.
    pub part: PartKind,
}
