//! Entity linking: which entry a card is about, if any. Takes a page and a base, gives for each card an entry or none, how sure that is and
//! what else the name may mean; and which shards may know more. Decides by spelling, kind, prominence, the countries and roles of the
//! article, and its date. A wrong card is worse than none: what is not clearly ahead is left open.

use super::base::Base;
use super::entry::{Entry, EntryKind, FactLabel, Way};
use super::inside::pairs;
use crate::entity::Kind;
use crate::order;
use crate::page::{Card, Page};
use crate::rule::Rule;
use crate::token::{folded, key};

/// What speaks for a candidate, in points.
mod points {
    /// The most prominent entry of the base.
    pub(super) const PROMINENCE: f32 = 1.0;
    /// The name as the base prints it, not an alias.
    pub(super) const MAIN_NAME: f32 = 0.15;
    /// Same sounds, other letters.
    pub(super) const OTHER_LETTERS: f32 = -0.1;
    /// The same of a single word: "Onion" is no Union.
    pub(super) const OTHER_WORD: f32 = -0.3;
    /// An alias of three letters; of two or one it counts twice.
    pub(super) const ACRONYM: f32 = -0.1;
    /// A person's name of two words or more.
    pub(super) const FULL_NAME: f32 = 0.15;
    /// Such a name that only one person of the base bears.
    pub(super) const ONLY_PERSON: f32 = 0.1;
    /// A name of two words or more that only one thing of the base bears.
    pub(super) const ONLY_THING: f32 = 0.15;
    /// A family name alone.
    pub(super) const FAMILY_NAME: f32 = -0.25;
    /// The article names its country …
    pub(super) const COUNTRY: f32 = 0.25;
    /// … or other ones only.
    pub(super) const OTHER_COUNTRY: f32 = -0.15;
    /// The article puts it into a place, or another place into it, and the base has both in one country …
    pub(super) const INSIDE: f32 = 0.15;
    /// … or in two.
    pub(super) const ELSEWHERE: f32 = -0.6;
    /// The article calls it what the base calls it.
    pub(super) const ROLE: f32 = 0.4;
    /// Founded, born or begun after the article; or dead for a lifetime.
    pub(super) const NOT_THEN: f32 = -0.6;
    /// The base files it under another kind.
    pub(super) const OTHER_KIND: f32 = -0.2;
}

/// Points from which a card is linked …
const ENOUGH: f32 = 0.5;
/// … if no other candidate is so close.
const AHEAD: f32 = 0.12;
/// Other candidates that a card offers.
const MOST_CANDIDATES: usize = 6;
/// Shards that one article may ask for.
pub(super) const MOST_SHARDS: usize = 12;

/// What the base says of a card.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link<'a> {
    /// The entry; none where there is no candidate or no clear one.
    pub entry: Option<Entry<'a>>,
    /// 0..=1, how sure the entry is.
    pub confidence: f32,
    /// What spoke for it.
    pub evidence: Option<Rule>,
    /// What else the name may mean, the likeliest first.
    pub candidates: Vec<Entry<'a>>,
}

/// What the article tells beside a card.
struct Setting<'a> {
    /// Codes of the countries that it names, with the number of cards that do.
    countries: Vec<(&'a str, usize)>,
    /// ISO day of the article; empty where unknown.
    date: &'a str,
}

/// What the article tells of the country of one card.
struct Home<'a> {
    /// Countries that it is or lies in, if that is clear.
    own: Vec<&'a str>,
    /// Countries of the places that it lies in, or that lie in it.
    told: Vec<&'a str>,
    /// The base has an entry of the name that may lie anywhere.
    is_open: bool,
}

impl Home<'_> {
    /// Whether the article puts the entry elsewhere than the base.
    fn is_elsewhere(&self, entry: Entry) -> bool {
        !self.told.is_empty() && entry.countries().next().is_some() && !self.is_told(entry)
    }

    /// Whether the article puts it where the base has it.
    fn is_told(&self, entry: Entry) -> bool {
        entry.countries().any(|code| self.told.contains(&code))
    }
}

