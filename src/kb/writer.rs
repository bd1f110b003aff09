//! Writes the files of a base. Takes lines of entries and rules of spelling, gives the core and the shards as `pack.rs` reads them. Only
//! `build.rs` and the program `compile` write packs; the page reads them.

use std::collections::BTreeMap;

use super::entry::{Entry, Way, keys, shard_name, shard_of};
use super::filter::Filter;
use super::spelling::Spelling;
use crate::pack::checksum;

/// First words of a core: its name and the version that this program reads.
pub(super) const MAGIC: &str = "dramatis-kb 1";
/// First words of a shard.
pub(super) const SHARD_MAGIC: &str = "dramatis-kb-shard 1";

/// What all files of a base have in common.
fn edition(notes: &[String], bits: u8) -> String {
    let rules = notes.iter().filter(|note| !note.starts_with("#source")).map(String::as_str);
    checksum(&rules.chain([bits.to_string().as_str()]).collect::<Vec<_>>().join("\n"))[..8].to_owned()
}

/// The files of a base.
#[derive(Debug)]
pub struct Packs {
    /// The file `kb.txt`.
    pub core: String,
    /// Name and bytes of each shard.
    pub shards: Vec<(String, Vec<u8>)>,
}

/// Packs of `notes` (lines that begin with `#`), `core` and `tail` (lines without their breaks, sorted as they shall stand). Each line of the
/// tail stands in the shard of each of its names; `bits` tells how many shards there are.
pub fn write(notes: &[String], core: &[String], tail: &[String], bits: u8) -> Packs {
    let spelling = Spelling::of_rules(notes);
    let shards = shards(&spelling, tail, bits);
    let filter = format!("#filter\t{}", filter(&spelling, tail).text());
    let body: String = notes.iter().chain([&filter]).chain(core).flat_map(|line| [line.as_str(), "\n"]).collect();
    let sum = checksum(&body);
    let edition = edition(notes, bits);
    let shards = shards.into_iter().map(|(number, text)| (shard_name(number), shard(&text, &edition, number)));
    let shards = shards.collect();
    Packs { core: format!("{MAGIC} {sum} {bits} {edition}\n{body}"), shards }
}

/// The file of the shard with that number, of lines that each end with a break.
pub fn shard(text: &str, edition: &str, number: u32) -> Vec<u8> {
    let head = format!("{SHARD_MAGIC} {} {edition} {number}\n", checksum(text));
    let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9);
    [head.as_bytes(), &packed].concat()
}

fn filter(spelling: &Spelling, tail: &[String]) -> Filter {
    let names = tail.iter().flat_map(|line| keys(spelling, Entry::new(line)));
    let mut keys: Vec<_> = names.filter(|(_, way)| *way == Way::Name).map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys.dedup();
    Filter::of(&keys)
}

/// Text of every shard, also of empty ones: a file that is missing is a fault, one that is empty is an answer.
fn shards(spelling: &Spelling, tail: &[String], bits: u8) -> BTreeMap<u32, String> {
    let mut shards: BTreeMap<u32, String> = (0..1 << bits).map(|number| (number, String::new())).collect();
    for line in tail {
        let names = keys(spelling, Entry::new(line)).into_iter().filter(|(_, way)| *way == Way::Name);
        let mut numbers: Vec<u32> = names.map(|(key, _)| shard_of(key, bits)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        for number in numbers {
            let shard = shards.entry(number).or_default();
            shard.push_str(line);
            shard.push('\n');
        }
    }
    shards
}
