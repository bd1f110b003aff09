//! Standoff annotation for other tools: W3C Web Annotations (JSON-LD), brat, and one token a line (CoNLL). Takes a page (its offsets are not
//! read), gives a text; offsets in it are code points.

use std::fmt::Write;
use std::ops::Range;

use super::escape::Json;
use super::flat::{At, Flat, is_somewhere};
use super::words::{quote_kind, words};
use crate::entity::Form;
use crate::kb::background::is_qid;
use crate::page::{MentionView, Page, QuoteView};
use crate::token::tokenize;

/// Code points before and after a place that a text quote selector gives.
const AROUND: usize = 32;

/// An `AnnotationPage` of the Web Annotation vocabulary: each mention with its kind and its actor, each quote with its speaker; every target
/// by its words and by its position.
pub(super) fn web(page: &Page) -> String {
    let flat = Flat::new(page);
    let mentions = page.mentions.iter().zip(&flat.mentions).map(|(view, place)| (place, identified(page, view)));
    let quotes = page.quotes.iter().zip(&flat.quotes).map(|(view, place)| (place, described(page, view)));
    let items: Vec<String> = mentions
        .chain(quotes)
        .filter(|(place, _)| is_somewhere(place))
        .map(|(place, body)| format!("{{\"type\":\"Annotation\",{body},{}}}", target(&flat, place)))
        .collect();
    let items = items.join(",\n");
    format!(
        "{{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":[\n{items}\n]}}\n"
    )
}

fn body(purpose: &str, value: &str) -> String {
    format!("{{\"type\":\"TextualBody\",\"purpose\":\"{purpose}\",\"value\":{}}}", Json(value))
}

fn identified(page: &Page, view: &MentionView) -> String {
    let mut bodies = vec![body("classifying", view.kind.name())];
    bodies.extend(view.value.as_deref().map(|day| body("describing", day)));
    for card in view.actors.iter().filter_map(|&actor| page.actors.get(actor)) {
        bodies.push(body("identifying", &card.name));
        if let Some(entry) = card.entry.as_ref().filter(|id| is_qid(id)) {
            let source = format!("http://www.wikidata.org/entity/{entry}");
            bodies.push(format!("{{\"purpose\":\"identifying\",\"source\":{}}}", Json(&source)));
        }
    }
    format!("\"motivation\":\"identifying\",\"body\":[{}]", bodies.join(","))
}

fn described(page: &Page, view: &QuoteView) -> String {
    let mut bodies = vec![body("classifying", &format!("{} quote", quote_kind(view.kind)))];
    bodies.extend(page.names(&view.speakers).map(|name| body("describing", &format!("said by {name}"))));
    format!("\"motivation\":\"describing\",\"body\":[{}]", bodies.join(","))
}

fn target(flat: &Flat, place: &Range<At>) -> String {
    let (before, after) = (&flat.text[..place.start.byte], &flat.text[place.end.byte..]);
    let prefix = before.char_indices().rev().take(AROUND).last().map_or("", |(at, _)| &before[at..]);
    let suffix = after.char_indices().nth(AROUND).map_or(after, |(at, _)| &after[..at]);
    format!(
        "\"target\":{{\"source\":\"urn:dramatis:article\",\"selector\":[{{\"type\":\"TextQuoteSelector\",\"exact\":{},\"prefix\":{},\"suffix\":{}}},\
         {{\"type\":\"TextPositionSelector\",\"start\":{},\"end\":{}}}]}}",
        Json(flat.words(place)),
        Json(prefix),
        Json(suffix),
        place.start.point,
        place.end.point
    )
}

/// The `.ann` of brat, for a `.txt` that is the article: mentions, quotes, who said them, and which mentions are one actor.
pub(super) fn brat(page: &Page) -> String {
    let flat = Flat::new(page);
    let mut out = String::new();
    let line = |out: &mut String, number: usize, name: &str, place: &Range<At>| {
        let (start, end) = (place.start.point, place.end.point);
        _ = writeln!(out, "T{number}\t{name} {start} {end}\t{}", flat.words(place).replace(['\n', '\r'], " "));
    };
    let (first_quote, mut relations) = (page.mentions.len() + 1, 0);
    for (at, (view, place)) in
        page.mentions.iter().zip(&flat.mentions).enumerate().filter(|(_, (_, p))| is_somewhere(p))
    {
        line(&mut out, at + 1, view.kind.name(), place);
        if let Some(value) = &view.value {
            _ = writeln!(out, "#{}\tAnnotatorNotes T{}\t{value}", at + 1, at + 1);
        }
    }
    for (at, (view, place)) in page.quotes.iter().zip(&flat.quotes).enumerate().filter(|(_, (_, p))| is_somewhere(p)) {
        line(&mut out, first_quote + at, &format!("{}-quote", quote_kind(view.kind)), place);
        let speakers = view.speakers.iter().filter_map(|&actor| page.actors.get(actor)?.mentions.first());
        for mention in speakers {
            relations += 1;
            _ = writeln!(out, "R{relations}\tsaid-by Arg1:T{} Arg2:T{}", first_quote + at, mention + 1);
        }
    }
    for card in page.actors.iter().filter(|card| card.mentions.len() > 1) {
        let all: Vec<String> = card.mentions.iter().map(|mention| format!("T{}", mention + 1)).collect();
        _ = writeln!(out, "*\tsame {}", all.join(" "));
    }
    out
}

/// One token a line with its tag (`B-person`, `I-person`, `O`) of the names and dates of the text, an empty line after each paragraph.
pub(super) fn conll(page: &Page) -> String {
    let flat = Flat::new(page);
    let names =
        page.mentions.iter().zip(&flat.mentions).filter(|(view, place)| view.form == Form::Name && is_somewhere(place));
    let mut names = names.peekable();
    let (mut out, mut last) = (String::new(), 0);
    for token in tokenize(&flat.text) {
        if flat.text[last..token.span.start].contains('\n') && !out.is_empty() {
            out.push('\n');
        }
        last = token.span.end;
        while names.next_if(|(_, place)| place.end.byte <= token.span.start).is_some() {}
        let inside = names.peek().filter(|(_, place)| place.start.byte < token.span.end);
        let tag = inside.map_or_else(
            || "O".to_owned(),
            |(view, place)| {
                format!("{}-{}", if token.span.start <= place.start.byte { "B" } else { "I" }, view.kind.name())
            },
        );
        _ = writeln!(out, "{}\t{tag}", words(token.of(&flat.text)));
    }
    out
}
