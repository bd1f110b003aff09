//! Table tests of the sieves: texts with contents in [ ] and speakers in { }.

use crate::document::{Document, analyze};
use crate::lexicon::rows;
use crate::resources::Resources;

use super::cues::{NOUNS, VERBS};

fn resources() -> &'static Resources {
    static RESOURCES: std::sync::LazyLock<Resources> = std::sync::LazyLock::new(Resources::bundled);
    &RESOURCES
}

/// The text with contents in [ ] and speakers in { }, without nested quotes.
fn render(document: &Document) -> String {
    let mut cuts: Vec<(usize, u8, char)> = Vec::new();
    for quote in document.quotes.iter().filter(|quote| !quote.nested) {
        cuts.extend([(quote.span.start, 1, '['), (quote.span.end, 0, ']')]);
        if let Some(speaker) = quote.speaker {
            cuts.extend([(speaker.start, 2, '{'), (speaker.end, 0, '}')]);
        }
    }
    cuts.sort();
    cuts.dedup();
    let source = &document.text.source;
    let mut out = String::new();
    let mut at = 0;
    for (offset, _, cut) in cuts {
        out += &source[at..offset];
        out.push(cut);
        at = offset;
    }
    out + &source[at..]
}

/// Whether the quotes are those that the brackets of `expected` show; quotation marks inside [ ] may stand outside.
fn difference(expected: &str) -> Option<String> {
    let source: String = expected.chars().filter(|c| !"[]{}".contains(*c)).collect();
    let found = render(&analyze(&source, resources()));
    let normal = |text: &str| {
        text.replace("“[", "[“").replace(",]”", ",”]").replace(".]”", ".”]").replace("]”", "”]").replace("”],", ",”]")
    };
    (normal(&found) != normal(expected)).then(|| format!("expected {expected}\n   found {found}"))
}

fn check(expected: &str) {
    if let Some(difference) = difference(expected) {
        panic!("{difference}");
    }
}

#[test]
fn every_example_of_the_lexicon() {
    let wrong: Vec<_> = rows(VERBS).chain(rows(NOUNS)).filter_map(|row| difference(row[4])).collect();
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn runs_beside_a_cue() {
    check("[“We won,”] {she} said. [“All of us.”]");
}
