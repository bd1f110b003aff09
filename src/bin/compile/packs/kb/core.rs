//! The core written by hand, whose columns `data/kb/README.md` explains. Takes its tables, gives entries; ids of other rows become names.

use std::collections::BTreeMap;
use std::path::Path;

use super::countries::Countries;
use super::record::{Fact, Record, Row, Sheet};

/// Tables of the core with the kind of their entries and how prominent they are.
const TABLES: [(&str, &str, u8); 7] = [
    ("armed_groups", "organization", 62),
    ("bodies", "organization", 66),
    ("media", "organization", 64),
    ("people", "person", 58),
    ("places", "place", 56),
    ("processes", "event", 68),
    ("seats", "seat", 76),
];

/// Folders of the tables: rows of the first come with the page, those of the other wait in shards.
const FOLDERS: [&str; 2] = ["core", "tail"];

/// Columns that hold ids, codes or words, and what they tell.
const REFERENCES: [(&str, &str); 3] =
    [("leader_ids", "leader"), ("successor", "successor"), ("stands_for", "stands for")];

/// Entries with their QIDs (empty where unknown), by their own ids.
pub type Core = BTreeMap<String, (Record, String)>;

/// All entries of the core.
pub fn read(data: &Path, countries: &Countries) -> Result<Core, String> {
    let (mut records, mut references) = (Core::new(), Vec::new());
    for folder in FOLDERS {
        for (table, kind, rank) in TABLES {
            for row in Sheet::read_if_there(data, &format!("{folder}/{table}.tsv"))?.rows() {
                let id = row.get("id");
                let record = Record { waits: folder == "tail", ..record(&row, kind, rank) };
                records.insert(id.to_owned(), (record, row.get("qid").to_owned()));
                for (column, label) in REFERENCES {
                    references.extend(row.list(column).into_iter().map(|other| (id.to_owned(), label, other)));
                }
                let members: Vec<&str> =
                    row.get("members").split('|').filter_map(|code| countries.name(code)).collect();
                references.extend((!members.is_empty()).then(|| (id.to_owned(), "members", members.join(", "))));
            }
        }
    }
    let name = |(id, (record, _)): (&String, &(Record, String))| (id.clone(), record.name.clone());
    let names: BTreeMap<String, String> = records.iter().map(name).collect();
    for (id, label, other) in references {
        // A leader without a row of his own stays unnamed: an id is no name.
        let words = Some(other.as_str()).filter(|_| !matches!(label, "leader" | "successor"));
        let Some(text) = names.get(&other).map(String::as_str).or(countries.name(&other)).or(words) else { continue };
        let text = text.to_owned();
        if let Some((record, _)) = records.get_mut(&id) {
            record.fact(label, &text);
        }
    }
    offices(data, &mut records, &names)?;
    other_names(data, &mut records)?;
    Ok(records)
}

fn record(row: &Row, kind: &str, rank: u8) -> Record {
    let first = |columns: [&'static str; 3]| {
        let mut cells = columns.into_iter().map(|column| row.get(column));
        cells.find(|cell| !cell.is_empty()).unwrap_or("").to_owned()
    };
    let mut record = Record {
        id: row.get("id").to_owned(),
        kind: kind.to_owned(),
        name: row.get("name").to_owned(),
        aliases: row.list("aliases"),
        countries: row.list("country"),
        what: row.get("what").to_owned(),
        start: first(["born", "founded", "start"]),
        end: first(["died", "ended", "end"]),
        source: row.get("source").replace('|', "+"),
        as_of: row.get("as_of").to_owned(),
        // Bodies of many states are in the news of all of them.
        rank: rank + if row.get("kind") == "international" { 10 } else { 0 },
        by_hand: true,
        ..Record::default()
    };
    if record.what.is_empty() && kind != "person" {
        row.get("kind").clone_into(&mut record.what);
    }
    record.fact("seat", row.get("seat"));
    record.fact("place", row.get("place"));
    record
}

/// Offices go to their holders, and to the bodies that they are of.
fn offices(data: &Path, records: &mut Core, names: &BTreeMap<String, String>) -> Result<(), String> {
    for row in Sheet::read_if_there(data, "core/offices.tsv")?.rows() {
        let (person, of) = (row.get("person"), row.get("of"));
        let Some((record, _)) = records.get_mut(person) else {
            return Err(format!("data/kb/core/offices.tsv: no person {person:?} in people.tsv"));
        };
        record.facts.push(Fact::dated("office", row.get("office"), &row));
        if let (Some((body, _)), Some(name)) = (records.get_mut(of), names.get(person)) {
            body.facts.retain(|fact| fact.label != "leader" || fact.text != *name);
            body.facts.push(Fact::dated("leader", &format!("{name}, {}", row.get("office")), &row));
        }
    }
    Ok(())
}

/// Earlier and later names.
fn other_names(data: &Path, records: &mut Core) -> Result<(), String> {
    for row in Sheet::read_if_there(data, "core/names.tsv")?.rows() {
        let Some((record, _)) = records.get_mut(row.get("id")) else {
            return Err(format!("data/kb/core/names.tsv: no entry {:?}", row.get("id")));
        };
        record.facts.push(Fact::dated("name", row.get("name"), &row));
    }
    Ok(())
}
