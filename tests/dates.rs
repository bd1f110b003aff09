//! Dates and their values: the rows of `tests/suite/dates.md`.

use std::fs;

use dramatis::{Document, Resources, analyze};

/// "words = value" of each date after the first line, in text order.
fn told(document: &Document) -> Vec<String> {
    let body = document.text.source.find('\n').unwrap_or(0);
    let dates = document.dates.iter().filter(|date| date.span.start > body);
    let shown = |words: &str, value: Option<&str>| format!("{words} = {}", value.unwrap_or_default()).trim().to_owned();
    dates.map(|date| shown(date.span.of(&document.text.source), date.value.as_deref())).collect()
}

/// What differs between a row and what is found.
fn difference(row: &str) -> Option<String> {
    let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
    let [day, sentence, dates] = cells[..] else { return Some(format!("no row of three cells: {row}")) };
    let document = analyze(&format!("{day}\n\n{}", sentence.replace('¶', "\n\n")), Resources::bundled());
    let expected: Vec<_> = dates.split(';').map(str::trim).filter(|date| !date.is_empty()).collect();
    let found = told(&document);
    if document.published.is_none() {
        return Some(format!("{sentence}: no day of the report in {day:?}"));
    }
    (found != expected).then(|| format!("{sentence}\n expected {expected:?}\n    found {found:?}"))
}

#[test]
fn suite() {
    let file = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/dates.md")).expect("the rows");
    let rows: Vec<_> = file
        .lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("| day") && !line.starts_with("|-"))
        .collect();
    let wrong: Vec<_> = rows.iter().filter_map(|row| difference(row)).collect();
    assert!(rows.len() > 80, "{}", rows.len());
    assert!(wrong.is_empty(), "{} of {} differ\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn a_difference_is_seen() {
    assert_eq!(difference("| 2024-12-04 | He left on Sunday. | Sunday = 2024-12-01 |"), None);
    for wrong in ["He left on Sunday. | Sunday = 2024-12-08", "He left on Sunday. |", "He left. | Sunday = 2024-12-01"]
    {
        assert!(difference(&format!("| 2024-12-04 | {wrong} |")).is_some(), "{wrong}");
    }
    assert!(
        difference("| a day | He left on 4 May 2020. | 4 May 2020 = 2020-05-04 |").is_some(),
        "no day of the report"
    );
}
