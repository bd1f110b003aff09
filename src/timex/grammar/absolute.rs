//! Dates told by number or by name: "4 December 2024", "Dec. 4", "2024-12-04", "in 2011", "the 1990s", "Wednesday".

use super::listed::MOST_MONTHS;
use super::{Grammar, Read};
use crate::lexicon::calendar::DateWord;
use crate::rule::Rule;
use crate::timex::value::{Value, YearOf};

impl Grammar<'_> {
    /// A month's name, with the full stop of its short form.
    pub(super) fn month(&self, at: usize) -> Option<(u32, usize)> {
        let month = self.class(at, |class| if let DateWord::Month(month) = class { Some(month) } else { None })?;
        if !self.get(at)?.capital() {
            return None;
        }
        let stop = self.has(at, DateWord::MonthShort) && self.glued(at + 1);
        Some((month, if stop { self.after(at + 1, '.') } else { at + 1 }))
    }

    /// 1..=31, "4th"; not the start of "3.5", "20 percent", "20-year".
    pub(super) fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        let day = self.get(at)?.digits(1..=2).filter(|day| (1..=31).contains(day))?;
        let ending = self.glued(at + 1) && self.get(at + 1).is_some_and(|item| is_ordinal_ending(item.text));
        let next = at + 1 + usize::from(ending);
        let glued_mark = self.glued(next) && self.get(next).is_some_and(|item| ".:/%".contains(item.text));
        let two_days = self.is(next, '/')
            && !self.is(next + 2, '/')
            && self.get(next + 1).is_some_and(|item| item.digits(1..=2).is_some());
        let goes_on = glued_mark && !two_days && (self.is(next, '%') || self.digits_glued(next + 1));
        let compound = self.is_dash(next) && self.glued(next) && self.glued(next + 1) && self.is_plain_word(next + 1);
        let letters = self.glued(next) && self.get(next).is_some_and(|item| item.is_word());
        (!goes_on && !compound && !letters && !self.has(next, DateWord::Counted)).then_some((day, next))
    }

    fn digits_glued(&self, at: usize) -> bool {
        self.glued(at) && self.get(at).is_some_and(|item| item.number > 0 || item.text.starts_with('0'))
    }

    /// A word that is no month ("20-year", not "28-Mar").
    fn is_plain_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| item.is_word()) && self.month(at).is_none()
    }

    /// Four digits that can be a year and are not the start of something longer.
    pub(crate) fn year_number(&self, at: usize) -> Option<(i32, usize)> {
        let year = self.get(at)?.digits(4..=4).filter(|year| (1000..2200).contains(year))?;
        let next = at + 1;
        let mark = self.is(next, '.') || self.is(next, ':');
        let fraction = mark && self.glued(next) && self.digits_glued(next + 1);
        let glued = self.glued(next) && self.get(next).is_some_and(|item| item.is_word() || item.is('%'));
        (!fraction && !glued).then_some((year as i32, next))
    }

    /// The year after a month or a day: ", 2024", "of 2024", "in 2024", "last year"; [`YearOf::Open`] where there is none.
    pub(super) fn year_of(&self, at: usize) -> (YearOf, usize) {
        let comma = self.after(at, ',');
        if let Some((year, end)) = self.year_number(comma) {
            let counted = self.has(end, DateWord::Counted) && comma == at;
            return if counted { (YearOf::Open, at) } else { (YearOf::Number(year), end) };
        }
        let of = at + usize::from(self.says(at, "of") || self.says(at, "in"));
        if of > at
            && let Some((year, end)) = self.year_number(of)
            && !self.has(end, DateWord::Counted)
        {
            return (YearOf::Number(year), end);
        }
        let of = at + usize::from(self.says(at, "of"));
        let shift = self.class(of, |class| if let DateWord::Shift(by) = class { Some(by) } else { None });
        match shift {
            Some(by) if self.says(of + 1, "year") => (YearOf::Shift(by), of + 2),
            _ => (YearOf::Open, at),
        }
    }

    /// A day of a month, or a range of days: "4 December 2024", "March 3-5", "28 March to 2 April".
    pub(crate) fn day_of_month(&self, at: usize) -> Option<Read> {
        let (first, next) = self.day_and_month(at)?;
        let join = self.is_dash(next) || self.says(next, "to") || self.says(next, "through");
        if join && let Some((last, end)) = self.day_and_month(next + 1) {
            return Some((Value::range(first, last), end, Rule::RangeOfDays));
        }
        Some((first, next, Rule::DayOfMonth))
    }

    /// "on the 15th": its month is told elsewhere. "On the 15th floor" is no date.
    pub(crate) fn day_alone(&self, at: usize) -> Option<Read> {
        let on = self.before(at).is_some_and(|item| item.text.eq_ignore_ascii_case("on"));
        let (day, next) = self.day_number(at + 1).filter(|&(_, next)| on && self.says(at, "the") && next == at + 3)?;
        let ends = self.get(next).is_none_or(|item| !item.is_word() && !self.is_dash(next));
        (ends || self.says(next, "and") || self.says(next, "at")).then_some((
            Value::DayAlone(day),
            next,
            Rule::DayAlone,
        ))
    }

    fn day_and_month(&self, at: usize) -> Option<(Value, usize)> {
        if let Some((month, next)) = self.month(at).filter(|_| !self.is_free_name(at)) {
            let the = next + usize::from(self.says(next, "the"));
            let (day, next) = self.day_number(the)?;
            let (last, next) = self.more_days(next).map_or((None, next), |(last, next)| (Some(last), next));
            let (year, end) = self.year_after(next, true);
            let year = self.year_else(year, (month, day), at, end);
            return Value::days(year, month, day, last).map(|value| (value, end));
        }
        let the = at + usize::from(self.says(at, "the"));
        let (day, next) = self.day_number(the)?;
        let (last, next) = self.more_days(next).map_or((None, next), |(last, next)| (Some(last), next));
        let next = self.weekday_inside(next);
        let next = next + usize::from(self.says(next, "of") || (self.is_dash(next) && self.glued(next)));
        let (month, next) = self.month(next)?;
        let next = next + usize::from(self.is_dash(next) && self.glued(next) && self.year_number(next + 1).is_some());
        let (year, end) = self.year_after(next, false);
        let year = self.year_else(year, (month, day), at, end);
        Value::days(year, month, day, last).map(|value| (value, end))
    }

    /// The year after a day of a month, a weekday between them aside: "October 7 (Monday), 2024".
    fn year_after(&self, at: usize, month_first: bool) -> (YearOf, usize) {
        let (year, end) = self.year_of(at);
        let inside = if month_first || year == YearOf::Open { self.weekday_inside(at) } else { at };
        match self.year_of(inside) {
            (told @ YearOf::Number(_), end) if year == YearOf::Open && inside > at => (told, end),
            _ => (year, end),
        }
    }

    /// The year that others tell for a day of a month: a list that it begins, or the event that it stands for.
    fn year_else(&self, year: YearOf, (month, day): (u32, u32), at: usize, end: usize) -> YearOf {
        if year != YearOf::Open {
            return year;
        }
        let listed = self.year_of_list(end, true);
        if listed == YearOf::Open { self.known_year(month, day, at, end) } else { listed }
    }

    /// Past a weekday between commas or in brackets: "7th Monday, October", "7 (Monday) October".
    fn weekday_inside(&self, at: usize) -> usize {
        let open = at + usize::from(self.is(at, '(') || self.is(at, ','));
        if self.weekday_name(open).is_none() {
            return at;
        }
        let next = open + 1;
        next + usize::from(self.is(next, ')') || self.is(next, ','))
    }

    /// "-5", "/5", "to 5" after a day.
    pub(super) fn more_days(&self, at: usize) -> Option<(u32, usize)> {
        let join = self.is_dash(at) || self.is(at, '/') || ["to", "through"].iter().any(|join| self.says(at, join));
        let (day, end) = join.then(|| self.day_number(at + 1))??;
        // "March 3 and 5 August": the second number belongs to the next month.
        let own_month =
            self.month(at).is_none() && self.month(end).is_some() && self.month(at.wrapping_sub(2)).is_some();
        (!own_month).then_some((day, end))
    }

    /// A month with or without its year. A name that is also a word or a person needs `told` or a preposition before it.
    pub(crate) fn month_alone(&self, at: usize, told: bool) -> Option<Read> {
        let (month, next) = self.month(at)?;
        let (year, end) = self.year_of(next);
        if year != YearOf::Open {
            return Some((Value::Month { year, month }, end, Rule::Month));
        }
        if self.has(next, DateWord::NameAfter) || self.named_on(next) {
            return None;
        }
        let word = self.has(at, DateWord::MonthWord) || self.has(at, DateWord::MonthShort);
        let expected = || self.month_expected(at) || self.month_expected(self.first_of_list(at));
        let sure = if word { told || expected() } else { !self.is_free_name(at) };
        let year = if sure { self.year_of_list(next, false) } else { year };
        sure.then_some((Value::Month { year, month }, next, Rule::Month))
    }

    /// "November–February", "May/June 2012".
    pub(crate) fn months_joined(&self, at: usize) -> Option<Read> {
        let (first, next) = self.month(at).filter(|_| !self.is_free_name(at))?;
        let join = self.is_dash(next) || self.is(next, '/');
        let (last, next) = if join { self.month(next + 1)? } else { return None };
        let (year, end) = self.year_of(next);
        let month = |month| Value::Month { year: YearOf::Open, month };
        let last = month(last).in_year(year);
        let clear = !self.named_on(end) && self.day_number(end).is_none();
        (clear && last != month(first)).then(|| (Value::range(month(first), last), end, Rule::Range))
    }

    /// "in May", "by March": few prepositions stand before a month rather than before a person.
    fn month_expected(&self, at: usize) -> bool {
        let preposition = self.before(at).map_or("", |item| item.text);
        // "by March"; but "written by June", "led by May" name somebody.
        let done = at
            .checked_sub(2)
            .and_then(|verb| self.get(verb))
            .is_some_and(|verb| verb.has(DateWord::Past) || verb.text.ends_with("ed") || verb.text.ends_with("en"));
        if preposition.eq_ignore_ascii_case("by") {
            return !done;
        }
        ["in", "since", "until", "till", "during", "throughout"]
            .iter()
            .any(|word| preposition.eq_ignore_ascii_case(word))
    }

    /// The first month of the list that `at` stands in: "April and May", "April, May and June"; but not "In April, May said no".
    fn first_of_list(&self, at: usize) -> usize {
        let is_month = |at: usize| self.month(at).is_some();
        let and = |at: usize| self.says(at, "and") || self.says(at, "or");
        let goes_on = |at: usize| is_month(at + 2) && (self.is(at + 1, ',') || and(at + 1));
        let mut first = at;
        for _ in 0..MOST_MONTHS {
            let joined = first >= 2 && (and(first - 1) || (self.is(first - 1, ',') && goes_on(first)));
            if !joined || !is_month(first - 2) {
                break;
            }
            first -= 2;
        }
        first
    }

    /// Whether a capitalised word that is no date goes on a name: "in June Smith's".
    fn named_on(&self, at: usize) -> bool {
        self.get(at).is_some_and(|item| {
            item.is_word()
                && item.space
                && item.capital()
                && item.classes.is_empty()
                && !item.text.chars().all(char::is_uppercase)
        })
    }

    /// "Black September".
    pub(super) fn is_free_name(&self, at: usize) -> bool {
        self.before(at).is_some_and(|item| item.has(DateWord::NameBefore) && item.capital())
    }

    /// "2024-12-04", "2024/12/04", "12/4/2024", "4.12.2024".
    pub(crate) fn numeric(&self, at: usize) -> Option<Read> {
        let mark =
            self.get(at + 1).filter(|item| !item.space && matches!(item.text, "-" | "/" | "."))?.text.chars().next()?;
        let glued = self.glued(at + 2) && self.glued(at + 3) && self.glued(at + 4) && self.is(at + 3, mark);
        if !glued {
            return None;
        }
        let end = at + 5;
        let goes_on =
            self.glued(end) && self.get(end).is_some_and(|item| "/-_".contains(item.text) || self.digits_glued(end));
        let middle = self.get(at + 2)?.digits(1..=2)?;
        if let Some(year) = self.get(at)?.digits(4..=4) {
            let day = self.get(at + 4)?.digits(1..=2)?;
            let value = Value::days(YearOf::Number(year as i32), middle, day, None)?;
            return (!goes_on && mark != '.').then_some((value, end, Rule::Numeric));
        }
        let first = self.get(at)?.digits(1..=2)?;
        let (year, _) = self.year_number(at + 4).filter(|_| !goes_on)?;
        let value = match mark {
            '.' => Value::days(YearOf::Number(year), middle, first, None)?,
            _ => Value::numeric(first, middle, year)?,
        };
        Some((value, end, Rule::Numeric))
    }

    /// "Wednesday", "Monday morning", "Monday, March 3, 2014", "Friday last week".
    pub(crate) fn weekday(&self, at: usize) -> Option<Read> {
        let weekday = self.weekday_name(at)?;
        let short = self.has(at, DateWord::WeekdayShort);
        // "The Sun December 4": the name of a paper.
        if short && self.before(at).is_some_and(|item| item.has(DateWord::Article)) {
            return None;
        }
        let next = if short && self.glued(at + 1) { self.after(at + 1, '.') } else { at + 1 };
        let part = if self.has(next, DateWord::DayPart) { next + 1 } else { next };
        for date in [self.after(part, ','), part] {
            if let Some((value, end)) = self.day_and_month(date) {
                return Some((value, end, Rule::WeekdayAndDay));
            }
        }
        if let Some((value, end, _)) = self.numeric(self.after(next, ',')) {
            return Some((value, end, Rule::WeekdayAndDay));
        }
        if short || self.weekday_in_name(at, next, part) {
            return None;
        }
        let of = part + usize::from(self.says(part, "of"));
        let shift = self.class(of, |class| if let DateWord::Shift(by) = class { Some(by) } else { None });
        match shift {
            Some(weeks) if self.says(of + 1, "week") => {
                Some((Value::WeekdayOf { weekday, weeks }, of + 2, Rule::WeekdayOfWeek))
            }
            _ => Some((Value::Weekday { weekday, shift: None }, part, Rule::Weekday)),
        }
    }

    /// "open Tuesday to Friday", in this week or in every one.
    pub(super) fn weekdays_joined(&self, at: usize) -> Option<Read> {
        self.weekday_name(at)?;
        let join = self.is_dash(at + 1) || ["to", "through"].iter().any(|join| self.says(at + 1, join));
        let date = self.after(at + 3, ',');
        let whole = join && self.weekday_name(at + 2).is_some() && self.day_and_month(date).is_none();
        whole.then_some((Value::Unknown, at + 3, Rule::Weekday))
    }

    /// A weekday's name, 1..=7.
    pub(crate) fn weekday_name(&self, at: usize) -> Option<u32> {
        let weekday = self.class(at, |class| if let DateWord::Weekday(day) = class { Some(day) } else { None })?;
        self.get(at)?.capital().then_some(weekday)
    }

    /// "Black Friday", "Sunday Times", "Saturday Night Live"; and "a Monday", which is none in particular.
    pub(super) fn weekday_in_name(&self, at: usize, next: usize, part: usize) -> bool {
        let capital = |at: usize| self.get(at).is_some_and(|item| item.is_word() && item.capital());
        let paper = capital(next) && self.has(next, DateWord::NameAfter);
        let show = part > next && capital(next) && capital(part);
        let any = self.before(at).is_some_and(|item| matches!(item.text, "a" | "A" | "every" | "each"));
        any || self.is_free_name(at) || paper || show
    }

    /// A year with a sign that it is one: "in 2011", "(2016)", "the 2014 election", "2009-2013".
    pub(crate) fn year(&self, at: usize) -> Option<Read> {
        let (year, next) = self.year_number(at)?;
        if (self.is_dash(next) || self.is(next, '/'))
            && let Some((last, end)) = self.last_year(next + 1, year)
        {
            let whole = self.get(next + 1)?.digits(4..=4).is_some();
            let told = self.year_expected(at) || self.has_owner(at) || self.before(at).is_some_and(|item| item.is('('));
            let sure = last - year < 150 && (told || (year >= 1800 && (whole || last > year + 1)));
            return sure.then_some((Value::Years(year, last), end, Rule::RangeOfYears));
        }
        let counted = self.has(next, DateWord::Counted);
        let attribute = self.get(next).is_some_and(|item| item.is_word() && item.space) && self.has_owner(at);
        let sure = (1400..2100).contains(&year) && self.year_expected(at)
            || (1900..2040).contains(&year) && (attribute || self.is_bracketed(at));
        (sure && !counted).then_some((Value::Years(year, year), next, Rule::Year))
    }

    /// "2015" or "15" after "2014-".
    fn last_year(&self, at: usize, first: i32) -> Option<(i32, usize)> {
        let last = match self.get(at)?.digits(2..=2) {
            Some(short) => first / 100 * 100 + short as i32,
            None => self.year_number(at)?.0,
        };
        (last > first).then_some((last, at + 1))
    }

    /// A preposition stands before it, or another such year does: "in 2011, 2012 and 2013".
    fn year_expected(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..8 {
            let Some(before) = self.before(at) else { return false };
            let listed = before.is(',') || before.text == "and" || before.text == "or" || before.is('&');
            if !listed {
                return (before.has(DateWord::Preposition) && before.text != "at") || before.is('©');
            }
            // ", and 2013"
            at -= usize::from(at >= 2 && self.is(at - 2, ','));
            if at < 2 || self.year_number(at - 2).is_none() {
                return false;
            }
            at -= 2;
        }
        false
    }

    /// "the 2014 election", "Syria's 2012 …", "her 2012 book".
    fn has_owner(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return false };
        let possessive = before.text == "s" && at >= 2 && self.is_apostrophe(at - 2);
        possessive
            || before.has(DateWord::Article)
            || matches!(before.text, "his" | "her" | "its" | "their" | "our" | "my")
    }

    fn is_bracketed(&self, at: usize) -> bool {
        self.before(at).is_some_and(|item| item.is('(')) && self.is(at + 1, ')')
    }

    /// "the 1990s", "1990's", "the '90s".
    pub(crate) fn decade(&self, at: usize) -> Option<Read> {
        let the = at + usize::from(self.says(at, "the"));
        let short = self.is_apostrophe(the) && self.glued(the + 1);
        let digits = the + usize::from(short);
        let first = match self.get(digits)?.digits(2..=4)? {
            year if short && year < 100 => 1900 + year,
            year if !short && (1000..2200).contains(&year) => year,
            _ => return None,
        };
        let mark = digits + 1;
        let s = mark + usize::from(self.is_apostrophe(mark) && self.glued(mark));
        let ends = first % 10 == 0 && self.glued(s) && self.get(s).is_some_and(|item| item.text == "s");
        ends.then(|| (Value::Years(first as i32, first as i32 + 9), s + 1, Rule::Decade))
    }
}

fn is_ordinal_ending(text: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|ending| text.eq_ignore_ascii_case(ending))
}
