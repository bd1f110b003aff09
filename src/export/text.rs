//! A page as plain text for a terminal: the article with its names in brackets, then who is who, who said what, and the dates.
//!
//! `[Putin #1]` is a mention of number 1 of the list, `[he #1]` too; `[Monday 2025-03-03]` is a date, `[Oslo ?]` a name without an actor;
//! `{2 … }` is quote 2. A piece of a mention that another one interrupts goes on with `…`.

use std::fmt::Write;

use super::said::voices;
use super::words::{count, heading, quote_kind, words};
use crate::entity::Kind;
use crate::entity::PartKind;
use crate::page::{Card, Inline, Page};

/// Width of the column that names parts, in characters.
const GUTTER: usize = 9;

/// The report.
pub fn text(page: &Page) -> String {
    let mut out = String::new();
    article(page, &mut out);
    who_is_who(page, &mut out);
    who_said_what(page, &mut out);
    dates(page, &mut out);
    out
}

/// One paragraph with its brackets, in one line.
pub(super) fn bracketed(page: &Page, inlines: &[Inline]) -> String {
    let mut out = String::new();
    brackets(page, inlines, &mut out);
    words(&out)
}

fn article(page: &Page, out: &mut String) {
    for block in page.blocks.iter().filter(|block| !block.inlines.is_empty()) {
        let part = if block.part == PartKind::Body { "" } else { block.part.name() };
        _ = writeln!(out, "{part:GUTTER$}| {}", bracketed(page, &block.inlines));
    }
    if let Some(day) = &page.published {
        _ = writeln!(out, "\nDates are counted from {day}.");
    }
}

fn brackets(page: &Page, inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => out.push_str(text),
            Inline::Mention { mention, first, text } => {
                let pause = if *first { "" } else { "…" };
                _ = write!(out, "[{pause}{text}{}]", label(page, *mention));
            }
            Inline::Part { part, inlines } => {
                _ = write!(out, "<{}: ", part.name());
                brackets(page, inlines, out);
                out.push('>');
            }
            Inline::Quote { quote, first, inlines } => {
                _ = write!(out, "{{{}{} ", quote + 1, if *first { "" } else { "…" });
                brackets(page, inlines, out);
                out.push('}');
            }
        }
    }
}

/// " #1", " 2025-03-03" or " ?".
fn label(page: &Page, mention: usize) -> String {
    let Some(view) = page.mentions.get(mention) else { return String::new() };
    match (&view.value, view.kind) {
        (Some(value), _) => format!(" {value}"),
        (None, Kind::Date) => " ?".into(),
        _ if view.actors.is_empty() => format!(" ? {}", view.kind.name()),
        _ => view.actors.iter().map(|actor| format!(" #{}", actor + 1)).collect(),
    }
}

fn who_is_who(page: &Page, out: &mut String) {
    if !page.actors.is_empty() {
        out.push_str("\nWho is who\n");
    }
    for kind in Kind::ALL {
        let mut cards = page.actors.iter().enumerate().filter(|(_, card)| card.kind == kind).peekable();
        if cards.peek().is_some() {
            _ = writeln!(out, "  {}", heading(kind));
        }
        for (index, card) in cards {
            actor(page, index, card, out);
        }
    }
}

fn actor(page: &Page, index: usize, card: &Card, out: &mut String) {
    let number = format!("#{}", index + 1);
    _ = write!(out, "    {number:<4} {}, {}", card.name, count(card.mentions.len(), "mention"));
    if !card.aliases.is_empty() {
        _ = write!(out, "; also: {}", card.aliases.join(", "));
    }
    if let Some(country) = card.of.and_then(|of| page.actors.get(of)) {
        _ = write!(out, "; of {}", country.name);
    }
    out.push('\n');
    if let Some(meaning) = &card.stands_for {
        _ = writeln!(out, "         stands for: {meaning}");
    }
    for role in &card.roles {
        _ = writeln!(out, "         {}", role.text);
    }
    facts(page, index, card, out);
}

/// Age, relations that begin with this actor, deeds.
fn facts(page: &Page, index: usize, card: &Card, out: &mut String) {
    if let Some(age) = &card.age {
        _ = writeln!(out, "         {} years old", age.text);
    }
    let relations = card.relations.iter().filter_map(|&relation| page.relations.get(relation));
    for relation in relations.filter(|relation| relation.from == index) {
        let other = page.actors.get(relation.to).map_or("", |other| other.name.as_str());
        _ = writeln!(out, "         {} {other} #{} ({})", relation.words, relation.to + 1, relation.kind);
    }
    for deed in &card.deeds {
        _ = writeln!(out, "         - {}", deed.text);
    }
}

fn who_said_what(page: &Page, out: &mut String) {
    if !page.quotes.is_empty() {
        out.push_str("\nWho said what\n");
    }
    for voice in voices(page) {
        let name = if voice.name.is_empty() { "Not named" } else { &voice.name };
        let numbers: String = voice.actors.iter().map(|actor| format!(" #{}", actor + 1)).collect();
        _ = writeln!(out, "  {name}{numbers}");
        for pieces in &voice.quotes {
            saying(page, pieces, out);
        }
    }
}

fn saying(page: &Page, pieces: &[usize], out: &mut String) {
    let views: Vec<_> = pieces.iter().filter_map(|&piece| page.quotes.get(piece)).collect();
    let Some(first) = views.first() else { return };
    let numbers: String = pieces.iter().map(|piece| format!("{{{}}}", piece + 1)).collect();
    let nested = if first.nested { ", inside another quote" } else { "" };
    let cue = views.iter().find_map(|view| view.cue.as_ref());
    let cue = cue.map_or_else(String::new, |cue| format!(", “{}”", words(&cue.text)));
    let content: Vec<_> = views.iter().map(|view| words(&view.text)).collect();
    _ = writeln!(out, "    {numbers} {}{nested}{cue}: {}", quote_kind(first.kind), content.join(" … "));
}

fn dates(page: &Page, out: &mut String) {
    let mut dates = page.dates.iter().filter(|date| !date.value.is_empty()).peekable();
    if dates.peek().is_some() {
        out.push_str("\nDates\n");
    }
    for date in dates {
        let names: Vec<_> = page.names(&date.actors).collect();
        let with = if names.is_empty() { String::new() } else { format!(": {}", names.join(", ")) };
        _ = writeln!(out, "  {} = {}{with}", words(&date.text), date.value);
    }
}
