//! Expressions of time (TIMEX) of a text: where they stand and what they mean, before the day of the report is known. Takes bytes of a
//! text and the words of the calendar; cuts them into items (`lex`), reads expressions (`grammar`), resolves one against a day (`value`,
//! `tense`). Knows neither tokens nor parts of a text. Finds no holidays and no durations that have no place in time ("for three years").

pub(crate) mod grammar;
mod lex;
pub(crate) mod tense;
pub(crate) mod value;

use std::ops::Range;

use crate::lexicon::calendar::Calendar;
use crate::span::Span;

use grammar::Expression;
pub(crate) use lex::Item;
use value::Value;

/// The expressions of a text and the items that they are made of. A text is read once: the parts of the page and the dates ask this list.
pub(crate) struct Timexes<'a> {
    items: Vec<Item<'a>>,
    expressions: Vec<Expression>,
}

impl<'a> Timexes<'a> {
    /// Reads the paragraphs (bytes, in order) of `text`; no expression crosses two. Linear time.
    pub(crate) fn read(text: &'a str, paragraphs: &[Span], calendar: &'a Calendar) -> Timexes<'a> {
        let (mut items, mut expressions) = (Vec::new(), Vec::new());
        for &paragraph in paragraphs {
            let from = items.len();
            lex::lex(text, paragraph, calendar, &mut items);
            grammar::read(&items, from, &mut expressions);
        }
        Timexes { items, expressions }
    }

    /// Bytes of an expression.
    pub(crate) fn span(&self, expression: &Expression) -> Span {
        let start = self.items.get(expression.start).map_or(0, |item| item.span.start);
        let last = expression.end.checked_sub(1).and_then(|last| self.items.get(last));
        Span::new(start, last.map_or(start, |item| item.span.end))
    }

    /// All items of the text.
    pub(crate) fn items(&self) -> &[Item<'a>] {
        &self.items
    }

    /// Indices of the items that lie in `span` (bytes).
    pub(crate) fn items_in(&self, span: Span) -> Range<usize> {
        let start = self.items.partition_point(|item| item.span.start < span.start);
        start..self.items.partition_point(|item| item.span.end <= span.end).max(start)
    }

    /// The expressions that lie in `span` (bytes).
    pub(crate) fn expressions_in(&self, span: Span) -> &[Expression] {
        let items = self.items_in(span);
        let start = self.expressions.partition_point(|expression| expression.start < items.start);
        let end = self.expressions.partition_point(|expression| expression.end <= items.end).max(start);
        &self.expressions[start..end]
    }

    /// The days, months and times that `span` (bytes) tells.
    pub(crate) fn days_in(&self, span: Span) -> Vec<FoundDate> {
        let found = |expression: &Expression| {
            let timed = expression.clock.is_some();
            let is_day = timed || matches!(expression.value, Value::DayOf { .. } | Value::Numeric { .. });
            let is_date = is_day
                || expression.value.is_day()
                || matches!(expression.value, Value::Month { .. } | Value::Ago { .. });
            let is_full = expression.value.full_day().is_some();
            is_date.then(|| FoundDate { span: self.span(expression), is_day, is_full })
        };
        self.expressions_in(span).iter().filter_map(found).collect()
    }
}

/// A day, month or time in a line that may be a dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FoundDate {
    /// Bytes of the whole text.
    pub span: Span,
    /// Whether it tells a day of a month or a time, not just a weekday, a month or "two hours ago".
    pub is_day: bool,
    /// Whether it tells day, month and year.
    pub is_full: bool,
}
