//! Finds datelines: lines that tell place and date, and their short form before the first sentence ("BEIRUT (AP) — "). Takes a
//! line, gives byte offsets.

use crate::gazetteer::{Gazetteer, List};
use crate::lexicon::calendar::DateWord;
use crate::resources::Resources;
use crate::span::Span;
use crate::timex::{Item, Timexes};
use crate::token::tokenize;

/// How much of a paragraph a dateline may open, in bytes.
const LONGEST_OPENING: usize = 160;
/// How long a line of nothing but place and date may be, in bytes.
const LONGEST_LINE: usize = 120;

/// A line that is a dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Day, month and year are told.
    pub sure: bool,
}

/// Whether a line tells nothing but when (and where) the report was made.
pub(super) fn is_line(timexes: &Timexes, span: Span) -> Option<Stamp> {
    if span.len() > LONGEST_LINE {
        return None;
    }
    let dates = timexes.days_in(span);
    let items = &timexes.items()[timexes.items_in(span)];
    // "by Ana Trent, December 4"
    if items.first().is_some_and(|item| item.has(DateWord::Until)) {
        return None;
    }
    let rest = items.iter().filter(|item| !dates.iter().any(|date| date.span.contains(item.span)));
    let words: Vec<_> = rest.filter(|item| item.is_word() || item.number > 0).collect();
    let names = words.iter().filter(|item| !is_stamp_word(item)).count();
    let all_known = words.iter().all(|item| is_stamp_word(item) || (item.is_word() && item.capital()));
    let most = if dates.iter().any(|date| date.is_day) { 3 } else { 0 };
    let sure = dates.iter().any(|date| date.is_full);
    (!dates.is_empty() && all_known && names <= most).then_some(Stamp { sure })
}

/// Whether a line names nothing but known places: "Jakarta/Singapore".
pub(super) fn is_places(line: &str, gazetteer: &Gazetteer) -> bool {
    if line.len() > 60 {
        return false;
    }
    let tokens = tokenize(line);
    let places = [List::Country, List::City, List::Region, List::Capital];
    let mut at = 0;
    while at < tokens.len() {
        match gazetteer.longest(&tokens[at..], &places) {
            Some((length, _)) if tokens[at].capital => at += length,
            _ if at > 0 && matches!(tokens[at].of(line), "/" | "," | "and" | "&") => at += 1,
            _ => return false,
        }
    }
    at > 0
}

fn is_stamp_word(item: &Item) -> bool {
    item.classes.iter().any(|class| {
        matches!(
            class,
            DateWord::Stamp
                | DateWord::Label
                | DateWord::Zone(_)
                | DateWord::Preposition
                | DateWord::Weekday(_)
                | DateWord::Half(_)
        )
    }) || item.text.eq_ignore_ascii_case("on")
}

/// Where a dateline that opens a paragraph ends (past its dash); none where the paragraph opens with its first sentence.
pub(super) fn opening(timexes: &Timexes, source: &str, span: Span, resources: &Resources) -> Option<usize> {
    let limit = (span.start + LONGEST_OPENING).min(span.end);
    let end = (span.start..=limit).rev().find(|&at| source.is_char_boundary(at))?;
    let head = Span::new(span.start, end);
    let items = &timexes.items()[timexes.items_in(head)];
    let dates = timexes.days_in(head);
    let full = dates.first().filter(|date| date.is_full && date.span.start == span.start).map(|date| date.span.end);
    let opening = Opening {
        items,
        dates: dates.iter().filter(|date| date.is_day).map(|date| date.span).collect(),
        place_end: place_end(source, head, resources),
    };
    let (end, next) = match opening.end() {
        Some(next) => (items.get(next.checked_sub(1)?)?.span.end, items.get(next)?),
        None => (full?, items.iter().find(|item| Some(item.span.start) >= full)?),
    };
    let opens = next.capital() || next.number > 0 || "“\"‘'".contains(next.text);
    let text = Span::new(end, span.end).of(source);
    (opens && next.space && text.split_whitespace().nth(4).is_some()).then_some(end)
}

