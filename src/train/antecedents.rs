//! Learns the weights of pronouns from texts with coreference. Takes JSON lines of `coref/dev/gum_open_train.jsonl` (CC BY), gives the table that
//! `coref::weights` reads; the same input gives the same table. The text is resolved as it will be in use, pronoun by pronoun, and each
//! answer corrects the weights: log-linear, with AdaGrad, averaged over the later passes.

use std::collections::HashMap;

use serde_json::Value;

use super::Random;
use crate::coref::antecedents::Question;
use crate::coref::pronouns::{Judge, best};
use crate::coref::weights;
use crate::document::{Context, analyze_judged};
use crate::entity::{ActorId, Form, Kind, Mention};
use crate::resources::Resources;

/// Passes over the texts; the second half is averaged.
const PASSES: usize = 16;

/// Learning rate.
const RATE: f32 = 0.15;

/// Cost of a weight's square.
const DECAY: f32 = 0.05;

/// One text with what its pronouns and names mean.
struct Example {
    text: String,
    /// Cluster of each name by the byte that it ends with.
    names: HashMap<usize, Vec<(usize, u64)>>,
    /// Cluster of each pronoun by its first byte; none where the cluster has no name.
    pronouns: HashMap<usize, Option<u64>>,
}

/// The table of weights learned from `lines`. Errors where a line is no such text; `report` hears of each pass.
pub fn learn(lines: &str, resources: &Resources, report: &mut dyn FnMut(String)) -> Result<String, String> {
    let mut examples = lines.lines().map(example).collect::<Result<Vec<_>, _>>()?;
    let mut learner = Learner::default();
    let mut random = Random::new(1);
    for pass in 0..PASSES {
        random.shuffle(&mut examples);
        (learner.asked, learner.wrong) = (0, 0);
        for example in &examples {
            learner.teach(example, resources);
        }
        learner.average(pass >= PASSES / 2);
        report(format!("pass {}: {} of {} wrong", pass + 1, learner.wrong, learner.asked));
    }
    let averaged: Vec<f32> = learner.sums.iter().map(|sum| sum / learner.summed.max(1.0)).collect();
    Ok(weights::write(&averaged))
}

fn example(line: &str) -> Result<Example, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = value["text"].as_str().ok_or("a line without text")?.to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mentions = value["mentions"].as_array().ok_or("a line without mentions")?;
    let read = |mention: &Value| {
        let at = |name: &str| bytes.get(mention[name].as_u64()? as usize).copied();
        let name = mention["head_upos"] == "PROPN";
        let kind = ["person", "organization", "place"].iter().any(|kind| mention["etype"] == **kind);
        Some((at("start")?, at("end")?, mention["cluster"].as_u64()?, name && kind))
    };
    let (mut names, mut pronouns) = (HashMap::<_, Vec<_>>::new(), HashMap::new());
    let read: Vec<_> = mentions.iter().filter_map(read).collect();
    let named: std::collections::HashSet<u64> = read.iter().filter(|mention| mention.3).map(|m| m.2).collect();
    for (start, end, cluster, name) in read {
        let words = &text[start..end];
        if name {
            let end = start + words.trim_end_matches("'s").trim_end_matches("’s").trim_end().len();
            names.entry(end).or_default().push((start, cluster));
        } else if !words.contains(' ') {
            pronouns.insert(start, Some(cluster).filter(|cluster| named.contains(cluster)));
        }
    }
    Ok(Example { text, names, pronouns })
}

/// The weights while they are learned.
struct Learner {
    weights: Vec<f32>,
    squares: Vec<f32>,
    sums: Vec<f32>,
    summed: f32,
    asked: usize,
    wrong: usize,
}

impl Default for Learner {
    fn default() -> Learner {
        let zeros = vec![0.0; weights::ALL];
        Learner { weights: zeros.clone(), squares: zeros.clone(), sums: zeros, summed: 0.0, asked: 0, wrong: 0 }
    }
}

impl Learner {
    fn teach(&mut self, example: &Example, resources: &Resources) {
        let mut teacher = Teacher { learner: self, example, tokens: Vec::new(), owners: HashMap::new() };
        analyze_judged(&example.text, resources, &mut |_| (), &mut teacher);
    }

