//! Makes the packs that the page fetches: `static/gazetteer.txt` from the tables of `data/gazetteer` and `data/lexicon`, `static/kb` from those of `data/kb`.
//!
//! `compile --bench ARTICLES.jsonl` prints what the knowledge base costs an article. `compile` writes the packs, `compile --check` exits with 1 where a committed pack is not what the tables give.

mod bench;
mod kb;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use dramatis::pack::{MAGIC, checksum};

/// Lexicons that are part of the program.
const COMPILED_IN: [&str; 3] = ["nominals.tsv", "pronouns.tsv", "relations.tsv"];
const PACK: &str = "static/gazetteer.txt";
const BASE: &str = "static/kb";

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

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--bench", articles] => bench::report(root, articles),
        ["--check"] => run(root, true),
        [] => run(root, false),
        _ => Err("usage: compile [--check | --bench ARTICLES.jsonl]".to_owned()),
    };
    match done {
        Ok(message) => {
            println!("{message}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("compile: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(root: &Path, check: bool) -> Result<String, String> {
    let gazetteer = pack(&root.join("data/gazetteer"))?;
    let packs = kb::packs(&root.join("data/kb"))?;
    let mut files = vec![(PACK.to_owned(), gazetteer.into_bytes()), (format!("{BASE}.txt"), packs.core.into_bytes())];
    files.extend(packs.shards.into_iter().map(|(name, bytes)| (format!("{BASE}/{name}"), bytes)));
    if check {
        let stale = |(name, bytes): &&(String, Vec<u8>)| std::fs::read(root.join(name)).ok().as_ref() != Some(bytes);
        return match files.iter().find(stale) {
            Some((name, _)) => Err(format!("{name} is stale: run `cargo run --bin compile`")),
            None => Ok(format!("{PACK} and {BASE} are fresh")),
        };
    }
    std::fs::create_dir_all(root.join(BASE)).map_err(|error| format!("{BASE}: {error}"))?;
    for (name, bytes) in &files {
        std::fs::write(root.join(name), bytes).map_err(|error| format!("{name}: {error}"))?;
    }
    let sizes = |from: usize| files[from..].iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    let (core, tail) = (sizes(1) - sizes(2), sizes(2));
    Ok(format!("{PACK}: {} bytes; {BASE}: core {core}, {} shards {tail} bytes", files[0].1.len(), files.len() - 2))
}

/// The whole pack.
fn pack(data: &Path) -> Result<String, String> {
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
    lexicon(&mut body)?;
    Ok(format!("{MAGIC} {}\n{body}", checksum(&body)))
}

/// The files of `data/lexicon`, as `build.rs` leaves them, in the order of their names.
fn lexicon(body: &mut String) -> Result<(), String> {
    let folder = Path::new(env!("OUT_DIR"));
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let names: BTreeSet<_> =
        std::fs::read_dir(folder).map_err(failed)?.flatten().map(|file| file.file_name()).collect();
    for name in names.iter().filter_map(|name| name.to_str()).filter(|name| !COMPILED_IN.contains(name)) {
        let rows = std::fs::read_to_string(folder.join(name)).map_err(failed)?;
        body.push_str(&format!("[{name}]\n{rows}"));
    }
    Ok(())
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
