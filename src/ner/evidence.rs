//! What speaks for each kind of a candidate: the lists it stands in, the words it is made of, the words beside it. Takes one candidate, adds
//! votes; looks at no other candidate.

use crate::entity::Kind;
use crate::gazetteer::{List, NameFacts};
use crate::lexicon::calendar::DateWord;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::token::{Token, TokenKind};

use super::candidate::{Candidate, KINDS, NAMES, Votes};
use super::casing::is_common;
use super::segment::is_the;
use super::weights;

/// Adds all votes that the candidate and its neighbours give.
pub(super) fn weigh(reading: &Reading, candidate: &mut Candidate) {
    let tokens = &reading.tokens[candidate.tokens.clone()];
    let facts = reading.resources.gazetteer.facts(tokens);
    let mut votes = candidate.votes;
    by_lists(&mut votes, facts, tokens.len());
    if !facts.is_any(&NAMES) && votes.scores.iter().all(|&score| score < 3.0) {
        by_words(reading, &mut votes, tokens);
    }
    if candidate.weak_capital && !facts.is_any(&NAMES) && rest_is_common(reading, tokens) {
        // "a Shrinking Sea" in a headline: capitals that say nothing on words that are no names.
        for kind in KINDS {
            votes.add(kind, weights::COMMON_WORDS_OF_A_HEADLINE, Rule::CommonWordsOfAHeadline);
        }
    }
    if candidate.after_title && !facts.is_any(&[List::Country, List::Organization]) {
        votes.add(Kind::Person, weights::AFTER_A_TITLE, Rule::AfterATitle);
    }
    beside(reading, &mut votes, candidate);
    candidate.votes = votes;
}

/// Several words, all of the dictionary.
fn rest_is_common(reading: &Reading, tokens: &[Token]) -> bool {
    tokens.len() > 1 && tokens.iter().filter(|token| token.is_word()).all(|token| is_common(reading, token))
}

fn by_lists(votes: &mut Votes, facts: NameFacts, length: usize) {
    for (list, kind, one, several, rule) in weights::LISTS {
        if facts.is(list) {
            votes.add(kind, if length == 1 { one } else { several }, rule);
        }
    }
}

/// The shape of the name itself.
fn by_words(reading: &Reading, votes: &mut Votes, tokens: &[Token]) {
    let gazetteer = &reading.resources.gazetteer;
    let words: Vec<_> = tokens.iter().filter(|token| token.is_word()).collect();
    let common = words.iter().filter(|token| is_common(reading, token)).count();
    let fact = |token: &Token, list| gazetteer.facts(std::slice::from_ref(token)).is(list);
    let [first, .., last] = words[..] else {
        if let [only] = words[..] {
            by_one_word(reading, votes, only, common > 0);
        }
        return;
    };
    if fact(first, List::Given) {
        votes.add(Kind::Person, weights::GIVEN_NAME_FIRST, Rule::GivenNameFirst);
    }
    if fact(last, List::Surname) {
        votes.add(Kind::Person, weights::SURNAME_LAST, Rule::SurnameLast);
    }
    if words.iter().any(|token| token.of(&reading.text.source).ends_with('.') && token.span.len() == 2) {
        votes.add(Kind::Person, weights::INITIAL, Rule::Initial);
    }
    if tokens.iter().any(|token| !token.capital && reading.resources.lexicon.is_particle(token.key)) {
        votes.add(Kind::Person, weights::PARTICLE_OF_A_NAME, Rule::ParticleOfAName);
    }
    if common == 0 && (2..=4).contains(&words.len()) && !words.iter().any(|token| token.all_caps) {
        votes.add(Kind::Person, weights::TWO_TO_FOUR_RARE_WORDS, Rule::TwoToFourRareWords);
    }
    if common > 0 && words.len() > 1 {
        votes.add(Kind::Organization, weights::COMMON_WORD_IN_CAPITALS * common as f32, Rule::CommonWordsInCapitals);
    }
}

