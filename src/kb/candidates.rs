//! Entries that a card may be about, by its names. Takes a card and a base, gives candidates with what their spelling and kind speak for them.

use super::base::Base;
use super::context::words;
use super::entry::{Entry, EntryKind, FAMOUS, Way};
use super::lands::without_lands;
use super::points;
use crate::entity::Kind;
use crate::page::Card;

/// An entry that a card may be about.
#[derive(Clone, Copy, Debug)]
pub(super) struct EntryCandidate<'a> {
    pub(super) entry: Entry<'a>,
    /// What its spelling and kind speak for it.
    pub(super) points: f32,
    pub(super) way: Way,
    /// The name is the one that the base prints.
    pub(super) main: bool,
}

/// Entries by the card's name; where that gives none, by its other forms.
pub(super) fn candidates<'a>(card: &Card, base: &'a Base, wanted: &[u32]) -> Vec<EntryCandidate<'a>> {
    let mut found = by_name(card, &card.name, base, wanted);
    if found.is_empty()
        && let Some(short) = without_class(&card.name)
    {
        found = by_name(card, short, base, wanted);
        found.retain(|candidate| candidate.entry.countries().next().is_some());
    }
    if !found.is_empty() || card.kind == Kind::Person {
        return found;
    }
    // "Senate" is no other name of "Senate of Texas".
    let is_bare = |name: &str| base.context.is_bare_institution(&without_lands(name, base));
    let is_own = |alias: &&String| !is_bare(alias) || is_bare(&card.name);
    card.aliases
        .iter()
        .filter(is_own)
        .map(|alias| {
            let mut found = by_name(card, alias, base, wanted);
            found.retain(|candidate| !is_acronym(alias) || shares_word(&card.name, candidate.entry));
            found
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Rank from which a body is known by its house, too.
const HOUSE: u8 = 25;
/// Letters of the longest acronym that many bodies share.
const ACRONYM_LETTERS: usize = 5;

pub(super) fn is_acronym(name: &str) -> bool {
    name.chars().count() <= ACRONYM_LETTERS && name.chars().all(char::is_uppercase)
}

/// Whether the full name that an acronym stands for has most of its words in common with a name of the entry.
fn shares_word(name: &str, entry: Entry) -> bool {
    let long = |name: &str| words(name).filter(|word| word.len() > 3).collect::<Vec<_>>();
    let own = long(name);
    let shared = |other: &str| long(other).iter().filter(|word| own.contains(word)).count();
    [entry.name()].into_iter().chain(entry.aliases()).any(|other| 2 * shared(other) > own.len())
}

/// "Jiangsu" of "Jiangsu province".
pub(super) fn without_class(name: &str) -> Option<&str> {
    let (short, class) = name.rsplit_once(' ')?;
    class.starts_with(char::is_lowercase).then_some(short)
}

pub(super) fn by_name<'a>(card: &Card, name: &str, base: &'a Base, wanted: &[u32]) -> Vec<EntryCandidate<'a>> {
    let words = base.spelling().words(name);
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<EntryCandidate> = Vec::new();
    for (entry, way) in base.find(base.spelling().key(&words), wanted) {
        let main = base.spelling().words(entry.name()) == words;
        let Some(kind) = kind_points(card.kind, entry.kind(), way, main && words.len() > 1 && entry.rank() >= HOUSE)
        else {
            continue;
        };
        let points = kind + spelling_points(entry, name, &words, base, way);
        match found.iter_mut().find(|other| other.entry.id() == entry.id()) {
            Some(other) => other.points = other.points.max(points),
            None => found.push(EntryCandidate { entry, points, way, main }),
        }
    }
    found
}

/// Whether the base's kind fits the card's, and how well.
fn kind_points(kind: Kind, entry: Option<EntryKind>, way: Way, is_full: bool) -> Option<f32> {
    use EntryKind::*;
    match (kind, entry?, way) {
        (Kind::Group, Country, Way::Demonym | Way::Name) => Some(0.0),
        (_, _, Way::Demonym) => None,
        (Kind::Person, Person, _) => Some(0.0),
        (_, _, Way::Surname) => None,
        (Kind::Place, Country | Place | Seat, _)
        | (Kind::Organization, Organization | Seat, _)
        | (Kind::Event, Event, _) => Some(0.0),
        (Kind::Organization | Kind::Event, Organization | Event, _) => Some(points::OTHER_KIND),
        // A museum is a house, too.
        (Kind::Organization, Place, _) | (Kind::Place, Organization, _) if is_full => Some(points::OTHER_KIND),
        _ => None,
    }
}

fn spelling_points(entry: Entry, name: &str, words: &[String], base: &Base, way: Way) -> f32 {
    if way == Way::Surname {
        let spelled = base.spelling().words(entry.name()).contains(&words[0]);
        return points::FAMILY_NAME + if spelled { 0.0 } else { points::OTHER_LETTERS };
    }
    if way == Way::Demonym {
        return 0.0;
    }
    let same = |other: &str| base.spelling().words(other) == words;
    let mut sum = if same(entry.name()) {
        points::MAIN_NAME
    } else if entry.aliases().any(same) {
        if words.len() == 1 { points::OTHER_NAME } else { 0.0 }
    } else if words.len() > 1 || is_close(name, entry) && entry.rank() >= FAMOUS {
        points::OTHER_LETTERS
    } else {
        points::OTHER_WORD
    };
    if words.len() > 1 && entry.is(EntryKind::Person) {
        sum += points::FULL_NAME;
    }
    // "US" is no "us", and "Who" no WHO; "U.S." is "US".
    let bare = |name: &str| name.replace('.', "");
    let own = bare(name);
    let letters = own.chars().count();
    if letters > 3 || bare(entry.name()) == own {
        sum
    } else if entry.aliases().any(|alias| bare(alias) == own) {
        sum + if letters > 2 { points::ACRONYM } else { 2.0 * points::ACRONYM }
    } else {
        sum - 1.0
    }
}

/// Whether a word of some length begins as a name of the entry does: "Raqqah" and "Raqqa".
fn is_close(name: &str, entry: Entry) -> bool {
    let first = |name: &str| name.chars().next().map(|c| c.to_lowercase().to_string());
    name.chars().count() > 4 && [entry.name()].into_iter().chain(entry.aliases()).any(|own| first(own) == first(name))
}
