//! Where names begin and end. Takes the words that look like names, gives candidates with the votes of their heads. A run of such
//! words ("Russian President Vladimir Putin") is cut into its parts: group, title, name.

use crate::entity::Kind;
use crate::gazetteer::{List, NameFacts};
use crate::reading::Reading;
use crate::rule::Rule;
use crate::token::{Token, TokenKind, key};

use super::candidate::{Candidate, NAMES, Votes};
use super::casing::{Words, is_common};
use super::weights;

/// Longest name, in tokens.
const LONGEST: usize = 24;

struct Segmenter<'a> {
    reading: &'a Reading<'a>,
    words: &'a Words,
    sentence: usize,
    /// End of the last run that closed with a title.
    title_end: usize,
    found: Vec<Candidate>,
}

/// All candidates in text order.
pub(super) fn candidates(reading: &Reading, words: &Words) -> Vec<Candidate> {
    let mut segmenter = Segmenter { reading, words, sentence: 0, title_end: 0, found: Vec::new() };
    for (index, sentence) in reading.sentences.iter().enumerate() {
        segmenter.sentence = index;
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if let Some(start) = segmenter.start(at) {
                let end = segmenter.run_end(start, sentence.tokens.end);
                if !segmenter.is_portfolio(start) {
                    segmenter.split(start, end);
                }
                at = end;
            } else {
                at += 1;
            }
        }
    }
    segmenter.found
}

