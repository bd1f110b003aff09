//! Where a content without marks ends, as learned. Takes the start of a content and where the rules end it, weighs every place where a phrase or
//! a clause begins against it, gives the likeliest end.

use std::ops::Range;

use super::extent;
use super::reader::Reader;
use super::verb::Cue;
use crate::lexicon::cues::CueClass;
use crate::model::named::{Features, Names};
use crate::order;

/// Farthest end that is weighed beside the longest and that of the rules, in tokens.
const REACH: usize = 90;

/// A content whose end is looked for.
pub(super) struct Border<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(super) cue: &'r Cue,
    /// First token, and one past the last one that it may have.
    pub(super) range: Range<usize>,
    /// Where the rules end it.
    pub(super) rule: usize,
    /// How it opens.
    pub(super) opener: &'static str,
}

impl Border<'_, '_> {
    /// One past the last token.
    pub(super) fn choose(&self) -> usize {
        let full = extent::trim_right(self.reader, self.range.start, self.range.end);
        let ends = self.ends(full);
        let places: Vec<(usize, Place)> = self.places(&ends, full);
        // What is learned must not depend on what was learned before.
        let learned = self.reader.learned();
        if self.reader.listener.is_some() || learned.is_empty() {
            self.tell(&places);
            return self.rule;
        }
        let score = |place: &Place| {
            let mut sum = learned.sum();
            self.features(place, &mut sum);
            sum.sum
        };
        let mut best = (self.rule, f32::NEG_INFINITY);
        for (end, place) in &places {
            let score = score(place);
            if score > best.1 {
                best = (*end, score);
            }
        }
        best.0
    }

    /// Tells a listener of the question.
    fn tell(&self, places: &[(usize, Place)]) {
        let Some(listener) = self.reader.listener.filter(|_| places.len() > 1) else { return };
        let answer = |(end, place): &(usize, Place)| {
            let mut names = Names::default();
            self.features(place, &mut names);
            Some((self.reader.span(&(self.range.start..*end))?, names.0))
        };
        listener.border(places.iter().filter_map(answer).collect());
    }

    /// Every end that may be right, in order: that of the rules, the longest, and those before a phrase or clause.
    fn ends(&self, full: usize) -> Vec<usize> {
        let (reader, start) = (self.reader, self.range.start);
        let mut ends = Vec::new();
        let mut at = start + 1;
        while at < full.min(start + REACH) {
            if reader.run(at).is_none() && opens(reader, at) {
                ends.push(extent::trim_right(reader, start, at));
            }
            at = reader.next(at);
        }
        ends.retain(|&end| end > start && (start..end).any(|at| reader.is_word(at)) && closes(reader, end - 1));
        ends.extend([self.rule, full]);
        order::by(&mut ends, |&end| end as u64);
        ends.dedup();
        ends
    }

    fn places(&self, ends: &[usize], full: usize) -> Vec<(usize, Place)> {
        let reader = self.reader;
        let mut verbs = Vec::with_capacity(self.range.len() + 1);
        let mut count = 0;
        for at in self.range.clone() {
            verbs.push(count);
            count += usize::from(reader.run(at).is_none() && reader.tag(at).is_finite());
        }
        verbs.push(count);
        let place = |&end: &usize| {
            let verbs = |at: usize| verbs.get(at - self.range.start).copied().unwrap_or(count);
            Place { end, is_rule: end == self.rule, is_full: end == full, verbs: verbs(end), rest: count - verbs(end) }
        };
        ends.iter().map(|end| (*end, place(end))).collect()
    }

    fn features(&self, place: &Place, out: &mut dyn Features) {
        let reader = self.reader;
        let start = self.range.start;
        let opener = self.opener;
        let (first, second) = if place.is_full { ("end", "-") } else { self.after(place.end) };
        let count = |count: usize| ["0", "1", "2"][count.min(2)];
        let (verbs, rest) = (count(place.verbs), count(place.rest));
        let length = bucket(place.end - start);
        let lemma = reader.lexicon().lemma(self.cue.entry);
        let next = self.next(place);
        if place.is_rule {
            out.add("border.rule", &[opener]);
            out.add("border.rule", &[if place.is_full { "full" } else { first }, second]);
        }
        if place.is_full {
            out.add("border.full", &[opener]);
            out.add("border.full", &[lemma]);
            out.add("border.full", &[opener, verbs]);
        }
        out.add("border.at", &[first, second]);
        out.add("border.at", &[first, second, opener]);
        out.add("border.first", &[first, opener]);
        out.add("border.first", &[first, opener, verbs]);
        out.add("border.second", &[second, opener, verbs]);
        out.add("border.verbs", &[verbs, rest, opener]);
        out.add("border.rest", &[first, second, rest]);
        out.add("border.length", &[length, opener]);
        out.add("border.next", &[first, second, next]);
        out.add("border.next", &[next, opener]);
        out.add("border.next", &[first, second, next, opener]);
        out.add("border.last", &[reader.tag(place.end - 1).names().1, first]);
        if !place.is_full {
            out.add("border.lemma", &[lemma, first]);
            out.add("border.left", &[bucket(self.range.end - place.end)]);
        }
        let commas = (start..place.end).filter(|&at| reader.is_comma(at)).count();
        out.add("border.commas", &[count(commas), first]);
    }

