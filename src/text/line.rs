//! What a paragraph looks like from outside: length, capitals, ends, quotation marks. Takes one paragraph, gives its traits.

use crate::lexicon::boilerplate::fold;
use crate::span::Span;
use crate::text::blocks::ends_sentence;

/// Longest paragraph, in bytes, that may be something else than the article's own text.
const LONGEST_ASIDE: usize = 600;

/// How many characters of white space before a paragraph are looked at.
const MOST_ROOM: usize = 40;

/// Signs before the items of a list.
const BULLETS: [char; 9] = ['•', '*', '-', '–', '—', '▪', '·', '◦', '‣'];

/// Traits of a paragraph.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Bytes of the whole text.
    pub span: Span,
    /// Its text.
    pub text: &'a str,
    /// Its folded text; empty where it is too long to be anything but the article's own.
    pub folded: String,
    /// Words, up to some sixty.
    pub words: usize,
    /// It ends like a sentence.
    pub sentence: bool,
    /// It holds words between double quotation marks: four or more.
    pub quotes: bool,
    /// Nearly all its longer words are capitalised.
    pub title_case: bool,
    /// Two empty lines or more stand before it.
    pub is_set_off: bool,
}

impl<'a> Line<'a> {
    /// The traits of `span` of `source`.
    pub(super) fn new(source: &'a str, span: Span) -> Line<'a> {
        let text = span.of(source);
        let short = text.len() <= LONGEST_ASIDE;
        Line {
            span,
            text,
            folded: if short { fold(text) } else { String::new() },
            words: text.split_whitespace().take(60).filter(|word| word.contains(char::is_alphanumeric)).count(),
            sentence: ends_sentence(text),
            quotes: short && has_quotation(text),
            title_case: short && is_title_case(text),
            is_set_off: short && is_set_off(&source[..span.start]),
        }
    }

    /// Whether it is plainly text of the article: a sentence of some length, or very long.
    pub(super) fn is_prose(&self) -> bool {
        self.folded.is_empty() || (self.sentence && self.words >= 12)
    }

    /// Whether it starts with a label in capitals, as speakers in a transcript have: "QUESTION: …".
    pub(super) fn is_labelled(&self) -> bool {
        self.text.split_once(':').is_some_and(|(label, _)| label.len() <= 40 && !label.contains(char::is_lowercase))
    }

    /// Whether it is an item of a list.
    pub(super) fn is_item(&self) -> bool {
        self.text.starts_with(BULLETS)
    }

    /// Its text without a bullet.
    pub(super) fn bare(&self) -> &'a str {
        self.text.trim_start_matches(BULLETS).trim_start()
    }

    /// Whether it may be a title: some words that start with a capital or a mark and do not end like a sentence.
    pub(super) fn is_title_like(&self) -> bool {
        let first = self.text.chars().next().unwrap_or(' ');
        let ends_open = self.text.ends_with([':', ',', ';', '-', '–', '—']) && !self.text.ends_with("; ");
        let listed = matches!(first, '•' | '*' | '-' | '–' | '—' | '▪' | '·' | '(' | '[' | '@' | '#');
        !self.sentence
            && !ends_open
            && !listed
            && !first.is_lowercase()
            && (1..=30).contains(&self.words)
            && self.text.len() <= 220
    }
}

/// Whether a text ends with three line breaks; a few are looked at.
fn is_set_off(before: &str) -> bool {
    let room = before.chars().rev().take_while(|c| c.is_whitespace()).take(MOST_ROOM);
    room.filter(|&c| c == '\n').count() >= 3
}

/// Whether four words or more stand between double quotation marks.
fn has_quotation(text: &str) -> bool {
    // One angle alone is an arrow: "Read more »".
    let angles = text.contains('«') && text.contains('»');
    let mark = |c: char| matches!(c, '"' | '“' | '”' | '„') || (angles && matches!(c, '«' | '»'));
    let pieces = text.split(mark).skip(1);
    pieces.step_by(2).any(|inside| inside.split_whitespace().count() >= 4)
}

/// Whether the words of four letters and more after the first are capitalised, all but one in five.
fn is_title_case(text: &str) -> bool {
    let long = text.split_whitespace().skip(1).filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4);
    let (mut all, mut capital) = (0, 0);
    for word in long.take(60) {
        all += 1;
        capital += usize::from(word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase()));
    }
    all >= 2 && capital * 5 >= all * 4
}
