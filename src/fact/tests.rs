//! Tables of texts and the facts that they give.

use crate::document::{Document, analyze};
use crate::lexicon::rows;
use crate::resources::Resources;

fn read(text: &str) -> Document {
    analyze(text, Resources::bundled())
}

/// "name: role | role" of each actor that has some.
fn roles(text: &str) -> Vec<String> {
    let document = read(text);
    let line = |actor: &crate::entity::Actor| {
        let roles: Vec<_> = document.roles(actor.id).iter().map(|role| role.text.as_str()).collect();
        format!("{}: {}", actor.name, roles.join(" | "))
    };
    document.actors.iter().filter(|actor| !document.roles(actor.id).is_empty()).map(line).collect()
}

/// "from [words] to" of each relation.
fn relations(text: &str) -> Vec<String> {
    let document = read(text);
    let name = |actor: crate::entity::ActorId| document.actors[actor.0].name.as_str();
    let line =
        |relation: &super::Relation| format!("{} [{}] {}", name(relation.from), relation.words, name(relation.to));
    document.facts.relations.iter().map(line).collect()
}

fn deeds(text: &str) -> Vec<String> {
    let document = read(text);
    let line = |deed: &super::Deed| format!("{}: {}", document.actors[deed.actor.0].name, deed.span.of(text));
    document.facts.deeds.iter().map(line).collect()
}

fn ages(text: &str) -> Vec<String> {
    let document = read(text);
    document.facts.ages.iter().map(|age| format!("{} {}", document.actors[age.actor.0].name, age.years)).collect()
}

/// The words between two braces or brackets.
fn inside(example: &str, marks: [char; 2]) -> &str {
    example.split_once(marks[0]).and_then(|(_, rest)| rest.split_once(marks[1])).map_or("", |(inside, _)| inside)
}

fn bare(example: &str) -> String {
    example.replace(['{', '}', '[', ']'], "")
}

