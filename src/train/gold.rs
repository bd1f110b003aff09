//! Annotated texts to compare with. Takes JSON lines (`text`, `entities`, perhaps `region`) or a corpus file, gives names by bytes; and what of a
//! prediction is right, by the rule of the project's scorer: both sides without article, possessive ending and marks at the ends.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::document::analyze;
use crate::entity::{Form, Kind, Mention};
use crate::model::labels::NameClass;
use crate::resources::Resources;
use crate::span::Span;

use super::align::{PARAGRAPH, rebuild};
use super::corpus::{Meaning, Source, read};

/// A line of a file of gold.
#[derive(Deserialize, Serialize)]
pub(super) struct Line {
    pub text: String,
    #[serde(default)]
    region: String,
    /// Share of the annotation that could be laid over the text.
    #[serde(default = "whole")]
    aligned: f32,
    #[serde(default)]
    pub entities: Vec<LineName>,
}

fn whole() -> f32 {
    1.0
}

/// Texts whose annotation is laid over them less well are left out.
const ALIGNED: f32 = 0.98;

/// Offsets in code points.
#[derive(Deserialize, Serialize)]
pub(super) struct LineName {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
}

/// A text with its names, spans in bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gold {
    /// The text.
    pub text: String,
    /// Where it comes from; may be empty.
    pub region: String,
    /// Names of the kinds that count.
    pub names: BTreeMap<Span, Kind>,
    /// Names of other kinds: a mention there is neither right nor wrong.
    pub left_out: BTreeSet<Span>,
}

impl Gold {
    /// Reads JSON lines; offsets there are code points. Errors name the line.
    pub fn lines(jsonl: &str) -> Result<Vec<Gold>, String> {
        let mut golds = Vec::new();
        for (number, line) in jsonl.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let line: Line = serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1))?;
            if line.aligned >= ALIGNED {
                golds.push(Gold::new(line));
            }
        }
        Ok(golds)
    }

    fn new(line: Line) -> Gold {
        let offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
        let mut gold = Gold { text: line.text, region: line.region, ..Gold::default() };
        for name in &line.entities {
            let (Some(&start), Some(&end)) = (offsets.get(name.start), offsets.get(name.end)) else { continue };
            let span = trimmed(&gold.text, Span::new(start, end.max(start)));
            match kind(&name.kind) {
                Some(kind) => drop(gold.names.insert(span, kind)),
                None => drop(gold.left_out.insert(span)),
            }
        }
        gold
    }

    /// The mentions that count, with their trimmed spans, and whether each is right.
    pub fn judge(&self, resources: &Resources) -> Vec<(Mention, Span, bool)> {
        let counts =
            |mention: &Mention| mention.form == Form::Name && !matches!(mention.kind, Kind::Event | Kind::Date);
        let mentions = analyze(&self.text, resources).mentions.into_iter().filter(counts);
        mentions
            .map(|mention| (trimmed(&self.text, mention.span), mention))
            .filter(|(span, _)| !self.left_out.contains(span))
            .map(|(span, mention)| {
                let right = self.names.get(&span) == Some(&mention.kind);
                (mention, span, right)
            })
            .collect()
    }
}

/// The kind that a type of the gold counts as.
fn kind(name: &str) -> Option<Kind> {
    match name.to_ascii_lowercase().as_str() {
        "person" | "per" => Some(Kind::Person),
        "organization" | "org" => Some(Kind::Organization),
        "location" | "facility" | "place" | "loc" | "gpe" | "fac" => Some(Kind::Place),
        "norp" | "group" | "nationality" => Some(Kind::Group),
        _ => None,
    }
}

/// A corpus file (`data/model/tags.tsv` tells what its tags mean) as JSON lines with offsets in code points.
pub fn corpus_lines(file: &str, source: &Source) -> Result<String, String> {
    let mut out = String::new();
    for document in read(file, source.unit)? {
        let annotated = rebuild(&document, source, PARAGRAPH)?;
        let text = &annotated.text;
        let point = |byte: usize| text[..byte].chars().count();
        let name = |(span, meaning): &(Span, Meaning)| LineName {
            start: point(span.start),
            end: point(span.end),
            kind: only_class(*meaning).to_owned(),
        };
        let entities = annotated.names.iter().map(name).collect();
        let line = Line { text: text.clone(), region: String::new(), aligned: 1.0, entities };
        out += &serde_json::to_string(&line).map_err(|error| error.to_string())?;
        out.push('\n');
    }
    Ok(out)
}

/// The class that a tag stands for, where it is but one.
fn only_class(meaning: Meaning) -> &'static str {
    let sure = !meaning.outside && !meaning.unknown && meaning.classes.count_ones() == 1;
    let class = NameClass::NAMES.get(meaning.classes.trailing_zeros() as usize);
    class.copied().filter(|_| sure).unwrap_or("other")
}

/// Without marks at the ends, the article and the possessive ending.
fn trimmed(text: &str, span: Span) -> Span {
    const MARKS: &str = ".,;:!?\"'()[]{}“”‘’«»—–-…";
    let is_mark = |c: char| c.is_whitespace() || MARKS.contains(c);
    let (mut start, mut end) = (span.start, span.end);
    loop {
        let inner = text[start..end].trim_start_matches(is_mark);
        let bare = inner.trim_end_matches(is_mark);
        let from = end - inner.len();
        let to = from + bare.len();
        let article = ["the", "an", "a"].iter().find_map(|article| {
            let (head, rest) = bare.split_once(char::is_whitespace)?;
            let rest = rest.trim_start();
            (head.eq_ignore_ascii_case(article) && !rest.is_empty()).then_some(bare.len() - rest.len())
        });
        let from = from + article.unwrap_or(0);
        let ending = ["'s", "’s"].iter().find_map(|ending| text[from..to].strip_suffix(ending));
        let to = ending.filter(|name| !name.is_empty()).map_or(to, |name| from + name.len());
        if (from, to) == (start, end) || from >= to {
            return Span::new(from.min(to), to);
        }
        (start, end) = (from, to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_trimmed() {
        for (text, name) in [
            ("“the Tate’s”", "Tate"),
            ("the Kremlin's", "Kremlin"),
            ("The", "The"),
            ("An  “U.N.”,", "U.N"),
            ("…", ""),
            ("'s", "s"),
        ] {
            assert_eq!(trimmed(text, Span::new(0, text.len())).of(text), name, "{text}");
        }
    }

    #[test]
    fn a_corpus_becomes_lines() {
        let sources = super::super::corpus::sources().expect("committed tables");
        let source = sources.iter().find(|source| source.name == "wikigold").expect("listed");
        let lines = corpus_lines("Ödön\tB-PER\nsaw\tO\nZorblax\tB-MISC\n.\tO\n", source).expect("good");
        let gold = Gold::lines(&lines).expect("just written");
        assert_eq!(gold[0].text, "Ödön saw Zorblax.");
        assert_eq!(gold[0].names.iter().map(|(span, kind)| (span.end, *kind)).collect::<Vec<_>>(), [(6, Kind::Person)]);
        assert_eq!(gold[0].left_out.iter().map(|span| span.of(&gold[0].text)).collect::<Vec<_>>(), ["Zorblax"]);
    }

    #[test]
    fn a_broken_line_is_named() {
        assert!(Gold::lines("\n{").is_err_and(|error| error.starts_with("line 2")));
    }
}
