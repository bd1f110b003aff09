//! Learns whom descriptions mean, from texts with coreference. Takes JSON lines of texts with clusters (GUM, `gold/train`), gives the table that
//! `coref::nominals` reads; the same input gives the same table.

use std::collections::HashMap;

use serde_json::Value;

use crate::coref::pronouns::LinearModel;
use crate::document::analyze_judged;
use crate::model::named::Listener;
use crate::resources::Resources;
use crate::span::Span;

use super::school::School;

/// Cost of a weight's square.
const DECAY: f32 = 2.0;

/// Weights below are left out of the table.
const LEAST: f32 = 0.15;

/// One text with what its names and descriptions mean.
struct Lesson<'s> {
    school: &'s School,
    /// First byte and cluster of each name by the byte that it ends with.
    names: HashMap<usize, Vec<(usize, u64)>>,
    /// First byte and cluster of each description likewise.
    descriptions: HashMap<usize, Vec<(usize, u64)>>,
}

/// The table learned from `lines`. Errors where a line is no such text; `report` hears of the progress.
pub fn learn(lines: &str, resources: &Resources, report: &mut dyn FnMut(String)) -> Result<String, String> {
    let school = School::default();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let text = value["text"].as_str().ok_or("a line without text")?;
        let lesson = lesson(&school, text, &value)?;
        analyze_judged(text, resources, &mut |_| (), &mut LinearModel(&resources.learned.antecedents), Some(&lesson));
    }
    Ok(school.table(&|_| DECAY, LEAST, report))
}

fn lesson<'s>(school: &'s School, text: &str, value: &Value) -> Result<Lesson<'s>, String> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut lesson = Lesson { school, names: HashMap::new(), descriptions: HashMap::new() };
    for mention in value["mentions"].as_array().ok_or("a line without mentions")? {
        let at = |name: &str| bytes.get(mention[name].as_u64()? as usize).copied();
        let Some((start, end, cluster)) = at("start").zip(at("end")).zip(mention["cluster"].as_u64()).map(flat) else {
            continue;
        };
        let words = &text[start..end];
        let end = start + words.trim_end_matches("'s").trim_end_matches("’s").trim_end().len();
        let known = match mention["head_upos"].as_str() {
            Some("PROPN") => &mut lesson.names,
            Some("PRON" | "DET") => continue,
            _ => &mut lesson.descriptions,
        };
        known.entry(end).or_default().push((start, cluster));
    }
    Ok(lesson)
}

fn flat(((start, end), cluster): ((usize, usize), u64)) -> (usize, usize, u64) {
    (start, end, cluster)
}

impl Lesson<'_> {
    /// The cluster that most of the names belong to.
    fn owner(&self, names: &[Span]) -> Option<u64> {
        let mut votes: HashMap<u64, usize> = HashMap::new();
        for name in names {
            let ending = self.names.get(&name.end).into_iter().flatten();
            if let Some(&(_, cluster)) = ending.min_by_key(|(start, _)| start.abs_diff(name.start)) {
                *votes.entry(cluster).or_default() += 1;
            }
        }
        votes.into_iter().max_by_key(|&(cluster, count)| (count, cluster)).map(|(cluster, _)| cluster)
    }
}

impl Listener for Lesson<'_> {
    fn describe(&self, description: Span, answers: Vec<(Vec<Span>, Vec<String>)>) {
        let ending = self.descriptions.get(&description.end).into_iter().flatten();
        let meant = ending.min_by_key(|(start, _)| start.abs_diff(description.start)).map(|&(_, cluster)| cluster);
        let right: Vec<bool> = answers.iter().map(|(names, _)| meant.is_some() && self.owner(names) == meant).collect();
        // Who is not among the candidates cannot be learned.
        if meant.is_some() && !right.contains(&true) {
            return;
        }
        let last = answers.len() - 1;
        let answers = answers.into_iter().zip(right).enumerate();
        self.school
            .hear(answers.map(|(at, ((_, names), right))| (names, if at == last { meant.is_none() } else { right })));
    }
}
