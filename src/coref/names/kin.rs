//! Whether a name is introduced as somebody's relative: "his brother, Per Solberg", "Lund's mother, Berit Lund", "Per Solberg, her son,".
//! Takes the tokens of the name; does not say whose.

use std::ops::Range;

use crate::entity::RelationKind;
use crate::reading::Reading;
use crate::tag::Tag;

/// Most adjectives between the owner and the noun: "his late elder brother".
const ADJECTIVES: usize = 3;

/// Whether a word for a relative stands before or behind the name.
pub(super) fn is_relative(reading: &Reading, name: &Range<usize>) -> bool {
    let comma = usize::from(name.start > 0 && reading.word(name.start - 1) == ",");
    let end = name.start - comma;
    let before = (end.saturating_sub(3)..end).find(|&from| kin(reading, from, end) == Some(end));
    let before = before.is_some_and(|from| comma == 0 || is_owned(reading, from));
    let after = || {
        let nouns = (name.end + 2..name.end + 4 + ADJECTIVES).take_while(|&at| reading.word(at) != ",");
        let noun = nouns.into_iter().find_map(|at| Some((at, kin(reading, at, reading.tokens.len())?)));
        let closes = |end: usize| matches!(reading.word(end), "," | "." | ";" | ")" | "of" | "");
        noun.is_some_and(|(at, end)| closes(end) && is_owned(reading, at))
    };
    before || reading.word(name.end) == "," && after()
}

/// End of a noun for a relative that stands at token `at`.
fn kin(reading: &Reading, at: usize, limit: usize) -> Option<usize> {
    let (length, word) = reading.resources.relations.noun(reading.tokens.get(at..limit)?)?;
    (word.kind == RelationKind::Family).then_some(at + length)
}

/// Whether an owner stands before the noun at `at`: "his", "Lund's late".
fn is_owned(reading: &Reading, at: usize) -> bool {
    let plain = |at: &usize| reading.tag(*at).is_adjective() || reading.tag(*at) == Tag::Number;
    let adjectives = (0..at).rev().take(ADJECTIVES).take_while(plain).count();
    at.checked_sub(1 + adjectives)
        .is_some_and(|owner| matches!(reading.tag(owner), Tag::PronounPossessive | Tag::Possessive))
}
