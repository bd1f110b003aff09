//! Cuts a paragraph into the items that dates are made of: words, runs of digits, marks. Finer than the tokens of the text
//! ("1:34pm" is four items), so that one grammar reads every way of writing a date.

use crate::lexicon::calendar::{Calendar, DateWord};
use crate::span::Span;
use crate::token::is_invisible;

/// What an item is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// Letters.
    Word,
    /// Digits; "1,200" is one item that is not `plain`.
    Digits,
    /// Any other character.
    Mark,
}

/// One item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    /// Bytes of the whole text.
    pub span: Span,
    /// Its text.
    pub text: &'a str,
    /// What it is made of.
    pub kind: ItemKind,
    /// White space stands before it.
    pub space: bool,
    /// The number that the digits make; 0 where it is too large.
    pub number: u32,
    /// What the word can mean in a date.
    pub classes: &'a [DateWord],
}

impl Item<'_> {
    /// Whether it is the mark `c`.
    pub(crate) fn is(&self, c: char) -> bool {
        self.kind == ItemKind::Mark && self.text.starts_with(c)
    }

    /// Whether its first letter is upper case.
    pub(crate) fn capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self) -> bool {
        self.kind == ItemKind::Word
    }

    /// Whether the word can mean `class`.
    pub(crate) fn has(&self, class: DateWord) -> bool {
        self.classes.contains(&class)
    }

    /// Digits without a thousands mark, so many of them.
    pub(crate) fn digits(&self, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let plain = self.kind == ItemKind::Digits && !self.text.contains(',');
        (plain && length.contains(&self.text.len())).then_some(self.number)
    }
}

/// Adds the items of `span` of `text`, in order; linear time.
pub(crate) fn lex<'a>(text: &'a str, span: Span, calendar: &'a Calendar, items: &mut Vec<Item<'a>>) {
    let part = span.of(text);
    let (mut at, mut space) = (0, true);
    while let Some(first) = part[at..].chars().next() {
        let rest = &part[at..];
        if first.is_whitespace() || is_invisible(first) {
            (at, space) = (at + first.len_utf8(), true);
            continue;
        }
        let (kind, length) = scan(rest, first);
        let word = &rest[..length];
        let start = span.start + at;
        items.push(Item {
            span: Span::new(start, start + length),
            text: word,
            kind,
            space,
            number: if kind == ItemKind::Digits { number(word) } else { 0 },
            classes: if kind == ItemKind::Word { calendar.classes(word) } else { &[] },
        });
        (at, space) = (at + length, false);
    }
}

fn number(digits: &str) -> u32 {
    if digits.len() > 11 {
        return 0;
    }
    digits
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0u64, |sum, b| sum * 10 + u64::from(b - b'0'))
        .try_into()
        .unwrap_or(0)
}

fn scan(rest: &str, first: char) -> (ItemKind, usize) {
    if first.is_ascii_digit() {
        return (ItemKind::Digits, scan_digits(rest.as_bytes()));
    }
    if first.is_alphabetic() {
        let end = rest.find(|c: char| !c.is_alphabetic() && !matches!(c, '\u{300}'..='\u{36f}'));
        return (ItemKind::Word, end.unwrap_or(rest.len()));
    }
    (ItemKind::Mark, first.len_utf8())
}

/// Digits with groups of three after commas.
fn scan_digits(bytes: &[u8]) -> usize {
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = run(0);
    if end <= 3 {
        while bytes.get(end) == Some(&b',') && run(end + 1) == 3 {
            end += 4;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let calendar = Calendar::read(&crate::pack::bundled());
        let mut items = Vec::new();
        lex(text, Span::new(0, text.len()), &calendar, &mut items);
        let words: Vec<_> = items.iter().map(|item| item.text).collect();
        assert_eq!(words.join("|"), expected, "{text}");
    }

    #[test]
    fn items() {
        check("at 1:34pm, 2024-12-04", "at|1|:|34|pm|,|2024|-|12|-|04");
        check("the 1990s, 4th 2,000 men", "the|1990|s|,|4|th|2,000|men");
        check("March 3,2014", "March|3|,|2014");
        check("Dec.\u{a0}4’s \u{200b}é", "Dec|.|4|’|s|é");
        check("", "");
    }

    #[test]
    fn numbers_do_not_overflow() {
        assert_eq!((number("2,000"), number("99999999999"), number("123456789012345")), (2000, 0, 0));
    }
}
