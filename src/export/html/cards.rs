//! Who is who: a card for every actor, by kind, the most prominent first.

use std::fmt::Write;

use crate::entity::Kind;
use crate::export::escape::Escaped;
use crate::export::words::{count, heading, percent, words};
use crate::page::{Card, Page};

/// Companions and back links on a card; a text of any length needs no more to be read.
const MOST_COMPANIONS: usize = 4;
const MOST_MENTIONS: usize = 50;
/// Characters of a quote on a card; the list of quotes has all of it.
const MOST_OF_A_QUOTE: usize = 60;

/// Writes the section; nothing where there is no actor.
pub(super) fn write(page: &Page, out: &mut String) {
    if page.actors.is_empty() {
        return;
    }
    out.push_str("<section id=who aria-labelledby=who-title><h2 id=who-title>Who is who</h2>");
    for kind in Kind::ALL {
        let mut cards = page.actors.iter().enumerate().filter(|(_, card)| card.kind == kind).peekable();
        if cards.peek().is_some() {
            _ = write!(out, "<h3>{}</h3><ul class=cards>", heading(kind));
            cards.for_each(|(index, card)| write_card(page, index, card, out));
            out.push_str("</ul>");
        }
    }
    out.push_str("</section>");
}

fn write_card(page: &Page, index: usize, card: &Card, out: &mut String) {
    let (kind, name) = (card.kind.name(), Escaped(&card.name));
    let mentions = card.mentions.len();
    _ = write!(out, "<li class={kind}><a class=who href=#c{index}>{name} <span>{mentions}</span>");
    if let Some(role) = card.roles.first() {
        _ = write!(out, " <small>{}</small>", Escaped(&role.text));
    }
    _ = write!(out, "</a><div class=card id=c{index} popover=hint><a class=close href=#->Close</a>");
    _ = write!(out, "<h4 data-n={}>{name}</h4>", index + 1);
    _ = write!(out, "<p class=kind>{kind}, {}</p>", count(mentions, "mention"));
    for role in &card.roles {
        _ = write!(out, "<p class=role>{}<q>{}</q></p>", Escaped(&role.text), Escaped(&role.sentence));
    }
    if !card.aliases.is_empty() {
        _ = write!(out, "<p>Also: {}</p>", Escaped(&card.aliases.join(", ")));
    }
    if let Some((of, country)) = card.of.and_then(|of| Some((of, page.actors.get(of)?))) {
        _ = write!(out, "<p>Of <a href=#c{of}>{}</a></p>", Escaped(&country.name));
    }
    if let Some(meaning) = &card.stands_for {
        _ = write!(out, "<p>Stands for: {}</p>", Escaped(meaning));
    }
    said(page, card, out);
    company(page, card, out);
    back(card, out);
    let because = if card.evidence.is_empty() { String::new() } else { format!(": {}", card.evidence) };
    _ = write!(out, "<p class=why>{} % sure{}</p></div></li>", percent(card.confidence), Escaped(&because));
}

fn said(page: &Page, card: &Card, out: &mut String) {
    if card.quotes.is_empty() {
        return;
    }
    out.push_str("<p>Said:");
    for &quote in &card.quotes {
        let Some(view) = page.quotes.get(quote) else { continue };
        let content = words(&view.text);
        let shown: String = content.chars().take(MOST_OF_A_QUOTE).collect();
        let rest = if shown.len() < content.len() { "…" } else { "" };
        _ = write!(out, " <a href=#s{quote}>{}{rest}</a>", Escaped(&shown));
    }
    out.push_str("</p>");
}

fn company(page: &Page, card: &Card, out: &mut String) {
    let others = card.with.iter().filter_map(|with| Some((with, page.actors.get(with.actor)?))).take(MOST_COMPANIONS);
    let links: Vec<_> = others
        .map(|(with, other)| {
            let times = if with.sentences > 1 { format!(" ({})", with.sentences) } else { String::new() };
            format!("<a href=#c{}>{}</a>{times}", with.actor, Escaped(&other.name))
        })
        .collect();
    if !links.is_empty() {
        _ = write!(out, "<p>With {}</p>", links.join(", "));
    }
}

fn back(card: &Card, out: &mut String) {
    out.push_str("<p class=back>In the text:");
    for (number, mention) in card.mentions.iter().take(MOST_MENTIONS).enumerate() {
        _ = write!(out, " <a href=#m{mention}>{}</a>", number + 1);
    }
    if card.mentions.len() > MOST_MENTIONS {
        out.push_str(" …");
    }
    out.push_str("</p>");
}

/// A line that tells who somebody is: with the first role, else the kind.
pub(super) fn gist(card: &Card) -> String {
    match card.roles.first() {
        Some(role) => format!("{}: {}", card.name, role.text),
        None => format!("{} ({})", card.name, card.kind.name()),
    }
}