/// Where a known place at the start of `head` ends.
fn place_end(source: &str, head: Span, resources: &Resources) -> Option<usize> {
    let tokens = tokenize(head.of(source));
    let places = [List::Country, List::City, List::Region, List::Capital];
    let (count, facts) = resources.gazetteer.longest(&tokens, &places)?;
    let last = tokens.get(count.checked_sub(1)?)?;
    (tokens.first()?.capital && !facts.is_any(&[List::Word])).then_some(head.start + last.span.end)
}

/// The start of a paragraph that may be a dateline.
struct Opening<'a> {
    items: &'a [Item<'a>],
    dates: Vec<Span>,
    place_end: Option<usize>,
}

/// What a dateline told before its dash.
#[derive(Default)]
struct Told {
    words: usize,
    lower: usize,
    dated: bool,
    agency: bool,
}

impl Opening<'_> {
    /// The item after a dateline and its dash: it names a place in capitals or a known one, a date or an agency.
    fn end(&self) -> Option<usize> {
        let mut told = Told::default();
        let mut open = None;
        for (at, item) in self.items.iter().enumerate().take(30) {
            if item.is('(') && open.is_none() {
                open = Some(at);
            } else if item.is(')') {
                told.agency = open.is_some_and(|open| self.is_agency(open, at));
                open = None;
                if told.agency
                    && told.dated
                    && self.items.get(at + 1).is_some_and(|next| next.is_word() && next.capital())
                {
                    return Some(at + 1);
                }
            } else if self.dates.iter().any(|date| date.contains(item.span)) {
                told.dated = true;
            } else if open.is_some() {
                continue;
            } else if item.is_word() {
                told.words += 1;
                told.lower += usize::from(!item.capital());
            } else if let Some(end) = self.dash(at, &told) {
                return self.is_told(&told).then(|| self.dated_after(end).unwrap_or(end));
            } else if !",/.-'’".contains(item.text) {
                return None;
            }
        }
        None
    }

    /// "CAIRO – 26 July 2022: ": the date stands between two marks.
    fn dated_after(&self, at: usize) -> Option<usize> {
        let start = self.items.get(at)?.span.start;
        let date = self.dates.iter().find(|date| date.start == start)?;
        let mark = self.items.iter().position(|item| item.span.start >= date.end)?;
        ":-–—".contains(self.items[mark].text).then_some(mark + 1)
    }

    fn is_agency(&self, open: usize, close: usize) -> bool {
        close - open <= 8 && self.items[open + 1..close].iter().any(Item::capital)
    }

    fn is_told(&self, told: &Told) -> bool {
        let sure = told.agency || told.dated;
        let placed = (told.words > 0 || told.agency) && told.words <= 6 && told.lower <= usize::from(sure);
        placed && (sure || self.is_shouted() || self.is_known())
    }

    /// The item after a dash that stands free, or after a colon where more than capitals came before.
    fn dash(&self, at: usize, told: &Told) -> Option<usize> {
        let item = &self.items[at];
        let next_free = self.items.get(at + 1).is_some_and(|next| next.space || next.is('-'));
        let dash = item.is('—') || item.is('–') || item.is('―') || (item.is('-') && (item.space || self.is_known()));
        let colon = item.is(':') && (told.dated || told.agency || self.is_known());
        let hyphens = self.items[at + 1..].iter().take_while(|next| next.is('-') && !next.space).count();
        ((dash || colon) && next_free).then_some(at + 1 + hyphens)
    }

    /// A known place stands first, and a mark after it.
    fn is_known(&self) -> bool {
        let after = self.items.iter().find(|item| Some(item.span.start) >= self.place_end);
        self.place_end.is_some() && after.is_some_and(|item| ",:-–—―(".contains(item.text))
    }

    /// It starts in capitals, with a word of three letters or more.
    fn is_shouted(&self) -> bool {
        let shouts = |item: &Item| item.is_word() && item.text.chars().all(char::is_uppercase) && item.text.len() >= 2;
        let long = |item: &Item| shouts(item) && item.text.chars().count() >= 3;
        self.items.first().is_some_and(shouts) && self.items.iter().take(3).any(long)
    }
}
