//! Third-person pronouns. Takes mentions in text order, adds pronoun mentions: "he" and "she" take the subject of this or the sentence
//! before, "they" a pair of subjects. When unsure, none.

use std::sync::LazyLock;

use crate::document::Context;
use crate::entity::{ActorId, Form, Kind, Mention};
use crate::lexicon::{Gender, rows};
use crate::phrase::KeyMap;
use crate::token::key;

use super::{Clusters, sentence_of};

/// How many sentences back an antecedent may stand.
const REACH: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Pronoun {
    /// Whether it is an object ("him"), which is never the subject beside it.
    Person(Gender, bool),
    Plural,
    Thing,
}

static PRONOUNS: LazyLock<KeyMap<Pronoun>> = LazyLock::new(|| {
    let parse = |row: &[&str]| match (Gender::parse(row[1]), row[2]) {
        (Some(gender), _) => Pronoun::Person(gender, row[3] == "object"),
        (_, "pl") => Pronoun::Plural,
        _ => Pronoun::Thing,
    };
    rows(include_str!("../../data/lexicon/pronouns.tsv"))
        .filter(|row| row.len() == 4)
        .map(|row| (key(row[0]), parse(&row)))
        .collect()
});

/// Adds a mention for each pronoun whose antecedent is clear.
pub(super) fn resolve(context: &Context, mentions: &mut Vec<Mention>, clusters: &Clusters) {
    let mut all: Vec<Mention> = Vec::with_capacity(mentions.len());
    let mut rest = std::mem::take(mentions).into_iter().peekable();
    for (index, token) in context.tokens.iter().enumerate() {
        while let Some(mention) = rest.next_if(|mention| mention.tokens.start <= index) {
            all.push(mention);
        }
        let covered = all.iter().rev().take(3).any(|mention| mention.tokens.contains(&index));
        let Some(pronoun) = PRONOUNS.get(&token.key).filter(|_| !covered && !token.all_caps) else { continue };
        if let Some((actors, kind, sieve)) = antecedent(context, &all, clusters, index, *pronoun) {
            all.push(Mention {
                span: token.span,
                tokens: index..index + 1,
                kind,
                form: Form::Pronoun,
                confidence: 0.6,
                evidence: "pronoun",
                actors,
                sieve,
            });
        }
    }
    all.extend(rest);
    *mentions = all;
}

type Antecedent = (Vec<ActorId>, Kind, &'static str);

fn antecedent(
    context: &Context,
    before: &[Mention],
    clusters: &Clusters,
    at: usize,
    pronoun: Pronoun,
) -> Option<Antecedent> {
    match pronoun {
        Pronoun::Person(gender, object) => person(context, before, clusters, at, gender, object),
        Pronoun::Plural => pair(context, before, at),
        Pronoun::Thing => thing(context, before, at),
    }
}

/// How many mentions of a sentence are looked at: an endless sentence costs no more than a long one.
const MOST: usize = 64;

/// The first mentions of the sentence `index`, in text order.
fn in_sentence<'a>(context: &Context, before: &'a [Mention], index: usize) -> &'a [Mention] {
    let range = &context.sentences[index].tokens;
    let start = before.partition_point(|mention| mention.tokens.start < range.start);
    let end = before.partition_point(|mention| mention.tokens.start < range.end);
    &before[start..end.clamp(start, start + MOST)]
}

/// The first person of this sentence that agrees, else of the sentences before it: subjects stand first.
fn person(
    context: &Context,
    before: &[Mention],
    clusters: &Clusters,
    at: usize,
    gender: Gender,
    object: bool,
) -> Option<Antecedent> {
    let here = sentence_of(context, at);
    let barred = if object { local_subject(context, in_sentence(context, before, here), at) } else { None };
    for index in (here.saturating_sub(REACH)..=here).rev() {
        if index != here && !context.sentences[index].part.is_article() {
            continue;
        }
        let fits = |mention: &&Mention| {
            let actor = Clusters::of(mention).filter(|&actor| mention.kind == Kind::Person && Some(actor) != barred);
            actor.is_some_and(|actor| clusters.traits[actor].gender.is_none_or(|known| known == gender))
        };
        if let Some(found) = in_sentence(context, before, index).iter().find(fits) {
            let sieve = if index == here { "subject of the sentence" } else { "subject of the sentence before" };
            return Some((found.actors.clone(), Kind::Person, sieve));
        }
    }
    None
}

/// Who does what is done to "him": the person right before, or the first of the sentence where "and" goes on with the same subject.
fn local_subject(context: &Context, mentions: &[Mention], at: usize) -> Option<usize> {
    let mut persons = mentions.iter().filter(|mention| mention.kind == Kind::Person);
    let first = persons.next()?;
    let last = persons.next_back().unwrap_or(first);
    let goes_on = (last.tokens.end..at).any(|index| context.word(index) == "and");
    Clusters::of(if goes_on { first } else { last })
}

/// "Russia and Iran … their": two mentions of one kind joined by "and" in the same sentence, or the pair before.
fn pair(context: &Context, before: &[Mention], at: usize) -> Option<Antecedent> {
    let here = sentence_of(context, at);
    let joined = |pair: &[Mention]| {
        let [a, b] = pair else { return None };
        let and = b.tokens.start == a.tokens.end + 1 && context.word(a.tokens.end) == "and";
        let named = a.form == Form::Name && b.form == Form::Name && a.kind == b.kind;
        let actors = [Clusters::of(a)?, Clusters::of(b)?].map(ActorId).to_vec();
        (and && named && matches!(a.kind, Kind::Person | Kind::Organization | Kind::Place)).then_some((actors, a.kind))
    };
    let (actors, kind) = in_sentence(context, before, here).windows(2).find_map(joined)?;
    Some((actors, kind, "pair of subjects"))
}

/// "its" of the only organization or place that opens the sentence.
fn thing(context: &Context, before: &[Mention], at: usize) -> Option<Antecedent> {
    let here = sentence_of(context, at);
    let mut things =
        in_sentence(context, before, here).iter().filter(|m| matches!(m.kind, Kind::Organization | Kind::Place));
    let (first, second) = (things.next()?, things.next());
    let opens = first.tokens.start <= context.sentences[here].tokens.start + 2;
    (second.is_none() && opens && first.form == Form::Name).then(|| (first.actors.clone(), first.kind, "only subject"))
}
