//! Descriptions: noun phrases that "the" or "this" opens and that name nobody. Takes the article, gives the phrase with its noun; does not say
//! whom it means.

use std::ops::Range;

use crate::gazetteer::{Country, List};
use crate::lexicon::cues::CueClass;
use crate::lexicon::nouns;
use crate::reading::Reading;
use crate::tag::Tag;
use crate::token::{Key, TokenKind, folded};

/// Most tokens between the article and the end.
const LONGEST: usize = 6;

/// A description: its tokens and what it tells.
pub(super) struct Description {
    pub(super) tokens: Range<usize>,
    pub(super) country: Option<Country>,
    /// The noun as the lexicon has it; none where it is not listed, or an age.
    pub(super) noun: Option<nouns::Noun>,
    /// The noun with the words before it that make an office of it, small; of an age its number.
    pub(super) words: String,
    /// Key of the last word.
    pub(super) head: Key,
    /// "the 58-year-old".
    pub(super) is_age: bool,
}

/// The description that the article at `start` opens.
pub(super) fn read(reading: &Reading, start: usize) -> Option<Description> {
    let description = age(reading, start).or_else(|| phrase(reading, start))?;
    (!says_what(reading, start) && !is_unique(reading, start + 1)).then_some(description)
}

/// "is [the mayor]", "served as [the mayor]", "Ann Lee, [the mayor],": says what somebody is.
fn says_what(reading: &Reading, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let be = reading.tag(before).is_verb() && is(reading, before, CueClass::Be);
    let name = |at: usize| reading.tokens[at].capital && reading.tokens[at].is_word();
    let beside = matches!(reading.word(before), "," | "—" | "–" | "(") && before > 0 && name(before - 1);
    be || reading.word(before) == "as" || beside && closes(reading, start)
}

/// Whether a mark follows the phrase, as it does an apposition.
fn closes(reading: &Reading, start: usize) -> bool {
    let verb = |at: usize| reading.tag(at).is_finite();
    let end = (start..reading.tokens.len().min(start + 16))
        .find(|&at| verb(at) || matches!(reading.word(at), "," | "." | "—" | "–" | ")" | ";"));
    end.is_some_and(|end| !verb(end))
}

/// "the first city", "the only court", "the second-largest port": one of its kind, new to the text.
fn is_unique(reading: &Reading, first: usize) -> bool {
    is(reading, first, CueClass::Unique) || reading.tag(first) == Tag::AdjectiveMost
}

fn is(reading: &Reading, at: usize, class: CueClass) -> bool {
    reading.tokens.get(at).is_some_and(|token| reading.resources.cues.classes(token.key).has(class))
}

/// "the 58-year-old".
fn age(reading: &Reading, start: usize) -> Option<Description> {
    let word = |offset: usize| reading.word(start + offset);
    let number = reading.tokens.get(start + 1).filter(|token| token.kind == TokenKind::Number)?;
    let age = word(2) == "-" && word(3) == "year" && word(4) == "-" && word(5) == "old" && !is_noun(reading, start + 6);
    age.then(|| Description {
        tokens: start..start + 6,
        country: None,
        noun: None,
        words: word(1).to_owned(),
        head: number.key,
        is_age: true,
    })
}

/// "the [Russian] leader", "the historic mansion", "the Prime Minister".
fn phrase(reading: &Reading, start: usize) -> Option<Description> {
    let limit = reading.tokens.len().min(start + 1 + LONGEST);
    let rest = &reading.tokens[start + 1..limit];
    let (skip, country) = match reading.resources.gazetteer.longest(rest, &[List::Demonym]) {
        Some((length, facts)) => (length, facts.country),
        None => (0, None),
    };
    let first = start + 1 + skip;
    let mut end = (first..limit).find(|&at| !belongs(reading, at)).unwrap_or(limit);
    while end > first && !is_head(reading, end - 1) {
        end -= 1;
    }
    let last = reading.tokens.get(end.checked_sub(1).filter(|&last| last >= first)?)?;
    // "the president of X", "the city council": those describe somebody else.
    let goes_on = matches!(reading.word(end), "of" | "-") || is_noun(reading, end);
    let plural = reading.tag(end - 1) == Tag::Nouns;
    let whole = |&at: &usize| {
        reading.resources.nouns.longest(&reading.tokens[at..end]).is_some_and(|(length, _)| at + length == end)
    };
    let from = (first..end).find(whole);
    let noun = from.and_then(|at| reading.resources.nouns.longest(&reading.tokens[at..end])).map(|(_, noun)| noun);
    let known = match noun {
        Some(noun) => !noun.plural,
        None => reading.resources.lexicon.function_word(last.key).is_none(),
    };
    let words = reading.tokens[first..end].iter().position(|token| is_word_of_office(reading, token.key));
    let words = first + words.unwrap_or(end - 1 - first);
    let words = folded(reading.tokens[words].span.cover(last.span).of(&reading.text.source));
    let tokens = start..end;
    (!goes_on && !plural && known).then_some(Description {
        tokens,
        country,
        noun,
        words,
        head: last.key,
        is_age: false,
    })
}

/// Whether a word between article and noun may belong to an office: "foreign" of "the foreign minister", not "former" or "two".
fn is_word_of_office(reading: &Reading, key: Key) -> bool {
    let lexicon = &reading.resources.lexicon;
    lexicon.function_word(key).is_none() && !lexicon.is_role_modifier(key)
}

/// Whether a word can stand between the article and the noun, or be the noun; with a capital only as part of an office.
fn belongs(reading: &Reading, at: usize) -> bool {
    let token = &reading.tokens[at];
    let tag = reading.tag(at);
    let kind = tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::VerbParticiple | Tag::Number);
    let office = || {
        (at.saturating_sub(1)..=at).any(|from| {
            reading.resources.nouns.longest(&reading.tokens[from..]).is_some_and(|(length, _)| from + length > at)
        })
    };
    let hyphen = reading.word(at) == "-" && !token.space_before;
    // "the Prime Minister", "the Court"; not "the Biden administration".
    let lone = || !reading.tokens.get(at + 1).is_some_and(|next| next.is_word() && next.capital);
    hyphen || token.is_word() && (kind || tag.is_name()) && (!token.capital || office() || lone())
}

/// Whether a phrase can end with the word.
fn is_head(reading: &Reading, at: usize) -> bool {
    let tag = reading.tag(at);
    let listed = || reading.resources.nouns.longest(&reading.tokens[at..=at]).is_some();
    reading.tokens[at].is_word() && (tag.is_noun() || listed())
}

/// Whether the word at `at` goes on with the noun before it ("the city council", "the actor Ann").
fn is_noun(reading: &Reading, at: usize) -> bool {
    use Tag::*;
    let Some(token) = reading.tokens.get(at).filter(|token| token.is_word()) else { return false };
    let tag = reading.tag(at);
    token.capital && token.space_before || matches!(tag, Noun | Nouns | Name | Names)
}
