//! The linear model behind the pronouns: templates of features, and their weights from `data/model/antecedents.tsv`. Takes numbers of
//! features, gives a sum; knows no text. `train antecedents` makes the table.

/// A group of features; the value says which.
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
    /// It has no name; from 2 on it is a noun of no known kind.
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
    /// How often the whole text names it.
    Named,
    /// How many others the text names before it.
    First,
    /// None is named more often.
    Top,
    /// No candidate was mentioned more often so far; 1 where each was less often.
    Most,
    /// Where it stands, each place for itself: subject or not by sentences between (0, 1, 2, 3, more) and the pronoun's case.
    Stands,
    /// It only tells of a noun ("Oslo trams"); its last word is a plural.
    Noun,
    /// It stands in the words of somebody known: who says them or another, by quotation marks and the pronoun's case.
    Speaker,
    /// No candidate is right: by case, by how many there are; 9 and 10 by sentence, 11 where "it" stands for what follows.
    None,
}

/// Name and number of values of each template, in its order.
const TEMPLATES: [(&str, usize); 25] = [
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
    ("unnamed", 4),
    ("same", 2),
    ("local", 60),
    ("near", 16),
    ("fronted", 15),
    ("named", 5),
    ("first", 4),
    ("top", 1),
    ("most", 2),
    ("stands", 40),
    ("noun", 4),
    ("speaker", 16),
    ("none", 12),
];

/// Features of one class of pronouns.
const SIZE: usize = 309;

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

/// Weights by number of feature; none where nothing was learned.
#[derive(Debug, Default)]
pub(crate) struct Weights(Vec<f32>);

impl Weights {
    /// Reads rows of `class`, `template` and the weights of its values in hundredths, apart by spaces; what they do not tell is 0.
    pub(crate) fn read<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> Weights {
        let mut weights = Vec::new();
        for row in rows {
            weights.resize(ALL, 0.0);
            let [class, template, values] = row[..] else { continue };
            let class = CLASSES.iter().position(|&name| name == class);
            let template = TEMPLATES.iter().position(|&(name, _)| name == template);
            let (Some(class), Some(template)) = (class, template) else { continue };
            let before: usize = TEMPLATES[..template].iter().map(|(_, size)| size).sum();
            let slots = weights[class * SIZE + before..].iter_mut().take(TEMPLATES[template].1);
            for (slot, value) in slots.zip(values.split(' ')) {
                *slot = value.parse::<i16>().map_or(0.0, |value| f32::from(value) / 100.0);
            }
        }
        Weights(weights)
    }

    /// Whether nothing was learned.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The sum of the weights of `features`.
    pub(crate) fn score(&self, features: &[u16]) -> f32 {
        features.iter().map(|&feature| self.0.get(usize::from(feature)).copied().unwrap_or(0.0)).sum()
    }
}

/// The table of `weights`, as [`Weights::read`] takes it.
#[cfg(feature = "train")]
pub(crate) fn write(weights: &[f32]) -> String {
    let mut table = String::from("# class\ttemplate\tweights in hundredths, by value\n");
    let mut rest = weights.iter();
    for class in CLASSES {
        for (template, size) in TEMPLATES {
            let values = rest.by_ref().take(size).map(|weight| format!("{:.0}", weight * 100.0));
            let values = values.map(|value| if value == "-0" { "0".to_owned() } else { value });
            table.push_str(&format!("{class}\t{template}\t{}\n", values.collect::<Vec<_>>().join(" ")));
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
        let weights = Weights::read(crate::pack::bundled().rows("model/antecedents.tsv")).0;
        assert!(weights.iter().any(|&weight| weight != 0.0) && weights.iter().all(|weight| weight.is_finite()));
    }
}
