//! Who said what, by speaker, and the dates; each entry leads back to its place in the text.

use std::fmt::Write;

use crate::entity::Kind;
use crate::export::escape::Escaped;
use crate::export::said::{SpeakerQuotes, voices};
use crate::export::words::{quote_kind, words};
use crate::page::Page;

/// Writes who said what; nothing where nobody said anything.
pub(super) fn quotes(page: &Page, out: &mut String) {
    if page.quotes.is_empty() {
        return;
    }
    out.push_str("<section id=said aria-labelledby=said-title><h2 id=said-title>Who said what</h2>");
    for voice in voices(page) {
        heading(&voice, out);
        out.push_str("<ul>");
        for pieces in &voice.quotes {
            entry(page, pieces, out);
        }
        out.push_str("</ul>");
    }
    out.push_str("</section>");
}

fn heading(voice: &SpeakerQuotes, out: &mut String) {
    let name = if voice.name.is_empty() { "Not named" } else { &voice.name };
    match voice.actors.first() {
        Some(actor) => _ = write!(out, "<h3><a href=#c{actor}>{}</a></h3>", Escaped(name)),
        None => _ = write!(out, "<h3>{}</h3>", Escaped(name)),
    }
}

fn entry(page: &Page, pieces: &[usize], out: &mut String) {
    let views: Vec<_> = pieces.iter().filter_map(|&piece| Some((piece, page.quotes.get(piece)?))).collect();
    let Some((_, first)) = views.first() else { return };
    _ = write!(out, "<li class=\"said {}\">", quote_kind(first.kind));
    for (number, (piece, view)) in views.iter().enumerate() {
        let pause = if number == 0 { "" } else { " … " };
        _ = write!(out, "{pause}<a id=s{piece} href=#q{piece}>{}</a>", Escaped(&words(&view.text)));
    }
    _ = write!(out, " <small>{}", quote_kind(first.kind));
    if let Some(cue) = views.iter().find_map(|(_, view)| view.cue.as_ref()) {
        _ = write!(out, ", “{}”", Escaped(&words(&cue.text)));
    }
    out.push_str(if first.nested { ", inside another quote</small></li>" } else { "</small></li>" });
}

/// Writes the dates with their values; nothing where there is none.
pub(super) fn dates(page: &Page, out: &mut String) {
    let dates = || page.mentions.iter().enumerate().filter(|(_, mention)| mention.kind == Kind::Date);
    if dates().next().is_none() {
        return;
    }
    out.push_str("<section id=dates aria-labelledby=dates-title><h2 id=dates-title>Dates</h2>");
    if let Some(day) = &page.published {
        _ = write!(out, "<p>Counted from {}, the date of the report.</p>", Escaped(day));
    }
    out.push_str("<ul>");
    for (index, mention) in dates() {
        let value = mention.value.as_deref().unwrap_or("unknown");
        _ = write!(out, "<li><a href=#m{index}>{}</a>: {}</li>", Escaped(&words(&mention.text)), Escaped(value));
    }
    out.push_str("</ul></section>");
}