    /// The word or mark that an end stands before, and the one behind a mark.
    fn after(&self, end: usize) -> (&str, &str) {
        let first = kind(self.reader, end);
        let second = if self.reader.is_word(end) { "-" } else { kind(self.reader, end + 1) };
        (first, second)
    }

    /// What stands behind the word that opens the next phrase: a day, a place, a verb.
    fn next(&self, place: &Place) -> &'static str {
        let reader = self.reader;
        let from = place.end + 1 + usize::from(!reader.is_word(place.end));
        if place.is_full || from >= self.range.end {
            return "-";
        }
        let near = from..self.range.end.min(from + 3);
        let any = |test: &dyn Fn(usize) -> bool| near.clone().any(test);
        match () {
            () if any(&|at| reader.is_date(at)) => "date",
            () if any(&|at| reader.is(at, CueClass::Venue)) => "venue",
            () if any(&|at| reader.tag(at).is_finite()) => "verb",
            () if any(&|at| reader.is_name(at)) => "name",
            () => "other",
        }
    }
}

/// An end with what stands inside and behind it.
struct Place {
    end: usize,
    is_rule: bool,
    is_full: bool,
    /// Finite verbs before the end, and between it and the longest one.
    verbs: usize,
    rest: usize,
}

/// Whether a phrase or clause can begin at a token.
fn opens(reader: &Reader, at: usize) -> bool {
    let opener = [
        CueClass::Relative,
        CueClass::Subordinator,
        CueClass::Contrast,
        CueClass::Coordinator,
        CueClass::Preposition,
        CueClass::AdjunctPreposition,
        CueClass::Question,
    ];
    let mark = !reader.is_word(at) && matches!(reader.word(at), "," | ";" | ":" | "(" | "—" | "–" | "--" | "―")
        || reader.is_dash(at);
    mark || reader.is_any(at, &opener) && reader.word(at) != "of"
        || reader.tag(at) == crate::tag::Tag::VerbIng
        || reader.is_date(at) && !reader.is_date(at - 1)
}

/// Whether a phrase can end with a token: no article, no preposition, no auxiliary.
fn closes(reader: &Reader, last: usize) -> bool {
    let leads = [
        CueClass::Determiner,
        CueClass::Preposition,
        CueClass::Complementiser,
        CueClass::Modal,
        CueClass::Subordinator,
        CueClass::To,
    ];
    reader.run(last).is_some() || reader.is_capital(last) || !reader.is_any(last, &leads)
}

/// How a content opens.
pub(super) fn opener(reader: &Reader, content: &Range<usize>) -> &'static str {
    let start = content.start;
    match () {
        () if reader.run(start).is_some() => "run",
        () if reader.is(start, CueClass::Complementiser) => "that",
        () if reader.is(start, CueClass::Question) => "question",
        () if reader.is(start, CueClass::To) => "to",
        () if reader.is(start, CueClass::Subject) => "subject",
        () if reader.tag(start) == crate::tag::Tag::VerbIng => "ing",
        () if reader.is_clause(content) => "clause",
        () => "plain",
    }
}

/// The class of a word or mark: itself where it is a function word, else its part of speech.
pub(super) fn kind<'a>(reader: &Reader<'a>, at: usize) -> &'a str {
    if reader.run(at).is_some() {
        return "run";
    }
    let Some(token) = reader.tokens().get(at) else { return "-" };
    if reader.is_date(at) {
        return "date";
    }
    let word = token.of(&reader.reading.text.source);
    let function = reader.reading.resources.lexicon.function_word(token.key).is_some();
    if !reader.is_word(at) || function && !token.capital { word } else { reader.tag(at).names().1 }
}

/// A number of tokens.
pub(super) fn bucket(tokens: usize) -> &'static str {
    match tokens {
        0..=1 => "1",
        2 => "2",
        3..=4 => "4",
        5..=7 => "7",
        8..=12 => "12",
        13..=20 => "20",
        21..=35 => "35",
        _ => "more",
    }
}
