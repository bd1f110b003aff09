//! Where the gazetteer and the lexicon know a phrase. Takes tokens, marks each with the lists whose longest phrase covers it and where in
//! the phrase it stands.

use crate::gazetteer::List;
use crate::reading::Reading;
use crate::token::Token;

use super::atoms::Atom;
use super::template::{Slot, Template, join};

/// Lists that phrases may stand in: those of the gazetteer but dictionary words, then titles and heads of organizations, places, events.
const LISTS: usize = 16;

/// Longest phrase, in tokens.
const LONGEST: usize = 10;

/// The lists of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    /// Two bits a list: which part of a phrase; with `lists` they tell begin, inside, end, single.
    places: u32,
    lists: u16,
    /// Share of lower case of a dictionary word plus 1; 0 where it is none.
    common: u8,
    /// Class of a function word plus 1.
    function: u8,
    particle: bool,
}

impl Marks {
    fn set(&mut self, list: usize, place: u32) {
        self.lists |= 1 << list;
        self.places |= place << (2 * list);
    }

    fn hash(self) -> u32 {
        join(self.places, self.lists.into())
    }

    fn place(self, list: usize) -> u32 {
        self.places >> (2 * list) & 3
    }
}

pub(super) fn read(reading: &Reading) -> Vec<Marks> {
    let mut marks = vec![Marks::default(); reading.tokens.len()];
    let resources = reading.resources;
    for (mark, token) in marks.iter_mut().zip(reading.tokens).filter(|(_, token)| token.is_word()) {
        mark.common = resources.gazetteer.lower_case_share(token.key).map_or(0, |share| share + 1);
        mark.function = resources.lexicon.function_word(token.key).map_or(0, |class| class as u8 + 1);
        mark.particle = resources.lexicon.is_particle(token.key);
    }
    for sentence in reading.sentences {
        let mut ends = [0; LISTS];
        for index in sentence.tokens.clone().filter(|&index| reading.tokens[index].is_word()) {
            let rest = &reading.tokens[index..sentence.tokens.end.min(index + LONGEST)];
            let lengths = lengths(reading, rest);
            for (list, &length) in lengths.iter().enumerate() {
                if length > 0 && index >= ends[list] {
                    ends[list] = index + length;
                    mark(&mut marks[index..index + length], list);
                }
            }
        }
    }
    marks
}

fn mark(marks: &mut [Marks], list: usize) {
    let last = marks.len() - 1;
    for (index, mark) in marks.iter_mut().enumerate() {
        mark.set(list, u32::from(index > 0) + 2 * u32::from(index < last));
    }
}

/// Length of the longest phrase of each list at the start of `rest`.
fn lengths(reading: &Reading, rest: &[Token]) -> [usize; LISTS] {
    let mut lengths = [0; LISTS];
    let lexicon = &reading.resources.lexicon;
    if rest[0].capital {
        reading.resources.gazetteer.each(rest, &mut |length, facts| {
            if rest[length - 1].capital {
                for (index, &(_, list)) in List::ALL.iter().enumerate().take(12) {
                    if facts.is(list) {
                        lengths[index] = length.max(lengths[index]);
                    }
                }
            }
        });
    }
    lengths[12] = lexicon.title(rest).map_or(0, |(length, _)| length);
    lengths[13] = lexicon.org_head(rest).map_or(0, |(length, _)| length);
    lengths[14] = lexicon.place_head(rest).map_or(0, |(length, _)| length);
    lengths[15] = lexicon.event_head(rest).map_or(0, |(length, _)| length);
    lengths
}

pub(super) fn give(around: &[Marks; 3], atom: &Atom, give: &mut impl FnMut(Slot, u32, u32)) {
    let [before, this, after] = around.map(Marks::hash);
    for (place, hash) in (0..).zip([before, this, after]) {
        give(Template::Lists.at(place), hash, 0);
    }
    give(Template::ListsBefore.one(), before, this);
    give(Template::ListsAfter.one(), this, after);
    give(Template::ListsAndShape.one(), this, atom.collapsed);
    for (place, marks) in (0..).zip(around) {
        for list in (0..LISTS).filter(|list| marks.lists >> list & 1 == 1) {
            give(Template::List.at(place), list as u32, marks.place(list));
        }
        give(Template::CommonWord.at(place), marks.common.into(), atom.collapsed);
        give(Template::FunctionWord.at(place), marks.function.into(), atom.capital.into());
    }
    let [_, this, _] = around;
    if this.lists & 0xfff == 0 && atom.capital {
        give(Template::Unlisted.one(), this.common.into(), atom.weak.into());
    }
    give(Template::Particle.one(), this.particle.into(), atom.capital.into());
}
