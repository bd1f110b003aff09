//! Whether the article gives a reason to take a person for the one of an entry. A name alone is none: private people bear the names of
//! public ones. Takes what stands beside the name, gives what speaks for the entry, or that something speaks against it.

use super::around::Around;
use super::base::Base;
use super::context::{ContextRule, words};
use super::entry::{Entry, FAMOUS, FactLabel, Way};
use super::lands::{lands, lands_and_regions};
use super::points;
use super::time::{when, when_of, year};
use crate::page::Card;

/// What the article says for an entry, beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// Something contradicts it: age, occupation, country, death.
    Against,
    /// Nothing but the name.
    Nothing,
    /// Its country and the public life of it are what the article is about.
    Country,
    /// A role like its own, or its age; and its country.
    Likely,
    /// The role that it has.
    Role,
}

impl Reason {
    /// What it adds to the points of the entry.
    pub(super) const fn points(self) -> f32 {
        match self {
            Reason::Against => points::AGAINST,
            Reason::Nothing | Reason::Country => 0.0,
            Reason::Likely => points::LIKELY,
            Reason::Role => points::ROLE,
        }
    }
}

/// What the article tells of the world around a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    /// ISO day of the article; empty where unknown.
    pub(super) date: &'a str,
    /// The article names the country of the entry.
    pub(super) is_near: bool,
    /// Others of public life in that country are in the article.
    pub(super) is_public: bool,
    /// Text of each paragraph.
    pub(super) texts: &'a [String],
}

/// Ranks: of those who are known beyond their country, and of those whose family name is enough.
const KNOWN: u8 = 54;
const HOUSEHOLD: u8 = 78;
/// Youngest that somebody holds an office at.
const OF_AGE: i32 = 21;
/// Years after which only a role brings somebody back who died.
const REMEMBERED: i32 = 1;

/// Letters that words of one trade share: "painter" and "paintings".
const SAME_LETTERS: usize = 5;

/// How a description fits an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is of another person: another occupation, another country.
    Other,
    /// A title like one of the entry's, of something else, perhaps: "union president".
    Vague,
    /// It says nothing of it: "opposition leader" of anybody.
    Open,
    /// A title like one of the entry's, with other words beside it.
    Like,
    /// A title of the entry's.
    Same,
}

/// What speaks for the entry, in the article's words.
pub(super) fn reason(card: &Card, around: &Around, entry: Entry, way: Way, scene: Scene, base: &Base) -> Reason {
    let titles = Titles::of(entry, base);
    let told = Told::of(card, around, entry, scene, &titles, base);
    let age = age(card, around);
    let ages = age.map(|age| fits_age(age, entry, scene.date));
    if ages == Some(false) || around.sentences.iter().any(|text| base.context.has_phrase(ContextRule::Namesake, text)) {
        return Reason::Against;
    }
    let is_alike = || {
        let is_of_age = age.is_none() || ages == Some(true);
        way == Way::Name && is_of_age && titles.are_in(entry, around, scene.texts, base)
    };
    let reason = match told.best {
        _ if has_its_years(entry, around) => Reason::Role,
        Some(Fit::Same) if told.is_near || !told.is_other && way == Way::Name && is_sole(entry) => Reason::Role,
        Some(Fit::Like) if told.is_near && !told.is_local => Reason::Likely,
        _ if told.is_local || told.is_other => Reason::Against,
        _ if told.is_near && ages == Some(true) && !scene.date.is_empty() => Reason::Likely,
        _ if is_alike() => Reason::Likely,
        Some(Fit::Open) if told.is_near && !is_dead(entry, scene.date) => Reason::Country,
        None if told.is_near && age.is_none() && is_known(card, around, entry, scene, base) => Reason::Country,
        _ => Reason::Nothing,
    };
    let is_enough = match reason {
        Reason::Role => true,
        Reason::Likely => entry.rank() > KNOWN,
        _ => told.best.is_none() && is_household(entry, scene.date),
    };
    if way == Way::Surname && reason > Reason::Nothing && !is_enough { Reason::Nothing } else { reason }
}

/// Whether somebody of whom nothing is said but the country may be meant: those who are known, or are among others of public life; not the
/// dead who speak, nor in what happens to everybody (a fire, a trial).
fn is_known(card: &Card, around: &Around, entry: Entry, scene: Scene, base: &Base) -> bool {
    let is_incident = |text: &String| words(text).any(|word| base.context.has(ContextRule::Incident, &word));
    if is_dead(entry, scene.date) {
        return entry.rank() >= KNOWN && card.quotes.is_empty();
    }
    let is_told_alone = !scene.is_public && around.sentences.first().is_some_and(is_incident);
    (entry.rank() >= KNOWN || scene.is_public) && !is_told_alone
}

