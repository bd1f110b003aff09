//! The linear model behind the pronouns: templates of features, and their weights from `data/model/antecedents.tsv`. Takes numbers of
//! features, gives a sum; knows no text. `train antecedents` makes the table.

use std::sync::LazyLock;

use crate::lexicon::{decimal, rows};

/// A group of features of which at most one fires; the value says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Template {
    /// Sentences between (0, 1, 2, 3, more; 5 after the pronoun) by the pronoun's case.
    Distance,
    /// The candidate's part by the pronoun's case, in the same sentence and before it.
    Role,
    /// How many other candidates stand between, in the same sentence and before it.
    Rank,
    /// Name, description or pronoun, in the same sentence and before it.
    Form,
    /// What is known of the candidate's gender.
    Gender,
    /// Clauses between, in the same sentence, by the pronoun's case.
    Clause,
    /// It opens its sentence, in the same sentence and before it.
    Opens,
    /// How often its actor was mentioned before.
    Count,
    /// Quotation marks between.
    Quoted,
    /// A paragraph ends between.
    Paragraph,
    /// Its kind.
    Kind,
    /// The pronoun opens its sentence: the candidate's part there.
    Opening,
    /// It has no name.
    Unnamed,
    /// It is the same pronoun.
    Same,
    /// In the same sentence: the candidate's part by clauses between and the pronoun's case.
    Local,
    /// Few tokens between ("Ann and her"), by the pronoun's case.
    Near,
    /// The pronoun stands before the first comma of a sentence that opens with a preposition or conjunction: the candidate's part, in the
    /// sentence before and after it.
    Fronted,
    /// No candidate is right: by case, by how many there are.
    None,
}

/// Name and number of values of each template, in its order.
const TEMPLATES: [(&str, usize); 18] = [
    ("distance", 24),
    ("role", 40),
    ("rank", 10),
    ("form", 6),
    ("gender", 6),
    ("clause", 16),
    ("opens", 2),
    ("count", 3),
    ("quoted", 4),
    ("paragraph", 1),
    ("kind", 6),
    ("opening", 10),
    ("unnamed", 2),
    ("same", 2),
    ("local", 60),
    ("near", 16),
    ("fronted", 15),
    ("none", 12),
];

/// Features of one class of pronouns.
const SIZE: usize = 235;

/// Classes of pronouns: he and she, it, they.
pub(crate) const CLASSES: [&str; 3] = ["person", "thing", "plural"];

/// All weights of all classes.
pub(crate) const ALL: usize = SIZE * CLASSES.len();

/// Number of a feature.
pub(crate) fn feature(class: usize, template: Template, value: usize) -> u16 {
    let before: usize = TEMPLATES[..template as usize].iter().map(|(_, size)| size).sum();
    let (_, size) = TEMPLATES[template as usize];
    (class * SIZE + before + value.min(size - 1)) as u16
}

/// Weights by number of feature.
static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| read(include_str!("../../data/model/antecedents.tsv")).collect());

/// Reads a table of `class`, `template`, `value`, `weight`; what it does not tell is 0.
fn read(table: &'static str) -> impl Iterator<Item = f32> {
    let mut weights = vec![0.0; ALL];
    for row in rows(table) {
        let [class, template, value, weight] = row[..] else { continue };
        let class = CLASSES.iter().position(|&name| name == class);
        let template = TEMPLATES.iter().position(|&(name, _)| name == template);
        let (Some(class), Some(template)) = (class, template) else { continue };
        let (Ok(value), Some(weight)) = (value.parse::<usize>(), decimal(weight)) else { continue };
        let before: usize = TEMPLATES[..template].iter().map(|(_, size)| size).sum();
        if value < TEMPLATES[template].1 {
            weights[class * SIZE + before + value] = weight;
        }
    }
    weights.into_iter()
}

/// The sum of the weights of `features`.
pub(crate) fn score(features: &[u16]) -> f32 {
    features.iter().map(|&feature| WEIGHTS[usize::from(feature)]).sum()
}

/// The table of `weights`, as [`score`] reads it.
#[cfg(feature = "train")]
pub(crate) fn write(weights: &[f32]) -> String {
    let mut table = String::from("# class\ttemplate\tvalue\tweight\n");
    let mut at = 0;
    for class in CLASSES {
        for (template, size) in TEMPLATES {
            for value in 0..size {
                let weight = weights.get(at).copied().unwrap_or(0.0);
                at += 1;
                if weight.abs() >= 0.005 {
                    table.push_str(&format!("{class}\t{template}\t{value}\t{weight:.2}\n"));
                }
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_do_not_overlap() {
        assert_eq!(TEMPLATES.iter().map(|(_, size)| size).sum::<usize>(), SIZE);
        assert_eq!(TEMPLATES[Template::None as usize].0, "none");
        assert_eq!(usize::from(feature(2, Template::None, 99)), ALL - 1);
        assert!(WEIGHTS.iter().any(|&weight| weight != 0.0) && WEIGHTS.iter().all(|weight| weight.is_finite()));
    }
}
