//! One JSON object a text, as scorers and other programs read it. Takes a page with offsets in **code points**
//! ([`Unit::CodePoint`](crate::page::Unit)), gives one line without its line break.

use serde_json::{Value, json};

use crate::page::{Card, MentionView, Page, QuoteView, SpanView};

/// The line of one text; `id` is given back as it came. With `explain` each decision tells its evidence and its confidence (0..=1).
pub fn line(id: &Value, page: &Page, explain: bool) -> String {
    let filled = |start: usize, end: usize| start < end;
    let dates = page.dates.iter().filter(|date| filled(date.start, date.end) && !date.value.is_empty());
    let mentions = page.mentions.iter().filter(|mention| filled(mention.start, mention.end));
    let quotes = page.quotes.iter().filter(|quote| filled(quote.start, quote.end));
    json!({
        "id": id,
        "published": page.published,
        "mentions": mentions.map(|view| mention(view, explain)).collect::<Vec<_>>(),
        "actors": page.actors.iter().map(|card| actor(card, explain)).collect::<Vec<_>>(),
        "quotes": quotes.map(|view| quote(page, view, explain)).collect::<Vec<_>>(),
        "dates": dates.map(|d| json!({"start": d.start, "end": d.end, "value": d.value})).collect::<Vec<_>>(),
        "parts": page.parts.iter().map(|p| json!({"part": p.part, "start": p.start, "end": p.end})).collect::<Vec<_>>(),
    })
    .to_string()
}

fn mention(mention: &MentionView, explain: bool) -> Value {
    let actor = match mention.actors[..] {
        [] => Value::Null,
        [one] => json!(one),
        _ => json!(mention.actors),
    };
    let mut value =
        json!({"start": mention.start, "end": mention.end, "kind": mention.kind, "actor": actor, "form": mention.form});
    if explain {
        because(&mut value, &mention.evidence, mention.confidence);
        value["sieve"] = json!(mention.sieve);
    }
    value
}

fn because(value: &mut Value, evidence: &str, confidence: f32) {
    value["evidence"] = json!(evidence);
    value["confidence"] = json!((f64::from(confidence) * 1000.0).round() / 1000.0);
}

fn actor(card: &Card, explain: bool) -> Value {
    let roles: Vec<_> = card.roles.iter().map(|role| &role.text).collect();
    let mut value = json!({"name": card.name, "kind": card.kind, "entry": card.entry, "roles": roles});
    if explain {
        because(&mut value, &card.evidence, card.confidence);
    }
    value
}

fn quote(page: &Page, quote: &QuoteView, explain: bool) -> Value {
    let names: Vec<_> = page.names(&quote.speakers).collect();
    let entity = if names.is_empty() { Value::Null } else { json!(names.join(" and ")) };
    let mut value = json!({
        "start": quote.start, "end": quote.end, "type": quote.kind,
        "cue": span(&quote.cue), "speaker": span(&quote.speaker), "speaker_entity": entity, "nested": quote.nested,
    });
    if explain {
        because(&mut value, &quote.evidence, quote.confidence);
    }
    value
}

fn span(span: &Option<SpanView>) -> Value {
    span.as_ref().filter(|span| span.start < span.end).map_or(Value::Null, |s| json!({"start": s.start, "end": s.end}))
}
