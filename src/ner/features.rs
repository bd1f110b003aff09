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
#[cfg(feature = "train")]
pub(crate) use template::GROUPS;
use template::join;
pub(crate) use template::{NONE, Template, mix};
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
    pub(crate) fn token(&self, index: usize, emit: &mut (impl FnMut(Template, u64) + ?Sized)) {
        let (sentence, casing) = &self.sentences[self.sentence_of[index] as usize];
        let around: [&Atom; 5] = std::array::from_fn(|at| self.atom(sentence, index, at as isize - 2));
        let mut give = |template, a, b| emit(template, mix(template, a, b));
        words(&around, &mut give);
        shapes(&around, *casing, index == sentence.start, &mut give);
        affixes(&around, &mut give);
        clusters(&around, &mut give);
        for offset in 1..=5 {
            give(60, self.atom(sentence, index, -offset).low, 0);
            give(61, self.atom(sentence, index, offset).low, 0);
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

    fn in_run(&self, index: usize, give: &mut impl FnMut(Template, u32, u32)) {
        let Some(run) = self.runs.get(self.run_of[index] as usize) else { return };
        let (from, left) = (index - run.tokens.start, run.tokens.end - index);
        give(80, from.min(5) as u32, left.min(5) as u32);
        give(81, run.before, from.min(1) as u32);
        give(82, run.after, (left == 1).into());
        give(83, run.last, (left == 1).into());
        give(84, run.first, (from == 0).into());
    }

    /// Gives the features of a run.
    pub(crate) fn run(&self, run: usize, emit: &mut (impl FnMut(Template, u64) + ?Sized)) {
        self.runs[run].give(&mut |template, a, b| emit(template, mix(template, a, b)));
    }

    /// Gives the features of a repeated word.
    pub(crate) fn repeat(&self, repeat: usize, emit: &mut (impl FnMut(Template, u64) + ?Sized)) {
        self.repeats.give(repeat, &self.atoms, &mut |template, a, b| emit(template, mix(template, a, b)));
    }
}

/// The words themselves, and pairs of them.
fn words(around: &[&Atom; 5], give: &mut impl FnMut(Template, u32, u32)) {
    for (place, atom) in around.iter().enumerate() {
        give(place as Template, atom.low, 0);
    }
    let [before2, before, this, after, after2] = around.map(|atom| atom.low);
    give(5, around[2].form, 0);
    give(6, before, this);
    give(7, this, after);
    give(8, before2, before);
    give(9, after, after2);
}

/// How the words are written.
fn shapes(around: &[&Atom; 5], casing: Casing, opens: bool, give: &mut impl FnMut(Template, u32, u32)) {
    let [before2, before, this, after, after2] = around.map(|atom| atom.collapsed);
    let atom = around[2];
    give(20, atom.shape, 0);
    for (place, &shape) in [before, this, after].iter().enumerate() {
        give(21 + place as Template, shape, 0);
    }
    give(24, join(before, this), after);
    give(25, join(before2, before), this);
    give(26, join(this, after), after2);
    give(27, this, u32::from(opens) + 2 * u32::from(atom.name_like) + 4 * u32::from(atom.weak));
    give(28, this, casing as u32 * 2 + u32::from(atom.name_like));
    give(29, atom.length.into(), atom.capital.into());
    give(30, this, around[1].low);
    give(31, this, around[3].low);
    give(32, 0, 0);
}

fn affixes(around: &[&Atom; 5], give: &mut impl FnMut(Template, u32, u32)) {
    let atom = around[2];
    for (length, (&prefix, &suffix)) in (0..).zip(atom.prefixes.iter().zip(&atom.suffixes)) {
        if prefix != 0 {
            give(40 + length, prefix, atom.capital.into());
            give(45 + length, suffix, atom.capital.into());
        }
    }
    give(50, around[1].suffixes[2], 0);
    give(51, around[3].suffixes[2], 0);
}

/// Classes of words with like neighbours, from coarse to fine.
fn clusters(around: &[&Atom; 5], give: &mut impl FnMut(Template, u32, u32)) {
    for (place, atom) in (0..).zip(around) {
        for (level, &cluster) in (0..).zip(&atom.clusters) {
            if cluster != 0 {
                give(100 + 3 * place + level, cluster.into(), 0);
            }
        }
    }
    let [_, before, this, after, _] = around.map(|atom| u32::from(atom.clusters[1]));
    give(116, before, this);
    give(117, this, after);
    give(118, before, after);
    give(119, this, around[2].collapsed);
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
