//! Whether the sentence has an expression happen before or after the report. Takes the items of a sentence, gives a direction.

use crate::lexicon::calendar::DateWord;
use crate::timex::lex::Item;
use crate::timex::value::Tense;

/// How far a verb in the present tense may stand from the expression, in items.
const NEAR: usize = 12;

/// How far a verb may stand from the expression, in items.
const REACH: usize = 40;

/// Direction of the expression `start..end` within a sentence: that of the nearest verb before it, else after it; the other way
/// round where it opens the sentence or a clause. `present` tells of a verb whether it stands in the present tense.
pub(crate) fn tense(sentence: &[Item], start: usize, end: usize, present: &dyn Fn(&Item) -> bool) -> Tense {
    let before = sentence.get(..start).unwrap_or(&[]);
    let after = sentence.get(end..).unwrap_or(&[]);
    if before.last().is_some_and(|item| item.has(DateWord::Since)) {
        return Tense::Past;
    }
    // "the court rules on Friday", but not "rescuers meet survivors of Friday's quake".
    let when = tells_when(before, after);
    let scheduled = |item: &Item| when && item.has(DateWord::Scheduled) && present(item);
    let cue = |items: &[Item], at: usize, far: usize| {
        let coming = || (far < NEAR && items.get(at).is_some_and(scheduled)).then_some(Tense::Future);
        cue(items, at).or_else(coming)
    };
    let behind = || (0..before.len()).rev().take(REACH).find_map(|at| cue(before, at, before.len() - at));
    let ahead = || (0..after.len().min(REACH)).find_map(|at| cue(after, at, at));
    let found = if opens_clause(before) { ahead().or_else(behind) } else { behind().or_else(ahead) };
    let until = before.last().is_some_and(|item| item.has(DateWord::Until));
    found.unwrap_or(if until { Tense::Future } else { Tense::Open })
}

/// Whether an expression may tell when the verb beside it happens, and is no part of a name for something.
fn tells_when(before: &[Item], after: &[Item]) -> bool {
    let owned = after.first().is_some_and(|item| item.is('’') || item.is('\''))
        && after.get(1).is_some_and(|item| item.text == "s" && !item.space);
    let of_name = before.last().is_some_and(|item| {
        ["of", "from", "after", "since", "following", "the", "a"]
            .iter()
            .any(|word| item.text.eq_ignore_ascii_case(word))
    });
    !owned && !of_name
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
    let intended = item.has(DateWord::Intended) && items.get(at + 1).is_some_and(|next| next.text == "to");
    if negated || planned || intended || item.has(DateWord::Future) {
        return Some(Tense::Future);
    }
    // "will be held": the participle tells nothing, the auxiliary does.
    if at.checked_sub(1).and_then(|before| items.get(before)).is_some_and(|before| before.text == "be") {
        return None;
    }
    (item.has(DateWord::Past) || (item.text.len() >= 5 && item.text.ends_with("ed"))).then_some(Tense::Past)
}
