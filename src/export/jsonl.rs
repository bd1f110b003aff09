//! One JSON object a text, as scorers and other programs read it. Takes a page with offsets in **code points**
//! ([`Unit::CodePoint`](crate::page::Unit)), gives one line without its line break.

use serde_json::{Value, json};

use crate::page::{Card, MentionView, Page, QuoteView, SpanView};

/// The line of one text; `id` is given back as it came.
pub fn line(id: &Value, page: &Page) -> String {
    let filled = |start: usize, end: usize| start < end;
    json!({
        "id": id,
        "published": page.published,
        "mentions": page.mentions.iter().filter(|m| filled(m.start, m.end)).map(mention).collect::<Vec<_>>(),
        "actors": page.actors.iter().map(actor).collect::<Vec<_>>(),
        "quotes": page.quotes.iter().filter(|q| filled(q.start, q.end)).map(|q| quote(page, q)).collect::<Vec<_>>(),
        "dates": page.dates.iter().filter(|d| filled(d.start, d.end) && !d.value.is_empty())
            .map(|d| json!({"start": d.start, "end": d.end, "value": d.value})).collect::<Vec<_>>(),
        "parts": page.parts.iter().map(|p| json!({"part": p.part, "start": p.start, "end": p.end})).collect::<Vec<_>>(),
    })
    .to_string()
}

fn mention(mention: &MentionView) -> Value {
    let actor = match mention.actors[..] {
        [] => Value::Null,
        [one] => json!(one),
        _ => json!(mention.actors),
    };
    json!({"start": mention.start, "end": mention.end, "kind": mention.kind, "actor": actor, "form": mention.form})
}

fn actor(card: &Card) -> Value {
    let roles: Vec<_> = card.roles.iter().map(|role| &role.text).collect();
    json!({"name": card.name, "kind": card.kind, "entry": card.entry, "roles": roles})
}

fn quote(page: &Page, quote: &QuoteView) -> Value {
    let names: Vec<_> =
        quote.speakers.iter().filter_map(|&speaker| page.actors.get(speaker)).map(|card| card.name.as_str()).collect();
    let entity = if names.is_empty() { Value::Null } else { json!(names.join(" and ")) };
    json!({
        "start": quote.start, "end": quote.end, "type": quote.kind,
        "cue": span(&quote.cue), "speaker": span(&quote.speaker), "speaker_entity": entity, "nested": quote.nested,
    })
}

fn span(span: &Option<SpanView>) -> Value {
    span.as_ref().filter(|span| span.start < span.end).map_or(Value::Null, |s| json!({"start": s.start, "end": s.end}))
}
