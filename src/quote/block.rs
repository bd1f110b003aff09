//! Block quotes: "The church denied it:" and then a paragraph without marks. Takes the passages, gives the paragraph after such a lead to its
//! speaker, and those after it that go on with the same speech. Paragraphs in marks are for the other sieves.

use std::ops::Range;

use crate::order;
use crate::rule::Rule;

use super::found::Found;
use super::reader::Reader;
use super::sieves;
use crate::lexicon::cues::{CueClass, Frame};

/// Shortest block, in words: shorter ones are headings and items of lists.
const BLOCK: usize = 8;

/// Longest lead of a statement, in tokens, and most paragraphs above it.
const LEAD: usize = 20;
const TOP: usize = 3;

/// Claims the paragraphs that stand after a lead.
pub(super) fn read(reader: &Reader, found: &mut Vec<Found>) {
    let mut spoken: Vec<Range<usize>> = found.iter().map(|quote| quote.content.clone()).collect();
    order::by(&mut spoken, |content| content.start as u64);
    for index in 1..reader.passages.len() {
        let (lead, first) = (&reader.passages[index - 1], &reader.passages[index]);
        if lead.paragraph == first.paragraph {
            continue;
        }
        let Some((cue, speaker)) = sieves::lead(reader, &lead.tokens) else { continue };
        let statement = is_statement(reader, &lead.tokens) || opens_statement(reader, index, &spoken);
        if !statement && !says(reader, &cue) {
            continue;
        }
        let stance = reader.lexicon().stance(&reader.tokens()[cue.clone()]).unwrap_or_default();
        let attribution = found.len();
        let speech = speech(reader, index, statement, &spoken);
        for content in speech.into_iter().take_while(|block| !names(reader, block, &speaker)) {
            // What seemed to be reported in it stands inside of it.
            let inside = |quote: &&mut Found| content.start <= quote.content.start && quote.content.end <= content.end;
            found.iter_mut().filter(inside).for_each(|quote| quote.nested = true);
            let (cue, speaker) = (Some(cue.clone()), Some(speaker.clone()));
            let evidence = Rule::Block;
            let voice = None;
            found.push(Found {
                content,
                cue,
                speaker,
                voice,
                attribution,
                stance,
                weak: false,
                nested: false,
                evidence,
            });
        }
    }
}

/// "Lee went to Oslo on Monday": a writer tells of the speaker.
fn names(reader: &Reader, block: &Range<usize>, speaker: &Range<usize>) -> bool {
    let last = reader.tokens()[speaker.end - 1];
    last.capital && block.clone().any(|at| reader.tokens()[at].key == last.key)
}

/// The paragraphs of a speech whose first passage is `first`; all of a statement, else as long as somebody speaks in the first person.
fn speech(reader: &Reader, first: usize, statement: bool, spoken: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut index = first;
    while index < reader.passages.len() {
        let block = paragraph(reader, index);
        let after = spoken.partition_point(|content| content.end <= block.start);
        let claimed = spoken.get(after).is_some_and(|content| content.start < block.end);
        let goes_on = is_first_person(reader, &block) || (statement || blocks.is_empty()) && !claimed;
        if !goes_on || !is_prose(reader, &block) {
            break;
        }
        index += reader.passages[index..].iter().take_while(|next| next.tokens.start < block.end).count().max(1);
        blocks.push(block);
    }
    blocks
}

/// "issued the following statement:", "made this announcement:".
fn is_statement(reader: &Reader, lead: &Range<usize>) -> bool {
    let noun = |at: usize| reader.is(at, CueClass::Statement);
    let points = |at: usize| reader.is(at, CueClass::Following) && (at + 1..at + 4).any(noun);
    lead.clone().any(points)
}

/// "Minister Lee said:" as a paragraph of its own, near the top of a press statement, with nobody but the speaker in what follows: all of it is the
/// speaker's.
fn opens_statement(reader: &Reader, index: usize, spoken: &[Range<usize>]) -> bool {
    let lead = &reader.passages[index - 1];
    let alone = index < 2 || reader.passages[index - 2].paragraph != lead.paragraph;
    let mut before: Vec<usize> = reader.passages[..index - 1].iter().map(|passage| passage.paragraph).collect();
    before.dedup();
    let first = spoken.partition_point(|content| content.start < lead.tokens.end);
    // "I welcome the report": the speaker's own words.
    let own = |content: &Range<usize>| {
        let sentence = reader.reading.sentences.get(reader.reading.sentence_of(content.start));
        sentence.is_some_and(|sentence| is_first_person(reader, &sentence.tokens))
    };
    alone && lead.tokens.len() <= LEAD && before.len() <= TOP && spoken[first..].iter().all(own)
}

/// "I", "we", "our": somebody speaks.
pub(super) fn is_first_person(reader: &Reader, block: &Range<usize>) -> bool {
    block.clone().any(|at| reader.run(at).is_none() && reader.is(at, CueClass::FirstPerson) && reader.word(at) != "i")
}

/// Whether the cue is a verb that brings in words of its speaker, not just a colon.
fn says(reader: &Reader, cue: &Range<usize>) -> bool {
    let verb = cue.clone().find_map(|at| reader.lexicon().verb(&reader.tokens()[at..cue.end]));
    verb.is_some_and(|(_, form)| form.entry.frames.has(Frame::Quote))
}

/// Tokens of the paragraph that begins with this passage, without a full stop.
fn paragraph(reader: &Reader, first: usize) -> Range<usize> {
    let number = reader.passages[first].paragraph;
    let last = reader.passages[first..].iter().take_while(|passage| passage.paragraph == number).last();
    let start = reader.passages[first].tokens.start;
    let end = last.map_or(start, |passage| passage.tokens.end);
    start..if end > start && reader.word(end - 1) == "." { end - 1 } else { end }
}

/// A whole sentence without marks, no item of a list.
fn is_prose(reader: &Reader, block: &Range<usize>) -> bool {
    let words = block.clone().filter(|&at| reader.is_word(at)).count();
    let marked = block.clone().any(|at| reader.run(at).is_some());
    words >= BLOCK
        && !marked
        && reader.is_word(block.start)
        && reader.tokens()[block.start].capital
        && block.clone().any(|at| reader.is_verb(at) || reader.is(at, CueClass::Subject))
}
