//! What a reader is told of each actor. Takes a document, gives cards in order of prominence and the place of every actor among them.
//! Knows nothing of the world outside the text, and nothing of HTML.

mod company;
mod excerpt;

use super::view::{Card, Graph, RelationView, RoleView};
use crate::document::Document;
use crate::entity::PartKind;
use crate::entity::{Actor, ActorId, DateExpression, Form, Kind};
use crate::order;
use crate::span::Span;
use company::Appearance;
use excerpt::{excerpt, sentence_at, words};

/// Shares of the parts of [`Card::prominence`]; they sum to 1.
mod weight {
    /// Logarithm of the number of mentions, against the actor that has most.
    pub(super) const MENTIONS: f32 = 0.45;
    /// Named in a headline.
    pub(super) const HEADLINE: f32 = 0.2;
    /// How early the first mention stands.
    pub(super) const EARLY: f32 = 0.15;
    /// Share of its sentences in which it is a subject.
    pub(super) const SUBJECT: f32 = 0.1;
    /// Quotes, up to [`super::QUOTES_ENOUGH`].
    pub(super) const QUOTES: f32 = 0.1;
}

/// Quotes from which a speaker counts as much as one can.
const QUOTES_ENOUGH: usize = 3;

/// Actors that are told beside a date, and mentions that are looked at for them.
const AT_A_DATE: (usize, usize) = (12, 120);

/// Cards in order, and which is whose. A card's mentions are indices into `Document::mentions`.
pub(super) struct Cards {
    cards: Vec<Card>,
    /// Card of each actor of the document.
    ranks: Vec<usize>,
    /// Relations between cards.
    pub relations: Vec<RelationView>,
    /// Who appears with whom.
    pub graph: Graph,
}

impl Cards {
    /// Index of the card of `actor`.
    pub(super) fn index(&self, actor: ActorId) -> Option<usize> {
        self.ranks.get(actor.0).copied()
    }

    /// The cards, after each mention of the document has gone to its place in `places`.
    pub(super) fn with_mentions_at(mut self, places: &[usize]) -> Vec<Card> {
        for card in &mut self.cards {
            card.mentions = card.mentions.iter().filter_map(|&mention| places.get(mention).copied()).collect();
            order::by(&mut card.mentions, |&mention| mention as u64);
            card.mentions.dedup();
        }
        self.cards
    }
}

/// The cards of all actors, the most prominent first, ties by first appearance.
pub(super) fn build_cards(document: &Document) -> Cards {
    let appearances = appearances(document);
    let most = appearances.iter().map(|seen| seen.mentions.len()).max().unwrap_or(0);
    let prominence: Vec<f32> = appearances.iter().map(|seen| prominence(document, seen, most)).collect();
    let mut order: Vec<usize> = (0..document.actors.len()).collect();
    order::by(&mut order, |&actor| order::falling(prominence[actor]));
    let mut ranks = vec![0; order.len()];
    for (rank, &actor) in order.iter().enumerate() {
        ranks[actor] = rank;
    }
    let shared = company::shared(&appearances, |actor| document.actors[actor].kind != Kind::Source);
    let mut companions = company::companions(&shared, &ranks);
    let stands_for = |actor: usize| document.actors[actor].of.map_or(actor, |of| of.0.min(ranks.len() - 1));
    let graph = company::graph(&shared, &ranks, stands_for);
    let card = |&actor: &usize| {
        let of = document.actors[actor].of.and_then(|of| ranks.get(of.0).copied());
        let with = std::mem::take(&mut companions[actor]);
        Card { prominence: prominence[actor], of, with, ..card(document, actor, &appearances[actor]) }
    };
    let mut cards = Cards { cards: order.iter().map(card).collect(), ranks, relations: Vec::new(), graph };
    add_facts(document, &mut cards);
    cards
}

/// Ages, relations and deeds go to their cards.
fn add_facts(document: &Document, cards: &mut Cards) {
    let text = document.text.source.as_str();
    for age in &document.facts.ages {
        if let Some(card) = cards.index(age.actor) {
            let age = RoleView { text: age.years.to_string(), sentence: excerpt(document, age.sentence) };
            cards.cards[card].age.get_or_insert(age);
        }
    }
    for deed in &document.facts.deeds {
        if let Some(card) = cards.index(deed.actor) {
            let deed = RoleView { text: words(deed.span.of(text)), sentence: excerpt(document, deed.span) };
            cards.cards[card].deeds.push(deed);
        }
    }
    for relation in &document.facts.relations {
        let Some((from, to)) = cards.index(relation.from).zip(cards.index(relation.to)) else { continue };
        for card in [from, to] {
            cards.cards[card].relations.push(cards.relations.len());
        }
        let (kind, words) = (relation.kind.name().to_owned(), relation.words.clone());
        let sentence = excerpt(document, relation.sentence);
        cards.relations.push(RelationView { kind, from, words, to, sentence });
    }
}

