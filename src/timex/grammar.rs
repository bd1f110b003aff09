//! Reads date and time expressions from the items of a paragraph. Takes items, gives expressions with what they mean; resolves
//! nothing. Every rule looks at a bounded number of items, so that a paragraph is read in linear time.

mod absolute;
mod clock;
mod relative;

use crate::lexicon::calendar::DateWord;
use crate::rule::Rule;
use crate::timex::lex::Item;
use crate::timex::value::{Clock, Value};

/// A date or time expression among the items of its text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expression {
    /// First item.
    pub start: usize,
    /// One past the last item.
    pub end: usize,
    /// The day, month, year or stretch of time; [`Value::Unknown`] beside a bare time.
    pub value: Value,
    /// Time of the day.
    pub clock: Option<Clock>,
    /// Rule that read it.
    pub rule: Rule,
}

/// What a rule read: the value, the item after it, the rule's name.
type Read = (Value, usize, Rule);

/// Adds all expressions of the paragraph whose items begin at `from`, in order, not overlapping.
pub(crate) fn read(items: &[Item], from: usize, found: &mut Vec<Expression>) {
    let grammar = Grammar { items: &items[from..] };
    let mut at = 0;
    while at < grammar.items.len() {
        match grammar.expression(at) {
            Some(Expression { start, end, value, clock, rule }) => {
                at = end;
                found.push(Expression { start: from + start, end: from + end, value, clock, rule });
            }
            None => at += 1,
        }
    }
}

/// The items that the rules look at; an index past the end is nothing.
struct Grammar<'a> {
    items: &'a [Item<'a>],
}

impl<'a> Grammar<'a> {
    fn get(&self, at: usize) -> Option<&'a Item<'a>> {
        self.items.get(at)
    }

    fn before(&self, at: usize) -> Option<&'a Item<'a>> {
        at.checked_sub(1).and_then(|at| self.items.get(at))
    }

    fn has(&self, at: usize, class: DateWord) -> bool {
        self.get(at).is_some_and(|item| item.has(class))
    }

