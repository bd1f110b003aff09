//! Descriptions with "the" that refer to a named actor: "the Russian leader", "the foreign minister", "the ministry". Takes clusters with
//! roles, adds nominal mentions where just one actor fits; when unsure, none.

use std::sync::LazyLock;

use crate::document::Context;
use crate::entity::{ActorId, Form, Kind, Mention};
use crate::gazetteer::{Country, List};
use crate::lexicon::rows;
use crate::phrase::PhraseTable;
use crate::token::{folded, key};

use super::{Clusters, sentence_of};

/// A noun that describes persons; `leads` says that it means the leader of a state or body.
#[derive(Clone, Copy, Debug)]
struct Noun {
    leads: bool,
}

static NOUNS: LazyLock<PhraseTable<Noun>> = LazyLock::new(|| {
    let mut table = PhraseTable::default();
    for row in rows(include_str!("../../data/lexicon/nominals.tsv")) {
        if let Some(slot) = table.entry(row[0]) {
            *slot = Some(Noun { leads: row.get(3) == Some(&"leader") });
        }
    }
    table
});

/// A description: its tokens and what it tells.
struct Description {
    start: usize,
    end: usize,
    country: Option<Country>,
    noun: String,
    leads: bool,
}

/// Adds a nominal mention for each description that fits one actor.
pub(super) fn resolve(context: &Context, mentions: &mut Vec<Mention>, clusters: &Clusters) {
    let mut found = Vec::new();
    let (mut before, mut covered) = (0, 0);
    for index in 0..context.tokens.len() {
        while before < mentions.len() && mentions[before].tokens.start <= index {
            covered = covered.max(mentions[before].tokens.end);
            before += 1;
        }
        // "the" inside a name or a date opens no description.
        if index < covered || !matches!(context.word(index), "the" | "The") {
            continue;
        }
        let Some(description) = describe(context, index) else { continue };
        let taken = mentions[before..]
            .iter()
            .take(3)
            .any(|m| m.tokens.start < description.end && m.tokens.end >= description.end)
            || followed_by_name(mentions, before, &description);
        let Some(actor) = person(context, clusters, &description, &mentions[..before]).filter(|_| !taken) else {
            continue;
        };
        let span = context.tokens[description.start].span.cover(context.tokens[description.end - 1].span);
        found.push(Mention {
            span,
            tokens: description.start..description.end,
            kind: Kind::Person,
            form: Form::Nominal,
            confidence: 0.7,
            evidence: "description",
            actors: vec![ActorId(actor)],
            sieve: if description.country.is_some() { "country and role" } else { "role" },
        });
    }
    mentions.extend(found);
}

/// "the president Vladimir Putin": the title of a name, no reference of its own.
fn followed_by_name(mentions: &[Mention], before: usize, description: &Description) -> bool {
    mentions[before..].iter().take(4).any(|m| m.tokens.start == description.end && m.kind == Kind::Person)
}

/// Reads "the [Russian] [adjective] leader" from the article at `start`.
fn describe(context: &Context, start: usize) -> Option<Description> {
    let limit = context.tokens.len().min(start + 8);
    let rest = &context.tokens[start + 1..limit];
    let (skip, country) = match context.resources.gazetteer.longest(rest, &[List::Demonym]) {
        Some((length, facts)) => (length, facts.country),
        None => (0, None),
    };
    let at = start + 1 + skip;
    let (length, noun) = NOUNS.longest(context.tokens.get(at..limit)?)?;
    let words = context.tokens[at].span.cover(context.tokens[at + length - 1].span).of(&context.text.source);
    // "the president of X", "the leader's": the first describes somebody else unless X says the same.
    let of = matches!(context.word(at + length), "of" | "-");
    (!of).then(|| Description { start, end: at + length, country, noun: folded(words), leads: noun.leads })
}

/// The one person whose role fits, the most recently mentioned first among equals of one country.
fn person(context: &Context, clusters: &Clusters, description: &Description, before: &[Mention]) -> Option<usize> {
    let fits = |actor: usize| {
        let cluster = &clusters.actors[actor];
        let role = cluster.roles.iter().any(|role| {
            let role = folded(&role.text);
            role.contains(&description.noun) || (description.leads && description.country.is_some() && leads(&role))
        });
        let country = description.country.is_none() || description.country == clusters.traits[actor].country;
        cluster.kind == Kind::Person && role && country
    };
    let here = sentence_of(context, description.start);
    let recent = before.iter().rev().take(60).filter(|m| m.form == Form::Name && m.kind == Kind::Person);
    let recent =
        recent.filter(|m| description.country.is_some() || here - sentence_of(context, m.tokens.start).min(here) <= 8);
    recent.filter_map(Clusters::of).find(|&actor| fits(actor))
}

/// Whether a role's words say that its holder leads a state or body.
fn leads(role: &str) -> bool {
    let tokens = crate::token::tokenize(role);
    (0..tokens.len())
        .any(|at| NOUNS.longest(&tokens[at..]).is_some_and(|(length, noun)| noun.leads && at + length == tokens.len()))
        && !tokens.iter().any(|token| token.key == key("vice") || token.key == key("deputy"))
}
