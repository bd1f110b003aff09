//! One JSON object a text, as scorers and other programs read it. Takes a page with offsets in **code points**
//! ([`Unit::CodePoint`](crate::page::Unit)), gives one line without its line break.

use serde_json::{Value, json};

use crate::kb::background::is_qid;
use crate::page::{Background, Card, MentionView, Page, QuoteView, SpanView};

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
    let qid = card.entry.as_ref().filter(|id| is_qid(id));
    let mut value = json!({"name": card.name, "kind": card.kind, "entry": qid, "roles": roles});
    value["who"] = json!(card.who.as_ref().map(|who| &who.text));
    value["who_from"] = json!(card.who.as_ref().map(|who| who.from));
    if let Some(background) = &card.background {
        value["background"] = json!({"id": card.entry, "name": background.name, "what": background.what});
    }
    if explain {
        if let Some(background) = &card.background {
            because(&mut value["background"], &background.evidence, background.confidence);
        }
        let short = |other: &Background| json!({"entry": other.entry, "name": other.name, "what": other.what});
        value["candidates"] = card.candidates.iter().map(short).collect();
        because(&mut value, &card.evidence, card.confidence);
    }
    value
}

fn quote(page: &Page, quote: &QuoteView, explain: bool) -> Value {
    let names: Vec<_> = page.names(&quote.speakers).collect();
    let entity = if names.is_empty() { Value::Null } else { json!(names.join(" and ")) };
    let mut value = json!({
        "start": quote.start, "end": quote.end, "type": quote.kind, "stance": quote.stance,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::PartKind;
    use crate::entity::{Form, Kind, QuoteKind, Stance};
    use crate::page::{DateView, PartView, RoleView, Who, WhoFrom};

    fn mention(start: usize, end: usize, form: Form, actors: &[usize]) -> MentionView {
        MentionView {
            start,
            end,
            text: String::new(),
            kind: Kind::Person,
            form,
            actors: actors.to_vec(),
            confidence: 0.87654,
            evidence: "after a title".into(),
            sieve: "name".into(),
            value: None,
        }
    }

    fn card(name: &str) -> Card {
        Card {
            roles: vec![RoleView { text: "mayor".into(), sentence: String::new() }],
            confidence: 0.5,
            evidence: "by hand".into(),
            ..Card::new(Kind::Person, name)
        }
    }

    fn page() -> Page {
        let quote = QuoteView {
            start: 4,
            end: 9,
            text: String::new(),
            kind: QuoteKind::Mixed,
            stance: Stance::Warns,
            cue: None,
            speaker: Some(SpanView { start: 0, end: 3, text: "Ann".into() }),
            speakers: vec![0, 1],
            nested: false,
            unsure: false,
            attribution: 0,
            confidence: 0.25,
            evidence: "by hand".into(),
        };
        let who = Who { text: "mayor".into(), from: WhoFrom::Article };
        let ann = Card { who: Some(who), ..card("Ann") };
        let date = |start, value: &str| DateView { start, end: 12, value: value.into(), ..DateView::default() };
        Page {
            mentions: vec![
                mention(0, 3, Form::Name, &[0]),
                mention(4, 8, Form::Pronoun, &[0, 1]),
                mention(9, 9, Form::Name, &[]),
            ],
            actors: vec![ann, card("Bo")],
            quotes: vec![quote],
            dates: vec![date(10, "2025"), date(11, "")],
            parts: vec![PartView { part: PartKind::Body, start: 0, end: 12 }],
            ..Page::default()
        }
    }

    #[test]
    fn what_the_scorer_reads() {
        let value: Value = serde_json::from_str(&line(&json!("a"), &page(), false)).expect("JSON");
        let expected = json!({
            "id": "a", "published": null,
            "mentions": [
                {"start": 0, "end": 3, "kind": "person", "actor": 0, "form": "name"},
                {"start": 4, "end": 8, "kind": "person", "actor": [0, 1], "form": "pronoun"},
            ],
            "actors": [
                {"name": "Ann", "kind": "person", "entry": null, "roles": ["mayor"], "who": "mayor", "who_from": "article"},
                {"name": "Bo", "kind": "person", "entry": null, "roles": ["mayor"], "who": null, "who_from": null},
            ],
            "quotes": [{
                "start": 4, "end": 9, "type": "mixed", "stance": "warns", "cue": null, "speaker": {"start": 0, "end": 3},
                "speaker_entity": "Ann and Bo", "nested": false,
            }],
            "dates": [{"start": 10, "end": 12, "value": "2025"}],
            "parts": [{"part": "body", "start": 0, "end": 12}],
        });
        assert_eq!(value, expected);
    }

    #[test]
    fn why_it_was_decided() {
        let value: Value = serde_json::from_str(&line(&json!(1), &page(), true)).expect("JSON");
        let first = &value["mentions"][0];
        assert_eq!((&first["evidence"], &first["sieve"]), (&json!("after a title"), &json!("name")));
        assert_eq!((&first["confidence"], &value["actors"][1]["confidence"]), (&json!(0.877), &json!(0.5)));
        assert_eq!(value["quotes"][0]["confidence"], 0.25);
    }
}