/// The link of every card of `page`, in order. `date` is the article's day (ISO 8601), where known.
/// `wanted` are the shards that the page asks for; those that are loaded are looked into.
pub(super) fn link<'a>(page: &'a Page, base: &'a Base, date: Option<&'a str>, wanted: &[u32]) -> Vec<Link<'a>> {
    let found: Vec<_> = page.actors.iter().map(|card| candidates(card, base, wanted)).collect();
    let homes = homes(page, &found);
    let mut setting = Setting { countries: Vec::new(), date: date.or(page.published.as_deref()).unwrap_or("") };
    for code in homes.iter().flat_map(|home| &home.own) {
        match setting.countries.iter_mut().find(|(other, _)| other == code) {
            Some((_, cards)) => *cards += 1,
            None => setting.countries.push((code, 1)),
        }
    }
    let cards = page.actors.iter().zip(found).zip(&homes);
    cards.map(|((card, found), home)| choose(card, found, home, &setting)).collect()
}

/// Numbers of the shards that may know cards that the core does not; at most [`MOST_SHARDS`], for the most prominent cards first.
pub(super) fn wanted(page: &Page, base: &Base) -> Vec<u32> {
    let found: Vec<_> = page.actors.iter().map(|card| candidates(card, base, &[])).collect();
    let homes = homes(page, &found);
    let mut numbers = Vec::new();
    for ((card, found), home) in page.actors.iter().zip(&found).zip(&homes).filter(|((card, _), _)| is_named(card)) {
        let words = base.spelling().words(&card.name);
        let lone = card.kind == Kind::Person && words.len() < 2;
        if words.is_empty() || lone || !found.iter().all(|candidate| home.is_elsewhere(candidate.entry)) {
            continue;
        }
        let number = base.shard_with(base.spelling().key(&words));
        numbers.extend(number.filter(|number| !numbers.contains(number)));
        if numbers.len() == MOST_SHARDS {
            break;
        }
    }
    numbers
}

fn is_named(card: &Card) -> bool {
    matches!(card.kind, Kind::Person | Kind::Organization | Kind::Place | Kind::Event)
}

/// An entry that a card may be about.
#[derive(Clone, Copy, Debug)]
struct EntryCandidate<'a> {
    entry: Entry<'a>,
    /// What its spelling and kind speak for it.
    points: f32,
    way: Way,
    /// The name is the one that the base prints.
    main: bool,
}

/// Entries by the card's name; where that gives none, by its other forms.
fn candidates<'a>(card: &Card, base: &'a Base, wanted: &[u32]) -> Vec<EntryCandidate<'a>> {
    let found = by_name(card, &card.name, base, wanted);
    if !found.is_empty() || card.kind == Kind::Person {
        return found;
    }
    card.aliases
        .iter()
        .map(|alias| by_name(card, alias, base, wanted))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn by_name<'a>(card: &Card, name: &str, base: &'a Base, wanted: &[u32]) -> Vec<EntryCandidate<'a>> {
    let words = base.spelling().words(name);
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<EntryCandidate> = Vec::new();
    for (entry, way) in base.find(&words, wanted) {
        let Some(kind) = kind_points(card.kind, entry.kind(), way) else { continue };
        let points = kind + spelling_points(entry, name, &words, base, way);
        match found.iter_mut().find(|other| other.entry.id() == entry.id()) {
            Some(other) => other.points = other.points.max(points),
            None => {
                found.push(EntryCandidate { entry, points, way, main: base.spelling().words(entry.name()) == words })
            }
        }
    }
    found
}

