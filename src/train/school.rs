//! Learns weights of named features from questions with their answers (log-linear, all at once). Takes the features of each answer and whether it is
//! right, gives the table of `model::named`, sorted by name; the same questions give the same table.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

/// Steps of learning.
const STEPS: usize = 120;

/// A question with its answers: the numbers of the features of each, and whether it is right. A question of one answer asks whether it is true.
type Sample = Vec<(Vec<usize>, bool)>;

/// What the texts ask, and the numbers of the features by name.
#[derive(Default)]
pub(super) struct School {
    samples: RefCell<Vec<Sample>>,
    numbers: RefCell<HashMap<String, usize>>,
}

impl School {
    /// Hears a question: the names of the features of each answer, and whether it is right.
    pub(super) fn hear(&self, answers: impl IntoIterator<Item = (Vec<String>, bool)>) {
        let sample = answers.into_iter().map(|(names, right)| (self.numbers(names), right)).collect();
        self.samples.borrow_mut().push(sample);
    }

    fn numbers(&self, names: Vec<String>) -> Vec<usize> {
        let mut numbers = self.numbers.borrow_mut();
        let number = |name| {
            let next = numbers.len();
            *numbers.entry(name).or_insert(next)
        };
        names.into_iter().map(number).collect()
    }

    /// The table; `decay` is the cost of the square of a weight by the name of its feature, weights below `least` are left out, `report` hears how
    /// many answers stay wrong.
    pub(super) fn table(self, decay: &dyn Fn(&str) -> f32, least: f32, report: &mut dyn FnMut(String)) -> String {
        let (samples, names) = (self.samples.into_inner(), self.numbers.into_inner());
        report(format!("{} questions", samples.len()));
        let mut decays = vec![0.0; names.len()];
        names.iter().for_each(|(name, &at)| decays[at] = decay(name));
        let weights = fit(&samples, &decays);
        let wrong = samples.iter().filter(|sample| !is_right(sample, &weights)).count();
        report(format!("{wrong} wrong"));
        write(&names, &weights, least)
    }
}

fn score(features: &[usize], weights: &[f32]) -> f32 {
    features.iter().map(|&at| weights[at]).sum()
}

/// Whether the likeliest answer is a right one.
fn is_right(sample: &Sample, weights: &[f32]) -> bool {
    match &sample[..] {
        [(features, said)] => (score(features, weights) > 0.0) == *said,
        _ => {
            let scored = sample.iter().map(|(features, right)| (score(features, weights), *right));
            scored.max_by(|one, other| one.0.total_cmp(&other.0)).is_some_and(|(_, right)| right)
        }
    }
}

/// Weights at which the right answers are likeliest.
fn fit(samples: &[Sample], decays: &[f32]) -> Vec<f32> {
    let mut weights = vec![0.0_f32; decays.len()];
    climb(&mut weights, STEPS, &|weights| slopes(samples, weights, decays));
    weights
}

/// Moves the weights up the slopes by their signs (Rprop); `slopes` gives the slope by weight at given weights.
pub(super) fn climb(weights: &mut [f32], count: usize, slopes: &dyn Fn(&[f32]) -> Vec<f32>) {
    let (mut before, mut steps) = (vec![0.0_f32; weights.len()], vec![0.05_f32; weights.len()]);
    for _ in 0..count {
        for (at, slope) in slopes(weights).into_iter().enumerate() {
            let turned = slope * before[at];
            steps[at] = (steps[at] * if turned < 0.0 { 0.5 } else { 1.2 }).min(0.3);
            before[at] = if turned < 0.0 { 0.0 } else { slope };
            let sign = if before[at] == 0.0 { 0.0 } else { before[at].signum() };
            weights[at] += sign * steps[at];
        }
    }
}

/// The slope of the log-likelihood by weight.
fn slopes(samples: &[Sample], weights: &[f32], decays: &[f32]) -> Vec<f32> {
    let mut slopes: Vec<f32> = weights.iter().zip(decays).map(|(weight, decay)| -decay * weight).collect();
    for sample in samples {
        if let [(features, said)] = &sample[..] {
            let chance = 1.0 / (1.0 + (-score(features, weights)).exp());
            features.iter().for_each(|&at| slopes[at] += f32::from(u8::from(*said)) - chance);
            continue;
        }
        let odds: Vec<f32> = sample.iter().map(|(features, _)| score(features, weights).exp()).collect();
        let all: f32 = odds.iter().sum();
        let good: f32 = sample.iter().zip(&odds).filter(|((_, right), _)| *right).map(|(_, odds)| odds).sum();
        for ((features, right), odds) in sample.iter().zip(odds) {
            let wanted = if *right { odds / good.max(1e-9) } else { 0.0 };
            features.iter().for_each(|&at| slopes[at] += wanted - odds / all);
        }
    }
    slopes
}

/// The table, sorted by name.
fn write(names: &HashMap<String, usize>, weights: &[f32], least: f32) -> String {
    let rows: BTreeMap<&String, f32> = names.iter().map(|(name, &at)| (name, weights[at])).collect();
    let mut table = String::from("# feature\tweight in hundredths\n");
    for (name, weight) in rows.into_iter().filter(|(_, weight)| weight.abs() >= least) {
        table.push_str(&format!("{name}\t{:.0}\n", weight * 100.0));
    }
    table
}
