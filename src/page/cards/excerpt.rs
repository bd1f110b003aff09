//! The sentence that says something, cut to a length that a card can show. Takes words of a document, gives a string.

use crate::document::Document;
use crate::span::Span;

/// Longest sentence that is given whole, in bytes; without a limit a text of one sentence would be given with each of its facts.
const LONGEST: usize = 600;
/// How much of a longer one stands before the words, in bytes.
const BEFORE: usize = 200;

/// The sentence around the words `at`, with single spaces; a long one is cut at spaces, with `…`.
pub(super) fn excerpt(document: &Document, at: Span) -> String {
    let text = document.text.source.as_str();
    let index = sentence_at(document, at.start);
    let sentence = document.sentences.get(index).map_or(at, |sentence| sentence.span);
    let sentence = if sentence.overlaps(at) { sentence } else { at };
    if sentence.len() <= LONGEST {
        return words(sentence.of(text));
    }
    let start = sentence.start.max(at.start.saturating_sub(BEFORE));
    let end = sentence.end.min(start + LONGEST);
    let cut = Span::new(text.ceil_char_boundary(start), text.floor_char_boundary(end)).of(text);
    // Half a word at either end is left out.
    let from = if start > sentence.start { cut.find(char::is_whitespace).map_or(0, |at| at + 1) } else { 0 };
    let rest = cut.get(from..).unwrap_or(cut);
    let to = if end < sentence.end { rest.rfind(char::is_whitespace).unwrap_or(rest.len()) } else { rest.len() };
    let [before, after] = [start > sentence.start, end < sentence.end].map(|cut| if cut { "…" } else { "" });
    format!("{before}{}{after}", words(rest.get(..to).unwrap_or(rest)))
}

/// Index of the sentence at byte `at`.
pub(super) fn sentence_at(document: &Document, at: usize) -> usize {
    document.sentences.partition_point(|sentence| sentence.span.end <= at)
}

/// The words of `text` with single spaces.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
