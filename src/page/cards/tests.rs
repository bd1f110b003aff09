//! Cards of documents that are analysed up to the actors and then put together by hand.

use super::*;
use crate::Resources;
use crate::entity::{Kind, Mention, Quote, QuoteKind, Role, Stance};
use crate::fact::Facts;
use crate::page::Page;
use crate::rule::Rule;
use crate::sentence::split_sentences;
use crate::span::Span;
use crate::text::Text;
use crate::token::tokenize;

const TEXT: &str = "Ann, the mayor, met Bo in Oslo. Ann left Oslo. She slept. Cy and Bo were late.";

/// A document whose actors are the given words, each with all its places in the text (`|` between spellings).
fn document(text: &str, actors: &[(&str, Kind)]) -> Document {
    let resources = Resources::lexicons();
    let parts = Text::new(text, &resources);
    let tokens = tokenize(text);
    let sentences = split_sentences(&parts, &tokens, &resources);
    let mut mentions: Vec<Mention> = Vec::new();
    for (id, (words, kind)) in actors.iter().enumerate() {
        for word in words.split('|') {
            mentions.extend(text.match_indices(word).map(|(start, _)| mention(start, word, *kind, ActorId(id))));
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    let actor = |(id, (words, kind)): (usize, &(&str, Kind))| Actor {
        id: ActorId(id),
        kind: *kind,
        name: words.split('|').next().unwrap_or("").to_owned(),
        aliases: Vec::new(),
        mentions: (0..mentions.len()).filter(|&m| mentions[m].actors[0] == ActorId(id)).collect(),
        of: None,
        stands_for: None,
    };
    let actors: Vec<_> = actors.iter().enumerate().map(actor).collect();
    let (quotes, dates, published) = (Vec::new(), Vec::new(), None);
    let facts = Facts { roles: vec![Vec::new(); actors.len()], ..Facts::default() };
    Document { text: parts, tokens, sentences, mentions, actors, quotes, dates, facts, published }
}

fn mention(start: usize, word: &str, kind: Kind, actor: ActorId) -> Mention {
    Mention {
        span: Span::new(start, start + word.len()),
        tokens: 0..0,
        kind,
        form: if word == "She" { Form::Pronoun } else { Form::Name },
        confidence: if word == "Ann" { 0.9 } else { 0.5 },
        evidence: Rule::ByHand,
        actors: vec![actor],
        sieve: None,
    }
}

fn people() -> Document {
    document(TEXT, &[("Oslo", Kind::Place), ("Cy", Kind::Person), ("Bo", Kind::Person), ("Ann|She", Kind::Person)])
}

#[test]
fn the_most_prominent_comes_first() {
    let page = Page::new(&people());
    let names: Vec<_> = page.actors.iter().map(|card| card.name.as_str()).collect();
    assert_eq!(names, ["Ann", "Bo", "Oslo", "Cy"]);
    assert!(page.actors.iter().all(|card| (0.0..=1.0).contains(&card.prominence)));
    for (index, mention) in page.mentions.iter().enumerate() {
        assert_eq!(mention.actors.len(), 1);
        assert!(page.actors[mention.actors[0]].mentions.contains(&index), "{mention:?}");
    }
}

#[test]
fn headlines_and_quotes_raise_prominence() {
    let plain = people();
    let of =
        |document: &Document| build_cards(document).cards.iter().find(|card| card.name == "Cy").map(|c| c.prominence);
    let mut headline = plain.clone();
    headline.sentences.last_mut().expect("a sentence").part = PartKind::Headline;
    assert!(of(&headline) > of(&plain));
    let mut speaks = plain.clone();
    speaks.quotes.push(quote(Span::new(0, 3), &[1]));
    assert!(of(&speaks) > of(&plain));
}

fn quote(span: Span, speakers: &[usize]) -> Quote {
    Quote {
        span,
        kind: QuoteKind::Direct,
        stance: Stance::States,
        cue: None,
        speaker: None,
        speakers: speakers.iter().map(|&speaker| ActorId(speaker)).collect(),
        nested: false,
        unsure: false,
        attribution: 0,
        confidence: 1.0,
        evidence: Rule::ByHand,
    }
}

#[test]
fn companions_share_sentences() {
    let page = Page::new(&people());
    let with = |name: &str| -> Vec<(&str, usize)> {
        let card = page.actors.iter().find(|card| card.name == name).expect("a card");
        card.with.iter().map(|with| (page.actors[with.actor].name.as_str(), with.sentences)).collect()
    };
    assert_eq!(with("Ann"), [("Oslo", 2), ("Bo", 1)]);
    assert_eq!(with("Bo"), [("Ann", 1), ("Oslo", 1), ("Cy", 1)]);
}

#[test]
fn quotes_roles_and_country() {
    let mut document = people();
    document.quotes = vec![quote(Span::new(0, 3), &[3]), quote(Span::new(5, 9), &[3, 2]), quote(Span::new(9, 12), &[])];
    document.facts.roles[3] =
        vec![Role { text: "the mayor".into(), sentence: document.sentences[0].span, evidence: Rule::Apposition }];
    document.actors[1].of = Some(ActorId(0));
    let page = Page::new(&document);
    let card = |name: &str| page.actors.iter().find(|card| card.name == name).expect("a card");
    assert_eq!((&card("Ann").quotes[..], &card("Bo").quotes[..]), (&[0, 1][..], &[1][..]));
    assert_eq!(card("Ann").roles[0].sentence, "Ann, the mayor, met Bo in Oslo.");
    assert_eq!(card("Cy").of.map(|of| page.actors[of].name.as_str()), Some("Oslo"));
    assert_eq!((card("Ann").confidence, card("Ann").evidence.as_str()), (0.9, "by hand"));
    assert_eq!(page.quotes[1].speakers.len(), 2);
}

#[test]
fn ids_that_lead_nowhere_are_left_out() {
    let mut document = people();
    document.mentions[0].actors = vec![ActorId(77), ActorId(0)];
    document.actors[0].mentions.push(9_999);
    document.actors[1].of = Some(ActorId(50));
    document.quotes.push(quote(Span::new(3, 90_000), &[4_000]));
    let page = Page::new(&document);
    assert_eq!(page.text(), TEXT);
    assert_eq!((page.mentions[0].actors.len(), page.quotes[0].speakers.len(), page.quotes[0].end), (1, 0, TEXT.len()));
}

/// One sentence with thousands of names: the work must not grow with the square of their number.
#[test]
fn a_long_list_of_names_has_bounded_company() {
    let text: String = (0..3_000).map(|n| format!("N{n:04}, ")).collect();
    let names: Vec<String> = (0..3_000).map(|n| format!("N{n:04}")).collect();
    let mut document = document(&text, &[]);
    for (id, name) in names.iter().enumerate() {
        document.mentions.push(mention(id * 7, name, Kind::Person, ActorId(id)));
        let (mentions, aliases, of) = (vec![id], vec![], None);
        document.actors.push(Actor {
            id: ActorId(id),
            kind: Kind::Person,
            name: name.clone(),
            aliases,
            mentions,
            of,
            stands_for: None,
        });
    }
    let page = Page::new(&document);
    assert_eq!(
        page.actors.iter().map(|card| card.with.len()).sum::<usize>(),
        company::COMPANY * (company::COMPANY - 1)
    );
}
