//! Given names and surnames, counted over people in the news. Takes the counted tables, gives lists; no full names.

use std::collections::{BTreeMap, BTreeSet};

use super::Sources;
use super::table::{List, Row};

/// A name that is an everyday word too must be borne by this many people.
const WORD_FROM: u32 = 20;

/// Who bears a name: tells places and companies that are named like people.
pub struct People {
    bearers: BTreeMap<String, u32>,
}

impl People {
    pub fn read(sources: &Sources) -> Result<People, String> {
        let mut bearers = BTreeMap::new();
        for (file, columns) in [("given_names.tsv", ["n_first", "n_middle"]), ("surnames.tsv", ["n_last", "n_middle"])]
        {
            for row in sources.kb(file)?.rows() {
                let count: u32 = columns.iter().map(|column| row.count(column)).sum();
                *bearers.entry(row.get("folded").to_owned()).or_default() += count;
            }
        }
        Ok(People { bearers })
    }

    /// How many people bear this name; spellings without marks stand for those with.
    pub fn bearers(&self, name: &str) -> u32 {
        self.bearers.get(&name.to_lowercase()).copied().unwrap_or(0)
    }
}

/// `given_names.tsv`: first and middle names borne by two or more.
pub fn given(sources: &Sources) -> Result<List, String> {
    let places = place_names(sources)?;
    let mut list = List::new("given_names.tsv", "name gender count word");
    for row in sources.kb("given_names.tsv")?.rows() {
        let bearers = row.count("n_first") + row.count("n_middle");
        // What is mostly a last name in this table got here by a name order that its source does not tell.
        let surname = row.count("n_last") > 3 * bearers;
        if bearers < 2 || surname || !is_name(row.get("name")) || (bearers < 5 && places.contains(row.get("name"))) {
            continue;
        }
        let word = sources.words.is_frequent(row.get("name"));
        if !word || bearers >= WORD_FROM {
            list.add([row.get("name"), gender(&row), &rounded(bearers), if word { "1" } else { "" }]);
        }
    }
    Ok(list)
}

/// `surnames.tsv`: last names borne by two or more, or by someone who led a state or sat in a cabinet.
pub fn surnames(sources: &Sources) -> Result<List, String> {
    let places = place_names(sources)?;
    let leaders = sources.kb("leaders.tsv")?;
    let led: BTreeSet<&str> = leaders
        .rows()
        .filter(|row| row.get("current_at_as_of") == "yes" || row.get("until_or_gone_by") >= "2012")
        .flat_map(|row| row.get("person").split(' '))
        .collect();
    let mut list = List::new("surnames.tsv", "name count word");
    for row in sources.kb("surnames.tsv")?.rows() {
        let (name, bearers) = (row.get("name"), row.count("n_last"));
        let last_word = name.rsplit(' ').next().unwrap_or(name);
        if bearers == 0 || !is_name(last_word) || (bearers == 1 && !led.contains(last_word)) {
            continue;
        }
        let word = sources.words.is_frequent(name);
        if (word && bearers < WORD_FROM) || (bearers < 5 && places.contains(name)) {
            continue;
        }
        list.add([name, &rounded(bearers), if word { "1" } else { "" }]);
    }
    Ok(list)
}

/// Hand-written place names and countries: a rare name that is one of them is a slip of the source.
fn place_names(sources: &Sources) -> Result<BTreeSet<String>, String> {
    let countries = sources.kb("countries.tsv")?;
    let names = countries.rows().map(|row| row.get("name").to_owned());
    Ok(names.chain(sources.by_hand.iter().cloned()).collect())
}

fn is_name(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    letters.by_ref().nth(1).is_some() && name.chars().any(char::is_lowercase) && !name.contains(['.', '(', ',', '"'])
}

/// `m`, `f` or, where one in ten differs or nothing is known, `u`.
fn gender(row: &Row) -> &'static str {
    let (male, female) = (row.count("male"), row.count("female"));
    match (male + female, 10 * male, 10 * female) {
        (0, ..) => "u",
        (all, male, _) if male >= 9 * all => "m",
        (all, _, female) if female >= 9 * all => "f",
        _ => "u",
    }
}

/// Counts serve as odds only: rounded down to a power of two they compress better.
fn rounded(count: u32) -> String {
    (1u32 << count.ilog2()).to_string()
}
