//! What speaks for a part of speech at a token: its word, endings, capitals, class of words, neighbours, and the tags before it. Takes the
//! tokens of a text, gives hashes; the same function serves training and tagging.

use crate::hash;
use crate::model::clusters::WordClusters;
use crate::model::pos::TEMPLATES;
use crate::token::{Token, TokenKind};

use crate::tag::Tag;

/// A token as the features see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Atom {
    /// The folded word; of a number or an address its kind.
    low: u32,
    /// First three bytes, in lower case; 0 where the word is shorter.
    prefix: u32,
    /// Last one to four bytes, in lower case; 0 where the word is shorter.
    suffixes: [u32; 4],
    /// Capitals, digits, kind; see [`shape`].
    shape: u32,
    /// Among 64, 256 and 1024 classes.
    clusters: [u16; 3],
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capitals {
    Usual,
    /// Like This
    Title,
    /// LIKE THIS
    Upper,
}

/// What stands beyond the ends of a sentence.
const BOUNDARY: Atom = Atom { low: 1, prefix: 0, suffixes: [1; 4], shape: 1, clusters: [0; 3] };

/// The atoms of the tokens of one sentence, added to `atoms`.
pub fn read(source: &str, sentence: &[Token], clusters: &WordClusters, atoms: &mut Vec<Atom>) {
    let case = case(sentence);
    let mut opens = true;
    for token in sentence {
        atoms.push(atom(source, token, case, opens, clusters));
        // Marks before the first word do not take its place.
        opens &= token.kind == TokenKind::Punctuation;
    }
}

fn case(sentence: &[Token]) -> Capitals {
    let (mut words, mut capitals, mut upper) = (0, 0, 0);
    for token in sentence.iter().filter(|token| token.is_word() && token.span.len() > 3) {
        words += 1;
        capitals += usize::from(token.capital);
        upper += usize::from(token.all_caps);
    }
    match words {
        0..3 => Capitals::Usual,
        _ if 10 * upper >= 8 * words => Capitals::Upper,
        _ if 10 * capitals >= 9 * words => Capitals::Title,
        _ => Capitals::Usual,
    }
}

fn atom(source: &str, token: &Token, case: Capitals, opens: bool, clusters: &WordClusters) -> Atom {
    let bytes = token.of(source).as_bytes();
    let shape = shape(token, bytes, case, opens);
    let mut atom = Atom { low: (token.key ^ token.key >> 32) as u32, shape, ..Atom::default() };
    atom.clusters = clusters.of(token);
    match token.kind {
        TokenKind::Number => atom.low = 7 + numeral(bytes),
        TokenKind::Address => atom.low = 5,
        _ => {
            let lower = |&byte: &u8| u32::from(byte.to_ascii_lowercase());
            let mut suffix = 0;
            for (slot, byte) in atom.suffixes.iter_mut().zip(bytes.iter().rev()) {
                suffix = suffix << 8 | lower(byte);
                *slot = suffix;
            }
            atom.prefix = bytes.get(..3).map_or(0, |start| start.iter().fold(0, |all, byte| all << 8 | lower(byte)));
        }
    }
    atom
}

/// Years, ordinals, plain numbers, and those with other things in them.
fn numeral(bytes: &[u8]) -> u32 {
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    match (digits == bytes.len(), bytes.last()) {
        (true, _) if bytes.len() == 4 => 1,
        (true, _) => 0,
        (false, Some(b's')) => 2,
        (false, Some(b'a'..=b'z' | b'A'..=b'Z')) => 3,
        _ => 4,
    }
}

fn shape(token: &Token, bytes: &[u8], case: Capitals, opens: bool) -> u32 {
    let letters = match (token.kind, token.capital, token.all_caps) {
        (TokenKind::Word, true, true) => 3,
        (TokenKind::Word, true, false) if bytes[1..].iter().any(u8::is_ascii_uppercase) => 2,
        (TokenKind::Word, true, false) => 1,
        (TokenKind::Word, false, _) => 0,
        (kind, ..) => 4 + kind as u32,
    };
    let inner = bytes.iter().any(|byte| matches!(byte, b'.' | b'\'' | b'0'..=b'9')) || !bytes.is_ascii();
    letters << 4 | u32::from(inner) << 3 | u32::from(opens) << 2 | case as u32
}

/// The hash of each template's feature of token `index` of a sentence; `before` are the last two tags, the nearer one first.
pub(crate) fn features(atoms: &[Atom], index: usize, before: [Tag; 2]) -> [u64; TEMPLATES] {
    let at =
        |distance: isize| index.checked_add_signed(distance).and_then(|index| atoms.get(index)).unwrap_or(&BOUNDARY);
    let around = [at(-2), at(-1), at(0), at(1), at(2)];
    let (mut hashes, mut template) = ([0; TEMPLATES], 0);
    let mut give = |a: u32, b: u32| {
        hashes[template] = hash::feature(template as u32, a, b, [32, 29]);
        template += 1;
    };
    words(around, before[0] as u32, &mut give);
    parts(around, before[0] as u32, &mut give);
    let last_two = before[0] as u32 | (before[1] as u32) << 8;
    give(last_two, 0);
    give(last_two, around[2].suffixes[1]);
    hashes
}

/// Words and shapes, some of them with the last tag.
fn words([two_back, back, own, next, two_on]: [&Atom; 5], last: u32, give: &mut impl FnMut(u32, u32)) {
    give(own.low, 0);
    give(own.low, own.shape);
    give(own.low, last);
    give(own.low, next.low);
    give(back.low, own.low);
    give(back.low, 0);
    give(next.low, 0);
    give(two_back.low, 0);
    give(two_on.low, 0);
    give(own.shape, 0);
    give(own.shape, last);
    give(last, 0);
    give(last, next.low);
    give(next.shape, own.shape);
}

/// Beginnings and ends of words, and classes of words.
fn parts([_, back, own, next, two_on]: [&Atom; 5], last: u32, give: &mut impl FnMut(u32, u32)) {
    give(own.suffixes[3], 0);
    give(own.suffixes[2], own.shape & 0x73);
    give(own.suffixes[1], last);
    give(own.suffixes[0], own.shape & 0x73);
    give(own.prefix, 0);
    give(next.suffixes[2], 0);
    give(next.suffixes[1], last);
    give(back.suffixes[2], 0);
    give(own.clusters[2].into(), 0);
    give(own.clusters[1].into(), last);
    give(next.clusters[1].into(), 0);
    give(next.clusters[1].into(), last);
    give(back.clusters[1].into(), 0);
    give(next.clusters[1].into(), own.clusters[1].into());
    give(two_on.clusters[1].into(), next.clusters[0].into());
}
