//! Days counted from others: "the second Sunday of October", "a week from Monday", "Monday week", "the week before last".

use super::{Grammar, Read};
use crate::lexicon::calendar::{DateWord, Unit};
use crate::rule::Rule;
use crate::timex::value::{Value, YearOf};

/// Most weeks that are counted from a day.
const MOST_WEEKS: u32 = 60;

impl Grammar<'_> {
    /// "the second Sunday of October 2019", "the last Friday of the month"; without a month "the third Sunday" is no day that is known.
    pub(super) fn nth_weekday(&self, at: usize) -> Option<Read> {
        let the = at + usize::from(self.says(at, "the"));
        let (nth, next) = self.nth(the).filter(|&(nth, _)| nth > 0 || the > at || self.says(the + 2, "of"))?;
        let weekday = self.weekday_name(next).filter(|_| !self.weekday_in_name(next, next + 1, next + 1))?;
        let of = next + 1;
        let joined = self.says(of, "of") || self.says(of, "in");
        let (of, end) = match joined.then(|| self.month_or_year(of + 1)).flatten() {
            Some((of, end)) => (of, end),
            // "last Sunday" is the one before today.
            None if nth < 0 && self.says(of, "in") => return None,
            None => return Some((Value::Unknown, of, Rule::Weekday)),
        };
        Some((Value::NthWeekday { weekday, nth, of: Box::new(of) }, end, Rule::WeekdayAndDay))
    }

    /// "second", "2nd", "last", "next to last", "penultimate".
    fn nth(&self, at: usize) -> Option<(i32, usize)> {
        let ordinal = self.class(at, |class| if let DateWord::Ordinal(nth) = class { Some(nth) } else { None });
        if let Some(nth) = ordinal {
            let from_end = (self.says(at + 1, "to") && self.says(at + 2, "last")).then_some((-(nth as i32), at + 3));
            return Some(from_end.unwrap_or((nth as i32, at + 1)));
        }
        if self.says(at, "last") {
            return Some((-1, at + 1));
        }
        let (nth, next) = self.day_number(at).filter(|&(nth, next)| nth <= 5 && next == at + 2)?;
        Some((nth as i32, next))
    }

    /// "October", "October 2019", "2019", "the month", "next month".
    fn month_or_year(&self, at: usize) -> Option<(Value, usize)> {
        if let Some((value, end, _)) = self.month_alone(at, true) {
            return Some((value, end));
        }
        if let Some((year, end)) = self.year_number(at) {
            return Some((Value::Years(year, year), end));
        }
        let unit = |at: usize| self.unit(at).filter(|unit| matches!(unit, Unit::Month | Unit::Year(1)));
        let (by, next) = match self.shift(at) {
            Some(by) => (by, at + 1),
            None => (0, at + usize::from(self.says(at, "the"))),
        };
        if let Some(unit) = unit(next).filter(|_| next > at) {
            return Some((Value::Shift { unit, by }, next + 1));
        }
        match self.shifted(at)? {
            (value @ Value::MonthShift { .. }, end, _) => Some((value, end)),
            _ => None,
        }
    }

    /// "a week from Monday", "two weeks from today", "a week on Friday", "a week ago Monday".
    pub(super) fn weeks_from(&self, at: usize) -> Option<Read> {
        let (count, next) = self.count(at)?;
        let length = self.days_of(next)?;
        let day = next + 2;
        let days = i32::try_from(count.filter(|&count| count <= MOST_WEEKS)? * length).ok()?;
        let (shift, day, days) = if self.says(next + 1, "from") || (self.says(next + 1, "on") && length > 1) {
            (1, day, days)
        } else if self.says(next + 1, "ago") && length > 1 {
            (-1, day + usize::from(self.says(day, "on") || self.says(day, "last")), -days)
        } else {
            return None;
        };
        if let Some(weekday) = self.weekday_name(day) {
            let from = Box::new(Value::Weekday { weekday, shift: Some(shift) });
            return Some((Value::Moved { from, days }, day + 1, Rule::Ago));
        }
        let today = self.class(day, |class| if let DateWord::Day(by) = class { Some(by) } else { None });
        let by = today.filter(|_| self.says(next + 1, "from"))?;
        Some((Value::Days(by + days), day + 1, Rule::Ago))
    }

    /// "Monday week", "Friday fortnight": so long after the next one.
    pub(super) fn weekday_week(&self, at: usize) -> Option<Read> {
        let weekday = self.weekday_name(at)?;
        let length = self.days_of(at + 1).filter(|&length| length > 1 && !self.is_plural(at + 1))?;
        let goes_on = self.get(at + 2).is_some_and(|item| self.is_dash(at + 2) || item.is_word() && item.capital());
        let any = self.before(at).is_some_and(|item| matches!(item.text, "a" | "A" | "every" | "each"));
        let from = Box::new(Value::Weekday { weekday, shift: Some(1) });
        (!goes_on && !any && !self.is_apostrophe(at + 2)).then_some((
            Value::Moved { from, days: length as i32 },
            at + 2,
            Rule::Ago,
        ))
    }

    /// Days of "week", "fortnight", "day".
    fn days_of(&self, at: usize) -> Option<u32> {
        match self.unit(at)? {
            Unit::Day(length) => Some(length),
            Unit::Week => Some(7),
            Unit::Hour | Unit::Month | Unit::Year(_) => None,
        }
    }

    /// "the Sunday before last", "the week after next".
    pub(super) fn beyond(&self, at: usize) -> Option<Read> {
        let what = at + usize::from(self.says(at, "the"));
        let by = match (self.get(what + 1)?.text, self.get(what + 2)?.text) {
            ("before", "last") => -1,
            ("after", "next") => 1,
            _ => return None,
        };
        let end = what + 3;
        let is_date = |class: &DateWord| {
            use DateWord::{DayPart, Month, Season, Unit, Weekday, Weekend};
            matches!(class, DayPart | Month(_) | Season | Unit(_) | Weekday(_) | Weekend)
        };
        if what == at || self.get(end).is_some_and(|item| item.classes.iter().any(is_date)) {
            return None;
        }
        let value = if let Some(weekday) = self.weekday_name(what) {
            let from = Box::new(Value::Weekday { weekday, shift: Some(by) });
            Value::Moved { from, days: by * 7 }
        } else if self.has(what, DateWord::Weekend) {
            Value::Moved { from: Box::new(Value::Weekend(Some(by))), days: by * 7 }
        } else if self.has(what, DateWord::DayPart) {
            Value::Days(by * 2)
        } else {
            let unit = self.unit(what).filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Year(_)))?;
            Value::Shift { unit, by: by * 2 }
        };
        Some((value, end, Rule::Shifted))
    }

    /// The year of an event that is named by its day alone: "the Sept. 11 attacks", "the attacks of Sept. 11".
    pub(super) fn known_year(&self, month: u32, day: u32, at: usize, end: usize) -> YearOf {
        let year = |at: usize| {
            self.class(at, |class| match class {
                DateWord::Known { year, month: of, day: known } if (of, known) == (month, day) => Some(year),
                _ => None,
            })
        };
        let behind = || {
            let word = at.checked_sub(1).filter(|&of| self.says(of, "the")).unwrap_or(at);
            let of = word.checked_sub(1).filter(|&of| self.says(of, "of"))?;
            of.checked_sub(1).and_then(year)
        };
        let words = (end..end + 3).take_while(|&at| self.get(at).is_some_and(|item| item.is_word()));
        let ahead = words.filter_map(year).next();
        ahead.or_else(behind).map_or(YearOf::Open, YearOf::Known)
    }
}
