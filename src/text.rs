//! The original text and its parts: headline, dateline, caption, byline, related links, credit, body. Takes a `&str`, gives
//! paragraphs; never alters a byte. Knows nothing of tokens.

mod aside;
mod blocks;
mod dateline;
mod line;
mod paragraph;
mod parts;
mod site;

use crate::entity::PartKind;
use crate::resources::Resources;

pub use paragraph::Paragraph;

/// A text with its paragraphs, in order, not overlapping; only white space lies between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The input, unaltered.
    pub source: String,
    /// Non-empty paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
}

impl Text {
    /// Reads the parts of `source`; total, linear time.
    pub fn new(source: &str, resources: &Resources) -> Text {
        let paragraphs = parts::classify(source, &blocks::blocks(source), resources);
        Text { source: source.to_owned(), paragraphs }
    }

    /// Whether the byte `at` lies in what a site shows around its article: menus, comments of readers.
    pub fn is_around(&self, at: usize) -> bool {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= at);
        after.checked_sub(1).is_some_and(|paragraph| self.paragraphs[paragraph].part == PartKind::Other)
    }

    /// The parts as ranges: neighbouring paragraphs of links, credits or furniture are one part.
    pub fn parts(&self) -> Vec<Paragraph> {
        let mut parts: Vec<Paragraph> = Vec::with_capacity(self.paragraphs.len());
        for &paragraph in &self.paragraphs {
            let merges = matches!(paragraph.part, PartKind::Related | PartKind::Credit | PartKind::Other);
            match parts.last_mut() {
                Some(last) if merges && last.part == paragraph.part => last.span = last.span.cover(paragraph.span),
                _ => parts.push(paragraph),
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests;
