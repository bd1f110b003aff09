//! Weights of features by their names, as `data/model/quotes.tsv`, `speakers.tsv` and `descriptions.tsv` have them: a template and the values that fill it, and a
//! weight in hundredths. Takes features, gives the sum of their weights; knows no text. `train quotes`, `train speakers` and `train descriptions` make the tables.

use crate::hash;
use crate::keymap::KeyMap;
use crate::span::Span;

/// Takes the features of a candidate: a template and the values that fill it.
pub(crate) trait Features {
    fn add(&mut self, template: &str, values: &[&str]);
}

/// Weights by the hash of a feature's name.
#[derive(Debug, Default)]
pub(crate) struct Weights(KeyMap<f32>);

impl Weights {
    /// Reads the rows of a table; one that does not parse is left out.
    pub(crate) fn read<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> Weights {
        let weight = |row: Vec<&'a str>| {
            let [name, weight] = row[..] else { return None };
            Some((hash::bytes(name.as_bytes()), f32::from(weight.parse::<i16>().ok()?) / 100.0))
        };
        Weights(rows.filter_map(weight).collect())
    }

    /// Whether nothing was learned.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sum of no features yet.
    pub(crate) fn sum(&self) -> Sum<'_> {
        Sum { weights: self, sum: 0.0 }
    }
}

/// The sum of the weights of features.
pub(crate) struct Sum<'w> {
    weights: &'w Weights,
    pub(crate) sum: f32,
}

impl Features for Sum<'_> {
    fn add(&mut self, template: &str, values: &[&str]) {
        let key = values.iter().fold(hash::bytes(template.as_bytes()), |hash, value| more(hash, value));
        self.sum += self.weights.0.get(key).copied().unwrap_or(0.0);
    }
}

/// The names of features, as the tables have them.
#[derive(Default)]
pub(crate) struct Names(pub(crate) Vec<String>);

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
    fn border(&self, _answers: Vec<(Span, Vec<String>)>) {}
    /// Whether a content with its cue was said.
    fn report(&self, _content: Span, _cue: Option<Span>, _features: Vec<String>) {}
    /// Who says a content: all names of those who are meant.
    fn speaker(&self, _content: Span, _names: Vec<Span>, _features: Vec<String>) {}
    /// Whom a description means: the names of each candidate before it, nobody last.
    fn describe(&self, _description: Span, _answers: Vec<(Vec<Span>, Vec<String>)>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_found_by_its_name() {
        let weights = Weights::read([vec!["a.b", "25"], vec!["a.b c", "-150"], vec!["a", "b", "c"]].into_iter());
        let (mut names, mut sum) = (Names::default(), weights.sum());
        for features in [&mut names as &mut dyn Features, &mut sum] {
            features.add("a.b", &[]);
            features.add("a.b", &["c"]);
            features.add("d", &["e", "f"]);
        }
        assert_eq!(names.0, ["a.b", "a.b c", "d e f"]);
        assert_eq!(sum.sum, -1.25);
    }
}
