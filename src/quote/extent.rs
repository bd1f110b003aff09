//! Where a content ends. Takes the start of a content and the cues after it, gives the end: what is the source's, no more. The writer's
//! own clause, another cue's clause and background after ", which" stay out.

use super::reader::Reader;
use super::speaker;
use super::verb::{Cue, CueForm};
use crate::lexicon::cues::{CueClass, Frame};

/// Later cues that may cut a content short.
const CUES: usize = 12;

/// Most words of a verdict.
const VERDICT: usize = 5;

/// One past the last token of the content that begins at `start` and goes on to [`limit`] at most.
pub(super) fn end(reader: &Reader, start: usize, limit: usize) -> usize {
    let mut at = start;
    while at < limit {
        if at > start && stops(reader, start, at, limit) {
            break;
        }
        at = reader.next(at);
    }
    trim_right(reader, start, at.min(limit))
}

/// Where the clause of a later cue begins that is no part of the content; `end` where there is none. `cues` are its own and those after it in
/// the passage.
pub(super) fn limit(reader: &Reader, start: usize, end: usize, cues: &[Cue]) -> usize {
    let form = cues.first().map(|own| own.form);
    let later = cues.iter().filter(|cue| cue.group.start > start).take(CUES);
    if let Some(main) = later.clone().find(|cue| is_main(reader, start, cue, cues.first())) {
        return end.min(main.group.start);
    }
    let clause = later.filter_map(|cue| boundary(reader, start, cue, form)).min().unwrap_or(end);
    // ": a lie", ": nonsense": the writer's verdict.
    let verdict = |&at: &usize| reader.run(at).is_none() && reader.word(at) == ":" && is_verdict(reader, at + 1, end);
    (start + 1..end).find(verdict).unwrap_or(end).min(clause).min(end)
}

/// "Workers demanding higher pay in Oslo | said": the verb of the sentence behind the object of a participle.
fn is_main(reader: &Reader, start: usize, cue: &Cue, own: Option<&Cue>) -> bool {
    let Some(own) = own.filter(|own| own.form == CueForm::Ing && cue.form == CueForm::Finite) else { return false };
    let phrase = !own.entry.frames.has(Frame::Bare) || reader.is(start - 1, CueClass::Preposition);
    let from = cue.group.start;
    let object = || speaker::before(reader, &(start.saturating_sub(1)..from), from);
    phrase && reader.tag(cue.head).is_finite() && object().is_some_and(|object| object.start <= start)
}

/// Whether a few words without a verb or marks stand from `at` to the end.
fn is_verdict(reader: &Reader, at: usize, end: usize) -> bool {
    let words = (at..end).filter(|&at| reader.is_word(at)).count();
    let says = |at: usize| reader.run(at).is_some() || reader.is_verb(at) || reader.is_capital(at);
    (1..=VERDICT).contains(&words) && !(at..end).any(says)
}

/// Where the clause of a later cue begins, if it is no part of the content.
fn boundary(reader: &Reader, start: usize, cue: &Cue, own: Option<CueForm>) -> Option<usize> {
    let from = cue.group.start;
    let left = reader.previous(from).filter(|&left| left > start)?;
    match cue.form {
        CueForm::Phrase | CueForm::Opinion => Some(from),
        CueForm::Ing if reader.is_comma(left) || ends_with_comma(reader, left) => Some(from),
        // "calling it a trap and vowing to fight".
        CueForm::Ing if own == Some(CueForm::Ing) && reader.is(left, CueClass::Coordinator) => Some(left),
        CueForm::Ing => {
            // ", with officials saying".
            let subject = speaker::phrase_before(reader, start, from)?;
            let with = subject.start.checked_sub(1).filter(|&with| with > start && reader.word(with) == "with")?;
            (reader.is_comma(with - 1) || ends_with_comma(reader, with - 1)).then_some(with)
        }
        CueForm::Finite if reader.is(left, CueClass::Coordinator) => {
            // "it [would attack and would respond]".
            let modal = reader.word(from);
            let same = || (start..left).any(|at| reader.run(at).is_none() && reader.word(at) == modal);
            (!(reader.is(from, CueClass::Modal) && same())).then_some(left)
        }
        CueForm::Finite if reader.is_comma(left) && !(start..left).any(|at| reader.is_comma(at)) => Some(left),
        CueForm::Finite => clause_start(reader, start, from, cue, own),
        _ => None,
    }
}

