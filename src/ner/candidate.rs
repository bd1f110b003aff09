//! Stretches of tokens that may be names, and the votes for each kind. Plain data; finds nothing.

use std::ops::Range;

use crate::entity::Kind;
use crate::gazetteer::List;
use crate::rule::Rule;

/// Lists of names (not of given names and surnames, which are parts of names).
pub(super) const NAMES: [List; 9] = [
    List::Country,
    List::City,
    List::Region,
    List::Organization,
    List::Company,
    List::Demonym,
    List::Group,
    List::Event,
    List::Seat,
];

/// Kinds that a name can have, in the order of [`Votes`].
pub(super) const KINDS: [Kind; 5] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Group, Kind::Event];

/// Below this no kind is believed.
pub(super) const THRESHOLD: f32 = 1.0;

/// Weighted evidence for each kind, and the heaviest rule behind each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Votes {
    pub(super) scores: [f32; 5],
    pub(super) rules: [(f32, Option<Rule>); 5],
}

impl Votes {
    pub(super) fn add(&mut self, kind: Kind, weight: f32, rule: Rule) {
        let Some(index) = KINDS.iter().position(|&k| k == kind) else { return };
        self.scores[index] += weight;
        if weight > self.rules[index].0 {
            self.rules[index] = (weight, Some(rule));
        }
    }

    /// The strongest kind, its score, its lead over the next, and its heaviest rule.
    pub(super) fn best(&self) -> (Kind, f32, f32, Option<Rule>) {
        let better = |a: usize, b: usize| if self.scores[b] > self.scores[a] { b } else { a };
        let best = |but: usize| (0..KINDS.len()).filter(|&kind| kind != but).reduce(better).unwrap_or(0);
        let first = best(KINDS.len());
        let second = best(first);
        (KINDS[first], self.scores[first], self.scores[first] - self.scores[second].max(0.0), self.rules[first].1)
    }
}

/// A stretch of tokens that may be a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    /// Sentence it stands in.
    pub(super) sentence: usize,
    pub(super) votes: Votes,
    /// A title stands right before it.
    pub(super) after_title: bool,
    /// The capital is no sign: it opens a sentence or stands in a headline.
    pub(super) weak_capital: bool,
}

/// How sure the rules are, 0..=1.
pub(super) fn confidence(score: f32, lead: f32) -> f32 {
    1.0 - (-0.35 * lead.min(score)).exp() * 0.6
}
