//! For whom somebody says "we": an organization for itself, its head, coach or spokesman for it. Takes an actor with its roles, gives its
//! body where the text names just one; a country is none, as its ministers say "we" of many.

use crate::entity::{Actor, ActorId, Form, Kind, Mention, RelationKind, Role};
use crate::lexicon::relations::RelationWord;
use crate::reading::Reading;
use crate::span::Span;
use crate::token::Token;

/// The body that an actor can speak for.
pub(super) fn body(reading: &Reading, mentions: &[Mention], actor: &Actor, roles: &[Role]) -> Option<ActorId> {
    match actor.kind {
        Kind::Organization => Some(actor.id),
        Kind::Person => only(roles.iter().filter_map(|role| named(reading, mentions, &role.text, role.sentence))),
        Kind::Source => {
            let first = mentions.get(*actor.mentions.first()?)?;
            let sentence = reading.sentences.get(reading.sentence_of(first.tokens.start))?;
            named(reading, mentions, &actor.name, sentence.span)
        }
        _ => None,
    }
}

/// The one that all say.
fn only(mut all: impl Iterator<Item = ActorId>) -> Option<ActorId> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// The body that a role names: "Acme" of "the head of Acme", "Oslo" of "Oslo coach".
fn named(reading: &Reading, mentions: &[Mention], role: &str, sentence: Span) -> Option<ActorId> {
    let tokens = reading.tokens_of(sentence);
    let (start, end) = place(reading, tokens.start, tokens.end, role)?;
    let office = (start..end).find_map(|at| office(reading, at, end))?;
    let from = mentions.partition_point(|mention| mention.tokens.start < start);
    let inside = mentions[from..].iter().take_while(|mention| mention.tokens.start < end);
    let is_body = |mention: &&Mention| match mention.kind {
        Kind::Organization => true,
        Kind::Place => office.says == "team" && !is_country(reading, mention),
        // "Houthi spokesman"; a country's says "we" of many.
        Kind::Group => office.kind == RelationKind::Speaks && !is_country(reading, mention),
        _ => false,
    };
    let named = inside.filter(|mention| mention.form == Form::Name && mention.tokens.end <= end);
    only(named.filter(is_body).filter_map(Mention::only))
}

/// A noun for somebody who speaks for others, at token `at`.
fn office<'a>(reading: &Reading<'a>, at: usize, end: usize) -> Option<RelationWord<'a>> {
    let (_, word) = reading.resources.relations.noun(&reading.tokens[at..end])?;
    (matches!(word.kind, RelationKind::Leads | RelationKind::Speaks) && word.says != "many").then_some(word)
}

fn is_country(reading: &Reading, mention: &Mention) -> bool {
    reading.resources.gazetteer.facts(&reading.tokens[mention.tokens.clone()]).country.is_some()
}

/// The tokens of a sentence that spell `words`.
fn place(reading: &Reading, from: usize, to: usize, words: &str) -> Option<(usize, usize)> {
    let source = &reading.text.source;
    let spelled = |start: usize| {
        let rest = reading.tokens.get(start..to)?;
        let begin = rest.first()?.span.start;
        let fits = |token: &&Token| token.span.end - begin >= words.len();
        let last = rest.iter().position(|token| fits(&token))?;
        let text = Span::new(begin, rest[last].span.end).of(source);
        text.split_whitespace().eq(words.split_whitespace()).then_some((start, start + last + 1))
    };
    (from..to).find_map(spelled)
}
