//! Lays the annotation of a corpus over this program's own tokens. Takes a document of a corpus, gives a text with usual spacing and the
//! names in it; then, for the tokens of that text, the sets of labels that agree with the annotation.

use std::ops::Range;

use crate::gazetteer::List;
use crate::model::labels::{ANY, Bioes, LabelSet, NameClass, OUTSIDE, label};
use crate::reading::Reading;
use crate::span::Span;
use crate::token::{Token, TokenKind};

use super::corpus::{CorpusDocument, Meaning, Source, Tagged};

/// Sentences of a paragraph of ordinary text.
pub(super) const PARAGRAPH: usize = 4;

/// A text made of a corpus document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotated {
    /// The text.
    pub text: String,
    /// Bytes of each annotated name, and what its tag says.
    pub names: Vec<(Span, Meaning)>,
}

/// The text of a document with its names, spaced as in print, so many sentences a paragraph.
pub(super) fn rebuild(document: &CorpusDocument, source: &Source, paragraph: usize) -> Result<Annotated, String> {
    let mut out = Annotated::default();
    for (number, sentence) in document.iter().enumerate() {
        if number > 0 {
            out.text.push_str(if number % paragraph == 0 { "\n\n" } else { " " });
        }
        add_sentence(&mut out, sentence, source)?;
    }
    Ok(out)
}

fn add_sentence(out: &mut Annotated, sentence: &[Tagged], source: &Source) -> Result<(), String> {
    let mut quotes = 0;
    let mut glue = true;
    for (index, Tagged { token, tag }) in sentence.iter().enumerate() {
        let next = sentence.get(index + 1).map(|next| next.token.as_str());
        let (token, joins) = spaced(token, next, &mut quotes, source.glued_hyphens);
        if !(glue || joins.0) {
            out.text.push(' ');
        }
        glue = joins.1;
        let start = out.text.len();
        out.text.push_str(token);
        let span = Span::new(start, out.text.len());
        if let Some(name) = tag.strip_prefix("B-") {
            let meaning =
                source.tags.get(name).ok_or_else(|| format!("{}: tag '{name}' is not in tags.tsv", source.name))?;
            out.names.push((span, *meaning));
        } else if let (Some(_), Some(last)) = (tag.strip_prefix("I-"), out.names.last_mut()) {
            last.0.end = span.end;
        }
    }
    Ok(())
}

/// How a token is printed, and whether it joins the one before and the one after.
fn spaced<'a>(token: &'a str, next: Option<&str>, quotes: &mut usize, hyphens: bool) -> (&'a str, (bool, bool)) {
    match token {
        "-LRB-" => ("(", (false, true)),
        "-RRB-" => (")", (true, false)),
        "(" | "[" | "$" | "£" | "€" | "#" | "@" => (token, (false, true)),
        "``" | "“" => ("“", (false, true)),
        "''" | "”" => ("”", (true, false)),
        "\"" => {
            *quotes += 1;
            (token, if *quotes % 2 == 1 { (false, true) } else { (true, false) })
        }
        "-" | "/" if hyphens && next.is_some_and(|next| next.starts_with(char::is_alphanumeric)) => {
            (token, (true, true))
        }
        "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "'" | "’" | "n't" | "n’t" => (token, (true, false)),
        _ if token.len() > 1 && token.starts_with(['\'', '’']) => (token, (true, false)),
        _ => (token, (false, false)),
    }
}

/// For each token the labels that agree with the annotation.
pub(super) fn label_sets(reading: &Reading, annotated: &Annotated, source: &Source) -> Vec<LabelSet> {
    let outside = classes(source.unmarked).fold(1 << OUTSIDE, |set, class| set | places(class));
    let mut sets = vec![outside; reading.tokens.len()];
    for (set, token) in sets.iter_mut().zip(reading.tokens) {
        // Few sources mark every nationality: one that is not marked is no evidence either way.
        if is_people(reading, std::slice::from_ref(token)) {
            *set |= 1 << label(NameClass::GROUP, Bioes::Single);
        }
    }
    for (span, meaning) in &annotated.names {
        let range = reading.tokens_of(*span);
        if meaning.unknown || is_cut(reading, &range, *span) {
            sets[range].fill(ANY);
            continue;
        }
        let name = trimmed(reading, range.clone(), *meaning);
        let meaning = narrowed(reading, &name, *meaning);
        for index in name.clone() {
            sets[index] = set(meaning, Bioes::of(index, &name), outside);
        }
        // "[Syrian] President [Amin]"
        let before = range.start..name.start;
        for (set, token) in sets[before.clone()].iter_mut().zip(&reading.tokens[before]) {
            if is_people(reading, std::slice::from_ref(token)) {
                *set = 1 << label(NameClass::GROUP, Bioes::Single);
            }
        }
    }
    sets
}

