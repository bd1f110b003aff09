//! The sieves that start from a cue. Takes a passage, gives the contents that its cues claim: quoted runs beside the cue, the clause after it,
//! the clause around it. Runs without a cue are left to `floating`.

use std::ops::Range;

use super::Found;
use super::complement::{self, Complement, Opener};
use super::cues::{Class, Frame};
use super::extent;
use super::reader::Reader;
use super::speaker;
use super::verb::{self, Cue, Form};

/// Reads every passage outside quotation marks, and once more inside the contents found there.
pub(super) fn read(reader: &Reader, found: &mut Vec<Found>) {
    for passage in &reader.passages {
        let first = found.len();
        Passage::new(reader, passage.tokens.clone()).attribute(found, false);
        let contents: Vec<_> = found[first..].iter().map(|quote| quote.content.clone()).collect();
        for content in contents {
            Passage::new(reader, content).attribute(found, true);
        }
    }
}

/// Reads the passages inside quotation marks.
pub(super) fn read_nested(reader: &Reader, found: &mut Vec<Found>) {
    for passage in &reader.passages {
        Passage::new(reader, passage.tokens.clone()).attribute(found, true);
    }
}

/// What a cue claims.
struct Claim {
    contents: Vec<Range<usize>>,
    cue: Range<usize>,
    speaker: Option<Range<usize>>,
    evidence: &'static str,
    confidence: f32,
}

/// A passage while its cues claim their contents.
struct Passage<'r, 'a> {
    reader: &'r Reader<'a>,
    range: Range<usize>,
    cues: Vec<Cue>,
    /// End of the last content or cue clause.
    done: usize,
    /// Speaker of the last claim.
    last: Option<Range<usize>>,
}

impl<'r, 'a> Passage<'r, 'a> {
    fn new(reader: &'r Reader<'a>, range: Range<usize>) -> Self {
        let cues = verb::find(reader, range.clone());
        Passage { reader, done: range.start, range, cues, last: None }
    }

    fn attribute(&mut self, found: &mut Vec<Found>, nested: bool) {
        for index in 0..self.cues.len() {
            if self.cues[index].group.start < self.done {
                continue;
            }
            let Some(claim) = self.claim(index) else { continue };
            let attribution = found.len();
            self.done = claim.contents.iter().map(|content| content.end).max().unwrap_or(0).max(claim.cue.end);
            self.last = claim.speaker.clone();
            found.extend(claim.contents.into_iter().map(|content| Found {
                content,
                cue: Some(claim.cue.clone()),
                speaker: claim.speaker.clone(),
                attribution,
                nested,
                confidence: claim.confidence,
                evidence: claim.evidence,
            }));
        }
    }

    fn claim(&self, index: usize) -> Option<Claim> {
        let cue = &self.cues[index];
        match cue.form {
            Form::Phrase => self.phrase(index),
            Form::Noun => self.noun(index),
            _ => self.verb(index),
        }
    }

    // ---- "according to" ----------------------------------------------------------------------------------------------

    fn phrase(&self, index: usize) -> Option<Claim> {
        let cue = &self.cues[index];
        let reader = self.reader;
        let speaker = speaker::after(reader, cue.group.end, self.range.end)?;
        let left = self.left_region(cue.group.start);
        let mut contents: Vec<_> = left.into_iter().collect();
        let next = speaker.end;
        if next < self.range.end && (reader.is_comma(next) || reader.run(next).is_some()) {
            let start = if reader.is_comma(next) { next + 1 } else { next };
            contents.extend(self.content(index, start));
        }
        self.claim_of(contents, cue.group.clone(), Some(speaker), "according-to", 0.85)
    }

    // ---- "his claim that" --------------------------------------------------------------------------------------------

    fn noun(&self, index: usize) -> Option<Claim> {
        let cue = &self.cues[index];
        let reader = self.reader;
        let complement = complement::find(reader, cue, self.range.end)?;
        if complement.opener == Opener::Run {
            return None;
        }
        let first = cue.group.start;
        let possessive = reader.is_possessive(first);
        let speaker = if possessive {
            speaker::possessor(reader, self.range.start, first).map(|phrase| phrase.start..first + 1)
        } else {
            let pronoun = reader.is(first, Class::Determiner) && is_possessive_pronoun(reader.word(first));
            pronoun.then_some(first..first + 1)
        };
        speaker.as_ref()?;
        let contents = self.content(index, complement.start).into_iter().collect();
        self.claim_of(contents, first..complement.cue_end, speaker, "cue-noun", 0.7)
    }

