//! A name in its words, with the countries and places that stand in it: "Hong Kong" of "Hong Kong Film Awards". Takes a name and a base.
//! What may be one of several, "Georgia" or "New Mexico" as "Mexico", is none.

use std::ops::Range;

use crate::entity::Kind;
use crate::kb::base::Base;
use crate::kb::entry::{Entry, EntryKind, FactLabel};
use crate::kb::says::{MOST_WORDS, Spot};
use crate::token::folded;

/// Rank from which a place is known for itself, and letters of a name that is no abbreviation.
const KNOWN: u8 = 55;
const LETTERS: usize = 4;

/// Words that the body of a body has at least: "Party’s Executive Committee", but "Magistrate’s Court".
const BODY: usize = 2;

/// How a country is called within a sentence: "the Netherlands".
pub(super) fn in_text(country: Entry<'_>) -> &str {
    country.facts().find(|fact| fact.is(FactLabel::InText)).map_or(country.name(), |fact| fact.text)
}

/// A place within a name.
struct Run {
    words: Range<usize>,
    /// How it is called.
    called: String,
    is_country: bool,
    /// It is of that people: "Kuwaiti".
    is_people: bool,
}

/// A name in its words.
pub(super) struct Parts<'n> {
    /// The words.
    pub(super) words: Vec<&'n str>,
    /// The same, folded.
    pub(super) folded: Vec<String>,
    /// A place that owns the rest: "Tamil Nadu" of "Tamil Nadu’s Tiruvallur district".
    pub(super) owner: Option<String>,
    runs: Vec<Run>,
}

impl<'n> Parts<'n> {
    pub(super) fn of(name: &'n str, base: &Base) -> Parts<'n> {
        let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | 'ʻ');
        let words: Vec<&str> = name.split(is_mark).filter(|word| !word.is_empty()).collect();
        let owned = words.iter().position(|word| word.ends_with("'s") || word.ends_with("’s"));
        let plain = |word: &&'n str| word.trim_end_matches("'s").trim_end_matches("’s");
        let words: Vec<&str> = words.iter().map(plain).collect();
        let folded: Vec<String> = words.iter().map(|word| folded(word)).collect();
        let mut parts = Parts { words, folded, owner: None, runs: Vec::new() };
        parts.find_runs(base);
        let Some(last) = owned else { return parts };
        parts.owner = parts.runs.iter().find(|run| run.words == (0..last + 1)).map(|run| run.called.clone());
        if parts.owner.is_none() && last > 0 && last + BODY < parts.words.len() && !parts.is_in_head(last, base) {
            parts.forget(last + 1);
        }
        parts
    }

    /// Whether the owner is a part of what the name says: "Prime Minister’s Office".
    fn is_in_head(&self, owner: usize, base: &Base) -> bool {
        let ends = owner + 2..=(owner + 3).min(self.folded.len());
        let said =
            |at: usize, end: usize| base.says.get(Spot::Head, Kind::Organization, &self.folded[at..end]).is_some();
        ends.into_iter().any(|end| (0..=owner).any(|at| said(at, end)))
    }

    /// "Egyptian Cabinet’s Decision Support Center" is a centre: what stands before it says whose.
    fn forget(&mut self, words: usize) {
        self.words.drain(..words);
        self.folded.drain(..words);
        self.runs.retain(|run| run.words.start >= words);
        for run in &mut self.runs {
            run.words = run.words.start - words..run.words.end - words;
        }
    }

    fn find_runs(&mut self, base: &Base) {
        let mut at = 0;
        while at < self.words.len() {
            let longest = (1..=MOST_WORDS.min(self.words.len() - at)).rev().find_map(|length| {
                let words = at..at + length;
                if !self.words[at].starts_with(char::is_uppercase) {
                    return None;
                }
                // "Latin American" and "African" are no country's.
                let region = base.says.get(Spot::Whole, Kind::Group, &self.folded[words.clone()]);
                // "Georgia" is a country and a state of another one.
                let twin = base.says.get(Spot::Not, Kind::Place, &self.folded[words.clone()]);
                if region.or(twin).is_some() {
                    return Some((length, None));
                }
                Some((length, Some(run(&self.words[words.clone()].join(" "), words, base)?)))
            });
            at += longest.as_ref().map_or(1, |(length, _)| *length);
            self.runs.extend(longest.and_then(|(_, run)| run));
        }
        for run in &mut self.runs {
            run.grow(&self.words, &self.folded, base);
        }
    }

