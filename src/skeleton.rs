//! The spelling skeleton of a transliterated word: what stays the same in "Araqchi" and "Araghchi", "Sergei" and "Sergey".
//! Takes a word, gives a key; says nothing of whether two people share it.

use crate::hash::{START, byte};
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
    let (mut hash, mut rest) = (START, word.as_bytes());
    // The last bytes of the skeleton so far; at first none of a text.
    let mut end = u32::MAX;
    while let &[first, ..] = rest {
        // Most letters are sounds of their own.
        if first.is_ascii() && !begins_group(first) {
            rest = &rest[1..];
            if end & 0xff != u32::from(first) {
                end = end << 8 | u32::from(first);
                hash = byte(hash, first);
            }
            continue;
        }
        let letter = first.leading_ones().max(1) as usize;
        let (sound, length) = same_sound(rest).unwrap_or((&rest[..letter], letter));
        rest = &rest[length..];
        let next = sound.iter().fold(0, |bytes, byte| bytes << 8 | u32::from(*byte));
        let bits = 8 * sound.len() as u32;
        // A double letter is one.
        if sound.is_empty() || end & u32::MAX >> (32 - bits) == next {
            continue;
        }
        end = end.checked_shl(bits).unwrap_or(0) | next;
        hash = match first {
            0..128 => sound.iter().fold(hash, |hash, &next| byte(hash, next)),
            _ => std::str::from_utf8(sound).unwrap_or_default().chars().fold(hash, key_with),
        };
    }
    hash
}

/// Whether a group of [`same_sound`] begins with the letter.
const fn begins_group(letter: u8) -> bool {
    matches!(letter, b't' | b'g' | b'k' | b'd' | b'c' | b'p' | b'o' | b'e' | b'i' | b'y' | b'w' | b'\'')
}

/// The sound of a group of letters at the start that transliterations use for it, and the letters' number; the longer groups go first.
const fn same_sound(rest: &[u8]) -> Option<(&'static [u8], usize)> {
    Some(match rest {
        [b't', b'c', b'h', ..] => (b"ch", 3),
        [b'g', b'h', ..] => (b"q", 2),
        [b'k', b'h', ..] => (b"h", 2),
        [b'd', b'h', ..] => (b"d", 2),
        [b'd', b'j', ..] => (b"j", 2),
        [b'c', b'k', ..] => (b"k", 2),
        [b'p', b'h', ..] => (b"f", 2),
        [b'o', b'u' | b'o', ..] => (b"u", 2),
        [b'e', b'e' | b'y' | b'i', ..] | [b'i', b'y' | b'e', ..] => (b"i", 2),
        [b'y' | b'e', ..] => (b"i", 1),
        [b'o' | b'w', ..] => (b"u", 1),
        [b'\'', ..] => (b"", 1),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_begins_no_group_is_its_own_sound() {
        for letter in 0..128_u8 {
            let groups = (0..=128_u8).map(|next| same_sound(&[letter, next, b'h']));
            assert_eq!(groups.flatten().next().is_some(), begins_group(letter), "{letter}");
        }
        assert_eq!(skeleton("Łałłya"), skeleton("łałia"));
        assert_eq!(skeleton("Éééé—ß"), skeleton("i—ß"));
    }

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
