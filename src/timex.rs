//! Expressions of time (TIMEX) in a paragraph: where they stand and what they mean, before the day of the report is known. Takes bytes of a
//! text and the words of the calendar; cuts them into items (`lex`), reads expressions (`grammar`), resolves one against a day (`value`,
//! `tense`). Knows neither tokens nor parts of a text. Finds no holidays and no durations that have no place in time ("for three years").

pub(crate) mod grammar;
mod lex;
pub(crate) mod tense;
pub(crate) mod value;

use crate::lexicon::calendar::Calendar;
use crate::span::Span;

use grammar::Expression;
pub(crate) use lex::{Item, lex};
use value::Value;

/// The items of a paragraph with the expressions among them.
pub(crate) struct Timexes<'a> {
    pub(crate) items: Vec<Item<'a>>,
    pub(crate) expressions: Vec<Expression>,
}

impl<'a> Timexes<'a> {
    /// Reads the paragraph at `span` (bytes) of `text`; linear time.
    pub(crate) fn read(text: &'a str, span: Span, calendar: &'a Calendar) -> Timexes<'a> {
        let items = lex(text, span, calendar);
        let expressions = grammar::read(&items);
        Timexes { items, expressions }
    }

    /// Bytes of an expression.
    pub(crate) fn span(&self, expression: &Expression) -> Span {
        let start = self.items.get(expression.start).map_or(0, |item| item.span.start);
        let last = expression.end.checked_sub(1).and_then(|last| self.items.get(last));
        Span::new(start, last.map_or(start, |item| item.span.end))
    }
}

/// The days, months and times that `span` of `text` tells.
pub(crate) fn dates_in(text: &str, span: Span, calendar: &Calendar) -> Vec<FoundDate> {
    let timexes = Timexes::read(text, span, calendar);
    let found = |expression: &Expression| {
        let timed = expression.clock.is_some();
        let is_day = timed || matches!(expression.value, Value::DayOf { .. } | Value::Numeric { .. });
        let is_date =
            is_day || expression.value.is_day() || matches!(expression.value, Value::Month { .. } | Value::Ago { .. });
        let is_full = expression.value.full_day().is_some();
        is_date.then(|| FoundDate { span: timexes.span(expression), is_day, is_full })
    };
    timexes.expressions.iter().filter_map(found).collect()
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
