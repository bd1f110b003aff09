//! Turns annotated texts into what the learner reads. Takes documents, gives chains of tokens with their features as numbers and their sets
//! of labels.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::keymap::KeyHasher;
use crate::model::clusters::WordClusters;
use crate::model::labels::{LabelSet, OUTSIDE};
use crate::ner::features::{Features, NONE, Slot};
use crate::reading::Reading;
use crate::resources::Resources;
use crate::sentence::split_sentences;
use crate::text::Text;
use crate::token::tokenize;

use super::align::{Annotated, label_sets};
use super::corpus::Source;

/// What takes a feature.
type Emit<'a> = dyn FnMut(Slot, u64) + 'a;

/// Where a bag's features are in [`Examples::features`].
pub(super) type Bag = (u32, u32);

/// A token to learn from.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Its own features, its run's, and those of its repeated word.
    pub bags: [Bag; 3],
    /// Labels that agree with the annotation.
    pub set: LabelSet,
}

/// A chain to learn from.
#[derive(Clone, Copy, Debug)]
pub struct ExampleChain {
    /// First and one past the last token in [`Examples::tokens`].
    pub tokens: (u32, u32),
    /// Whose copy of the features it trains.
    pub group: u8,
    /// How much it counts.
    pub weight: f32,
}

/// All that is learned from.
#[derive(Clone, Debug, Default)]
pub struct Examples {
    /// Hashes of features.
    pub features: Vec<u64>,
    /// Tokens of all chains.
    pub tokens: Vec<Example>,
    /// The chains.
    pub chains: Vec<ExampleChain>,
    /// Tokens of names that lie outside all chains and cannot be learned.
    pub lost: usize,
}

impl Examples {
    /// Adds the chains of a text; features of the groups in `without` are left out.
    pub fn add(
        &mut self,
        annotated: &Annotated,
        source: &Source,
        resources: &Resources,
        clusters: &WordClusters,
        without: &[String],
    ) {
        let (text, timexes) = Text::read(&annotated.text, resources);
        let tokens = tokenize(&annotated.text);
        let sentences = split_sentences(&text, &tokens, resources);
        let reading =
            Reading { text: &text, tokens: &tokens, sentences: &sentences, tags: &[], quotations: &[], resources };
        let dates = crate::dates::find(&reading, &timexes).all;
        let read = crate::ner::read_features(&reading, &dates, clusters);
        self.add_chains(&read, &label_sets(&reading, annotated, source), source, without);
    }

    fn add_chains(&mut self, read: &Features, sets: &[LabelSet], source: &Source, without: &[String]) {
        let (runs, repeats) = read.bags();
        let runs: Vec<_> = (0..runs).map(|run| self.collect(without, |emit| read.run(run, emit))).collect();
        let repeats: Vec<_> = (0..repeats).map(|word| self.collect(without, |emit| read.repeat(word, emit))).collect();
        let shared = |bags: &[Bag], index: u32| if index == NONE { (0, 0) } else { bags[index as usize] };
        let is_name = |set: &LabelSet| set >> OUTSIDE & 1 == 0;
        self.lost += sets.iter().filter(|set| is_name(set)).count();
        for chain in read.chains() {
            let start = self.tokens.len() as u32;
            for index in chain.clone() {
                let own = self.collect(without, |emit| read.token(index, emit));
                let bags = [own, shared(&runs, read.run_of(index)), shared(&repeats, read.repeat_of(index))];
                self.tokens.push(Example { bags, set: sets[index] });
                self.lost -= usize::from(is_name(&sets[index]));
            }
            let tokens = (start, self.tokens.len() as u32);
            self.chains.push(ExampleChain { tokens, group: source.group as u8, weight: source.weight });
        }
    }

    /// A bag of the features that `give` emits.
    fn collect(&mut self, without: &[String], give: impl FnOnce(&mut Emit)) -> Bag {
        let start = self.features.len() as u32;
        give(&mut |slot, hash| {
            if !without.iter().any(|group| group == slot.group()) {
                self.features.push(hash);
            }
        });
        (start, self.features.len() as u32)
    }

    /// The features of a bag.
    pub fn bag(&self, bag: Bag) -> &[u64] {
        &self.features[bag.0 as usize..bag.1 as usize]
    }

    /// Drops the features that occur less than `least` times. Gives how many different ones are left.
    pub fn cut(&mut self, least: u32) -> usize {
        let mut counts: HashMap<u64, u32, BuildHasherDefault<KeyHasher>> = HashMap::default();
        for &feature in &self.features {
            *counts.entry(feature).or_default() += 1;
        }
        // Bags keep their places; a dropped feature becomes 0.
        for feature in &mut self.features {
            if counts.get(feature).is_none_or(|&count| count < least) {
                *feature = 0;
            }
        }
        counts.values().filter(|&&count| count >= least).count()
    }
}
