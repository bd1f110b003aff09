//! Ages: "Anna Kovac, 58,", "Kovac (58)", "58-year-old Kovac", "the 58-year-old". Takes a scene, gives years of persons.

use std::ops::Range;

use super::found::Age;
use super::scene::{Perspective, Scene};
use crate::entity::Kind;
use crate::tag::Tag;

/// Ages that people reach.
const YEARS: std::ops::RangeInclusive<u8> = 1..=119;

/// Reads one sentence.
pub(super) fn read(scene: &Scene, sentence: Range<usize>, ages: &mut Vec<Age>) {
    for at in sentence.clone() {
        let years = scene.word(at).parse().ok().filter(|years| YEARS.contains(years));
        let Some(years) = years.filter(|_| scene.voice(at) != Perspective::Quoted) else { continue };
        let person = before(scene, at, sentence.start).or_else(|| after(scene, at, sentence.end));
        let person = person.map(|owner| &scene.mentions[owner]).filter(|mention| mention.kind == Kind::Person);
        if let Some(actor) = person.and_then(Scene::actor)
            && !ages.iter().rev().take(64).any(|age| age.actor == actor)
        {
            ages.push(Age { actor, years, sentence: scene.span(at..at + 1) });
        }
    }
}

/// "Kovac, 58, …", "Kovac (58)", "Kovac, aged 58", "Kovac is 58 years old".
fn before(scene: &Scene, at: usize, limit: usize) -> Option<usize> {
    let aged = usize::from(at > limit && scene.word(at - 1) == "aged");
    let mark = at.checked_sub(1 + aged).filter(|&mark| mark > limit)?;
    let next = scene.word(at + 1);
    let years = || next == "years" && matches!(scene.word(at + 2), "old" | "of");
    let comma = scene.word(mark) == ","
        && (matches!(next, "," | "." | ";" | ")" | "and" | "of" | "from") || aged > 0 || years());
    let bracket = scene.word(mark) == "(" && matches!(next, ")" | ",");
    if comma || bracket {
        return scene.ending_at(mark - 1);
    }
    let verb = scene.tag(mark).is_auxiliary() && (years() || matches!(next, "." | ","));
    verb.then(|| scene.subject_at(mark - 1, limit)).flatten()
}

/// "58-year-old Kovac", "the 58-year-old", "the 58-year-old former mayor" where that is known to mean somebody.
fn after(scene: &Scene, at: usize, limit: usize) -> Option<usize> {
    let words = [1, 2, 3, 4].map(|by| scene.word(at + by));
    if words != ["-", "year", "-", "old"] {
        return None;
    }
    // "Kovac, a 58-year-old judge,": the phrase is about the name before the comma.
    let article =
        at.checked_sub(3).filter(|&name| scene.word(name + 1) == "," && scene.tag(name + 2) == Tag::Determiner);
    let described = article.and_then(|name| scene.ending_at(name));
    described.or_else(|| scene.owner(at)).or_else(|| scene.head_from(at + 5, limit))
}
