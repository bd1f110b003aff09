//! The spelling skeleton of a transliterated word: what stays the same in "Araqchi" and "Araghchi", "Sergei" and "Sergey".
//! Takes a word, gives a key; says nothing of whether two people share it.

use crate::hash::START;
use crate::token::{Key, folded, key, key_with};

/// Shortest word with a skeleton of its own; shorter ones only equal themselves.
const SHORTEST: usize = 4;

/// Key of the skeleton of `word`.
pub(crate) fn skeleton(word: &str) -> Key {
    of_folded(&folded(word))
}

/// Key of the skeleton of a word in its folded form.
pub(crate) fn of_folded(word: &str) -> Key {
    if word.len() < SHORTEST || !word.is_ascii() && word.chars().count() < SHORTEST {
        return key(word);
    }
    let (mut hash, mut rest) = (START, word);
    // The last bytes of the skeleton so far; at first none of a text.
    let mut end = u32::MAX;
    while let Some(first) = rest.chars().next() {
        let (sound, length) = same_sound(rest.as_bytes()).unwrap_or((&rest[..first.len_utf8()], first.len_utf8()));
        rest = &rest[length..];
        let next = sound.bytes().fold(0, |bytes, byte| bytes << 8 | u32::from(byte));
        let bits = 8 * sound.len() as u32;
        // A double letter is one.
        if !sound.is_empty() && end & u32::MAX >> (32 - bits) != next {
            end = end.checked_shl(bits).unwrap_or(0) | next;
            hash = sound.chars().fold(hash, key_with);
        }
    }
    hash
}

/// The sound of a group of letters at the start that transliterations use for it, and the letters' number; the longer groups go first.
const fn same_sound(rest: &[u8]) -> Option<(&'static str, usize)> {
    Some(match rest {
        [b't', b'c', b'h', ..] => ("ch", 3),
        [b'g', b'h', ..] => ("q", 2),
        [b'k', b'h', ..] => ("h", 2),
        [b'd', b'h', ..] => ("d", 2),
        [b'd', b'j', ..] => ("j", 2),
        [b'c', b'k', ..] => ("k", 2),
        [b'p', b'h', ..] => ("f", 2),
        [b'o', b'u' | b'o', ..] => ("u", 2),
        [b'e', b'e' | b'y' | b'i', ..] | [b'i', b'y' | b'e', ..] => ("i", 2),
        [b'y' | b'e', ..] => ("i", 1),
        [b'o' | b'w', ..] => ("u", 1),
        [b'\'', ..] => ("", 1),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        for (a, b) in [
            ("Araqchi", "Araghchi"),
            ("Sergei", "Sergey"),
            ("Ruhani", "Rouhani"),
            ("Asad", "Assad"),
            ("Zelensky", "Zelenskyy"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
        for (a, b) in [("Amin", "Ali"), ("Lavrov", "Larov"), ("Li", "Le")] {
            assert_ne!(skeleton(a), skeleton(b), "{a} {b}");
        }
    }
}
