//! The original text and its parts: headline, dateline, caption, byline, related links, credit, body. Takes a `&str`, gives
//! paragraphs; never alters a byte. Knows nothing of tokens.

mod aside;
mod blocks;
mod dateline;
mod line;
mod paragraph;
mod parts;
mod site;
mod writer;

use crate::entity::PartKind;
use crate::resources::Resources;
use crate::timex::Timexes;

pub use paragraph::Paragraph;

/// How far before a title the same one is looked for, in paragraphs.
const LAST_TITLES: usize = 8;

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
        Text::read(source, resources).0
    }

    /// [`Text::new`] with the expressions of time that the parts were told by.
    pub(crate) fn read<'a>(source: &'a str, resources: &'a Resources) -> (Text, Timexes<'a>) {
        let blocks = blocks::blocks(source);
        let timexes = Timexes::read(source, &blocks, &resources.calendar);
        let paragraphs = parts::classify(source, &blocks, &timexes, resources);
        (Text { source: source.to_owned(), paragraphs }, timexes)
    }

    /// Whether the byte `at` lies in what a site shows around its article: menus, links to other articles, comments of readers.
    pub fn is_around(&self, at: usize) -> bool {
        matches!(self.part_at(at), Some(PartKind::Other | PartKind::Related))
    }

    /// Whether the byte `at` lies in a link to another article.
    pub(crate) fn is_link(&self, at: usize) -> bool {
        self.part_at(at) == Some(PartKind::Related)
    }

    fn part_at(&self, at: usize) -> Option<PartKind> {
        self.index_at(at).map(|paragraph| self.paragraphs[paragraph].part)
    }

    /// Index of the last paragraph that begins at the byte `at` or before it.
    fn index_at(&self, at: usize) -> Option<usize> {
        self.paragraphs.partition_point(|paragraph| paragraph.span.start <= at).checked_sub(1)
    }

    /// Whether the byte `at` lies in a title that stands a second time: what it quotes is quoted once.
    pub(crate) fn is_repeated_title(&self, at: usize) -> bool {
        let Some(own) = self.index_at(at) else { return false };
        let title = |paragraph: &Paragraph| {
            let words = paragraph.span.of(&self.source).split_whitespace();
            (paragraph.part == PartKind::Headline).then(|| words.map(str::to_lowercase).collect::<Vec<_>>())
        };
        let before = &self.paragraphs[own.saturating_sub(LAST_TITLES)..own];
        title(&self.paragraphs[own]).is_some_and(|own| before.iter().any(|other| title(other).as_ref() == Some(&own)))
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
