//! Whole steps of training on made-up corpora: annotation to labels, labels to a model that tags.

use super::examples::Examples;
use super::random::Random;
use super::*;
use crate::document::analyze;
use crate::model::labels::{Bioes, LABELS, NameClass, OUTSIDE, label};
use crate::model::ner::NerModel;
use crate::resources::Resources;
use align::{PARAGRAPH, label_sets, rebuild};
use corpus::{CorpusDocument, Source, Unit};

fn source(name: &str) -> Source {
    corpus::sources().expect("committed tables").into_iter().find(|source| source.name == name).expect("a source")
}

/// A document from `token/TAG` words, a sentence a line.
fn document(text: &str) -> CorpusDocument {
    let tsv: String = text.lines().map(|line| line.trim().replace(' ', "\n").replace('/', "\t") + "\n\n").collect();
    corpus::read(&tsv, Unit::Document).expect("well-formed").remove(0)
}

/// The labels that agree with the annotation, by token, as letters: what fits every token best if it is not outside.
fn sets(name: &str, text: &str) -> String {
    let (source, resources) = (source(name), Resources::ruled());
    let annotated = rebuild(&document(text), &source, PARAGRAPH).expect("known tags");
    let text = crate::text::Text::new(&annotated.text, &resources);
    let tokens = crate::token::tokenize(&annotated.text);
    let sentences = crate::sentence::split_sentences(&text, &tokens, &resources);
    let reading = crate::reading::Reading {
        text: &text,
        tokens: &tokens,
        sentences: &sentences,
        tags: &[],
        quotations: &[],
        resources: &resources,
    };
    let letter = |set: u32| match set {
        1 => "O".to_owned(),
        crate::model::labels::ANY => "?".to_owned(),
        _ => (0..LABELS)
            .filter(|label| set >> label & 1 == 1)
            .map(|label| label.to_string())
            .collect::<Vec<_>>()
            .join(","),
    };
    let sets = label_sets(&reading, &annotated, &source);
    tokens
        .iter()
        .zip(sets)
        .map(|(token, set)| format!("{}/{}", token.of(&annotated.text), letter(set)))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn texts_are_spaced_as_in_print() {
    let text = |name, words| rebuild(&document(words), &source(name), PARAGRAPH).expect("known tags").text;
    assert_eq!(
        text("redocred", "He/O said/O :/O \"/O No/O ,/O Al/O -/O Amin/O 's/O \"/O"),
        "He said: \"No, Al-Amin's\""
    );
    assert_eq!(text("wikigold", "Oslo/O -/O Bergen/O -LRB-/O 1/O -RRB-/O"), "Oslo - Bergen (1)");
    assert_eq!(text("gum-open", "It/O rained/O ./O\nThey/O left/O ./O"), "It rained. They left.");
}

#[test]
fn some_sentences_are_printed_as_headlines_too() {
    let sentence = "The/O spokesman/O of/O Amin/B-PER spoke/O in/O Oslo/B-LOC yesterday/O ./O\n";
    let lexicon = crate::lexicon::Lexicon::read(&crate::pack::bundled());
    let printed: Vec<_> = headlines::headlines(&document(&sentence.repeat(20)), &lexicon)
        .iter()
        .map(|document| rebuild(document, &source("wikigold"), 1).expect("known tags").text)
        .collect();
    let story = "The spokesman of Amin spoke in Oslo yesterday.";
    assert_eq!(printed[0], format!("The Spokesman of Amin Spoke in Oslo Yesterday\n\n{story}"));
    assert_eq!(printed[1], format!("THE SPOKESMAN OF AMIN SPOKE IN OSLO YESTERDAY\n\n{story}"));
}

#[test]
fn annotation_becomes_sets_of_labels() {
    let single = |class| label(NameClass(class), Bioes::Single);
    // Titles, articles and possessives stay outside.
    assert_eq!(
        sets("wikigold", "President/B-PER Amin/I-PER left/O the/B-LOC Congo/I-LOC 's/I-LOC east/O"),
        format!("President/O Amin/{} left/O the/O Congo/{} 's/O east/O", single(0), single(2))
    );
    // Nationalities are groups, whatever the source calls them.
    assert_eq!(sets("redocred", "Norwegian/B-LOC ships/O"), format!("Norwegian/{} ships/O", single(3)));
    assert_eq!(
        sets("wikigold", "Norwegian/B-PER President/I-PER Amin/I-PER left/O"),
        format!("Norwegian/{} President/O Amin/{} left/O", single(3), single(0))
    );
    assert_eq!(sets("wikigold", "Norwegian/O ships/O"), format!("Norwegian/0,{} ships/O", single(3)));
    // A tag that may mean several classes allows all of them, an unknown one everything.
    assert_eq!(sets("wikigold", "Zorblax/B-MISC won/O"), format!("Zorblax/{},{} won/O", single(3), single(5)));
    assert_eq!(sets("grobid-wiki", "Zorblax/B-UNKNOWN won/O"), "Zorblax/? won/O");
}

#[test]
fn what_a_source_leaves_out_is_no_evidence() {
    let marked = sets("btc", "Zorblax/O won/O");
    assert!(marked.starts_with("Zorblax/0,13,14,15,16,17"), "{marked}");
    assert_eq!(OUTSIDE, 0);
}

#[test]
fn persons_and_nobody_else_get_other_names() {
    let text = "Qarvel/B-PER met/O J./B-PER Torvik/I-PER in/O Ulmar/B-LOC ./O\nQarvel/B-PER left/O ./O";
    let given = document(text);
    let other = swap::swap(&given, &source("wikigold"), &["Adeyemi"], &mut Random::new(1));
    let words: Vec<_> = other.iter().flatten().map(|word| word.token.as_str()).collect();
    assert_eq!(words.join(" "), "Adeyemi met J. Adeyemi in Ulmar . Adeyemi left .");
    assert!(given.iter().flatten().zip(other.iter().flatten()).all(|(a, b)| a.tag == b.tag));
    assert!(swap::surnames().len() > 1000);
}

fn tiny() -> (Resources, Examples) {
    let (resources, source) = (Resources::ruled(), source("wikigold"));
    let mut examples = Examples::default();
    for name in ["Qarvel", "Zembla", "Torvik", "Ulmar"] {
        let text = format!("Yesterday/O we/O flew/O to/O {name}/B-LOC ./O\nThen/O {name}/B-PER smiled/O at/O us/O ./O");
        let annotated = rebuild(&document(&text), &source, PARAGRAPH).expect("known tags");
        examples.add(&annotated, &source, &resources, &WordClusters::default(), &[]);
    }
    (resources, examples)
}

fn tiny_model() -> Vec<u8> {
    let (_, mut examples) = tiny();
    examples.cut(2);
    let settings = Settings { passes: 8, l1: 0.05, bits: 12, ..Settings::default() };
    let weights = learn::Learner::new(&examples, &settings).run(&mut |_, _| ());
    quantize::write(&weights, settings.bits, &Classes::default())
}

#[test]
fn training_is_reproducible_and_learns_from_context() {
    let bytes = tiny_model();
    assert!(bytes == tiny_model(), "the same corpora give the same bytes");
    let resources = tiny().0.with_model(&bytes).expect("a good file");
    let text = "Yesterday we flew to Ombrek. Then Jastov smiled at us.";
    let names: Vec<_> = analyze(text, &resources)
        .mentions
        .iter()
        .filter(|mention| mention.form == crate::entity::Form::Name && mention.kind != crate::entity::Kind::Date)
        .map(|mention| format!("{} {}", mention.span.of(text), mention.kind.name()))
        .collect();
    assert_eq!(names, ["Ombrek place", "Jastov person"]);
    assert!(NerModel::read(&bytes[..bytes.len() - 1]).is_err());
}
