//! What a token is made of, as small hashes: its word, shape, affixes and clusters. Takes a token, looks at no other.

use crate::model::clusters::WordClusters;
use crate::ner::casing::Words;
use crate::reading::Reading;
use crate::token::{Token, TokenKind};

/// One token as the model sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// The folded word; of a number its shape.
    pub low: u32,
    /// The word with its capitals.
    pub form: u32,
    /// Each character as a class.
    pub shape: u32,
    /// The same with runs folded.
    pub collapsed: u32,
    /// First one to five letters; 0 where the word is shorter.
    pub prefixes: [u32; 5],
    /// Last one to five letters.
    pub suffixes: [u32; 5],
    /// Cluster among 64, 256 and 1024, from 1; 0 where unknown.
    pub clusters: [u16; 3],
    /// Characters, at most 15.
    pub length: u8,
    pub word: bool,
    /// A word with an upper-case letter.
    pub capital: bool,
    pub name_like: bool,
    pub weak: bool,
}

/// What stands beyond the ends of a sentence.
pub(super) const BOUNDARY: Atom = Atom {
    low: 1,
    form: 1,
    shape: 1,
    collapsed: 1,
    prefixes: [0; 5],
    suffixes: [0; 5],
    clusters: [0; 3],
    length: 0,
    word: false,
    capital: false,
    name_like: false,
    weak: false,
};

/// Longest part of a word that is looked at, in characters.
const LONGEST: usize = 30;

pub(super) fn read(reading: &Reading, words: &Words, clusters: &WordClusters) -> Vec<Atom> {
    let flags = words.name_like.iter().zip(&words.weak);
    let read = |(token, (&name_like, &weak)): (&Token, _)| Atom {
        name_like,
        weak,
        ..atom(token, token.of(&reading.text.source), clusters)
    };
    reading.tokens.iter().zip(flags).map(read).collect()
}

fn step(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193).rotate_left(5)
}

fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// Class of a character.
fn class(c: char) -> u32 {
    match c {
        'a'..='z' => 1,
        'A'..='Z' => 2,
        '0'..='9' => 3,
        '\'' | '’' | 'ʼ' | 'ʻ' | '‘' => 4,
        _ if c.is_ascii() => u32::from(c),
        _ if c.is_lowercase() => 1,
        _ if c.is_uppercase() => 2,
        _ if c.is_alphabetic() => 5,
        _ => u32::from(c),
    }
}

fn atom(token: &Token, text: &str, clusters: &WordClusters) -> Atom {
    let (mut shape, mut collapsed, mut prefix, mut last) = (17, 23, 29, 0);
    let mut atom = Atom { word: token.is_word(), clusters: clusters.of(token), ..BOUNDARY };
    let mut tail = ['\0'; 5];
    for c in text.chars().take(LONGEST) {
        let (class, low) = (class(c), lower(c));
        atom.capital |= class == 2;
        shape = step(shape, class);
        if class != last {
            collapsed = step(collapsed, class);
            last = class;
        }
        prefix = step(prefix, u32::from(low));
        if let Some(slot) = atom.prefixes.get_mut(usize::from(atom.length)) {
            *slot = prefix;
        }
        tail.rotate_left(1);
        tail[4] = low;
        atom.length = (atom.length + 1).min(15);
    }
    if token.kind == TokenKind::Word {
        let mut suffix = 31;
        for (slot, &c) in atom.suffixes.iter_mut().zip(tail.iter().rev().take(usize::from(atom.length))) {
            suffix = step(suffix, u32::from(c));
            *slot = suffix;
        }
    } else {
        atom.prefixes = [0; 5];
        atom.capital = false;
    }
    let low = if token.kind == TokenKind::Number { shape } else { (token.key ^ token.key >> 32) as u32 };
    Atom { low, form: step(low, collapsed), shape, collapsed, ..atom }
}
