//! A passage with its cues, while they claim their contents. Takes a range of tokens, answers what stands beside a cue: its speaker, the words
//! before it, the content from a token on. Which of them is claimed is for `sieves` and the kinds of cues to say.

use std::ops::Range;

use super::border::{self, Border};
use super::claim::Claim;
use super::extent;
use super::reader::Reader;
use super::speaker;
use super::verb::{self, Cue, CueForm};
use crate::lexicon::cues::CueClass;

/// A passage while its cues claim their contents.
pub(super) struct CuedPassage<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(super) range: Range<usize>,
    pub(super) cues: Vec<Cue>,
    pub(super) claims: Vec<Claim>,
    /// End of a fronted clause or phrase: the comma after "If he agreed to it".
    pub(super) front: Option<usize>,
}

impl<'r, 'a> CuedPassage<'r, 'a> {
    /// Finds the cues of the tokens `range`.
    pub(super) fn new(reader: &'r Reader<'a>, range: Range<usize>) -> Self {
        let cues = verb::find(reader, range.clone());
        let front = front(reader, &range);
        CuedPassage { reader, range, cues, claims: Vec::new(), front }
    }

    /// End of what earlier cues have claimed before token `at`.
    pub(super) fn done(&self, at: usize) -> usize {
        let ends = self.claims.iter().flat_map(|claim| {
            let speaker = claim.speaker.as_ref().map(|speaker| speaker.end);
            claim.contents.iter().map(|content| content.end).chain([claim.cue.end]).chain(speaker)
        });
        ends.filter(|&end| end <= at).max().unwrap_or(self.range.start).max(self.range.start)
    }

    /// Start of the next content that is claimed already.
    pub(super) fn limit(&self, at: usize) -> usize {
        let starts = self.claims.iter().flat_map(|claim| claim.contents.iter().map(|content| content.start));
        let front = self.front.filter(|&front| at < front);
        starts.filter(|&start| start > at).chain(front).min().unwrap_or(self.range.end).min(self.range.end)
    }

    /// Tokens of whom the cue makes its speaker.
    pub(super) fn speaker(&self, cue: &Cue) -> Option<Range<usize>> {
        let reader = self.reader;
        let start = cue.group.start;
        if cue.form == CueForm::Passive {
            let limit = self.range.end.min(cue.group.end + 40);
            let by = (cue.group.end..limit).find(|&at| reader.run(at).is_none() && reader.is(at, CueClass::By))?;
            return speaker::after(reader, by + 1, limit);
        }
        let before = start.checked_sub(1).filter(|&before| before >= self.range.start);
        let shares = match (cue.form, before) {
            (CueForm::Infinitive, _) | (_, None) => true,
            (CueForm::Ing, Some(before)) => {
                !reader.is_word(before) && reader.kind(before) != Some(crate::token::TokenKind::Possessive)
                    || reader.run(before).is_some()
                    || reader.is_any(before, &[CueClass::Coordinator, CueClass::GerundPreposition, CueClass::Venue])
            }
            (_, Some(before)) => reader.is(before, CueClass::Coordinator),
        };
        if !shares {
            let phrase = speaker::before(reader, &self.range, start)?;
            let told = cue.form == CueForm::Ing || reader.is_relative(phrase.start);
            return told.then(|| speaker::author(reader, &self.range, phrase.clone())).flatten().or(Some(phrase));
        }
        // "Calling it a trap, Ann Lee voted no": who acts behind the comma.
        let fronted =
            self.front.filter(|&front| start == self.range.start && front > start && cue.form == CueForm::Ing);
        if let Some(front) = fronted {
            let verb = (front + 1..self.range.end).find(|&at| reader.is_verb(at))?;
            return speaker::before(reader, &(front + 1..verb), verb);
        }
        // "was called a liar by the paper and advised her": the agent of a passive says no more.
        let agent = |claim: &Claim| claim.speaker.as_ref().is_some_and(|speaker| self.is_agent(claim, speaker));
        let before = |claim: &&Claim| claim.cue.start < start && claim.cue.start >= self.range.start && !agent(claim);
        let last = self.claims.iter().filter(before).max_by_key(|claim| claim.cue.start);
        last.and_then(|claim| claim.speaker.clone()).or_else(|| speaker::subject(reader, &self.range, start))
    }

    /// Whether the speaker of a claim follows its cue behind "by".
    fn is_agent(&self, claim: &Claim, speaker: &Range<usize>) -> bool {
        speaker.start > claim.cue.start && self.reader.is(speaker.start - 1, CueClass::By)
    }

