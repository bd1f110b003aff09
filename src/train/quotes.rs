//! Learns where contents end and which claims of a cue were said, from texts with their quotes. Takes JSON lines of `gold/train.quotes.jsonl` and
//! `quotes/train/gum.jsonl`, and the examples of the cue lexicon, gives the table that `model::learned` reads; the same input gives the same table. The texts are read as they will be
//! in use; the questions that come up move the weights (log-linear, all at once).

use serde_json::Value;

use crate::coref::pronouns::LinearModel;
use crate::document::analyze_judged;
use crate::model::named::Listener;
use crate::resources::Resources;
use crate::span::Span;

use super::school::School;

/// Cost of a weight's square: a feature has to be seen often to count. Two folds of `gold/train` hardly differ: 3, 5
/// and 9 give 80.3, 80.6 and 80.7; other news is read best with 3.
const DECAY: f32 = 3.0;

/// The same for what the rules say, which is sure to count.
const DECAY_OF_RULES: f32 = 0.3;

/// Weights below are left out of the table.
const LEAST: f32 = 0.085;

/// Most bytes between the start of a content and that of the right one: "that ".
const SAME_START: usize = 12;

/// A content as annotated.
pub(super) struct Gold {
    pub(super) content: Span,
    cue: Option<Span>,
    /// The name of who says it; none where that is nobody with a name.
    pub(super) speaker: Option<String>,
    /// It stands inside another one.
    pub(super) nested: bool,
    /// It neither has to be found nor is it wrong.
    ignored: bool,
}

/// The table learned from `lines` and from the examples in the rows of `lexicon`. Errors where a line is no such text; `report` hears of the
/// progress.
pub fn learn(
    lines: &str,
    lexicon: &str,
    resources: &Resources,
    report: &mut dyn FnMut(String),
) -> Result<String, String> {
    let school = School::default();
    let texts: Vec<_> = lines.lines().filter(|line| !line.is_empty()).map(text).collect::<Result<_, _>>()?;
    for (text, gold) in texts.into_iter().chain(lexicon.lines().filter_map(example)) {
        let lesson = Lesson { school: &school, gold };
        analyze_judged(&text, resources, &mut |_| (), &mut LinearModel(&resources.learned.antecedents), Some(&lesson));
    }
    Ok(school.table(&|name| if is_rule(name) { DECAY_OF_RULES } else { DECAY }, LEAST, report))
}

/// The sentence of a row of the cue lexicon: its last cell, with the content in brackets and the speaker in braces.
fn example(row: &str) -> Option<(String, Vec<Gold>)> {
    let marked = row.rsplit('\t').next().filter(|cell| !row.starts_with('#') && cell.contains('['))?;
    let mut text = String::new();
    let (mut start, mut gold) = (0, Vec::new());
    for c in marked.chars() {
        match c {
            '{' | '}' => (),
            '[' => start = text.len(),
            ']' => gold.push(Gold {
                content: Span::new(start, text.len()),
                cue: None,
                speaker: None,
                nested: false,
                ignored: false,
            }),
            _ => text.push(c),
        }
    }
    Some((text, gold))
}

/// A text with its contents, in bytes.
pub(super) fn text(line: &str) -> Result<(String, Vec<Gold>), String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = value["text"].as_str().ok_or("a line without text")?.to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let span = |value: &Value| {
        let at = |name: &str| bytes.get(value[name].as_u64()? as usize).copied();
        Some(Span::new(at("start")?, at("end")?))
    };
    let quotes = value["quotes"].as_array().ok_or("a line without quotes")?;
    let gold = quotes.iter().filter_map(|quote| {
        let nested = quote["nested"] == true;
        let speaker = quote["speaker_entity"].as_str().map(str::to_owned);
        let ignored = nested || quote["ignore"] == true;
        Some(Gold { content: span(quote)?, cue: span(&quote["cue"]), speaker, nested, ignored })
    });
    Ok((text.clone(), gold.collect()))
}

/// One text of the school.
struct Lesson<'s> {
    school: &'s School,
    gold: Vec<Gold>,
}

/// Bytes that two spans share, as a part of the longer one.
fn overlap(one: Span, other: Span) -> f32 {
    let shared = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    shared as f32 / one.len().max(other.len()).max(1) as f32
}

impl Listener for Lesson<'_> {
    fn border(&self, answers: Vec<(Span, Vec<String>)>) {
        let near = |gold: &&Gold| answers.iter().any(|(span, _)| span.start.abs_diff(gold.content.start) <= SAME_START);
        let Some(gold) = self.gold.iter().find(near) else { return };
        let fits: Vec<f32> = answers.iter().map(|(span, _)| overlap(*span, gold.content)).collect();
        let best = fits.iter().copied().fold(0.0, f32::max);
        if best < 0.6 {
            return;
        }
        self.school.hear(answers.into_iter().zip(fits).map(|((_, names), fit)| (names, fit >= best * 0.97)));
    }

    fn report(&self, content: Span, cue: Option<Span>, features: Vec<String>) {
        let meets = |gold: &&Gold| {
            let same_cue = gold.cue.zip(cue).is_some_and(|(one, other)| one.start < other.end && other.start < one.end);
            let fit = overlap(gold.content, content);
            fit >= 0.4 || same_cue && fit > 0.0
        };
        let met: Vec<&Gold> = self.gold.iter().filter(meets).collect();
        let said = met.iter().any(|gold| !gold.ignored);
        if said || met.is_empty() {
            self.school.hear([(features, said)]);
        }
    }
}

/// Whether a feature tells what the rules decide by themselves.
fn is_rule(name: &str) -> bool {
    name == "report.bias"
        || name.starts_with("report.rule ")
        || name.starts_with("border.rule ") && name.split(' ').count() == 2
}