/// How the descriptions of a person fit an entry.
struct Told {
    best: Option<Fit>,
    /// One of them is of another person.
    is_other: bool,
    /// The article names its country.
    is_near: bool,
    /// It tells where a private person lives.
    is_local: bool,
}

impl Told {
    fn of(card: &Card, around: &Around, entry: Entry, scene: Scene, titles: &Titles, base: &Base) -> Told {
        let mut is_near = scene.is_near || scene.is_public;
        let mut is_local = false;
        for place in &around.from {
            let codes: Vec<&str> = lands_and_regions(place, base).into_iter().flatten().collect();
            is_near |= codes.iter().any(|code| entry.countries().any(|own| own == *code));
            is_local |= codes.is_empty() && !words(place).all(|word| titles.about.contains(&word));
        }
        let mut fits = Vec::new();
        for text in card.roles.iter().map(|role| &role.text).chain(&around.told) {
            let (fit, land) = titles.fit(text, entry, scene, base);
            is_near |= land;
            let is_clause = || is_near && text.starts_with("who") && !is_private(text, base);
            fits.push(if fit == Fit::Other && (is_passing(text) || is_clause()) { Fit::Open } else { fit });
        }
        for text in &around.near {
            let (fit, land) = titles.fit(text, entry, scene, base);
            if fit >= Fit::Like {
                is_near |= land;
                fits.push(fit);
            }
        }
        let count = |fit: Fit| fits.iter().filter(|other| **other == fit).count();
        let is_other = count(Fit::Other) > count(Fit::Like);
        let best = fits.iter().copied().max().filter(|best| *best != Fit::Like || !is_other);
        Told { best, is_other, is_near, is_local }
    }
}

/// Whether the years behind the name are those of its life.
fn has_its_years(entry: Entry, around: &Around) -> bool {
    let is_told = |date: &str| date.get(..4).is_some_and(|year| around.years.iter().any(|told| told == year));
    is_told(entry.start()) && (entry.end().is_empty() || is_told(entry.end()))
}

/// Whether a family name alone is enough where the country is told.
fn is_household(entry: Entry, date: &str) -> bool {
    let in_office =
        || !date.is_empty() && entry.facts_of(FactLabel::Office).any(|fact| when_of(fact, date) == when::THEN);
    entry.rank() >= HOUSEHOLD || entry.rank() >= KNOWN && in_office()
}

/// Whether its role alone tells it from others of the name: a well-known office, or a trade.
fn is_sole(entry: Entry) -> bool {
    entry.rank() >= FAMOUS || entry.facts_of(FactLabel::Office).next().is_none()
}

/// Years of age, where the text tells them.
fn age(card: &Card, around: &Around) -> Option<i32> {
    let told = card.age.as_ref().and_then(|age| age.text.parse().ok());
    told.or(around.age.map(i32::from))
}

/// Whether somebody of that entry can be so old.
fn fits_age(age: i32, entry: Entry, date: &str) -> bool {
    let now = year(date).or_else(|| year(entry.as_of()));
    let Some(now) = now else { return true };
    let slack = if date.is_empty() { 12 } else { 1 };
    if let Some(born) = year(entry.start()) {
        // Of the dead it tells how old they became.
        let died = year(entry.end()).is_some_and(|died| (died - born - age).abs() <= 1);
        return died || (now - born - age).abs() <= slack;
    }
    // Nobody held an office as a child.
    let first = entry.facts_of(FactLabel::Office).filter_map(|fact| year(fact.start)).min();
    age - (now - first.unwrap_or(now)).max(0) >= OF_AGE
}

fn is_dead(entry: Entry, date: &str) -> bool {
    year(entry.end()).zip(year(date)).is_some_and(|(end, now)| end + REMEMBERED < now)
}

/// Whether a description tells of a passing thing, not of what somebody is: "was head of the jury", but "was a nurse".
fn is_passing(text: &str) -> bool {
    let mut words = text.split(' ');
    let is_verb = matches!(words.next(), Some("was" | "became" | "credited"));
    is_verb && !matches!(words.next(), Some("a" | "an"))
}

/// Whether a clause tells of a private life: "who owns the bakery".
fn is_private(clause: &str, base: &Base) -> bool {
    words(clause).take(4).any(|word| base.context.has(ContextRule::Private, &word))
}

/// The words by which an entry is called.
struct Titles {
    /// Of its titles: "prime", "minister".
    own: Vec<String>,
    /// Of what they are about: "defence", "tesla".
    about: Vec<String>,
}

impl Titles {
    fn of(entry: Entry, base: &Base) -> Titles {
        let mut titles = Titles { own: Vec::new(), about: Vec::new() };
        let offices = entry.facts_of(FactLabel::Office).map(|fact| fact.text);
        for text in offices.chain([entry.what()]) {
            let end = [" of ", " for ", " to ", ", "].iter().filter_map(|word| text.find(word)).min();
            let (title, about) = text.split_at(end.unwrap_or(text.len()));
            let is_land = lands(title, base);
            titles
                .own
                .extend(words(title).zip(is_land).filter(|(_, is_land)| is_land.is_empty()).map(|(word, _)| word));
            titles.about.extend(words(about).filter(|word| word.len() > 3));
        }
        titles
    }

