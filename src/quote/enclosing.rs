//! Cues that stand after or inside their content: “…,” X said. “…,” said X. “…,” X said, “…”. Takes a passage and a cue, gives its claim; the
//! clause after a cue is for `clause`.

use std::ops::Range;

use super::claim::{Claim, claim_of};
use super::complement::{Complement, Opener};
use super::cued::CuedPassage;
use super::insertion;
use super::speaker;
use super::verb::{Cue, CueForm};
use crate::lexicon::cues::{CueClass, Frame};
use crate::rule::Rule;
use crate::tag::Tag;

/// "…," said X.
pub(super) fn inverted(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    let reader = passage.reader;
    let says = cue.entry.frames.any(&[Frame::Quote, Frame::Bare]);
    if says && cue.group.start == passage.range.start {
        return opening(passage, index);
    }
    if cue.form != CueForm::Finite || !says {
        return None;
    }
    let speaker = speaker::after(reader, cue.group.end, passage.range.end)?;
    let quoted = quoted(passage, cue.group.start, speaker.end)?;
    // "The gap, said X, would close": the subject of the content stands before the cue, its verb after the insertion.
    let parted = reader.is_comma(speaker.end) && reader.is_verb(speaker.end + 1);
    let subject = || !parted && speaker::before(reader, &passage.range, cue.group.start).is_some();
    if !quoted && (!cue.entry.frames.has(Frame::Bare) || subject()) {
        return None;
    }
    let next = speaker.end;
    // "The band “Salt Road” said fans would …": a verb right behind the name makes a clause of it.
    let clause = quoted && reader.tag(next).is_finite() && passage.speaker(cue).is_some();
    let listener = cue.entry.frames.has(Frame::Recipient) && reader.is(speaker.start, CueClass::Object);
    // ", warned Ann Lee on Monday".
    let adjunct = || reader.is(next, CueClass::AdjunctPreposition) && !passage.has_verb(next, passage.range.end);
    let ends = next >= passage.range.end || !reader.is_word(next) || reader.is_date(next) || quoted || adjunct();
    if !ends || listener || clause {
        return None;
    }
    let mut contents: Vec<_> = passage.left_region(cue.group.start).into_iter().collect();
    // "…," said X, the mayor: only a quotation goes on after the name.
    let speaker = speaker::with_apposition(reader, speaker, passage.range.end);
    let piece = right_piece(passage, index, cue.group.start, next.max(speaker.end));
    contents.extend(piece.filter(|piece| parted || reader.run(piece.start).is_some()));
    claim_of(contents, cue.group.clone(), Some(speaker), Rule::QuoteCueSpeaker)
}

/// Said X: “…”
fn opening(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    let reader = passage.reader;
    let speaker = speaker::after(reader, cue.group.end, passage.range.end)?;
    let next = speaker.end + 1;
    let leads = matches!(reader.word(speaker.end), ":" | ",") && reader.run(next).is_some();
    let contents = leads.then(|| passage.content(index, next)).flatten().into_iter().collect();
    claim_of(contents, cue.group.clone(), Some(speaker), Rule::CueSpeakerQuote)
}

/// Whether a quoted run ends right before the cue clause at `clause`; none where no comma stands there either.
/// `next` is the token after the clause: another comma there makes it an insertion.
fn quoted(passage: &CuedPassage, clause: usize, next: usize) -> Option<bool> {
    let reader = passage.reader;
    let before = reader.previous(clause).filter(|&before| before >= passage.range.start)?;
    if reader.run(before).is_some() {
        return Some(true);
    }
    let comma = reader.is_comma(before) && before > passage.range.start;
    if comma && reader.run(before - 1).is_some() {
        return Some(true);
    }
    let inserted = next < passage.range.end && reader.is_comma(next) && !aside(passage, next + 1);
    (comma && (inserted || passage.has_verb(passage.done(before), before))).then_some(false)
}

