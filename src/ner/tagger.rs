//! Mentions by the trained model. Takes the features of a text, gives the best names with their probabilities. The rules' votes enter as
//! features only.

use std::ops::Range;

use crate::entity::{Form, Kind, NamedMention};
use crate::keymap::{self, KeyMap};
use crate::order::first;
use crate::reading::Reading;
use crate::rule::Rule;

use super::candidate::{Candidate, KINDS, THRESHOLD, confidence};
use super::decode::Chain;
use super::features::{Features, NONE};
use crate::model::labels::{LANES, Scores, names};
use crate::model::ner::NerModel;

/// Name of the evidence where no rule agrees.
const EVIDENCE: Rule = Rule::TrainedModel;

/// The names of a text, in order.
pub(super) fn tag(
    reading: &Reading,
    model: &NerModel,
    features: &Features,
    candidates: &[Candidate],
) -> Vec<NamedMention> {
    let rules = agreeing(candidates);
    let mut scorer = Scorer::new(model, features);
    let (mut chain, mut rows, mut labels) = (Chain::default(), Vec::new(), Vec::new());
    let mut mentions = Vec::new();
    for range in features.chains() {
        rows.clear();
        rows.extend(range.clone().map(|index| scorer.token(index)));
        chain.load(&rows, &[]);
        chain.viterbi(&model.transitions, &mut labels);
        if labels.iter().all(|&label| label == 0) || !chain.forward_backward(&model.transitions) {
            continue;
        }
        for (name, class) in names(&labels) {
            let probability = chain.probability(&model.transitions, name.start, &labels[name.clone()]);
            let tokens = range.start + name.start..range.start + name.end;
            if let Some(kind) = class.kind() {
                let evidence = rules.get(first(tokens.start, tokens.end)).filter(|rule| rule.0 == kind);
                let evidence = evidence.map_or(EVIDENCE, |rule| rule.1);
                mentions.push(mention(reading, tokens, kind, probability, evidence));
            }
        }
    }
    settle(reading, candidates, &mut mentions);
    agree(reading, &mut mentions);
    mentions
}

/// From this score on and with this lead a rule is sure.
const SURE: (f32, f32) = (4.0, 3.0);

/// Below this confidence a mention of the model gives way to a sure rule of the same tokens, and of more tokens.
const UNSURE: (f32, f32) = (0.7, 0.5);

/// Where a sure rule speaks and the model does not, or hardly, the rule decides; and it decides what is an event, of which the corpora have few.
/// Persons are left to the model, which knows their surroundings better.
fn settle(reading: &Reading, candidates: &[Candidate], mentions: &mut Vec<NamedMention>) {
    let mut from = 0;
    for candidate in candidates {
        let (kind, score, lead, rule) = candidate.votes.best();
        let sure = match kind {
            Kind::Person => score >= THRESHOLD && is_speaker_label(reading, candidate),
            Kind::Event => score >= SURE.0 && lead >= SURE.1,
            _ => score >= SURE.0 && lead >= SURE.1 && (!candidate.weak_capital || is_odd(reading, candidate)),
        };
        let Some(rule) = rule.filter(|_| sure) else { continue };
        let tokens = &candidate.tokens;
        while mentions.get(from).is_some_and(|mention| mention.tokens.end <= tokens.start) {
            from += 1;
        }
        let end = from + mentions[from..].iter().take_while(|mention| mention.tokens.start < tokens.end).count();
        let inside = |mention: &NamedMention| tokens.start <= mention.tokens.start && mention.tokens.end <= tokens.end;
        let least = |mention: &NamedMention| if mention.tokens == *tokens { UNSURE.0 } else { UNSURE.1 };
        let gives_way =
            |mention: &NamedMention| inside(mention) && (kind == Kind::Event || mention.confidence < least(mention));
        if mentions[from..end].iter().all(gives_way) {
            let confidence = confidence(score, lead).min(0.8);
            mentions.splice(from..end, [self::mention(reading, tokens.clone(), kind, confidence, rule)]);
        }
    }
}

/// Below this confidence a mention takes the kind that its namesakes have.
const WAVERS: f32 = 0.75;

