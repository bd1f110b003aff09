//! Finds datelines: lines that tell place and date, and their short form before the first sentence ("BEIRUT (AP) — "). Takes a
//! line, gives byte offsets. Whether the place is a place is not asked.

use crate::dates::calendar::Class;
use crate::dates::{Item, calendar::Calendar, dates_in, lex};
use crate::span::Span;

/// How much of a paragraph a dateline may open, in bytes.
const LONGEST_OPENING: usize = 160;
/// How long a line of nothing but place and date may be, in bytes.
const LONGEST_LINE: usize = 120;

/// Whether a line tells nothing but when (and where) the report was made. `sure` where day, month and year are told.
pub fn is_line(source: &str, span: Span, calendar: &Calendar) -> Option<Stamp> {
    if span.len() > LONGEST_LINE {
        return None;
    }
    let dates = dates_in(source, span, calendar);
    let items = lex(source, span, calendar);
    let rest = items.iter().filter(|item| !dates.iter().any(|date| date.span.contains(item.span)));
    let words: Vec<_> = rest.filter(|item| item.is_word() || item.number > 0).collect();
    let names = words.iter().filter(|item| !is_stamp_word(item)).count();
    let all_known = words.iter().all(|item| is_stamp_word(item) || (item.is_word() && item.capital()));
    let sure = dates.iter().any(|date| date.is_full);
    (!dates.is_empty() && all_known && names <= 3).then_some(Stamp { sure, bare: words.is_empty() })
}

/// A line that is a dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Day, month and year are told.
    pub sure: bool,
    /// Nothing stands beside the date.
    pub bare: bool,
}

fn is_stamp_word(item: &Item) -> bool {
    item.classes.iter().any(|class| {
        matches!(
            class,
            Class::Stamp | Class::Label | Class::Zone(_) | Class::Preposition | Class::Weekday(_) | Class::Half(_)
        )
    }) || item.text.eq_ignore_ascii_case("on")
}

/// Where a dateline that opens a paragraph ends (past its dash); none where the paragraph opens with its first sentence.
pub fn opening(source: &str, span: Span, calendar: &Calendar) -> Option<usize> {
    let limit = (span.start + LONGEST_OPENING).min(span.end);
    let end = (span.start..=limit).rev().find(|&at| source.is_char_boundary(at))?;
    let head = Span::new(span.start, end);
    let items = lex(source, head, calendar);
    let dates = dates_in(source, head, calendar);
    let full = dates.first().filter(|date| date.is_full && date.span.start == span.start).map(|date| date.span.end);
    let (end, next) = match dashed(&items, &dates.iter().map(|date| date.span).collect::<Vec<_>>()) {
        Some(next) => (items.get(next.checked_sub(1)?)?.span.end, items.get(next)?),
        None => (full?, items.iter().find(|item| Some(item.span.start) >= full)?),
    };
    let opens = next.capital() || next.number > 0 || "“\"‘'".contains(next.text);
    (opens && next.space && next.span.start < span.end).then_some(end)
}

/// The item after a dateline in capitals, or with a date or an agency, and its dash.
fn dashed(items: &[Item], dates: &[Span]) -> Option<usize> {
    let in_date = |item: &Item| dates.iter().any(|date| date.contains(item.span));
    let (mut words, mut lower, mut dated, mut agency) = (0, 0, false, false);
    let mut open = None;
    for (at, item) in items.iter().enumerate().take(30) {
        if item.is('(') && open.is_none() {
            open = Some(at);
        } else if item.is(')') {
            agency = open.is_some_and(|open| at - open <= 8 && items[open + 1..at].iter().any(|item| item.capital()));
            open = None;
            if agency && dated && items.get(at + 1).is_some_and(|next| next.is_word() && next.capital()) {
                return Some(at + 1);
            }
        } else if in_date(item) {
            dated = true;
        } else if open.is_some() {
            continue;
        } else if item.is_word() {
            words += 1;
            lower += usize::from(!item.capital());
        } else if is_end(items, at, dated || agency) {
            let end = at + 1 + items[at + 1..].iter().take_while(|next| next.is('-') && !next.space).count();
            let capitals = items.first().is_some_and(is_shouted);
            let told = agency || dated || capitals;
            let placed = words > 0 && words <= 6 && lower <= usize::from(agency || dated);
            return (told && placed).then_some(end);
        } else if !item.is(',') && !item.is('/') && !item.is('.') && !item.is('-') && !item.is('\'') && !item.is('’')
        {
            return None;
        }
    }
    None
}

/// A dash that stands free, or a colon where a date or an agency came before.
fn is_end(items: &[Item], at: usize, told: bool) -> bool {
    let item = &items[at];
    let next_free = items.get(at + 1).is_some_and(|next| next.space || next.is('-'));
    let dash = item.is('—') || item.is('–') || item.is('―') || item.is('-');
    (dash && (item.space || !item.is('-')) && next_free) || (told && item.is(':') && next_free)
}

/// A word of three capitals or more.
fn is_shouted(item: &Item) -> bool {
    item.is_word() && item.text.chars().count() >= 3 && item.text.chars().all(char::is_uppercase)
}