/// "…," X said. — and "…, X said, …".
pub(super) fn around(
    passage: &CuedPassage,
    index: usize,
    complement: Option<Complement>,
    speaker: Option<Range<usize>>,
) -> Option<Claim> {
    let cue = &passage.cues[index];
    let reader = passage.reader;
    let says = cue.entry.frames.any(&[Frame::Quote, Frame::Bare]);
    let speaker = speaker.filter(|_| cue.form == CueForm::Finite && says)?;
    let bare = cue.entry.frames.has(Frame::Bare);
    // "…, as X said": the conjunction goes with the clause.
    let as_clause = speaker.start > passage.range.start && reader.word(speaker.start - 1).eq_ignore_ascii_case("as");
    let clause = if as_clause { speaker.start - 1 } else { quoting(passage, cue, speaker.start) };
    if as_clause && clause == passage.range.start && bare {
        return as_said(passage, index, complement, speaker);
    }
    let (next, complement) = inserted(passage, cue, complement);
    let quoted = quoted(passage, clause, next)?;
    let title = quoted && is_word_in_marks(passage, clause, &speaker);
    let run = complement.filter(|complement| complement.opener == Opener::Run).map(|complement| complement.start);
    let interrupted = run.is_some_and(|run| !passage.reader.run(run).is_some_and(|run| reader.run_is_sentence(run)));
    let ends = cue.group.end >= passage.range.end || !reader.is_word(cue.group.end);
    let plain = as_clause && (bare || ends) || speaks_unquoted(passage, cue, &speaker);
    let result = result(passage, cue, clause, complement);
    let splits = quoted || result.is_some() || run.is_some() && interrupted;
    if title || !(quoted || plain) || complement.is_some() && !splits || quoted && describes(passage, index, clause) {
        return None;
    }
    let mut contents: Vec<_> = passage.left_region(clause).into_iter().collect();
    contents.extend(match run.or(result) {
        Some(start) => passage.content(index, start),
        None => right_piece(passage, index, clause, cue.group.end),
    });
    contents.retain(|content| !insertion::is_connective(reader, content));
    let contents = stating(passage, contents).filter(|contents| quoted || !is_asked(passage, contents))?;
    let evidence = if quoted { Rule::QuoteSpeakerCue } else { Rule::ClauseSpeakerCue };
    claim_of(contents, cue.group.clone(), Some(speaker), evidence)
}

/// The token that closes the words of a source, and the complement: "The bridge, he said, it was old": what follows the second comma is the rest.
fn inserted(passage: &CuedPassage, cue: &Cue, complement: Option<Complement>) -> (usize, Option<Complement>) {
    let end = cue.group.end;
    let next = insertion::resume(passage.reader, end, passage.range.end).map_or(end, |next| next - 1);
    let inserted = next == end && passage.reader.is_comma(next);
    (next, complement.filter(|found| found.opener != Opener::Plain || !inserted))
}

/// "As Ann Lee said, the bridge is old."
fn as_said(
    passage: &CuedPassage,
    index: usize,
    complement: Option<Complement>,
    speaker: Range<usize>,
) -> Option<Claim> {
    let cue = &passage.cues[index];
    let listener = cue.entry.frames.has(Frame::Recipient);
    let free = complement.is_none_or(|complement| listener && complement.opener == Opener::Plain);
    let content = free.then(|| right_of_comma(passage, index, cue.group.end)).flatten()?;
    claim_of(vec![content], cue.group.clone(), Some(speaker), Rule::AsSpeakerCue)
}

/// “…,” [Reuters quoted] a guard as saying: where the clause begins of whoever quotes the speaker at `speaker`, else there.
fn quoting(passage: &CuedPassage, cue: &Cue, speaker: usize) -> usize {
    let reader = passage.reader;
    let verb =
        speaker.checked_sub(1).filter(|&verb| verb > passage.range.start && reader.word(cue.group.start) == "as");
    let quotes = |cue: &&Cue| cue.entry.frames.has(Frame::AsIng) && Some(cue.group.end) == verb.map(|verb| verb + 1);
    let quoted = passage.cues.iter().find(quotes);
    let who = quoted.and_then(|cue| speaker::before(reader, &passage.range, cue.group.start));
    who.map_or(speaker, |who| who.start)
}

/// "said the plan was “a joke” she had warned of", "called it “fair”, as Lee had said": an open run is the end of what another verb before it says, and
/// the clause behind describes it.
fn describes(passage: &CuedPassage, index: usize, clause: usize) -> bool {
    let reader = passage.reader;
    let Some(before) = reader.previous(clause) else { return false };
    let as_clause = reader.word(clause).eq_ignore_ascii_case("as");
    let run = if as_clause && reader.is_comma(before) { reader.previous(before) } else { Some(before) };
    let open = |run: usize| !matches!(reader.run_ending(run), '.' | ',' | '!' | '?' | '…' | '—' | '–' | '-');
    let Some(run) = run.and_then(|at| reader.run(at)).filter(|&run| open(run) && !reader.run_is_sentence(run)) else {
        return false;
    };
    let start = reader.runs[run].tokens.start;
    let says =
        |cue: &Cue| cue.form == CueForm::Finite && cue.group.end <= start && cue.group.start >= passage.done(start);
    passage.cues[..index].iter().any(says)
}

