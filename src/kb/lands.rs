//! Countries that are named within a few words: "former New Zealand prime minister", "U.S. Senate". Takes words and a base, gives codes.

use super::base::Base;
use super::entry::{Entry, EntryKind, FactLabel};

/// Words of the longest name of a country that is looked for.
const MOST_WORDS: usize = 3;

/// For each word of a text the codes of the countries that it names or is part of the name of.
pub(super) fn lands<'a>(text: &str, base: &'a Base) -> Vec<Vec<&'a str>> {
    named(text, base, false)
}

/// The same with the countries of well-known regions and cities: "Pennsylvania Senator", "mayor of New Orleans".
pub(super) fn lands_and_regions<'a>(text: &str, base: &'a Base) -> Vec<Vec<&'a str>> {
    named(text, base, true)
}

fn named<'a>(text: &str, base: &'a Base, with_regions: bool) -> Vec<Vec<&'a str>> {
    let parts = parts(text);
    let mut lands = vec![Vec::new(); parts.len()];
    for length in (1..=MOST_WORDS.min(parts.len())).rev() {
        for at in 0..=parts.len() - length {
            let is_free = lands[at..at + length].iter().all(Vec::is_empty);
            if !is_free || !parts[at].starts_with(char::is_uppercase) {
                continue;
            }
            let codes = countries_of(&parts[at..at + length].join(" "), base, with_regions);
            if !codes.is_empty() {
                lands[at..at + length].fill(codes);
            }
        }
    }
    lands
}

/// Codes of all countries that a text names.
pub(super) fn codes<'a>(text: &str, base: &'a Base) -> Vec<&'a str> {
    lands(text, base).into_iter().flatten().collect()
}

/// A text without the countries that it names, and without "of" before one: "Senate" of "Senate of the Philippines".
pub(super) fn without_lands(text: &str, base: &Base) -> String {
    let lands = lands(text, base);
    let words = parts(text).into_iter().zip(&lands).filter(|(_, land)| land.is_empty()).map(|(word, _)| word);
    let words: Vec<&str> = words.filter(|word| *word != "s").collect();
    let end = words.iter().rposition(|word| !matches!(*word, "of" | "the" | "in")).map_or(0, |at| at + 1);
    let start = words.iter().position(|word| !word.eq_ignore_ascii_case("the")).unwrap_or(0).min(end);
    words[start..end].join(" ")
}

fn parts(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn countries_of<'a>(name: &str, base: &'a Base, with_regions: bool) -> Vec<&'a str> {
    let found = base.find(base.spelling().key_of(name).unwrap_or(0), &[]);
    if found.is_empty() {
        return Vec::new();
    }
    let words = base.spelling().words(name);
    // Same sounds are not enough: "Nigeria" and "Niger" are, "Chat" and "Chad" are not.
    let is_so = |entry: &Entry| {
        (entry.is(EntryKind::Country) || with_regions && is_region(*entry))
            && names(*entry).any(|own| base.spelling().words(own) == words)
    };
    found.into_iter().map(|(entry, _)| entry).filter(is_so).flat_map(Entry::countries).collect()
}

/// Rank from which a region or a city is known for itself.
const REGION: u8 = 50;

fn is_region(entry: Entry) -> bool {
    entry.is(EntryKind::Place) && entry.rank() >= REGION
}

fn names<'a>(entry: Entry<'a>) -> impl Iterator<Item = &'a str> {
    let facts = entry.facts_of(FactLabel::Demonym).map(|fact| fact.text);
    [entry.name()].into_iter().chain(entry.aliases()).chain(facts)
}