    /// Whether the word is one of a country or place.
    pub(super) fn is_place(&self, at: usize) -> bool {
        self.runs.iter().any(|run| run.words.contains(&at))
    }

    /// The place that the name is of, and whether it is a country; peoples count where `with_people` says so. "U.S.-Korea Business Council"
    /// is of neither.
    pub(super) fn last_place(&self, with_people: bool) -> Option<(String, bool)> {
        let last = self.runs.iter().rev().find(|run| with_people || !run.is_people);
        let last = last?;
        let before = last.words.start.checked_sub(1).map(|at| self.folded[at].as_str());
        let is_led = matches!(before, Some("of" | "in" | "the" | "at"));
        let is_one =
            self.runs.iter().filter(|run| run.is_country == last.is_country).all(|run| run.called == last.called);
        (is_led || is_one).then(|| (last.called.clone(), last.is_country))
    }

    /// The place that is all of the name from that word on.
    pub(super) fn run_to_the_end(&self, from: usize, base: &Base) -> Option<String> {
        let words = from..self.words.len();
        run(self.words.get(words.clone())?.join(" ").as_str(), words, base)
            .filter(|run| !run.is_people)
            .map(|run| run.called)
    }

    /// "of Saudi Arabia and the United States", where all words are peoples.
    pub(super) fn peoples(&self, base: &Base) -> Option<String> {
        let whole = |at: usize| base.says.get(Spot::Whole, Kind::Group, &self.folded[at..=at]);
        let told = |at: usize| {
            let run = self.runs.iter().find(|run| run.words == (at..at + 1)).filter(|run| run.is_country);
            let region = || whole(at).and_then(|says| says.what.strip_prefix("of ")).map(str::to_owned);
            run.map(|run| run.called.clone()).or_else(region)
        };
        match self.words.len() {
            1 => told(0).map(|land| format!("of {land}")),
            2 => Some(format!("of {} and {}", told(0)?, told(1)?)),
            _ => None,
        }
    }
}

impl Run {
    /// "Lagos" of "Lagos State Police" is "Lagos State".
    fn grow(&mut self, words: &[&str], folded: &[String], base: &Base) {
        let end = self.words.end;
        let is_class = !self.is_country
            && folded.get(end).is_some_and(|word| matches!(&**word, "state" | "province" | "county" | "region"));
        if is_class && end + 1 < words.len() && base.says.get(Spot::Head, Kind::Place, &folded[end..=end]).is_some() {
            self.called = format!("{} {}", self.called, words[end]);
            self.words.end += 1;
        }
    }
}

/// The country or well-known place with this name, if only one has it.
fn run(name: &str, words: Range<usize>, base: &Base) -> Option<Run> {
    let own = base.spelling().words(name);
    let named = |other: &str| base.spelling().words(other) == own;
    let mut countries: Vec<Entry> = Vec::new();
    let (mut place, mut people) = (None::<Entry>, false);
    for (entry, _) in base.find(base.spelling().key(&own), &[]) {
        let is_name = named(entry.name()) || entry.aliases().any(named);
        let is_people = entry.facts().any(|fact| fact.is(FactLabel::Demonym) && named(fact.text));
        if entry.is(EntryKind::Country) && (is_name || is_people) {
            people |= !is_name;
            countries.push(entry);
        } else if entry.is(EntryKind::Place) && named(entry.name()) {
            place = place.filter(|other| other.rank() >= entry.rank()).or(Some(entry));
        }
    }
    // A capital may be called as its country is.
    let is_another = |country: &Entry| place.is_some_and(|place| place.cell(4) != country.cell(4));
    match (&countries[..], place) {
        ([country], _) if !is_another(country) => {
            Some(Run { words, called: in_text(*country).to_owned(), is_country: true, is_people: people })
        }
        ([], Some(place)) if is_known(name, place) => {
            Some(Run { words, called: name.to_owned(), is_country: false, is_people: false })
        }
        _ => None,
    }
}

/// Whether a place with that name is meant wherever it stands: no river, no "Para".
fn is_known(name: &str, place: Entry) -> bool {
    place.rank() >= KNOWN && name.chars().count() >= LETTERS && place.countries().next().is_some()
}