/// Whether a token sticks out of the annotated span by more than its full stop.
fn is_cut(reading: &Reading, range: &Range<usize>, span: Span) -> bool {
    let (Some(first), Some(last)) = (reading.tokens.get(range.start), reading.tokens[..range.end].last()) else {
        return false;
    };
    first.span.start < span.start || (last.span.end > span.end && last.is_word() && !ends_with_stop(reading, last))
}

/// What this program's own lists say where a tag may stand for several classes.
fn narrowed(reading: &Reading, name: &Range<usize>, mut meaning: Meaning) -> Meaning {
    if meaning.classes != 0 && is_people(reading, &reading.tokens[name.clone()]) {
        meaning.classes = GROUP;
    } else if meaning.classes & EVENT != 0 && meaning.classes != EVENT {
        meaning.classes = if has_event_head(reading, name) { EVENT } else { meaning.classes & !EVENT };
    }
    meaning
}

const PERSON: u8 = 1 << NameClass::PERSON.0;
const GROUP: u8 = 1 << NameClass::GROUP.0;
const EVENT: u8 = 1 << NameClass::EVENT.0;

/// Whether a word of the name heads names of events; tells the events from the works among what a source calls miscellaneous.
fn has_event_head(reading: &Reading, name: &Range<usize>) -> bool {
    let tokens = &reading.tokens[name.clone()];
    let lexicon = &reading.resources.lexicon;
    (0..tokens.len()).any(|index| lexicon.event_head(&tokens[index..]).is_some())
        || reading.resources.gazetteer.facts(tokens).is(List::Event)
}

fn ends_with_stop(reading: &Reading, token: &Token) -> bool {
    token.of(&reading.text.source).ends_with('.')
}

fn classes(bits: u8) -> impl Iterator<Item = NameClass> {
    (0..NameClass::NAMES.len() as u8).filter(move |class| bits >> class & 1 == 1).map(NameClass)
}

fn places(class: NameClass) -> LabelSet {
    0b1111 << label(class, Bioes::Begin)
}

fn set(meaning: Meaning, place: Bioes, outside: LabelSet) -> LabelSet {
    let mut set = classes(meaning.classes).fold(0, |set, class| set | 1 << label(class, place));
    if meaning.outside || set == 0 {
        set |= outside;
    }
    set
}

/// The name without what this program leaves outside names: an article, a possessive ending, marks at its ends, titles of persons.
fn trimmed(reading: &Reading, range: Range<usize>, meaning: Meaning) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let tokens = reading.tokens;
    while start < end && tokens[end - 1].kind != TokenKind::Word && tokens[end - 1].kind != TokenKind::Number {
        end -= 1;
    }
    while start + 1 < end && is_before_name(reading, start) {
        start += 1;
    }
    while meaning.classes == PERSON && start < end {
        let rest = &tokens[start..end];
        let people = usize::from(is_people(reading, &rest[..1]));
        match reading.resources.lexicon.title(rest.get(people..).unwrap_or(&[])) {
            Some((length, _)) => start = (start + people + length).min(end),
            None => break,
        }
    }
    start..end
}

fn is_before_name(reading: &Reading, index: usize) -> bool {
    let mark = reading.tokens[index].kind == TokenKind::Punctuation;
    mark || ["the", "a", "an"].iter().any(|article| reading.word(index).eq_ignore_ascii_case(article))
}

/// Whether the words are a listed nationality or people.
fn is_people(reading: &Reading, tokens: &[Token]) -> bool {
    let facts = reading.resources.gazetteer.facts(tokens);
    facts.is_any(&[List::Demonym, List::Group])
        && !facts.is_any(&[List::Country, List::City, List::Region, List::Organization])
}
