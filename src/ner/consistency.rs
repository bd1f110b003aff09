//! One name, one kind: agreement over the document. Takes weighed candidates, adds the votes of their namesakes, of full names to
//! their surnames, and of long forms to their acronyms.

use std::ops::Range;

use crate::entity::Kind;
use crate::hash::SPREAD;
use crate::keymap::{self, KeyMap};
use crate::reading::Reading;
use crate::rule::Rule;
use crate::token::{Key, Token};

use super::candidate::{Candidate, KINDS, Votes};

/// Share of the namesakes' mean votes that a mention takes over.
const SHARE: f32 = 0.7;

/// Votes collected under one name.
#[derive(Default)]
struct Collected {
    votes: [f32; 5],
    count: f32,
    /// Somebody's surname, or an organization's acronym.
    part_of: [f32; 5],
}

/// Share of the votes that the neighbour in a list gives: "Realme, Vivo and Oppo" are of one kind.
const LIST_SHARE: f32 = 0.3;

/// Adds what the rest of the document says of each candidate's name.
pub(super) fn spread(reading: &Reading, candidates: &mut [Candidate]) {
    let mut names: KeyMap<Collected> = KeyMap::default();
    for candidate in candidates.iter() {
        collect(reading, candidate, &mut names);
    }
    for pair in 1..candidates.len() {
        coordinate(reading, candidates, pair);
    }
    for candidate in candidates {
        let Some(own) = names.get(name_key(reading, &candidate.tokens)) else { continue };
        for (index, &kind) in KINDS.iter().enumerate() {
            if own.count > 1.0 {
                let others = (own.votes[index] - candidate.votes.scores[index]) / (own.count - 1.0);
                candidate.votes.add(kind, SHARE * others, Rule::SameNameElsewhere);
            }
            if own.part_of[index] > 0.0 {
                candidate.votes.add(
                    kind,
                    own.part_of[index],
                    if kind == Kind::Person { Rule::SurnameOfAFullName } else { Rule::AcronymOfAFullName },
                );
            }
        }
    }
}

/// Neighbours in a list share their votes.
fn coordinate(reading: &Reading, candidates: &mut [Candidate], second: usize) {
    let [.., a, b] = &mut candidates[..=second] else { return };
    let between = reading.tokens.get(a.tokens.end..b.tokens.start).unwrap_or(&[]);
    let joined = between.len() < 3
        && between.iter().all(|token| matches!(token.of(&reading.text.source), "," | "and" | "or" | "&"));
    if a.sentence != b.sentence || !joined || between.is_empty() {
        return;
    }
    let (first, last) = (a.votes, b.votes);
    for (index, &kind) in KINDS.iter().enumerate() {
        b.votes.add(kind, LIST_SHARE * first.scores[index].clamp(0.0, 5.0), Rule::NeighbourInAList);
        a.votes.add(kind, LIST_SHARE * last.scores[index].clamp(0.0, 5.0), Rule::NeighbourInAList);
    }
}

/// Key of a whole name: the tokens' keys in order, hyphens left out.
fn name_key(reading: &Reading, range: &Range<usize>) -> Key {
    let words = reading.tokens[range.clone()].iter().filter(|token| token.is_word());
    words.fold(0, |name, token| keymap::then(name, token.key))
}

fn collect(reading: &Reading, candidate: &Candidate, names: &mut KeyMap<Collected>) {
    let entry = names.or_default(name_key(reading, &candidate.tokens));
    for (sum, score) in entry.votes.iter_mut().zip(candidate.votes.scores) {
        *sum += score;
    }
    entry.count += 1.0;
    let (kind, score, lead, _) = candidate.votes.best();
    if score < 2.0 || lead < 1.0 {
        return;
    }
    let words: Vec<_> = candidate.tokens.clone().filter(|&index| reading.tokens[index].is_word()).collect();
    match kind {
        Kind::Person if words.len() > 1 => surnames(reading, &words, candidate.tokens.end, names),
        Kind::Organization if words.len() > 1 => acronym(reading, &words, candidate.tokens.end, names),
        _ => (),
    }
}

/// "Vladimir Putin" makes "Putin" a person, "Bashar al-Assad" makes "al-Assad" and "Assad" one.
fn surnames(reading: &Reading, words: &[usize], end: usize, names: &mut KeyMap<Collected>) {
    for &start in &words[1..] {
        vote(names, name_key(reading, &(start..end)), Kind::Person, 4.0);
    }
    vote(names, reading.tokens[words[0]].key_as_name(), Kind::Person, 1.5);
}

/// "International Criminal Court" makes "ICC" an organization, and so does "(ICC)" after it.
fn acronym(reading: &Reading, words: &[usize], end: usize, names: &mut KeyMap<Collected>) {
    let capitals: String =
        words.iter().filter_map(|&index| reading.word(index).chars().next()).filter(|c| c.is_uppercase()).collect();
    if capitals.len() > 1 {
        vote(names, name_key_of(crate::token::key(&capitals)), Kind::Organization, 3.0);
    }
    if reading.word(end) == "(" && reading.word(end + 2) == ")" {
        let bracket = &reading.tokens[end + 1];
        if bracket.all_caps {
            vote(names, bracket.key_as_name(), Kind::Organization, 3.0);
        }
    }
}

fn vote(names: &mut KeyMap<Collected>, key: Key, kind: Kind, weight: f32) {
    let entry = names.or_default(key);
    if let Some(index) = KINDS.iter().position(|&k| k == kind) {
        entry.part_of[index] = entry.part_of[index].max(weight);
    }
}

fn name_key_of(key: Key) -> Key {
    key.wrapping_mul(SPREAD)
}

impl Token {
    /// Key of a name that is this one word.
    fn key_as_name(&self) -> Key {
        name_key_of(self.key)
    }
}

impl Votes {
    /// Whether any kind has votes.
    #[cfg(test)]
    pub(super) fn any(&self) -> bool {
        self.scores.iter().any(|&score| score > 0.0)
    }
}
