//! Quotes: the cases of `tests/suite/quotes.md`, the examples of the cue lexicon, and any text at all.

use std::fs;

use dramatis::Document;
use dramatis::Stance;
use dramatis::{Resources, analyze};

/// The text with contents in [ ] and speakers in { }; with nested contents in ⟪ ⟫ if asked for.
fn render(document: &Document, nested: bool) -> String {
    let mut cuts: Vec<(usize, u8, char)> = Vec::new();
    for quote in &document.quotes {
        match quote.nested {
            false => cuts.extend([(quote.span.start, 1, '['), (quote.span.end, 0, ']')]),
            true if nested => cuts.extend([(quote.span.start, 3, '⟪'), (quote.span.end, 0, '⟫')]),
            true => continue,
        }
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

/// What differs between the brackets of `expected` and the quotes found.
fn difference(expected: &str) -> Option<String> {
    let source: String = expected.chars().filter(|c| !"[]{}⟪⟫".contains(*c)).collect();
    let found = render(&analyze(&source, Resources::bundled()), expected.contains('⟪'));
    (found != expected).then(|| format!("expected {expected}\n   found {found}"))
}

fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect(path)
}

#[test]
fn a_difference_is_seen() {
    assert!(difference("{Ann Lee} said [the road was] open.").is_some());
    assert!(difference("Ann Lee said the road was open.").is_some());
    assert!(difference("{Ann Lee} said [the road was open].").is_none());
}

#[test]
fn suite() {
    let mut wrong = Vec::new();
    let file = read("tests/suite/quotes.md");
    let mut heading = "";
    let mut case = String::new();
    for line in file.lines().chain([""]) {
        if let Some(text) = line.strip_prefix('>') {
            if !case.is_empty() {
                case.push('\n');
            }
            case.push_str(text.trim_start());
            continue;
        }
        if let Some(found) = (!case.is_empty()).then(|| difference(&case)).flatten() {
            wrong.push(format!("{heading}: {found}"));
        }
        case.clear();
        heading = line.strip_prefix("## ").unwrap_or(heading);
    }
    report(&wrong);
}

/// Names of the speakers of each outer quote.
fn speakers(text: &str) -> Vec<String> {
    let document = analyze(text, Resources::bundled());
    let name = |id: &dramatis::ActorId| document.actors[id.0].name.clone();
    let outer = document.quotes.iter().filter(|quote| !quote.nested);
    outer.map(|quote| quote.speakers.iter().map(name).collect::<Vec<_>>().join(" + ")).collect()
}

#[test]
fn the_speaker_is_the_actor_behind_the_words() {
    for (text, expected) in [
        ("Ann Lee left the council. “It is over,” she said.", "Ann Lee"),
        ("Mayor Ann Lee resigned. “It is over,” the mayor said.", "Ann Lee"),
        (
            "“It is over,” said Ann Lee, who had led the council since May. “I am going home,” she added.",
            "Ann Lee, Ann Lee",
        ),
        ("Russia and Iran reaffirmed their support for the treaty.", "Russia + Iran"),
        ("Ann Lee, whose brother Peter Cook owns the mill, said the mill would close.", "Ann Lee"),
        ("“The mill is closed,” a spokesman said.", "a spokesman"),
        ("The Kremlin said that the talks had begun.", "Kremlin"),
        ("A spokesman for Ann Lee said the mill would close.", "A spokesman for Ann Lee"),
        (
            "People close to opposition leader Ann Lee said the mill would close.",
            "People close to opposition leader Ann Lee",
        ),
        ("A lawyer representing Ann Lee said the mill would close.", "A lawyer representing Ann Lee"),
        ("Ann Lee sued. The man who shot Ann Lee said the mill would close.", "The man"),
        ("The party, led by Ann Lee, said the mill would close.", "The party"),
        ("The Kremlin, citing Ann Lee, said the mill would close.", "Kremlin"),
        ("The head of the board, a baker named Ann Lee, said the mill would close.", "Ann Lee"),
        ("Head of the board Ann Lee said the mill would close.", "Ann Lee"),
        ("A letter from the late mayor Ann Lee said the mill would close.", "Ann Lee"),
        ("The Hamas movement said the mill would close.", "Hamas"),
        ("The IRNA news agency said the mill would close.", "IRNA"),
        ("The UN agency said the mill would close.", "The UN agency"),
        ("Ann Lee left. Her father Peter Cook said that the mill would close.", "Peter Cook"),
    ] {
        assert_eq!(speakers(text).join(", "), expected, "{text}");
    }
}

#[test]
fn who_speaks_without_a_name() {
    for (text, expected) in [
        // The same one again, by "the" and by a pronoun; never somebody with a name.
        (
            "A Danish official said the mill would close. The official said it was old.",
            "A Danish official, A Danish official",
        ),
        (
            "Peter Cook met an unnamed official. The official said the mill would close. “It is old,” he said.",
            "The official, The official",
        ),
        ("Two officials said the mill would close. They said it was old.", "Two officials, Two officials"),
        ("Officials said the mill would close. Later officials said it was old.", "Officials, Officials"),
        ("One of the workers said the mill would close.", "One of the workers"),
        ("The ministry’s spokesman said the mill would close.", "The ministry’s spokesman"),
        ("“It is old,” a resident of Oslo told reporters.", "a resident of Oslo"),
        ("Several residents said the mill would close.", "Several residents"),
        // Another one.
        ("A guard said the mill would close. Another guard said it was old.", "A guard, Another guard"),
        (
            "A Danish official said the mill would close. The Swedish official said it was old.",
            "A Danish official, The Swedish official",
        ),
        ("His lawyer said the mill would close. Her lawyer said it was old.", "His lawyer, Her lawyer"),
        // Nobody, or nobody known.
        ("They said the mill would close.", ""),
        ("It said the mill would close.", ""),
        // The whole name behind a preposition.
        ("The Turkish Ministry of Foreign Affairs said the mill would close.", "Turkish Ministry of Foreign Affairs"),
    ] {
        assert_eq!(speakers(text).join(", "), expected, "{text}");
    }
}

/// What "we", "our" and "us" mean: the names of their actors, nothing where nobody is meant.
fn together(text: &str) -> Vec<String> {
    let document = analyze(text, Resources::bundled());
    let is_we = |words: &str| ["we", "us", "our"].contains(&words.to_lowercase().as_str());
    let ours = document.mentions.iter().filter(|mention| is_we(mention.span.of(text)));
    ours.map(|mention| mention.actors.iter().map(|id| document.actors[id.0].name.clone()).collect()).collect()
}

#[test]
fn we_is_the_body_of_the_speaker() {
    for (text, expected) in [
        ("“We will rebuild our mill,” Acme Corporation said.", vec!["Acme Corporation"; 2]),
        ("“We will rebuild it,” said Ann Lee, a spokeswoman for Acme Corporation.", vec!["Acme Corporation"]),
        ("“We will rebuild it,” the head of Acme Corporation, Ann Lee, said.", vec!["Acme Corporation"]),
        ("“They left us no choice,” a spokesman for Acme Corporation said.", vec!["Acme Corporation"]),
        // Ministers and members of a house say "we" of many.
        ("“We will rebuild it,” said Ann Lee, the president of Norway.", vec![]),
        ("“We will rebuild it,” said Ann Lee, the speaker of the Senate.", vec![]),
        ("“We will rebuild it,” said Ann Lee, a guest of Acme Corporation.", vec![]),
        ("“We will rebuild it,” said Ann Lee.", vec![]),
        ("Acme Corporation said we will see.", vec![]),
    ] {
        assert_eq!(together(text), expected, "{text}");
    }
}

#[test]
fn who_says_i_in_a_quote_is_its_speaker() {
    let text = "“I said that the mill was closed,” Ann Lee told the council.";
    let document = analyze(text, Resources::bundled());
    let speakers: Vec<_> = document.quotes.iter().map(|quote| (quote.nested, quote.speakers.clone())).collect();
    assert_eq!(speakers.len(), 2);
    assert_eq!((speakers[0].0, speakers[1].0), (false, true));
    assert!(!speakers[0].1.is_empty());
    assert_eq!(speakers[0].1, speakers[1].1);
}

/// Rows of the cue lexicon, in columns.
fn rows() -> Vec<Vec<String>> {
    let files = ["data/lexicon/cue_verbs.tsv", "data/lexicon/cue_nouns.tsv"].map(read);
    let rows = files.iter().flat_map(|file| file.lines().filter(|line| !line.starts_with("# ")));
    rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn every_example_of_the_lexicon() {
    let rows = rows();
    assert!(rows.len() > 250);
    report(&rows.iter().filter_map(|row| difference(&row[4])).collect::<Vec<_>>());
}

/// Stances of the outer quotes in the text, in order.
fn stances(text: &str) -> Vec<&'static str> {
    let source: String = text.chars().filter(|c| !"[]{}".contains(*c)).collect();
    let name = |stance| Stance::NAMES.iter().find(|(_, other)| *other == stance).map_or("", |(name, _)| name);
    let document = analyze(&source, Resources::bundled());
    document.quotes.iter().filter(|quote| !quote.nested).map(|quote| name(quote.stance)).collect()
}

#[test]
fn every_example_has_the_stance_of_its_row() {
    let wrong = |row: &Vec<String>| stances(&row[4]).iter().any(|stance| *stance != row[2]);
    report(&rows().iter().filter(|row| wrong(row)).map(|row| row.join(" ")).collect::<Vec<_>>());
}

#[test]
fn a_negation_turns_the_stance_round() {
    assert_eq!(stances("Ann Lee did not deny that the road was closed."), ["states"]);
    assert_eq!(stances("Ann Lee would not say whether the road was closed."), ["refuses"]);
    assert_eq!(stances("Ann Lee has not accused the guards of theft."), ["accuses"]);
    assert_eq!(stances("“It is closed,” Ann Lee warned. “Do not go there.”"), ["warns", "warns"]);
}

#[test]
fn marks_in_bulk_and_endless_words_end_soon() {
    let bulk = ["\" a ".repeat(10_000), "“a said b,” ".repeat(20_000), "x".repeat(1 << 20), "he said ".repeat(100_000)];
    for text in bulk.iter().map(String::as_str).chain(["", "“", "said", "“”", ": \"", "’", "— A", "A:", "according to"])
    {
        analyze(text, Resources::bundled());
    }
}

proptest::proptest! {
    #[test]
    fn any_mixture_of_cues_and_marks_gives_spans_of_the_text(pieces in proptest::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = pieces.iter().map(|&piece| PIECES[piece]).collect();
        let document = analyze(&text, Resources::bundled());
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
