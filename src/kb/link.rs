//! Entity linking: which entry a card is about, if any. Takes a page and a base, gives for each card an entry or none, how sure that is and
//! what else the name may mean; and which shards may know more. Decides by spelling, kind, prominence, the countries and roles of the
//! article, and its date. A wrong card is worse than none: a person is linked for a reason beside the name, a bare institution in its
//! country, and what is not clearly ahead is left open.

use super::around::Around;
use super::base::Base;
use super::candidates::{EntryCandidate, is_acronym, without_class};
use super::entry::{Entry, EntryKind, FactLabel, Way};
use super::home::{Home, is_city};
use super::institution::{Institution, is_of, is_public};
use super::person::{Reason, Scene, reason};
use super::points;
use super::setting::Setting;
use super::time::year;
use crate::entity::Kind;
use crate::order;
use crate::page::{Card, Page};
use crate::rule::Rule;
use crate::token::{folded, key};

/// Points from which a card is linked …
const ENOUGH: f32 = 0.42;
/// … if no other candidate is so close.
const AHEAD: f32 = 0.12;
/// Words of a name that hardly two things bear.
const LONG: usize = 3;
/// Other candidates that a card offers.
const MOST_CANDIDATES: usize = 6;
/// Shards that one article may ask for.
pub(super) const MOST_SHARDS: usize = 16;

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

/// What stands at the names of a page, by card, and the text of its paragraphs.
pub(super) type Surroundings = (Vec<Around>, Vec<String>);

/// The link of every card of `page`, in order, and what the article tells around them. `date` is the article's day (ISO 8601), where known.
/// `wanted` are the shards that the page asks for; those that are loaded are looked into.
pub(super) fn link<'a>(
    page: &'a Page,
    base: &'a Base,
    seen: &'a Surroundings,
    date: &'a str,
    wanted: &[u32],
) -> (Vec<Link<'a>>, Setting<'a>) {
    let mut setting = Setting::read(page, base, (&seen.0, &seen.1), date, wanted);
    let mut links: Vec<Link> = (0..page.actors.len()).map(|card| choose(page, card, &setting, base)).collect();
    // Who else is in the article is a reason, too.
    setting.public = public_lands(page, &links, base);
    if setting.public.is_empty() {
        return (links, setting);
    }
    for (card, link) in links.iter_mut().enumerate() {
        if link.entry.is_none() && !link.candidates.is_empty() && page.actors[card].kind == Kind::Person {
            *link = choose(page, card, &setting, base);
        }
    }
    (links, setting)
}

/// Countries whose office holders and bodies are in the article, with repetitions.
fn public_lands<'a>(page: &Page, links: &[Link<'a>], base: &Base) -> Vec<&'a str> {
    let is_public = |(card, entry): (&Card, Entry)| match card.kind {
        Kind::Person => entry.facts_of(FactLabel::Office).next().is_some(),
        _ => entry.is(EntryKind::Seat) || entry.is(EntryKind::Organization) && is_public(entry, base),
    };
    let linked = page.actors.iter().zip(links).filter_map(|(card, link)| Some((card, link.entry?)));
    linked.filter(|&told| is_public(told)).flat_map(|(_, entry)| entry.countries()).collect()
}

/// Numbers of the shards that may know cards that the core does not; at most [`MOST_SHARDS`], for the most prominent cards first.
pub(super) fn wanted(page: &Page, base: &Base, seen: &Surroundings) -> Vec<u32> {
    let setting = Setting::read(page, base, (&seen.0, &seen.1), "", &[]);
    let mut numbers: Vec<u32> = Vec::new();
    for (at, card) in page.actors.iter().enumerate().filter(|(_, card)| is_named(card)) {
        let words = base.spelling().words(&card.name);
        let lone = card.kind == Kind::Person && words.len() < 2;
        let may_be = |candidate: &EntryCandidate| !is_barred(at, candidate.entry, &setting, base);
        if words.is_empty() || lone || setting.found[at].iter().any(may_be) {
            continue;
        }
        let short = without_class(&card.name).map(str::to_owned);
        let names = [card.name.clone()].into_iter().chain(short).chain(setting.full_names(at, base));
        let keys = names.map(|name| base.spelling().key(&base.spelling().words(&name)));
        for number in keys.filter_map(|key| base.shard_with(key)) {
            if !numbers.contains(&number) && numbers.len() < MOST_SHARDS {
                numbers.push(number);
            }
        }
    }
    numbers
}

fn is_named(card: &Card) -> bool {
    matches!(card.kind, Kind::Person | Kind::Organization | Kind::Place | Kind::Event)
}

/// Whether the article says that another one is meant: one elsewhere, one of another country.
fn is_barred(card: usize, entry: Entry, setting: &Setting, base: &Base) -> bool {
    let is_foreign = match &setting.institutions[card] {
        Institution::Named => false,
        Institution::Below => true,
        Institution::Bare { .. } => !is_of(entry, &setting.lands_of(card), base),
    };
    !base.is_own(entry) && (is_foreign || setting.homes[card].is_elsewhere(entry))
}

/// A candidate with what speaks for it.
#[derive(Clone, Copy, Debug)]
struct Scored<'a> {
    entry: Entry<'a>,
    points: f32,
    rule: Rule,
    /// There is a reason to link it.
    may_link: bool,
    /// Something contradicts it.
    is_against: bool,
}

