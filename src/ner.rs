//! Mentions by name. Takes tokens, sentences and dates, gives spans with a kind, evidence and confidence. Does not say which mentions belong
//! together.
//!
//! Four steps: which words look like names here (`casing`), where a name begins and ends (`segment`), what speaks for each kind
//! (`evidence`), and agreement over the whole document (`consistency`). [`tag`] is the only entry: a trained tagger takes its place.

mod candidate;
mod casing;
mod consistency;
pub(crate) mod cut;
pub(crate) mod decode;
mod evidence;
pub(crate) mod features;
mod segment;
mod tagger;
mod weights;
mod whole;

use crate::entity::{DateExpression, Form, Kind, NamedMention};
use crate::keymap::KeyMap;
#[cfg(feature = "train")]
use crate::model::clusters::WordClusters;
use crate::order;
use crate::reading::Reading;
use crate::token::key;

use candidate::{Candidate, THRESHOLD, confidence};
use features::Features;

/// The mentions by name of a text, dates among them, in text order; none overlaps another.
pub(crate) struct Named {
    /// What `coref` clusters.
    pub mentions: Vec<NamedMention>,
}

impl Named {
    /// Without those around the article: who comments on it is not of it.
    pub(crate) fn of_article(mut self, reading: &Reading) -> Named {
        let source = &reading.text.source;
        let is_around = |mention: &NamedMention| reading.text.is_around(mention.span.start);
        let own = self.mentions.iter().filter(|mention| !is_around(mention));
        let named: KeyMap<()> = own.map(|mention| (key(mention.span.of(source)), ())).collect();
        // A link to another article names nobody but those of this one.
        let linked = |mention: &NamedMention| {
            reading.text.is_link(mention.span.start) && named.contains(key(mention.span.of(source)))
        };
        self.mentions.retain(|mention| !is_around(mention) || linked(mention));
        self
    }
}

/// All named mentions and the dates.
pub(crate) fn tag(reading: &Reading, dates: &[DateExpression]) -> Named {
    let words = casing::read(reading, dates);
    let candidates = weighed(reading, &words);
    let mut mentions: Vec<_> = match &reading.resources.model {
        Some(model) => {
            let features = Features::read(reading, &words, &candidates, dates, &model.clusters);
            tagger::tag(reading, model, &features, &candidates)
        }
        None => candidates.iter().filter_map(|candidate| decide(reading, candidate)).collect(),
    };
    whole::join(reading, &mut mentions);
    cut::settle(reading, &mut mentions);
    mentions.extend(dates.iter().map(|date| date_mention(reading, date)));
    order::by(&mut mentions, |mention| order::outer_first(mention.span.start, mention.span.end));
    Named { mentions }
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
pub(crate) fn read_features(reading: &Reading, dates: &[DateExpression], clusters: &WordClusters) -> Features {
    let words = casing::read(reading, dates);
    let candidates = weighed(reading, &words);
    Features::read(reading, &words, &candidates, dates, clusters)
}

fn decide(reading: &Reading, candidate: &Candidate) -> Option<NamedMention> {
    let (kind, score, lead, rule) = candidate.votes.best();
    let needed = if candidate.weak_capital { THRESHOLD * 1.5 } else { THRESHOLD };
    let tokens = &reading.tokens[candidate.tokens.clone()];
    let (first, last, rule) = (tokens.first()?, tokens.last()?, rule?);
    (score >= needed).then(|| NamedMention {
        span: first.span.cover(last.span),
        tokens: candidate.tokens.clone(),
        kind,
        form: Form::Name,
        confidence: confidence(score, lead),
        evidence: rule,
        actors: Vec::new(),
        sieve: None,
    })
}

fn date_mention(reading: &Reading, date: &DateExpression) -> NamedMention {
    NamedMention {
        span: date.span,
        tokens: reading.tokens_of(date.span),
        kind: Kind::Date,
        form: Form::Name,
        confidence: 0.95,
        evidence: date.evidence,
        actors: Vec::new(),
        sieve: None,
    }
}

#[cfg(test)]
mod tests;
