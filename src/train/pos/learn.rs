//! Learns the weights of the part-of-speech tagger. Takes sentences, gives a table of weights and the bytes of the model file. Each token
//! pushes towards its own tag and away from the others (log-linear), after the tags that the tagger itself would give before it.

use crate::model::pos::{LARGEST, MAGIC, VERSION};
use crate::pos::features::features;
use crate::tag::{TAGS, Tag};
use crate::train::ftrl::Table;
use crate::train::quantize::{seal, stored};
use crate::train::random::Random;

use super::treebank::{Sentence, Settings};
use crate::model::weights::bucket;

/// A token whose probabilities are off by less teaches nothing.
const LEAST: f32 = 0.01;

type Scores = [f32; TAGS];

/// Learns while it passes over the sentences.
#[derive(Debug)]
pub struct Learner<'a> {
    settings: &'a Settings,
    table: Table<TAGS>,
    buckets: Vec<usize>,
}

impl<'a> Learner<'a> {
    /// Before the first pass.
    pub fn new(settings: &'a Settings) -> Learner<'a> {
        Learner { settings, table: Table::new(1 << settings.bits, settings.alpha, settings.l1), buckets: Vec::new() }
    }

    /// All passes; `report` is told the number of the pass and the share of wrong tags in it.
    pub fn run(&mut self, sentences: &[Sentence], report: &mut dyn FnMut(usize, f64)) {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut random = Random::new(self.settings.seed);
        let tokens: usize = sentences.iter().map(|sentence| sentence.tags.len()).sum();
        for pass in 0..self.settings.passes {
            random.shuffle(&mut order);
            let wrong: usize = order.iter().map(|&number| self.learn(&sentences[number], pass == 0)).sum();
            report(pass, wrong as f64 / tokens.max(1) as f64);
        }
    }

    /// One sentence; `gold` tells which tags stand before a token, the treebank's or the tagger's. Gives the number of wrong ones.
    fn learn(&mut self, sentence: &Sentence, gold: bool) -> usize {
        let mut before = [Tag::Unknown; 2];
        let mut wrong = 0;
        for (index, &tag) in sentence.tags.iter().enumerate() {
            let (scores, guess) = self.guess(sentence, index, before);
            if tag != Tag::Unknown {
                self.update(scores, tag);
                wrong += usize::from(guess != tag);
            }
            before = [if gold && tag != Tag::Unknown { tag } else { guess }, before[0]];
        }
        wrong
    }

    fn guess(&mut self, sentence: &Sentence, index: usize, before: [Tag; 2]) -> (Scores, Tag) {
        let Settings { bits, without, .. } = self.settings;
        let hashes = features(&sentence.atoms, index, before);
        let kept = (1..).zip(hashes).filter(|(template, _)| !without.contains(template));
        self.buckets.clear();
        self.buckets.extend(kept.map(|(_, hash)| bucket(hash, *bits)));
        let mut scores = [0.0; TAGS];
        self.buckets.iter().for_each(|&bucket| self.table.add(bucket, &mut scores));
        let best = (2..TAGS).fold(1, |best, tag| if scores[tag] > scores[best] { tag } else { best });
        (scores, Tag::numbered(best))
    }

    /// Moves the weights of the last guess's features.
    fn update(&mut self, mut scores: Scores, tag: Tag) {
        scores[0] = f32::MIN;
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        scores.iter_mut().for_each(|score| *score = (*score - most).exp());
        let sum: f32 = scores.iter().sum();
        scores.iter_mut().for_each(|score| *score /= sum);
        scores[tag as usize] -= 1.0;
        if scores[tag as usize] < -LEAST {
            self.buckets.iter().for_each(|&bucket| self.table.learn(bucket, &scores));
        }
    }

    /// The bytes of the model file. Weights that round to nothing beside the largest are left out.
    pub fn write(&self) -> Vec<u8> {
        let rows = || (0..self.table.len()).map(|row| self.table.weights(row));
        let largest = rows().flatten().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let (mut counts, mut tags, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows() {
            let start = tags.len();
            for (tag, &weight) in (0..TAGS as u8).zip(row) {
                let value = stored(weight, largest, LARGEST);
                if value != 0 {
                    tags.push(tag);
                    values.push(value as u8);
                }
            }
            counts.push((tags.len() - start) as u8);
        }
        let mut body = vec![self.settings.bits];
        [counts, tags, values].iter().for_each(|stream| body.extend(stream));
        seal(MAGIC, VERSION, &body)
    }
}
