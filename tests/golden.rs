//! Every article of `tests/articles` against the report that `annotate` prints for it. After a change that is meant to change results:
//! `UPDATE=1 cargo test --test golden`, then read the diff of `tests/golden`.

use std::fs;
use std::path::{Path, PathBuf};

use dramatis::{Page, Resources, analyze, export};

#[test]
fn articles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let articles = texts(&root.join("articles"));
    assert!(articles.len() >= 6, "{articles:?}");
    let resources = Resources::bundled();
    let update = std::env::var_os("UPDATE").is_some();
    let mut changed = Vec::new();
    for article in &articles {
        let source = fs::read_to_string(article).expect("a text");
        let report = export::text(&Page::new(&analyze(&source, resources)));
        let golden = root.join("golden").join(article.file_name().expect("a name"));
        if update {
            fs::write(&golden, &report).expect("a folder to write to");
        } else if let Some(difference) = difference(&fs::read_to_string(&golden).unwrap_or_default(), &report) {
            changed.push(format!("{}: {difference}", golden.display()));
        }
    }
    assert!(changed.is_empty(), "{}\n\nMeant so? UPDATE=1 cargo test --test golden\n", changed.join("\n"));
    let names = |folder: &str| {
        texts(&root.join(folder)).iter().filter_map(|path| path.file_name().map(|n| n.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(names("golden"), names("articles"), "a golden file without its article, or the other way round");
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
}

/// The first line that differs, as it was and as it is.
fn difference(golden: &str, report: &str) -> Option<String> {
    let (mut old, mut new) = (golden.lines(), report.lines());
    for number in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (old, new) if old == new => {}
            (old, new) => {
                return Some(format!(
                    "line {number}\n  was {}\n  is  {}",
                    old.unwrap_or("no more"),
                    new.unwrap_or("no more")
                ));
            }
        }
    }
    None
}

#[test]
fn a_difference_is_seen() {
    assert_eq!(difference("a\nb\n", "a\nb\n"), None);
    assert_eq!(difference("a\nb\n", "a\nc\n").as_deref(), Some("line 2\n  was b\n  is  c"));
    assert_eq!(difference("a\n", "a\nb\n").as_deref(), Some("line 2\n  was no more\n  is  b"));
}
