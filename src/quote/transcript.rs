//! Transcripts and headlines: "Putin: The war must end". Takes paragraphs, gives what stands after the label of a speaker. A label is a name of
//! the text, or one that opens several paragraphs ("WALLACE:", "Q:").

use std::ops::Range;

use crate::entity::{ClusteredMention, Form, Kind, PartKind, Stance};
use crate::keymap::KeyMap;
use crate::rule::Rule;
use crate::token::TokenKind;

use super::block;
use super::found::Found;
use super::reader::{Passage, Reader};
use crate::lexicon::cues::CueClass;

/// Longest label, in tokens.
const LABEL: usize = 6;

/// Claims the text after each label, and in a script the paragraphs up to the next one.
pub(super) fn read(reader: &Reader, mentions: &[ClusteredMention], found: &mut Vec<Found>) {
    let paragraphs = paragraphs(reader);
    let labels: Vec<Option<Range<usize>>> = paragraphs.iter().map(|range| label(reader, range)).collect();
    let script = is_script(reader, &labels);
    // Labels that open the turns of a talk; others open a line.
    let opens_turn = |label: &Range<usize>| script && is_capitals(reader, label) || is_letter(reader, label);
    let last_turn = labels.iter().rposition(|label| label.as_ref().is_some_and(opens_turn));
    let answerer = answerer(reader, mentions, &paragraphs, &labels);
    let mut turn: Option<Found> = None;
    for (index, (range, label)) in paragraphs.into_iter().zip(labels).enumerate() {
        let attribution = found.len();
        if let Some(label) = label {
            let colon = (label.end..range.end).find(|&at| reader.word(at) == ":").unwrap_or(label.end);
            let content = trim(reader, colon + 1..range.end);
            let known = opens_turn(&label)
                || is_name(reader, mentions, &label) && is_statement(reader, &content)
                || is_quotation(reader, &content);
            let answers = is_letter(reader, &label) && reader.word(label.start).starts_with(['A', 'a']);
            let voice = answerer.clone().filter(|_| answers);
            let said = said(label.clone(), colon, content, voice, attribution);
            // What is quoted after a label ends with its marks: a reporter goes on.
            let goes_on = known && opens_turn(&label) && !is_quotation(reader, &said.content);
            turn = goes_on.then(|| said.clone());
            found.extend((known && !said.content.is_empty()).then_some(said));
        } else if let Some((content, name)) = signed(reader, mentions, &range) {
            let said = said(name, content.end, content, None, attribution);
            found.push(Found { cue: None, evidence: Rule::Signature, ..said });
        } else if last_turn.is_some_and(|last| index < last)
            || answerer.is_some() && block::is_first_person(reader, &range)
        {
            let content = trim(reader, range);
            found.extend(turn.as_ref().map(|turn| Found { content, ..turn.clone() }));
        } else {
            turn = None;
        }
    }
}

/// Whether labels in capitals come again and again.
fn is_script(reader: &Reader, labels: &[Option<Range<usize>>]) -> bool {
    let mut seen: KeyMap<usize> = KeyMap::default();
    for label in labels.iter().flatten() {
        *seen.or_default(reader.tokens()[label.end - 1].key) += 1;
    }
    let often = |label: &Range<usize>| seen.get(reader.tokens()[label.end - 1].key).is_some_and(|&times| times > 1);
    labels.iter().flatten().any(|label| often(label) && is_capitals(reader, label))
}

/// "We will not pay – PDP": a headline in the first person, with a name behind its last dash. Without "we" the name may be that of the paper.
fn signed(
    reader: &Reader,
    mentions: &[ClusteredMention],
    range: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let headline = |passage: &Passage| passage.tokens.start == range.start && passage.part == PartKind::Headline;
    let dash = range.clone().rev().take(LABEL).find(|&at| reader.is_dash(at)).filter(|&dash| dash > range.start)?;
    let (content, name) = (range.start..dash, dash + 1..range.end);
    let speaks = block::is_first_person(reader, &content) && is_name(reader, mentions, &name);
    (speaks && reader.passages.iter().any(headline)).then_some((content, name))
}

/// What stands after a label.
fn said(
    label: Range<usize>,
    colon: usize,
    content: Range<usize>,
    voice: Option<Range<usize>>,
    attribution: usize,
) -> Found {
    Found {
        content,
        cue: Some(colon..colon + 1),
        speaker: Some(label),
        voice,
        attribution,
        stance: Stance::States,
        weak: false,
        nested: false,
        evidence: Rule::Transcript,
    }
}

/// "Q", "A".
fn is_letter(reader: &Reader, label: &Range<usize>) -> bool {
    label.len() == 1 && reader.is(label.start, CueClass::Label)
}

