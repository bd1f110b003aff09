//! Dates told from another date: "yesterday", "last month", "two weeks ago", "the past decade", "this weekend".

use super::{Grammar, Read};
use crate::lexicon::calendar::{DateWord, Unit};
use crate::rule::Rule;
use crate::timex::value::{Value, YearOf};

impl Grammar<'_> {
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        self.class(at, |class| if let DateWord::Unit(unit) = class { Some(unit) } else { None })
    }

    pub(super) fn shift(&self, at: usize) -> Option<i32> {
        self.class(at, |class| if let DateWord::Shift(by) = class { Some(by) } else { None })
    }

    /// A number in digits or words, "a couple of", "a few" (which is no number).
    pub(super) fn count(&self, at: usize) -> Option<(Option<u32>, usize)> {
        let article = matches!(self.get(at)?.text, "a" | "A" | "an" | "An");
        let next = at + usize::from(article);
        if let Some(number) = self.class(next, |class| if let DateWord::Number(n) = class { Some(n) } else { None }) {
            return Some((Some(number), next + 1 + usize::from(self.says(next + 1, "of"))));
        }
        if self.has(next, DateWord::Vague) {
            return Some((None, next + 1));
        }
        if article {
            return Some((Some(1), next));
        }
        self.get(at)?.digits(1..=4).map(|number| (Some(number), at + 1))
    }

    /// "year" in "the end of the year": the one of the report.
    pub(crate) fn current(&self, at: usize) -> Option<Read> {
        let the = self.before(at).is_some_and(|item| item.text == "the") && !self.says(at + 1, "of");
        let unit = self.unit(at).filter(|unit| the && matches!(unit, Unit::Week | Unit::Month | Unit::Year(1)))?;
        Some((Value::Shift { unit, by: 0 }, at + 1, Rule::Shifted))
    }

    /// "yesterday", "tomorrow night", "the day before yesterday".
    pub(crate) fn day_word(&self, at: usize) -> Option<Read> {
        let day = |at| self.class(at, |class| if let DateWord::Day(by) = class { Some(by) } else { None });
        let the = at + usize::from(self.says(at, "the"));
        if self.says(the, "day") {
            let by = day(the + 2)?;
            let further = (self.says(the + 1, "before") && by < 0) || (self.says(the + 1, "after") && by > 0);
            return further.then_some((Value::Days(by * 2), the + 3, Rule::Day));
        }
        let by = day(at).filter(|_| !self.is_programme(at))?;
        let part = self.has(at + 1, DateWord::DayPart) && self.get(at + 1).is_some_and(|item| item.space);
        Some((Value::Days(by), at + 1 + usize::from(part), Rule::Day))
    }

    /// "CBS This Morning", "USA Today", "the “Today” show".
    fn is_programme(&self, at: usize) -> bool {
        let Some(before) = self.get(at).filter(|item| item.capital()).and_then(|_| self.before(at)) else {
            return false;
        };
        let quoted = "\"“‘'".contains(before.text) && self.get(at + 1).is_some_and(|item| "\"”’'".contains(item.text));
        let shouted =
            |at: usize| self.get(at).is_some_and(|item| item.is_word() && !item.text.contains(char::is_lowercase));
        quoted
            || (shouted(at) && shouted(at + 1))
            || (before.is_word() && before.capital() && before.classes.is_empty())
    }

    /// A word of direction with what it moves: "last month", "this morning", "next Friday", "the past two decades".
    pub(crate) fn shifted(&self, at: usize) -> Option<Read> {
        let the = at + usize::from(self.says(at, "the"));
        let told = self.class(the, |class| if let DateWord::Told(by) = class { Some(by) } else { None });
        if let Some(by) = told.filter(|_| !self.says(the, "that") || self.is_that(the)) {
            if let Some(weekday) = self.weekday_name(the + 1) {
                return Some((Value::ToldWeekday { weekday, by }, the + 2, Rule::Told));
            }
            let part = self.has(the + 1, DateWord::DayPart).then_some(Unit::Day(1));
            let unit = self.unit(the + 1).or(part).filter(|_| !self.says(the + 2, "of"))?;
            return Some((Value::Told { unit, by }, the + 2, Rule::Told));
        }
        let by = self.shift(the)?;
        // "this past week"
        let (by, next) = self.shift(the + 1).filter(|_| by == 0).map_or((by, the + 1), |second| (second, the + 2));
        if let Some(reading) = self.window(at, the, next, by) {
            return Some(reading);
        }
        // "the last week of the month" is not the one before this.
        if by != 0 && (the > at || self.says(next + 1, "of")) {
            return None;
        }
        let plural = self.get(next).is_some_and(|item| item.text.ends_with('s'));
        let value = if let Some(unit) = self.unit(next).filter(|_| !plural) {
            Value::Shift { unit, by }
        } else if self.has(next, DateWord::DayPart) && !(self.is_programme(at) && self.get(next)?.capital()) {
            Value::Days(by)
        } else if let Some(weekday) = self.weekday_name(next) {
            let part = usize::from(self.has(next + 1, DateWord::DayPart));
            return Some((Value::Weekday { weekday, shift: Some(by) }, next + 1 + part, Rule::Weekday));
        } else if let Some((Value::Month { year: YearOf::Open, month }, end, _)) = self.month_alone(next, true) {
            return Some((Value::MonthShift { month, by }, end, Rule::Month));
        } else if self.has(next, DateWord::Season) {
            return Some((Value::Unknown, next + 1, Rule::Season));
        } else {
            return None;
        };
        let hours = matches!(value, Value::Shift { unit: Unit::Hour, .. } | Value::Shift { unit: Unit::Day(_), .. });
        (!hours).then_some((value, next + 1, Rule::Shifted))
    }

    /// "That day …", "on that day", "later that month he …"; but not "they say that day and night …".
    fn is_that(&self, at: usize) -> bool {
        let tells = |class: &DateWord| {
            matches!(class, DateWord::Preposition | DateWord::Later(_) | DateWord::Stage | DateWord::StageOf)
        };
        let before = || self.before(at).is_some_and(|item| item.classes.iter().any(tells));
        let ends = || self.get(at + 2).is_none_or(|item| !item.is_word());
        self.get(at).is_some_and(|item| item.capital()) || before() || ends()
    }

    /// "the past week", "the next two years", "last 24 hours": a stretch that touches the day of the report.
    fn window(&self, at: usize, the: usize, next: usize, by: i32) -> Option<Read> {
        let word = self.get(next.checked_sub(1)?)?;
        let (count, unit_at) = self.count(next).map_or((Some(1), next), |found| found);
        let unit = self.unit(unit_at).filter(|_| by != 0 && !self.says(unit_at + 1, "of"))?;
        let numbered = unit_at > next;
        if let Some(told) = self.next_told(at, unit, unit_at).filter(|_| !numbered && by > 0) {
            return Some(told);
        }
        // "until the last minute"
        if !numbered && unit == Unit::Hour && by < 0 && self.get(unit_at)?.text.starts_with("minute") {
            return None;
        }
        let open = the > at || word.text.eq_ignore_ascii_case("past") || word.text.eq_ignore_ascii_case("coming");
        if !numbered && (!open || by > 0 && matches!(unit, Unit::Day(_))) {
            let told = open && matches!(unit, Unit::Day(1)) && !self.get(unit_at)?.text.ends_with('s');
            if open && !told && by > 0 && matches!(unit, Unit::Day(_)) {
                return Some((Value::Unknown, unit_at + 1, Rule::Window));
            }
            return told.then_some((Value::Told { unit, by }, unit_at + 1, Rule::Told));
        }
        let plural = self.get(unit_at)?.text.ends_with('s');
        let value = match count {
            Some(count) if numbered || !plural => Value::Window { unit, count: count.min(9_999) as i32 * by },
            _ => Value::Unknown,
        };
        Some((value, unit_at + 1, Rule::Window))
    }

    /// "The next month, the party …": counted from what was told. "Over the next month" goes on from the report.
    fn next_told(&self, at: usize, unit: Unit, unit_at: usize) -> Option<Read> {
        let told = self.says(at, "the") && self.says(at + 1, "next") && matches!(unit, Unit::Month | Unit::Year(1));
        let ahead = self.before(at).is_some_and(|item| item.has(DateWord::Preposition) || item.has(DateWord::During));
        let open = ahead || self.before(at).is_some_and(|item| item.text.eq_ignore_ascii_case("within"));
        (told && !open).then_some((Value::Told { unit, by: 1 }, unit_at + 1, Rule::Told))
    }

    /// "two weeks ago", "a year from now", "three days later".
    pub(crate) fn ago(&self, at: usize) -> Option<Read> {
        let (count, next) = self.count(at)?;
        let unit = self.unit(next)?;
        let now = self.says(next + 1, "from") && self.says(next + 2, "now");
        let ago = self.class(next + 1, |class| if let DateWord::Ago(by) = class { Some(by) } else { None });
        let later = self.class(next + 1, |class| if let DateWord::Later(by) = class { Some(by) } else { None });
        let amount = |by: i32| count.map(|count| count.min(9_999) as i32 * by);
        if let Some(by) = ago.or(now.then_some(1)) {
            let end = next + if now { 3 } else { 2 };
            return Some((amount(by).map_or(Value::Unknown, |by| Value::Ago { unit, by }), end, Rule::Ago));
        }
        // "ten minutes later" has no place in the calendar.
        let by = amount(later?).filter(|_| unit != Unit::Hour)?;
        let (unit, by) = if unit == Unit::Week { (Unit::Day(7), by) } else { (unit, by) };
        Some((Value::Told { unit, by }, next + 2, Rule::Told))
    }

    /// "the weekend", "last weekend", "this coming weekend"; "a weekend" is none in particular.
    pub(crate) fn weekend(&self, at: usize) -> Option<Read> {
        let the = at + usize::from(self.says(at, "the"));
        let mut next = the;
        let mut shift = None;
        while let Some(by) = self.shift(next).filter(|_| next < the + 2) {
            (shift, next) = (Some(by), next + 1);
        }
        let told = next > at && self.has(next, DateWord::Weekend) && self.get(next)?.space;
        told.then(|| (Value::Weekend(shift.filter(|&by| by != 0)), next + 1, Rule::Weekend))
    }

    /// "the summer of 2023", "autumn 2023": no more than the year, because summer is in July for some and in January for others.
    pub(crate) fn season(&self, at: usize) -> Option<Read> {
        let season = at + usize::from(self.says(at, "the"));
        let of = season + 1 + usize::from(self.says(season + 1, "of"));
        let (year, end) = self.year_number(of).filter(|_| self.has(season, DateWord::Season))?;
        let counted = self.has(end, DateWord::Counted);
        (!counted).then_some((Value::Years(year, year), end, Rule::Season))
    }

    /// "the third quarter of 2014", "the first half of this year", "Q3 2014".
    pub(crate) fn share(&self, at: usize) -> Option<Read> {
        let (number, months, next) = self.quarter_mark(at).or_else(|| {
            let the = at + usize::from(self.says(at, "the"));
            let number = self.ordinal(the)?;
            let months =
                self.class(the + 1, |class| if let DateWord::Share(months) = class { Some(months) } else { None })?;
            Some((number, months, the + 2))
        })?;
        let of = next + usize::from(self.says(next, "of") || self.is(next, ','));
        let year = if let Some((year, end)) = self.year_number(of) {
            Some((YearOf::Number(year), end))
        } else {
            let shift = self.shift(of).or_else(|| self.says(of, "the").then_some(0));
            shift.filter(|_| self.says(of + 1, "year")).map(|by| (YearOf::Shift(by), of + 2))
        };
        let (year, end) = year?;
        let last = number * months;
        (number >= 1 && last <= 12)
            .then(|| (Value::Months { year, first: last + 1 - months, last }, end, Rule::ShareOfYear))
    }

    fn quarter_mark(&self, at: usize) -> Option<(u32, u32, usize)> {
        let number = self.get(at + 1).filter(|item| !item.space)?.digits(1..=1)?;
        (self.says(at, "q") && self.get(at)?.capital()).then_some((number, 3, at + 2))
    }

    fn ordinal(&self, at: usize) -> Option<u32> {
        self.class(at, |class| if let DateWord::Ordinal(number) = class { Some(number) } else { None })
    }

    /// "the 19th century", "the twentieth century".
    pub(crate) fn century(&self, at: usize) -> Option<Read> {
        let the = at + usize::from(self.says(at, "the"));
        let (number, next) = match self.ordinal(the) {
            Some(number) => (number, the + 1),
            None => {
                let number = self.get(the)?.digits(1..=2)?;
                let ending = self.glued(the + 1) && self.get(the + 1).is_some_and(|item| item.is_word());
                ending.then_some((number, the + 2))?
            }
        };
        let next = next + usize::from(self.is_dash(next) && self.glued(next));
        let told = self.has(next, DateWord::Century) && (1..=21).contains(&number);
        let first = number as i32 * 100 - 99;
        told.then_some((Value::Years(first, first + 99), next + 1, Rule::Century))
    }
}
