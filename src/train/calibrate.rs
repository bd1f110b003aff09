//! How often a probability is right. Takes annotated texts and a model, gives a table from probabilities to shares of right mentions. Changes no
//! decision: only how sure the page says it is.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::document::analyze;
use crate::entity::{Form, Kind};
use crate::resources::Resources;
use crate::span::Span;

/// Steps of the table; it has one point more.
pub const STEPS: usize = 10;

/// A mention that was found: its probability, and whether it is right.
pub type Outcome = (f32, bool);

#[derive(Deserialize)]
struct Gold {
    text: String,
    entities: Vec<GoldName>,
}

/// Offsets in code points.
#[derive(Deserialize)]
struct GoldName {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// What becomes of all mentions in the texts of `jsonl` (`text` and `entities` a line).
pub fn outcomes(jsonl: &str, resources: &Resources) -> Result<Vec<Outcome>, String> {
    let mut outcomes = Vec::new();
    for (number, line) in jsonl.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let gold: Gold = serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1))?;
        add(&gold, resources, &mut outcomes);
    }
    Ok(outcomes)
}

fn add(gold: &Gold, resources: &Resources, outcomes: &mut Vec<Outcome>) {
    let offsets: Vec<usize> = gold.text.char_indices().map(|(at, _)| at).chain([gold.text.len()]).collect();
    let (mut right, mut left_out) = (BTreeSet::new(), BTreeSet::new());
    for name in &gold.entities {
        let (Some(&start), Some(&end)) = (offsets.get(name.start), offsets.get(name.end)) else { continue };
        let span = trimmed(&gold.text, Span::new(start, end));
        match kind(&name.kind) {
            Some(kind) => right.insert((span, kind)),
            None => left_out.insert((span, Kind::Event)),
        };
    }
    for mention in analyze(&gold.text, resources).mentions {
        let span = trimmed(&gold.text, mention.span);
        let counts = mention.form == Form::Name && !matches!(mention.kind, Kind::Event | Kind::Date);
        if counts && !left_out.contains(&(span, Kind::Event)) {
            outcomes.push((mention.confidence, right.contains(&(span, mention.kind))));
        }
    }
}

fn kind(name: &str) -> Option<Kind> {
    match name.to_ascii_lowercase().as_str() {
        "person" => Some(Kind::Person),
        "organization" => Some(Kind::Organization),
        "location" | "facility" => Some(Kind::Place),
        "norp" => Some(Kind::Group),
        _ => None,
    }
}

/// Without marks at the ends, the article and the possessive ending.
fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = inner.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = ["the ", "The ", "a ", "an "].iter().find_map(|article| start.strip_prefix(article)).unwrap_or(start);
    let end = start.trim_end_matches(|c: char| !c.is_alphanumeric());
    let end = ["'s", "’s"].iter().find_map(|ending| end.strip_suffix(ending)).unwrap_or(end);
    let from = span.start + (inner.len() - start.len());
    Span::new(from, from + end.len())
}

/// The share of right mentions at each step of probability, never falling; the shares of thin steps lean on their neighbours.
pub fn table(outcomes: &[Outcome]) -> Vec<f32> {
    let mut points: Vec<(f32, f32)> = (0..=STEPS)
        .map(|point| {
            let near = outcomes.iter().filter(|(p, _)| (p * STEPS as f32 - point as f32).abs() < 0.5);
            let (all, right) =
                near.fold((0.0, 0.0), |(all, right), &(_, ok)| (all + 1.0, right + f32::from(u8::from(ok))));
            let prior = point as f32 / STEPS as f32;
            ((right + 4.0 * prior) / (all + 4.0), all + 4.0)
        })
        .collect();
    // Pool neighbours that fall, until none does.
    let mut pools: Vec<(f32, f32, usize)> = Vec::new();
    for (share, weight) in points.drain(..) {
        pools.push((share, weight, 1));
        while let [.., (a, wa, na), (b, wb, nb)] = pools[..]
            && a > b
        {
            pools.truncate(pools.len() - 2);
            pools.push(((a * wa + b * wb) / (wa + wb), wa + wb, na + nb));
        }
    }
    pools.iter().flat_map(|&(share, _, count)| std::iter::repeat_n(share, count)).collect()
}

/// What `table` says of a probability: between its points.
pub fn look_up(table: &[f32], probability: f32) -> f32 {
    crate::ner::model::between(table, probability)
}

/// For tenths of probability: how many mentions, how many of them right, their mean probability.
pub fn reliability(outcomes: &[Outcome]) -> Vec<(usize, usize, f32)> {
    let row = |tenth: usize| {
        let own: Vec<_> = outcomes.iter().filter(|(p, _)| ((p * 10.0) as usize).min(9) == tenth).collect();
        let mean = own.iter().map(|(p, _)| p).sum::<f32>() / own.len().max(1) as f32;
        (own.len(), own.iter().filter(|(_, right)| *right).count(), mean)
    };
    (0..10).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_never_falls() {
        let outcomes: Vec<Outcome> = (0..1000).map(|i| (i as f32 / 1000.0, i % 3 != 0 && i > 400)).collect();
        let table = table(&outcomes);
        assert_eq!(table.len(), STEPS + 1);
        assert!(table.is_sorted() && table[0] < 0.1 && (0.5..0.8).contains(&table[STEPS]));
        assert_eq!(reliability(&outcomes)[9].0, 100);
    }

    #[test]
    fn ends_are_trimmed() {
        let text = "“the Tate’s”";
        assert_eq!(trimmed(text, Span::new(0, text.len())).of(text), "Tate");
    }
}