fn choose<'a>(page: &Page, card: usize, setting: &Setting<'a>, base: &Base) -> Link<'a> {
    let found = without_twins(page.actors[card].kind, setting.found[card].clone());
    let lone = found.len() == 1 && page.actors[card].name.contains(' ');
    let mut scored: Vec<Scored> =
        found.into_iter().map(|found| score(page, card, found, setting, (lone, base))).collect();
    order::by(&mut scored, |scored| key(scored.entry.id()));
    order::by(&mut scored, |scored| order::falling(scored.points));
    let mut likely = scored.iter().filter(|scored| !scored.is_against);
    let best = likely.next();
    let second = likely.next().map_or(0.0, |scored| scored.points);
    let clear = best.filter(|best| best.may_link && best.points >= ENOUGH && best.points - second >= AHEAD);
    let confidence =
        |points: f32| 1.0 - 0.5 * (-2.5 * (points - ENOUGH)).exp().min(1.0) * (1.0 - 0.3 * (points - second).min(1.0));
    let is_other = |entry: &Entry| clear.is_none_or(|clear| clear.entry.id() != entry.id());
    Link {
        entry: clear.map(|clear| clear.entry),
        confidence: clear.map_or(0.0, |clear| confidence(clear.points)),
        evidence: clear.map(|clear| clear.rule),
        candidates: scored.iter().map(|scored| scored.entry).filter(is_other).take(MOST_CANDIDATES).collect(),
    }
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
    page: &Page,
    at: usize,
    candidate: EntryCandidate<'a>,
    setting: &Setting<'a>,
    (lone, base): (bool, &Base),
) -> Scored<'a> {
    let (entry, card) = (candidate.entry, &page.actors[at]);
    let (country, is_near) = country_points(entry, &setting.homes[at], setting, lone);
    let mut points = country + name_points(candidate, card, lone);
    if setting.is_homonym(at) && entry.is(EntryKind::Place) && setting.is_among_regions(entry) {
        points += points::REGION;
    }
    let mut rule = if is_near { Rule::NameAndCountry } else { Rule::Name };
    if is_out_of_time(entry, setting.date) || is_history(card.kind, entry, setting.date) {
        points += points::NOT_THEN;
    }
    let mut may_link = !is_barred(at, entry, setting, base);
    let mut is_against = !may_link;
    may_link &= is_near || !is_shared_acronym(candidate, card);
    if entry.is(EntryKind::Person) {
        let texts = setting.texts;
        let scene = Scene { date: setting.date, is_near, is_public: setting.is_public(entry), texts };
        let reason = reason(card, &setting.around[at], entry, candidate.way, scene, base);
        points += reason.points();
        may_link &= reason > Reason::Nothing || base.is_own(entry) && reason != Reason::Against;
        is_against |= reason == Reason::Against;
        if reason >= Reason::Likely {
            rule = Rule::NameAndRole;
        }
    } else if shares_role(entry, &role_words(card)) {
        points += points::ROLE;
        rule = Rule::NameAndRole;
    }
    if candidate.way == Way::Surname && rule == Rule::Name {
        rule = Rule::FamilyNameAlone;
    }
    Scored { entry, points, rule, may_link, is_against }
}

/// Whether the name is letters that many bodies have: "AFP".
fn is_shared_acronym(candidate: EntryCandidate, card: &Card) -> bool {
    let entry = candidate.entry;
    let is_alias = is_acronym(&card.name) && !candidate.main && entry.rank() < HOUSEHOLD;
    is_alias && entry.countries().next().is_some()
}

/// What its name and prominence speak for an entry.
fn name_points(candidate: EntryCandidate, card: &Card, lone: bool) -> f32 {
    let is_person = candidate.entry.is(EntryKind::Person);
    let mut points = candidate.points + points::PROMINENCE * f32::from(candidate.entry.rank()) / 100.0;
    if lone && !is_person && card.name.split(' ').count() >= LONG {
        points += points::LONG_NAME;
    }
    if lone && candidate.main {
        points += if is_person { points::ONLY_PERSON } else { points::ONLY_THING };
    }
    points
}

/// What the countries of the article speak for the entry, and whether one of them is its own.
fn country_points(entry: Entry, home: &Home, setting: &Setting, lone: bool) -> (f32, bool) {
    let is_country = entry.is(EntryKind::Country);
    let is_near = !is_country && entry.countries().any(|code| code != UNION && setting.names(code, home));
    let mut sum = 0.0;
    // Many countries have a Hyde Park.
    let is_small = entry.is(EntryKind::Place) && entry.rank() < SMALL && !home.is_told(entry);
    let is_aside = is_small && is_near && !entry.countries().any(|code| setting.main_lands.contains(&code));
    if is_aside {
        sum += points::OTHER_COUNTRY;
    } else if is_country || is_near {
        sum += points::COUNTRY;
    } else if !lone
        && entry.countries().any(|code| code != UNION)
        && setting.countries.iter().any(|land| setting.names(land.code, home))
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

/// Rank from which an acronym is known the world over.
const HOUSEHOLD: u8 = 70;
/// Rank up to which a place is one of many of its name.
const SMALL: u8 = 40;

/// Code of the European Union, which no place of an article lies in.
const UNION: &str = "EU";

/// Years that somebody is spoken of after death without further evidence.
const LIFETIME: i32 = 60;

/// Years after which an event is no actor any more.
const HISTORY: i32 = 50;

/// Whether a body is looked for and the entry is an event of history: "Boston Tea Party".
fn is_history(kind: Kind, entry: Entry, date: &str) -> bool {
    let is_old = || year(entry.start()).is_none_or(|start| year(date).is_none_or(|now| start + HISTORY < now));
    kind == Kind::Organization && entry.is(EntryKind::Event) && is_old()
}

fn is_out_of_time(entry: Entry, date: &str) -> bool {
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
    let told = entry.facts_of(FactLabel::Office).map(|fact| fact.text).chain([entry.what()]);
    told.flat_map(content_words).any(|word| roles.contains(&word))
}
