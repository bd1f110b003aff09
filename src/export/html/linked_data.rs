//! The actors and quotes for machines: schema.org in JSON-LD, as a data block that no browser runs.

use std::fmt::Write;

use crate::entity::Kind;
use crate::export::escape::Json;
use crate::export::words::words;
use crate::page::{Card, Page, QuoteView};

/// Writes the `script` element.
pub(super) fn write(page: &Page, out: &mut String) {
    _ = write!(
        out,
        "<script type=application/ld+json>{{\"@context\":\"https://schema.org\",\"@type\":\"Article\",\"headline\":{}",
        Json(&page.title)
    );
    if let Some(day) = &page.published {
        _ = write!(out, ",\"datePublished\":{}", Json(day));
    }
    let actors: Vec<_> = page.actors.iter().map(actor).collect();
    let quotes: Vec<_> = page.quotes.iter().map(|view| quote(page, view)).collect();
    _ = write!(out, ",\"mentions\":[{}],\"hasPart\":[{}]}}</script>", actors.join(","), quotes.join(","));
}

fn actor(card: &Card) -> String {
    let mut out = format!("{{\"@type\":\"{}\",\"name\":{}", schema_type(card.kind), Json(&card.name));
    if !card.aliases.is_empty() {
        let aliases: Vec<_> = card.aliases.iter().map(|alias| Json(alias).to_string()).collect();
        _ = write!(out, ",\"alternateName\":[{}]", aliases.join(","));
    }
    if let Some(role) = card.roles.first() {
        _ = write!(out, ",\"description\":{}", Json(&role.text));
    }
    out.push('}');
    out
}

const fn schema_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Organization => "Organization",
        Kind::Place => "Place",
        Kind::Event => "Event",
        Kind::Group | Kind::Date | Kind::Source => "Thing",
    }
}

fn quote(page: &Page, view: &QuoteView) -> String {
    let speakers: Vec<_> =
        view.speakers.iter().filter_map(|&speaker| page.actors.get(speaker)).map(actor_name).collect();
    let speakers =
        if speakers.is_empty() { String::new() } else { format!(",\"spokenByCharacter\":[{}]", speakers.join(",")) };
    format!("{{\"@type\":\"Quotation\",\"text\":{}{speakers}}}", Json(&words(&view.text)))
}

fn actor_name(card: &Card) -> String {
    format!("{{\"@type\":\"{}\",\"name\":{}}}", schema_type(card.kind), Json(&card.name))
}
