//! Learns the weights of pronouns from texts with coreference. Takes JSON lines of texts with clusters (GUM, `gold/train`) and of GAP,
//! gives the table that `model::antecedents` reads; the same input gives the same table. The texts are resolved as they will be in use, pronoun by pronoun; the
//! questions that come up correct the weights (log-linear, all at once), with which the texts are resolved again.

use std::collections::HashMap;

use serde_json::Value;

use super::school::climb;
use crate::coref::antecedents::Question;
use crate::coref::pronouns::{Judge, best};
use crate::document::analyze_judged;
use crate::entity::{ClusterId, ClusteredMention, Form, Kind};
use crate::model::antecedents as weights;
use crate::reading::Reading;
use crate::resources::Resources;

/// How often the texts are resolved; what the later ones asked is learned together, so that small changes of the core change little.
const ROUNDS: usize = 5;

/// Steps between.
const STEPS: usize = 200;

/// Cost of a weight's square.
const DECAY: f32 = 12.0;

/// One text with what its pronouns and names mean.
struct Example {
    text: String,
    /// Cluster of each name by the byte that it ends with.
    names: HashMap<usize, Vec<(usize, u64)>>,
    /// Cluster of each pronoun by its first byte; none where the cluster has no name.
    pronouns: HashMap<usize, Option<u64>>,
    /// Only these pronouns are annotated.
    is_partial: bool,
}

/// The table of weights learned from `lines`. Errors where a line is no such text; `report` hears of each pass.
pub fn learn(lines: &str, resources: &Resources, report: &mut dyn FnMut(String)) -> Result<String, String> {
    let examples = lines.lines().filter(|line| !line.is_empty()).map(example).collect::<Result<Vec<_>, _>>()?;
    let mut learner = Learner { weights: vec![0.0; weights::ALL], samples: Vec::new(), wrong: 0 };
    for round in 0..ROUNDS {
        if round == 1 {
            learner.samples.clear();
        }
        let known = learner.samples.len();
        learner.wrong = 0;
        for example in &examples {
            learner.teach(example, resources);
        }
        report(format!("round {}: {} of {} wrong", round + 1, learner.wrong, learner.samples.len() - known));
        learner.fit();
    }
    Ok(weights::write(&learner.weights))
}

fn example(line: &str) -> Result<Example, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = value["text"].as_str().ok_or("a line without text")?.to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mentions = value["mentions"].as_array().ok_or("a line without mentions")?;
    if mentions.first().is_some_and(|mention| mention["role"].is_string()) {
        return Ok(gap(text, &bytes, mentions));
    }
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
    Ok(Example { text, names, pronouns, is_partial: false })
}

/// A text of GAP: one pronoun and two names, of which it means one or none.
fn gap(text: String, bytes: &[usize], mentions: &[Value]) -> Example {
    let (mut names, mut pronouns, mut meant) = (HashMap::<_, Vec<_>>::new(), HashMap::new(), None);
    for (cluster, mention) in mentions.iter().enumerate() {
        let at = |name: &str| bytes.get(mention[name].as_u64().unwrap_or(0) as usize).copied().unwrap_or(0);
        let (start, end, cluster) = (at("start"), at("end"), cluster as u64);
        if mention["role"] == "pronoun" {
            pronouns.insert(start, None);
            continue;
        }
        names.entry(end).or_default().push((start, cluster));
        meant = meant.or((mention["coref_with_pronoun"] == true).then_some(cluster));
    }
    pronouns.values_mut().for_each(|pronoun| *pronoun = meant);
    Example { text, names, pronouns, is_partial: true }
}

/// A question with its answers: the features of each, and whether it is right.
type Sample = Vec<(Vec<u16>, bool)>;

/// The weights while they are learned.
struct Learner {
    weights: Vec<f32>,
    samples: Vec<Sample>,
    wrong: usize,
}

impl Learner {
    fn teach(&mut self, example: &Example, resources: &Resources) {
        let mut teacher = Teacher { learner: self, example, tokens: Vec::new(), owners: HashMap::new() };
        analyze_judged(&example.text, resources, &mut |_| (), &mut teacher, None);
    }

    /// Moves the weights to where the right answers are likeliest.
    fn fit(&mut self) {
        climb(&mut self.weights, STEPS, &|weights| slopes(&self.samples, weights));
    }
}

/// The slope of the log-likelihood by weight.
fn slopes(samples: &[Sample], weights: &[f32]) -> Vec<f32> {
    let mut slopes: Vec<f32> = weights.iter().map(|weight| -DECAY * weight).collect();
    for sample in samples {
        let odds: Vec<f32> = sample.iter().map(|(features, _)| score(features, weights).exp()).collect();
        let all: f32 = odds.iter().sum();
        let good: f32 = sample.iter().zip(&odds).filter(|((_, right), _)| *right).map(|(_, odds)| odds).sum();
        if good <= 0.0 {
            continue;
        }
        for ((features, right), odds) in sample.iter().zip(odds) {
            let slope = if *right { odds / good } else { 0.0 } - odds / all;
            features.iter().for_each(|&feature| slopes[usize::from(feature)] += slope);
        }
    }
    slopes
}

fn score(features: &[u16], weights: &[f32]) -> f32 {
    features.iter().map(|&at| weights[usize::from(at)]).sum()
}

/// Answers as the weights do, and corrects them.
struct Teacher<'a> {
    learner: &'a mut Learner,
    example: &'a Example,
    /// First byte of each token.
    tokens: Vec<usize>,
    /// Cluster that most names of an actor belong to.
    owners: HashMap<ClusterId, u64>,
}

impl Judge for Teacher<'_> {
    fn begin(&mut self, reading: &Reading, mentions: &[ClusteredMention]) {
        self.tokens = reading.tokens.iter().map(|token| token.span.start).collect();
        let mut votes: HashMap<ClusterId, HashMap<u64, usize>> = HashMap::new();
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
        let annotated = self.example.pronouns.get(&start).copied();
        let gold = annotated.flatten();
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
        let (answer, probability) = best(question, 1.0, &|features| score(features, &self.learner.weights));
        if self.example.is_partial && annotated.is_none() {
            return answer.map(|answer| (answer, probability));
        }
        self.learner.wrong += usize::from(!right(answer));
        let answers = question.choices.iter().enumerate();
        let answers = answers.flat_map(|(index, choice)| choice.places.iter().map(move |place| (Some(index), place)));
        let answers = answers.chain([(None, &question.none)]);
        self.learner.samples.push(answers.map(|(answer, features)| (features.clone(), right(answer))).collect());
        answer.map(|answer| (answer, probability))
    }
}
