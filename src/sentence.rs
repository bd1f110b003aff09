//! Splits tokens into sentences. Takes paragraphs and tokens, gives token ranges; a sentence never crosses a paragraph and every
//! token of a paragraph is in exactly one.

use std::ops::Range;

use crate::entity::PartKind;
use crate::gazetteer::List;
use crate::lexicon::Letters;
use crate::resources::Resources;
use crate::span::Span;
use crate::text::Text;
use crate::token::{Token, TokenKind};

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes, from the first to the last token.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index into `Text::paragraphs`.
    pub paragraph: usize,
    /// The part of that paragraph.
    pub part: PartKind,
}

/// All sentences in order; linear time.
pub(crate) fn split_sentences(text: &Text, tokens: &[Token], resources: &Resources) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut at = 0;
    for (paragraph, region) in text.paragraphs.iter().enumerate() {
        let mut start = at;
        while at < tokens.len() && tokens[at].span.start < region.span.end {
            at += 1;
            let last = at == tokens.len() || tokens[at].span.start >= region.span.end;
            if last || (ends_sentence(text, tokens, at, resources) && opens_sentence(&text.source, tokens, at)) {
                let span = tokens[start].span.cover(tokens[at - 1].span);
                sentences.push(Sentence { span, tokens: start..at, paragraph, part: region.part });
                start = at;
            }
        }
    }
    sentences
}

fn mark(source: &str, token: &Token) -> char {
    let c = token.of(source).chars().next().unwrap_or(' ');
    if token.kind == TokenKind::Punctuation { c } else { ' ' }
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']')
}

/// Whether the token before `at` (or the one before its closing marks) ends a sentence.
fn ends_sentence(text: &Text, tokens: &[Token], at: usize, resources: &Resources) -> bool {
    let source = &text.source;
    let mut last = at - 1;
    // "…over.” He": the closing mark belongs to the sentence; at most a few can stand there.
    for _ in 0..3 {
        if last > 0 && closes(mark(source, &tokens[last])) && !tokens[last].space_before {
            last -= 1;
        }
    }
    match mark(source, &tokens[last]) {
        '!' | '?' | '…' => true,
        '.' if tokens[last].span.len() > 1 => true,
        '.' => last == 0 || tokens[last].space_before || !is_abbreviation(tokens, last - 1, at, resources),
        _ => dotted_word_ends(source, tokens, last, at, resources),
    }
}

/// Whether the word at `word` is an abbreviation that ends no sentence; "no." is one before a number alone.
fn is_abbreviation(tokens: &[Token], word: usize, next: usize, resources: &Resources) -> bool {
    let token = &tokens[word];
    let plain = !token.capital && resources.lexicon.function_word(token.key).is_some();
    let numbers = tokens.get(next).is_some_and(|next| next.kind == TokenKind::Number);
    resources.lexicon.abbreviation(token).is_some_and(|may_end| !may_end) && (!plain || numbers)
}

/// "in the U.S. The": a dotted word ends a sentence where a word follows that is no name, or a person's full name ("for the U.N. Ana Reis");
/// a letter behind its noun does before any capital ("Plan B. Ana Reis").
fn dotted_word_ends(source: &str, tokens: &[Token], last: usize, at: usize, resources: &Resources) -> bool {
    let (word, next) = (&tokens[last], tokens.get(at));
    let Some(next) = next.filter(|next| next.is_capital_word() && word.is_word()) else { return false };
    let text = word.of(source);
    if text.len() <= 2 {
        let noun = last.checked_sub(1).map_or("", |noun| tokens[noun].of(source));
        return text.ends_with('.') && resources.lexicon.letters(Letters::Lettered, noun).is_some();
    }
    let facts = |token: &Token| resources.gazetteer.facts(std::slice::from_ref(token));
    let body = || facts(word).is_any(&[List::Country, List::Organization]);
    let full = || facts(next).is(List::Given) && tokens.get(at + 1).is_some_and(Token::is_capital_word);
    text.ends_with('.') && (resources.lexicon.starts_sentences(next.key) || body() && full())
}

/// Whether the token at `at` can open a sentence: a capital, a digit or an opening mark before one.
fn opens_sentence(source: &str, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at) else { return true };
    if !next.space_before {
        return next.is_capital_word() && !next.all_caps; // "won.Then" of a sloppy paste, not "example.COM"
    }
    match mark(source, next) {
        '"' | '“' | '„' | '«' | '‘' | '\'' | '(' | '[' | '—' | '–' | '-' | '•' => {
            tokens.get(at + 1).is_none_or(|after| after.capital || !after.is_word())
        }
        ' ' => !next.is_word() || !next.of(source).chars().next().is_some_and(char::is_lowercase),
        c => !closes(c) && !matches!(c, ',' | ';' | ':'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    fn check(source: &str, expected: &[&str]) {
        let resources = Resources::bundled();
        let text = Text::new(source, resources);
        let sentences = split_sentences(&text, &tokenize(source), resources);
        let found: Vec<_> = sentences.iter().map(|s| s.span.of(source)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn full_stops() {
        check("He left. She stayed.", &["He left.", "She stayed."]);
        check("Mr. Ali met Gen. Musa on Monday. They spoke.", &["Mr. Ali met Gen. Musa on Monday.", "They spoke."]);
        check("It grew 3.5 percent in the U.S. The rest fell.", &["It grew 3.5 percent in the U.S.", "The rest fell."]);
        check("The U.S. Senate met.", &["The U.S. Senate met."]);
        check("J. K. Amin won.", &["J. K. Amin won."]);
        check("They chose Plan B. Ana Reis paid.", &["They chose Plan B.", "Ana Reis paid."]);
        check("She writes for the U.N. Ines Mora does not.", &["She writes for the U.N.", "Ines Mora does not."]);
        check("Michigan Gov. Rick Hale said so.", &["Michigan Gov. Rick Hale said so."]);
    }

    #[test]
    fn quotation_marks() {
        check("“We won.” He smiled.", &["“We won.”", "He smiled."]);
        check("“We won!” he said. “All of us.”", &["“We won!” he said.", "“All of us.”"]);
        check("Was it true? \"No,\" she said.", &["Was it true?", "\"No,\" she said."]);
    }

    #[test]
    fn paragraphs_end_sentences() {
        check("A headline\n\nA text goes on", &["A headline", "A text goes on"]);
    }
}
