//! Gathers the lists of `data/gazetteer` and `data/kb/world` from the source tables of `../shared/data`.
//!
//! Takes tables of names (Wikidata, Factbook, GeoNames, WordNet, ...), text corpora to count words in, and the hand-written
//! `data/gather/*.tsv`; gives sorted tables. Does not touch the hand-written gazetteers, but leaves out what they have.

mod events;
mod kb;
mod names;
mod organizations;
mod places;
mod table;
mod words;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use table::{List, Table};
use words::Words;

const HELP: &str = "\
Usage: gather [--check] [--shared DIR]

Writes the gathered lists of data/gazetteer and data/kb/world. Run it at the root of the repository.

  --check       write nothing; exit with 1 if a committed list is not what the sources give
  --shared DIR  where the source data lie (default ../shared/data)

Exit codes: 0 done or fresh, 1 stale, 2 a source is missing or damaged, or the arguments are wrong.";

/// What every list is made from.
pub struct Sources {
    shared: PathBuf,
    data: PathBuf,
    /// Words that name nothing by themselves.
    pub words: Words,
    /// Names and aliases of the hand-written gazetteers: gathered lists leave them out.
    pub by_hand: BTreeSet<String>,
    /// Countries, cities and peoples: no organization is listed under such a name.
    geographic: BTreeSet<String>,
}

impl Sources {
    fn open(shared: &Path, data: &Path) -> Result<Sources, String> {
        let words = Words::count(shared)?;
        let mut by_hand = BTreeSet::new();
        for (file, columns) in HAND_WRITTEN {
            let table = Table::read(&data.join("gazetteer").join(file))?;
            for row in table.rows() {
                by_hand.extend(columns.iter().flat_map(|column| row.list(column)).map(str::to_owned));
            }
        }
        let mut geographic = BTreeSet::new();
        for (file, column) in [("cities.tsv", "name"), ("countries.tsv", "name"), ("demonyms.tsv", "form")] {
            let table = Table::read(&shared.join("kb").join(file))?;
            geographic.extend(table.rows().map(|row| row.get(column).to_owned()));
        }
        let hand = Table::read(&data.join("gather/countries.tsv"))?;
        geographic.extend(hand.rows().flat_map(|row| row.list("aliases")).map(str::to_owned));
        Ok(Sources { shared: shared.to_owned(), data: data.to_owned(), words, by_hand, geographic })
    }

    /// A source table of the knowledge base, as `countries.tsv`.
    pub fn kb(&self, file: &str) -> Result<Table, String> {
        Table::read(&self.shared.join("kb").join(file))
    }

    /// A hand-written table that steers the gathering.
    pub fn hand(&self, file: &str) -> Result<Table, String> {
        Table::read(&self.data.join("gather").join(file))
    }

    /// A hand-written table of the knowledge base.
    pub fn kb_hand(&self, file: &str) -> Result<Table, String> {
        Table::read(&self.data.join("kb").join(file))
    }

    /// A hand-written lexicon.
    pub fn lexicon(&self, file: &str) -> Result<Table, String> {
        Table::read(&self.data.join("lexicon").join(file))
    }

    /// Whether a name of an organization is worth listing: capitalised, neither an everyday word nor a place, in no hand-written list.
    pub fn is_clean(&self, name: &str) -> bool {
        name.chars().count() > 2
            && name.chars().next().is_some_and(char::is_uppercase)
            && !self.by_hand.contains(name)
            && !self.geographic.contains(name)
            && (name.contains(' ') || !self.words.is_word(name))
    }
}

const HAND_WRITTEN: [(&str, &[&str]); 5] = [
    ("events.tsv", &["name", "aliases"]),
    ("groups.tsv", &["form"]),
    ("organizations.tsv", &["name", "aliases"]),
    ("places.tsv", &["name", "aliases"]),
    ("seats.tsv", &["name", "aliases"]),
];

/// All gathered lists, by file name.
fn gather(sources: &Sources) -> Result<Vec<List>, String> {
    let countries = places::countries(sources)?;
    let given = names::given(sources)?;
    let surnames = names::surnames(sources)?;
    let people = names::People::read(sources)?;
    let cities = places::cities(sources, &people, &countries)?;
    let regions = places::regions(sources, &people, &[&countries, &cities])?;
    let parties = organizations::parties(sources)?;
    let companies = organizations::companies(sources, &people)?;
    let others = organizations::wikidata(sources, &people, &[&parties, &companies])?;
    let demonyms = places::demonyms(sources, &countries)?;
    let events = events::wikidata(sources)?;
    let words = sources.words.list();
    Ok(vec![countries, demonyms, cities, regions, given, surnames, parties, companies, others, events, words])
}

fn run(shared: &Path, data: &Path, check: bool) -> Result<bool, String> {
    let mut fresh = true;
    let sources = Sources::open(shared, data)?;
    let lists = gather(&sources)?;
    let lists = lists.iter().map(|list| (Path::new("gazetteer").join(list.file()), list.text()));
    let world = kb::world(&sources)?.into_iter().map(|(file, text)| (Path::new("kb/world").join(file), text));
    for (file, text) in lists.chain(world) {
        let path = data.join(file);
        if std::fs::read_to_string(&path).is_ok_and(|committed| committed == text) {
            continue;
        }
        fresh = false;
        if check {
            println!("{} is stale: run `cargo run --features train --bin gather`", path.display());
        } else {
            let rows = text.lines().count().saturating_sub(1);
            std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
            println!("{}: {rows} rows", path.display());
        }
    }
    Ok(fresh || !check)
}

fn main() -> ExitCode {
    let mut shared = PathBuf::from("../shared/data");
    let mut check = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), argument == "--shared") {
            ("--check", _) => check = true,
            ("--help", _) => {
                println!("{HELP}");
                return ExitCode::SUCCESS;
            }
            (_, true) => shared = arguments.next().map(PathBuf::from).unwrap_or_default(),
            (other, _) => {
                eprintln!("gather: unknown argument {other:?}\n{HELP}");
                return ExitCode::from(2);
            }
        }
    }
    match run(&shared, Path::new("data"), check) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("gather: {message}");
            ExitCode::from(2)
        }
    }
}
