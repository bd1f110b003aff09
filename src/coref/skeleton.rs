//! The spelling skeleton of a transliterated name: what stays the same in "Araqchi" and "Araghchi", "Sergei" and "Sergey".
//! Takes a word, gives a key; says nothing of whether two people share it.

use crate::token::{Key, folded, key};

/// Letter groups that transliterations use for the same sound, the longer first.
const SAME_SOUND: [(&str, &str); 12] = [
    ("gh", "q"),
    ("kh", "h"),
    ("ck", "k"),
    ("ph", "f"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ey", "i"),
    ("ei", "i"),
    ("iy", "i"),
    ("ie", "i"),
    ("'", ""),
];

/// Shortest word with a skeleton of its own; shorter ones only equal themselves.
const SHORTEST: usize = 4;

/// Key of the skeleton of `word`.
pub(super) fn skeleton(word: &str) -> Key {
    let mut text = folded(word);
    if text.chars().count() < SHORTEST {
        return key(&text);
    }
    for (spelling, sound) in SAME_SOUND {
        text = text.replace(spelling, sound);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let sound = match c {
            'y' | 'e' => 'i',
            'o' | 'w' => 'u',
            other => other,
        };
        if !out.ends_with(sound) {
            out.push(sound);
        }
    }
    key(&out)
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