    /// Whether the paragraphs with the name speak of the trade of somebody without an office: "painted" of a painter, "film" of an actor.
    fn are_in(&self, entry: Entry, around: &Around, texts: &[String], base: &Base) -> bool {
        const NONE: [ContextRule; 4] =
            [ContextRule::Public, ContextRule::Part, ContextRule::Small, ContextRule::Institution];
        let is_trade = |word: &&String| word.len() > 3 && NONE.iter().all(|rule| !base.context.has(*rule, word));
        let trades: Vec<String> = self.own.iter().filter(is_trade).cloned().collect();
        let root = |word: &str| word.get(..SAME_LETTERS).map(str::to_owned);
        let is_told = |word: String| {
            let is_alike = root(&word).is_some() && trades.iter().any(|trade| root(trade) == root(&word));
            is_alike || base.context.is_among(&word, &trades)
        };
        let has_office = entry.facts_of(FactLabel::Office).next().is_some();
        let mut near = around.paragraphs.iter().filter_map(|&at| texts.get(at));
        !has_office && !trades.is_empty() && near.any(|text| words(text).any(is_told))
    }

    /// How a description fits, and whether it names a country of the entry.
    fn fit(&self, text: &str, entry: Entry, scene: Scene, base: &Base) -> (Fit, bool) {
        let lands = lands_and_regions(text, base);
        let mut codes = lands.iter().flatten();
        let is_near = codes.clone().any(|code| entry.countries().any(|own| own == *code));
        let is_elsewhere = !is_near && codes.next().is_some() && entry.countries().next().is_some();
        let mut seen = Seen::default();
        for (at, (word, land)) in words(text).zip(&lands).enumerate() {
            let before = seen.other;
            let is_capital = is_capital(text, at);
            self.read(&word, (!land.is_empty(), is_capital), &mut seen, base);
            seen.name |= at > 0 && seen.other && !before && is_capital;
        }
        seen.of_other &= !seen.of_about;
        // "the founder of SpaceX" needs no country.
        let is_near = is_near || seen.own_name;
        let is_abroad = is_elsewhere && !(seen.land && self.about.len() > 1);
        let fit = match seen {
            _ if is_abroad || seen.of_other => Fit::Other,
            Seen { same: true, other: false, .. } => Fit::Same,
            Seen { same: true, about, name, .. } if about || !name && (is_near || scene.is_public) => Fit::Like,
            Seen { same: true, .. } => Fit::Vague,
            Seen { about: true, .. } => Fit::Like,
            Seen { other: true, .. } => Fit::Other,
            _ => Fit::Open,
        };
        (fit, is_near)
    }

    /// Reads a word of a description.
    fn read(&self, word: &str, (is_land, is_capital): (bool, bool), seen: &mut Seen, base: &Base) {
        let is = |rule: ContextRule| base.context.has(rule, word);
        if is_land {
            seen.land |= self.about.iter().any(|own| own == word);
        } else if word == "of" || word == "for" || word == "at" {
            seen.is_behind |= seen.same;
        } else if word.is_empty() {
            // "the club's president": what stands before belongs to what follows.
            seen.of_other |= seen.other && !seen.same && !seen.about;
        } else if word.starts_with(|c: char| c.is_ascii_digit()) || is(ContextRule::Small) {
        } else if base.context.is_among(word, &self.own) {
            let is_part = is(ContextRule::Part);
            (seen.same, seen.about) = (seen.same || !is_part, seen.about || is_part);
        } else if self.about.iter().any(|own| own == word) {
            seen.about = true;
            seen.of_about |= seen.is_behind;
            seen.own_name |= !is(ContextRule::Part) && !is(ContextRule::Public) && !is(ContextRule::Institution);
        } else if word.len() > if is_capital { 3 } else { 2 } && !is(ContextRule::Public) {
            seen.other = true;
            // "president of the beekeepers" presides over nothing else.
            seen.of_other |= seen.is_behind;
        }
    }
}

/// Whether a word of a text is capitalised.
fn is_capital(text: &str, at: usize) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).nth(at);
    word.is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// What the words of a description say of an entry, as they are read.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// A title of it.
    same: bool,
    /// What a title of it is about.
    about: bool,
    /// A country that its titles name.
    land: bool,
    /// Something that is not of it.
    other: bool,
    /// That is a name: "Beekeepers Association".
    name: bool,
    /// Something that is not of it is what the title is about.
    of_other: bool,
    /// Something of it is.
    of_about: bool,
    /// That has a name of its own: "SpaceX".
    own_name: bool,
    /// The words behind "of" are read.
    is_behind: bool,
}
