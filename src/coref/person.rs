//! Words for who speaks and who is spoken to, from `data/lexicon/pronouns.tsv`. Takes a token, gives its grammatical person.

use std::sync::LazyLock;

use crate::keymap::KeyMap;
use crate::lexicon::{lexicon, rows};
use crate::reading::Reading;
use crate::token::key;

/// The persons of a talk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Person {
    /// I.
    First,
    /// We.
    Together,
    /// You.
    Second,
}

static PRONOUNS: LazyLock<KeyMap<Person>> = LazyLock::new(|| {
    let person = |row: &[&str]| match *row {
        [word, "1", "sg", _] => Some((key(word), Person::First)),
        [word, "1", "pl", _] => Some((key(word), Person::Together)),
        [word, "2", ..] => Some((key(word), Person::Second)),
        _ => None,
    };
    rows(lexicon!("pronouns.tsv")).filter_map(|row| person(&row)).collect()
});

/// Whether token `at` means who speaks or who is spoken to.
pub(super) fn person(reading: &Reading, at: usize) -> Option<Person> {
    let token = reading.tokens.get(at)?;
    let word = reading.word(at);
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    // "i" is a number or a letter, "ME" a shout or a state.
    let plain = if stem.eq_ignore_ascii_case("i") { stem == "I" } else { !token.all_caps };
    PRONOUNS.get(key(stem)).copied().filter(|_| token.is_word() && plain)
}
