//! The sieves that start from a cue. Takes a passage, gives the contents that its cues claim: quoted runs beside the cue, the clause after it,
//! the clause around it. Runs without a cue are left to `floating`.

use std::ops::Range;

use crate::entity::Stance;
use crate::rule::Rule;

use super::complement::{self, Opener};
use super::extent;
use super::found::Found;
use super::reader::Reader;
use super::speaker;
use super::verb::{self, Cue, Form};
use crate::lexicon::cues::{Class, Frame};

/// Reads every passage outside quotation marks, and once more inside the contents found there.
pub(super) fn read(reader: &Reader, found: &mut Vec<Found>) {
    let spoken: Vec<_> = found.iter().map(|quote| quote.content.clone()).collect();
    for passage in &reader.passages {
        let covered = spoken.partition_point(|content| content.end <= passage.tokens.start);
        let nested = spoken.get(covered).is_some_and(|content| content.start < passage.tokens.end);
        let first = found.len();
        Passage::new(reader, passage.tokens.clone()).attribute(found, nested);
        let contents: Vec<_> = found[first..].iter().map(|quote| quote.content.clone()).collect();
        for content in contents {
            Passage::new(reader, content).attribute(found, true);
        }
    }
}

/// Cue and speaker of a passage that ends with a colon and so leads to what follows it.
pub(super) fn lead(reader: &Reader, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let colon = range.end.checked_sub(1).filter(|&last| reader.word(last) == ":" && reader.run(last).is_none())?;
    let passage = Passage::new(reader, range.clone());
    let last = passage.cues.iter().rev().find(|cue| matches!(cue.form, Form::Finite | Form::Ing | Form::Infinitive));
    let speaker = last.and_then(|cue| passage.speaker(cue)).or_else(|| speaker::subject(reader, range, colon))?;
    Some((last.map_or(colon..range.end, |cue| cue.group.clone()), speaker))
}

/// Reads the passages inside quotation marks.
pub(super) fn read_nested(reader: &Reader, found: &mut Vec<Found>) {
    for passage in &reader.passages {
        Passage::new(reader, passage.tokens.clone()).attribute(found, true);
    }
}

/// What a cue claims.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) contents: Vec<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) stance: Stance,
    pub(super) weak: bool,
    pub(super) evidence: Rule,
    pub(super) confidence: f32,
}

impl Claim {
    /// Whether the token is in its contents or its cue.
    fn holds(&self, at: usize) -> bool {
        self.cue.contains(&at) || self.contents.iter().any(|content| content.contains(&at))
    }
}

/// A passage while its cues claim their contents.
pub(super) struct Passage<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(super) range: Range<usize>,
    pub(super) cues: Vec<Cue>,
    claims: Vec<Claim>,
    /// End of a fronted clause or phrase: the comma after "If he agreed to it".
    front: Option<usize>,
}

impl<'r, 'a> Passage<'r, 'a> {
    fn new(reader: &'r Reader<'a>, range: Range<usize>) -> Self {
        let cues = verb::find(reader, range.clone());
        let front = front(reader, &range);
        Passage { reader, range, cues, claims: Vec::new(), front }
    }

    /// Cues that enclose their content come first (“…, he said”): other cues may stand inside it.
    fn attribute(mut self, found: &mut Vec<Found>, nested: bool) {
        for enclosing in [true, false] {
            for index in 0..self.cues.len() {
                let cue = &self.cues[index];
                let free = !self.claims.iter().any(|claim| claim.holds(cue.group.start));
                let claim = free.then(|| if enclosing { self.enclosing(index) } else { self.claim(index) }).flatten();
                let stance = cue.stance(self.reader);
                self.claims.extend(claim.map(|claim| Claim { stance, ..claim }));
            }
        }
        for claim in self.claims {
            let attribution = found.len();
            found.extend(claim.contents.into_iter().map(|content| Found {
                content,
                cue: Some(claim.cue.clone()),
                speaker: claim.speaker.clone(),
                attribution,
                stance: claim.stance,
                weak: claim.weak,
                nested,
                confidence: claim.confidence,
                evidence: claim.evidence,
            }));
        }
    }

