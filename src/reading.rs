//! The text as all hops after the first read it: parts, tokens, sentences, parts of speech, quotation marks, and the resources. Read-only.

use std::ops::Range;

use crate::quotation::Quotation;
use crate::resources::Resources;
use crate::sentence::Sentence;
use crate::span::Span;
use crate::tag::Tag;
use crate::text::Text;
use crate::token::Token;

/// A text as it is read before anything is found in it: what every later hop takes, and none changes.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    /// The text and its parts.
    pub text: &'a Text,
    /// All tokens in order.
    pub tokens: &'a [Token],
    /// All sentences in order; no token is in two, and none crosses a paragraph.
    pub sentences: &'a [Sentence],
    /// The part of speech of each token; empty or unknown where there is no model for them.
    pub tags: &'a [Tag],
    /// Runs of text in quotation marks, in order.
    pub(crate) quotations: &'a [Quotation],
    /// Words and facts.
    pub resources: &'a Resources,
}

impl<'a> Reading<'a> {
    /// The text of token `index`; empty where there is none.
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.of(&self.text.source))
    }

    /// The part of speech of token `index`; unknown where there is none.
    pub(crate) fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or_default()
    }

    /// Index of the sentence that holds token `token`.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// Bytes of the tokens; none for an empty range.
    pub(crate) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens.clone())?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    /// Tokens that lie in `span` (bytes).
    pub(crate) fn tokens_of(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        start..self.tokens.partition_point(|token| token.span.start < span.end).max(start)
    }
}
