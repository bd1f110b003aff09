//! The table of docs/page-checklist.md against the tests that it names: each row names at least one, and each of them is there. Reads files only.

use std::fs;
use std::path::Path;

fn read(path: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join(path)).or_else(|_| fs::read_to_string(root.join("tests/browser").join(path))).ok()
}

/// What is wrong with a table whose rows end with "`file` title · `file` title".
fn faults(table: &str, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| what |"));
    let references = rows.flat_map(|row| row.trim_end_matches(" |").rsplit(" | ").next().unwrap_or(row).split(" · "));
    references.filter_map(|reference| fault(reference, &read)).collect()
}

fn fault(reference: &str, read: impl Fn(&str) -> Option<String>) -> Option<String> {
    let Some((file, title)) = reference.trim().strip_prefix('`').and_then(|rest| rest.split_once("` ")) else {
        return Some(format!("expected `file` and a title, not: {reference}"));
    };
    let Some(source) = read(file) else { return Some(format!("{file}: is not there")) };
    let source = source.replace("\\'", "'");
    let is_there = match file.rsplit_once('.') {
        Some((_, "rs")) => source.contains(&format!("fn {title}(")),
        _ if file.ends_with(".test.mjs") => {
            ["test('", "test(`"].iter().any(|open| source.contains(&format!("{open}{title}")))
        }
        // What a bench prints.
        _ => source.contains(title),
    };
    (!is_there).then(|| format!("{file}: has no “{title}”"))
}

#[test]
fn every_test_of_the_checklist_is_there() {
    let table = read("docs/page-checklist.md").expect("the checklist");
    assert!(table.lines().filter(|line| line.starts_with("| ")).count() > 50, "the rows are read");
    assert_eq!(faults(&table, read), Vec::<String>::new());
}

#[test]
fn a_missing_test_is_noticed() {
    let sources = |file: &str| match file {
        "a.rs" => Some("fn works() {}".to_owned()),
        "b.test.mjs" => Some("test('it\\'s `there`', () => 0);".to_owned()),
        _ => None,
    };
    let table = "| what | shown by |\n|---|---|\n| x | `a.rs` works · `b.test.mjs` it's `there` |\n";
    assert_eq!(faults(table, sources), Vec::<String>::new());
    let told = faults("| x | `a.rs` work · `c.rs` works |\n| y | `b.test.mjs` there |\n| z | nothing |\n", sources);
    assert_eq!(
        told,
        [
            "a.rs: has no “work”",
            "c.rs: is not there",
            "b.test.mjs: has no “there”",
            "expected `file` and a title, not: nothing"
        ]
    );
}
