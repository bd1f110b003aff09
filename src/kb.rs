//! The knowledge base: what the world knows of an actor, with dates and sources. Takes packs that `compile` makes of `data/kb` (a core, and
//! shards with the long tail) and tables of the user's own; gives entries by name in any spelling, the link of each card of a page to an
//! entry or to none, and what its card tells at the article's date. Fetches nothing: it says which shards it wants.
//!
//! An entry is a line of cells separated by tabs, in the order of [`COLUMNS`]; a pack is a header and such lines.

pub mod background;
#[cfg(not(target_family = "wasm"))]
pub mod bundled;
mod filter;
mod inside;
pub mod link;
pub mod pack;
pub mod spelling;
pub mod table;

use crate::order;
use crate::token::Key;
use filter::Filter;
use spelling::Spelling;

/// Cells of an entry's line. `aliases`, `country` and `facts` are lists separated by `|`; a fact is
/// `label=text;start;end;as_of;source`, whose last parts may be left out.
pub const COLUMNS: [&str; 12] =
    ["id", "kind", "name", "aliases", "country", "what", "start", "end", "facts", "rank", "source", "as_of"];

/// How a key leads to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// By its name or an alias.
    Name,
    /// By the family name of a well-known person.
    Surname,
    /// By what its people are called.
    Demonym,
}

/// Rank (0..=99) from which a person is found by the family name alone.
const FAMOUS: u8 = 45;

/// A run of lines with an index of their names.
#[derive(Clone, Debug, Default)]
struct Lines {
    text: String,
    /// Sorted; the last number is where the line begins.
    index: Vec<(Key, Way, u32)>,
}

/// The loaded entries.
#[derive(Clone, Debug, Default)]
pub struct Base {
    spelling: Spelling,
    /// The core, if there is one, and the user's tables.
    packs: Vec<Lines>,
    /// How many of them are no tables of the user's.
    cores: usize,
    /// Shards that are here.
    tail: Vec<(u32, Lines)>,
    /// Names of sources with their licences.
    sources: Vec<(String, String)>,
    /// Where each country's line is: code, pack, offset.
    countries: Vec<([u8; 2], usize, u32)>,
    /// How many shards there are, as a power of two, and the edition that they have to be of.
    shards: Option<(u8, u32)>,
    /// Which names the shards may hold.
    filter: Filter,
}

impl Base {
    /// All entries that `words` may name, each with the way that leads to it. Shards count only where they are among `wanted`, so that an
    /// article's links do not hang on what others have loaded.
    pub fn find(&self, words: &[String], wanted: &[u32]) -> Vec<(Entry<'_>, Way)> {
        let key = self.spelling.key(words);
        let shard = self.shard_of(key).filter(|number| wanted.contains(number)).and_then(|number| self.tail(number));
        let mut found: Vec<(Entry, Way)> = Vec::new();
        for lines in self.packs.iter().chain(shard) {
            let from = lines.index.partition_point(|(other, ..)| *other < key);
            for &(_, way, line) in lines.index[from..].iter().take_while(|(other, ..)| *other == key) {
                let entry = Entry::at(&lines.text, line);
                if !found.iter().any(|(other, before)| other.id() == entry.id() && *before <= way) {
                    found.push((entry, way));
                }
            }
        }
        found
    }

    /// How names are compared.
    pub const fn spelling(&self) -> &Spelling {
        &self.spelling
    }

