//! Who is who and what the article says of them: the cases of `tests/suite/people.md`.

use std::fs;

use dramatis::{Actor, Document, Form, Resources, analyze};

/// "Ann Lee (person): Ann Lee | Lee", with " = mayor" where roles are asked for.
fn line(document: &Document, actor: &Actor, with_roles: bool) -> String {
    let mentions = actor.mentions.iter().map(|&mention| &document.mentions[mention]);
    let names = mentions.filter(|mention| mention.form == Form::Name);
    let names: Vec<_> = names.map(|mention| mention.span.of(&document.text.source)).collect();
    let roles: Vec<_> = document.roles(actor.id).iter().map(|role| role.text.as_str()).collect();
    let told = if with_roles { format!(" = {}", roles.join(" | ")) } else { String::new() };
    format!("{} ({}): {}{told}", actor.name, actor.kind.name(), names.join(" | "))
}

/// What is wrong with a case: lines that no actor fits, and actors that may not be.
fn complaints(text: &str, asked: &[&str]) -> Vec<String> {
    let document = analyze(text, Resources::bundled());
    let lines = |roles: bool| document.actors.iter().map(|actor| line(&document, actor, roles)).collect::<Vec<_>>();
    let (plain, full) = (lines(false), lines(true));
    let mut wrong = Vec::new();
    for &want in asked {
        let right = match want.split_once(": ") {
            Some(("no", name)) => !document.actors.iter().any(|actor| actor.name == name),
            Some(("persons", number)) => {
                let persons = document.actors.iter().filter(|actor| actor.kind == dramatis::Kind::Person);
                persons.count().to_string() == number
            }
            _ => plain.iter().chain(&full).any(|line| line == want),
        };
        if !right {
            wrong.push(format!("{text}\n  wanted {want}\n  found  {}", full.join("\n         ")));
        }
    }
    wrong
}

#[test]
fn cases() {
    let suite = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/people.md")).expect("the suite");
    let (mut count, mut wrong) = (0, Vec::new());
    for case in suite.split("\n\n").filter(|case| case.lines().any(|line| line.starts_with("> "))) {
        let of = |mark: &'static str| case.lines().filter_map(move |line| line.strip_prefix(mark));
        let (text, asked): (Vec<_>, Vec<_>) = (of("> ").collect(), of("- ").collect());
        assert!(!asked.is_empty(), "{case} asks for nothing");
        count += 1;
        wrong.extend(complaints(&text.join("\n\n"), &asked));
    }
    assert!(count > 60, "{count} cases were read");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_wrong_line_is_seen() {
    let text = "Anna Kovac met Ivan Novak in Oslo.";
    assert_eq!(complaints(text, &["Anna Kovac (person): Anna Kovac", "no: Kovac", "persons: 2"]), Vec::<String>::new());
    for line in ["Anna Kovac (place): Anna Kovac", "Anna Kovac (person): Kovac", "no: Oslo", "persons: 3"] {
        assert_eq!(complaints(text, &[line]).len(), 1, "{line}");
    }
}
