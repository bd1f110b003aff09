//! Runs of words with capitals, small words between them ("Ministry of the Interior"). Takes a sentence, gives the runs with what stands
//! around them, and which tokens may be part of a name at all.

use std::ops::Range;

use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::token::TokenKind;

use super::atoms::{Atom, BOUNDARY};
use super::template::{NONE, Slot, Template};

/// Most tokens without a capital inside a name.
const GAP: usize = 5;

/// Tokens after a capital that may still belong to its name ("Syrian civil war").
const TAIL: usize = 2;

/// A run of capitals.
#[derive(Clone, Debug)]
pub(super) struct CapitalRun {
    pub tokens: Range<usize>,
    pub before: u32,
    pub after: u32,
    pub first: u32,
    pub last: u32,
    before2: u32,
    after2: u32,
    clusters: [u16; 4],
    opens: bool,
}

impl CapitalRun {
    fn new(tokens: Range<usize>, sentence: &Range<usize>, atoms: &[Atom]) -> CapitalRun {
        let at = |index: Option<usize>| index.filter(|at| sentence.contains(at)).map_or(&BOUNDARY, |at| &atoms[at]);
        let (before, after) = (at(tokens.start.checked_sub(1)), at(Some(tokens.end)));
        let (first, last) = (&atoms[tokens.start], &atoms[tokens.end - 1]);
        CapitalRun {
            before: before.low,
            after: after.low,
            first: first.low,
            last: last.low,
            before2: at(tokens.start.checked_sub(2)).low,
            after2: at(Some(tokens.end + 1)).low,
            clusters: [before, after, first, last].map(|atom| atom.clusters[1]),
            opens: tokens.start == sentence.start,
            tokens,
        }
    }

    pub(super) fn give(&self, give: &mut impl FnMut(Slot, u32, u32)) {
        let length = self.tokens.len().min(8) as u32;
        give(Template::RunLength.one(), length, self.opens.into());
        give(Template::WordBeforeRun.one(), self.before, 0);
        give(Template::WordAfterRun.one(), self.after, 0);
        give(Template::FirstOfRun.one(), self.first, 0);
        give(Template::LastOfRun.one(), self.last, 0);
        give(Template::TwoBeforeRun.one(), self.before, self.before2);
        give(Template::TwoAfterRun.one(), self.after, self.after2);
        give(Template::WordsAroundRun.one(), self.before, self.after);
        give(Template::EndsOfRun.one(), self.first, self.last);
        for (end, &cluster) in (0..).zip(&self.clusters) {
            give(Template::RunClusters.at(end), cluster.into(), 0);
        }
    }
}

/// All runs, and for each token its run or [`NONE`].
pub(super) fn read(reading: &Reading, atoms: &[Atom]) -> (Vec<CapitalRun>, Vec<u32>) {
    let (mut runs, mut run_of) = (Vec::new(), vec![NONE; atoms.len()]);
    for Sentence { tokens: sentence, .. } in reading.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            if !atoms[at].capital {
                at += 1;
                continue;
            }
            let end = end(reading, atoms, at, sentence.end);
            run_of[at..end].fill(runs.len() as u32);
            runs.push(CapitalRun::new(at..end, sentence, atoms));
            at = end;
        }
    }
    (runs, run_of)
}

/// End of the run that starts at `start`: over at most three small words to the next capital.
fn end(reading: &Reading, atoms: &[Atom], start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while end < limit {
        let small = (end..limit.min(end + 3)).take_while(|&index| is_small(reading, index)).count();
        match atoms.get(end + small) {
            Some(next) if next.capital && end + small < limit => end += small + 1,
            _ => break,
        }
    }
    end
}

fn is_small(reading: &Reading, index: usize) -> bool {
    let token = &reading.tokens[index];
    let word = reading.word(index);
    matches!(word, "of" | "the" | "for" | "&") || (word == "-" && !token.space_before) || {
        token.is_word() && !token.capital && reading.resources.lexicon.is_particle(token.key)
    }
}

/// Marks the tokens of a sentence that may be part of a name.
pub(super) fn open(reading: &Reading, atoms: &[Atom], sentence: &Range<usize>, open: &mut [bool]) {
    let mut last = None;
    for index in sentence.clone().filter(|&index| atoms[index].capital) {
        let from = match last {
            Some(last) if index - last <= GAP + 1 => last + 1,
            _ => index - particles(reading, index, sentence.start),
        };
        let end = sentence.end.min(index + 1 + TAIL);
        open[from..end].fill(true);
        // "Jong-un", "COVID-19", "Shahed-136": what is glued on.
        let glued = (end..sentence.end.min(end + 2))
            .take_while(|&at| !reading.tokens[at].space_before && reading.tokens[at].kind != TokenKind::Punctuation);
        glued.for_each(|at| open[at] = true);
        last = Some(index);
    }
}

/// Particles right before `index` ("al-", "van der").
fn particles(reading: &Reading, index: usize, start: usize) -> usize {
    let part = |&at: &usize| {
        let token = &reading.tokens[at];
        (token.is_word() && reading.resources.lexicon.is_particle(token.key))
            || matches!(reading.word(at), "-" | "'" | "’")
    };
    (start..index).rev().take(3).take_while(part).count()
}
