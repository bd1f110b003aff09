//! Reads date and time expressions from the items of a paragraph. Takes items, gives expressions with what they mean; resolves
//! nothing. Every rule looks at a bounded number of items, so that a paragraph is read in linear time.

mod absolute;
mod clock;
mod counted;
mod listed;
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
        let before = found.len();
        grammar.expressions(at, found);
        at = found[before..].last().map_or(at + 1, |last| last.end);
        for expression in &mut found[before..] {
            (expression.start, expression.end) = (from + expression.start, from + expression.end);
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

    fn is_plural(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.text.ends_with('s'))
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

    /// Adds the expression that starts at `at`, or the days of a list.
    fn expressions(&self, at: usize, found: &mut Vec<Expression>) {
        let Some(item) = self.get(at) else { return };
        if (item.is_word() && item.classes.is_empty() && !item.text.eq_ignore_ascii_case("q")) || !self.is_free(at) {
            return;
        }
        if let Some(mut days) = self.listed(at) {
            return found.append(&mut days);
        }
        let joined = self.between(at).or_else(|| self.weekdays_joined(at));
        let read = joined.map(|reading| (reading, None)).or_else(|| self.timed(at));
        found.extend(read.map(|((value, end, rule), clock)| Expression { start: at, end, value, clock, rule }));
    }

    /// "between May and June 2012", "from 2011 to 2015".
    fn between(&self, at: usize) -> Option<Read> {
        let joins: &[&str] = match self.get(at)?.text {
            "between" | "Between" => &["and"],
            "from" | "From" => &["to", "until", "till", "through"],
            _ => return None,
        };
        let day = || self.day_number(at + 1).map(|(_, next)| next);
        let first = self.end_of_range(at + 1);
        let next = first.as_ref().map(|(_, next, _)| *next).or_else(day)?;
        if !joins.iter().any(|join| self.says(next, join)) {
            return None;
        }
        let last = self.end_of_range(next + 1);
        let ((first, _, _), (last, end, _)) = match (first, last) {
            (Some(first), None) => (first.clone(), self.day_of_same_month(&first.0, next + 1)?),
            (None, Some(last)) => (self.day_of_same_month(&last.0, at + 1)?, last),
            (first, last) => (first?, last?),
        };
        // "moved from 2029 to 2021" tells two years and no stretch of time.
        let backwards = first.number_of_year().zip(last.number_of_year()).is_some_and(|(first, last)| first > last);
        (!backwards).then(|| (Value::range(first, last), end, Rule::Range))
    }

    /// "3" in "between 3 and 5 March", "5" in "between March 3 and 5": the month stands at the other end.
    fn day_of_same_month(&self, other: &Value, at: usize) -> Option<Read> {
        let &Value::DayOf { year, month, .. } = other else { return None };
        let (day, next) = self.day_number(at)?;
        Some((Value::days(year, month, day, None)?, next, Rule::DayOfMonth))
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
            if let Some((value, end, rule)) = self.day_after_clock(next) {
                return Some(((value, end, rule), Some(clock)));
            }
            // "from 9 a.m. to 5 p.m. on Tuesday": the day holds for both.
            let to =
                ["to", "and", "until", "till", "or"].iter().any(|join| self.says(next, join)) || self.is_dash(next);
            let other = to.then(|| self.clock(next + 1, true)).flatten();
            let value = other.and_then(|(_, next)| self.day_after_clock(next)).map_or(Value::Unknown, |(day, ..)| day);
            return Some(((value, next, Rule::Time), Some(clock)));
        }
        let (value, end, rule) = self.dated(at)?;
        if value.is_day()
            && let Some((clock, end)) = self.clock_after(end)
        {
            return Some(((value, end, rule), Some(clock)));
        }
        Some(((value, end, rule), None))
    }

    /// "on Monday", ", December 4", "local time on Wednesday", "(1620 GMT) on Friday" after a time.
    fn day_after_clock(&self, at: usize) -> Option<Read> {
        let local = at + if self.says(at, "local") && self.says(at + 1, "time") { 2 } else { 0 };
        let other = self.is(local, '(').then(|| self.clock(local + 1, true)).flatten();
        let next = other.filter(|&(_, end)| self.is(end, ')')).map_or(local, |(_, end)| end + 1);
        let joined = self.is(next, ',') || self.says(next, "on") || self.is_dash(next) || self.is(next, '|');
        self.dated(next + usize::from(joined)).filter(|(value, ..)| value.is_day())
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
            self.nth_weekday(at),
            self.months_joined(at),
            self.weeks_from(at),
            self.weekday_week(at),
            self.beyond(at),
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
        if !earlier && !self.has(stage, DateWord::Stage) && !self.has(stage, DateWord::StageOf) {
            return None;
        }
        let next = stage + 1;
        let of = self.says(next, "of");
        // "the talks start Thursday"
        if self.has(stage, DateWord::StageOf) && !of {
            return None;
        }
        let next = next + usize::from(self.is_dash(next) || of);
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