    /// The name of the country with this code, where it is known.
    pub fn country(&self, code: &str) -> Option<Entry<'_>> {
        let code: [u8; 2] = code.as_bytes().try_into().ok()?;
        let &(_, pack, line) = self.countries.iter().find(|(other, ..)| *other == code)?;
        Some(Entry::at(&self.packs.get(pack)?.text, line))
    }

    /// What a source is called in full.
    pub fn source<'a>(&'a self, name: &'a str) -> &'a str {
        self.sources.iter().find(|(other, _)| other == name).map_or(name, |(_, full)| full)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.packs.iter().all(|lines| lines.text.is_empty())
    }

    /// Number of the shard that may hold a name with this key.
    fn shard_with(&self, key: Key) -> Option<u32> {
        self.shard_of(key).filter(|_| self.filter.knows(key))
    }

    /// Number of the shard where a name with this key has its place, if there are shards.
    fn shard_of(&self, key: Key) -> Option<u32> {
        self.shards.map(|(bits, _)| shard_of(key, bits))
    }

    /// A shard that has come.
    fn tail(&self, number: u32) -> Option<&Lines> {
        self.tail.iter().find(|(other, _)| *other == number).map(|(_, lines)| lines)
    }

    /// Takes in lines that are always there.
    fn add_lines(&mut self, text: String) {
        let pack = self.packs.len();
        for (at, entry) in entries(&text).filter(|(_, entry)| entry.is(EntryKind::Country)) {
            if let Ok(code) = entry.cell(4).as_bytes().try_into()
                && !self.countries.iter().any(|(other, ..)| *other == code)
            {
                self.countries.push((code, pack, at));
            }
        }
        self.packs.push(self.indexed(text, |_, _| true));
    }

    /// Lines with an index of the names that `counts` lets pass.
    fn indexed(&self, text: String, counts: impl Fn(Key, Way) -> bool) -> Lines {
        let names = |(at, entry)| keys(&self.spelling, entry).into_iter().map(move |(key, way)| (key, way, at));
        let mut index: Vec<_> = entries(&text).flat_map(names).filter(|&(key, way, _)| counts(key, way)).collect();
        order::by(&mut index, |&(_, way, _)| way as u64);
        order::by(&mut index, |&(key, ..)| key);
        index.shrink_to_fit();
        Lines { text, index }
    }
}

/// The entries of a text with the place where their lines begin.
fn entries(text: &str) -> impl Iterator<Item = (u32, Entry<'_>)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len() as u32;
        Some((start, Entry { line: line.trim_end_matches('\n') }))
    })
}

/// Number of the shard of a key among `1 << bits`.
pub fn shard_of(key: Key, bits: u8) -> u32 {
    if bits == 0 { 0 } else { (key >> (64 - u32::from(bits.min(32)))) as u32 }
}

/// The keys of all names of an entry.
pub fn keys(spelling: &Spelling, entry: Entry) -> Vec<(Key, Way)> {
    let mut keys = Vec::new();
    for name in std::iter::once(entry.name()).chain(entry.aliases()) {
        let words = spelling.words(name);
        if !words.is_empty() {
            keys.push((spelling.key(&words), Way::Name));
        }
    }
    for fact in entry.facts().filter(|fact| fact.is(FactLabel::Demonym)) {
        keys.push((spelling.key(&spelling.words(fact.text)), Way::Demonym));
    }
    if entry.is(EntryKind::Person) && entry.rank() >= FAMOUS {
        let words = spelling.words(entry.name());
        let ends = if words.len() > 1 { [words.last(), words.first()] } else { [None, None] };
        let family = ends[usize::from(spelling.is_family_first(entry.cell(4)))];
        keys.extend(family.map(|word| (spelling.key([word]), Way::Surname)));
    }
    order::by(&mut keys, |&(_, way)| way as u64);
    order::by(&mut keys, |&(key, _)| key);
    keys.dedup();
    keys
}

/// A line of a base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'a> {
    line: &'a str,
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A state or territory.
    Country,
    /// A war, summit, contest.
    Event,
    /// A body of people.
    Organization,
    /// A human being.
    Person,
    /// A city, region, site.
    Place,
    /// An office's house: "the Kremlin".
    Seat,
}

impl EntryKind {
    /// All kinds, by name.
    pub const ALL: [EntryKind; 6] = [
        EntryKind::Country,
        EntryKind::Event,
        EntryKind::Organization,
        EntryKind::Person,
        EntryKind::Place,
        EntryKind::Seat,
    ];

    /// The word of the tables.
    pub const fn name(self) -> &'static str {
        match self {
            EntryKind::Country => "country",
            EntryKind::Event => "event",
            EntryKind::Organization => "organization",
            EntryKind::Person => "person",
            EntryKind::Place => "place",
            EntryKind::Seat => "seat",
        }
    }
}

