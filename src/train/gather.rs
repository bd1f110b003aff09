//! Gathers what is learned from. Takes the corpora of a folder, gives their sentences as features and labels; some in other forms, too: as headlines,
//! with other names, without the lists.

use std::path::Path;

use super::align::Annotated;
use super::articles::{self, Article};
use super::classes::Classes;
use super::corpus::{self, CorpusDocument, Source, Unit};
use super::examples::Examples;
use super::random::Random;
use super::settings::Settings;
use super::{align, headlines, swap};
use crate::model::clusters::WordClusters;
use crate::resources::Resources;

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
            let ending = if source.unit == Unit::Article { "jsonl" } else { "tsv" };
            let path = folder.join(format!("{file}.{ending}"));
            let error = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
            let text = std::fs::read_to_string(&path).map_err(|why| error(&why))?;
            adding.file(&text, source).map_err(|why| error(&why))?;
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
    fn file(&mut self, text: &str, source: &Source) -> Result<(), String> {
        if source.unit == Unit::Article {
            for Article { annotated, document } in articles::read(text, source, self.resources)? {
                self.count += 1;
                self.annotated(&annotated, source);
                self.others(&document, source)?;
            }
            return Ok(());
        }
        for document in corpus::read(text, source.unit)? {
            self.count += 1;
            self.add(&document, source, align::PARAGRAPH)?;
            self.others(&document, source)?;
        }
        Ok(())
    }

    /// Adds the document in other forms.
    fn others(&mut self, document: &CorpusDocument, source: &Source) -> Result<(), String> {
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
        self.annotated(&align::rebuild(document, source, paragraph)?, source);
        Ok(())
    }

    fn annotated(&mut self, annotated: &Annotated, source: &Source) {
        let withhold = self.settings.withhold && self.count.is_multiple_of(WITHHELD_EVERY);
        let without = if withhold { &self.withheld } else { &self.settings.without };
        self.examples.add(annotated, source, self.resources, &self.clusters, without);
    }
}
