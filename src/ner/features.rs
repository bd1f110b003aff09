//! What the model sees: features as hashes. Takes a text with its tokens and the votes of the rules, gives the tokens that a name may cover
//! and the features of each; the trainer and the tagger both call this. Knows no weights.
//!
//! Features come in three bags: of a token, of the run of capitals it stands in, and of all places of its word in the text. The last
//! two are the same for many tokens and are scored once.

mod atoms;
mod lists;
mod repeats;
mod runs;
mod template;
mod votes;

use std::ops::Range;

use crate::entity::DateExpression;
use crate::model::clusters::WordClusters;
use crate::ner::candidate::Candidate;
use crate::ner::casing::{Casing, Words};
use crate::reading::Reading;

use atoms::{Atom, BOUNDARY};
use lists::Marks;
use repeats::Repeats;
use runs::CapitalRun;
pub(crate) use template::{NONE, Slot, mix};
use template::{Template, join};
use votes::Vote;

/// A chain of tokens is cut after so many.
const LONGEST_CHAIN: usize = 120;

/// A text as the model sees it.
pub(crate) struct Features {
    atoms: Vec<Atom>,
    marks: Vec<Marks>,
    votes: Vec<Vote>,
    runs: Vec<CapitalRun>,
    run_of: Vec<u32>,
    repeats: Repeats,
    sentence_of: Vec<u32>,
    sentences: Vec<(Range<usize>, Casing)>,
    chains: Vec<Range<usize>>,
}

impl Features {
    /// Reads a whole text. Tokens of `dates` are outside all names.
    pub(super) fn read(
        reading: &Reading,
        words: &Words,
        candidates: &[Candidate],
        dates: &[DateExpression],
        clusters: &WordClusters,
    ) -> Features {
        let atoms = atoms::read(reading, words, clusters);
        let mut sentence_of = vec![0; reading.tokens.len()];
        let sentences = reading.sentences.iter().map(|sentence| sentence.tokens.clone()).zip(words.casings.clone());
        for (number, sentence) in reading.sentences.iter().enumerate() {
            sentence_of[sentence.tokens.clone()].fill(number as u32);
        }
        let (runs, run_of) = runs::read(reading, &atoms);
        let repeats = Repeats::read(reading, &atoms);
        let chains = chains(reading, &atoms, candidates, dates);
        Features {
            marks: lists::read(reading),
            votes: votes::read(reading, candidates),
            sentences: sentences.collect(),
            atoms,
            runs,
            run_of,
            repeats,
            sentence_of,
            chains,
        }
    }

    /// Stretches of tokens that names may cover, in order; outside them are no names.
    pub(crate) fn chains(&self) -> &[Range<usize>] {
        &self.chains
    }

    /// The run that the token stands in, or [`NONE`].
    pub(crate) fn run_of(&self, index: usize) -> u32 {
        self.run_of[index]
    }

    /// The repeated word that the token is, or [`NONE`].
    pub(crate) fn repeat_of(&self, index: usize) -> u32 {
        self.repeats.of(index)
    }

    /// Number of runs and of repeated words.
    pub(crate) fn bags(&self) -> (usize, usize) {
        (self.runs.len(), self.repeats.len())
    }

    fn at(&self, sentence: &Range<usize>, index: usize, offset: isize) -> Option<usize> {
        index.checked_add_signed(offset).filter(|at| sentence.contains(at))
    }

    fn atom(&self, sentence: &Range<usize>, index: usize, offset: isize) -> &Atom {
        self.at(sentence, index, offset).map_or(&BOUNDARY, |at| &self.atoms[at])
    }

    /// Gives the features of the token alone.
    pub(crate) fn token(&self, index: usize, emit: &mut (impl FnMut(Slot, u64) + ?Sized)) {
        let (sentence, casing) = &self.sentences[self.sentence_of[index] as usize];
        let around: [&Atom; 5] = std::array::from_fn(|at| self.atom(sentence, index, at as isize - 2));
        let mut give = |slot, a, b| emit(slot, mix(slot, a, b));
        words(&around, &mut give);
        shapes(&around, *casing, index == sentence.start, &mut give);
        affixes(&around, &mut give);
        clusters(&around, &mut give);
        for offset in 1..=5 {
            give(Template::WordNearBefore.one(), self.atom(sentence, index, -offset).low, 0);
            give(Template::WordNearAfter.one(), self.atom(sentence, index, offset).low, 0);
        }
        self.in_run(index, &mut give);
        let marks: [Marks; 3] = self.three(sentence, index, &self.marks);
        lists::give(&marks, around[2], &mut give);
        let votes: [Vote; 3] = self.three(sentence, index, &self.votes);
        votes::give(&votes, around[2], &mut give);
    }

    fn three<T: Copy + Default>(&self, sentence: &Range<usize>, index: usize, values: &[T]) -> [T; 3] {
        std::array::from_fn(|at| {
            self.at(sentence, index, at as isize - 1).map_or_else(T::default, |index| values[index])
        })
    }

