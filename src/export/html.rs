//! A page as one self-contained HTML file that needs no script and asks nobody for anything: the article with its names marked, a card for
//! every actor, who said what, the dates. Takes a page (its offsets are not read), gives the file.
//!
//! A mention is a link to its actor's card. A card stands in the list at the end; it comes to the mention as a popover on hover or focus where
//! the browser knows `interestfor` (elsewhere a line of text does), and as a sheet while it is the target of the address. Back links lead from
//! every card to every mention. The text content of the `article` element is the input, byte for byte (but U+0000, which HTML cannot hold).

mod article;
mod cards;
mod linked_data;
mod lists;

use std::fmt::Write;

use super::escape::Escaped;
use super::words::heading;
use crate::entity::Kind;
use crate::entity::PartKind;
use crate::page::Page;

const STYLE: &str = include_str!("../../static/export.css");

/// SHA-256 of [`STYLE`] in base64, for the content security policy; a test computes it anew.
const STYLE_HASH: &str = "CI+w53FKTYaD00F9CvWkPk8/Angi7lf1aw8AJ+h2PBY=";

/// The file.
pub(super) fn html(page: &Page) -> String {
    let mut out = String::with_capacity(16_000 + 12 * page.blocks.len());
    head(page, &mut out);
    top(page, &mut out);
    out.push_str("<main>");
    article::write(page, &mut out);
    out.push_str("<div class=rail><div class=lists>");
    cards::write(page, &mut out);
    lists::quotes(page, &mut out);
    lists::dates(page, &mut out);
    out.push_str("</div></div></main>");
    out.push_str(FOOT);
    out
}

const FOOT: &str = "<footer><p>Made by Dramatis, which read this article by itself and may be wrong. \
    It tells what the article says, not whether that is true.</p></footer></body></html>\n";

fn head(page: &Page, out: &mut String) {
    _ = write!(
        out,
        "<!doctype html>\n<html lang=en><head><meta charset=utf-8>\
         <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
         img-src data:; base-uri 'none'; form-action 'none'\">\
         <meta name=viewport content=\"width=device-width,initial-scale=1\">\
         <meta name=color-scheme content=\"light dark\"><meta name=referrer content=no-referrer>\
         <meta name=generator content=\"Dramatis {}\"><link rel=icon href=\"data:,\">\
         <title>{}</title><style>{STYLE}</style>",
        env!("CARGO_PKG_VERSION"),
        Escaped(if page.title.is_empty() { "Who is who and who said what" } else { &page.title }),
    );
    linked_data::write(page, out);
    out.push_str("</head>");
}

/// Skip links, the switches of the highlights, and a heading where the article has none.
fn top(page: &Page, out: &mut String) {
    out.push_str("<body><header><nav aria-label=\"On this page\"><a href=#text>Article</a>");
    for (id, name, count) in [
        ("who", "Who is who", page.actors.len()),
        ("said", "Who said what", page.quotes.len()),
        ("dates", "Dates", page.dates.len()),
    ] {
        if count > 0 {
            _ = write!(out, " <a href=#{id}>{name} ({count})</a>");
        }
    }
    out.push_str("</nav>");
    switches(page, out);
    if !page.blocks.iter().any(|block| block.part == PartKind::Headline && !block.inlines.is_empty()) {
        out.push_str("<h1>Who is who and who said what</h1>");
    }
    out.push_str("</header>");
}

/// One checkbox a kind that occurs; the style sheet reads them.
fn switches(page: &Page, out: &mut String) {
    out.push_str("<fieldset><legend>Highlights</legend>");
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source) {
        if page.mentions.iter().any(|mention| mention.kind == kind) {
            switch(kind.name(), heading(kind), out);
        }
    }
    if !page.quotes.is_empty() {
        switch("quote", "Quotes", out);
    }
    out.push_str("</fieldset>");
}

fn switch(name: &str, label: &str, out: &mut String) {
    _ = write!(out, "<label><input type=checkbox id=show-{name} checked><span class={name}>{label}</span></label>");
}

#[cfg(test)]
mod tests;