    fn is(&self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|item| item.is(mark))
    }

    /// Whether the word at `at` is `word`, in any case.
    fn says(&self, at: usize, word: &str) -> bool {
        self.get(at).is_some_and(|item| item.text.eq_ignore_ascii_case(word))
    }

    /// The value that `pick` reads from a class of the word at `at`.
    fn class<T>(&self, at: usize, pick: impl Fn(DateWord) -> Option<T>) -> Option<T> {
        self.get(at)?.classes.iter().find_map(|&class| pick(class))
    }

    /// Whether the item follows the one before without white space.
    fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| !item.space)
    }

    /// `at`, or the item after `mark` where it stands there.
    fn after(&self, at: usize, mark: char) -> usize {
        at + usize::from(self.is(at, mark))
    }

    fn is_dash(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.is('-') || item.is('–') || item.is('—') || item.is('‑'))
    }

    fn is_apostrophe(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.is('\'') || item.is('’') || item.is('‘'))
    }

    /// Where nothing is glued to the front that would make the item part of a longer name or number.
    fn is_free(&self, at: usize) -> bool {
        let Some(item) = self.get(at) else { return false };
        let Some(before) = self.before(at).filter(|_| !item.space) else { return true };
        before.kind == crate::timex::lex::ItemKind::Mark && !"/._@#$€£=&%+~\\".contains(before.text)
    }

    fn expression(&self, at: usize) -> Option<Expression> {
        let item = self.get(at)?;
        if (item.is_word() && item.classes.is_empty() && !item.text.eq_ignore_ascii_case("q")) || !self.is_free(at) {
            return None;
        }
        let ((value, end, rule), clock) = self.between(at).map(|reading| (reading, None)).or_else(|| self.timed(at))?;
        Some(Expression { start: at, end, value, clock, rule })
    }

    /// "between May and June 2012", "from 2011 to 2015".
    fn between(&self, at: usize) -> Option<Read> {
        let joins: &[&str] = match self.get(at)?.text {
            "between" | "Between" => &["and"],
            "from" | "From" => &["to", "until", "till", "through"],
            _ => return None,
        };
        let (first, next, _) = self.end_of_range(at + 1)?;
        if !joins.iter().any(|join| self.says(next, join)) {
            return None;
        }
        let (last, end, _) = self.end_of_range(next + 1)?;
        Some((Value::range(first, last), end, Rule::Range))
    }

    fn end_of_range(&self, at: usize) -> Option<Read> {
        self.longest(&[
            self.dated(at),
            self.month_alone(at, true),
            self.year_number(at).map(|(year, end)| (Value::Years(year, year), end, Rule::Year)),
        ])
    }

    /// A date with a time on either side, or either alone.
    fn timed(&self, at: usize) -> Option<(Read, Option<Clock>)> {
        if let Some((clock, next)) = self.clock(at, false) {
            let on = next
                + usize::from(self.is(next, ',') || self.says(next, "on") || self.is_dash(next) || self.is(next, '|'));
            if let Some((value, end, rule)) = self.dated(on).filter(|(value, ..)| value.is_day()) {
                return Some(((value, end, rule), Some(clock)));
            }
            return Some(((Value::Unknown, next, Rule::Time), Some(clock)));
        }
        let (value, end, rule) = self.dated(at)?;
        if value.is_day()
            && let Some((clock, end)) = self.clock_after(end)
        {
            return Some(((value, end, rule), Some(clock)));
        }
        Some(((value, end, rule), None))
    }

    /// The longest reading of a date without a time.
    fn dated(&self, at: usize) -> Option<Read> {
        if !self.is_free(at) {
            return None;
        }
        let bare = self.bare(at);
        self.longest(&[bare, self.staged(at), self.lasting(at)])
    }

    fn bare(&self, at: usize) -> Option<Read> {
        self.longest(&[
            self.numeric(at),
            self.day_of_month(at),
            self.day_alone(at),
            self.month_alone(at, false),
            self.weekday(at),
            self.year(at),
            self.decade(at),
            self.share(at),
            self.season(at),
            self.century(at),
            self.day_word(at),
            self.shifted(at),
            self.ago(at),
            self.weekend(at),
        ])
    }

    /// "early 2011", "mid-December", "the end of last year", "earlier this week", "late on Monday" (without "on").
    fn staged(&self, at: usize) -> Option<Read> {
        let stage = at + usize::from(self.says(at, "the"));
        let earlier = self.class(stage, |class| matches!(class, DateWord::Later(_)).then_some(())).is_some();
        if !earlier && !self.has(stage, DateWord::Stage) {
            return None;
        }
        let next = stage + 1;
        let next = next + usize::from(self.is_dash(next) || self.says(next, "of"));
        let next = next + usize::from(self.says(next, "the"));
        let named = self.says(next - 1, "the");
        let year =
            || self.year_number(next).filter(|_| !named).map(|(year, end)| (Value::Years(year, year), end, Rule::Year));
        let (value, end, rule) =
            self.longest(&[self.bare(next), self.month_alone(next, true), year(), self.current(next)])?;
        (!earlier || matches!(value, Value::Shift { by: 0, .. } | Value::Days(0))).then_some((value, end, rule))
    }

    /// "over the weekend", "over the past week": the preposition belongs to the stretch.
    fn lasting(&self, at: usize) -> Option<Read> {
        if !self.has(at, DateWord::During) {
            return None;
        }
        self.longest(&[self.weekend(at + 1), self.shifted(at + 1)])
            .filter(|(value, ..)| matches!(value, Value::Weekend(_) | Value::Window { .. }))
    }

    /// The longest of some readings; the first among equals.
    fn longest(&self, readings: &[Option<Read>]) -> Option<Read> {
        let mut best: Option<&Read> = None;
        for reading in readings.iter().flatten() {
            if best.is_none_or(|best| reading.1 > best.1) {
                best = Some(reading);
            }
        }
        best.cloned()
    }
}