    /// The claim of a cue that stands after or inside its content.
    fn enclosing(&self, index: usize) -> Option<Claim> {
        let cue = &self.cues[index];
        let claim = match cue.form {
            Form::Phrase => self.phrase(index),
            Form::Noun => None,
            _ => self.inverted(index).or_else(|| {
                let complement = complement::find(self.reader, cue, self.range.end);
                self.around(index, complement, self.speaker(cue))
            }),
        }?;
        // "She said it was over, but others, he added, …": her clause goes first.
        let first = claim.contents.first()?;
        if claim.contents.len() < 2 {
            return Some(claim);
        }
        let rival =
            self.cues.iter().take(index).find(|cue| cue.form == Form::Finite && first.contains(&cue.group.start));
        let opens = rival.and_then(|rival| self.speaker(rival)).is_some_and(|speaker| speaker.start <= first.start + 1);
        (!opens).then_some(claim)
    }

    fn claim(&self, index: usize) -> Option<Claim> {
        let cue = &self.cues[index];
        match cue.form {
            Form::Phrase => self.phrase(index),
            Form::Noun => self.noun(index),
            _ => self.verb(index),
        }
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
    fn limit(&self, at: usize) -> usize {
        let starts = self.claims.iter().flat_map(|claim| claim.contents.iter().map(|content| content.start));
        let front = self.front.filter(|&front| at < front);
        starts.filter(|&start| start > at).chain(front).min().unwrap_or(self.range.end).min(self.range.end)
    }

    // ---- "according to" ----------------------------------------------------------------------------------------------

    fn phrase(&self, index: usize) -> Option<Claim> {
        let cue = &self.cues[index];
        let reader = self.reader;
        let speaker = speaker::after(reader, cue.group.end, self.range.end)?;
        let left = self.left_region(cue.group.start);
        let mut contents: Vec<_> = left.into_iter().collect();
        let next = speaker.end;
        let start = if reader.is_comma(next) { next + 1 } else { next };
        // "The dam is safe, according to Ann Lee, the engineer": the comma opens an aside.
        let whole = contents.first().is_some_and(|left| self.has_verb(left.start, left.end));
        // "Ann Lee, according to the paper, said that …": she says it.
        let clause = |cue: &Cue| {
            let complement = complement::find(reader, cue, self.range.end);
            let bare = |start: usize| cue.entry.frames.has(Frame::Bare) && self.has_verb(start, self.range.end);
            complement.is_some_and(|found| found.opener != Opener::Plain || bare(found.start))
        };
        let says = |cue: &Cue| cue.form == Form::Finite && cue.group.start == start && clause(cue);
        if start > next && !whole && !contents.is_empty() && self.cues.iter().any(says) {
            return None;
        }
        if start < self.range.end && !whole && (start > next || contents.is_empty() || reader.run(start).is_some()) {
            contents.extend(self.content(index, start));
        }
        contents.retain(|content| self.has_verb(content.start, content.end));
        self.claim_of(contents, cue.group.clone(), Some(speaker), Rule::AccordingTo, 0.85)
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
        if speaker.is_none() && complement.opener != Opener::That {
            return None;
        }
        let contents = self.content(index, complement.start).into_iter().collect();
        let weak = complement.opener != Opener::That;
        self.claim_of(contents, first..complement.cue_end, speaker, Rule::CueNoun, 0.7)
            .map(|claim| Claim { weak, ..claim })
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
        if speaker.is_none() && cue.form != Form::Passive || !self.is_saying(cue, &complement, speaker.as_ref()) {
            return None;
        }
        if self.is_purpose(cue) && !matches!(complement.opener, Opener::That | Opener::Run) {
            return None;
        }
        let mut contents: Vec<_> = self.content(index, complement.start).into_iter().collect();
        if let (Form::Passive, Some(speaker)) = (cue.form, &speaker) {
            // "was accused of theft by the farmer": the agent is no content.
            let cut = |content: &mut Range<usize>| content.end = content.end.min(speaker.start - 1).max(content.start);
            contents.iter_mut().filter(|content| content.contains(&speaker.start)).for_each(cut);
            contents.retain(|content| !content.is_empty());
        }
        if complement.opener == Opener::Plain && self.is_bare_object(&contents) {
            return None;
        }
        let weak = self.is_weak(cue, &complement, &contents, speaker.as_ref());
        let evidence = match complement.opener {
            Opener::Run => Rule::CueQuote,
            _ if weak => Rule::CuePhrase,
            _ => Rule::CueClause,
        };
        let cue = complement::cue_tokens(cue, &complement);
        self.claim_of(contents, cue, speaker, evidence, 0.8).map(|claim| Claim { weak, ..claim })
    }

    /// "will meet to discuss the war": a purpose, not yet a statement; "is said to have discussed" is one, and "refused to discuss".
    fn is_purpose(&self, cue: &Cue) -> bool {
        let governor = cue.group.start.checked_sub(1).filter(|&before| before >= self.range.start);
        let perfect = cue.group.start + 2 < cue.head;
        cue.form == Form::Infinitive && !perfect && !governor.is_some_and(|at| self.reader.is(at, Class::Catenative))
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
                    || reader.is_any(before, &[Class::Coordinator, Class::GerundPreposition, Class::Venue])
            }
            (_, Some(before)) => reader.is(before, Class::Coordinator),
        };
        if !shares {
            return speaker::before(reader, &self.range, start);
        }
        // "Calling it a trap, Ann Lee voted no": who acts behind the comma.
        let fronted = self.front.filter(|&front| start == self.range.start && front > start && cue.form == Form::Ing);
        if let Some(front) = fronted {
            let verb = (front + 1..self.range.end).find(|&at| reader.is_verb(at))?;
            return speaker::before(reader, &(front + 1..verb), verb);
        }
        let before = |claim: &&Claim| claim.cue.start < start && claim.cue.start >= self.range.start;
        let last = self.claims.iter().filter(before).max_by_key(|claim| claim.cue.start);
        last.and_then(|claim| claim.speaker.clone()).or_else(|| speaker::subject(reader, &self.range, start))
    }

    /// What stands before a cue clause that begins at `clause`, as its content.
    pub(super) fn left_region(&self, clause: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let done = self.done(clause);
        let mut end = clause;
        while end > done && reader.run(end - 1).is_none() && !reader.is_word(end - 1) && reader.word(end - 1) != ")" {
            end -= 1;
        }
        let mut start = done;
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
    pub(super) fn content(&self, index: usize, start: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        if let Some(run) = reader.run(start)
            && (reader.run_is_sentence(run) || matches!(reader.run_ending(run), '.' | '!' | '?' | ','))
        {
            return Some(start..self.following_runs(start));
        }
        let end = extent::end(reader, &(self.range.start..self.limit(start)), start, &self.cues[index..]);
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

    pub(super) fn has_verb(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| self.reader.run(at).is_some() || self.reader.may_be_verb(at))
    }

    pub(super) fn claim_of(
        &self,
        contents: Vec<Range<usize>>,
        cue: Range<usize>,
        speaker: Option<Range<usize>>,
        evidence: Rule,
        confidence: f32,
    ) -> Option<Claim> {
        (!contents.is_empty()).then_some(Claim {
            contents,
            cue,
            speaker,
            stance: Stance::States,
            weak: false,
            evidence,
            confidence,
        })
    }
}

