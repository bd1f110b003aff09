//! Audits of the knowledge base: form of every row of `data/kb/core` and `data/kb/tail`, references between them, and whether the committed list of packs is that of the tables.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use dramatis::kb::Bundled;
use dramatis::kb::Wishes;
use dramatis::{Page, Resources, analyze};

/// Columns of each table of the core.
const TABLES: [(&str, &str); 9] = [
    ("armed_groups", "id name aliases country what leader_ids founded ended successor qid source as_of"),
    ("bodies", "id name aliases kind country seat what members founded ended qid source as_of"),
    ("media", "id name aliases kind country seat what founded ended qid source as_of"),
    ("names", "id name start end source as_of"),
    ("offices", "person office of start end source as_of"),
    ("people", "id name aliases gender country born died what qid source as_of"),
    ("places", "id name aliases kind country what qid source as_of"),
    ("processes", "id name aliases kind country place start end what qid source as_of"),
    ("seats", "id name aliases kind country stands_for what qid source as_of"),
];

/// Where tables are, those that come with the page first.
const FOLDERS: [&str; 2] = ["core", "tail"];

const DATES: [&str; 6] = ["start", "end", "born", "died", "founded", "ended"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

struct Table {
    name: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn cell<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        self.columns.iter().position(|name| *name == column).and_then(|at| row.get(at)).map_or("", String::as_str)
    }
}

/// The tables that are there, and complaints about their form.
fn tables() -> (Vec<Table>, Vec<String>) {
    let (mut tables, mut faults) = (Vec::new(), Vec::new());
    for (folder, (name, columns)) in FOLDERS.iter().flat_map(|folder| TABLES.map(|table| (folder, table))) {
        let Ok(text) = std::fs::read_to_string(root().join(format!("data/kb/{folder}/{name}.tsv"))) else { continue };
        let columns: Vec<&str> = columns.split(' ').collect();
        let lines: Vec<&str> = text.lines().skip(1).collect();
        if text.lines().next().map(|line| line.trim_start_matches("# ")) != Some(&columns.join("\t")) {
            faults.push(format!("{name}: the header must be {}", columns.join(" ")));
        }
        for pair in lines.windows(2).filter(|pair| pair[0].as_bytes() >= pair[1].as_bytes()) {
            faults.push(format!("{name}: {:?} must come before {:?}, once", pair[1], pair[0]));
        }
        let rows: Vec<Vec<String>> = lines.iter().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        for row in rows.iter().filter(|row| row.len() != columns.len()) {
            faults.push(format!("{name}: {row:?} has not {} cells", columns.len()));
        }
        for cell in rows.iter().flatten().filter(|cell| cell.trim() != cell.as_str() || cell.contains("||")) {
            faults.push(format!("{name}: {cell:?} has blanks at its ends or an empty part"));
        }
        tables.push(Table { name, columns, rows });
    }
    (tables, faults)
}

fn is_date(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let number = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let in_range = |at: usize, most: u32| {
        parts.get(at).is_none_or(|part| part.parse().is_ok_and(|n: u32| (1..=most).contains(&n)))
    };
    let digits = parts.iter().enumerate().all(|(at, part)| number(part, if at == 0 { 4 } else { 2 }));
    (1..=3).contains(&parts.len()) && digits && in_range(1, 12) && in_range(2, 31)
}

#[test]
fn dates_are_told_apart_from_other_words() {
    for (date, right) in
        [("2024", true), ("2024-12-08", true), ("2024-13", false), ("24", false), ("2024-1-1", false), ("", false)]
    {
        assert_eq!(is_date(date), right, "{date}");
    }
}

