//! Whom a speaker's words refer to. Takes the tokens of a speaker and all mentions, gives actors. Adds no mentions and no actors.

use std::ops::Range;

use crate::entity::{ActorId, Form, Kind, Mention};
use crate::token::TokenKind;

use super::cues::Class;
use super::reader::Reader;
use super::speaker;

/// Actors of the head of `speaker`: one, several ("Russia and Iran"), or none ("two officials").
pub(super) fn actors(reader: &Reader, mentions: &[Mention], speaker: &Range<usize>) -> Vec<ActorId> {
    let Some(speaker) = antecedent(reader, speaker) else { return Vec::new() };
    let first = mentions.partition_point(|mention| mention.tokens.end <= speaker.start);
    let inside: Vec<_> = mentions[first..]
        .iter()
        .take_while(|mention| mention.tokens.start < speaker.end)
        .filter(|mention| mention.kind != Kind::Date && !is_possessor(reader, mention, &speaker))
        .filter(|mention| speaker.start <= mention.tokens.start && mention.tokens.end <= speaker.end)
        .collect();
    let core = core(reader, &speaker);
    let person = inside.iter().find(|mention| mention.kind == Kind::Person && mention.tokens.start < core.end);
    let heads: Vec<_> = match person {
        Some(person) => conjuncts(reader, &inside, person, &core),
        None => inside.iter().copied().filter(|mention| is_head(reader, mention, &core)).collect(),
    };
    let apposed = || inside.iter().copied().find(|mention| mention.kind == Kind::Person).into_iter().collect();
    let heads: Vec<&Mention> = if heads.is_empty() { apposed() } else { heads };
    let mut actors: Vec<ActorId> = Vec::new();
    for actor in heads.iter().flat_map(|mention| mention.actors.iter().copied()) {
        if !actors.contains(&actor) {
            actors.push(actor);
        }
    }
    actors
}

/// "who said": the noun phrase that the pronoun stands for.
fn antecedent(reader: &Reader, speaker: &Range<usize>) -> Option<Range<usize>> {
    let relative = speaker.len() == 1 && reader.is(speaker.start, Class::Relative);
    if !relative {
        return Some(speaker.clone());
    }
    let mut end = speaker.start;
    if end > 0 && reader.is_comma(end - 1) {
        end -= 1;
    }
    speaker::phrase_before(reader, end.saturating_sub(20), end)
}

/// The noun phrase before its asides and the prepositional phrases that qualify it.
fn core(reader: &Reader, speaker: &Range<usize>) -> Range<usize> {
    let outside = |&at: &usize| {
        at > speaker.start
            && (reader.is_comma(at)
                || reader.is_dash(at)
                || reader.word(at) == "("
                || reader.is(at, Class::Preposition))
    };
    speaker.start..speaker.clone().find(outside).unwrap_or(speaker.end)
}

/// "[Putin]’s spokesman", "[his] father".
fn is_possessor(reader: &Reader, mention: &Mention, speaker: &Range<usize>) -> bool {
    let next = mention.tokens.end;
    let owns = mention.form == Form::Pronoun && reader.is(mention.tokens.start, Class::Determiner);
    next < speaker.end
        && (owns || reader.kind(next) == Some(TokenKind::Possessive) || matches!(reader.word(next), "'" | "’"))
}

/// Whether the mention is the last word of the phrase or of one of its conjuncts.
fn is_head(reader: &Reader, mention: &Mention, core: &Range<usize>) -> bool {
    let next = mention.tokens.end;
    next <= core.end && (next == core.end || reader.is(next, Class::Coordinator)) && mention.tokens.start >= core.start
}

/// The first person and those that "and" joins to it.
fn conjuncts<'a>(
    reader: &Reader,
    inside: &[&'a Mention],
    person: &&'a Mention,
    core: &Range<usize>,
) -> Vec<&'a Mention> {
    let joined = |mention: &&&Mention| {
        let between = person.tokens.end..mention.tokens.start;
        mention.tokens.start < core.end
            && is_head(reader, mention, core)
            && between.clone().any(|at| reader.is(at, Class::Coordinator))
    };
    std::iter::once(*person).chain(inside.iter().filter(joined).copied()).collect()
}
