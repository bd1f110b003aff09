//! The knowledge base: what the world knows of an actor, with dates and sources. Takes packs that `compile` makes of `data/kb` (a core, and
//! shards with the long tail) and tables of the user's own; gives entries by name in any spelling, the link of each card of a page to an
//! entry or to none, and what its card tells at the article's date. Fetches nothing: it says which shards it wants.
//!
//! An entry is a line of cells separated by tabs, in the order of [`COLUMNS`]; a pack is a header and such lines.

pub mod background;
#[cfg(feature = "bundled")]
pub mod bundled;
pub mod entry;
mod filter;
mod inside;
pub mod link;
pub mod pack;
pub mod spelling;
pub mod table;
pub mod writer;

use crate::order;
use crate::token::Key;
pub use entry::{COLUMNS, Entry, EntryKind, Fact, FactLabel, Way, keys, shard_name, shard_of};
use filter::Filter;
use spelling::Spelling;

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
        Some((start, Entry::new(line.trim_end_matches('\n'))))
    })
}

#[cfg(test)]
mod tests;
