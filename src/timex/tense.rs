//! Whether the sentence has an expression happen before or after the report. Takes the items of a sentence, gives a direction.

use crate::lexicon::calendar::DateWord;
use crate::timex::lex::Item;
use crate::timex::value::Tense;

/// How far a verb may stand from the expression, in items.
const REACH: usize = 40;

/// Direction of the expression `start..end` within a sentence: that of the nearest verb before it, else after it; the other way
/// round where it opens the sentence or a clause.
pub(crate) fn tense(sentence: &[Item], start: usize, end: usize) -> Tense {
    let before = sentence.get(..start).unwrap_or(&[]);
    let after = sentence.get(end..).unwrap_or(&[]);
    if before.last().is_some_and(|item| item.has(DateWord::Since)) {
        return Tense::Past;
    }
    let behind = || (0..before.len()).rev().take(REACH).find_map(|at| cue(before, at));
    let ahead = || (0..after.len().min(REACH)).find_map(|at| cue(after, at));
    let found = if opens_clause(before) { ahead().or_else(behind) } else { behind().or_else(ahead) };
    let until = before.last().is_some_and(|item| item.has(DateWord::Until));
    found.unwrap_or(if until { Tense::Future } else { Tense::Open })
}

fn opens_clause(before: &[Item]) -> bool {
    let is_light = |item: &&Item| {
        item.has(DateWord::Preposition)
            || item.has(DateWord::During)
            || item.has(DateWord::Article)
            || item.text.eq_ignore_ascii_case("on")
    };
    match before.iter().rev().take(4).find(|item| !is_light(item)) {
        None => before.len() < 4,
        Some(item) if item.is_word() => matches!(item.text, "and" | "but" | "that" | "when" | "while"),
        Some(item) => ",;:—–-\"“‘(".contains(item.text),
    }
}

fn cue(items: &[Item], at: usize) -> Option<Tense> {
    let item = items.get(at).filter(|item| item.is_word() && !item.capital())?;
    let negated = item.text == "won" && items.get(at + 2).is_some_and(|item| item.text == "t" && !item.space);
    let planned = match items.get(at + 1).map_or("", |next| next.text) {
        "to" => matches!(item.text, "is" | "are" | "set"),
        "for" => item.text == "set",
        _ => false,
    };
    if negated || planned || item.has(DateWord::Future) {
        return Some(Tense::Future);
    }
    // "will be held": the participle tells nothing, the auxiliary does.
    if at.checked_sub(1).and_then(|before| items.get(before)).is_some_and(|before| before.text == "be") {
        return None;
    }
    (item.has(DateWord::Past) || (item.text.len() >= 5 && item.text.ends_with("ed"))).then_some(Tense::Past)
}
