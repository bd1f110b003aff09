//! Learns how likely the speaker of a quote is right, from texts with their quotes and who says them. Takes JSON lines of
//! `gold/train.quotes.jsonl`, gives the table that `quote::certainty` reads; the same input gives the same table.

use serde_json::Value;

use crate::coref::pronouns::LinearModel;
use crate::document::analyze_judged;
use crate::model::named::Listener;
use crate::resources::Resources;
use crate::span::Span;

use super::school::School;

/// Cost of a weight's square; few speakers are wrong, so a feature has to be seen often to count.
const DECAY: f32 = 2.0;

/// The same for what all quotes have.
const DECAY_OF_BIAS: f32 = 0.1;

/// Weights below are left out of the table.
const LEAST: f32 = 0.045;

/// A content as annotated, with the name of who says it; none where that is nobody with a name.
struct Gold {
    content: Span,
    speaker: Option<String>,
}

/// The table learned from `lines`. Errors where a line is no such text; `report` hears of the progress.
pub fn learn(lines: &str, resources: &Resources, report: &mut dyn FnMut(String)) -> Result<String, String> {
    let school = School::default();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let (text, gold) = text(line)?;
        let lesson = Lesson { school: &school, text: &text, gold };
        analyze_judged(&text, resources, &mut |_| (), &mut LinearModel(&resources.learned.antecedents), Some(&lesson));
    }
    Ok(school.table(&|name| if name == "bias" { DECAY_OF_BIAS } else { DECAY }, LEAST, report))
}

/// A text with its contents, in bytes.
fn text(line: &str) -> Result<(String, Vec<Gold>), String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = value["text"].as_str().ok_or("a line without text")?.to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let quotes = value["quotes"].as_array().ok_or("a line without quotes")?;
    let gold = quotes.iter().filter(|quote| quote["nested"] != true).filter_map(|quote| {
        let at = |name: &str| bytes.get(quote[name].as_u64()? as usize).copied();
        let content = Span::new(at("start")?, at("end")?);
        Some(Gold { content, speaker: quote["speaker_entity"].as_str().map(str::to_owned) })
    });
    Ok((text.clone(), gold.collect()))
}

/// One text of the school.
struct Lesson<'s> {
    school: &'s School,
    text: &'s str,
    gold: Vec<Gold>,
}

impl Listener for Lesson<'_> {
    fn speaker(&self, content: Span, names: Vec<Span>, features: Vec<String>) {
        let shared = |gold: &&Gold| {
            let both = gold.content.end.min(content.end).saturating_sub(gold.content.start.max(content.start));
            both * 2 >= gold.content.len().max(content.len())
        };
        let Some(gold) = self.gold.iter().find(shared) else { return };
        let is_named = |speaker: &String| names.iter().any(|name| is_same(name.of(self.text), speaker));
        // Who has no name is right where nobody with a name is meant.
        let right = gold.speaker.as_ref().map_or(names.is_empty(), is_named);
        self.school.hear([(features, right)]);
    }
}

/// Whether two names can be of one actor: by their last word, by all words of the shorter one, or by initials.
fn is_same(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.map(str::to_lowercase).collect()
    };
    let (mut short, mut long) = (words(one), words(other));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    !short.is_empty()
        && (short.last() == long.last()
            || short.iter().all(|word| long.contains(word))
            || short.len() == 1 && short[0].len() > 1 && short[0] == initials)
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn names_of_one_actor() {
        assert!(is_same("Lee", "Ann Lee") && is_same("Ford", "Ford Motor Company") && is_same("UN", "United Nations"));
        assert!(!is_same("Ann Lee", "Ann Kovac") && !is_same("", "Ann") && !is_same("A", "Ann"));
    }
}
