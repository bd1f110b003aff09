//! Learns how likely the speaker of a quote is right, from texts with their quotes and who says them. Takes JSON lines of
//! `gold/train.quotes.jsonl`, gives the table that `quote::certainty` reads; the same input gives the same table.

use crate::coref::pronouns::LinearModel;
use crate::document::analyze_judged;
use crate::model::named::Listener;
use crate::resources::Resources;
use crate::span::Span;

use super::quotes::{Gold, text};
use super::school::School;

/// Cost of a weight's square; few speakers are wrong, so a feature has to be seen often to count.
const DECAY: f32 = 2.0;

/// The same for what all quotes have.
const DECAY_OF_BIAS: f32 = 0.1;

/// Weights below are left out of the table.
const LEAST: f32 = 0.045;

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
        let Some(gold) = self.gold.iter().filter(|gold| !gold.nested).find(shared) else { return };
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
