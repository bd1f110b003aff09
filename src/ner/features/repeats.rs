//! Words that the text has several times with a capital. Takes the tokens, gives for each such word what stands around it anywhere and how
//! often it stands in lower case. No predictions enter.

use crate::keymap::KeyMap;
use crate::reading::Reading;

use super::atoms::{Atom, BOUNDARY};
use super::template::{NONE, Slot, Template};

/// Places of a word that are looked at.
const PLACES: usize = 12;

#[derive(Clone, Copy, Debug, Default)]
struct RepeatedWord {
    /// Index among the repeated words plus 1.
    id: u32,
    lower: u32,
    capital: u32,
    /// With a capital that is no sign of a sentence's start or a headline.
    inside: u32,
}

#[derive(Clone, Debug)]
struct Repeat {
    places: [u32; PLACES],
    found: u8,
    word: RepeatedWord,
}

/// The repeated words of a text.
pub(super) struct Repeats {
    of: Vec<u32>,
    repeats: Vec<Repeat>,
}

impl Repeats {
    pub(super) fn read(reading: &Reading, atoms: &[Atom]) -> Repeats {
        let mut words: KeyMap<RepeatedWord> = KeyMap::default();
        for (token, atom) in reading.tokens.iter().zip(atoms).filter(|(_, atom)| atom.word) {
            let word = words.or_default(token.key);
            word.lower += u32::from(!atom.capital);
            word.capital += u32::from(atom.capital);
            word.inside += u32::from(atom.capital && !atom.weak);
        }
        let mut repeats: Vec<Repeat> = Vec::new();
        let mut of = vec![NONE; atoms.len()];
        for (index, (token, atom)) in reading.tokens.iter().zip(atoms).enumerate() {
            if !(atom.word && atom.capital) {
                continue;
            }
            let Some(word) = words.get_mut(token.key).filter(|word| word.capital + word.lower > 1) else { continue };
            if word.id == 0 {
                repeats.push(Repeat { places: [0; PLACES], found: 0, word: *word });
                word.id = repeats.len() as u32;
            }
            of[index] = word.id - 1;
            let repeat = &mut repeats[word.id as usize - 1];
            if let Some(place) = repeat.places.get_mut(usize::from(repeat.found)) {
                *place = index as u32;
                repeat.found += 1;
            }
        }
        Repeats { of, repeats }
    }

    pub(super) fn of(&self, index: usize) -> u32 {
        self.of[index]
    }

    pub(super) fn len(&self) -> usize {
        self.repeats.len()
    }

    pub(super) fn give(&self, repeat: usize, atoms: &[Atom], give: &mut impl FnMut(Slot, u32, u32)) {
        let Repeat { places, found, word } = &self.repeats[repeat];
        let tenth = 10 * word.lower / (word.lower + word.inside).max(1);
        give(Template::CaseElsewhere.one(), word.lower.min(3), word.inside.min(3));
        give(Template::LowerCaseShare.one(), tenth, u32::from(word.capital > 2));
        if word.capital < 2 {
            return;
        }
        let mut given = [(Slot::default(), 0); 6 * PLACES];
        let mut count = 0;
        for &place in &places[..usize::from(*found)] {
            let at = |index: Option<usize>| index.and_then(|index| atoms.get(index)).unwrap_or(&BOUNDARY);
            let (before, after) = (at((place as usize).checked_sub(1)), at(Some(place as usize + 1)));
            for feature in [
                (Template::WordBeforeElsewhere.one(), before.low),
                (Template::WordAfterElsewhere.one(), after.low),
                (Template::ClusterBeforeElsewhere.one(), before.clusters[1].into()),
                (Template::ClusterAfterElsewhere.one(), after.clusters[1].into()),
                (Template::CapitalsElsewhere.one(), u32::from(before.capital) * 2 + u32::from(after.capital)),
            ] {
                if !given[..count].contains(&feature) {
                    given[count] = feature;
                    count += 1;
                    give(feature.0, feature.1, 0);
                }
            }
        }
    }
}
