//! Quoted runs without a cue of their own. Takes what the cues have claimed, gives the runs that are left and look like speech to the words
//! that lead to them ("Putin: “…”"), to a signature ("“…” — Putin") or to the speaker of the attribution before them.

use std::ops::Range;

use crate::entity::Stance;
use crate::order;
use crate::rule::Rule;

use super::found::Found;
use super::reader::Reader;
use super::sieves;
use super::speaker;
use crate::lexicon::cues::CueClass;

/// Shortest run that is speech rather than a title or a scare quote, in words.
const SPEECH: usize = 5;

/// Longest signature, in tokens.
const SIGNATURE: usize = 12;

/// Claims the free runs of every passage.
pub(super) fn read(reader: &Reader, found: &mut Vec<Found>) {
    let mut spoken: Vec<Found> = found.iter().filter(|quote| !quote.nested).cloned().collect();
    order::by(&mut spoken, |quote| quote.content.start as u64);
    let mut found_here = Vec::new();
    for (index, passage) in reader.passages.iter().enumerate() {
        for run in free_runs(reader, &passage.tokens, &spoken) {
            let tokens = reader.runs[run].tokens.clone();
            let alone = passage.tokens.clone().all(|at| reader.run(at) == Some(run) || !reader.is_word(at));
            let signed = tokens.start == passage.tokens.start
                && reader.run_words(run) > 2
                && signature(reader, index, tokens.end).is_some();
            if reader.is_title(run) || !signed && !is_speech(reader, run, alone) {
                continue;
            }
            let quote = attribute(reader, index, tokens, alone, &spoken, found.len() + found_here.len());
            let at = spoken.partition_point(|other| other.content.start < quote.content.start);
            spoken.insert(at, quote.clone());
            found_here.push(quote);
        }
    }
    found.extend(found_here);
}

/// Outer runs of the passage that no content touches.
fn free_runs(reader: &Reader, passage: &Range<usize>, claimed: &[Found]) -> Vec<usize> {
    let mut runs = Vec::new();
    let mut at = passage.start;
    while at < passage.end {
        if let Some(run) = reader.run(at) {
            let end = reader.runs[run].tokens.end;
            let first = claimed.partition_point(|quote| quote.content.start < end);
            let touched = claimed[..first].iter().rev().take(8).any(|quote| quote.content.end > at);
            if !touched {
                runs.push(run);
            }
        }
        at = reader.next(at);
    }
    runs
}

/// Told apart from titles, nicknames and scare quotes: a sentence on its own, or long enough.
fn is_speech(reader: &Reader, run: usize, alone: bool) -> bool {
    let words = reader.run_words(run);
    if reader.is_title_case(&reader.runs[run].inner) && !alone {
        return false;
    }
    let ends = matches!(reader.run_ending(run), '.' | '!' | '?' | ',' | '…');
    let sentence = alone || ends || words >= 2 * SPEECH || !reader.run_is_sentence(run);
    let apart = alone || reader.run_is_sentence(run);
    words >= SPEECH && sentence && apart || alone && ends && words > 0
}

/// A quotation of which no more is known.
fn alone_in_marks(content: Range<usize>, attribution: usize) -> Found {
    Found {
        content,
        cue: None,
        speaker: None,
        voice: None,
        attribution,
        stance: Stance::States,
        weak: false,
        nested: false,
        evidence: Rule::QuoteAlone,
    }
}

fn attribute(
    reader: &Reader,
    index: usize,
    content: Range<usize>,
    alone: bool,
    spoken: &[Found],
    number: usize,
) -> Found {
    let passage = &reader.passages[index];
    let mut quote = alone_in_marks(content.clone(), number);
    if let Some(speaker) = signature(reader, index, content.end) {
        return Found { speaker: Some(speaker), evidence: Rule::Signature, ..quote };
    }
    if !alone {
        quote.speaker = speaker::subject(reader, &passage.tokens, content.start);
        return quote;
    }
    let before = index.checked_sub(1).map(|before| &reader.passages[before]);
    if let Some((cue, speaker)) = before.and_then(|before| sieves::lead(reader, &before.tokens)) {
        let stance = reader.lexicon().stance(&reader.tokens()[cue.clone()]).unwrap_or_default();
        let (cue, speaker) = (Some(cue), Some(speaker));
        return Found { cue, speaker, stance, evidence: Rule::ColonBefore, ..quote };
    }
    if let Some(other) = latest(reader, spoken, content.start) {
        quote.speaker.clone_from(&other.speaker);
        return Found { attribution: other.attribution, stance: other.stance, evidence: Rule::Floating, ..quote };
    }
    let near = before.filter(|before| before.paragraph == passage.paragraph);
    quote.speaker = near.and_then(|before| speaker::subject(reader, &before.tokens, before.tokens.end));
    quote
}

/// "— Ann Lee" after the run, in its passage or the next; in a headline ": Ann Lee".
fn signature(reader: &Reader, index: usize, end: usize) -> Option<Range<usize>> {
    let passage = &reader.passages[index].tokens;
    let next = reader.passages.get(index + 1).map(|next| next.tokens.clone());
    let rest = if end < passage.end { end..passage.end } else { next? };
    let name = rest.start + 1..rest.end;
    let first = name.clone().find(|&at| reader.is_word(at))?;
    let colon = reader.word(rest.start) == ":" && passage.contains(&rest.start);
    let dash = colon || matches!(reader.word(rest.start), "—" | "–" | "―" | "-" | "--");
    let short = name.len() <= SIGNATURE && reader.is_capital(first);
    let named = || name.clone().all(|at| reader.run(at).is_none()) && !name.clone().any(|at| reader.is_verb(at));
    // “The Sea Is Not Empty”: A Talk With the Envoy.
    let last = || name.clone().rfind(|&at| reader.is_word(at)).is_some_and(|last| reader.is_name(last));
    let spoken = || last() && !name.clone().any(|at| reader.is_any(at, &[CueClass::Determiner, CueClass::Preposition]));
    (dash && short && named() && (!colon || spoken())).then(|| speaker::after(reader, first, rest.end)).flatten()
}

/// The attribution that a quotation on its own goes on with: the one of the last passage that has any, a quoted one before others.
fn latest<'f>(reader: &Reader, spoken: &'f [Found], at: usize) -> Option<&'f Found> {
    let before = &spoken[..spoken.partition_point(|quote| quote.content.start < at)];
    let last = before.last()?;
    let passage = reader.passages.partition_point(|passage| passage.tokens.end <= last.content.start);
    let start = reader.passages.get(passage).map_or(0, |passage| passage.tokens.start);
    let same = &before[before.partition_point(|quote| quote.content.start < start)..];
    let quoted = |quote: &&Found| reader.run(quote.content.start).is_some() && quote.speaker.is_some();
    same.iter().find(quoted).or_else(|| same.first()).or(Some(last))
}
