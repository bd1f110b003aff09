//! Quoted sentences without a cue of their own. Takes what the cues have claimed, gives the runs that are left and look like speech the
//! speaker of the attribution before them, or of the words that lead to them ("Putin: “…”").

use std::ops::Range;

use super::Found;
use super::reader::Reader;
use super::speaker;

/// Shortest run that is speech rather than a title or a scare quote, in words.
const SPEECH: usize = 5;

/// Claims the free runs of every passage.
pub(super) fn read(reader: &Reader, found: &mut Vec<Found>) {
    let mut claimed: Vec<_> = found.iter().map(|quote| quote.content.clone()).collect();
    claimed.sort_by_key(|content| content.start);
    let mut direct: Vec<Found> = Vec::new();
    let mut attributed: Vec<Found> = found.iter().filter(|quote| !quote.nested).cloned().collect();
    attributed.sort_by_key(|quote| quote.content.start);
    for passage in &reader.passages {
        for run in free_runs(reader, &passage.tokens, &claimed) {
            let tokens = reader.runs[run].tokens.clone();
            let alone = passage.tokens.clone().all(|at| reader.run(at) == Some(run) || !reader.is_word(at));
            if !is_speech(reader, run, alone) {
                continue;
            }
            let lead = lead(reader, &passage.tokens, tokens.start);
            let before = latest(&attributed, &direct, tokens.start);
            let quote = attribute(found.len() + direct.len(), tokens, lead, before, alone);
            direct.push(quote);
        }
    }
    found.extend(direct);
}

/// Outer runs of the passage that no content covers.
fn free_runs(reader: &Reader, passage: &Range<usize>, claimed: &[Range<usize>]) -> Vec<usize> {
    let mut runs = Vec::new();
    let mut at = passage.start;
    while at < passage.end {
        if let Some(run) = reader.run(at) {
            let first = claimed.partition_point(|content| content.start <= at);
            let covered = claimed[..first].iter().rev().take(8).any(|content| content.end > at);
            if !covered {
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
    let ends = matches!(reader.run_ending(run), '.' | '!' | '?' | ',' | '…');
    words >= SPEECH && (alone || ends || words >= 2 * SPEECH || !reader.run_is_sentence(run))
        || alone && ends && words > 0
}

/// Who is named before the run in its own passage.
fn lead(reader: &Reader, passage: &Range<usize>, run: usize) -> Option<Range<usize>> {
    let at = run.checked_sub(1).filter(|&at| at >= passage.start)?;
    if reader.word(at) == ":" {
        let whole = speaker::phrase_before(reader, passage.start, at);
        return whole.filter(|phrase| phrase.start == passage.start).or_else(|| speaker::subject(reader, passage, at));
    }
    speaker::subject(reader, passage, run)
}

/// The last attribution before token `at`.
fn latest<'f>(attributed: &'f [Found], direct: &'f [Found], at: usize) -> Option<&'f Found> {
    let index = attributed.partition_point(|quote| quote.content.start < at);
    let first = index.checked_sub(1).map(|index| &attributed[index]);
    match (first, direct.last()) {
        (Some(first), Some(second)) if second.content.start > first.content.start => Some(second),
        (Some(first), _) => Some(first),
        (None, second) => second,
    }
}

fn attribute(
    number: usize,
    content: Range<usize>,
    lead: Option<Range<usize>>,
    before: Option<&Found>,
    alone: bool,
) -> Found {
    let shared = before.filter(|_| alone);
    Found {
        content,
        cue: None,
        speaker: lead.or_else(|| shared.and_then(|quote| quote.speaker.clone())),
        attribution: shared.map_or(number, |quote| quote.attribution),
        nested: false,
        confidence: if shared.is_some() { 0.8 } else { 0.5 },
        evidence: if shared.is_some() { "floating" } else { "quote-alone" },
    }
}
