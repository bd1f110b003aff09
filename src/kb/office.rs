//! What somebody is at the day of an article, out of the offices of an entry and the roles that the article gives. The article's own words
//! win over the list of offices; where the two disagree, a sentence says so. Without a day there is no "now": offices have their years.

use super::base::Base;
use super::context::{ContextRule, words};
use super::entry::{Entry, Fact, FactLabel};
use super::lands::lands;
use super::time::{when, when_of};
use crate::page::Card;

/// A role of the article beside the offices of an entry.
struct Role<'a> {
    text: &'a str,
    /// The article says that it is over.
    is_past: bool,
    /// The words that tell an office.
    words: Vec<String>,
}

impl<'a> Role<'a> {
    fn of(text: &'a str, base: &Base) -> Role<'a> {
        let all = || words(text).zip(lands(text, base));
        let is_past = |word: &str| base.context.has(ContextRule::Past, word);
        let tells = |word: &String| !is_past(word) && (word.len() > 3 || base.context.has(ContextRule::Part, word));
        let own = all().filter(|(word, land)| land.is_empty() && tells(word)).map(|(word, _)| word);
        Role { text, is_past: words(text).any(|word| is_past(&word)), words: own.collect() }
    }

    /// Whether the office may be called by the role.
    fn names(&self, office: &Fact) -> bool {
        let own: Vec<String> = words(office.text).collect();
        !self.words.is_empty() && self.words.iter().all(|word| own.contains(word))
    }
}

fn offices<'a>(entry: Entry<'a>) -> impl Iterator<Item = Fact<'a>> {
    entry.facts_of(FactLabel::Office)
}

/// Whether an office was held on that day, as far as is known.
fn is_held(office: &Fact, date: &str) -> bool {
    matches!(when_of(*office, date), when::THEN | when::LAST_KNOWN)
}

/// The office that a role means: "President" is a president rather than a vice president; among terms the one of the day.
fn named<'a>(role: &Role, entry: Entry<'a>, date: &str) -> Option<Fact<'a>> {
    let length = |office: &Fact| words(office.text).count();
    offices(entry).filter(|office| role.names(office)).min_by_key(|office| (length(office), !is_held(office, date)))
}

/// The office that somebody has on that day, in words; none for who has none.
pub(super) fn told(card: &Card, entry: Entry, base: &Base, date: &str) -> Option<String> {
    let roles = card.roles.iter().map(|role| Role::of(&role.text, base));
    let named = roles.filter_map(|role| Some((named(&role, entry, date)?, role.is_past))).next();
    if date.is_empty() {
        let office = named.map(|(office, _)| office).or_else(|| offices(entry).next());
        return office.map(|office| with_years(office, entry));
    }
    if let Some((office, is_past)) = named {
        return Some(match (when_of(office, date), is_past) {
            (when::THEN, false) => office.text.to_owned(),
            (when::LAST_KNOWN, false) => format!("{} ({})", office.text, when::LAST_KNOWN),
            (when::BEFORE, true) => format!("former {}", office.text),
            _ => with_years(office, entry),
        });
    }
    let held = |wanted: &str| offices(entry).find(|office| when_of(*office, date) == wanted).map(|office| office.text);
    let last = || held(when::LAST_KNOWN).map(|office| format!("{office} ({})", when::LAST_KNOWN));
    let before = || held(when::BEFORE).map(|office| format!("former {office}"));
    held(when::THEN).map(str::to_owned).or_else(last).or_else(before)
}

/// "President of Syria (2000–2024)".
fn with_years(office: Fact, entry: Entry) -> String {
    let year = |date: &str| date.get(..4).unwrap_or(date).to_owned();
    let term = |fact: Fact| match (year(fact.start), year(fact.end)) {
        (start, end) if start.is_empty() && end.is_empty() => format!("as of {}", year(fact.as_of)),
        (start, end) if end.is_empty() => format!("since {start}"),
        (start, end) if start.is_empty() => format!("until {end}"),
        (start, end) if start == end => start,
        (start, end) => format!("{start}–{end}"),
    };
    let mut terms: Vec<String> = offices(entry).filter(|other| other.text == office.text).map(term).collect();
    terms.reverse();
    format!("{} ({})", office.text, terms.join(", "))
}

/// Where the roles of the article and the offices of the entry disagree; each sentence ends with a date.
pub(super) fn conflicts(card: &Card, entry: Entry, base: &Base, date: &str) -> Vec<String> {
    let conflict = |role: Role| {
        let office = named(&role, entry, date);
        let (office, time) = match office.filter(|_| !date.is_empty()) {
            Some(office) => match (when_of(office, date), role.is_past) {
                (when::BEFORE, false) => (office, ("until", office.end)),
                (when::AFTER, _) => (office, ("from", office.start)),
                (when::THEN, true) => (office, ("from", office.start)),
                _ => return None,
            },
            None if date.is_empty() && office.is_none() && is_office(&role, base) => {
                let now = offices(entry).next().filter(|office| office.end.is_empty() && !office.start.is_empty())?;
                (now, ("from", now.start))
            }
            None => return None,
        };
        let (text, (word, day)) = (role.text, time);
        (!day.is_empty()).then(|| format!("The article says “{text}”; the base has “{}” {word} {day}.", office.text))
    };
    card.roles.iter().filter_map(|role| conflict(Role::of(&role.text, base))).collect()
}

/// Whether a role tells an office of whatever kind: "opposition leader".
fn is_office(role: &Role, base: &Base) -> bool {
    let is_public =
        |word: &String| base.context.has(ContextRule::Public, word) || base.context.has(ContextRule::Part, word);
    !role.words.is_empty() && role.words.iter().all(is_public)
}
