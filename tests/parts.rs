//! Parts of pages and the marks of paste: the cases of `tests/suite/parts.md`.

use std::fs;

use dramatis::{Document, Kind, Resources, analyze};

/// The text with ⟨part⟩ before each paragraph, contents in [ ] and speakers in { }.
fn render(document: &Document) -> String {
    let mut cuts: Vec<(usize, u8, String)> = Vec::new();
    for paragraph in &document.text.paragraphs {
        cuts.push((paragraph.span.start, 1, format!("⟨{}⟩", paragraph.part.name())));
    }
    for quote in document.quotes.iter().filter(|quote| !quote.nested) {
        cuts.extend([(quote.span.start, 2, "[".to_owned()), (quote.span.end, 0, "]".to_owned())]);
        if let Some(speaker) = quote.speaker {
            cuts.extend([(speaker.start, 3, "{".to_owned()), (speaker.end, 0, "}".to_owned())]);
        }
    }
    cuts.sort();
    cuts.dedup();
    let (source, mut out, mut at) = (&document.text.source, String::new(), 0);
    for (offset, _, cut) in cuts {
        out += &source[at..offset];
        out += &cut;
        at = offset;
    }
    out + &source[at..]
}

/// The text of a case without what it tells of it.
fn source_of(expected: &str) -> String {
    let pieces = expected.split('⟨').enumerate();
    let text: String = pieces
        .map(|(at, piece)| if at == 0 { piece } else { piece.split_once('⟩').map_or(piece, |(_, rest)| rest) })
        .collect();
    text.chars().filter(|c| !"[]{}".contains(*c)).collect()
}

/// What a line below a case asks for, "actors: Ann Lee; Free Party", as the document has it.
fn told(document: &Document, about: &str) -> Vec<String> {
    let names = |keep: &dyn Fn(&dramatis::Actor) -> bool| {
        document.actors.iter().filter(|actor| keep(actor)).map(|actor| actor.name.clone()).collect()
    };
    let are = |role: &str| names(&|actor| document.roles(actor.id).iter().any(|other| other.text == role));
    match about {
        "actors" => names(&|_| true),
        "persons" => names(&|actor| actor.kind == Kind::Person),
        "writers" => are("wrote this article"),
        "pictures" => are("credited with a picture"),
        "mentions" => {
            document.mentions.iter().map(|mention| mention.span.of(&document.text.source).to_owned()).collect()
        }
        "dates" => document.dates.iter().filter_map(|date| date.value.clone()).collect(),
        "speakers" => {
            let speakers = document.quotes.iter().flat_map(|quote| &quote.speakers);
            speakers.map(|speaker| document.actors[speaker.0].name.clone()).collect()
        }
        other => panic!("{other} is nothing that a case asks for"),
    }
}

/// What differs between a case and what is found.
fn differences(case: &str, asked: &[&str]) -> Vec<String> {
    let source = source_of(case);
    let document = analyze(&source, Resources::bundled());
    let found = render(&document);
    let mut wrong = Vec::new();
    if found != case {
        wrong.push(format!("expected {case}\n   found {found}"));
    }
    for line in asked {
        let (about, names) = line.split_once(':').expect("a word and a colon");
        let mut expected: Vec<_> =
            names.split(';').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        let mut found = told(&document, about);
        expected.sort();
        found.sort();
        if expected != found {
            wrong.push(format!("{case}\n {about}: expected {expected:?}, found {found:?}"));
        }
    }
    wrong
}

#[test]
fn suite() {
    let file = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/parts.md")).expect("the cases");
    let (mut wrong, mut heading, mut case, mut asked, mut cases) = (Vec::new(), "", String::new(), Vec::new(), 0);
    for line in file.lines().chain([""]) {
        if let Some(text) = line.strip_prefix('>') {
            if !case.is_empty() {
                case.push('\n');
            }
            case.push_str(text.strip_prefix(' ').unwrap_or(text));
        } else if let Some(line) = line.strip_prefix("- ").filter(|_| !case.is_empty()) {
            asked.push(line);
        } else {
            if !case.is_empty() {
                cases += 1;
                wrong.extend(differences(&case, &asked).into_iter().map(|what| format!("{heading}: {what}")));
            }
            (case, asked) = (String::new(), Vec::new());
            heading = line.strip_prefix("## ").unwrap_or(heading);
        }
    }
    assert!(cases > 50, "{cases}");
    assert!(wrong.is_empty(), "{} of {cases} differ\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn a_difference_is_seen() {
    let right = "⟨body⟩{Ann Lee} said [the road was open].";
    assert_eq!(differences(right, &["persons: Ann Lee"]), Vec::<String>::new());
    assert_eq!(differences("⟨headline⟩{Ann Lee} said [the road was open].", &[]).len(), 1);
    assert_eq!(differences(right, &["persons: Ann Lie", "writers: Ann Lee"]).len(), 2);
}
