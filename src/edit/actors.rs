//! Changes of the list of actors: two become one, one becomes two, those without a mention go. Keeps every index of the page right.

use super::place::BY_HAND;
use crate::order;
use crate::page::{Card, Companion, Page};

/// A mention gets an actor of its own; gives it. Nothing where it is the only one, or stands for nobody or for several.
pub(super) fn split(page: &mut Page, mention: usize) -> Option<usize> {
    let view = page.mentions.get_mut(mention)?;
    let [old] = view.actors[..] else { return None };
    let card = page.actors.get_mut(old).filter(|card| card.mentions.len() > 1)?;
    card.mentions.retain(|other| *other != mention);
    let new = Card {
        mentions: vec![mention],
        confidence: 1.0,
        evidence: BY_HAND.to_owned(),
        ..Card::new(view.kind, &view.text)
    };
    page.actors.push(new);
    let actor = page.actors.len() - 1;
    (view.actors, view.sieve) = (vec![actor], BY_HAND.to_owned());
    Some(actor)
}

/// All that is told of `from` is told of `to`.
pub(super) fn merge(page: &mut Page, from: usize, to: usize) {
    let empty = Card::new(page.actors[from].kind, "");
    let gone = std::mem::replace(&mut page.actors[from], empty);
    let card = &mut page.actors[to];
    for name in [gone.name].into_iter().chain(gone.aliases) {
        if name != card.name && !card.aliases.contains(&name) {
            card.aliases.push(name);
        }
    }
    card.who = card.who.take().or(gone.who);
    card.roles.extend(gone.roles);
    card.deeds.extend(gone.deeds);
    card.with.extend(gone.with);
    card.age = card.age.take().or(gone.age);
    card.prominence = card.prominence.max(gone.prominence);
    for (list, more) in
        [(&mut card.mentions, gone.mentions), (&mut card.quotes, gone.quotes), (&mut card.relations, gone.relations)]
    {
        list.extend(more);
        order::by(list, |&item| item as u64);
        list.dedup();
    }
    let kind = card.kind;
    for mention in page.mentions.iter_mut().filter(|mention| mention.actors.contains(&from)) {
        mention.sieve = BY_HAND.to_owned();
        if mention.actors.len() == 1 {
            mention.kind = kind;
        }
    }
    renumber(page, |actor| Some(if actor == from { to } else { actor }));
}

/// Actors that nothing mentions any more leave the page.
pub(super) fn drop_unmentioned(page: &mut Page) {
    if page.actors.iter().all(|card| !card.mentions.is_empty()) {
        return;
    }
    let mut next = 0;
    let place = |card: &Card| {
        let is_left = !card.mentions.is_empty();
        next += usize::from(is_left);
        is_left.then(|| next - 1)
    };
    let places: Vec<Option<usize>> = page.actors.iter().map(place).collect();
    page.actors.retain(|card| !card.mentions.is_empty());
    renumber(page, |actor| places.get(actor).copied().flatten());
}

/// Puts new indices in the place of all indices of actors; `None` is nobody.
fn renumber(page: &mut Page, new: impl Fn(usize) -> Option<usize>) {
    let list = |actors: &mut Vec<usize>| {
        let mut kept: Vec<usize> = Vec::with_capacity(actors.len());
        for actor in actors.iter().filter_map(|actor| new(*actor)) {
            if !kept.contains(&actor) {
                kept.push(actor);
            }
        }
        *actors = kept;
    };
    page.mentions.iter_mut().for_each(|mention| list(&mut mention.actors));
    page.quotes.iter_mut().for_each(|quote| list(&mut quote.speakers));
    page.dates.iter_mut().for_each(|date| list(&mut date.actors));
    list(&mut page.graph.nodes);
    page.graph.edges.retain_mut(|edge| {
        let Some((one, other)) = new(edge.one).zip(new(edge.other)).filter(|(one, other)| one != other) else {
            return false;
        };
        (edge.one, edge.other) = (one.min(other), one.max(other));
        true
    });
    renumber_relations(page, &new);
    for (place, card) in page.actors.iter_mut().enumerate() {
        card.of = card.of.and_then(&new).filter(|of| *of != place);
        let mut with: Vec<Companion> = Vec::new();
        for companion in &card.with {
            let Some(actor) = new(companion.actor).filter(|actor| *actor != place) else { continue };
            match with.iter_mut().find(|other| other.actor == actor) {
                Some(other) => other.sentences += companion.sentences,
                None => with.push(Companion { actor, ..*companion }),
            }
        }
        card.with = with;
    }
}

/// A relation of somebody who is gone, or of one to itself, goes; cards refer to the others by their new indices.
fn renumber_relations(page: &mut Page, new: impl Fn(usize) -> Option<usize>) {
    let mut places = Vec::with_capacity(page.relations.len());
    let mut next = 0;
    page.relations.retain_mut(|relation| {
        let ends = new(relation.from).zip(new(relation.to)).filter(|(from, to)| from != to);
        places.push(ends.map(|_| next));
        if let Some((from, to)) = ends {
            next += 1;
            (relation.from, relation.to) = (from, to);
        }
        ends.is_some()
    });
    for card in &mut page.actors {
        card.relations =
            card.relations.iter().filter_map(|relation| places.get(*relation).copied().flatten()).collect();
    }
}