fn by_one_word(reading: &Reading, votes: &mut Votes, token: &Token, common: bool) {
    let word = token.of(&reading.text.source);
    if is_month(reading, token) {
        // "by March": nobody's name unless a title or a full name says so.
        for kind in KINDS {
            votes.add(kind, weights::NAME_OF_A_MONTH, Rule::NameOfAMonth);
        }
    }
    if token.all_caps && word.chars().count() > 1 {
        votes.add(Kind::Organization, weights::ACRONYM, Rule::Acronym);
    } else if word.chars().skip(1).any(char::is_uppercase) {
        votes.add(Kind::Organization, weights::CAPITAL_INSIDE_THE_WORD, Rule::CapitalInsideTheWord);
    } else if common {
        for kind in KINDS {
            votes.add(kind, weights::DICTIONARY_WORD, Rule::DictionaryWord);
        }
    } else {
        votes.add(Kind::Person, weights::RARE_WORD, Rule::RareWord);
        votes.add(Kind::Place, weights::RARE_WORD, Rule::RareWord);
        votes.add(Kind::Organization, weights::RARE_WORD_OF_AN_ORGANIZATION, Rule::RareWord);
    }
}

fn is_month(reading: &Reading, token: &Token) -> bool {
    let word = token.of(&reading.text.source).to_lowercase();
    reading.resources.calendar.classes(&word).iter().any(|class| matches!(class, DateWord::Month(_)))
}

/// The words right before and after.
fn beside(reading: &Reading, votes: &mut Votes, candidate: &Candidate) {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let sentence = &reading.sentences[candidate.sentence].tokens;
    let lexicon = &reading.resources.lexicon;
    for length in 1..=3 {
        if start >= sentence.start + length {
            for vote in lexicon.contexts(&reading.tokens[start - length..start]).iter().filter(|vote| vote.before) {
                votes.add(vote.kind, vote.weight, Rule::WordBefore);
            }
        }
    }
    // "the Donetsk region": the article belongs to the noun that follows.
    let followed_by_noun = reading.tokens.get(end).is_some_and(|next| next.is_word() && is_common(reading, next));
    if start > sentence.start && is_the(reading, start - 1) && !followed_by_noun {
        votes.add(Kind::Organization, weights::THE_ARTICLE_BEFORE, Rule::TheArticleBefore);
    }
    if end < sentence.end {
        for vote in lexicon.contexts(&reading.tokens[end..=end]).iter().filter(|vote| !vote.before) {
            votes.add(vote.kind, vote.weight, Rule::WordAfter);
        }
    }
    punctuation(reading, votes, end, sentence.end);
}

/// ", 58," is an age; "-based" follows a place; "(ABC)" follows what it abbreviates.
fn punctuation(reading: &Reading, votes: &mut Votes, end: usize, limit: usize) {
    let word = |index: usize| if index < limit { reading.word(index) } else { "" };
    let kind = |index: usize| reading.tokens.get(index).map(|token| token.kind);
    match word(end) {
        "," if kind(end + 1) == Some(TokenKind::Number) && word(end + 2) == "," && word(end + 1).len() == 2 => {
            votes.add(Kind::Person, weights::AGE_AFTER_THE_NAME, Rule::AgeAfterTheName);
        }
        "," if matches!(word(end + 1), "who" | "whose") => {
            votes.add(Kind::Person, weights::WHO_AFTER_THE_NAME, Rule::WhoAfterTheName)
        }
        "," if listed_place(reading, end + 1, limit) => {
            votes.add(Kind::Place, weights::PLACE_AFTER_A_COMMA, Rule::PlaceAfterAComma)
        }
        "-" if end + 1 < limit => {
            let ending = reading.resources.lexicon.hyphen_ending(reading.tokens[end + 1].key);
            if let Some((kind, weight)) = ending.flatten() {
                votes.add(kind, weight, Rule::EndingAfterAHyphen);
            }
        }
        "(" if word(end + 2) == ")" && reading.tokens.get(end + 1).is_some_and(|token| token.all_caps) => {
            votes.add(Kind::Organization, weights::ACRONYM_IN_BRACKETS, Rule::AcronymInBrackets);
        }
        _ => (),
    }
}

fn listed_place(reading: &Reading, at: usize, limit: usize) -> bool {
    let rest = reading.tokens.get(at..limit.min(at + 6)).unwrap_or(&[]);
    let place = reading.resources.gazetteer.longest(rest, &[List::Country, List::Region]);
    // "in Aleppo, Syria," and not "Putin, Erdogan and Iran"
    place.is_some_and(|(length, _)| {
        rest.get(length).is_none_or(|next| !next.is_word() && next.of(&reading.text.source) != "(")
    })
}
