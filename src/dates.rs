//! Date and time expressions with ISO 8601 values, resolved against the dateline. Takes the parts and sentences of a text; reads
//! words by itself (`lex`, `grammar`), finds the day of the report (`reference`), gives values (`value`, `tense`). Finds no
//! holidays and no durations that have no place in time ("for three years").

pub mod calendar;
pub mod civil;
mod grammar;
mod lex;
mod reference;
mod tense;
mod value;

use crate::dates::calendar::Calendar;
use crate::dates::civil::Day;
use crate::dates::grammar::Expression;
pub(crate) use crate::dates::lex::{Item, is_invisible, lex};
use crate::dates::value::{Anchor, Period, Value};
use crate::document::Context;
use crate::entity::DateExpression;
use crate::span::Span;

/// The items of a paragraph with the expressions among them.
struct Reading<'a> {
    items: Vec<Item<'a>>,
    expressions: Vec<Expression>,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str, span: Span, calendar: &'a Calendar) -> Reading<'a> {
        let items = lex(text, span, calendar);
        let expressions = grammar::read(&items);
        Reading { items, expressions }
    }

    fn span(&self, expression: &Expression) -> Span {
        let start = self.items.get(expression.start).map_or(0, |item| item.span.start);
        let last = expression.end.checked_sub(1).and_then(|last| self.items.get(last));
        Span::new(start, last.map_or(start, |item| item.span.end))
    }
}

/// All date expressions in text order, and the ISO date they were resolved against.
pub fn find(context: &Context) -> (Vec<DateExpression>, Option<String>) {
    let text = context.text;
    let calendar = &context.resources.calendar;
    let readings: Vec<_> =
        text.paragraphs.iter().map(|paragraph| Reading::new(&text.source, paragraph.span, calendar)).collect();
    let reference = reference::find(text, &readings);
    let starts: Vec<_> = context.sentences.iter().map(|sentence| sentence.span.start).collect();
    let dates = readings.iter().flat_map(|reading| resolve_all(reading, &starts, reference)).collect();
    (dates, reference.map(Day::iso))
}

/// The days, months and times that `span` of `text` tells.
pub(crate) fn dates_in(text: &str, span: Span, calendar: &Calendar) -> Vec<FoundDate> {
    let reading = Reading::new(text, span, calendar);
    let found = |expression: &Expression| {
        let timed = expression.clock.is_some();
        let is_day = timed || matches!(expression.value, Value::DayOf { .. } | Value::Numeric { .. });
        let is_date =
            is_day || expression.value.is_day() || matches!(expression.value, Value::Month { .. } | Value::Ago { .. });
        let is_full = expression.value.full_day().is_some();
        is_date.then(|| FoundDate { span: reading.span(expression), is_day, is_full })
    };
    reading.expressions.iter().filter_map(found).collect()
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

/// The expressions of one paragraph with their values. `starts` are those of all sentences, in bytes.
fn resolve_all(reading: &Reading, starts: &[usize], reference: Option<Day>) -> Vec<DateExpression> {
    let mut told = None;
    let mut dates = Vec::with_capacity(reading.expressions.len());
    for expression in &reading.expressions {
        let span = reading.span(expression);
        let sentence = sentence_items(&reading.items, expression, span, starts);
        let (start, end) = (expression.start - sentence.start, expression.end - sentence.start);
        let tense = tense::tense(&reading.items[sentence], start, end);
        let anchor = Anchor { reference, told, tense };
        let period = value::resolve(&expression.value, &anchor);
        if let Some(Period::Day(day)) = period {
            told = Some(day);
        }
        dates.push(DateExpression {
            span,
            value: iso(expression, period, told.or(reference)),
            evidence: expression.rule,
        });
    }
    dates
}

fn iso(expression: &Expression, period: Option<Period>, day: Option<Day>) -> String {
    match (period, expression.clock) {
        (Some(Period::Day(day)), Some(clock)) => format!("{}T{}", day.iso(), clock.iso()),
        (Some(period), _) => period.iso(),
        (None, Some(clock)) if expression.value == Value::Unknown => match day {
            Some(day) => format!("{}T{}", day.iso(), clock.iso()),
            None => format!("T{}", clock.iso()),
        },
        (None, _) => String::new(),
    }
}

/// The items of the sentence around an expression, at most some hundreds.
fn sentence_items(items: &[Item], expression: &Expression, span: Span, starts: &[usize]) -> std::ops::Range<usize> {
    const REACH: usize = 100;
    let after = starts.partition_point(|&start| start <= span.start);
    let from = after.checked_sub(1).and_then(|at| starts.get(at)).copied().unwrap_or(0);
    let to = starts.get(after).copied().unwrap_or(usize::MAX);
    let low = expression.start.saturating_sub(REACH);
    let high = items.len().min(expression.end + REACH);
    let first = (low..expression.start).find(|&at| items[at].span.start >= from).unwrap_or(expression.start);
    let last = (expression.end..high).find(|&at| items[at].span.start >= to).unwrap_or(high);
    first..last
}

#[cfg(test)]
mod tests;
