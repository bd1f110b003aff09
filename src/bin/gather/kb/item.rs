//! Rows of the knowledge base while they are gathered. Takes what the sources tell of an id, gives sorted rows.

use std::collections::{BTreeMap, BTreeSet};

use super::super::words::Words;
use super::Ranks;

/// A fact with its time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    pub label: &'static str,
    pub text: String,
    pub start: String,
    pub end: String,
    pub as_of: String,
    pub source: &'static str,
    /// The weightiest come first.
    pub level: u8,
}

/// What is known of one id.
#[derive(Clone, Debug, Default)]
pub struct Item {
    pub kind: &'static str,
    pub name: String,
    pub aliases: Vec<String>,
    pub countries: BTreeSet<String>,
    pub what: String,
    pub start: String,
    pub end: String,
    pub facts: Vec<Fact>,
    /// Points of the source; those of [`Ranks`] are added.
    pub points: f64,
    pub sources: BTreeSet<&'static str>,
    pub as_of: String,
}

/// Aliases and offices of an entry that are kept.
const MOST_ALIASES: usize = 8;
const MOST_OFFICES: usize = 5;

impl Item {
    /// Adds another name, unless it is there or says too little.
    pub fn alias(&mut self, name: &str) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let odd =
            name.contains(['|', ';', '=', '(', ',', '"', ':']) || name.chars().count() > 60 || name.chars().count() < 2;
        let lone = self.kind == "person" && !name.contains(' ');
        if !odd && !lone && name != self.name && !self.aliases.contains(&name) && self.aliases.len() < MOST_ALIASES {
            self.aliases.push(name);
        }
    }

    /// Notes where something about it came from.
    pub fn told(&mut self, source: &'static str, as_of: &str) {
        self.sources.insert(source);
        let month = as_of.get(..7).unwrap_or(as_of);
        if month > self.as_of.as_str() {
            month.clone_into(&mut self.as_of);
        }
    }

    /// Adds a fact; of two about the same office from the same year the newer one counts, with the exact end of either.
    pub fn fact(&mut self, fact: Fact) {
        // Terms in one chamber are one fact.
        let term =
            |other: &&mut Fact| fact.source == "legislators" && other.source == fact.source && other.text == fact.text;
        if let Some(other) = self.facts.iter_mut().find(term) {
            let open = other.end.is_empty() || fact.end.is_empty();
            other.end = if open { String::new() } else { other.end.clone().max(fact.end) };
            other.start = other.start.clone().min(fact.start);
            return;
        }
        let year = |date: &str| date.get(..4).unwrap_or("").to_owned();
        let same = |other: &&mut Fact| {
            // "President of France" and "President of the French Republic" from the same day.
            let post =
                fact.level > 6 && other.level == fact.level && fact.start.len() == 10 && other.start == fact.start;
            other.label == fact.label && (post || other.text == fact.text && year(&other.start) == year(&fact.start))
        };
        match self.facts.iter_mut().find(same) {
            None => self.facts.push(fact),
            Some(other) => {
                if other.end.is_empty() && fact.as_of > other.as_of {
                    other.end = fact.end;
                    other.as_of = fact.as_of;
                    other.source = fact.source;
                }
            }
        }
    }

    fn cell(&self) -> String {
        let mut facts: Vec<&Fact> = self.facts.iter().collect();
        facts.sort_by(|a, b| (b.level, &b.start, &a.text).cmp(&(a.level, &a.start, &b.text)));
        let mut offices = 0;
        facts.retain(|fact| {
            offices += usize::from(fact.label == "office");
            fact.label != "office" || offices <= MOST_OFFICES
        });
        facts.iter().map(|fact| fact.cell(&self.as_of, &self.source())).collect::<Vec<_>>().join("|")
    }

    fn source(&self) -> String {
        self.sources.iter().copied().collect::<Vec<_>>().join("+")
    }

    fn row(&self, id: &str) -> String {
        let countries: Vec<&str> = self.countries.iter().map(String::as_str).collect();
        let rank = format!("{:.0}", self.points.clamp(0.0, 99.0));
        let cells = [
            id,
            self.kind,
            &self.name,
            &self.aliases.join("|"),
            &countries.join("|"),
            // "politician" says nothing beside an office.
            if self.kind == "person" && self.facts.iter().any(|fact| fact.label == "office") { "" } else { &self.what },
            &self.start,
            &self.end,
            &self.cell(),
            &rank,
            &self.source(),
            &self.as_of,
        ];
        cells.join("\t")
    }
}

impl Fact {
    fn cell(&self, as_of: &str, source: &str) -> String {
        let text = self.text.replace([';', '|', '='], ",");
        let as_of = if self.as_of == as_of { "" } else { &self.as_of };
        let source = if self.source == source { "" } else { self.source };
        let cell = format!("{}={text};{};{};{as_of};{source}", self.label, self.start, self.end);
        cell.trim_end_matches(';').to_owned()
    }
}

/// Entries by id.
#[derive(Default)]
pub struct World {
    pub items: BTreeMap<String, Item>,
}

/// Points less for an organization whose name is an everyday word.
const ORDINARY: f64 = 15.0;

/// Ranks from which rows are kept.
const WORTH: [(&str, f64); 5] =
    [("person", 8.0), ("organization", 6.0), ("place", 8.0), ("event", 0.0), ("country", 0.0)];

impl World {
    /// The entry with this id, made where there is none; of one that is there the kind stays.
    pub fn item(&mut self, id: &str, kind: &'static str, name: &str) -> &mut Item {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let item = self.items.entry(id.to_owned()).or_default();
        if item.kind.is_empty() {
            (item.kind, item.name) = (kind, name);
        } else if name != item.name {
            item.alias(&name);
        }
        item
    }

    /// Gives the one city of that name in that country, known by a number of its source, its QID; whether there is one.
    pub fn rename_city(&mut self, name: &str, country: &str, qid: &str) -> bool {
        let is_it = |(id, item): &(&String, &Item)| {
            id.starts_with("geonames:") && item.name == name && item.countries.iter().all(|code| code == country)
        };
        let mut cities = self.items.iter().filter(is_it).map(|(id, _)| id.clone());
        let (Some(id), None) = (cities.next(), cities.next()) else { return false };
        let Some(item) = self.items.remove(&id) else { return false };
        self.items.insert(qid.to_owned(), item);
        true
    }

    /// Adds the points of the ranks, drops aliases that name nobody by themselves ("Church", "Council") and what is not worth a row.
    pub fn finish(&mut self, ranks: &Ranks, words: &Words) {
        for (id, item) in &mut self.items {
            item.points += ranks.of(id);
            // "Crown" and "Labor" are seldom the company and the party.
            if item.kind == "organization" && !item.name.contains(' ') && words.is_ordinary(&item.name) {
                item.points -= ORDINARY;
            }
            item.aliases.retain(|alias| alias.contains(' ') || !words.is_ordinary(alias));
        }
        self.items.retain(|_, item| {
            let worth = WORTH.iter().find(|(kind, _)| *kind == item.kind).map_or(0.0, |(_, worth)| *worth);
            item.points >= worth && !item.name.is_empty()
        });
    }

    /// Rows of these kinds in byte order below `columns`.
    pub fn text(&self, kinds: &[&str], columns: &str) -> String {
        let rows: BTreeSet<String> =
            self.items.iter().filter(|(_, item)| kinds.contains(&item.kind)).map(|(id, item)| item.row(id)).collect();
        std::iter::once(format!("# {columns}")).chain(rows).fold(String::new(), |text, row| text + &row + "\n")
    }
}
