//! What the base tells of the actors of a page, at the article's date. Takes a page without background, gives it its entries, facts with
//! their sources, what else a name may mean, where article and base disagree, and the shards that may know more. Says nothing that the
//! base does not hold.

use super::around::around;
use super::base::Base;
pub(crate) use super::entry::is_qid;
use super::entry::{Entry, EntryKind, Fact, FactLabel, shard_name};
use super::link::{Link, Surroundings, link, wanted};
use super::office;
use super::time::{when, when_of};
use super::who;
use crate::entity::Kind;
use crate::page::{Background, Card, FactView, Page};
use crate::rule::Rule;

/// What the user wants.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    /// The article's day (ISO 8601) instead of the one that its text tells.
    pub date: Option<String>,
    /// For names of cards the entry that the user chose; an empty one is "none of these".
    pub choices: Vec<(String, String)>,
}

/// Facts that a card shows.
const MOST_FACTS: usize = 14;

/// What stands at the names of a page, and the shards that it asks for.
pub(super) type Asked = (Surroundings, Vec<u32>);

/// Reads what `page` asks for.
pub(super) fn ask(page: &Page, base: &Base) -> Asked {
    let seen = around(page, &base.context);
    let shards = wanted(page, base, &seen);
    (seen, shards)
}

/// Writes entries, backgrounds and candidates on the cards of `page`, and which shards are wanted.
pub fn fill(page: &mut Page, base: &Base, wishes: &Wishes) {
    if !base.is_empty() {
        let asked = ask(page, base);
        fill_asked(page, base, wishes, asked);
    }
}

/// The same for a page that was asked.
pub(super) fn fill_asked(page: &mut Page, base: &Base, wishes: &Wishes, (seen, shards): Asked) {
    let date = wishes.date.as_deref().or(page.published.as_deref()).unwrap_or("").to_owned();
    let (links, setting) = link(page, base, &seen, &date, &shards);
    // The reader knows better.
    let is_chosen = |card: usize| wishes.choices.iter().any(|(name, _)| *name == page.actors[card].name);
    let known = |(card, link)| who::known(page, card, link, &setting, base).filter(|_| !is_chosen(card));
    let known: Vec<_> = links.iter().enumerate().map(known).collect();
    let told: Vec<_> =
        page.actors.iter().zip(links).map(|(card, link)| tell(card, &link, base, &date, wishes)).collect();
    page.wanted = shards.into_iter().filter(|number| base.tail(*number).is_none()).map(shard_name).collect();
    for (card, (entry, background, candidates)) in page.actors.iter_mut().zip(told) {
        (card.entry, card.background, card.candidates) = (entry, background, candidates);
    }
    crate::page::who::fill_with(page, known);
}

type Told = (Option<String>, Option<Background>, Vec<Background>);

fn tell(card: &Card, link: &Link, base: &Base, date: &str, wishes: &Wishes) -> Told {
    let all = || link.entry.into_iter().chain(link.candidates.iter().copied());
    let chosen = wishes.choices.iter().find(|(name, _)| *name == card.name).map(|(_, id)| id.as_str());
    let entry = match chosen {
        Some(id) => all().find(|entry| entry.id() == id),
        None => link.entry,
    };
    let others = all().filter(|other| entry.is_none_or(|entry| entry.id() != other.id()));
    let candidates = others.map(|other| background(card, other, base, date)).collect();
    let background = entry.map(|entry| {
        let (confidence, evidence) =
            if chosen.is_some() { (1.0, Some(Rule::ChosenByTheReader)) } else { (link.confidence, link.evidence) };
        Background {
            confidence,
            evidence: evidence.map_or("", Rule::name).to_owned(),
            ..background(card, entry, base, date)
        }
    });
    (background.as_ref().and_then(|told| own_entry(card.kind, told)), background, candidates)
}

