//! Mentions that are none any more: their words are plain text again. Keeps every index of the page right.

use super::place::{Place, Reach, actor_at, mention_at};
use crate::page::{Inline, Page};

/// The mention at `at` is none, with [`Reach::All`] nor is any other of its actor. One that stands for others, too, stays theirs.
pub(super) fn remove(page: &mut Page, at: Place, reach: Reach) {
    let Some((here, actor)) = mention_at(page, at).zip(actor_at(page, at)) else { return };
    let gone = if reach == Reach::All { page.actors[actor].mentions.clone() } else { vec![here] };
    page.actors[actor].mentions.retain(|mention| !gone.contains(mention));
    let mut is_left = vec![true; page.mentions.len()];
    for mention in gone {
        let actors = &mut page.mentions[mention].actors;
        actors.retain(|other| *other != actor);
        is_left[mention] = !actors.is_empty();
    }
    let mut next = 0;
    let place = |is_left: &bool| {
        next += usize::from(*is_left);
        is_left.then(|| next - 1)
    };
    let places: Vec<Option<usize>> = is_left.iter().map(place).collect();
    let mut is_left = is_left.into_iter();
    page.mentions.retain(|_| is_left.next() == Some(true));
    for mention in page.actors.iter_mut().flat_map(|card| &mut card.mentions) {
        *mention = places[*mention].unwrap_or(*mention);
    }
    page.blocks.iter_mut().for_each(|block| renumber(&mut block.inlines, &places));
}

/// Puts new indices in the place of those of mentions, and text in the place of those without. Texts side by side become one: words to
/// be marked have to stand in one.
fn renumber(inlines: &mut Vec<Inline>, places: &[Option<usize>]) {
    let mut left: Vec<Inline> = Vec::with_capacity(inlines.len());
    for mut inline in inlines.drain(..) {
        match &mut inline {
            Inline::Mention { mention, text, .. } => match places.get(*mention).copied().flatten() {
                Some(place) => *mention = place,
                None => inline = Inline::Text { text: std::mem::take(text) },
            },
            Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => renumber(inlines, places),
            Inline::Text { .. } => {}
        }
        match (left.last_mut(), inline) {
            (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
            (_, inline) => left.push(inline),
        }
    }
    *inlines = left;
}
