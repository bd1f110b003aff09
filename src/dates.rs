//! Dates and times with ISO 8601 values, resolved against the day of the report. Takes the parts and sentences of a text, reads the
//! expressions of each paragraph (`timex`), finds the day of the report (`reference`), gives values.

mod reference;

use std::ops::Range;

use crate::civil::Day;
use crate::entity::DateExpression;
use crate::reading::Reading;
use crate::span::Span;
use crate::tag::Tag;
use crate::timex::grammar::Expression;
use crate::timex::tense::tense;
use crate::timex::value::{Anchor, Period, Tense, Told, Value, resolve};
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
    let starts = reading.sentences.iter().map(|sentence| sentence.span.start).collect();
    let mut resolver = Resolver { reading, timexes, starts, reference, lately: None };
    let all = paragraphs.iter().flat_map(|paragraph| resolver.paragraph(paragraph.span)).collect();
    Dates { all, published: reference.map(Day::iso) }
}

/// Days within which a day told is news, for a time of the day in a later paragraph.
const NEWS: i64 = 7;

/// Gives expressions their values, paragraph by paragraph.
struct Resolver<'a> {
    reading: &'a Reading<'a>,
    timexes: &'a Timexes<'a>,
    /// First bytes of all sentences.
    starts: Vec<usize>,
    /// The day of the report.
    reference: Option<Day>,
    /// The last day that an earlier paragraph told.
    lately: Option<Day>,
}

impl Resolver<'_> {
    /// The expressions of the paragraph at `span` with their values.
    fn paragraph(&mut self, span: Span) -> Vec<DateExpression> {
        let (items, expressions) = (self.timexes.items_in(span), self.timexes.expressions_in(span));
        let mut told = Told::default();
        let mut dates = Vec::with_capacity(expressions.len());
        for expression in expressions {
            let anchor = Anchor { reference: self.reference, told, tense: self.tense(items.clone(), expression) };
            let period = resolve(&expression.value, &anchor);
            told = period.as_ref().map_or(told, |period| told.with(period));
            let value = iso(expression, period, told.day.or_else(|| self.lately_news()));
            dates.push(DateExpression { span: self.timexes.span(expression), value, evidence: expression.rule });
        }
        self.lately = told.day.or(self.lately);
        dates
    }

    /// The day of a time that stands in a paragraph without one: that of the paragraphs before it, or of the report. None where these tell of
    /// long ago.
    fn lately_news(&self) -> Option<Day> {
        let reference = self.reference?;
        Some(self.lately.unwrap_or(reference)).filter(|day| (day.0 - reference.0).abs() <= NEWS)
    }

    /// Direction of an expression of the paragraph with these items.
    fn tense(&self, paragraph: Range<usize>, expression: &Expression) -> Tense {
        let items = self.timexes.items();
        let sentence = sentence_items(items, paragraph, expression, &self.starts);
        let (start, end) = (expression.start - sentence.start, expression.end - sentence.start);
        tense(&items[sentence], start, end, &|item| self.is_present(item))
    }

    /// Whether an item is a verb in the present tense that has a subject of its own.
    fn is_present(&self, item: &Item) -> bool {
        let token = self.reading.tokens_of(item.span).start;
        match self.reading.tag(token) {
            Tag::VerbPresent | Tag::VerbThird => true,
            Tag::Nouns => self.is_verb_of_clause(token),
            // "Talks resume on Friday"
            Tag::VerbBase | Tag::Noun => {
                let subject = token.checked_sub(1).map(|before| self.reading.tag(before));
                subject.is_some_and(|tag| tag.is_plural() || tag.is_name()) && self.is_verb_of_clause(token)
            }
            _ => false,
        }
    }

    /// "The court rules on Friday": what looks like a plural is the verb where a noun opens the sentence and its clause has no other verb.
    fn is_verb_of_clause(&self, verb: usize) -> bool {
        let Some(sentence) = self.reading.sentences.get(self.reading.sentence_of(verb)) else { return false };
        let tag = |token: usize| self.reading.tag(token);
        let of_subject = |token: usize| {
            let tag = tag(token);
            tag.is_noun() || tag.is_name() || tag.is_adjective() || tag == Tag::Determiner
        };
        let (first, end) = (sentence.tokens.start, sentence.tokens.end);
        let mut rest = (verb..end).map(tag).take_while(|&tag| tag != Tag::Comma);
        first < verb && (first..verb).all(of_subject) && !rest.any(Tag::is_finite)
    }
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
