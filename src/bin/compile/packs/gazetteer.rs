//! The pack of words and names. Takes `data/gazetteer`, `data/lexicon` and what was learned in `data/model`, gives the text of `gazetteer.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dramatis::Pack;

use super::super::lexicon;

/// Lexicons that are part of the program.
const COMPILED_IN: [&str; 4] = ["inside.tsv", "nominals.tsv", "pronouns.tsv", "relations.tsv"];

/// Tables of `data/model` that come along: small, and read with the words.
const LEARNED: [&str; 4] = ["antecedents.tsv", "descriptions.tsv", "quotes.tsv", "speakers.tsv"];

/// A table of `data/gazetteer`: its file, the columns of names, the column of the fact (country or gender), and its list.
struct Table {
    list: &'static str,
    file: &'static str,
    names: &'static [&'static str],
    fact: &'static str,
}

const fn table(list: &'static str, file: &'static str, names: &'static [&'static str], fact: &'static str) -> Table {
    Table { list, file, names, fact }
}

const TABLES: [Table; 17] = [
    table("country", "countries.tsv", &["name", "aliases", "official"], "iso2"),
    table("capital", "countries.tsv", &["capital"], "iso2"),
    table("demonym", "demonyms.tsv", &["form"], "iso2"),
    table("city", "cities.tsv", &["name", "alt_names"], "iso2"),
    table("city", "countries.tsv", &["capital"], "iso2"),
    table("region", "regions.tsv", &["name"], "iso2"),
    table("region", "places.tsv", &["name", "aliases"], "iso2"),
    table("given", "given_names.tsv", &["name"], "gender"),
    table("surname", "surnames.tsv", &["name"], ""),
    table("organization", "organizations.tsv", &["name", "aliases"], "country"),
    table("company", "organizations_wd.tsv", &["name", "aliases"], ""),
    table("company", "companies.tsv", &["name", "short"], "country"),
    table("company", "parties.tsv", &["name", "short"], "country"),
    table("group", "groups.tsv", &["form"], ""),
    table("event", "events.tsv", &["name", "aliases"], ""),
    table("event", "events_wd.tsv", &["name", "aliases"], ""),
    table("seat", "seats.tsv", &["name", "aliases"], "country"),
];

/// The whole pack; `data` is the folder of tables.
pub fn pack(data: &Path) -> Result<String, String> {
    let (lexicons, learned) = (lexicon::shortened(&data.join("lexicon"))?, learned(&data.join("model"))?);
    let data = &data.join("gazetteer");
    let mut body = String::new();
    let mut last = "";
    let mut lines = BTreeSet::new();
    for table in TABLES {
        if table.list != last {
            flush(&mut body, last, &mut lines);
            last = table.list;
        }
        read(data, &table, &mut lines)?;
    }
    flush(&mut body, last, &mut lines);
    words(data, &mut lines)?;
    flush(&mut body, "word", &mut lines);
    for (name, rows) in lexicons.iter().filter(|(name, _)| !COMPILED_IN.contains(&name.as_str())) {
        body.push_str(&format!("[{name}]\n{rows}"));
    }
    body.push_str(&learned);
    Ok(Pack::sealed(&body))
}

/// The sections of what was learned.
fn learned(data: &Path) -> Result<String, String> {
    let mut sections = String::new();
    for file in LEARNED {
        let path = data.join(file);
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        sections.push_str(&format!("[model/{file}]\n"));
        sections.extend(text.lines().filter(|line| !line.starts_with("# ")).flat_map(|line| [line, "\n"]));
    }
    Ok(sections)
}

fn flush(body: &mut String, list: &str, lines: &mut BTreeSet<String>) {
    if !lines.is_empty() {
        body.push_str(&format!("[{list}]\n"));
    }
    for line in std::mem::take(lines) {
        body.push_str(&line);
        body.push('\n');
    }
}

/// Header and rows of a tab-separated file.
fn rows(data: &Path, file: &str) -> Result<(Vec<String>, Vec<Vec<String>>), String> {
    let text = std::fs::read_to_string(data.join(file)).map_err(|error| format!("data/gazetteer/{file}: {error}"))?;
    let split = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let header = text.lines().next().and_then(|line| line.strip_prefix("# ")).map(split);
    let header = header.ok_or_else(|| format!("data/gazetteer/{file}: the first line must be `# ` and the columns"))?;
    Ok((header, text.lines().skip(1).map(split).collect()))
}

fn read(data: &Path, table: &Table, lines: &mut BTreeSet<String>) -> Result<(), String> {
    let (header, rows) = rows(data, table.file)?;
    let column = |name: &str| header.iter().position(|column| column == name);
    let fact = column(table.fact);
    let capital = column("capital").filter(|_| table.list == "country");
    let adjectives = if table.list == "capital" { adjectives(data)? } else { BTreeMap::new() };
    let means = |row: &[String]| match (table.list, column("stands_for"), row.first()) {
        ("seat", Some(index), _) => row.get(index).cloned().unwrap_or_default(),
        ("capital", _, Some(country)) => match adjectives.get(country) {
            Some(adjective) => format!("{adjective} government"),
            None => format!("government of {country}"),
        },
        _ => String::new(),
    };
    for name in table.names {
        let Some(index) = column(name) else {
            return Err(format!("data/gazetteer/{}: no column `{name}`", table.file));
        };
        for row in &rows {
            let fact = fact.and_then(|index| row.get(index)).filter(|fact| fact.len() <= 2).map_or("", String::as_str);
            // "England" and "Soviet Union" are filed under the code of a state that they are not: the state is the row with a capital.
            let is_state = capital.and_then(|index| row.get(index)).is_none_or(|capital| !capital.is_empty());
            let fact = if is_state { fact } else { "" };
            for name in row.get(index).map_or("", String::as_str).split('|').filter(|name| !name.is_empty()) {
                let mut line = name.to_owned();
                for cell in [fact, means(row).as_str()].into_iter().filter(|cell| !cell.is_empty()) {
                    line = format!("{line}\t{cell}");
                }
                lines.insert(line);
            }
        }
    }
    Ok(())
}

/// The first adjective of each country ("Turkish").
fn adjectives(data: &Path) -> Result<BTreeMap<String, String>, String> {
    let (_, rows) = rows(data, "demonyms.tsv")?;
    let adjectives = rows.into_iter().rev().filter(|row| row.last().is_some_and(|form| form == "adjective"));
    Ok(adjectives.filter_map(|row| Some((row.get(2)?.clone(), row.first()?.clone()))).collect())
}

/// Dictionary words with the share of lower case in tenths, 0..=9.
fn words(data: &Path, lines: &mut BTreeSet<String>) -> Result<(), String> {
    let (_, rows) = rows(data, "common_words.txt")?;
    for row in rows {
        let count = |index: usize| row.get(index).and_then(|count| count.parse::<u64>().ok()).unwrap_or(0);
        let share = (10 * count(1) / (count(1) + count(2)).max(1)).min(9);
        lines.insert(format!("{}\t{share}", row[0]));
    }
    Ok(())
}