/// The comma that ends a fronted clause or phrase, where a main clause follows it.
fn front(reader: &Reader, range: &Range<usize>) -> Option<usize> {
    let start = range.clone().find(|&at| !reader.is(at, Class::Coordinator))?;
    let fronted = reader.is_any(start, &[Class::Subordinator, Class::Preposition, Class::Contrast])
        || reader.word(start).ends_with("ing")
        || reader.word(start).ends_with("ed");
    if !fronted || reader.run(start).is_some() {
        return None;
    }
    // A phrase without a finite verb ends before the first one: "Speaking of Oslo, Ann Lee | said that, as it rained, they …".
    let phrase = !reader.is_any(start, &[Class::Subordinator, Class::Contrast]);
    let end =
        range.clone().find(|&at| phrase && reader.tag(at).is_finite() && reader.run(at).is_none()).unwrap_or(range.end);
    let opens = |at: usize| {
        let subject = reader.is_any(at, &[Class::Subject, Class::Determiner]) || reader.is_capital(at);
        subject && !reader.is(at, Class::Relative) && clause_follows(reader, at, range.end)
    };
    (range.start..end).find(|&at| reader.is_comma(at) && opens(at + 1))
}

/// Whether a verb comes before the next comma.
fn clause_follows(reader: &Reader, at: usize, end: usize) -> bool {
    let stop = |&at: &usize| !reader.is_comma(at) && reader.run(at).is_none();
    (at + 1..end).take_while(stop).take(20).any(|at| reader.is_verb(at) || reader.word(at).ends_with("ed"))
}

fn is_possessive_pronoun(word: &str) -> bool {
    ["his", "her", "its", "their", "my", "our", "your", "whose"].iter().any(|other| word.eq_ignore_ascii_case(other))
}
