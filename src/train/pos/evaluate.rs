//! Measures the part-of-speech tagger. Takes sentences with their tags and a model, gives shares of right ones and the pairs that are mixed up.

use std::collections::BTreeMap;

use crate::model::pos::PosModel;
use crate::pos::tag_sentence;
use crate::tag::Tag;

use super::treebank::Sentence;

/// What was right and what was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Tokens with a tag of the treebank.
    pub tokens: usize,
    /// Both parts of the tag right; only the Penn Treebank's; only the universal one.
    pub right: [usize; 3],
    /// How often the treebank's tag was taken for another.
    pub confusions: BTreeMap<(Tag, Tag), usize>,
}

impl Outcome {
    /// Tags `sentences` and compares.
    pub fn of(model: &PosModel, sentences: &[Sentence]) -> Outcome {
        let mut outcome = Outcome::default();
        let mut tags = Vec::new();
        for sentence in sentences {
            tags.clear();
            tags.resize(sentence.tags.len(), Tag::Unknown);
            tag_sentence(model, &sentence.atoms, &mut tags);
            let golds = sentence.tags.iter().zip(&sentence.aligned).zip(&tags);
            golds.filter(|((_, aligned), _)| **aligned).for_each(|((&gold, _), &tag)| outcome.add(gold, tag));
        }
        outcome
    }

    fn add(&mut self, gold: Tag, tag: Tag) {
        self.tokens += 1;
        let same = [gold == tag, gold.xpos() == tag.xpos(), gold.upos() == tag.upos()];
        self.right.iter_mut().zip(same).for_each(|(right, same)| *right += usize::from(same));
        if gold != tag {
            *self.confusions.entry((gold, tag)).or_default() += 1;
        }
    }

    /// Shares of right tags in percent, in the order of `right`.
    pub fn shares(&self) -> [f32; 3] {
        self.right.map(|right| 100.0 * right as f32 / self.tokens.max(1) as f32)
    }

    /// The most frequent confusions: the treebank's tag, what it was taken for, how often.
    pub fn worst(&self, count: usize) -> Vec<(Tag, Tag, usize)> {
        let mut worst: Vec<_> = self.confusions.iter().map(|(&(gold, tag), &count)| (gold, tag, count)).collect();
        worst.sort_by_key(|&(gold, tag, count)| (std::cmp::Reverse(count), gold, tag));
        worst.truncate(count);
        worst
    }
}