/// Whether the base's kind fits the card's, and how well.
fn kind_points(kind: Kind, entry: Option<EntryKind>, way: Way) -> Option<f32> {
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
        0.0
    } else if words.len() > 1 || is_close(name, entry) {
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

/// For each card what the article tells of its country.
fn homes<'a>(page: &Page, found: &[Vec<EntryCandidate<'a>>]) -> Vec<Home<'a>> {
    let home = |(card, found): (&Card, &Vec<EntryCandidate<'a>>)| Home {
        own: own_countries(card, found),
        told: Vec::new(),
        is_open: found.iter().any(|candidate| candidate.entry.countries().next().is_none()),
    };
    let mut homes: Vec<Home> = page.actors.iter().zip(found).map(home).collect();
    // Countries with a comma between them are a list.
    let is_no_country =
        |&(inner, _): &(usize, usize)| found[inner].iter().all(|candidate| !candidate.entry.is(EntryKind::Country));
    for (inner, outer) in pairs(page).into_iter().filter(is_no_country) {
        let around = countries(found[outer].iter().filter(|candidate| !is_city(candidate.entry)));
        let inside = countries(&found[inner]);
        // What is inside may be missing from the base, or be there as a namesake far away.
        if around.iter().any(|code| inside.contains(code)) {
            homes[outer].told.extend(inside);
        }
        homes[inner].told.extend(around);
    }
    homes
}

fn countries<'a: 'b, 'b>(found: impl IntoIterator<Item = &'b EntryCandidate<'a>>) -> Vec<&'a str> {
    found.into_iter().flat_map(|candidate| candidate.entry.countries()).collect()
}

/// Countries that a place or people of the article is or lies in, if that is clear.
fn own_countries<'a>(card: &Card, found: &[EntryCandidate<'a>]) -> Vec<&'a str> {
    let first = found.iter().max_by_key(|candidate| candidate.entry.rank());
    let is_sure = |first: &&EntryCandidate| first.entry.is(EntryKind::Country) || first.entry.rank() >= SURE_PLACE;
    let sure = first.filter(|_| matches!(card.kind, Kind::Place | Kind::Group)).filter(is_sure);
    sure.into_iter().flat_map(|first| first.entry.countries()).collect()
}

/// Rank from which a place tells in which country the article plays.
const SURE_PLACE: u8 = 60;

fn choose<'a>(card: &Card, found: Vec<EntryCandidate<'a>>, home: &Home, setting: &Setting) -> Link<'a> {
    let roles = role_words(card);
    let found = without_twins(card.kind, found);
    let lone = found.len() == 1 && card.name.contains(' ');
    let mut scored: Vec<(f32, Rule, EntryCandidate)> =
        found.into_iter().map(|c| score(c, &roles, (home, setting), lone)).collect();
    order::by(&mut scored, |(.., candidate)| key(candidate.entry.id()));
    order::by(&mut scored, |&(points, ..)| order::falling(points));
    let second = scored.get(1).map_or(0.0, |(points, ..)| *points);
    let entry = |place: usize| scored.get(place).map(|(.., candidate)| candidate.entry);
    let best = scored.first().map(|&(points, evidence, _)| (points, evidence));
    let clear = best.filter(|(points, _)| *points >= ENOUGH && points - second >= AHEAD);
    let confidence =
        |points: f32| 1.0 - 0.5 * (-2.5 * (points - ENOUGH)).exp().min(1.0) * (1.0 - 0.3 * (points - second).min(1.0));
    let from = usize::from(clear.is_some());
    Link {
        entry: clear.and_then(|_| entry(0)),
        confidence: clear.map_or(0.0, |(points, _)| confidence(points)),
        evidence: clear.map(|(_, evidence)| evidence),
        candidates: (from..scored.len()).filter_map(entry).take(MOST_CANDIDATES).collect(),
    }
}

/// Whether it is no region, which others lie in.
fn is_city(entry: Entry) -> bool {
    !entry.is(EntryKind::Country) && entry.facts().any(|fact| fact.is(FactLabel::Population))
}

