//! Who is meant by a name that a public person or a well-known institution bears: the rows of `tests/suite/namesakes.md`.

use dramatis::kb::{Bundled, Wishes, folded};
use dramatis::page::{Background, Card};
use dramatis::{Page, Resources, analyze};

/// A row of the suite.
struct Row<'a> {
    section: &'a str,
    expected: &'a str,
    text: String,
    names: Vec<&'a str>,
}

fn rows(suite: &str) -> Vec<Row<'_>> {
    let mut section = "";
    let mut rows = Vec::new();
    for line in suite.lines() {
        section = line.strip_prefix("## ").unwrap_or(section);
        let Some((expected, text)) = line.strip_prefix("- ").and_then(|row| row.split_once(": ")) else { continue };
        let names = text.split('*').skip(1).step_by(2).collect();
        rows.push(Row { section, expected, text: text.replace('*', ""), names });
    }
    rows
}

/// The card of a name; of a title with a name ("Pope Francis") that of the name.
fn card<'a>(page: &'a Page, name: &str) -> Option<&'a Card> {
    let is = |card: &&Card| card.name == name || card.aliases.iter().any(|alias| alias == name);
    let holds = |card: &&Card| card.name.contains(name) || name.ends_with(&card.name);
    page.actors.iter().find(is).or_else(|| page.actors.iter().find(holds))
}

fn is_right(expected: &str, told: Option<&Background>) -> bool {
    match (expected, told) {
        ("none", told) => told.is_none(),
        (expected, told) if expected.starts_with("none or ") => told.is_none_or(|told| {
            let country = expected.trim_start_matches("none or ").trim_start_matches("the ");
            told.countries.iter().any(|own| own == country)
                || told.name.contains(country)
                || told.what.contains(country)
        }),
        (expected, told) => told.is_some_and(|told| folded(&told.name) == folded(expected)),
    }
}

/// Rows of each section that are wrong, and how many there are.
fn faults(section: &str) -> (Vec<String>, usize) {
    let base = Bundled::with_tables(&[]).expect("no tables");
    let (mut faults, mut all) = (Vec::new(), 0);
    for row in rows(include_str!("suite/namesakes.md")).iter().filter(|row| row.section == section) {
        let mut page = Page::new(&analyze(&row.text, Resources::bundled()));
        base.fill(&mut page, &Wishes::default());
        for name in &row.names {
            all += 1;
            let told = card(&page, name).and_then(|card| card.background.as_ref());
            if !is_right(row.expected, told) {
                let got = told.map_or("none".to_owned(), |told| format!("{}, {}", told.name, told.what));
                faults.push(format!("{name}: {got}, not {}: {}", row.expected, row.text));
            }
        }
    }
    (faults, all)
}

#[test]
fn private_people_are_not_taken_for_public_ones() {
    let (faults, all) = faults("Private persons");
    assert!(all >= 60 && faults.is_empty(), "{} of {all}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn institutions_are_of_their_country() {
    let (faults, all) = faults("Institutions of other countries");
    assert!(all >= 40 && faults.is_empty(), "{} of {all}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn public_people_and_institutions_are_linked() {
    let (faults, all) = faults("Public persons and institutions");
    assert!(all >= 60 && faults.len() * 20 <= all, "{} of {all}:\n{}", faults.len(), faults.join("\n"));
}