    // ---- verbs -------------------------------------------------------------------------------------------------------

    fn verb(&self, index: usize) -> Option<Claim> {
        let cue = &self.cues[index];
        if let Some(claim) = self.inverted(index) {
            return Some(claim);
        }
        let complement = complement::find(self.reader, cue, self.range.end);
        let speaker = self.speaker(cue);
        if let Some(claim) = self.around(index, complement, speaker.clone()) {
            return Some(claim);
        }
        let complement = complement?;
        if speaker.is_none() && cue.form != Form::Passive {
            return None;
        }
        let contents = self.content(index, complement.start).into_iter().collect();
        let evidence = if complement.opener == Opener::Run { "cue-quote" } else { "cue-clause" };
        self.claim_of(contents, complement::cue_tokens(cue, &complement), speaker, evidence, 0.8)
    }

    /// "…," said X.
    fn inverted(&self, index: usize) -> Option<Claim> {
        let cue = &self.cues[index];
        let reader = self.reader;
        let says = cue.entry.frames.any(&[Frame::Quote, Frame::Bare]);
        if cue.form != Form::Finite || !says {
            return None;
        }
        let before = reader.previous(cue.group.start).filter(|&before| before >= self.range.start)?;
        let quoted = reader.run(before).is_some()
            || reader.is_comma(before) && before > self.range.start && reader.run(before - 1).is_some();
        if !(quoted || reader.is_comma(before) && self.has_verb(self.done, before)) {
            return None;
        }
        let speaker = speaker::after(reader, cue.group.end, self.range.end)?;
        let next = speaker.end;
        let ends = next >= self.range.end || !reader.is_word(next) || reader.is_date(next) || quoted;
        if !ends {
            return None;
        }
        let mut contents: Vec<_> = self.left_region(cue.group.start).into_iter().collect();
        contents.extend(self.right_piece(index, next));
        self.claim_of(contents, cue.group.clone(), Some(speaker), "quote-cue-speaker", 0.95)
    }

    /// "…," X said. — and "…, X said, …".
    fn around(&self, index: usize, complement: Option<Complement>, speaker: Option<Range<usize>>) -> Option<Claim> {
        let cue = &self.cues[index];
        let reader = self.reader;
        let says = cue.entry.frames.any(&[Frame::Quote, Frame::Bare]);
        let speaker = speaker.filter(|_| cue.form == Form::Finite && says)?;
        let before = reader.previous(speaker.start).filter(|&before| before >= self.range.start)?;
        let quoted = reader.run(before).is_some()
            || reader.is_comma(before) && before > self.range.start && reader.run(before - 1).is_some();
        let follows = complement.is_none_or(|complement| complement.opener == Opener::Run && quoted);
        if !(quoted || reader.is_comma(before) && follows && self.has_verb(self.done, before)) {
            return None;
        }
        let mut contents: Vec<_> = self.left_region(speaker.start).into_iter().collect();
        match complement {
            Some(complement) if complement.opener == Opener::Run => {
                contents.extend(self.content(index, complement.start))
            }
            _ => contents.extend(self.right_piece(index, cue.group.end)),
        }
        let evidence = if quoted { "quote-speaker-cue" } else { "clause-speaker-cue" };
        self.claim_of(contents, cue.group.clone(), Some(speaker), evidence, if quoted { 0.97 } else { 0.85 })
    }

    /// The piece of an interrupted quote after "he said".
    fn right_piece(&self, index: usize, from: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let end = self.range.end;
        let mut at = from;
        // "he said [on Monday in Moscow], …"
        while at < end && reader.run(at).is_none() && !reader.is_comma(at) && at - from < 20 {
            if !reader.is_word(at) {
                return None;
            }
            at += 1;
        }
        let start = if reader.is_comma(at) { at + 1 } else { at };
        if start >= end {
            return None;
        }
        let left = self.left_region(self.cues[index].group.start)?;
        let left_quoted = reader.run(left.end - 1).is_some();
        let quoted = reader.run(start).is_some();
        let goes_on =
            quoted || !left_quoted && reader.is_word(start) && !self.is_cue_start(start) && !self.aside(start);
        goes_on.then(|| self.content(index, start)).flatten()
    }

