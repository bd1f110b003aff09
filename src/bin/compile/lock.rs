//! The list of packs that is committed: their sizes and checksums, list by list, so that the diff of a change shows what it reaches. Takes
//! packs, gives the text of `packs.lock`; the same packs give the same text.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::contents::{CORE, Contents, SHARDS, WORDS, contents};
use super::packs::Packs;

const FILE: &str = "packs.lock";
const HEAD: &str = "\
# The packs that ship, made of these tables. Written by `cargo run --features cli --bin compile`, never by hand; a test holds it fresh.
# pack	list	entries	bytes	sha256
";

/// Writes the list beside the tables.
pub fn write(data: &Path, packs: &Packs) -> Result<String, String> {
    let path = data.join(FILE);
    std::fs::write(&path, text(packs)?).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(format!("{}: written\n", path.display()))
}

/// Fails where the list beside the tables is another.
pub fn check(data: &Path, packs: &Packs) -> Result<String, String> {
    let path = data.join(FILE);
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    if committed == text(packs)? {
        return Ok(format!("{}: fresh\n", path.display()));
    }
    Err(format!("{} is not what the tables give: run `cargo run --features cli --bin compile`", path.display()))
}

fn text(packs: &Packs) -> Result<String, String> {
    let contents = contents(packs)?;
    let mut text = String::from(HEAD);
    for pack in [WORDS, CORE, SHARDS] {
        let is_shard = |name: &str| name != WORDS && name != CORE;
        let files = packs.iter().filter(|(name, _)| name == pack || pack == SHARDS && is_shard(name));
        let bytes: Vec<u8> = files.flat_map(|(_, bytes)| bytes).copied().collect();
        let entries = lists(&contents, pack).map(|(_, rows)| rows.len()).sum();
        text += &line(pack, "all", entries, &bytes);
        for (list, rows) in lists(&contents, pack) {
            let bytes: Vec<u8> = rows.iter().flat_map(|row| [row, "\n"]).flat_map(str::bytes).collect();
            text += &line(pack, list, rows.len(), &bytes);
        }
    }
    Ok(text)
}

fn lists<'a>(contents: &'a Contents, pack: &str) -> impl Iterator<Item = (&'a String, &'a Vec<String>)> {
    contents.iter().filter(move |((other, _), _)| *other == pack).map(|((_, list), rows)| (list, rows))
}

fn line(pack: &str, list: &str, entries: usize, bytes: &[u8]) -> String {
    let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{pack}\t{list}\t{entries}\t{}\t{sum}\n", bytes.len())
}
