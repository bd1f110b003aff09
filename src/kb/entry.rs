//! An entry of the knowledge base. Takes a line of cells separated by tabs, gives its cells and facts by name, and the keys that its names are
//! found by. `build.rs` reads it, too, so that it needs no more of the crate than spelling.

use super::spelling::Spelling;
use crate::token::Key;

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
pub(super) const FAMOUS: u8 = 45;

/// Number of the shard of a key among `1 << bits`.
pub fn shard_of(key: Key, bits: u8) -> u32 {
    if bits == 0 { 0 } else { (key >> (64 - u32::from(bits.min(32)))) as u32 }
}

/// File name of a shard.
pub fn shard_name(number: u32) -> String {
    format!("{number:03x}.bin")
}

/// The keys of all names of an entry, each way once.
pub fn keys(spelling: &Spelling, entry: Entry) -> Vec<(Key, Way)> {
    let mut keys = Vec::new();
    let mut add = |key: Option<Key>, way: Way| {
        if let Some(key) = key.filter(|&key| !keys.contains(&(key, way))) {
            keys.push((key, way));
        }
    };
    for name in std::iter::once(entry.name()).chain(entry.aliases()) {
        add(spelling.key_of(name), Way::Name);
    }
    for demonym in entry.facts_of(FactLabel::Demonym) {
        add(Some(spelling.key_of(demonym.text).unwrap_or(0)), Way::Demonym);
    }
    if entry.is(EntryKind::Person) && entry.rank() >= FAMOUS {
        let words = spelling.words(entry.name());
        let ends = if words.len() > 1 { [words.last(), words.first()] } else { [None, None] };
        let family = ends[usize::from(spelling.is_family_first(entry.cell(4)))];
        add(family.map(|word| spelling.key([word])), Way::Surname);
    }
    keys
}

/// A line of a base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'a> {
    line: &'a str,
    /// Where its cells end, found once: each is asked for many times. A cell that the line has not ends behind it.
    ends: [u32; COLUMNS.len()],
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
    pub fn new(line: &'a str) -> Entry<'a> {
        let mut ends = [line.len() as u32; COLUMNS.len()];
        let tabs = line.bytes().enumerate().filter(|(_, byte)| *byte == b'\t');
        for (end, (at, _)) in ends.iter_mut().zip(tabs) {
            *end = at as u32;
        }
        Entry { line, ends }
    }

    /// The entry of the line that begins at this byte of `text`.
    pub(super) fn at(text: &'a str, line: u32) -> Entry<'a> {
        let rest = text.get(line as usize..).unwrap_or("");
        Entry::new(rest.split('\n').next().unwrap_or(""))
    }

    /// The cell with this number, empty where the line ends before.
    pub fn cell(self, number: usize) -> &'a str {
        let start =
            number.checked_sub(1).map_or(0, |before| self.ends.get(before).map_or(usize::MAX, |&end| end as usize + 1));
        let end = self.ends.get(number).map_or(0, |&end| end as usize);
        self.line.get(start..end).unwrap_or("")
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
        list(self.cell(8)).filter_map(move |fact| Some(self.fact(fact.split_once('=')?)))
    }

    /// The facts with that label, in order.
    pub fn facts_of(self, label: FactLabel) -> impl Iterator<Item = Fact<'a>> {
        let label = label.name();
        let rest = move |fact: &'a str| fact.strip_prefix(label)?.strip_prefix('=');
        list(self.cell(8)).filter_map(move |fact| Some(self.fact((label, rest(fact)?))))
    }

    fn fact(self, (label, rest): (&'a str, &'a str)) -> Fact<'a> {
        let mut parts = rest.split(';');
        let mut next = move || parts.next().unwrap_or("");
        let (text, start, end, as_of, source) = (next(), next(), next(), next(), next());
        let or = |own: &'a str, other: &'a str| if own.is_empty() { other } else { own };
        Fact { label, text, start, end, as_of: or(as_of, self.as_of()), source: or(source, self.source()) }
    }
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|part| !part.is_empty())
}

/// Whether `id` is one of Wikidata.
pub fn is_qid(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Cells as a line, without empty ones at its end.
pub fn trimmed<S: AsRef<str>>(cells: &[S]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    cells.join("\t").trim_end_matches('\t').to_owned()
}