/// Where the clause of a finite cue with a subject of its own begins.
fn clause_start(reader: &Reader, start: usize, from: usize, cue: &Cue, own: Option<CueForm>) -> Option<usize> {
    // With the token before: "reported [a loss and] Ann Lee said".
    let subject = speaker::before(reader, &(start.saturating_sub(1)..from), from)?;
    let before = before_day(reader, start, subject.start).filter(|&before| before > start)?;
    // "Farmers threatening to block it because of a quarrel | expressed regret": the verb of the sentence.
    let main = own == Some(CueForm::Ing) && reader.is(before, CueClass::Preposition);
    if main && reader.tag(cue.head).is_finite() {
        return Some(from);
    }
    let clause = (start..before).any(|at| reader.run(at).is_none() && reader.tag(at).is_finite());
    if reader.is(before, CueClass::Coordinator) && !clause {
        return Some(before);
    }
    if reader.is_comma(before) || ends_with_comma(reader, before) {
        return Some(reader.next(before));
    }
    let comma = reader.previous(before).filter(|&comma| comma > start)?;
    (reader.is_any(before, &[CueClass::Coordinator, CueClass::Contrast])
        && (reader.is_comma(comma) || ends_with_comma(reader, comma)))
    .then_some(before)
}

/// The token before a subject and its day: "…, and [on Friday] she said".
fn before_day(reader: &Reader, start: usize, subject: usize) -> Option<usize> {
    let mut at = subject;
    while at > start
        && reader.run(at - 1).is_none()
        && (reader.is_date(at - 1) || reader.is_comma(at - 1) && reader.is_date(at.saturating_sub(2)))
    {
        at -= 1;
    }
    let preposition = at < subject && at > start && reader.is(at - 1, CueClass::AdjunctPreposition);
    reader.previous(at - usize::from(preposition))
}

/// A run whose last character is a comma: “bad,” as American writers set it.
pub(super) fn ends_with_comma(reader: &Reader, at: usize) -> bool {
    reader.run(at).is_some_and(|run| reader.run_ending(run) == ',')
}

/// Whether the content ends before the token at `at`.
fn stops(reader: &Reader, start: usize, at: usize, limit: usize) -> bool {
    if reader.run(at).is_some() {
        return false;
    }
    if reader.word(at) == ";" {
        return !reader.is(at + 1, CueClass::Complementiser);
    }
    if reader.word(at) == "(" {
        let close = (at..limit).find(|&close| reader.word(close) == ")");
        return close.is_none_or(|close| close + 2 >= limit);
    }
    if reader.is_dash(at) && at + 1 < limit {
        return reader.is(at + 1, CueClass::Coordinator) || resumes(reader, at + 1, limit);
    }
    let comma = at > 0 && (reader.is_comma(at - 1) || ends_with_comma(reader, at - 1));
    // ", was": the first comma closes nothing that the content opened.
    let main = || reader.is_verb(at) && !(start..at - 1).any(|at| reader.is_comma(at));
    comma && (main() || writes_on(reader, at, limit) || resumes(reader, at, limit))
}

/// ", a claim that he denies": the writer sums the content up and goes on about it.
fn resumes(reader: &Reader, at: usize, limit: usize) -> bool {
    let article = ["a", "an", "something"].iter().any(|word| reader.word(at).eq_ignore_ascii_case(word));
    let relative = |at: usize| reader.is(at, CueClass::Relative) || reader.is(at, CueClass::Subject);
    article && (at + 1..limit.min(at + 4)).any(|at| reader.run(at).is_none() && relative(at))
}

/// After a comma: the writer's contrast ("while", "but they"), or background to the end ("which had begun in May").
fn writes_on(reader: &Reader, at: usize, limit: usize) -> bool {
    if reader.is_relative(at) || reader.is(at, CueClass::Contrast) {
        return !(at..limit).any(|at| reader.is_comma(at));
    }
    let subject = |at: usize| reader.is_any(at, &[CueClass::Subject, CueClass::Determiner]) || reader.is_capital(at);
    reader.word(at) == "but" && subject(at + 1)
}

/// Leaves the full stop and other loose marks at the end out.
pub(super) fn trim_right(reader: &Reader, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start {
        let last = end - 1;
        let loose = matches!(reader.word(last), "." | "," | ";" | ":" | "—" | "–" | "-" | "--" | "(" | "…");
        let however = reader.is(last, CueClass::Connective) && last > start && reader.is_comma(last - 1);
        let word = reader.is(last, CueClass::Coordinator) || reader.is_relative(last) || however;
        if reader.run(last).is_some() || !(loose || word) {
            break;
        }
        end = last;
    }
    end
}
