//! Table tests of the sieves: texts with contents in [ ] and speakers in { }.

use crate::document::{Document, analyze};
use crate::lexicon::rows;
use crate::resources::Resources;

use super::cues::{NOUNS, VERBS};

fn resources() -> &'static Resources {
    Resources::bundled()
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

#[test]
fn marks_in_bulk_and_endless_words_end_soon() {
    let bulk = ["\" a ".repeat(10_000), "“a said b,” ".repeat(20_000), "x".repeat(1 << 20), "he said ".repeat(100_000)];
    for text in bulk.iter().map(String::as_str).chain(["", "“", "said", "“”", ": \"", "’", "— A", "A:", "according to"])
    {
        analyze(text, resources());
    }
}

proptest::proptest! {
    #[test]
    fn any_mixture_of_cues_and_marks_gives_spans_of_the_text(pieces in proptest::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = pieces.iter().map(|&piece| PIECES[piece]).collect();
        let document = analyze(&text, resources());
        for pair in document.quotes.windows(2) {
            proptest::prop_assert!(pair[0].span.start <= pair[1].span.start);
        }
        for quote in &document.quotes {
            proptest::prop_assert!(!quote.span.of(&text).is_empty());
            proptest::prop_assert!(quote.speaker.is_none_or(|speaker| !speaker.of(&text).is_empty()));
            proptest::prop_assert!(quote.cue.is_none_or(|cue| !cue.of(&text).is_empty()));
        }
    }
}

const PIECES: [&str; 32] = [
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "''",
    "«",
    "»",
    "„",
    " ",
    " said ",
    " told ",
    " that ",
    ", ",
    ". ",
    "? ",
    "\n",
    "\n\n",
    ": ",
    " — ",
    "(",
    ")",
    "Anna Kovac",
    "he",
    "’s ",
    " according to ",
    " his claim that ",
    " was accused of ",
    " urged him to ",
    "é",
    " 12 ",
];
