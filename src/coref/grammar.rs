//! A shallow reading of sentences: what part a mention plays, where clauses break, what stands in quotation marks. Takes tokens, gives
//! approximations that cost one look each; builds no tree.

use std::ops::Range;

use crate::document::Context;
use crate::lexicon::FunctionWord;
use crate::token::TokenKind;

/// What part a mention or pronoun plays in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// "Ann went".
    Subject,
    /// "saw Ann".
    Object,
    /// "with Ann".
    Oblique,
    /// "Ann's house", "the house of Ann".
    Owner,
    /// Anything else: appositions, headlines.
    Other,
}

/// What every question of the sieves asks again and again, read once.
pub(super) struct Grammar {
    /// Number of the clause of each token; never falls.
    clauses: Vec<u32>,
    /// Number of the quotation of each token, 0 outside.
    quotations: Vec<u32>,
}

/// How far a noun phrase reaches from its head, in tokens.
const PHRASE: usize = 6;

impl Grammar {
    /// Reads the whole text; linear time.
    pub(super) fn read(context: &Context) -> Grammar {
        let mut clauses = Vec::with_capacity(context.tokens.len());
        let mut clause = 0;
        for index in 0..context.tokens.len() {
            clause += u32::from(breaks(context, index));
            clauses.push(clause);
        }
        let mut quotations = vec![0; context.tokens.len()];
        for (number, run) in crate::quote::quotations(context).into_iter().enumerate() {
            if let Some(tokens) = quotations.get_mut(run) {
                tokens.fill(number as u32 + 1);
            }
        }
        Grammar { clauses, quotations }
    }

    /// Number of the clause of token `at`.
    pub(super) fn clause(&self, at: usize) -> u32 {
        self.clauses.get(at).copied().unwrap_or(0)
    }

    /// Number of the quotation that token `at` stands in, 0 outside of all.
    pub(super) fn quotation(&self, at: usize) -> u32 {
        self.quotations.get(at).copied().unwrap_or(0)
    }
}

/// Whether a clause begins at token `at`: after a stop, at a conjunction or relative word, at a pronoun that is a subject.
fn breaks(context: &Context, at: usize) -> bool {
    let word = context.word(at);
    match context.resources.lexicon.function_word(context.tokens[at].key) {
        Some(FunctionWord::Conjunction) => !matches!(word, "and" | "or" | "as" | "than"),
        Some(FunctionWord::Pronoun) => {
            matches!(word, "who" | "which" | "that" | "he" | "she" | "they" | "we") || word == "I"
        }
        Some(_) => word == "that",
        None => matches!(word, ";" | ":" | "—" | "–" | "--" | "(" | ")" | "." | "?" | "!" | ","),
    }
}

/// Whether a clause or phrase before the main clause begins at token `at`: "After", "While", "Living".
pub(super) fn opens_clause(context: &Context, at: usize) -> bool {
    let Some(token) = context.tokens.get(at) else { return false };
    match context.resources.lexicon.function_word(token.key) {
        Some(FunctionWord::Preposition | FunctionWord::Conjunction) => !matches!(context.word(at), "And" | "But"),
        Some(_) => false,
        None => context.word(at).ends_with("ing"),
    }
}

/// What part `tokens` play.
pub(super) fn role(context: &Context, tokens: &Range<usize>) -> Role {
    if context.tokens.get(tokens.end).is_some_and(|token| token.kind == TokenKind::Possessive) {
        return Role::Owner;
    }
    let first = phrase_start(context, tokens.start);
    let before = first.checked_sub(1);
    let class = before.and_then(|before| context.resources.lexicon.function_word(context.tokens[before].key));
    if class == Some(FunctionWord::Preposition) {
        let of = before.is_some_and(|before| context.word(before) == "of");
        return if of { Role::Owner } else { Role::Oblique };
    }
    if is_followed_by_verb(context, tokens.end) {
        return Role::Subject;
    }
    match before {
        Some(before) if is_verb(context, before) => Role::Object,
        _ => Role::Other,
    }
}

/// First token of the noun phrase that ends before `start`: back over titles, adjectives and articles.
fn phrase_start(context: &Context, start: usize) -> usize {
    let mut first = start;
    for at in (start.saturating_sub(PHRASE)..start).rev() {
        let token = &context.tokens[at];
        let class = context.resources.lexicon.function_word(token.key);
        match class {
            Some(FunctionWord::Determiner | FunctionWord::Possessive) => return at,
            None if token.is_word() && !is_verb(context, at) => first = at,
            None if matches!(context.word(at), "-") => (),
            _ => break,
        }
    }
    first
}

/// Whether a finite verb follows, behind adverbs or an apposition between commas.
fn is_followed_by_verb(context: &Context, end: usize) -> bool {
    let mut at = end;
    // Right behind a name a word in lower case is hardly anything but its verb.
    let next = context.tokens.get(at).filter(|token| token.is_word() && !token.capital && token.space_before);
    if next.is_some_and(|token| context.resources.lexicon.function_word(token.key).is_none()) {
        return true;
    }
    if matches!(context.word(at), "," | "(" | "—" | "–") {
        let closes = |at: &usize| matches!(context.word(*at), "," | ")" | "—" | "–");
        let stop = (at + 1..at + 16).take_while(|&at| !matches!(context.word(at), "." | ";" | "")).find(closes);
        let Some(stop) = stop else { return false };
        at = stop + 1;
    }
    for _ in 0..3 {
        if is_verb(context, at) {
            return true;
        }
        let class = context.tokens.get(at).and_then(|token| context.resources.lexicon.function_word(token.key));
        let adverb = class == Some(FunctionWord::Adverb) || context.word(at).ends_with("ly");
        if !adverb {
            return false;
        }
        at += 1;
    }
    false
}

/// Whether token `at` is a verb, as far as its form tells.
pub(super) fn is_verb(context: &Context, at: usize) -> bool {
    let Some(token) = context.tokens.get(at) else { return false };
    if !token.is_word() || token.capital {
        return false;
    }
    match context.resources.lexicon.function_word(token.key) {
        Some(class) => class == FunctionWord::Auxiliary,
        None => {
            let word = context.word(at);
            word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
                || matches!(word, "said" | "says" | "told")
        }
    }
}

/// Whether token `at` can be the noun of a possessive pronoun before it ("her house").
pub(super) fn is_owned(context: &Context, at: usize) -> bool {
    let Some(token) = context.tokens.get(at) else { return false };
    let class = context.resources.lexicon.function_word(token.key);
    let word = token.is_word() || token.kind == TokenKind::Number;
    word && (class.is_none() || matches!(context.word(at), "own" | "first" | "most"))
}