    fn average(&mut self, keep: bool) {
        if keep {
            self.summed += 1.0;
            self.sums.iter_mut().zip(&self.weights).for_each(|(sum, weight)| *sum += weight);
        }
    }

    /// Moves the weights so that the `right` answers get likelier: `right(None)` is the answer that it is nobody.
    fn step(&mut self, question: &Question, right: &dyn Fn(Option<usize>) -> bool) {
        let answers = question.choices.iter().enumerate();
        let answers = answers.flat_map(|(index, choice)| choice.places.iter().map(move |place| (Some(index), place)));
        let answers: Vec<_> = answers.chain([(None, &question.none)]).collect();
        let score = |features: &[u16]| features.iter().map(|&at| self.weights[usize::from(at)]).sum::<f32>();
        let odds: Vec<f32> = answers.iter().map(|(_, features)| score(features).exp()).collect();
        let all: f32 = odds.iter().sum();
        let good: f32 = answers.iter().zip(&odds).filter(|((answer, _), _)| right(*answer)).map(|(_, odds)| odds).sum();
        if good <= 0.0 {
            return;
        }
        let mut gradient: HashMap<u16, f32> = HashMap::new();
        for ((answer, features), odds) in answers.iter().zip(odds) {
            let wanted = if right(*answer) { odds / good } else { 0.0 };
            for &feature in *features {
                *gradient.entry(feature).or_default() += wanted - odds / all;
            }
        }
        for (feature, slope) in gradient {
            let at = usize::from(feature);
            let slope = slope - DECAY * self.weights[at];
            self.squares[at] += slope * slope;
            self.weights[at] += RATE * slope / (self.squares[at].sqrt() + 0.1);
        }
    }
}

/// Answers as the weights do, and corrects them.
struct Teacher<'a> {
    learner: &'a mut Learner,
    example: &'a Example,
    /// First byte of each token.
    tokens: Vec<usize>,
    /// Cluster that most names of an actor belong to.
    owners: HashMap<ActorId, u64>,
}

impl Judge for Teacher<'_> {
    fn begin(&mut self, context: &Context, mentions: &[Mention]) {
        self.tokens = context.tokens.iter().map(|token| token.span.start).collect();
        let mut votes: HashMap<ActorId, HashMap<u64, usize>> = HashMap::new();
        for mention in mentions.iter().filter(|mention| mention.form == Form::Name && mention.kind != Kind::Date) {
            let ending = self.example.names.get(&mention.span.end).into_iter().flatten();
            let name = ending.min_by_key(|(start, _)| start.abs_diff(mention.span.start));
            if let (Some(&(_, cluster)), [actor]) = (name, &mention.actors[..]) {
                *votes.entry(*actor).or_default().entry(cluster).or_default() += 1;
            }
        }
        let most = |votes: HashMap<u64, usize>| votes.into_iter().max_by_key(|&(cluster, n)| (n, cluster));
        self.owners = votes.into_iter().filter_map(|(actor, votes)| Some((actor, most(votes)?.0))).collect();
    }

    fn answer(&mut self, question: &Question) -> Option<(usize, f32)> {
        let start = self.tokens.get(question.at).copied().unwrap_or(0);
        let gold = self.example.pronouns.get(&start).copied().flatten();
        let owner = |choice: usize| match question.choices[choice].actors[..] {
            [actor] => self.owners.get(&actor).copied(),
            _ => None,
        };
        let known = gold.is_some_and(|gold| (0..question.choices.len()).any(|choice| owner(choice) == Some(gold)));
        let right = |answer: Option<usize>| match answer {
            Some(choice) if known => owner(choice) == gold,
            // Whom a pronoun without a name means, the texts do not tell us here: a pair, somebody without a name, or none of them.
            Some(choice) => gold.is_none() && question.choices[choice].actors.len() != 1,
            None => !known,
        };
        let weights = &self.learner.weights;
        let score = |features: &[u16]| features.iter().map(|&at| weights[usize::from(at)]).sum::<f32>();
        let (answer, probability) = best(question, 1.0, &score);
        self.learner.asked += 1;
        self.learner.wrong += usize::from(!right(answer));
        self.learner.step(question, &right);
        answer.map(|answer| (answer, probability))
    }
}