    fn is_cue_start(&self, at: usize) -> bool {
        self.cues.iter().any(|cue| cue.group.start == at)
    }

    /// After "he said,": the writer's words about the saying.
    fn aside(&self, at: usize) -> bool {
        let word = self.reader.word(at);
        self.reader.is_any(at, &[Class::Relative, Class::Contrast, Class::GerundPreposition]) || word.ends_with("ing")
    }

    // ---- parts -------------------------------------------------------------------------------------------------------

    fn speaker(&self, cue: &Cue) -> Option<Range<usize>> {
        let reader = self.reader;
        let start = cue.group.start;
        if cue.form == Form::Passive {
            let limit = self.range.end.min(cue.group.end + 40);
            let by = (cue.group.end..limit).find(|&at| reader.run(at).is_none() && reader.is(at, Class::By))?;
            return speaker::after(reader, by + 1, limit);
        }
        let before = start.checked_sub(1).filter(|&before| before >= self.range.start);
        let shares = match (cue.form, before) {
            (Form::Infinitive, _) | (_, None) => true,
            (Form::Ing, Some(before)) => {
                !reader.is_word(before) && reader.kind(before) != Some(crate::token::TokenKind::Possessive)
                    || reader.run(before).is_some()
                    || reader.is_any(before, &[Class::Coordinator, Class::GerundPreposition])
            }
            (_, Some(before)) => reader.is(before, Class::Coordinator),
        };
        if !shares {
            return speaker::before(reader, &self.range, start);
        }
        self.last.clone().or_else(|| speaker::subject(reader, &self.range, start))
    }

    /// What stands before a cue clause that begins at `clause`, as its content.
    fn left_region(&self, clause: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let mut end = clause;
        while end > self.done
            && reader.run(end - 1).is_none()
            && !reader.is_word(end - 1)
            && reader.word(end - 1) != ")"
        {
            end -= 1;
        }
        let mut start = self.done;
        let loose = |at: usize| !reader.is_word(at) || reader.is(at, Class::Coordinator);
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
            Some(_) if last > start && reader.is(last - 1, Class::Coordinator) => Some(last..end),
            _ => Some(start..end),
        }
    }

    /// The content that begins at `start`.
    fn content(&self, index: usize, start: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        if let Some(run) = reader.run(start)
            && (reader.run_is_sentence(run) || matches!(reader.run_ending(run), '.' | '!' | '?' | ','))
        {
            return Some(start..self.following_runs(start));
        }
        let end = extent::end(reader, &self.range, start, &self.cues[index + 1..]);
        (start < end && (start..end).any(|at| reader.is_word(at))).then_some(start..end)
    }

    /// One past the runs that follow each other from `start` on.
    fn following_runs(&self, start: usize) -> usize {
        let mut end = self.reader.next(start);
        while end < self.range.end && self.reader.run(end).is_some() {
            end = self.reader.next(end);
        }
        end
    }

    fn has_verb(&self, start: usize, end: usize) -> bool {
        let verb = [Class::Be, Class::Have, Class::Do, Class::Modal, Class::Finite];
        let reader = self.reader;
        (start..end).any(|at| {
            let past = reader.word(at).ends_with("ed") && !reader.is_capital(at);
            reader.run(at).is_some() || reader.is_any(at, &verb) || past
        })
    }

    fn claim_of(
        &self,
        contents: Vec<Range<usize>>,
        cue: Range<usize>,
        speaker: Option<Range<usize>>,
        evidence: &'static str,
        confidence: f32,
    ) -> Option<Claim> {
        (!contents.is_empty()).then_some(Claim { contents, cue, speaker, evidence, confidence })
    }
}

fn is_possessive_pronoun(word: &str) -> bool {
    ["his", "her", "its", "their", "my", "our", "your", "whose"].iter().any(|other| word.eq_ignore_ascii_case(other))
}