    /// What stands before a cue clause that begins at `clause`, as its content.
    pub(super) fn left_region(&self, clause: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let done = self.done(clause);
        let mut end = clause;
        // "the row which, he said, …": the relative word goes with what follows.
        while end > done
            && reader.run(end - 1).is_none()
            && (!reader.is_word(end - 1) && reader.word(end - 1) != ")" || reader.is_relative(end - 1))
        {
            end -= 1;
        }
        let mut start = done;
        let loose = |at: usize| !reader.is_word(at) || reader.is(at, CueClass::Coordinator);
        while start < end && reader.run(start).is_none() && loose(start) {
            start += 1;
        }
        if start >= end {
            return None;
        }
        let last = reader.previous(end)?.max(start);
        let run = reader.run(last).filter(|&run| reader.run_is_sentence(run));
        match run {
            // "Asked about it, “No,” he said": only the quoted sentence is his.
            Some(_) if last > start && !reader.is_word(last - 1) => Some(last..end),
            Some(_) if last > start && reader.is(last - 1, CueClass::Coordinator) => Some(last..end),
            _ => Some(start..end),
        }
    }

    /// The content that begins at `start`.
    pub(super) fn content(&self, index: usize, start: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        if let Some(run) = reader.run(start)
            && (reader.run_is_sentence(run) || matches!(reader.run_ending(run), '.' | '!' | '?' | ','))
            && !self.is_subject(run)
        {
            return Some(start..self.following_runs(start));
        }
        let limit = extent::limit(reader, start, self.limit(start), &self.cues[index..]);
        let rule = extent::end(reader, start, limit);
        // “reckless,” said the minister: the comma in the marks closes the content.
        let closed = rule > start && extent::ends_with_comma(reader, rule - 1);
        let end = if start < rule && reader.run(start).is_none() && !closed {
            let opener = border::opener(reader, &(start..rule));
            Border { reader, cue: &self.cues[index], range: start..limit, rule, opener }.choose()
        } else {
            rule
        };
        (start < end && (start..end).any(|at| reader.is_word(at))).then_some(start..end)
    }

    /// "said [“Star Peace” is her favourite film]": the run is the subject of a clause.
    fn is_subject(&self, run: usize) -> bool {
        let reader = self.reader;
        let next = reader.runs[run].tokens.end;
        let open = !matches!(reader.run_ending(run), '.' | '!' | '?' | ',' | '…');
        open && next < self.range.end
            && reader.tag(next).is_finite()
            && !self.cues.iter().any(|cue| cue.group.start == next)
    }

    /// One past the runs that follow each other from `start` on.
    fn following_runs(&self, start: usize) -> usize {
        let mut end = self.reader.next(start);
        while end < self.range.end && self.reader.run(end).is_some() {
            end = self.reader.next(end);
        }
        end
    }

    /// Whether the tokens say something: a run, or a verb.
    pub(super) fn has_verb(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| self.reader.run(at).is_some() || self.reader.may_be_verb(at))
    }
}

/// The comma that ends a fronted clause or phrase, where a main clause follows it.
fn front(reader: &Reader, range: &Range<usize>) -> Option<usize> {
    let start = range.clone().find(|&at| !reader.is(at, CueClass::Coordinator))?;
    let fronted = reader.is_any(start, &[CueClass::Subordinator, CueClass::Preposition, CueClass::Contrast])
        || reader.word(start).ends_with("ing")
        || reader.word(start).ends_with("ed");
    if !fronted || reader.run(start).is_some() {
        return None;
    }
    // A phrase without a finite verb ends before the first one: "Speaking of Oslo, Ann Lee | said that, as it rained, they …".
    let phrase = !reader.is_any(start, &[CueClass::Subordinator, CueClass::Contrast]);
    let end =
        range.clone().find(|&at| phrase && reader.tag(at).is_finite() && reader.run(at).is_none()).unwrap_or(range.end);
    let opens = |at: usize| {
        let subject = reader.is_any(at, &[CueClass::Subject, CueClass::Determiner]) || reader.is_capital(at);
        subject && !reader.is(at, CueClass::Relative) && clause_follows(reader, at, range.end)
    };
    (range.start..end).find(|&at| reader.is_comma(at) && opens(at + 1))
}

/// Whether a verb comes before the next comma.
fn clause_follows(reader: &Reader, at: usize, end: usize) -> bool {
    let stop = |&at: &usize| !reader.is_comma(at) && reader.run(at).is_none();
    (at + 1..end).take_while(stop).take(20).any(|at| reader.is_verb(at) || reader.word(at).ends_with("ed"))
}
