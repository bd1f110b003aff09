//! Tags of sentences of ours, by the committed model.

use super::*;
use crate::sentence::split_sentences;
use crate::text::Text;
use crate::token::tokenize;

/// Each word with its Penn Treebank tag; marks are left out.
fn tagged(source: &str, resources: &Resources) -> String {
    let (text, tokens) = (Text::new(source, resources), tokenize(source));
    let tags = tag(source, &tokens, &split_sentences(&text, &tokens, resources), resources);
    let words = tokens.iter().zip(tags).filter(|(token, _)| token.is_word());
    words.map(|(token, tag)| format!("{}/{}", token.of(source), tag.xpos())).collect::<Vec<_>>().join(" ")
}

fn check(source: &str, expected: &str) {
    assert_eq!(tagged(source, Resources::bundled()), expected);
}

#[test]
fn sentences_of_news() {
    check(
        "The minister said that two soldiers had been wounded near the border.",
        "The/DT minister/NN said/VBD that/IN two/CD soldiers/NNS had/VBD been/VBN wounded/VBN near/IN the/DT border/NN",
    );
    check(
        "She didn't visit Oslo, which hosts the talks.",
        "She/PRP didn't/VBD visit/VB Oslo/NNP which/WDT hosts/VBZ the/DT talks/NNS",
    );
    check("Norway will help its neighbours.", "Norway/NNP will/MD help/VB its/PRP$ neighbours/NNS");
    check("They are leaving, and he leaves too.", "They/PRP are/VBP leaving/VBG and/CC he/PRP leaves/VBZ too/RB");
}

#[test]
fn headlines() {
    check(
        "Officials Say Talks Will Continue in Oslo",
        "Officials/NNS Say/VBP Talks/NNS Will/MD Continue/VB in/IN Oslo/NNP",
    );
    check("OFFICIALS SAY TALKS WILL CONTINUE", "OFFICIALS/NNS SAY/VBP TALKS/NNS WILL/MD CONTINUE/VB");
}

#[test]
fn universal_tags_tell_more() {
    let source = "He has said that this is over; it has a price.";
    let (resources, tokens) = (Resources::bundled(), tokenize(source));
    let sentences = split_sentences(&Text::new(source, resources), &tokens, resources);
    let tags = tag(source, &tokens, &sentences, resources);
    assert_eq!((tags[1], tags[2], tags[3]), (Tag::AuxThird, Tag::VerbParticiple, Tag::Subordinator));
    assert_eq!((tags[4], tags[5], tags[9]), (Tag::PronounDemonstrative, Tag::AuxThird, Tag::VerbThird));
}

#[test]
fn without_a_model_all_is_unknown() {
    assert_eq!(tagged("He left.", &Resources::lexicons()), "He/XX left/XX");
}
