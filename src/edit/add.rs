//! Words that become a mention. They have to stand in one piece of plain text: what is a mention already is relabelled instead.

use super::place::{BY_HAND, Place, Reach};
use crate::entity::{Form, Kind};
use crate::order;
use crate::page::{Card, Inline, MentionView, Page};

/// Places that one correction marks at most: each costs a walk through the page.
const MOST: usize = 200;

/// Makes the words at `at` a name, and with [`Reach::All`] wherever else they stand as whole words.
pub(super) fn add(page: &mut Page, at: Place, kind: Kind, reach: Reach) {
    let Some(words) = insert(page, at, kind) else { return };
    for _ in 0..if reach == Reach::All { MOST } else { 0 } {
        let Some(next) = find(page, &words) else { break };
        if insert(page, next, kind).is_none() {
            break;
        }
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Byte index of the `unit`th UTF-16 unit, where a character begins there.
fn byte(text: &str, unit: usize) -> Option<usize> {
    let mut at = 0;
    for (index, c) in text.char_indices() {
        if at >= unit {
            return (at == unit).then_some(index);
        }
        at += c.len_utf16();
    }
    (at == unit).then_some(text.len())
}

/// Takes where a plain text begins, the inlines that it is among, and its index there.
type Visit<'a, R> = dyn FnMut(usize, &mut Vec<Inline>, usize) -> Option<R> + 'a;

/// Calls `then` with each plain text in order and where it begins, until it gives something.
fn each_text<R>(page: &mut Page, then: &mut Visit<R>) -> Option<R> {
    let mut at = 0;
    for block in &mut page.blocks {
        if let Some(found) = walk(&mut block.inlines, &mut at, then) {
            return Some(found);
        }
        at += units(&block.gap);
    }
    None
}

fn walk<R>(inlines: &mut Vec<Inline>, at: &mut usize, then: &mut Visit<R>) -> Option<R> {
    for place in 0..inlines.len() {
        let found = match &mut inlines[place] {
            Inline::Text { text } => {
                let start = *at;
                *at += units(text);
                then(start, inlines, place)
            }
            Inline::Mention { text, .. } => {
                *at += units(text);
                None
            }
            Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => walk(inlines, at, then),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Cuts the words out of their text; gives them.
fn insert(page: &mut Page, at: Place, kind: Kind) -> Option<String> {
    let number = page.mentions.partition_point(|mention| mention.start < at.0);
    let words = each_text(page, &mut |start, inlines, place| {
        let Inline::Text { text } = &inlines[place] else { return None };
        if at.0 < start || at.1 > start + units(text) {
            return None;
        }
        let (from, to) = byte(text, at.0 - start).zip(byte(text, at.1 - start))?;
        let (before, words, after) = (text[..from].to_owned(), text[from..to].to_owned(), text[to..].to_owned());
        let mention = Inline::Mention { mention: usize::MAX, first: true, text: words.clone() };
        let pieces = [Inline::Text { text: before }, mention, Inline::Text { text: after }];
        let is_empty = |piece: &Inline| matches!(piece, Inline::Text { text } if text.is_empty());
        inlines.splice(place..=place, pieces.into_iter().filter(|piece| !is_empty(piece)));
        Some(words)
    })?;
    shift(page, number);
    let actor = actor_named(page, &words, kind);
    let (start, end) = at;
    let (evidence, sieve) = (BY_HAND.to_owned(), String::new());
    let (text, actors) = (words.clone(), vec![actor]);
    let view =
        MentionView { start, end, text, kind, form: Form::Name, actors, confidence: 1.0, evidence, sieve, value: None };
    page.mentions.insert(number, view);
    page.actors[actor].mentions.push(number);
    order::by(&mut page.actors[actor].mentions, |&mention| mention as u64);
    Some(words)
}

/// Makes room for mention `number`; the one that has no number yet gets it.
fn shift(page: &mut Page, number: usize) {
    fn go(inlines: &mut [Inline], number: usize) {
        for inline in inlines {
            match inline {
                Inline::Mention { mention, .. } if *mention == usize::MAX => *mention = number,
                Inline::Mention { mention, .. } if *mention >= number => *mention += 1,
                Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => go(inlines, number),
                Inline::Mention { .. } | Inline::Text { .. } => {}
            }
        }
    }
    page.blocks.iter_mut().for_each(|block| go(&mut block.inlines, number));
    for mention in page.actors.iter_mut().flat_map(|card| &mut card.mentions) {
        *mention += usize::from(*mention >= number);
    }
}

fn actor_named(page: &mut Page, name: &str, kind: Kind) -> usize {
    let is_it =
        |card: &Card| card.kind == kind && (card.name == name || card.aliases.iter().any(|alias| alias == name));
    page.actors.iter().position(is_it).unwrap_or_else(|| {
        let card = Card { confidence: 1.0, evidence: BY_HAND.to_owned(), ..Card::new(kind, name) };
        page.actors.push(card);
        page.actors.len() - 1
    })
}

/// The next place where `words` stand as whole words in plain text.
fn find(page: &mut Page, words: &str) -> Option<Place> {
    each_text(page, &mut |start, inlines, place| {
        let Inline::Text { text } = &inlines[place] else { return None };
        let is_whole = |from: usize| {
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !is_word(text[..from].chars().next_back()) && !is_word(text[from + words.len()..].chars().next())
        };
        let from = text.match_indices(words).map(|(from, _)| from).find(|from| is_whole(*from))?;
        let first = start + units(&text[..from]);
        Some((first, first + units(words)))
    })
}
