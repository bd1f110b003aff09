//! What packs hold. Takes packs, gives their rows list by list: those of the pack of words and names by its sections, those of the knowledge
//! base by the kinds of entries.

use std::collections::BTreeMap;

use dramatis::Pack;
use dramatis::kb::Entry;

use super::packs::Packs;

/// Names of the packs; the shards are one.
pub const WORDS: &str = "gazetteer.txt";
/// What comes with the page.
pub const CORE: &str = "kb.txt";
/// What the page fetches for an article.
pub const SHARDS: &str = "kb/*.bin";

/// Section of the sources and rules of spelling.
pub const RULES: &str = "rules";

/// Pack and list, with the rows in the order of the pack; those of the shards sorted, each once.
pub type Contents = BTreeMap<(&'static str, String), Vec<String>>;

/// The rows of all packs. Errors name the pack that cannot be read.
pub fn contents(packs: &Packs) -> Result<Contents, String> {
    let mut contents = Contents::new();
    for (name, bytes) in packs {
        let failed = |why: &str| format!("{name}: {why}");
        if name == WORDS {
            let pack = Pack::read(bytes).map_err(|error| failed(&error.to_string()))?;
            for (section, rows) in pack.sections() {
                let list = contents.entry((WORDS, section.to_owned())).or_default();
                list.extend(rows.lines().map(str::to_owned));
            }
            continue;
        }
        let start = bytes.iter().position(|byte| *byte == b'\n').ok_or_else(|| failed("no line"))? + 1;
        let (pack, text) = match name == CORE {
            true => (CORE, bytes[start..].to_vec()),
            false => (SHARDS, inflated(&bytes[start..]).ok_or_else(|| failed("cannot be unpacked"))?),
        };
        let text = String::from_utf8(text).map_err(|error| failed(&error.to_string()))?;
        for row in text.lines().filter(|row| !row.starts_with("#filter")) {
            let list = if row.starts_with('#') { RULES } else { Entry::new(row).cell(1) };
            contents.entry((pack, list.to_owned())).or_default().push(row.to_owned());
        }
    }
    // An entry stands in the shard of each of its names.
    for (_, rows) in contents.iter_mut().filter(|((pack, _), _)| *pack == SHARDS) {
        rows.sort_unstable();
        rows.dedup();
    }
    Ok(contents)
}

fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec(bytes).ok()
}
