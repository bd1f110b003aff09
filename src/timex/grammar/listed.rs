//! Days and months told one after another: "December 1, 2 and 3", "the 3rd and 5th of May", "April and May 2017". Each is an expression
//! of its own; what only the last or the first one tells, the month or the year, holds for all.

use super::{Expression, Grammar};
use crate::lexicon::calendar::DateWord;
use crate::rule::Rule;
use crate::timex::value::{Value, YearOf};

/// Most days of a list.
const MOST: usize = 12;
/// Most months of a list.
pub(super) const MOST_MONTHS: usize = 4;

/// A day, or days from one to another, with its items.
struct Listed {
    day: u32,
    last: Option<u32>,
    start: usize,
    end: usize,
}

impl Grammar<'_> {
    /// The days of a list that begins at `at`; none where there is no list.
    pub(super) fn listed(&self, at: usize) -> Option<Vec<Expression>> {
        self.after_month(at).or_else(|| self.before_month(at))
    }

    /// "December 1, 2 and 3", "Monday and Tuesday, March 3 and 4, 2014".
    fn after_month(&self, at: usize) -> Option<Vec<Expression>> {
        let (month, next) = self.month(at).filter(|_| !self.is_free_name(at))?;
        let days = self.days_listed(next + usize::from(self.says(next, "the")))?;
        let (year, end) = self.year_of(days.last()?.end);
        let ends = self.get(end).is_none_or(|item| !item.is_word() || self.goes_on_after_date(end));
        ends.then(|| self.days_of_list(&days, (year, month), at, end)).flatten()
    }

    /// "3, 5 and 9 March 2014", "the 3rd and 5th of May".
    fn before_month(&self, at: usize) -> Option<Vec<Expression>> {
        self.get(at).filter(|item| item.number > 0 || item.text.eq_ignore_ascii_case("the"))?;
        let days = self.days_listed(at + usize::from(self.says(at, "the")))?;
        let of = days.last()?.end;
        let (month, next) = self.month(of + usize::from(self.says(of, "of")))?;
        let (year, end) = self.year_of(next);
        self.days_of_list(&days, (year, month), at, end)
    }

    /// The days of a list, from the first one to the last; its end need not be that of the expression.
    fn days_of_list(&self, days: &[Listed], month: (YearOf, u32), at: usize, end: usize) -> Option<Vec<Expression>> {
        let last = days.len() - 1;
        let expression = |(number, listed): (usize, &Listed)| {
            let value = Value::days(month.0, month.1, listed.day, listed.last)?;
            let start = if number == 0 { at } else { listed.start };
            let end = if number == last { end } else { listed.end };
            Some(Expression { start, end, value, clock: None, rule: Rule::DayOfMonth })
        };
        days.iter().enumerate().map(expression).collect()
    }

    /// Two days or more, in order, with commas between them and "and" or "or" before the last.
    fn days_listed(&self, at: usize) -> Option<Vec<Listed>> {
        let mut days = vec![self.day_listed(at)?];
        let mut joined = false;
        while days.len() < MOST {
            let next = days.last()?.end;
            let word = next + usize::from(self.is(next, ','));
            let and = ["and", "or"].iter().any(|join| self.says(word, join)) || self.is(word, '&');
            let start = word + usize::from(and);
            let start = start + usize::from(self.says(start, "the"));
            let up = |day: &Listed| days.last().is_some_and(|before| before.last.unwrap_or(before.day) < day.day);
            let Some(day) = self.day_listed(start).filter(|day| start > next && up(day)) else { break };
            joined = and;
            days.push(day);
            if and {
                break;
            }
        }
        joined.then_some(days)
    }

    fn day_listed(&self, at: usize) -> Option<Listed> {
        let (day, next) = self.day_number(at)?;
        let (last, end) = self.more_days(next).map_or((None, next), |(last, end)| (Some(last), end));
        Some(Listed { day, last, start: at, end })
    }

    /// "May 5 and 9 in Rome", but not "May 5 and 9 soldiers".
    fn goes_on_after_date(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| {
            let tells = |class: &DateWord| {
                use DateWord::{During, Future, Past, Preposition, Shift, Since, Until};
                matches!(class, During | Future | Past | Preposition | Shift(_) | Since | Until)
            };
            item.classes.iter().any(tells) || ["and", "or", "but", "when", "at", "on"].contains(&item.text)
        })
    }

    /// The year that the last month or day of a list tells for the one that ends at `at`: "April, May and June 2017".
    pub(super) fn year_of_list(&self, at: usize, with_days: bool) -> YearOf {
        let mut at = at;
        for _ in 0..MOST_MONTHS {
            let word = at + usize::from(self.is(at, ','));
            let word = word + usize::from(self.says(word, "and") || self.says(word, "or") || self.is(word, '&'));
            let Some((_, next)) = self.month(word).filter(|_| word > at) else { break };
            let day = if with_days { self.day_number(next).map(|(_, next)| next) } else { Some(next) };
            let Some(next) = day else { break };
            let (year, _) = self.year_of(next);
            if year != YearOf::Open {
                return year;
            }
            at = next;
        }
        YearOf::Open
    }
}
