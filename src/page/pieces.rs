//! A paragraph without its nesting: what stands beside what. Takes inlines, gives their texts and mentions in order; the quotes and parts around
//! them are left out.

use super::view::Inline;

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// Plain text.
    Text(&'a str),
    /// An index into `Page::mentions`.
    Mention(usize),
}

/// The pieces of a paragraph, in order.
pub(crate) fn pieces(inlines: &[Inline]) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    flatten(inlines, &mut found);
    found
}

fn flatten<'a>(inlines: &'a [Inline], pieces: &mut Vec<Piece<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => pieces.push(Piece::Text(text)),
            Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => flatten(inlines, pieces),
            Inline::Mention { mention, .. } => pieces.push(Piece::Mention(*mention)),
        }
    }
}