/// The labels of facts on which something depends; a table may have others, which are only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactLabel {
    /// A post that a person holds or held.
    Office,
    /// The word for a country's people.
    Demonym,
    /// How a country is called within a sentence: "the Netherlands".
    InText,
    /// Who leads a country or body.
    Leader,
    /// People who live there: only cities and countries have it.
    Population,
}

impl FactLabel {
    /// The word of the tables.
    pub const fn name(self) -> &'static str {
        match self {
            FactLabel::Office => "office",
            FactLabel::Demonym => "demonym",
            FactLabel::InText => "in text",
            FactLabel::Leader => "leader",
            FactLabel::Population => "population",
        }
    }
}

impl Fact<'_> {
    /// Whether it has that label.
    pub fn is(&self, label: FactLabel) -> bool {
        self.label == label.name()
    }
}

/// Something that an entry tells, with the time it was so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    /// What it tells: office, capital, leader, seat, …
    pub label: &'a str,
    /// Words.
    pub text: &'a str,
    /// First day, month or year, where known.
    pub start: &'a str,
    /// Last day, month or year; empty where it went on at `as_of`.
    pub end: &'a str,
    /// Up to when somebody vouches for it.
    pub as_of: &'a str,
    /// Names of its sources, separated by `+`.
    pub source: &'a str,
}

impl<'a> Entry<'a> {
    /// An entry of one line without its line break.
    pub const fn new(line: &'a str) -> Entry<'a> {
        Entry { line }
    }

    fn at(text: &'a str, line: u32) -> Entry<'a> {
        let rest = text.get(line as usize..).unwrap_or("");
        Entry { line: rest.split('\n').next().unwrap_or("") }
    }

    /// The cell with this number, empty where the line ends before.
    pub fn cell(self, number: usize) -> &'a str {
        self.line.split('\t').nth(number).unwrap_or("")
    }

    /// Wikidata QID, or a word of the base's own.
    pub fn id(self) -> &'a str {
        self.cell(0)
    }

    /// What it is; none in a base that is damaged.
    pub fn kind(self) -> Option<EntryKind> {
        EntryKind::ALL.into_iter().find(|kind| kind.name() == self.cell(1))
    }

    /// Whether it is of that kind.
    pub fn is(self, kind: EntryKind) -> bool {
        self.cell(1) == kind.name()
    }

    /// The most usual name.
    pub fn name(self) -> &'a str {
        self.cell(2)
    }

    /// Other names.
    pub fn aliases(self) -> impl Iterator<Item = &'a str> {
        list(self.cell(3))
    }

    /// Codes of the countries that it belongs to; for a country its own.
    pub fn countries(self) -> impl Iterator<Item = &'a str> {
        list(self.cell(4))
    }

    /// What it is, in a few words.
    pub fn what(self) -> &'a str {
        self.cell(5)
    }

    /// Born, founded, begun.
    pub fn start(self) -> &'a str {
        self.cell(6)
    }

    /// Died, ended.
    pub fn end(self) -> &'a str {
        self.cell(7)
    }

    /// Prominence, 0..=99.
    pub fn rank(self) -> u8 {
        self.cell(9).parse().unwrap_or(0)
    }

    /// Sources separated by `+`.
    pub fn source(self) -> &'a str {
        self.cell(10)
    }

    /// Month up to which somebody vouches for the line.
    pub fn as_of(self) -> &'a str {
        self.cell(11)
    }

    /// Everything else that it tells, the weightiest first.
    pub fn facts(self) -> impl Iterator<Item = Fact<'a>> {
        let (source, as_of) = (self.source(), self.as_of());
        list(self.cell(8)).filter_map(move |fact| {
            let (label, rest) = fact.split_once('=')?;
            let mut parts = rest.split(';');
            let mut next = move || parts.next().unwrap_or("");
            let (text, start, end, own_as_of, own_source) = (next(), next(), next(), next(), next());
            let or = |own: &'a str, other: &'a str| if own.is_empty() { other } else { own };
            Some(Fact { label, text, start, end, as_of: or(own_as_of, as_of), source: or(own_source, source) })
        })
    }
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests;
