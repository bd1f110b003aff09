//! What an article tells around its cards: its day, its countries, what stands at the names. Takes a page and a base.

use super::around::{Around, Beside};
use super::base::Base;
use super::candidates::{EntryCandidate, by_name, candidates};
use super::entry::{Entry, EntryKind};
use super::home::{Home, countries, homes, is_city};
use super::institution::{self, Institution};
use crate::entity::Kind;
use crate::page::Page;

/// A country that the article names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Land<'a> {
    /// Its code.
    pub(super) code: &'a str,
    /// Cards that are or lie in it.
    cards: usize,
    /// Their mentions.
    mentions: usize,
}

/// What the article tells around its cards; the lists are by card.
#[derive(Debug)]
pub(super) struct Setting<'a> {
    /// ISO day; empty where unknown.
    pub(super) date: &'a str,
    /// Entries by name.
    pub(super) found: Vec<Vec<EntryCandidate<'a>>>,
    /// What is told of the country of places and peoples.
    pub(super) homes: Vec<Home<'a>>,
    /// What stands at the names.
    pub(super) around: &'a [Around],
    /// Text of each paragraph.
    pub(super) texts: &'a [String],
    /// Which names any country may have.
    pub(super) institutions: Vec<Institution<'a>>,
    /// Countries that it names.
    pub(super) countries: Vec<Land<'a>>,
    /// Codes of those that it is about.
    pub(super) main_lands: Vec<&'a str>,
    /// Countries whose office holders and bodies it names.
    pub(super) public: Vec<&'a str>,
}

/// Whose a body is, by what stands at its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose<'a> {
    /// Nothing stands there.
    Nobody,
    /// It is of the country with this code.
    Of(&'a str),
    /// Of several, or of a place that is no country.
    Other,
}

/// Mentions from which a country is what an article is about.
const MAIN: usize = 2;

/// A country is what the article is about if it is named at least so often, against the one named most.
const SHARE: f32 = 0.6;
/// Office holders and bodies that make a story one of public life.
const PUBLIC: usize = 1;

/// Regions of one country that make a list of them, and the rank of such.
const SIBLINGS: usize = 3;
const REGION: u8 = 50;