/// Of a city, the region around it and the seat of power in it, all of one name, the text mostly means the city.
fn without_twins(kind: Kind, mut found: Vec<EntryCandidate>) -> Vec<EntryCandidate> {
    let cities: Vec<Entry> = found.iter().map(|candidate| candidate.entry).filter(|entry| is_city(*entry)).collect();
    if kind == Kind::Place {
        found.retain(|EntryCandidate { entry, .. }| {
            let twin = |city: &Entry| city.name() == entry.name() && city.cell(4) == entry.cell(4);
            entry.is(EntryKind::Country) || is_city(*entry) || !cities.iter().any(twin)
        });
    }
    found
}

fn score<'a>(
    candidate: EntryCandidate<'a>,
    roles: &[String],
    (home, setting): (&Home, &Setting),
    lone: bool,
) -> (f32, Rule, EntryCandidate<'a>) {
    let entry = candidate.entry;
    let mut sum = candidate.points + points::PROMINENCE * f32::from(entry.rank()) / 100.0;
    let mut evidence = Rule::Name;
    let (country, is_near) = country_points(entry, home, setting, lone);
    sum += country;
    if is_near {
        evidence = Rule::NameAndCountry;
    }
    if lone && candidate.main {
        sum += if entry.is(EntryKind::Person) { points::ONLY_PERSON } else { points::ONLY_THING };
    }
    if shares_role(entry, roles) {
        sum += points::ROLE;
        evidence = Rule::NameAndRole;
    }
    if is_out_of_time(entry, setting.date) {
        sum += points::NOT_THEN;
    }
    if candidate.way == Way::Surname && evidence == Rule::Name {
        evidence = Rule::FamilyNameAlone;
    }
    (sum, evidence, candidate)
}

/// What the countries of the article speak for the entry, and whether one of them is its own.
fn country_points(entry: Entry, home: &Home, setting: &Setting, lone: bool) -> (f32, bool) {
    // A place is no evidence for itself.
    let named = |code: &str| {
        setting.countries.iter().any(|&(other, cards)| other == code && cards > usize::from(home.own.contains(&code)))
    };
    let is_country = entry.is(EntryKind::Country);
    let is_near = !is_country && entry.countries().any(|code| code != UNION && named(code));
    let mut sum = 0.0;
    if is_country || is_near {
        sum += points::COUNTRY;
    } else if !lone
        && entry.countries().any(|code| code != UNION)
        && setting.countries.iter().any(|(code, _)| named(code))
    {
        sum += points::OTHER_COUNTRY;
    }
    if home.is_told(entry) && !home.is_open {
        sum += points::INSIDE;
    } else if home.is_elsewhere(entry) {
        sum += points::ELSEWHERE;
    }
    (sum, is_near || home.is_told(entry))
}

/// Code of the European Union, which no place of an article lies in.
const UNION: &str = "EU";

/// Years that somebody is spoken of after death without further evidence.
const LIFETIME: i32 = 60;

fn is_out_of_time(entry: Entry, date: &str) -> bool {
    let year = |date: &str| date.get(..4).and_then(|year| year.parse::<i32>().ok());
    let Some(now) = year(date) else { return false };
    let age = if entry.is(EntryKind::Person) { 12 } else { 0 };
    year(entry.start()).is_some_and(|start| start + age > now)
        || entry.is(EntryKind::Person) && year(entry.end()).is_some_and(|end| end + LIFETIME < now)
}

/// Words of what the article calls the actor.
fn role_words(card: &Card) -> Vec<String> {
    card.roles.iter().flat_map(|role| content_words(&role.text)).collect()
}

/// Words that say something: longer than "of" and "the".
pub(super) fn content_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    words.map(|word| folded(word).trim_end_matches('s').to_owned())
}

fn shares_role(entry: Entry, roles: &[String]) -> bool {
    if roles.is_empty() {
        return false;
    }
    let told = entry.facts().filter(|fact| fact.is(FactLabel::Office)).map(|fact| fact.text).chain([entry.what()]);
    told.flat_map(content_words).any(|word| roles.contains(&word))
}
