//! Trains the tagger on annotated corpora. Takes `data/model/sources.tsv`, `tags.tsv` and the corpora that they name, gives the bytes of a model
//! file; the same input gives the same bytes. Uses the very features that `ner` uses. Not part of the page.

pub mod align;
pub mod antecedents;
pub mod classes;
pub mod corpus;
pub mod evaluate;
pub mod examples;
pub mod ftrl;
pub mod gold;
pub mod headlines;
pub mod kmeans;
pub mod learn;
pub mod pos;
pub mod quantize;
pub mod random;
pub mod swap;

use std::path::Path;

use classes::Classes;
use corpus::{CorpusDocument, Source};
use examples::Examples;
use random::Random;

use crate::model::clusters::WordClusters;
use crate::resources::Resources;

/// What can be set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Passes over the corpora.
    pub passes: usize,
    /// Learning rate.
    pub alpha: f32,
    /// Cost of a weight's size; weights that do not earn it are zero.
    pub l1: f32,
    /// Bits of a bucket number.
    pub bits: u8,
    /// Features seen less often are left out.
    pub cut_off: u32,
    /// Order of the chains.
    pub seed: u64,
    /// Corpora that are left out.
    pub skip: Vec<String>,
    /// Groups of features that are left out.
    pub without: Vec<String>,
    /// Whether some sentences are learned as headlines, too.
    pub headlines: bool,
    /// Whether some documents are learned without lists and votes.
    pub withhold: bool,
    /// Whether some documents are learned again with other names of persons.
    pub swap: bool,
    /// Whether each feature has a second copy for its corpus, which does not ship (EasyAdapt, Daumé 2007).
    pub adapt: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let (skip, without) = (Vec::new(), Vec::new());
        Settings {
            passes: 4,
            alpha: 0.05,
            l1: 8.0,
            bits: 18,
            cut_off: 2,
            seed: 1,
            skip,
            without,
            headlines: true,
            withhold: true,
            swap: true,
            adapt: true,
        }
    }
}

/// Reads all corpora in `folder`. Errors name the file and what is wrong with it; `report` is told what was read.
pub fn gather(
    folder: &Path,
    resources: &Resources,
    classes: &Classes,
    settings: &Settings,
    report: &mut dyn FnMut(String),
) -> Result<Examples, String> {
    let mut adding = Adding {
        examples: Examples::default(),
        clusters: WordClusters::new(&classes.words, classes.coarse.clone()),
        resources,
        settings,
        withheld: settings.without.iter().cloned().chain(WITHHELD.map(str::to_owned)).collect(),
        names: swap::surnames(),
        random: Random::new(settings.seed),
        count: 0,
    };
    for source in corpus::sources()?.iter().filter(|source| !settings.skip.iter().any(|name| name == source.name)) {
        let before = adding.examples.tokens.len();
        for file in &source.files {
            let path = folder.join(format!("{file}.tsv"));
            let error = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
            let text = std::fs::read_to_string(&path).map_err(|why| error(&why))?;
            for document in corpus::read(&text, source.unit).map_err(|why| error(&why))? {
                adding.document(&document, source).map_err(|why| error(&why))?;
            }
        }
        let tokens = adding.examples.tokens.len() - before;
        report(format!("{}: {tokens} tokens that may be part of names", source.name));
    }
    let mut examples = adding.examples;
    let kept = examples.cut(settings.cut_off);
    let all = examples.features.len();
    report(format!("{kept} features, {all} times; {} tokens of names are beyond reach", examples.lost));
    Ok(examples)
}

/// Groups of features that some documents are learned without, so that the others learn to do without them.
const WITHHELD: [&str; 2] = ["lists", "votes"];

/// One document in so many is learned without [`WITHHELD`].
const WITHHELD_EVERY: usize = 3;

/// One document in so many is learned again with other names of persons.
const SWAPPED_EVERY: usize = 2;

/// Adds documents to the examples, some in more than one form.
struct Adding<'a> {
    examples: Examples,
    clusters: WordClusters,
    resources: &'a Resources,
    settings: &'a Settings,
    /// Groups of features left out of documents without lists.
    withheld: Vec<String>,
    names: Vec<&'static str>,
    random: Random,
    /// Documents so far.
    count: usize,
}

impl Adding<'_> {
    fn document(&mut self, document: &CorpusDocument, source: &Source) -> Result<(), String> {
        self.count += 1;
        self.add(document, source, align::PARAGRAPH)?;
        if self.settings.swap && self.count.is_multiple_of(SWAPPED_EVERY) {
            let other = swap::swap(document, source, &self.names, &mut self.random);
            self.add(&other, source, align::PARAGRAPH)?;
        }
        if self.settings.headlines {
            let headlines = headlines::headlines(document, &self.resources.lexicon);
            headlines.iter().try_for_each(|short| self.add(short, source, 1))?;
        }
        Ok(())
    }

    fn add(&mut self, document: &CorpusDocument, source: &Source, paragraph: usize) -> Result<(), String> {
        let annotated = align::rebuild(document, source, paragraph)?;
        let withhold = self.settings.withhold && self.count.is_multiple_of(WITHHELD_EVERY);
        let without = if withhold { &self.withheld } else { &self.settings.without };
        self.examples.add(&annotated, source, self.resources, &self.clusters, without);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
