//! Mentions by name. Takes tokens, sentences and dates, gives spans with a kind, evidence and confidence. Does not say which mentions belong
//! together.
//!
//! Four steps: which words look like names here (`casing`), where a name begins and ends (`segment`), what speaks for each kind
//! (`evidence`), and agreement over the whole document (`consistency`). [`tag`] is the only entry: a trained tagger takes its place.

mod casing;
mod consistency;
pub mod decode;
mod evidence;
pub(crate) mod features;
mod segment;
mod tagger;
mod whole;

use std::ops::Range;

use crate::entity::{DateExpression, Form, Kind, Mention};
#[cfg(feature = "train")]
use crate::model::classes::WordClasses;
use crate::order;
use crate::reading::Reading;

use features::Features;

/// Kinds that a name can have, in the order of [`Votes`].
const KINDS: [Kind; 5] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Group, Kind::Event];

/// Below this no kind is believed.
const THRESHOLD: f32 = 1.0;

/// Weighted evidence for each kind, and the heaviest rule behind each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Votes {
    scores: [f32; 5],
    rules: [(f32, &'static str); 5],
}

impl Votes {
    fn add(&mut self, kind: Kind, weight: f32, rule: &'static str) {
        let Some(index) = KINDS.iter().position(|&k| k == kind) else { return };
        self.scores[index] += weight;
        if weight > self.rules[index].0 {
            self.rules[index] = (weight, rule);
        }
    }

    /// The strongest kind, its score, its lead over the next, and its heaviest rule.
    fn best(&self) -> (Kind, f32, f32, &'static str) {
        let better = |a: usize, b: usize| if self.scores[b] > self.scores[a] { b } else { a };
        let best = |but: usize| (0..KINDS.len()).filter(|&kind| kind != but).reduce(better).unwrap_or(0);
        let first = best(KINDS.len());
        let second = best(first);
        (KINDS[first], self.scores[first], self.scores[first] - self.scores[second].max(0.0), self.rules[first].1)
    }
}

/// A stretch of tokens that may be a name.
#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    tokens: Range<usize>,
    /// Sentence it stands in.
    sentence: usize,
    votes: Votes,
    /// A title stands right before it.
    after_title: bool,
    /// The capital is no sign: it opens a sentence or stands in a headline.
    weak_capital: bool,
}

/// All named mentions and the dates, in text order, none overlapping another.
pub fn tag(reading: &Reading, dates: &[DateExpression]) -> Vec<Mention> {
    let words = casing::read(reading, dates);
    let candidates = weighed(reading, &words);
    let mut mentions: Vec<_> = match &reading.resources.model {
        Some(model) => {
            let features = Features::read(reading, &words, &candidates, dates, &model.classes);
            tagger::tag(reading, model, &features, &candidates)
        }
        None => candidates.iter().filter_map(|candidate| decide(reading, candidate)).collect(),
    };
    whole::join(reading, &mut mentions);
    mentions.extend(dates.iter().map(|date| date_mention(reading, date)));
    order::by(&mut mentions, |mention| order::outer_first(mention.span.start, mention.span.end));
    mentions
}

/// The candidates of the rules with all their votes.
fn weighed(reading: &Reading, words: &casing::Words) -> Vec<Candidate> {
    let mut candidates = segment::candidates(reading, words);
    for candidate in &mut candidates {
        evidence::weigh(reading, candidate);
    }
    consistency::spread(reading, &mut candidates);
    candidates
}

/// The features of a text, for training.
#[cfg(feature = "train")]
pub(crate) fn read_features(reading: &Reading, dates: &[DateExpression], classes: &WordClasses) -> Features {
    let words = casing::read(reading, dates);
    let candidates = weighed(reading, &words);
    Features::read(reading, &words, &candidates, dates, classes)
}

fn decide(reading: &Reading, candidate: &Candidate) -> Option<Mention> {
    let (kind, score, lead, rule) = candidate.votes.best();
    let needed = if candidate.weak_capital { THRESHOLD * 1.5 } else { THRESHOLD };
    let tokens = &reading.tokens[candidate.tokens.clone()];
    let (first, last) = (tokens.first()?, tokens.last()?);
    (score >= needed).then(|| Mention {
        span: first.span.cover(last.span),
        tokens: candidate.tokens.clone(),
        kind,
        form: Form::Name,
        confidence: confidence(score, lead),
        evidence: rule,
        actors: Vec::new(),
        sieve: "",
    })
}

/// How sure the rules are, 0..=1.
fn confidence(score: f32, lead: f32) -> f32 {
    1.0 - (-0.35 * lead.min(score)).exp() * 0.6
}

fn date_mention(reading: &Reading, date: &DateExpression) -> Mention {
    Mention {
        span: date.span,
        tokens: reading.tokens_of(date.span),
        kind: Kind::Date,
        form: Form::Name,
        confidence: 0.95,
        evidence: date.evidence,
        actors: Vec::new(),
        sieve: "",
    }
}

#[cfg(test)]
mod tests;