/// Who gives the answers of a text with questions and answers: the one person who is named before them.
fn answerer(
    reader: &Reader,
    mentions: &[ClusteredMention],
    paragraphs: &[Range<usize>],
    labels: &[Option<Range<usize>>],
) -> Option<Range<usize>> {
    let first = labels.iter().position(|label| label.as_ref().is_some_and(|label| is_letter(reader, label)))?;
    let start = paragraphs.get(first)?.start;
    let persons = || {
        let before = mentions.iter().take_while(|mention| mention.tokens.end <= start);
        // "By Ann Lee", "…, writes Ann Lee": who asks.
        let writes = |at: usize| reader.is(at, CueClass::By) || reader.lexicon().is_verb(&reader.tokens()[at..]);
        let part =
            |at: usize| reader.reading.sentences.get(reader.reading.sentence_of(at)).map(|sentence| sentence.part);
        let writer = move |at: usize| at.checked_sub(1).is_some_and(writes) || part(at) == Some(PartKind::Byline);
        before.filter(move |mention| {
            mention.kind == Kind::Person && mention.form == Form::Name && !writer(mention.tokens.start)
        })
    };
    let one = persons().next()?;
    persons().all(|other| other.actors == one.actors).then(|| one.tokens.clone())
}

/// Tokens of each paragraph.
fn paragraphs(reader: &Reader) -> Vec<Range<usize>> {
    let mut ranges: Vec<(usize, Range<usize>)> = Vec::new();
    for passage in &reader.passages {
        match ranges.last_mut() {
            Some((paragraph, range)) if *paragraph == passage.paragraph => range.end = passage.tokens.end,
            _ => ranges.push((passage.paragraph, passage.tokens.clone())),
        }
    }
    ranges.into_iter().map(|(_, range)| range).collect()
}

/// Capitalised words before a colon at the paragraph's start, behind its opening mark.
fn label(reader: &Reader, range: &Range<usize>) -> Option<Range<usize>> {
    let start = range.clone().take(3).find(|&at| reader.is_word(at))?;
    let colon = (start + 1..range.end.min(start + LABEL + 1)).find(|&at| reader.word(at) == ":")?;
    // "((WN)):", "[Reporter]:".
    let inner = (start..colon).rfind(|&at| !matches!(reader.word(at), ")" | "]")).map_or(start, |last| last + 1);
    let words = start..inner;
    let named = words.clone().all(|at| !reader.is_word(at) || reader.is_capital(at)) && reader.is_word(inner - 1);
    named.then_some(words)
}

fn is_capitals(reader: &Reader, label: &Range<usize>) -> bool {
    label.clone().all(|at| !reader.word(at).chars().any(char::is_lowercase))
}

/// The whole content is one quotation: "Mayor: “We won”".
fn is_quotation(reader: &Reader, content: &Range<usize>) -> bool {
    reader.run(content.start).is_some() && reader.next(content.start) >= content.end
}

/// The label is a name, maybe behind a title ("President Lee").
fn is_name(reader: &Reader, mentions: &[ClusteredMention], label: &Range<usize>) -> bool {
    let first = mentions.partition_point(|mention| mention.tokens.end <= label.start);
    mentions[first..].iter().take_while(|mention| mention.tokens.start < label.end).any(|mention| {
        let speaks = mention.kind == Kind::Person || mention.kind == Kind::Organization;
        let title = &reader.tokens()[label.start..mention.tokens.start.max(label.start)];
        let titled = title.is_empty()
            || reader.reading.resources.lexicon.title(title).is_some_and(|(length, _)| length == title.len());
        speaks && titled && mention.form == Form::Name && mention.tokens.end == label.end
    })
}

/// "Lee: 547.", "Lee: the largest lake" are tables and lists, no statements.
fn is_statement(reader: &Reader, content: &Range<usize>) -> bool {
    let words = content.clone().filter(|&at| reader.is_word(at) && reader.kind(at) != Some(TokenKind::Number)).count();
    words > 1
        && content.clone().any(|at| {
            reader.run(at).is_some_and(|run| reader.run_words(run) > 2)
                || reader.is_verb(at)
                || reader.is(at, CueClass::Subject)
        })
}

/// Without a full stop, and without the closing mark of a quotation that began before the label.
fn trim(reader: &Reader, content: Range<usize>) -> Range<usize> {
    let mut end = content.end;
    while end > content.start && reader.run(end - 1).is_none() && matches!(reader.word(end - 1), ".") {
        end -= 1;
    }
    content.start..end.max(content.start)
}