/// The entry that an actor of that kind is: "Syrian" is told of by Syria's entry, but is not Syria.
pub(crate) fn own_entry(kind: Kind, told: &Background) -> Option<String> {
    (kind != Kind::Group || told.kind != EntryKind::Country.name()).then(|| told.entry.clone())
}

fn background(card: &Card, entry: Entry, base: &Base, date: &str) -> Background {
    let facts: Vec<FactView> = entry.facts().filter_map(|fact| fact_view(fact, base, date)).take(MOST_FACTS).collect();
    Background {
        entry: entry.id().to_owned(),
        name: entry.name().to_owned(),
        kind: entry.kind().map_or("", EntryKind::name).to_owned(),
        what: what(card, entry, base, date),
        countries: country_names(entry, base),
        aliases: entry.aliases().map(str::to_owned).collect(),
        start: entry.start().to_owned(),
        end: entry.end().to_owned(),
        facts,
        date: Some(date.to_owned()).filter(|date| !date.is_empty()),
        conflicts: office::conflicts(card, entry, base, date),
        source: sources(entry.source(), base),
        as_of: entry.as_of().to_owned(),
        wikidata: Some(entry.id()).filter(|id| is_qid(id)).map(str::to_owned),
        confidence: 0.0,
        evidence: String::new(),
    }
}

fn sources(names: &str, base: &Base) -> String {
    let mut full: Vec<&str> = names.split('+').map(|name| base.source(name)).collect();
    full.dedup();
    full.join("; ")
}

/// Leaders only of that day, without a day none; other facts always.
fn fact_view(fact: Fact, base: &Base, date: &str) -> Option<FactView> {
    let when = when_of(fact, date);
    let passing = fact.is(FactLabel::Leader);
    if fact.is(FactLabel::Demonym)
        || fact.is(FactLabel::InText)
        || passing && (date.is_empty() || !matches!(when, when::THEN | when::LAST_KNOWN))
    {
        return None;
    }
    Some(FactView {
        label: fact.label.to_owned(),
        text: fact.text.to_owned(),
        start: fact.start.to_owned(),
        end: fact.end.to_owned(),
        when: when.to_owned(),
        source: sources(fact.source, base),
        as_of: fact.as_of.to_owned(),
    })
}

/// What an entry is at that day: "President of Syria", "former President of Syria", "city in Syria".
fn what(card: &Card, entry: Entry, base: &Base, date: &str) -> String {
    if let Some(office) = office::told(card, entry, base, date) {
        return office;
    }
    let names = country_names(entry, base);
    match (entry.what(), names.first()) {
        (what, Some(_)) if !what.is_empty() && !entry.is(EntryKind::Country) && !tells_country(what, entry, base) => {
            let link = if entry.is(EntryKind::Person) { "from" } else { "in" };
            let names: Vec<&str> = entry.countries().filter_map(|code| base.country(code)).map(in_text).collect();
            format!("{what} {link} {}", names.join(", "))
        }
        (what, _) => what.to_owned(),
    }
}

/// Whether the words name one of the entry's countries or its people: "US linguist".
fn tells_country(what: &str, entry: Entry, base: &Base) -> bool {
    let words: Vec<&str> = what.split(|c: char| !c.is_alphanumeric()).collect();
    entry.countries().filter_map(|code| base.country(code)).any(|country| {
        let peoples = country.facts_of(FactLabel::Demonym).map(|fact| fact.text);
        let mut names = country.aliases().chain(peoples);
        what.contains(country.name()) || what.contains(in_text(country)) || names.any(|name| words.contains(&name))
    })
}

/// "the United States".
fn in_text(country: Entry<'_>) -> &str {
    country.facts_of(FactLabel::InText).next().map_or(country.name(), |fact| fact.text)
}

fn country_names(entry: Entry, base: &Base) -> Vec<String> {
    let codes = entry.countries().filter(|_| !entry.is(EntryKind::Country));
    // The European Union is none.
    codes.filter_map(|code| base.country(code)).map(|country| country.name().to_owned()).collect()
}
