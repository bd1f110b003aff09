//! The relations that were found so far, each told once. Takes mentions and words, gives [`Relation`]s; bounded for each actor.

use super::found::Relation;
use super::scene::Scene;
use crate::entity::RelationKind;

/// Most relations of one actor; a text that tells more repeats itself.
const MOST: usize = 12;
/// Longest words of a relation, in bytes.
const LONGEST: usize = 90;

/// Relations among which is looked for what is told already.
const LATELY: usize = 64;

/// Relations in order, and how many each actor has.
pub(super) struct Relations {
    pub list: Vec<Relation>,
    counts: Vec<usize>,
}

impl Relations {
    /// None yet, for so many actors.
    pub(super) fn new(actors: usize) -> Relations {
        Relations { list: Vec::new(), counts: vec![0; actors] }
    }

    /// Adds a relation between two mentions, told at token `at`.
    pub(super) fn add(&mut self, scene: &Scene, kind: RelationKind, from: usize, to: usize, words: String, at: usize) {
        let parties = [from, to].map(|mention| {
            Some(&scene.mentions[mention]).filter(|m| scene.is_party(m) && Scene::is_sure(m)).and_then(Scene::actor)
        });
        let [Some(from), Some(to)] = parties else { return };
        let full = [from, to].iter().any(|actor| self.counts.get(actor.0).is_none_or(|&count| count >= MOST));
        if from == to || full || words.is_empty() || words.len() > LONGEST {
            return;
        }
        let told = |one: &Relation| one.from == from && one.to == to && one.kind == kind;
        let back = |one: &Relation| one.from == to && one.to == from && one.kind == kind && kind == RelationKind::Meets;
        // Both lists are searched from the end: what is told twice is mostly told soon.
        if self.list.iter().rev().take(LATELY).any(|one| told(one) || back(one)) {
            return;
        }
        for actor in [from, to] {
            self.counts[actor.0] += 1;
        }
        self.list.push(Relation { kind, from, to, words, sentence: scene.span(at..at + 1) });
    }
}
