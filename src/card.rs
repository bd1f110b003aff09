//! What a reader is told of each actor. Takes a document, gives cards in order of prominence and the place of every actor among them.
//! Knows nothing of the world outside the text, and nothing of HTML.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::document::Document;
use crate::entity::{Actor, ActorId, Form, Mention, Role};
use crate::page::{Card, Companion, RoleView};
use crate::text::PartKind;

/// Shares of the parts of [`Card::prominence`]; they sum to 1.
mod weight {
    /// Logarithm of the number of mentions, against the actor that has most.
    pub const MENTIONS: f32 = 0.45;
    /// Named in a headline.
    pub const HEADLINE: f32 = 0.2;
    /// How early the first mention stands.
    pub const EARLY: f32 = 0.15;
    /// Share of its sentences in which it comes first, as subjects do in English.
    pub const SUBJECT: f32 = 0.1;
    /// Quotes, up to [`super::QUOTES_ENOUGH`].
    pub const QUOTES: f32 = 0.1;
}

/// Quotes from which a speaker counts as much as one can.
const QUOTES_ENOUGH: usize = 3;

/// Actors of one sentence that are companions of each other; of a longer list only the first ones, so that a text that is one long list
/// of names costs no square of its length.
const COMPANY: usize = 24;

/// Cards in order, and which is whose. A card's mentions are indices into `Document::mentions`.
pub struct Cards {
    cards: Vec<Card>,
    /// Card of each actor of the document.
    ranks: Vec<usize>,
}

impl Cards {
    /// Index of the card of `actor`.
    pub fn index(&self, actor: ActorId) -> Option<usize> {
        self.ranks.get(actor.0).copied()
    }

    /// The cards, after each mention of the document has gone to its place in `places`.
    pub fn with_mentions_at(mut self, places: &[usize]) -> Vec<Card> {
        for card in &mut self.cards {
            card.mentions = card.mentions.iter().filter_map(|&mention| places.get(mention).copied()).collect();
            card.mentions.sort_unstable();
            card.mentions.dedup();
        }
        self.cards
    }
}

/// The cards of all actors, the most prominent first, ties by first appearance.
pub fn build_cards(document: &Document) -> Cards {
    let appearances = appearances(document);
    let most = appearances.iter().map(|seen| seen.mentions.len()).max().unwrap_or(0);
    let prominence: Vec<f32> = appearances.iter().map(|seen| prominence(document, seen, most)).collect();
    let mut order: Vec<usize> = (0..document.actors.len()).collect();
    order.sort_by(|&a, &b| prominence[b].total_cmp(&prominence[a]).then(a.cmp(&b)));
    let mut ranks = vec![0; order.len()];
    for (rank, &actor) in order.iter().enumerate() {
        ranks[actor] = rank;
    }
    let mut companions = companions(&appearances, &ranks);
    let card = |&actor: &usize| {
        let of = document.actors[actor].of.and_then(|of| ranks.get(of.0).copied());
        let with = std::mem::take(&mut companions[actor]);
        Card { prominence: prominence[actor], of, with, ..card(document, actor, &appearances[actor]) }
    };
    Cards { cards: order.iter().map(card).collect(), ranks }
}

/// Where an actor stands in the text.
#[derive(Clone, Default)]
struct Appearance {
    /// Indices of its mentions that exist, in text order.
    mentions: Vec<usize>,
    /// Sentences with a mention, in order, and whether it comes first in each.
    sentences: Vec<(usize, bool)>,
    /// Indices of its quotes, in text order.
    quotes: Vec<usize>,
}

