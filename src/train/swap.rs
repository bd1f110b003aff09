//! Documents in which persons have other names. Takes a document of a corpus, gives it with each word of a person's name exchanged for a surname
//! from anywhere in the world, the same word always for the same one. The corpora know few names of the world; the news is full of them.

use std::collections::HashMap;

use crate::lexicon::rows;

use super::corpus::{CorpusDocument, Meaning, Source, Tagged};
use super::random::Random;

/// Letters from which a word of a name is exchanged: initials and "Jr" are not.
const LEAST: usize = 3;

/// The surnames of the gazetteer that are no everyday words.
pub(super) fn surnames() -> Vec<&'static str> {
    let rows = rows(include_str!("../../data/gazetteer/surnames.tsv"));
    rows.filter(|row| row.get(2) != Some(&"1")).map(|row| row[0]).collect()
}

/// `document` with names out of `names`, which has some, chosen by `random`.
pub(super) fn swap(document: &CorpusDocument, source: &Source, names: &[&str], random: &mut Random) -> CorpusDocument {
    let mut others: HashMap<&str, &str> = HashMap::new();
    let mut out = document.clone();
    for (word, Tagged { token, tag }) in out.iter_mut().flatten().zip(document.iter().flatten()) {
        if exchangeable(token, tag, source) {
            word.token = (*others.entry(token).or_insert_with(|| names[random.below(names.len())])).to_owned();
        }
    }
    out
}

/// A capitalised word of a name that is a person's beyond doubt.
fn exchangeable(token: &str, tag: &str, source: &Source) -> bool {
    let person = Meaning { classes: 1, ..Meaning::default() };
    let capital = token.starts_with(char::is_uppercase) && token.chars().all(char::is_alphabetic);
    let class = tag.get(2..).and_then(|class| source.tags.get(class));
    capital && token.chars().count() >= LEAST && class == Some(&person)
}