/// The sentence around a date and the cards of the actors in it, in text order.
pub(super) fn around_date(document: &Document, cards: &Cards, date: &DateExpression) -> (String, Vec<usize>) {
    let sentence = document.sentences.get(sentence_at(document, date.span.start)).map_or(date.span, |s| s.span);
    let first = document.mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = document.mentions[first..].iter().take(AT_A_DATE.1);
    let inside = inside.take_while(|mention| mention.span.start < sentence.end);
    let mut actors = Vec::new();
    for actor in inside.flat_map(|mention| &mention.actors).filter_map(|actor| cards.index(*actor)) {
        if !actors.contains(&actor) {
            actors.push(actor);
        }
        if actors.len() == AT_A_DATE.0 {
            break;
        }
    }
    (excerpt(document, date.span), actors)
}

fn appearances(document: &Document) -> Vec<Appearance> {
    let mut all = vec![Appearance::default(); document.actors.len()];
    for (actor, seen) in document.actors.iter().zip(&mut all) {
        seen.mentions = actor.mentions.iter().copied().filter(|&mention| mention < document.mentions.len()).collect();
    }
    let subjects = &document.facts.subjects;
    let mut last = None;
    for (index, mention) in document.mentions.iter().enumerate() {
        let sentence = sentence_at(document, mention.span.start);
        if !is_told(document, sentence) {
            continue;
        }
        // Without tagged verbs the first name of a sentence counts as its subject.
        let subject = if subjects.is_empty() { last != Some(sentence) } else { subjects.binary_search(&index).is_ok() };
        for actor in &mention.actors {
            let Some(seen) = all.get_mut(actor.0) else { continue };
            match seen.sentences.last_mut() {
                Some((before, is_subject)) if *before == sentence => *is_subject |= subject,
                _ => seen.sentences.push((sentence, subject)),
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

/// Whether a sentence tells of this article's matters: not a link to another one, nor who wrote and sent it.
fn is_told(document: &Document, sentence: usize) -> bool {
    let part = document.sentences.get(sentence).map(|sentence| sentence.part);
    part.is_some_and(|part| part.is_article() || part == PartKind::Caption)
}

fn prominence(document: &Document, seen: &Appearance, most: usize) -> f32 {
    let Some(first) = seen.mentions.first().map(|&mention| &document.mentions[mention]) else { return 0.0 };
    let length = document.text.source.len().max(1);
    let in_headline = |&(sentence, _): &(usize, bool)| {
        document.sentences.get(sentence).is_some_and(|sentence| sentence.part == PartKind::Headline)
    };
    let subjects = seen.sentences.iter().filter(|(_, is_subject)| *is_subject).count();
    let parts = [
        (weight::MENTIONS, (seen.mentions.len() as f32).ln_1p() / (most as f32).ln_1p()),
        (weight::HEADLINE, f32::from(u8::from(seen.sentences.iter().any(in_headline)))),
        (weight::EARLY, 1.0 - first.span.start as f32 / length as f32),
        (weight::SUBJECT, subjects as f32 / seen.sentences.len().max(1) as f32),
        (weight::QUOTES, seen.quotes.len().min(QUOTES_ENOUGH) as f32 / QUOTES_ENOUGH as f32),
    ];
    parts.iter().map(|(weight, share)| weight * share.clamp(0.0, 1.0)).sum()
}

/// The card of one actor, without what depends on other actors.
fn card(document: &Document, actor: usize, seen: &Appearance) -> Card {
    let Actor { kind, name, aliases, stands_for, .. } = &document.actors[actor];
    let roles = document.roles(ActorId(actor));
    let names = seen.mentions.iter().map(|&mention| &document.mentions[mention]);
    let surest = names
        .filter(|mention| mention.form == Form::Name && mention.kind == *kind)
        .max_by(|a, b| a.confidence.total_cmp(&b.confidence).then(b.span.start.cmp(&a.span.start)));
    let role = |(text, at): (&String, Span)| RoleView { text: text.clone(), sentence: excerpt(document, at) };
    Card {
        aliases: aliases.clone(),
        roles: roles.iter().map(|r| role((&r.text, r.sentence))).collect(),
        mentions: seen.mentions.clone(),
        quotes: seen.quotes.clone(),
        stands_for: stands_for.clone(),
        confidence: surest.map_or(0.0, |mention| mention.confidence),
        evidence: surest.map_or_else(String::new, |mention| mention.evidence.name().to_owned()),
        ..Card::new(*kind, name)
    }
}

#[cfg(test)]
mod tests;
