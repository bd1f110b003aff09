//! Hyphens inside names. Takes mentions in order, gives them with what hyphens join to them: the rest of a person's name ("Prayut Chan-o-cha") and
//! two nationalities of which the first has the form for that ("Franco-German"). Finds no new names.

use std::ops::Range;

use crate::entity::{Kind, NamedMention};
use crate::gazetteer::List;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::token::Token;

use super::casing::is_common;

/// Letters of the longest syllable that is joined to a name.
const SYLLABLE: usize = 6;

/// Makes every name whole.
pub(super) fn join(reading: &Reading, mentions: &mut [NamedMention]) {
    for index in 0..mentions.len() {
        let limit = mentions.get(index + 1).map_or(reading.tokens.len(), |next| next.tokens.start);
        let mention = &mut mentions[index];
        balance(reading, mention, limit);
        if let Some(end) = compound(reading, mention).filter(|&end| end <= limit) {
            (mention.kind, mention.evidence) = (Kind::Group, Rule::CompoundNationality);
            extend(reading, mention, end);
        } else if mention.kind == Kind::Person {
            while let Some(end) = syllable(reading, mention).filter(|&end| end <= limit) {
                extend(reading, mention, end);
            }
        }
    }
}

/// `"Bibi" Cohen` and "Jo [Drake]" hold both quotation marks and both brackets.
fn balance(reading: &Reading, mention: &mut NamedMention, limit: usize) {
    let Range { start, end } = mention.tokens.clone();
    let marks = mention.tokens.clone().filter(|&at| matches!(reading.word(at), "\"" | "”")).count();
    let opens = start > 0 && matches!(reading.word(start - 1), "\"" | "“") && !reading.tokens[start].space_before;
    if marks == 1 && opens {
        mention.tokens.start -= 1;
        mention.span.start = reading.tokens[start - 1].span.start;
    }
    let bracket = mention.tokens.clone().any(|at| reading.word(at) == "[");
    if bracket && reading.word(end) == "]" && end < limit {
        extend(reading, mention, end + 1);
    }
}

fn extend(reading: &Reading, mention: &mut NamedMention, end: usize) {
    mention.tokens.end = end.max(mention.tokens.end);
    mention.span.end = reading.tokens[mention.tokens.end - 1].span.end;
}

/// The word that a hyphen without spaces at `at` joins.
fn joined<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a Token> {
    let word = reading.tokens.get(at + 1)?;
    (reading.word(at) == "-" && !reading.tokens[at].space_before && !word.space_before && word.is_word())
        .then_some(word)
}

/// End of "Franco-German", where a mention begins like that.
fn compound(reading: &Reading, mention: &NamedMention) -> Option<usize> {
    let (at, first) = (mention.tokens.start, reading.tokens.get(mention.tokens.start)?);
    let second = joined(reading, at + 1)?;
    let people = reading.resources.gazetteer.facts(std::slice::from_ref(second)).is_any(&[List::Demonym, List::Group]);
    let fits = first.capital && reading.resources.lexicon.is_combining_form(first.key) && people;
    (fits && mention.tokens.len() <= 3).then_some(at + 3)
}

/// End of a syllable in lower case after the mention and a hyphen, unless it makes an adjective ("-led") or, after the first hyphen, is a word of
/// its own.
fn syllable(reading: &Reading, mention: &NamedMention) -> Option<usize> {
    let at = mention.tokens.end;
    let hyphens = mention.tokens.clone().any(|index| reading.word(index) == "-");
    let word = joined(reading, at).filter(|word| !word.capital && word.span.len() <= SYLLABLE)?;
    let other = reading.resources.lexicon.hyphen_ending(word.key).is_some() || (!hyphens && is_common(reading, word));
    (!other).then_some(at + 2)
}