    fn in_run(&self, index: usize, give: &mut impl FnMut(Slot, u32, u32)) {
        let Some(run) = self.runs.get(self.run_of[index] as usize) else { return };
        let (from, left) = (index - run.tokens.start, run.tokens.end - index);
        give(Template::PlaceInRun.one(), from.min(5) as u32, left.min(5) as u32);
        give(Template::WordBeforeRunAndPlace.one(), run.before, from.min(1) as u32);
        give(Template::WordAfterRunAndPlace.one(), run.after, (left == 1).into());
        give(Template::LastOfRunAndPlace.one(), run.last, (left == 1).into());
        give(Template::FirstOfRunAndPlace.one(), run.first, (from == 0).into());
    }

    /// Gives the features of a run.
    pub(crate) fn run(&self, run: usize, emit: &mut (impl FnMut(Slot, u64) + ?Sized)) {
        self.runs[run].give(&mut |slot, a, b| emit(slot, mix(slot, a, b)));
    }

    /// Gives the features of a repeated word.
    pub(crate) fn repeat(&self, repeat: usize, emit: &mut (impl FnMut(Slot, u64) + ?Sized)) {
        self.repeats.give(repeat, &self.atoms, &mut |slot, a, b| emit(slot, mix(slot, a, b)));
    }
}

/// The words themselves, and pairs of them.
fn words(around: &[&Atom; 5], give: &mut impl FnMut(Slot, u32, u32)) {
    for (place, atom) in around.iter().enumerate() {
        give(Template::Word.at(place as u32), atom.low, 0);
    }
    let [before2, before, this, after, after2] = around.map(|atom| atom.low);
    give(Template::Form.one(), around[2].form, 0);
    give(Template::BeforeAndWord.one(), before, this);
    give(Template::WordAndAfter.one(), this, after);
    give(Template::TwoBefore.one(), before2, before);
    give(Template::TwoAfter.one(), after, after2);
}

/// How the words are written.
fn shapes(around: &[&Atom; 5], casing: Casing, opens: bool, give: &mut impl FnMut(Slot, u32, u32)) {
    let [before2, before, this, after, after2] = around.map(|atom| atom.collapsed);
    let atom = around[2];
    give(Template::Shape.one(), atom.shape, 0);
    for (place, &shape) in [before, this, after].iter().enumerate() {
        give(Template::ShapeNear.at(place as u32), shape, 0);
    }
    give(Template::ShapesAround.one(), join(before, this), after);
    give(Template::ShapesBefore.one(), join(before2, before), this);
    give(Template::ShapesAfter.one(), join(this, after), after2);
    give(
        Template::ShapeWhereItStands.one(),
        this,
        u32::from(opens) + 2 * u32::from(atom.name_like) + 4 * u32::from(atom.weak),
    );
    give(Template::ShapeInCasing.one(), this, casing as u32 * 2 + u32::from(atom.name_like));
    give(Template::Length.one(), atom.length.into(), atom.capital.into());
    give(Template::ShapeAndWordBefore.one(), this, around[1].low);
    give(Template::ShapeAndWordAfter.one(), this, around[3].low);
    give(Template::Always.one(), 0, 0);
}

fn affixes(around: &[&Atom; 5], give: &mut impl FnMut(Slot, u32, u32)) {
    let atom = around[2];
    for (length, (&prefix, &suffix)) in (0..).zip(atom.prefixes.iter().zip(&atom.suffixes)) {
        if prefix != 0 {
            give(Template::Prefix.at(length), prefix, atom.capital.into());
            give(Template::Suffix.at(length), suffix, atom.capital.into());
        }
    }
    give(Template::SuffixBefore.one(), around[1].suffixes[2], 0);
    give(Template::SuffixAfter.one(), around[3].suffixes[2], 0);
}

/// Classes of words with like neighbours, from coarse to fine.
fn clusters(around: &[&Atom; 5], give: &mut impl FnMut(Slot, u32, u32)) {
    for (place, atom) in (0..).zip(around) {
        for (level, &cluster) in (0..).zip(&atom.clusters) {
            if cluster != 0 {
                give(Template::Cluster.at(3 * place + level), cluster.into(), 0);
            }
        }
    }
    let [_, before, this, after, _] = around.map(|atom| u32::from(atom.clusters[1]));
    give(Template::ClustersBefore.one(), before, this);
    give(Template::ClustersAfter.one(), this, after);
    give(Template::ClustersAround.one(), before, after);
    give(Template::ClusterAndShape.one(), this, around[2].collapsed);
}

/// Stretches of tokens that may be part of names: words with a capital, what stands between or right after them, what the rules propose.
fn chains(reading: &Reading, atoms: &[Atom], candidates: &[Candidate], dates: &[DateExpression]) -> Vec<Range<usize>> {
    let mut open = vec![false; atoms.len()];
    for sentence in reading.sentences {
        runs::open(reading, atoms, &sentence.tokens, &mut open);
    }
    for candidate in candidates {
        open[candidate.tokens.clone()].fill(true);
    }
    for date in dates {
        open[reading.tokens_of(date.span)].fill(false);
    }
    let mut chains = Vec::new();
    for sentence in reading.sentences {
        let mut start = sentence.tokens.start;
        for index in sentence.tokens.clone() {
            if !open[index] || index - start >= LONGEST_CHAIN {
                push(&mut chains, start..index);
                start = if open[index] { index } else { index + 1 };
            }
        }
        push(&mut chains, start..sentence.tokens.end);
    }
    chains
}

fn push(chains: &mut Vec<Range<usize>>, chain: Range<usize>) {
    if !chain.is_empty() {
        chains.push(chain);
    }
}
