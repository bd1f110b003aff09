//! The loaded entries: takes names in any spelling, gives what they may mean. Its parts are sorted runs of lines.

use super::context::ContextWords;
use super::entry::{Entry, EntryKind, Way, keys, shard_of};
use super::filter::Filter;
use super::says::NameRules;
use super::spelling::Spelling;
use crate::order;
use crate::token::Key;

/// A run of lines with an index of their names.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) text: String,
    /// Sorted; the last number is where the line begins.
    pub(super) index: Vec<(Key, Way, u32)>,
}

/// The loaded entries.
#[derive(Clone, Debug, Default)]
pub struct Base {
    pub(super) spelling: Spelling,
    /// What words beside a name say.
    pub(super) context: ContextWords,
    /// What names say of themselves.
    pub(super) says: NameRules,
    /// The core, if there is one, and the user's tables.
    pub(super) packs: Vec<Lines>,
    /// How many of them are no tables of the user's.
    pub(super) cores: usize,
    /// Shards that are here.
    pub(super) tail: Vec<(u32, Lines)>,
    /// Names of sources with their licences.
    pub(super) sources: Vec<(String, String)>,
    /// Where each country's line is: code, pack, offset.
    pub(super) countries: Vec<([u8; 2], usize, u32)>,
    /// How many shards there are, as a power of two, and the edition that they have to be of.
    pub(super) shards: Option<(u8, u32)>,
    /// Which names the shards may hold.
    pub(super) filter: Filter,
}

impl Base {
    /// All entries that a name with this key may mean, each with the way that leads to it. Shards count only where they are among `wanted`, so that an
    /// article's links do not hang on what others have loaded.
    pub fn find(&self, key: Key, wanted: &[u32]) -> Vec<(Entry<'_>, Way)> {
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

    /// Whether an entry is of the user's tables.
    pub(super) fn is_own(&self, entry: Entry) -> bool {
        let own = self.packs.get(self.cores..).unwrap_or_default();
        own.iter().any(|lines| lines.text.as_bytes().as_ptr_range().contains(&entry.id().as_ptr()))
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.packs.iter().all(|lines| lines.text.is_empty())
    }

    /// Number of the shard that may hold a name with this key.
    pub(super) fn shard_with(&self, key: Key) -> Option<u32> {
        self.shard_of(key).filter(|_| self.filter.knows(key))
    }

    /// Number of the shard where a name with this key has its place, if there are shards.
    pub(super) fn shard_of(&self, key: Key) -> Option<u32> {
        self.shards.map(|(bits, _)| shard_of(key, bits))
    }

    /// A shard that has come.
    pub(super) fn tail(&self, number: u32) -> Option<&Lines> {
        self.tail.iter().find(|(other, _)| *other == number).map(|(_, lines)| lines)
    }

    /// Takes in lines that are always there.
    pub(super) fn add_lines(&mut self, text: String) {
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
    pub(super) fn indexed(&self, text: String, counts: impl Fn(Key, Way) -> bool) -> Lines {
        let names = |(at, entry)| keys(&self.spelling, entry).into_iter().map(move |(key, way)| (key, way, at));
        let mut index: Vec<_> = entries(&text).flat_map(names).filter(|&(key, way, _)| counts(key, way)).collect();
        order::by(&mut index, |&(_, way, _)| way as u64);
        order::by(&mut index, |&(key, ..)| key);
        index.shrink_to_fit();
        Lines { text, index }
    }
}

/// The entries of a text with the place where their lines begin.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (u32, Entry<'_>)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len() as u32;
        Some((start, Entry::new(line.trim_end_matches('\n'))))
    })
}