#[test]
fn rows_of_the_core_are_in_form() {
    let (tables, mut faults) = tables();
    assert!(!tables.is_empty(), "data/kb/core has no table");
    let mut ids = BTreeMap::<String, &str>::new();
    for table in &tables {
        for row in &table.rows {
            let cell = |column: &str| table.cell(row, column);
            let mut fault = |what: &str| faults.push(format!("{}: {:?}: {what}", table.name, row[0]));
            for date in DATES.iter().map(|column| cell(column)).filter(|date| !date.is_empty() && !is_date(date)) {
                fault(&format!("{date:?} is no date"));
            }
            for (start, end) in [("start", "end"), ("born", "died"), ("founded", "ended")] {
                let (start, end) = (cell(start), cell(end));
                let length = start.len().min(end.len());
                if start[..length] > end[..length] {
                    fault(&format!("it ends ({end}) before it begins ({start})"));
                }
            }
            if !(is_date(cell("as_of")) && cell("as_of").len() == 7) {
                fault("as_of must be a month, YYYY-MM");
            }
            if cell("source").is_empty() {
                fault("no source");
            }
            for code in cell("country").split('|').filter(|code| !code.is_empty()) {
                if !(code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())) {
                    fault(&format!("{code:?} is no country code"));
                }
            }
            if !cell("qid").is_empty() && !dramatis::kb::is_qid(cell("qid")) {
                fault("the qid is none");
            }
            if table.columns.contains(&"aliases") {
                let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                if !row[0].chars().all(slug) {
                    fault("an id has only a-z, 0-9 and -");
                }
                if let Some(other) = ids.insert(row[0].clone(), table.name) {
                    fault(&format!("the id is in {other}, too"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn references_of_the_core_lead_somewhere() {
    let (tables, _) = tables();
    let with_ids = || tables.iter().filter(|table| table.columns.contains(&"aliases"));
    let ids: BTreeSet<&str> = with_ids().flat_map(|table| table.rows.iter().map(|row| row[0].as_str())).collect();
    let mut lost = Vec::new();
    for table in &tables {
        for (column, own) in [("successor", false), ("person", true), ("id", table.name == "names")] {
            for row in table.rows.iter().filter(|_| own || column != "id") {
                let parts = table.cell(row, column).split('|').filter(|id| !id.is_empty() && !ids.contains(id));
                lost.extend(parts.map(|id| format!("{}: {column} {id:?}", table.name)));
            }
        }
    }
    assert!(lost.is_empty(), "no row has these ids:\n{}", lost.join("\n"));
}

#[test]
fn no_qid_stands_twice() {
    let (tables, _) = tables();
    let mut seen = BTreeMap::<String, String>::new();
    for table in &tables {
        for row in table.rows.iter().filter(|row| !table.cell(row, "qid").is_empty()) {
            let other = seen.insert(table.cell(row, "qid").to_owned(), row[0].clone());
            assert_eq!(other, None, "{}: the qid of {} is also another's", table.name, row[0]);
        }
    }
}

/// Codes that are no country of the table: a union, and a state of the past.
const NO_COUNTRIES: [&str; 2] = ["EU", "SU"];

fn gathered(name: &str) -> Vec<Vec<String>> {
    let file = root().join(format!("data/kb/world/{name}.tsv"));
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn countries() -> BTreeSet<String> {
    let rows = gathered("countries").into_iter().filter(|row| row[1] == "country").map(|row| row[4].clone());
    rows.chain(NO_COUNTRIES.map(str::to_owned)).collect()
}

#[test]
fn countries_of_the_core_are_known_and_names_told_apart() {
    let (tables, mut faults) = tables();
    let known = countries();
    let mut names = BTreeMap::<(bool, String, String), String>::new();
    for table in tables.iter().filter(|table| table.columns.contains(&"aliases")) {
        for row in &table.rows {
            let country = table.cell(row, "country");
            for code in country.split('|').filter(|code| !code.is_empty() && !known.contains(*code)) {
                faults.push(format!("{}: {:?}: no country has the code {code:?}", table.name, row[0]));
            }
            // Of two people or things with one name the countries have to tell which is meant.
            for name in table.cell(row, "aliases").split('|').chain([table.cell(row, "name")]).filter(|n| !n.is_empty())
            {
                let key = (table.name == "people", country.to_owned(), name.to_owned());
                let other = names.insert(key, row[0].clone()).filter(|other| *other != row[0]);
                let is_seat = table.name == "seats";
                faults.extend(other.filter(|_| !is_seat).map(|other| format!("{name:?} is {} and {other}", row[0])));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn gathered_rows_are_in_form() {
    let (known, mut faults) = (countries(), Vec::new());
    let sources = std::fs::read_to_string(root().join("data/kb/sources.tsv")).expect("the list of sources");
    let is_source = |name: &str| sources.lines().any(|line| line.split('\t').next() == Some(name));
    for file in ["countries", "events", "organizations", "people", "places"] {
        for row in gathered(file) {
            let cell = |at: usize| row.get(at).map_or("", String::as_str);
            let codes = || cell(4).split('|').filter(|code| code.len() == 2);
            let right = !cell(2).is_empty()
                && cell(9).parse::<u8>().is_ok_and(|rank| rank < 100)
                && (is_date(cell(11)) && cell(11).len() == 7)
                && cell(10).split('+').all(is_source)
                && codes().all(|code| known.contains(code))
                && cell(8).split('|').filter(|fact| !fact.is_empty()).all(|fact| fact.contains('='));
            if !right {
                faults.push(row.join("\t"));
            }
        }
    }
    faults.truncate(20);
    assert!(faults.is_empty(), "rows not in form:\n{}", faults.join("\n"));
}

#[test]
fn list_of_packs_is_fresh() {
    let output = Command::new(env!("CARGO_BIN_EXE_compile")).arg("--check").output().expect("compile runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Who holds an office as the list of leaders has it is not called its former holder.
#[test]
fn nobody_in_office_is_called_former() {
    let (tables, _) = tables();
    let table = |name: &str| tables.iter().find(|table| table.name == name).expect("a table of the core");
    let (people, offices) = (table("people"), table("offices"));
    let names: BTreeMap<&str, &str> = people.rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let in_office = offices
        .rows
        .iter()
        .filter(|row| offices.cell(row, "end").is_empty() && offices.cell(row, "source").contains("leaders"));
    let text: String = in_office
        .filter_map(|row| Some((offices.cell(row, "office"), names.get(offices.cell(row, "person"))?)))
        .map(|(office, name)| format!("The {office}, {name}, spoke.\n\n"))
        .collect();
    let mut page = Page::new(&analyze(&text, Resources::bundled()));
    Bundled::with_tables(&[]).expect("no tables").fill(&mut page, &Wishes::default());
    let known: Vec<_> =
        page.actors.iter().filter_map(|card| card.background.as_ref()).map(|known| &known.what).collect();
    let wrong: Vec<_> = known.iter().filter(|what| what.starts_with("former")).collect();
    assert!(known.len() > 200 && wrong.is_empty(), "of {}: {wrong:?}", known.len());
}
