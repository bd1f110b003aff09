//! Sentences of the treebanks as the tagger learns them. Takes CoNLL-U files, gives atoms and tags.

use std::path::Path;

use super::conllu::{self, Annotated};
use crate::model::clusters::WordClusters;
use crate::pos::features::{self, Atom};
use crate::tag::Tag;
use crate::token::tokenize;

/// Files to learn from and to measure on, in the folder of the treebanks.
pub(super) const TRAIN: [&str; 2] = ["ewt.train.conllu", "gum.train.conllu"];

/// Files that are measured on only.
pub const DEV: [&str; 2] = ["ewt.dev.conllu", "gum.dev.conllu"];

/// One sentence in so many is learned a second time as a headline, and one in capitals.
const EVERY: usize = 5;

/// What can be set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Passes over the sentences.
    pub passes: usize,
    /// Learning rate.
    pub alpha: f32,
    /// Cost of a weight's size.
    pub l1: f32,
    /// Bits of a bucket number.
    pub bits: u8,
    /// Order of the sentences.
    pub seed: u64,
    /// Templates that are left out.
    pub without: Vec<u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { passes: 4, alpha: 0.5, l1: 6.0, bits: 17, seed: 1, without: Vec::new() }
    }
}

/// A sentence to learn from: an atom and a tag for each token; [`Tag::Unknown`] where the treebank says nothing of it.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// The tokens.
    pub atoms: Vec<Atom>,
    /// Their tags.
    pub tags: Vec<Tag>,
    /// Whether a token of the treebank begins where this one does.
    pub aligned: Vec<bool>,
}

/// How the sentences are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// As they are.
    Usual,
    /// As headlines in title case.
    Title,
    /// In capitals.
    Upper,
}

/// The sentences of a file. Errors name the file and what is wrong with it.
pub fn read(folder: &Path, file: &str) -> Result<Vec<Annotated>, String> {
    let path = folder.join(file);
    let error = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let text = std::fs::read_to_string(&path).map_err(|why| error(&why))?;
    conllu::read(&text).map_err(|why| error(&why))
}

/// The sentence as this program's tokens.
pub fn prepare(annotated: &Annotated, print: Print, clusters: &WordClusters) -> Sentence {
    let text = match print {
        Print::Usual => annotated.text.clone(),
        Print::Title => conllu::title_case(annotated),
        Print::Upper => annotated.text.to_ascii_uppercase(),
    };
    let tokens = tokenize(&text);
    let mut atoms = Vec::with_capacity(tokens.len());
    features::read(&text, &tokens, clusters, &mut atoms);
    let (tags, aligned) = tokens.iter().map(|token| conllu::tag_at(annotated, token)).unzip();
    Sentence { atoms, tags, aligned }
}

/// All sentences to learn from, some of them a second time as headlines.
pub fn gather(folder: &Path, clusters: &WordClusters) -> Result<Vec<Sentence>, String> {
    let mut sentences = Vec::new();
    for file in TRAIN {
        for (number, annotated) in read(folder, file)?.iter().enumerate() {
            sentences.push(prepare(annotated, Print::Usual, clusters));
            match number % EVERY {
                0 => sentences.push(prepare(annotated, Print::Title, clusters)),
                1 => sentences.push(prepare(annotated, Print::Upper, clusters)),
                _ => (),
            }
        }
    }
    Ok(sentences)
}
