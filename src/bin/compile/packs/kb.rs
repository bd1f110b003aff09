//! Packs of the knowledge base. Takes `data/kb` (the core written by hand, the gathered world), gives `kb.txt`, the core that
//! comes with the page, and `kb/`, the shards of the long tail. Nobody is there twice: rows about the same thing are merged, those of the core win.

mod core;
mod countries;
mod merge;
mod posts;
mod record;
mod time;

use std::collections::BTreeMap;
use std::path::Path;

use dramatis::kb::Spelling;
use dramatis::kb::{Packs, write_packs};

use self::record::{Record, Sheet};

/// Shards, as a power of two.
pub const SHARD_BITS: u8 = 9;

/// Bytes of lines that come with the page; brotli makes about a third of them.
const CORE_BYTES: usize = 1_820_000;

/// All packs.
pub fn packs(data: &Path) -> Result<Packs, String> {
    let posts = posts::Posts::read(data)?;
    let mut world = world(data)?;
    let countries = countries::Countries::of(&world);
    let core = core::read(data, &countries)?;
    merge::merge(&mut world, core);
    let notes = notes(data)?;
    merge::namesakes(&mut world, &Spelling::of_rules(&notes));
    time::close(&mut world, &posts, &countries);
    countries::add_leaders(&mut world, &posts, &countries);
    for record in world.values_mut() {
        time::order(record, &posts, &countries);
    }
    let (core, tail) = split(world);
    Ok(write_packs(&notes, &core, &tail, SHARD_BITS))
}

/// The gathered entries by id.
fn world(data: &Path) -> Result<BTreeMap<String, Record>, String> {
    let mut records = BTreeMap::new();
    for file in ["countries", "events", "organizations", "people", "places"] {
        for row in Sheet::read(data, &format!("world/{file}.tsv"))?.rows() {
            let record = Record::of_row(&row);
            records.insert(record.id.clone(), record);
        }
    }
    Ok(records)
}

fn notes(data: &Path) -> Result<Vec<String>, String> {
    let mut notes = Vec::new();
    for row in Sheet::read(data, "sources.tsv")?.rows() {
        notes.push(format!("#source\t{}\t{}", row.get("name"), row.get("full")));
    }
    let mut rules = BTreeMap::<String, Vec<String>>::new();
    for row in Sheet::read(data, "spelling.tsv")?.rows() {
        rules.entry(row.get("rule").to_owned()).or_default().push(row.get("words").to_owned());
    }
    for (rule, words) in rules {
        if rule == "variants" {
            notes.extend(words.iter().map(|group| format!("#variants\t{}", group.replace('|', "\t"))));
        } else {
            notes.push(format!("#{rule}\t{}", words.join("\t")));
        }
    }
    let mut context = BTreeMap::<String, String>::new();
    for row in Sheet::read(data, "context.tsv")?.rows() {
        let words = context.entry(row.get("rule").to_owned()).or_default();
        *words += &format!("\t{}", [row.get("word"), row.get("meanings")].join("|").trim_end_matches('|'));
    }
    notes.extend(context.into_iter().map(|(rule, words)| format!("#{rule}{words}")));
    for row in Sheet::read_if_there(data, "says.tsv")?.rows() {
        let cells = ["spot", "kind", "what", "link", "words"].map(|column| row.get(column));
        notes.push(format!("#says\t{}", cells.join("\t")));
    }
    Ok(notes)
}

/// Lines of the core pack and of the tail. All countries and what was written by hand for the core come with the page,
/// then the most prominent.
fn split(world: BTreeMap<String, Record>) -> (Vec<String>, Vec<String>) {
    let mut records: Vec<Record> = world.into_values().collect();
    let first = |record: &Record| record.waits || !(record.by_hand || record.kind == "country");
    records.sort_by(|a, b| (first(a), a.waits, b.rank, &a.id).cmp(&(first(b), b.waits, a.rank, &b.id)));
    let mut bytes = 0;
    let fits = |record: &Record| {
        bytes += record.line().len() + 1;
        bytes > CORE_BYTES && first(record)
    };
    let lines = |records: &mut [Record]| {
        // Things of a kind and a country have much in common, which packs well.
        records.sort_by(|a, b| (&a.kind, &a.countries, &a.name, &a.id).cmp(&(&b.kind, &b.countries, &b.name, &b.id)));
        records.iter().map(Record::line).collect::<Vec<_>>()
    };
    let end = records.iter().position(fits).unwrap_or(records.len());
    let (core, tail) = records.split_at_mut(end);
    (lines(core), lines(tail))
}
