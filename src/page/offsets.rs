//! Turns the offsets of a page from bytes into the units of whoever reads it. Takes a page with byte offsets and its text.

use super::view::{Page, SpanView};

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-16 code units, as in JavaScript.
    Utf16,
    /// Unicode code points, as in Python and in the W3C Web Annotation model.
    CodePoint,
}

impl Unit {
    fn len(self, c: char) -> usize {
        match self {
            Unit::Utf16 => c.len_utf16(),
            Unit::CodePoint => 1,
        }
    }
}

/// Replaces every byte offset of `page`; an offset inside a character counts as that character's start.
pub(super) fn map(page: &mut Page, text: &str, unit: Unit) {
    let mut offsets = all(page);
    crate::order::by(&mut offsets, |offset| **offset as u64);
    let mut chars = text.chars();
    let (mut bytes, mut units) = (0, 0);
    for offset in offsets {
        while let Some(c) = chars.as_str().chars().next().filter(|c| bytes + c.len_utf8() <= *offset) {
            chars.next();
            bytes += c.len_utf8();
            units += unit.len(c);
        }
        *offset = units;
    }
}

fn all(page: &mut Page) -> Vec<&mut usize> {
    let mut all = Vec::new();
    for mention in &mut page.mentions {
        all.extend([&mut mention.start, &mut mention.end]);
    }
    for quote in &mut page.quotes {
        all.extend([&mut quote.start, &mut quote.end]);
        let spans = [&mut quote.cue, &mut quote.speaker].into_iter().flatten();
        all.extend(spans.flat_map(|SpanView { start, end, .. }| [start, end]));
    }
    for date in &mut page.dates {
        all.extend([&mut date.start, &mut date.end]);
    }
    for part in &mut page.parts {
        all.extend([&mut part.start, &mut part.end]);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::PartKind;
    use crate::page::{DateView, PartView};

    #[test]
    fn units() {
        let text = "né 😀 5 May";
        let page = Page {
            dates: vec![DateView { start: 9, end: 14, ..DateView::default() }],
            parts: vec![PartView { part: PartKind::Body, start: 0, end: 14 }],
            ..Page::default()
        };
        for (unit, start, end) in [(Unit::Utf16, 6, 11), (Unit::CodePoint, 5, 10)] {
            let mut page = page.clone();
            page.map_offsets(text, unit);
            assert_eq!((page.dates[0].start, page.dates[0].end), (start, end));
            assert_eq!((page.parts[0].start, page.parts[0].end), (0, end));
        }
    }

    #[test]
    fn offsets_that_do_not_fit() {
        let inside = DateView { start: 1, end: 99, ..DateView::default() };
        let mut page = Page { dates: vec![inside], ..Page::default() };
        page.map_offsets("é!", Unit::CodePoint);
        assert_eq!((page.dates[0].start, page.dates[0].end), (0, 2));
    }
}