fn appearances(document: &Document) -> Vec<Appearance> {
    let mut all = vec![Appearance::default(); document.actors.len()];
    for (actor, seen) in document.actors.iter().zip(&mut all) {
        seen.mentions = actor.mentions.iter().copied().filter(|&mention| mention < document.mentions.len()).collect();
    }
    let mut last = None;
    for mention in &document.mentions {
        let sentence = sentence_of(document, mention);
        for actor in &mention.actors {
            let Some(seen) = all.get_mut(actor.0) else { continue };
            if seen.sentences.last().is_none_or(|&(before, _)| before != sentence) {
                seen.sentences.push((sentence, last != Some(sentence)));
            }
        }
        if !mention.actors.is_empty() {
            last = Some(sentence);
        }
    }
    for (index, quote) in document.quotes.iter().enumerate() {
        for speaker in &quote.speakers {
            if let Some(seen) = all.get_mut(speaker.0) {
                seen.quotes.push(index);
            }
        }
    }
    all
}

/// Index of the sentence in which a mention begins.
fn sentence_of(document: &Document, mention: &Mention) -> usize {
    document.sentences.partition_point(|sentence| sentence.span.end <= mention.span.start)
}

fn prominence(document: &Document, seen: &Appearance, most: usize) -> f32 {
    let Some(first) = seen.mentions.first().map(|&mention| &document.mentions[mention]) else { return 0.0 };
    let length = document.text.source.len().max(1);
    let in_headline = |&(sentence, _): &(usize, bool)| {
        document.sentences.get(sentence).is_some_and(|sentence| sentence.part == PartKind::Headline)
    };
    let subjects = seen.sentences.iter().filter(|(_, comes_first)| *comes_first).count();
    let parts = [
        (weight::MENTIONS, (seen.mentions.len() as f32).ln_1p() / (most as f32).ln_1p()),
        (weight::HEADLINE, f32::from(u8::from(seen.sentences.iter().any(in_headline)))),
        (weight::EARLY, 1.0 - first.span.start as f32 / length as f32),
        (weight::SUBJECT, subjects as f32 / seen.sentences.len().max(1) as f32),
        (weight::QUOTES, seen.quotes.len().min(QUOTES_ENOUGH) as f32 / QUOTES_ENOUGH as f32),
    ];
    parts.iter().map(|(weight, share)| weight * share.clamp(0.0, 1.0)).sum()
}

/// For each actor the others in its sentences, the most frequent first, then the most prominent.
fn companions(appearances: &[Appearance], ranks: &[usize]) -> Vec<Vec<Companion>> {
    let mut company: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (actor, seen) in appearances.iter().enumerate() {
        for (sentence, _) in &seen.sentences {
            company.entry(*sentence).or_default().push(actor);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for present in company.values().map(|present| &present[..present.len().min(COMPANY)]) {
        for &one in present {
            for &other in present.iter().filter(|&&other| other != one) {
                *shared.entry((one, other)).or_default() += 1;
            }
        }
    }
    let mut companions = vec![Vec::new(); appearances.len()];
    for ((one, other), sentences) in shared {
        companions[one].push(Companion { actor: ranks[other], sentences });
    }
    for list in &mut companions {
        list.sort_by_key(|companion| (Reverse(companion.sentences), companion.actor));
    }
    companions
}

/// The card of one actor, without what depends on other actors.
fn card(document: &Document, actor: usize, seen: &Appearance) -> Card {
    let Actor { kind, name, aliases, roles, .. } = &document.actors[actor];
    let names = seen.mentions.iter().map(|&mention| &document.mentions[mention]);
    let surest = names
        .filter(|mention| mention.form == Form::Name && mention.kind == *kind)
        .max_by(|a, b| a.confidence.total_cmp(&b.confidence).then(b.span.start.cmp(&a.span.start)));
    let role =
        |role: &Role| RoleView { text: role.text.clone(), sentence: words(role.sentence.of(&document.text.source)) };
    Card {
        kind: *kind,
        name: name.clone(),
        aliases: aliases.clone(),
        roles: roles.iter().map(role).collect(),
        mentions: seen.mentions.clone(),
        quotes: seen.quotes.clone(),
        with: Vec::new(),
        of: None,
        prominence: 0.0,
        confidence: surest.map_or(0.0, |mention| mention.confidence),
        evidence: surest.map_or_else(String::new, |mention| mention.evidence.to_owned()),
        entry: None,
    }
}

/// The words of `text` with single spaces.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
