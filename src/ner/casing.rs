//! Which words look like names where they stand. Takes the sentences, gives a flag for each token: a capital means little at the start
//! of a sentence, in a title-case headline and in capitals throughout.

use crate::entity::DateExpression;
use crate::gazetteer::List;
use crate::keymap::KeyMap;
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::token::{Token, TokenKind};

use super::candidate::NAMES;

/// From this share of lower case (in tenths) on a dictionary word is a common word.
const COMMON: u8 = 5;

/// How the sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Casing {
    Mixed,
    Title,
    Upper,
}

/// What `segment` reads of each token.
pub(super) struct Words {
    /// Whether the token may be part of a name.
    pub name_like: Vec<bool>,
    /// Whether its capital is no sign of a name.
    pub weak: Vec<bool>,
    /// How each sentence uses capitals.
    pub casings: Vec<Casing>,
}

/// Reads the capitals of the whole text.
pub(super) fn read(reading: &Reading, dates: &[DateExpression]) -> Words {
    let tokens = reading.tokens;
    let casings: Vec<_> = reading.sentences.iter().map(|sentence| casing(reading, sentence)).collect();
    let seen = capitals_inside(reading, &casings);
    let mut words = Words { name_like: vec![false; tokens.len()], weak: vec![false; tokens.len()], casings };
    for (number, sentence) in reading.sentences.iter().enumerate() {
        for index in sentence.tokens.clone() {
            let initial = opens(reading, sentence, index);
            words.weak[index] = initial || words.casings[number] != Casing::Mixed;
            words.name_like[index] = looks_like_name(reading, index, words.weak[index], &seen);
        }
    }
    for date in dates {
        let range = reading.tokens_of(date.span);
        words.name_like[range].fill(false);
    }
    words
}

fn looks_like_name(reading: &Reading, index: usize, weak: bool, seen: &KeyMap<()>) -> bool {
    let token = &reading.tokens[index];
    if !token.is_word() || !(token.capital || has_inner_capital(token.of(&reading.text.source))) {
        return false;
    }
    let lexicon = &reading.resources.lexicon;
    let capitals = token.of(&reading.text.source).chars().take(2).all(char::is_uppercase);
    if capitals && lexicon.is_nameless_acronym(token.key) {
        return starts_listed(reading, index);
    }
    if (weak || !token.all_caps) && lexicon.function_word(token.key).is_some() {
        // "The Hague", "The Guardian": only as the start of a listed name; "May" after "Theresa".
        return starts_listed(reading, index) || (!weak && follows_given(reading, index));
    }
    !weak
        || follows_people(reading, index)
        || starts_person(reading, index)
        || seen.contains(token.key)
        || !is_common(reading, token)
        || starts_listed(reading, index)
        || starts_head(reading, index)
}

/// Whether the dictionary knows the word mostly in lower case.
pub(super) fn is_common(reading: &Reading, token: &Token) -> bool {
    reading.resources.gazetteer.lower_case_share(token.key).is_some_and(|share| share >= COMMON)
        || reading.resources.lexicon.function_word(token.key).is_some()
}

/// A listed name of two words or more starts here.
fn starts_listed(reading: &Reading, index: usize) -> bool {
    let rest = &reading.tokens[index..reading.tokens.len().min(index + 8)];
    reading
        .resources
        .gazetteer
        .longest(rest, &NAMES)
        .is_some_and(|(length, _)| length > 1 && rest[1..length].iter().any(|token| token.capital))
}

/// A title or the head of an organization starts here, with a capital after it.
fn starts_head(reading: &Reading, index: usize) -> bool {
    let rest = &reading.tokens[index..reading.tokens.len().min(index + 8)];
    let lexicon = &reading.resources.lexicon;
    let title = lexicon.title(rest).map_or(0, |(length, _)| length);
    let org = lexicon.org_head(rest).filter(|(_, position)| position.begins()).map_or(0, |(length, _)| length);
    rest.get(title.max(org)).is_some_and(|next| title + org > 0 && (next.capital || org > 0))
}

/// "Sudanese Army" in a headline: the head of an organization right after a people or country.
fn follows_people(reading: &Reading, index: usize) -> bool {
    let head =
        reading.resources.lexicon.org_head(&reading.tokens[index..=index]).is_some_and(|(_, position)| position.ends());
    let before = index.checked_sub(1).map(|before| reading.resources.gazetteer.facts(&reading.tokens[before..index]));
    head && before.is_some_and(|facts| facts.is_any(&[List::Demonym, List::Country]))
}

/// "Bill Clinton" at the start of a sentence: a given name that is a word too, before a rare word.
fn starts_person(reading: &Reading, index: usize) -> bool {
    let given = reading.resources.gazetteer.facts(&reading.tokens[index..=index]).is(List::Given);
    given && reading.tokens.get(index + 1).is_some_and(|next| next.is_capital_word() && !is_common(reading, next))
}

fn follows_given(reading: &Reading, index: usize) -> bool {
    let before = index.checked_sub(1).filter(|&before| reading.tokens[before].is_capital_word());
    before.is_some_and(|before| reading.resources.gazetteer.facts(&reading.tokens[before..index]).is(List::Given))
}

/// "teleSUR", "iPhone".
fn has_inner_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase) && word.chars().any(char::is_uppercase)
}

/// Whether the token opens a sentence, a quotation or a list item.
fn opens(reading: &Reading, sentence: &Sentence, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).filter(|&before| before >= sentence.tokens.start) else { return true };
    let mark = reading.word(before);
    reading.tokens[before].kind == TokenKind::Punctuation
        && (matches!(mark, "“" | "„" | "«" | "‘" | "•" | ":" | "*" | "—" | "…")
            || (mark == "\"" && opens_quote(reading, before)))
}

/// A straight mark opens where white space stands before it and none after it.
fn opens_quote(reading: &Reading, index: usize) -> bool {
    reading.tokens[index].space_before && reading.tokens.get(index + 1).is_some_and(|next| !next.space_before)
}

/// In a title-case headline no word but the closed-class ones is in lower case.
fn casing(reading: &Reading, sentence: &Sentence) -> Casing {
    let words = reading.tokens[sentence.tokens.clone()].iter().skip(1).filter(|t| t.is_word() && t.span.len() > 3);
    let (mut all, mut lower, mut upper) = (0, 0, 0);
    for word in words.filter(|word| reading.resources.lexicon.function_word(word.key).is_none()) {
        all += 1;
        lower += usize::from(!word.capital);
        upper += usize::from(word.all_caps);
    }
    match all {
        3.. if upper * 3 >= all * 2 => Casing::Upper,
        3.. if lower == 0 => Casing::Title,
        _ => Casing::Mixed,
    }
}

/// Words that stand with a capital inside ordinary sentences.
fn capitals_inside(reading: &Reading, casings: &[Casing]) -> KeyMap<()> {
    let mut seen = KeyMap::default();
    for (sentence, casing) in reading.sentences.iter().zip(casings) {
        if *casing == Casing::Mixed {
            for index in sentence.tokens.clone().skip(1) {
                let token = &reading.tokens[index];
                if token.is_capital_word() && !opens(reading, sentence, index) {
                    seen.or_insert(token.key, ());
                }
            }
        }
    }
    seen
}