/// The pieces of a content, if one of them has a verb: "a bridge, he said, in wood" states nothing.
fn stating(passage: &CuedPassage, contents: Vec<Range<usize>>) -> Option<Vec<Range<usize>>> {
    contents.iter().any(|content| passage.has_verb(content.start, content.end)).then_some(contents)
}

/// "Asked whether she knew, Lee said no": what was asked is no answer.
fn is_asked(passage: &CuedPassage, contents: &[Range<usize>]) -> bool {
    let opens = |cue: &Cue| contents.first().is_some_and(|first| first.start == cue.group.start);
    passage.cues.iter().any(|cue| cue.form == CueForm::Passive && opens(cue))
}

/// First token of "that …" in "It is so late, he said, that …": it tells how far the clause goes that ends at `clause`.
fn result(passage: &CuedPassage, cue: &Cue, clause: usize, complement: Option<Complement>) -> Option<usize> {
    let reader = passage.reader;
    let degree = |at: usize| reader.run(at).is_none() && matches!(reader.word(at), "so" | "such");
    let that = complement.filter(|that| that.opener == Opener::That && that.start == cue.group.end + 1)?;
    (passage.done(clause)..clause).any(degree).then_some(that.start)
}

/// The “History” section explains: the run before `clause` belongs to the words after it.
fn is_word_in_marks(passage: &CuedPassage, clause: usize, speaker: &Range<usize>) -> bool {
    let reader = passage.reader;
    let run = reader.previous(clause).and_then(|before| reader.run(before));
    let first = speaker.start;
    let part = !reader.is_capital(first)
        && !reader.is_any(first, &[CueClass::Subject, CueClass::Determiner, CueClass::Plural]);
    let open = |run: usize| !matches!(reader.run_ending(run), '.' | ',' | '!' | '?' | '…' | '—' | '–' | '-');
    part && run.is_some_and(|run| open(run) && reader.run_words(run) < 4)
}

/// Whether "…, X said" without marks is no relative clause ("…, who wrote") and no list of nouns ("…, more questions").
fn speaks_unquoted(passage: &CuedPassage, cue: &Cue, speaker: &Range<usize>) -> bool {
    let reader = passage.reader;
    let verb = reader.tag(cue.head).is_finite() || reader.tag(cue.head) == Tag::VerbBase;
    let noun = cue.noun && !verb && !reader.is_any(speaker.end - 1, &[CueClass::Subject, CueClass::Plural]);
    let common = noun && !reader.is_capital(speaker.end - 1) && !reader.is(speaker.start, CueClass::Determiner);
    cue.entry.frames.has(Frame::Bare) && !reader.is(speaker.start, CueClass::Relative) && !common
}

/// First token after the comma (or before the run) that follows "he said [on Monday in Moscow]".
fn after_adjuncts(passage: &CuedPassage, from: usize) -> Option<usize> {
    let reader = passage.reader;
    let end = passage.range.end;
    let mut at = from;
    while at < end && reader.run(at).is_none() && !reader.is_comma(at) && at - from < 20 {
        if !reader.is_word(at) {
            return None;
        }
        at += 1;
    }
    let start = if reader.is_comma(at) { at + 1 } else { at };
    (start < end).then_some(start)
}

/// The content after "As X said,".
fn right_of_comma(passage: &CuedPassage, index: usize, from: usize) -> Option<Range<usize>> {
    let start = after_adjuncts(passage, from)?;
    passage.content(index, start)
}

/// The piece of an interrupted quote after "he said".
fn right_piece(passage: &CuedPassage, index: usize, clause: usize, from: usize) -> Option<Range<usize>> {
    let reader = passage.reader;
    let start = after_adjuncts(passage, from)?;
    let left = passage.left_region(clause)?;
    let left_quoted = reader.run(left.end - 1).is_some();
    let quoted = reader.run(start).is_some();
    if start > from && reader.run(start).is_some_and(|run| reader.is_title(run)) {
        return None;
    }
    // "unions said Sunday, May 4".
    if (start..passage.range.end).all(|at| reader.is_date(at) || !reader.is_word(at) && reader.run(at).is_none()) {
        return None;
    }
    let goes_on =
        quoted || !left_quoted && reader.is_word(start) && !is_cue_start(passage, start) && !aside(passage, start);
    goes_on.then(|| passage.content(index, start)).flatten()
}

fn is_cue_start(passage: &CuedPassage, at: usize) -> bool {
    passage.cues.iter().any(|cue| cue.group.start == at)
}

/// After "he said,": the writer's words about the saying.
fn aside(passage: &CuedPassage, at: usize) -> bool {
    let word = passage.reader.word(at);
    passage.reader.is_any(at, &[CueClass::Relative, CueClass::Contrast]) || word.ends_with("ing")
}