/// One name, one kind: an unsure mention follows surer ones of the same words.
fn agree(reading: &Reading, mentions: &mut [NamedMention]) {
    let name = |mention: &NamedMention| {
        reading.tokens[mention.tokens.clone()].iter().fold(0, |name, token| keymap::then(name, token.key))
    };
    let mut votes: KeyMap<[f32; KINDS.len()]> = KeyMap::default();
    for mention in mentions.iter() {
        if let Some(kind) = KINDS.iter().position(|&kind| kind == mention.kind) {
            votes.or_default(name(mention))[kind] += mention.confidence;
        }
    }
    for mention in mentions.iter_mut().filter(|mention| mention.confidence < WAVERS) {
        let Some(votes) = votes.get(name(mention)) else { continue };
        let best = (0..KINDS.len()).max_by(|&a, &b| votes[a].total_cmp(&votes[b])).unwrap_or(0);
        if KINDS[best] != mention.kind && votes[best] > mention.confidence {
            (mention.kind, mention.evidence) = (KINDS[best], Rule::SameNameElsewhere);
        }
    }
}

/// "WARD: Was it cold?": the line of a transcript begins with who speaks.
fn is_speaker_label(reading: &Reading, candidate: &Candidate) -> bool {
    let opens = reading.sentences.get(candidate.sentence).is_some_and(|s| s.tokens.start == candidate.tokens.start);
    opens && reading.word(candidate.tokens.end) == ":"
}

/// "teleSUR": capitals inside, none at the start, so that the place in the sentence says nothing.
fn is_odd(reading: &Reading, candidate: &Candidate) -> bool {
    let first = reading.tokens.get(candidate.tokens.start).filter(|first| !first.capital);
    first.is_some_and(|first| first.of(&reading.text.source).contains(char::is_uppercase))
}

/// What the rules make of each candidate.
fn agreeing(candidates: &[Candidate]) -> KeyMap<(Kind, Rule)> {
    let rule = |candidate: &Candidate| {
        let (kind, _, _, rule) = candidate.votes.best();
        Some((first(candidate.tokens.start, candidate.tokens.end), (kind, rule?)))
    };
    candidates.iter().filter_map(rule).filter(|(_, (kind, _))| KINDS.contains(kind)).collect()
}

fn mention(reading: &Reading, tokens: Range<usize>, kind: Kind, confidence: f32, evidence: Rule) -> NamedMention {
    let span = reading.tokens[tokens.start].span.cover(reading.tokens[tokens.end - 1].span);
    NamedMention { span, tokens, kind, form: Form::Name, confidence, evidence, actors: Vec::new(), sieve: None }
}

/// Scores of the labels of tokens; what runs and repeated words add is computed once.
struct Scorer<'a> {
    model: &'a NerModel,
    features: &'a Features,
    runs: Vec<Scores>,
    repeats: Vec<Scores>,
    /// Hashes of one token's features.
    hashes: Vec<u64>,
}

impl<'a> Scorer<'a> {
    fn new(model: &'a NerModel, features: &'a Features) -> Scorer<'a> {
        let (runs, repeats) = features.bags();
        let mut scorer = Scorer { model, features, runs: Vec::new(), repeats: Vec::new(), hashes: Vec::new() };
        for run in 0..runs {
            features.run(run, &mut |_, hash| scorer.hashes.push(hash));
            let scores = scorer.take();
            scorer.runs.push(scores);
        }
        for repeat in 0..repeats {
            features.repeat(repeat, &mut |_, hash| scorer.hashes.push(hash));
            let scores = scorer.take();
            scorer.repeats.push(scores);
        }
        scorer
    }

    /// Scores of the collected features.
    fn take(&mut self) -> Scores {
        let mut scores = [0.0; LANES];
        self.model.add(&mut self.hashes, &mut scores);
        scores
    }

    fn token(&mut self, index: usize) -> Scores {
        self.features.token(index, &mut |_, hash| self.hashes.push(hash));
        let mut scores = self.take();
        for (bag, all) in [(self.features.run_of(index), &self.runs), (self.features.repeat_of(index), &self.repeats)] {
            if bag != NONE {
                scores.iter_mut().zip(&all[bag as usize]).for_each(|(score, more)| *score += more);
            }
        }
        scores
    }
}
