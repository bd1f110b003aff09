//! The article as TEI (P5): paragraphs, mentions that refer to a list of actors, dates with their days, sayings with their speakers. Takes a page
//! (its offsets are not read), gives an XML document.

use std::fmt::{self, Write};

use super::escape::Escaped;
use crate::entity::PartKind;
use crate::entity::{Kind, QuoteKind};
use crate::page::{Card, Inline, MentionView, Page};

/// Shows its text as XML; what XML cannot hold becomes U+FFFD.
struct Xml<'a>(&'a str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_bad =
            |c: char| matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        write!(f, "{}", Escaped(&self.0.replace(is_bad, "\u{fffd}")))
    }
}

/// The document.
pub(super) fn tei(page: &Page) -> String {
    let mut out = String::new();
    _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt>\
         <publicationStmt><p>Annotated by Dramatis, which may be wrong.</p></publicationStmt><sourceDesc><p>Pasted text.</p></sourceDesc></fileDesc></teiHeader>\n",
        Xml(&page.title)
    );
    actors(page, &mut out);
    out.push_str("<text><body>\n");
    for block in &page.blocks {
        let body = block.part == PartKind::Body;
        if !block.inlines.is_empty() {
            _ = if body { write!(out, "<p>") } else { write!(out, "<ab type=\"{}\">", block.part.name()) };
            inlines(page, &block.inlines, &mut out);
            out.push_str(if body { "</p>" } else { "</ab>" });
        }
        _ = write!(out, "{}", Xml(&block.gap));
    }
    out.push_str("</body></text></TEI>\n");
    out
}

fn actors(page: &Page, out: &mut String) {
    if page.actors.is_empty() {
        return;
    }
    out.push_str("<standOff>");
    for (kind, list, item, name) in [
        (Kind::Person, "listPerson", "person", "persName"),
        (Kind::Organization, "listOrg", "org", "orgName"),
        (Kind::Group, "listOrg", "org", "orgName"),
        (Kind::Place, "listPlace", "place", "placeName"),
        (Kind::Event, "listEvent", "event", "label"),
        (Kind::Source, "listPerson", "person", "persName"),
    ] {
        let of_kind: Vec<(usize, &Card)> =
            page.actors.iter().enumerate().filter(|(_, card)| card.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        _ = write!(out, "<{list} type=\"{}\">", kind.name());
        for (index, card) in of_kind {
            _ = write!(out, "<{item} xml:id=\"a{index}\">");
            for words in [&card.name].into_iter().chain(&card.aliases) {
                _ = write!(out, "<{name}>{}</{name}>", Xml(words));
            }
            _ = write!(out, "</{item}>");
        }
        _ = write!(out, "</{list}>");
    }
    out.push_str("</standOff>\n");
}

fn inlines(page: &Page, list: &[Inline], out: &mut String) {
    for inline in list {
        match inline {
            Inline::Text { text } => _ = write!(out, "{}", Xml(text)),
            Inline::Part { part, inlines: inner } => {
                _ = write!(out, "<seg type=\"{}\">", part.name());
                inlines(page, inner, out);
                out.push_str("</seg>");
            }
            Inline::Quote { quote, inlines: inner, .. } => {
                saying(page, *quote, out);
                inlines(page, inner, out);
                out.push_str("</said>");
            }
            Inline::Mention { mention, text, .. } => match page.mentions.get(*mention) {
                Some(view) => named(view, text, out),
                None => _ = write!(out, "{}", Xml(text)),
            },
        }
    }
}

fn saying(page: &Page, quote: usize, out: &mut String) {
    let view = page.quotes.get(quote);
    let direct = view.is_some_and(|view| view.kind == QuoteKind::Direct);
    _ = write!(out, "<said direct=\"{direct}\"{}>", references("who", view.map_or(&[], |view| &view.speakers)));
}

fn named(view: &MentionView, text: &str, out: &mut String) {
    if view.kind == Kind::Date {
        let value = view.value.as_deref().unwrap_or_default();
        _ = match value.split_once('/') {
            Some((from, to)) => write!(out, "<date from=\"{}\" to=\"{}\">", Xml(from), Xml(to)),
            None if value.is_empty() => write!(out, "<date>"),
            None => write!(out, "<date when=\"{}\">", Xml(value)),
        };
        _ = write!(out, "{}</date>", Xml(text));
    } else {
        _ = write!(out, "<rs type=\"{}\"{}>{}</rs>", view.kind.name(), references("ref", &view.actors), Xml(text));
    }
}

fn references(name: &str, actors: &[usize]) -> String {
    let all: Vec<String> = actors.iter().map(|actor| format!("#a{actor}")).collect();
    if all.is_empty() { String::new() } else { format!(" {name}=\"{}\"", all.join(" ")) }
}