impl<'a> Setting<'a> {
    /// Reads the page; shards count only where they are among `wanted`.
    pub(super) fn read(
        page: &'a Page,
        base: &'a Base,
        (around, texts): (&'a [Around], &'a [String]),
        date: &'a str,
        wanted: &[u32],
    ) -> Setting<'a> {
        let found: Vec<_> = page.actors.iter().map(|card| candidates(card, base, wanted)).collect();
        let homes = homes(page, &found);
        let countries = lands(page, &homes);
        let main_lands = main_lands(&countries);
        let beside = |&(card, is_around): &(usize, bool)| Beside {
            countries: countries_of(&found[card]),
            is_land: found[card].iter().any(|candidate| candidate.entry.is(EntryKind::Country)),
            is_around,
        };
        let institution = |(card, around): (&crate::page::Card, &Around)| match card.kind {
            Kind::Organization => {
                institution::read(&card.name, &around.beside.iter().map(beside).collect::<Vec<_>>(), base)
            }
            _ => Institution::Named,
        };
        let institutions = page.actors.iter().zip(around).map(institution).collect();
        let public = Vec::new();
        let mut setting = Setting { date, found, homes, around, texts, institutions, countries, main_lands, public };
        for (at, card) in page.actors.iter().enumerate() {
            for candidate in setting.full_names(at, base).iter().flat_map(|name| by_name(card, name, base, wanted)) {
                match setting.found[at].iter_mut().find(|other| other.entry.id() == candidate.entry.id()) {
                    Some(other) => (other.points, other.main) = (other.points.max(candidate.points), true),
                    None => setting.found[at].push(candidate),
                }
            }
        }
        setting
    }

    /// Codes of the countries that a bare institution may be of: those of its phrase, else those that the article is about.
    pub(super) fn lands_of(&self, card: usize) -> Vec<&'a str> {
        match &self.institutions[card] {
            Institution::Bare { told, .. } if !told.is_empty() => told.clone(),
            Institution::Bare { .. } => self.main_lands.clone(),
            _ => Vec::new(),
        }
    }

    /// Whose a body is, by what stands at its name.
    pub(super) fn whose(&self, card: usize) -> Whose<'a> {
        let beside = || self.around[card].beside.iter().map(|&(other, _)| &self.found[other]);
        let is_land = |found: &Vec<EntryCandidate<'a>>| found.iter().any(|other| other.entry.is(EntryKind::Country));
        let mut codes = beside().flat_map(|found| countries_of(found));
        match codes.next() {
            None if beside().next().is_none() => Whose::Nobody,
            Some(first) if beside().all(is_land) && codes.all(|code| code == first) => Whose::Of(first),
            _ => Whose::Other,
        }
    }

    /// The one country that the article is about.
    pub(super) fn main_land(&self) -> Option<&'a str> {
        let &[code] = &self.main_lands[..] else { return None };
        self.countries.iter().any(|land| land.code == code && land.mentions >= MAIN).then_some(code)
    }

    /// Names that a bare institution may have in full.
    pub(super) fn full_names(&self, card: usize, base: &Base) -> Vec<String> {
        let Institution::Bare { name, .. } = &self.institutions[card] else { return Vec::new() };
        self.lands_of(card).iter().flat_map(|code| institution::full_names(name, code, base)).collect()
    }

    /// Whether the article names the country, besides the card whose home this is: a place is no evidence for itself.
    pub(super) fn names(&self, code: &str, home: &Home) -> bool {
        let own = usize::from(home.own.contains(&code));
        self.countries.iter().any(|land| land.code == code && land.cards > own)
    }

    /// Whether a country and something else have the name of a card, and nothing else in the article is of that country.
    pub(super) fn is_homonym(&self, card: usize) -> bool {
        let country = self.found[card].iter().find(|candidate| candidate.entry.is(EntryKind::Country));
        let mut codes = country.into_iter().flat_map(|country| country.entry.countries());
        self.found[card].len() > 1 && codes.any(|code| !self.names(code, &self.homes[card]))
    }

    /// Whether the article names so many regions of the entry's country that a region is meant by a name that a country has, too: "Georgia"
    /// beside "Ohio", "Iowa" and "Texas".
    pub(super) fn is_among_regions(&self, entry: Entry) -> bool {
        let is_sibling = |other: &Entry| {
            other.id() != entry.id()
                && !other.is(EntryKind::Country)
                && !is_city(*other)
                && other.cell(4) == entry.cell(4)
        };
        let first = |found: &Vec<EntryCandidate<'a>>| Some(found.iter().max_by_key(|other| other.entry.rank())?.entry);
        let regions = self.found.iter().filter_map(first).filter(is_sibling).filter(|other| other.rank() >= REGION);
        !is_city(entry) && !entry.cell(4).is_empty() && regions.take(SIBLINGS).count() == SIBLINGS
    }

    /// Whether the article tells of the public life of the entry's country.
    pub(super) fn is_public(&self, entry: Entry) -> bool {
        entry.countries().any(|code| self.public.iter().filter(|other| **other == code).count() >= PUBLIC)
    }
}

fn countries_of<'a>(found: &[EntryCandidate<'a>]) -> Vec<&'a str> {
    // The country itself, where one is called so, and not the towns of its name.
    let lands = || found.iter().filter(|candidate| candidate.entry.is(EntryKind::Country));
    if lands().next().is_some() { countries(lands()) } else { countries(found) }
}

/// Codes of the countries that the article is about.
fn main_lands<'a>(countries: &[Land<'a>]) -> Vec<&'a str> {
    let most = countries.iter().map(|land| land.mentions).max().unwrap_or(0);
    let is_main = |land: &&Land| land.mentions as f32 >= SHARE * most as f32;
    countries.iter().filter(is_main).map(|land| land.code).collect()
}

/// Countries of the cards whose country is clear.
fn lands<'a>(page: &Page, homes: &[Home<'a>]) -> Vec<Land<'a>> {
    let mut lands: Vec<Land> = Vec::new();
    for (card, home) in page.actors.iter().zip(homes) {
        for &code in &home.own {
            let mentions = card.mentions.len();
            match lands.iter_mut().find(|land| land.code == code) {
                Some(land) => (land.cards, land.mentions) = (land.cards + 1, land.mentions + mentions),
                None => lands.push(Land { code, cards: 1, mentions }),
            }
        }
    }
    lands
}
