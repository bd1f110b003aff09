//! Descriptions with "the" that refer to a named actor: "the Russian leader", "the foreign minister", "the ministry", "the city", "the
//! 58-year-old". Takes clusters with roles, adds nominal mentions where one actor named before most likely is meant (`choose`); when unsure, none.

mod choose;
mod describe;

use crate::entity::{ClusterId, ClusteredMention, Form, Kind};
use crate::keymap::KeyMap;
use crate::model::named::Listener;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::token::Key;

use super::clusters::{Cluster, cluster_of};
use choose::Chooser;

/// Adds a nominal mention for each description that fits one actor.
pub(super) fn resolve(
    reading: &Reading,
    mentions: &mut Vec<ClusteredMention>,
    clusters: &[Cluster],
    listener: Option<&dyn Listener>,
) {
    let called = called(reading, mentions);
    let mut chooser = Chooser::new(reading, clusters, mentions, called, listener);
    let mut found: Vec<ClusteredMention> = Vec::new();
    let (mut before, mut covered) = (0, 0);
    for index in 0..reading.tokens.len() {
        while before < mentions.len() && mentions[before].tokens.start <= index {
            covered = covered.max(mentions[before].tokens.end);
            before += 1;
        }
        // "the" inside a name or a date opens no description.
        if index < covered
            || !matches!(reading.word(index), "the" | "The" | "this" | "This")
            || reading.text.is_around(reading.tokens[index].span.start)
        {
            continue;
        }
        let Some(description) = describe::read(reading, index) else { continue };
        let end = description.tokens.end;
        // "The mayor, Ann Lee, said": her, whom the comma is going to name.
        let person = description.noun.is_some_and(|noun| noun.kind == Kind::Person);
        let named = |m: &ClusteredMention| {
            person && m.kind == Kind::Person && m.tokens.start == end + 1 && reading.word(end) == ","
        };
        let covers = |m: &ClusteredMention| m.tokens.start <= end && m.tokens.end >= end;
        let taken = mentions[before..].iter().take(3).any(|m| named(m) || covers(m));
        let answer = if taken { None } else { chooser.choose(&description, &mentions[..before]) };
        let Some((actor, sieve)) = answer else { continue };
        let span = reading.tokens[description.tokens.start].span.cover(reading.tokens[end - 1].span);
        found.push(description_of(span, description.tokens, clusters[actor].kind, actor, sieve));
    }
    mentions.extend(found);
}

fn description_of(
    span: crate::span::Span,
    tokens: std::ops::Range<usize>,
    kind: Kind,
    actor: usize,
    sieve: Rule,
) -> ClusteredMention {
    ClusteredMention {
        span,
        tokens,
        kind,
        form: Form::Nominal,
        confidence: 0.7,
        evidence: Rule::Description,
        actors: vec![ClusterId(actor)],
        sieve: Some(sieve),
    }
}

/// "Acme, a software company", "Bute is an island", "the island of Bute": nouns by actor.
fn called(reading: &Reading, mentions: &[ClusteredMention]) -> KeyMap<()> {
    let mut called = Vec::new();
    for mention in mentions.iter().filter(|m| matches!(m.kind, Kind::Organization | Kind::Place)) {
        let Some(actor) = cluster_of(mention) else { continue };
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let link = matches!(reading.word(end), "is" | "was" | "," | "(" | "remains" | "became");
        if link && matches!(reading.word(end + 1), "a" | "an" | "the" | "one") {
            let rest = (end + 2..reading.tokens.len().min(end + 9)).take_while(|&at| {
                reading.tokens[at].is_word() && !matches!(reading.word(at), "of" | "in" | "that" | "which" | "and")
            });
            called.extend(rest.filter_map(|at| noun_at(reading, at)).map(|noun| (actor, noun)));
        }
        // "the island of Bute"; "the capital city of Greece" is another place.
        let the = |at: usize| at > 0 && matches!(reading.word(at - 1), "the" | "The");
        let of = start.checked_sub(2).filter(|&at| reading.word(at + 1) == "of" && the(at));
        // The headline above is no word beside it.
        let same = |at: usize| reading.sentence_of(at) == reading.sentence_of(start);
        let beside = start.checked_sub(1).filter(|&at| of.is_none() && same(at));
        called.extend(of.or(beside).and_then(|at| noun_at(reading, at)).map(|noun| (actor, noun)));
    }
    called.into_iter().map(|(actor, noun)| (choose::of_actor(actor, noun), ())).collect()
}

fn noun_at(reading: &Reading, at: usize) -> Option<Key> {
    let (length, noun) = reading.resources.nouns.longest(&reading.tokens[at..reading.tokens.len().min(at + 4)])?;
    (noun.kind != Kind::Person).then(|| reading.tokens[at + length - 1].key)
}
