//! In which countries the places and peoples of an article lie, as far as it tells. Takes a page and the candidates of its cards.

use super::candidates::EntryCandidate;
use super::entry::{Entry, EntryKind, FactLabel};
use super::inside::pairs;
use crate::entity::Kind;
use crate::page::{Card, Page};

/// What the article tells of the country of one card.
#[derive(Clone, Debug)]
pub(super) struct Home<'a> {
    /// Countries that it is or lies in, if that is clear.
    pub(super) own: Vec<&'a str>,
    /// Countries of the places that it lies in, or that lie in it.
    pub(super) told: Vec<&'a str>,
    /// Names of the regions that it lies in.
    pub(super) regions: Vec<&'a str>,
    /// The card of the place around it.
    pub(super) around: Option<usize>,
    /// The base has an entry of the name that may lie anywhere.
    pub(super) is_open: bool,
}

impl Home<'_> {
    /// Whether the article puts the entry elsewhere than the base.
    pub(super) fn is_elsewhere(&self, entry: Entry) -> bool {
        let is_abroad = !self.told.is_empty() && entry.countries().next().is_some() && !self.is_told(entry);
        is_abroad || !self.regions.is_empty() && self.is_in_another_region(entry)
    }

    /// "city in York County, Maine, United States" is in no other state.
    fn is_in_another_region(&self, entry: Entry) -> bool {
        entry.what().contains(" in ")
            && entry.what().contains(',')
            && !self.regions.iter().any(|region| entry.what().contains(region))
    }

    /// Whether the article puts it where the base has it.
    pub(super) fn is_told(&self, entry: Entry) -> bool {
        entry.countries().any(|code| self.told.contains(&code))
    }
}

/// For each card what the article tells of its country.
pub(super) fn homes<'a>(page: &Page, found: &[Vec<EntryCandidate<'a>>]) -> Vec<Home<'a>> {
    let home = |(card, found): (&Card, &Vec<EntryCandidate<'a>>)| Home {
        own: own_countries(card, found),
        told: Vec::new(),
        regions: Vec::new(),
        around: None,
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
        homes[inner].around.get_or_insert(outer);
        let is_region = |candidate: &&EntryCandidate<'a>| !candidate.entry.is(EntryKind::Country);
        if found[outer].iter().all(|candidate| is_region(&candidate)) {
            homes[inner].regions.extend(found[outer].iter().map(|candidate| candidate.entry.name()));
        }
    }
    homes
}

pub(super) fn countries<'a: 'b, 'b>(found: impl IntoIterator<Item = &'b EntryCandidate<'a>>) -> Vec<&'a str> {
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

/// Whether it is no region, which others lie in.
pub(super) fn is_city(entry: Entry) -> bool {
    !entry.is(EntryKind::Country) && entry.facts_of(FactLabel::Population).next().is_some()
}
