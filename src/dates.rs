//! Dates and times with ISO 8601 values, resolved against the day of the report. Takes the parts and sentences of a text, reads the
//! expressions of each paragraph (`timex`), finds the day of the report (`reference`), gives values.

mod reference;

use std::ops::Range;

use crate::civil::Day;
use crate::entity::DateExpression;
use crate::reading::Reading;
use crate::span::Span;
use crate::text::Paragraph;
use crate::timex::grammar::Expression;
use crate::timex::tense::tense;
use crate::timex::value::{Anchor, Period, Value, resolve};
use crate::timex::{Item, Timexes};

/// The dates of a text.
pub(crate) struct Dates {
    /// In text order.
    pub all: Vec<DateExpression>,
    /// ISO date that relative ones were resolved against.
    pub published: Option<String>,
}

impl Dates {
    /// Without those around the article: when somebody comments on it is not of it.
    pub(crate) fn of_article(mut self, reading: &Reading) -> Dates {
        self.all.retain(|date| !reading.text.is_around(date.span.start));
        self
    }
}

/// All date expressions and the day of the report.
pub(crate) fn find(reading: &Reading, timexes: &Timexes) -> Dates {
    let paragraphs = &reading.text.paragraphs;
    let reference = reference::find(paragraphs, timexes);
    let starts: Vec<_> = reading.sentences.iter().map(|sentence| sentence.span.start).collect();
    let resolved = |paragraph: &Paragraph| resolve_all(timexes, paragraph.span, &starts, reference);
    let all = paragraphs.iter().flat_map(resolved).collect();
    Dates { all, published: reference.map(Day::iso) }
}

/// The expressions of the paragraph at `span` with their values. `starts` are those of all sentences, in bytes.
fn resolve_all(timexes: &Timexes, span: Span, starts: &[usize], reference: Option<Day>) -> Vec<DateExpression> {
    let (items, expressions) = (timexes.items_in(span), timexes.expressions_in(span));
    let mut told = None;
    let mut dates = Vec::with_capacity(expressions.len());
    for expression in expressions {
        let span = timexes.span(expression);
        let sentence = sentence_items(timexes.items(), items.clone(), expression, starts);
        let (start, end) = (expression.start - sentence.start, expression.end - sentence.start);
        let tense = tense(&timexes.items()[sentence], start, end);
        let anchor = Anchor { reference, told, tense };
        let period = resolve(&expression.value, &anchor);
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

fn iso(expression: &Expression, period: Option<Period>, day: Option<Day>) -> Option<String> {
    match (period, expression.clock) {
        (Some(Period::Day(day)), Some(clock)) => Some(format!("{}T{}", day.iso(), clock.iso())),
        (Some(period), _) => Some(period.iso()),
        (None, Some(clock)) if expression.value == Value::Unknown => Some(match day {
            Some(day) => format!("{}T{}", day.iso(), clock.iso()),
            None => format!("T{}", clock.iso()),
        }),
        (None, _) => None,
    }
}

/// The items of the sentence around an expression of a paragraph, at most some hundreds.
fn sentence_items(items: &[Item], paragraph: Range<usize>, expression: &Expression, starts: &[usize]) -> Range<usize> {
    const REACH: usize = 100;
    let after = starts.partition_point(|&start| start <= items[expression.start].span.start);
    let from = after.checked_sub(1).and_then(|at| starts.get(at)).copied().unwrap_or(0);
    let to = starts.get(after).copied().unwrap_or(usize::MAX);
    let low = expression.start.saturating_sub(REACH).max(paragraph.start);
    let high = paragraph.end.min(expression.end + REACH);
    let first = (low..expression.start).find(|&at| items[at].span.start >= from).unwrap_or(expression.start);
    let last = (expression.end..high).find(|&at| items[at].span.start >= to).unwrap_or(high);
    first..last
}

#[cfg(test)]
mod tests;
