//! Splits a text into tokens. Takes a `&str`, gives spans with a hash and a shape; never allocates per token, loses no
//! character but white space. Knows nothing of sentences or names.

use crate::span::Span;

/// Hash of a token's folded form (lower case, no diacritics, one apostrophe): the key of every lexicon and gazetteer.
pub type Key = u64;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, full stops ("U.S.") and digits after a letter.
    Word,
    /// Digits with inner separators, signs and ordinal endings.
    Number,
    /// Anything else; one character a token, but "..." and "--" stay whole.
    Punctuation,
}

/// One token of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// Bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Hash of the folded form.
    pub key: Key,
    /// First letter is upper case.
    pub capital: bool,
    /// At least two letters and all of them upper case ("NATO", "U.S.").
    pub all_caps: bool,
    /// White space (or the text's start) stands before it.
    pub space_before: bool,
}

impl Token {
    /// The token's text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }

    /// Whether the token is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// All tokens of `text` in order.
pub fn tokenize(_text: &str) -> Vec<Token> {
    Vec::new()
}
