//! Those who speak and have no name: "two officials", "the ministry's spokesman". Takes the attributions whose speaker is nobody known, adds a
//! cluster of the kind `source` for each and a mention for each phrase; "the official" is the official before. Does not look at names.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::entity::{ClusterId, ClusteredMention, Form, Kind};
use crate::lexicon::FunctionWord;
use crate::lexicon::nouns::Noun;
use crate::order;
use crate::quote::{Attributions, Unnamed};
use crate::reading::Reading;
use crate::rule::Rule;
use crate::tag::Tag;
use crate::token::Key;

use super::clusters::{Cluster, Source, Traits, sort};

/// Sources with the same noun that a phrase is compared with, the nearest first.
const MOST: usize = 8;

/// What a phrase says of its source beside the noun.
struct Phrase {
    cluster: usize,
    /// Adjectives, numbers, owners and what follows the noun, sorted.
    rest: Vec<Key>,
}

/// Adds all sources of a text in the order of their phrases.
pub(super) fn add(
    reading: &Reading,
    mentions: &mut Vec<ClusteredMention>,
    list: &mut Vec<Cluster>,
    attributions: &Attributions,
) {
    let mut known: BTreeMap<(Key, bool), Vec<Phrase>> = BTreeMap::new();
    let mut found = Vec::new();
    for unnamed in attributions.unnamed(mentions) {
        let same = known.entry((reading.tokens[unnamed.head()].key, unnamed.plural)).or_default();
        let rest = rest(reading, &unnamed);
        let cluster = before(reading, same, &unnamed, &rest).unwrap_or_else(|| {
            list.push(fresh(reading, &unnamed));
            list.len() - 1
        });
        if let Some(source) = list[cluster].source.as_mut().filter(|source| source.words.len() < unnamed.words.len()) {
            source.words = unnamed.words.clone();
        }
        same.push(Phrase { cluster, rest });
        found.extend(mention(reading, unnamed.tokens, cluster));
    }
    mentions.append(&mut found);
    sort(mentions);
}

/// The cluster of the nearest source before that the phrase can mean: all that the phrase says has been said of it.
fn before(reading: &Reading, same: &[Phrase], unnamed: &Unnamed, rest: &[Key]) -> Option<usize> {
    let first = unnamed.tokens.start;
    let repeats = unnamed.plural && reading.tag(first) != Tag::Number && !opens(reading, first);
    let said = |phrase: &&Phrase| {
        if is_definite(reading, first) {
            rest.iter().all(|key| phrase.rest.binary_search(key).is_ok())
        } else {
            repeats && phrase.rest == rest
        }
    };
    same.iter().rev().take(MOST).find(said).map(|phrase| phrase.cluster)
}

/// Whether the phrase speaks of somebody whom the reader knows: "the official", "his lawyer".
fn is_definite(reading: &Reading, first: usize) -> bool {
    matches!(reading.word(first).to_ascii_lowercase().as_str(), "the" | "this" | "that" | "these" | "those")
        || reading.tag(first) == Tag::PronounPossessive
}

/// Whether a determiner begins the phrase.
fn opens(reading: &Reading, first: usize) -> bool {
    let word = reading.resources.lexicon.function_word(reading.tokens[first].key);
    matches!(word, Some(FunctionWord::Determiner | FunctionWord::Possessive))
}

/// Keys of what the phrase says beside its noun.
fn rest(reading: &Reading, unnamed: &Unnamed) -> Vec<Key> {
    let says = |&at: &usize| {
        let tag = reading.tag(at);
        at != unnamed.head() && reading.tokens[at].is_word() && !matches!(tag, Tag::Determiner | Tag::Preposition)
    };
    let mut keys: Vec<Key> = unnamed.words.clone().filter(says).map(|at| reading.tokens[at].key).collect();
    order::by(&mut keys, |&key| key);
    keys.dedup();
    keys
}

fn fresh(reading: &Reading, unnamed: &Unnamed) -> Cluster {
    let noun = noun(reading, &unnamed.tokens);
    // Who speaks is a person, unless the noun says another thing or is a text.
    let kind = noun.map(|noun| noun.kind).or((!unnamed.document).then_some(Kind::Person));
    let traits = Traits { gender: noun.and_then(|noun| noun.gender), country: None };
    let source = Source { words: unnamed.words.clone(), kind, plural: unnamed.plural };
    Cluster { kind: Kind::Source, names: Vec::new(), roles: Vec::new(), traits, stands_for: None, source: Some(source) }
}

/// What the last words of the phrase say of it.
fn noun(reading: &Reading, tokens: &Range<usize>) -> Option<Noun> {
    let whole = |at: usize| {
        reading.resources.nouns.longest(&reading.tokens[at..tokens.end]).filter(|(length, _)| at + length == tokens.end)
    };
    tokens.clone().find_map(whole).map(|(_, noun)| noun)
}

fn mention(reading: &Reading, tokens: Range<usize>, cluster: usize) -> Option<ClusteredMention> {
    Some(ClusteredMention {
        span: reading.span(&tokens)?,
        tokens,
        kind: Kind::Source,
        form: Form::Nominal,
        confidence: 0.8,
        evidence: Rule::UnnamedSource,
        actors: vec![ClusterId(cluster)],
        sieve: Some(Rule::UnnamedSource),
    })
}
