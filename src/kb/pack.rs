//! Reads the files of a base. Takes bytes, gives entries, or a message that says what is wrong; nothing of a bad file is kept.
//!
//! The core is text: a line `dramatis-kb 1 CHECKSUM BITS EDITION`, lines that begin with `#` (sources, rules of spelling), entries. A shard is
//! a line `dramatis-kb-shard 1 CHECKSUM EDITION NUMBER` and deflated entries. The edition is a hash of the rules of spelling and of the
//! number of shards: of what must be the same in all files for names to be found.

use super::base::Base;
use super::entry::Way;
use super::filter::Filter;
use super::writer::{MAGIC, SHARD_MAGIC};
use crate::pack::{DataError, checksum};

/// Largest shard that is unpacked, in bytes.
const MOST_BYTES: usize = 4 << 20;
/// Most shards, as a power of two.
const MOST_BITS: u8 = 20;

fn error(why: &str) -> DataError {
    DataError(format!("knowledge base: {why}; reload the page or run `compile` again"))
}

/// The numbers after `magic` and the rest of the file.
fn open<'a, const N: usize>(bytes: &'a [u8], magic: &str) -> Result<([&'a str; N], &'a [u8]), DataError> {
    let end = bytes.iter().take(200).position(|&byte| byte == b'\n').ok_or_else(|| error("is too short"))?;
    let head = std::str::from_utf8(&bytes[..end]).map_err(|_| error("is none of its files"))?;
    let rest = head.strip_prefix(magic).ok_or_else(|| error(refusal(head, magic)))?;
    let mut words = rest.split(' ').filter(|word| !word.is_empty());
    let words = [(); N].map(|()| words.next().unwrap_or(""));
    Ok((words, &bytes[end + 1..]))
}

fn refusal(head: &str, magic: &str) -> &'static str {
    let name = magic.rsplit_once(' ').map_or(magic, |(name, _)| name);
    if head.starts_with(name) { "is of another version than this program" } else { "is none of its files" }
}

fn body(sum: &str, bytes: Vec<u8>) -> Result<String, DataError> {
    let text = String::from_utf8(bytes).map_err(|_| error("is not UTF-8"))?;
    if checksum(&text) == sum { Ok(text) } else { Err(error("is damaged (its checksum differs)")) }
}

fn number(edition: &str) -> Option<u32> {
    u32::from_str_radix(edition, 16).ok()
}

impl Base {
    /// A base of the core alone. Errors: not a core, of another version, damaged.
    pub fn read(bytes: &[u8]) -> Result<Base, DataError> {
        let ([sum, bits, edition], rest) = open(bytes, MAGIC)?;
        let text = body(sum, rest.to_vec())?;
        let bits = bits.parse::<u8>().ok().filter(|&bits| bits <= MOST_BITS);
        let mut base = Base { shards: bits.zip(number(edition)), ..Base::default() };
        let mut start = 0;
        for line in text.split_inclusive('\n').take_while(|line| line.starts_with('#')) {
            start += line.len();
            base.note(line.trim_end());
        }
        base.says.sort();
        base.add_lines(text[start..].to_owned());
        base.cores = 1;
        Ok(base)
    }

    /// A line before the entries.
    fn note(&mut self, line: &str) {
        let mut cells = line.split('\t');
        match cells.next() {
            Some("#filter") => self.filter = Filter::read(cells.next().unwrap_or("")),
            Some("#source") => {
                let (name, full) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
                self.sources.push((name.to_owned(), full.to_owned()));
            }
            Some("#particles" | "#variants" | "#family-first") => self.spelling.add_rule(line),
            Some("#says") => self.says.add_rule(line),
            _ => self.context.add_rule(line),
        }
    }

    /// Takes in a shard. Errors: not a shard, damaged, of another version or of another edition than the core.
    pub fn add_shard(&mut self, bytes: &[u8]) -> Result<(), DataError> {
        let ([sum, edition, place], rest) = open(bytes, SHARD_MAGIC)?;
        let place = place.parse::<u32>().map_err(|_| error("has a shard without a number"))?;
        if number(edition) != self.shards.map(|(_, edition)| edition) {
            return Err(error("has a shard of another edition"));
        }
        let raw = miniz_oxide::inflate::decompress_to_vec_with_limit(rest, MOST_BYTES);
        let text = body(sum, raw.map_err(|_| error("is damaged (it cannot be unpacked)"))?)?;
        let lines = self.indexed(text, |key, way| way == Way::Name && self.shard_of(key) == Some(place));
        self.tail.retain(|(other, _)| *other != place);
        self.tail.push((place, lines));
        Ok(())
    }
}