#[test]
fn examples_of_the_list() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../../data/lexicon/relations.tsv")) {
        let (part, kind, says, example) = (row[1], row[2], row[4], row[5]);
        if example == "-" {
            continue;
        }
        let (sentence, role) = example.split_once('=').unwrap_or((example, says));
        let text = match part {
            "credit" => format!("{PROSE}\n\n{PROSE}\n\n{}", bare(sentence)),
            _ => format!("Talks resume in the north\n\n{}", bare(sentence)),
        };
        let document = read(&text);
        let named = |name: &str| document.actors.iter().find(|actor| actor.name == name);
        let right = match (part, named(inside(sentence, ['{', '}'])), named(inside(sentence, ['[', ']']))) {
            ("noun" | "verb", Some(from), Some(to)) => {
                document.facts.relations.iter().any(|r| r.kind.name() == kind && r.from == from.id && r.to == to.id)
            }
            (_, Some(actor), _) => document.roles(actor.id).iter().any(|one| one.text == role),
            _ => false,
        };
        if !right {
            wrong.push(format!("{example}\n    {:?}\n    {:?}", roles(&text), relations(&text)));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

const PROSE: &str =
    "The two ministers met for three hours in the old harbour office and agreed to meet again before the summer.";

#[track_caller]
fn check(found: Vec<String>, expected: &[&str]) {
    assert_eq!(found, expected);
}

#[test]
fn roles_of_places_and_bodies() {
    check(
        roles("They fled the besieged cities of Idlib and Aleppo for Hama, a town south of the capital."),
        &["Idlib: besieged city", "Aleppo: besieged city", "Hama: a town south of the capital"],
    );
    check(
        roles("The news agency EFE wrote so. In Oslo, the mayor, who was ill, stayed at home."),
        &["EFE: news agency"],
    );
}

#[test]
fn roles_in_commas() {
    check(roles("A UN spokesperson, Liv Hansen, told reporters so."), &["Liv Hansen: UN spokesperson"]);
    check(roles("The head of the mission in Mali, Liv Hansen, left."), &["Liv Hansen: head of the mission in Mali"]);
    check(roles("The company's lawyer, Ivan Novak, will appeal."), &["Ivan Novak: the company's lawyer"]);
    check(roles("One of the authors, Liv Hansen, said so."), &["Liv Hansen: One of the authors"]);
    check(roles("Fighting reached the capital, Khartoum, on Monday."), &["Khartoum: capital"]);
    check(roles("“No,” said Liv Hansen, 44, a teacher who fled."), &["Liv Hansen: a teacher"]);
    // Told with him; a list; a place around; a place where somebody spoke.
    check(roles("Ivan Novak came. His wife, Liv Hansen, did not."), &[]);
    check(roles("They saw Ivan Novak, the mayor, Liv Hansen, and the guests."), &["Ivan Novak: the mayor"]);
    check(roles("It rained in the city of León, Guanajuato, on Monday."), &["León: city"]);
    check(roles("After the election, Liv Hansen, the mayor, left."), &["Liv Hansen: the mayor"]);
}

#[test]
fn roles_after_verbs() {
    check(roles("Anna Kovac was the mayor of a small town."), &["Anna Kovac: was the mayor of a small town"]);
    check(roles("Norway is a member of NATO, and Kovac is ill."), &["Norway: a member of NATO"]);
    check(roles("He had appointed Anna Kovac as foreign minister."), &["Anna Kovac: appointed as foreign minister"]);
    check(
        roles("Ivan Novak appointed Anna Kovac as foreign minister."),
        &["Anna Kovac: appointed as foreign minister"],
    );
    // What somebody says of another is no fact.
    check(roles("Ivan Novak said that Anna Kovac was the leader of a gang."), &[]);
    check(roles("“Anna Kovac is the leader of a gang,” Ivan Novak said."), &[]);
}

#[test]
fn roles_of_lists_and_leaders() {
    check(
        roles("The three guarantors of the process—begun in May and comprising Norway, Chile and Iran—will meet."),
        &[
            "Norway: one of The three guarantors of the process",
            "Chile: one of The three guarantors of the process",
            "Iran: one of The three guarantors of the process",
        ],
    );
    check(
        roles("The attack was made by an alliance of factions led by Hezbollah."),
        &["Hezbollah: leads an alliance of factions"],
    );
    check(roles("He died in an uprising led by Anna Kovac."), &[]);
    check(roles("The European Commission is state-owned as well."), &[]);
}

#[test]
fn relations_of_nouns() {
    check(
        relations("Lena Hofmann, a former spokeswoman for the European Commission, left."),
        &["Lena Hofmann [a former spokeswoman for the] European Commission"],
    );
    check(relations("The head of the IAEA, Anna Kovac, left."), &["Anna Kovac [The head of the] IAEA"]);
    check(
        relations("Ivan Novak came with his brother, Bogdan Novak, on Monday."),
        &["Bogdan Novak [brother of] Ivan Novak"],
    );
    check(relations("They met NATO chief Ivan Novak in Oslo."), &["Ivan Novak [chief of] NATO"]);
    // After a call to the head of one body somebody else does something.
    check(relations("After a call to the head of NATO, Anna Kovac left."), &[]);
}

#[test]
fn relations_of_verbs() {
    check(relations("Norway has not met with Chile."), &["Norway [has not met with] Chile"]);
    check(relations("Anna Kovac and Ivan Novak will meet on Monday."), &["Anna Kovac [will meet] Ivan Novak"]);
    check(relations("Iran accused Norway and Chile of theft."), &["Iran [accused] Norway", "Iran [accused] Chile"]);
    check(relations("Chile was accused by Norway."), &["Chile [was accused by] Norway"]);
    check(
        relations("The African Union, which is led by Anna Kovac, agreed."),
        &["African Union [is led by] Anna Kovac"],
    );
    // Neither a part of the other nor the subject of another verb is an object.
    check(relations("Norway attacked Chilean ships."), &[]);
    check(relations("Anna Kovac met reporters, and Ivan Novak left."), &[]);
    check(relations("The president of Iran met Anna Kovac."), &[]);
}

#[test]
fn ages_of_persons() {
    check(ages("Anna Kovac, 58, met Ivan Novak (61)."), &["Anna Kovac 58", "Ivan Novak 61"]);
    check(ages("58-year-old Anna Kovac met Ivan Novak, aged 61."), &["Anna Kovac 58", "Ivan Novak 61"]);
    check(ages("Anna Kovac, a 58-year-old judge, left."), &["Anna Kovac 58"]);
    check(ages("Anna Kovac is 58 years old. Norway, 12, won. Kovac, 3 men and a dog left."), &["Anna Kovac 58"]);
}

#[test]
fn deeds_are_clauses_of_the_text() {
    check(
        deeds(
            "Talks resume\n\nAnna Kovac opened a new harbour in Oslo on Monday, while Ivan Novak closed the old one. She said it was late.",
        ),
        &["Anna Kovac: opened a new harbour in Oslo on Monday", "Ivan Novak: closed the old one"],
    );
    check(deeds("Liv Hansen, who left Norway in May, has not commented."), &["Liv Hansen: left Norway in May"]);
    check(deeds("Kovac said that Norway had left NATO in May."), &[]);
}

#[test]
fn subjects_are_told_apart() {
    let text = "The president of Iran met Anna Kovac in Oslo. Norway and Chile left.";
    let document = read(text);
    let subjects = document.facts.subjects.iter().map(|&mention| document.mentions[mention].span.of(text));
    assert_eq!(subjects.collect::<Vec<_>>(), ["Norway", "Chile"]);
}

#[test]
fn the_next_of_a_list_is_no_role() {
    let text = "Chancellor Anna Kovac, Prime Minister Ivo Lee and President Mira Tolan met.";
    assert_eq!(roles(text), ["Anna Kovac: Chancellor", "Ivo Lee: Prime Minister", "Mira Tolan: President"]);
    let text = "Anna Kovac, head of Ivo Lee's office, met Crown Prince Haakon.";
    assert_eq!(roles(text), ["Anna Kovac: head of Ivo Lee's office", "Haakon: Crown Prince"]);
}
