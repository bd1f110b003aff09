//! Learns weights from examples. Takes chains with sets of labels, gives the general weights; each chain pushes towards the sequences that
//! agree with its sets and away from the others (marginal likelihood).

use crate::hash::{MIX, SPREAD};
use crate::model::labels::{LABELS, LANES, Scores};
use crate::model::transitions::Transitions;
use crate::model::weights::bucket;
use crate::ner::decode::Chain;

use super::examples::{ExampleChain, Examples};
use super::ftrl::Table;
use super::random::Random;
use super::settings::Settings;

/// So many more bits have the numbers of the copies of features for their corpora.
const COPY_BITS: u8 = 3;

/// A token whose probabilities are off by less teaches nothing.
const LEAST: f32 = 0.002;

/// What was learned.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Rows by bucket.
    pub table: Table,
    /// Logarithms of transitions.
    pub transitions: [Scores; LABELS],
}

/// Learns while it passes over the examples.
pub struct Learner<'a> {
    examples: &'a Examples,
    settings: &'a Settings,
    general: Table,
    copies: Table,
    transitions: Table,
    group_transitions: Vec<Table>,
    chain: Chain,
    rows: Vec<Scores>,
    gold: Vec<Scores>,
}

impl<'a> Learner<'a> {
    /// Before the first pass.
    pub fn new(examples: &'a Examples, settings: &'a Settings) -> Learner<'a> {
        let table = |rows: usize| Table::new(rows, settings.alpha, settings.l1);
        let groups = examples.chains.iter().map(|chain| usize::from(chain.group) + 1).max().unwrap_or(0);
        let transitions = Table::new(LABELS, settings.alpha, 0.0);
        Learner {
            examples,
            settings,
            general: table(1 << settings.bits),
            copies: table(if settings.adapt { 1 << (settings.bits + COPY_BITS) } else { 0 }),
            group_transitions: vec![transitions.clone(); if settings.adapt { groups } else { 0 }],
            transitions,
            chain: Chain::default(),
            rows: Vec::new(),
            gold: Vec::new(),
        }
    }

    /// All passes; `report` is told the number of the pass and its mean loss by token.
    pub fn run(mut self, report: &mut dyn FnMut(usize, f64)) -> Weights {
        let mut order: Vec<usize> = (0..self.examples.chains.len()).collect();
        let mut random = Random::new(self.settings.seed);
        for pass in 0..self.settings.passes {
            random.shuffle(&mut order);
            let wrong: f64 = order.iter().map(|&number| self.learn(number)).sum();
            report(pass, wrong / self.examples.tokens.len().max(1) as f64);
        }
        let transitions = std::array::from_fn(|from| *self.transitions.weights(from));
        Weights { table: self.general, transitions }
    }

    /// One step. Gives the sum of the probabilities of labels that do not agree.
    fn learn(&mut self, number: usize) -> f64 {
        let ExampleChain { tokens, group, weight } = self.examples.chains[number];
        let tokens = tokens.0 as usize..tokens.1 as usize;
        self.rows.clear();
        for index in tokens.clone() {
            self.rows.push(self.score(index, group));
        }
        let factors = self.factors(group);
        let sets: Vec<_> = self.examples.tokens[tokens.clone()].iter().map(|token| token.set).collect();
        let mut counts = [[0.0; LANES]; LABELS];
        self.chain.load(&self.rows, &sets);
        if !self.chain.forward_backward(&factors) {
            return 0.0;
        }
        self.gold.clear();
        self.gold.extend((0..tokens.len()).map(|index| self.chain.marginal(index)));
        self.chain.add_transitions(&factors, -weight, &mut counts);
        self.chain.load(&self.rows, &[]);
        if !self.chain.forward_backward(&factors) {
            return 0.0;
        }
        self.chain.add_transitions(&factors, weight, &mut counts);
        let mut wrong = 0.0;
        for (index, token) in tokens.enumerate() {
            let mut gradient = self.chain.marginal(index);
            gradient.iter_mut().zip(&self.gold[index]).for_each(|(all, gold)| *all = (*all - gold) * weight);
            let most = gradient.iter().fold(0.0_f32, |most, g| most.max(g.abs()));
            wrong += f64::from(gradient.iter().map(|g| g.abs()).sum::<f32>() / 2.0);
            if most > LEAST {
                self.update(token, group, &gradient);
            }
        }
        for (from, gradient) in counts.iter().enumerate() {
            self.transitions.learn(from, gradient);
            if let Some(own) = self.group_transitions.get_mut(usize::from(group)) {
                own.learn(from, gradient);
            }
        }
        wrong
    }

    /// General transitions with those of the corpus.
    fn factors(&self, group: u8) -> Transitions {
        let mut weights: [Scores; LABELS] = std::array::from_fn(|from| *self.transitions.weights(from));
        if let Some(own) = self.group_transitions.get(usize::from(group)) {
            (0..LABELS).for_each(|from| own.add(from, &mut weights[from]));
        }
        Transitions::new(&weights)
    }

    fn score(&self, index: usize, group: u8) -> Scores {
        let mut scores = [0.0; LANES];
        let example = &self.examples.tokens[index];
        for &hash in example.bags.iter().flat_map(|&bag| self.examples.bag(bag)).filter(|&&hash| hash != 0) {
            self.general.add(bucket(hash, self.settings.bits), &mut scores);
            if self.settings.adapt {
                self.copies.add(bucket(copy(hash, group), self.settings.bits + COPY_BITS), &mut scores);
            }
        }
        scores
    }

    fn update(&mut self, index: usize, group: u8, gradient: &Scores) {
        let example = &self.examples.tokens[index];
        for &hash in example.bags.iter().flat_map(|&bag| self.examples.bag(bag)).filter(|&&hash| hash != 0) {
            self.general.learn(bucket(hash, self.settings.bits), gradient);
            if self.settings.adapt {
                self.copies.learn(bucket(copy(hash, group), self.settings.bits + COPY_BITS), gradient);
            }
        }
    }
}

/// The feature's copy for one corpus.
fn copy(hash: u64, group: u8) -> u64 {
    (hash ^ (u64::from(group) + 1).wrapping_mul(SPREAD)).wrapping_mul(MIX)
}
