//! Counts how often a word stands in lower case and how often capitalised inside a sentence, over the open text corpora.

use std::collections::BTreeMap;
use std::path::Path;

use super::table::List;

/// Files of one token a line (first cell, or second cell in CoNLL-U). Tweets are left out: their case says nothing.
const CORPORA: [&str; 14] = [
    "ner/train/crossner-literature.dev.tsv",
    "ner/train/crossner-literature.test.tsv",
    "ner/train/crossner-politics.dev.tsv",
    "ner/train/crossner-politics.train.tsv",
    "ner/train/crossner-science.dev.tsv",
    "ner/train/crossner-science.test.tsv",
    "ner/train/gmb-clean.train.tsv",
    "ner/train/grobid-wiki.train.tsv",
    "ner/train/re3d-proper.train.tsv",
    "ner/train/redocred.train.tsv",
    "ner/train/wikigold.train.tsv",
    "ner/train/redocred.test.tsv",
    "ud/ewt.train.conllu",
    "ud/gum.train.conllu",
];

/// A word must be seen in lower case this often to be listed.
const LISTED_FROM: u32 = 4;

#[derive(Clone, Copy, Default)]
struct Count {
    lower: u32,
    capitalised: u32,
}

/// Counts by lower-case word.
pub struct Words(BTreeMap<String, Count>);

impl Words {
    pub fn count(shared: &Path) -> Result<Words, String> {
        let mut counts = BTreeMap::new();
        for file in CORPORA {
            let path = shared.join(file);
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let column = usize::from(file.ends_with(".conllu"));
            for sentence in text.split("\n\n") {
                let tokens = sentence.lines().filter(|line| !line.starts_with('#'));
                let tokens: Vec<_> = tokens.filter_map(|line| line.split('\t').nth(column)).collect();
                count_sentence(&tokens, &mut counts);
            }
        }
        Ok(Words(counts))
    }

    /// Whether a capitalised form is also an everyday word: seen in lower case, and not so rarely that it is a slip.
    pub fn is_word(&self, form: &str) -> bool {
        self.0.get(&form.to_lowercase()).is_some_and(|count| count.lower > 0 && count.lower * 20 > count.capitalised)
    }

    /// Whether a name would be mistaken for a frequent word ("May", "Will", "Mark").
    pub fn is_frequent(&self, form: &str) -> bool {
        self.is_word(form) && self.0.get(&form.to_lowercase()).is_some_and(|count| count.lower >= LISTED_FROM)
    }

    /// Whether a name is rather the everyday word ("Church", "Island"): often written without a capital, in capitals never.
    pub fn is_ordinary(&self, form: &str) -> bool {
        let count = self.0.get(&form.to_lowercase()).copied().unwrap_or_default();
        let rest_lower = form.chars().skip(1).all(|c| c.is_lowercase() || c == '-');
        rest_lower && count.lower >= LISTED_FROM && count.lower * 8 > count.capitalised
    }

    /// `common_words.txt`. Counts are rounded down to a power of two: they only serve as odds, and compress better so.
    pub fn list(&self) -> List {
        let mut list = List::new("common_words.txt", "word lower capitalised");
        for (word, count) in self.0.iter().filter(|(_, count)| count.lower >= LISTED_FROM) {
            let rounded = |count: u32| if count == 0 { 0 } else { 1 << count.ilog2() };
            list.add([word, &rounded(count.lower).to_string(), &rounded(count.capitalised).to_string()]);
        }
        list
    }
}

fn count_sentence(tokens: &[&str], counts: &mut BTreeMap<String, Count>) {
    let words = || tokens.iter().filter(|token| token.chars().all(char::is_alphabetic) && token.len() > 3);
    let is_title = 2 * words().filter(|word| word.starts_with(char::is_uppercase)).count() > words().count();
    for (at, token) in tokens.iter().enumerate() {
        if !token.chars().all(|c| c.is_alphabetic() || c == '-') || !token.starts_with(char::is_alphabetic) {
            continue;
        }
        let opens = at == 0
            || matches!(tokens[at - 1], "\"" | "“" | "``" | "'" | "‘" | ":" | "." | "?" | "!" | "(" | "-" | "–");
        let rest_lower = token.chars().skip(1).all(|c| c.is_lowercase() || c == '-');
        let capital = token.starts_with(char::is_uppercase) && token.chars().nth(1).is_some();
        if !rest_lower || (capital && (opens || is_title)) {
            continue;
        }
        let count = counts.entry(token.to_lowercase()).or_default();
        if capital { count.capitalised += 1 } else { count.lower += u32::from(token.starts_with(char::is_lowercase)) }
    }
}