impl Segmenter<'_> {
    fn like(&self, index: usize) -> bool {
        self.words.name_like.get(index).copied().unwrap_or(false)
    }

    /// A name starts at a word that looks like one, or at the particle before it ("al-Qaeda").
    fn start(&self, at: usize) -> Option<usize> {
        let token = &self.reading.tokens[at];
        let glued = at + 2 < self.reading.tokens.len() && self.is_hyphen(at + 1) && self.like(at + 2);
        let particle = glued && token.is_word() && self.reading.resources.lexicon.is_particle(token.key);
        (self.like(at) || particle).then_some(at)
    }

    /// "Minister of Health": what a minister is minister of is no name, unless it is a listed one ("President of Ghana").
    fn is_portfolio(&mut self, start: usize) -> bool {
        let of = start.checked_sub(1).filter(|&of| of == self.title_end && of > 0 && is_of(self.reading.word(of)));
        let and = start >= 2
            && self.title_end == start - 1
            && self.reading.word(start - 1) == "and"
            && !self.starts_other_name(start, start + 1);
        let rest = &self.reading.tokens[start..self.reading.tokens.len().min(start + 8)];
        let portfolio = (of.is_some() || and) && self.reading.resources.gazetteer.longest(rest, &NAMES).is_none();
        if portfolio && of.is_some() {
            self.title_end = start + 1; // "of Health and Prevention"
        }
        portfolio
    }

    fn is_hyphen(&self, index: usize) -> bool {
        let tokens = self.reading.tokens;
        self.reading.word(index) == "-"
            && !tokens[index].space_before
            && tokens.get(index + 1).is_some_and(|next| !next.space_before)
    }

    /// End of the run of name-like words that starts at `start`.
    fn run_end(&self, start: usize, limit: usize) -> usize {
        let limit = limit.min(start + LONGEST);
        let mut end = start + 1;
        while end < limit {
            if self.like(end) {
                end += 1;
            } else if end + 1 < limit
                && self.is_hyphen(end)
                && (self.like(end + 1) || self.second_syllable(start, end + 1))
            {
                end += 2;
            } else if let Some(next) = self.bridge(start, end, limit) {
                end = next;
            } else {
                break;
            }
        }
        end
    }

    /// "Jong-un", "Chi-ming": a short word after a hyphen that makes no adjective ("-led").
    fn second_syllable(&self, start: usize, index: usize) -> bool {
        let (first, second) = (&self.reading.tokens[index - 2], &self.reading.tokens[index]);
        let ending = self.reading.resources.lexicon.hyphen_ending(second.key).is_some();
        let after_surname = start + 2 < index && first.span.len() <= 6 && !is_common(self.reading, first);
        let fits = !is_common(self.reading, second) || after_surname;
        second.is_word() && second.span.len() <= 6 && !ending && fits
    }

    /// The end of a run that goes on over lower-case words at `at`: particles, "of" after a head, a listed phrase.
    fn bridge(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        let lexicon = &self.reading.resources.lexicon;
        let tokens = self.reading.tokens;
        let listed = (start..at).map(|from| from + self.longest_phrase(&tokens[from..limit])).filter(|&end| end > at);
        if let Some(end) = listed.max() {
            return Some(end);
        }
        let particles =
            tokens[at..limit].iter().take(3).take_while(|t| t.is_word() && lexicon.is_particle(t.key)).count();
        let after =
            at + particles + usize::from(particles > 0 && at + particles < limit && self.is_hyphen(at + particles));
        if particles > 0 && after < limit && self.like(after) {
            return Some(after + 1);
        }
        self.possessive(at, limit).or_else(|| self.of_phrase(start, at, limit))
    }

    /// Length of the longest title, head or listed name that opens `rest`.
    fn longest_phrase(&self, rest: &[Token]) -> usize {
        let lexicon = &self.reading.resources.lexicon;
        let title = lexicon.title(rest).map_or(0, |(length, _)| length);
        let org = lexicon.org_head(rest).map_or(0, |(length, _)| length);
        let event = lexicon.event_head(rest).map_or(0, |(length, _)| length);
        let name = self.reading.resources.gazetteer.longest(rest, &NAMES).map_or(0, |(length, _)| length);
        title.max(org).max(event).max(name)
    }

    /// "People's Party": a possessive inside a name follows a common word.
    fn possessive(&self, at: usize, limit: usize) -> Option<usize> {
        let tokens = self.reading.tokens;
        let inside = tokens[at].kind == TokenKind::Possessive && at + 1 < limit && self.like(at + 1);
        (inside && is_common(self.reading, &tokens[at - 1])).then_some(at + 2)
    }

    /// "Ministry of Foreign Affairs", "Organization for Security and Co-operation": after a head, over "of the".
    fn of_phrase(&self, start: usize, at: usize, limit: usize) -> Option<usize> {
        let word = self.reading.word(at);
        let and = word == "and" && (start..at).any(|index| is_of(self.reading.word(index)));
        if !(word == "&" || ((is_of(word) || and) && self.is_after_head(start, at))) {
            return None;
        }
        let next = at + 1 + usize::from(self.reading.word(at + 1) == "the");
        let joins = next < limit && self.like(next) && !(and && self.starts_other_name(next, limit));
        joins.then_some(next + 1)
    }

    /// "of" and "for" go on after a head anywhere in the run, "on" only right after it ("Panel on …").
    fn is_after_head(&self, start: usize, at: usize) -> bool {
        let begins = self.reading.word(at) != "on" && (start..at).any(|index| self.head_begins(index, at));
        begins || (start..at).any(|index| self.is_org_head(index, at))
    }

    /// The tokens `index..end` are the head of an organization ("Chamber" before "of Commerce").
    fn is_org_head(&self, index: usize, end: usize) -> bool {
        self.reading
            .resources
            .lexicon
            .org_head(&self.reading.tokens[index..end])
            .is_some_and(|(length, _)| index + length == end)
    }

    fn head_begins(&self, index: usize, end: usize) -> bool {
        let lexicon = &self.reading.resources.lexicon;
        let rest = &self.reading.tokens[index..end];
        lexicon.org_head(rest).is_some_and(|(_, position)| position.begins())
            || lexicon.place_head(rest).is_some_and(|(_, position)| position.begins())
            || lexicon.event_head(rest).is_some_and(|(_, head)| head.position.begins())
    }

    /// After "and" a new name starts with a title, a country, a people or a given name.
    fn starts_other_name(&self, at: usize, limit: usize) -> bool {
        let rest = &self.reading.tokens[at..limit];
        let gazetteer = &self.reading.resources.gazetteer;
        self.reading.resources.lexicon.title(rest).is_some()
            || gazetteer.longest(rest, &NAMES).is_some()
            || gazetteer.facts(&rest[..1]).is(List::Given)
    }

    /// Cuts the run `start..end` into candidates.
    fn split(&mut self, start: usize, end: usize) {
        let mut at = start;
        let mut after_title = false;
        while at < end {
            if !self.like(at) && self.start(at).is_none() {
                at += 1;
                continue;
            }
            if let Some(length) = self.title(at, end) {
                at += length;
                after_title = true;
                self.title_end = at;
                continue;
            }
            let (mut stop, votes) = self.piece(at, end, after_title);
            while stop > at + 1 && !self.reading.tokens[stop - 1].is_word() {
                stop -= 1;
            }
            self.push(at, stop, votes, after_title);
            at = stop;
            after_title = false;
        }
    }

    fn push(&mut self, start: usize, end: usize, votes: Votes, after_title: bool) {
        let weak_capital = (start..end).all(|index| self.words.weak[index] || !self.like(index));
        let weak_capital = weak_capital && self.words.weak[start];
        if self.is_designation(end) {
            return;
        }
        self.found.push(Candidate { tokens: start..end, sentence: self.sentence, votes, after_title, weak_capital });
    }

    /// "Covid-19", "US$5": the name belongs to a number or an amount.
    fn is_designation(&self, end: usize) -> bool {
        let glued = |index: usize| self.reading.tokens.get(index).is_some_and(|token| !token.space_before);
        let number = |index: usize| self.reading.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number);
        glued(end) && (self.reading.word(end) == "$" || (self.is_hyphen(end) && number(end + 1)))
    }

    /// Length of a title at `at`, unless it is the first word of a longer name ("General Assembly").
    fn title(&self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.reading.tokens[at..end];
        let (length, _) = self.reading.resources.lexicon.title(rest)?;
        let listed = self.reading.resources.gazetteer.longest(rest, &NAMES).map_or(0, |(length, _)| length);
        let head =
            length == 1 && rest.get(1).is_some() && self.reading.resources.lexicon.org_head(&rest[1..]).is_some();
        (listed <= length && !head).then_some(length)
    }

    /// A title inside the run ends the name before it, unless it is somebody's surname ("Stephen King").
    fn title_inside(&self, index: usize, end: usize) -> bool {
        let title = self.like(index).then(|| self.title(index, end)).flatten();
        let given = |at: usize| self.reading.resources.gazetteer.facts(&self.reading.tokens[at..=at]).is(List::Given);
        !is_of(self.reading.word(index - 1)) && title.is_some_and(|length| index + length < end || !given(index - 1))
    }

    /// The name that starts at `at`: its end, and the votes of what ended it.
    fn piece(&self, at: usize, end: usize, after_title: bool) -> (usize, Votes) {
        let mut votes = Votes::default();
        let limit = (at + 1..end).find(|&index| self.title_inside(index, end)).unwrap_or(end);
        let rest = &self.reading.tokens[at..limit];
        let (listed, facts) = self.reading.resources.gazetteer.longest(rest, &NAMES).unwrap_or_default();
        let person = after_title && !facts.is_any(&[List::Organization, List::Event]);
        if let Some((stop, kind, weight, rule)) = self.by_head(at, limit).filter(|head| head.0 > at + listed && !person)
        {
            votes.add(kind, weight, rule);
            return (stop, votes);
        }
        if listed > 0 && !(person && at + listed < limit) {
            return self.by_list(at, limit, listed, facts);
        }
        (self.hyphen_cut(at, limit), votes)
    }

    /// "Turkish-backed", "Hamas-run" end before the hyphen; so does the first of "Russian-Turkish".
    fn hyphen_cut(&self, at: usize, limit: usize) -> usize {
        let cut = (at + 1..limit).find(|&index| {
            self.is_hyphen(index)
                && self
                    .reading
                    .resources
                    .gazetteer
                    .facts(&self.reading.tokens[at..index])
                    .is_any(&[List::Demonym, List::Country])
        });
        cut.unwrap_or(limit)
    }

    fn by_list(&self, at: usize, limit: usize, listed: usize, facts: NameFacts) -> (usize, Votes) {
        let mut votes = Votes::default();
        let stop = at + listed;
        if facts.is_any(&[List::Demonym, List::Group, List::Country, List::Region, List::City])
            && let Some(length) = self.lower_case_event(stop)
        {
            votes.add(Kind::Event, weights::NAME_AND_EVENT_WORD, Rule::NameAndEventWord);
            return (stop + length, votes);
        }
        let gazetteer = &self.reading.resources.gazetteer;
        let next_is_name = stop < limit && self.like(stop);
        let first_given = listed == 1 && gazetteer.facts(&self.reading.tokens[at..=at]).is(List::Given);
        if next_is_name && first_given && !facts.is_any(&[List::Demonym, List::Group]) {
            return (limit, votes);
        }
        let rest_known = gazetteer.longest(&self.reading.tokens[stop..limit], &NAMES).is_some();
        let rest_person = next_is_name && gazetteer.facts(&self.reading.tokens[stop..=stop]).is(List::Given);
        if next_is_name && !rest_known && !rest_person && facts.is_any(&[List::Country, List::Demonym]) {
            votes.add(Kind::Organization, weights::COUNTRY_AND_NAME, Rule::CountryAndName);
            return (limit, votes);
        }
        if next_is_name && !rest_known && listed == 1 && !facts.is_any(&[List::Country, List::Demonym, List::Group]) {
            return (limit, votes);
        }
        (stop, votes)
    }

    /// "civil war" right after the name.
    fn lower_case_event(&self, at: usize) -> Option<usize> {
        let rest = self.reading.tokens.get(at..)?;
        let (length, head) = self.reading.resources.lexicon.event_head(&rest[..rest.len().min(6)])?;
        (head.any_case && head.position.ends()).then_some(length)
    }

    /// A name by its head word: its end, kind, weight and rule.
    fn by_head(&self, at: usize, limit: usize) -> Option<(usize, Kind, f32, Rule)> {
        let lexicon = &self.reading.resources.lexicon;
        let mut best: Option<(usize, Kind, f32, Rule)> = None;
        for index in at..limit {
            let rest = &self.reading.tokens[index..limit];
            if !self.like(index) {
                continue;
            }
            let heads = [
                lexicon.org_head(rest).map(|(length, position)| {
                    (length, position, Kind::Organization, weights::HEAD_OF_AN_ORGANIZATION, Rule::HeadOfAnOrganization)
                }),
                lexicon.event_head(rest).map(|(length, head)| {
                    (length, head.position, Kind::Event, weights::HEAD_OF_AN_EVENT, Rule::HeadOfAnEvent)
                }),
                lexicon.place_head(rest).map(|(length, position)| {
                    (length, position, Kind::Place, weights::HEAD_OF_A_PLACE, Rule::HeadOfAPlace)
                }),
            ];
            for (length, position, kind, weight, rule) in heads.into_iter().flatten() {
                let goes_on = index + length < limit;
                let of = goes_on && is_of(self.reading.word(index + length));
                let whole = of || (goes_on && position.begins() && index == at);
                let stop = if whole { limit } else { index + length };
                let fits = whole || (position.ends() && index > at);
                let alone = index == at && !goes_on && kind == Kind::Organization && position.ends();
                if fits && best.is_none_or(|(end, ..)| stop >= end) {
                    best = Some((stop, kind, weight, rule));
                } else if alone && best.is_none() {
                    best = Some((stop, kind, weights::LONE_HEAD_OF_AN_ORGANIZATION, Rule::LoneHeadOfAnOrganization));
                }
            }
        }
        best
    }
}

fn is_of(word: &str) -> bool {
    matches!(word, "of" | "for" | "on")
}

/// Whether the word is "the".
pub(super) fn is_the(reading: &Reading, index: usize) -> bool {
    reading.tokens.get(index).is_some_and(|token| token.key == key("the"))
}
