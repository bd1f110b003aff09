//! What was learned about contents: weights of features by name, from `data/model/quotes.tsv`. Takes features, gives the sum of their weights;
//! knows no text. `train quotes` makes the table.

use std::sync::LazyLock;

use crate::hash;
use crate::keymap::KeyMap;
use crate::lexicon::rows;
use crate::span::Span;

/// Takes the features of a candidate: a template and the values that fill it.
pub(crate) trait Features {
    fn add(&mut self, template: &str, values: &[&str]);
}

/// The sum of the weights of features.
#[derive(Default)]
pub(super) struct Sum(pub(super) f32);

impl Features for Sum {
    fn add(&mut self, template: &str, values: &[&str]) {
        let key = values.iter().fold(hash::bytes(template.as_bytes()), |hash, value| more(hash, value));
        self.0 += WEIGHTS.get(key).copied().unwrap_or(0.0);
    }
}

/// The names of features, as the table has them.
#[derive(Default)]
pub(super) struct Names(pub(super) Vec<String>);

impl Features for Names {
    fn add(&mut self, template: &str, values: &[&str]) {
        self.0.push(std::iter::once(&template).chain(values).copied().collect::<Vec<_>>().join(" "));
    }
}

/// The hash of what was hashed before, a space and a value.
fn more(hash: u64, value: &str) -> u64 {
    value.bytes().fold(hash::byte(hash, b' '), hash::byte)
}

/// Hears the questions that come up while a text is read, with the features of each answer: what is learned from. Spans are bytes.
pub(crate) trait Listener {
    /// Where a content may end.
    fn border(&self, answers: Vec<(Span, Vec<String>)>);
    /// Whether a content with its cue was said.
    fn report(&self, content: Span, cue: Option<Span>, features: Vec<String>);
}

/// Weights by the hash of a feature's name.
static WEIGHTS: LazyLock<KeyMap<f32>> = LazyLock::new(|| {
    let weight = |row: Vec<&str>| {
        let [name, weight] = row[..] else { return None };
        Some((hash::bytes(name.as_bytes()), f32::from(weight.parse::<i16>().ok()?) / 100.0))
    };
    rows(include_str!("../../data/model/quotes.tsv")).filter_map(weight).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_found_by_its_name() {
        let (mut names, mut sum) = (Names::default(), Sum::default());
        for features in [&mut names as &mut dyn Features, &mut sum] {
            features.add("report.bias", &[]);
        }
        assert_eq!(names.0, ["report.bias"]);
        assert!(sum.0 != 0.0 && WEIGHTS.get(hash::bytes(b"report.bias")) == Some(&sum.0));
    }
}
