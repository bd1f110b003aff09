//! What a date expression means, and its value once the day of the report is known. Takes values of the grammar, gives ISO 8601.

use crate::civil::{Day, days_in_month};
use crate::lexicon::calendar::Unit;

/// The year of a day or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearOf {
    /// It is told.
    Number(i32),
    /// "last year" is -1.
    Shift(i32),
    /// Nobody has to tell it: "the Sept. 11 attacks".
    Known(i32),
    /// It is left to the reader.
    Open,
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// 0..=23.
    pub hour: u32,
    /// 0..=59.
    pub minute: u32,
    /// Whether it is told to be universal time.
    pub utc: bool,
}

impl Clock {
    /// "13:34", "13:34Z".
    pub(crate) fn iso(self) -> String {
        format!("{:02}:{:02}{}", self.hour, self.minute, if self.utc { "Z" } else { "" })
    }
}

/// What an expression means, before the day of the report is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A day of a month.
    DayOf { year: YearOf, month: u32, day: u32 },
    /// "the 15th".
    DayAlone(u32),
    /// "12/4/2024", where either number may be the month.
    Numeric { first: u32, second: u32, year: i32 },
    /// A month.
    Month { year: YearOf, month: u32 },
    /// "last December".
    MonthShift { month: u32, by: i32 },
    /// From one month of a year to another.
    Months { year: YearOf, first: u32, last: u32 },
    /// From one year to another; the same for one year.
    Years(i32, i32),
    /// "Wednesday"; with the word of direction before it.
    Weekday { weekday: u32, shift: Option<i32> },
    /// "Monday last week".
    WeekdayOf { weekday: u32, weeks: i32 },
    /// "the second Sunday of October", of a month or a year; -1 is the last one.
    NthWeekday { weekday: u32, nth: i32, of: Box<Value> },
    /// So many days after another day or stretch of days: "a week from Monday", "the Sunday before last".
    Moved { from: Box<Value>, days: i32 },
    /// Saturday and Sunday.
    Weekend(Option<i32>),
    /// So many days from the day of the report.
    Days(i32),
    /// A whole week, month or year: "last month".
    Shift { unit: Unit, by: i32 },
    /// "two weeks ago".
    Ago { unit: Unit, by: i32 },
    /// A stretch up to the day of the report, or from it on.
    Window { unit: Unit, count: i32 },
    /// Counted from the date that was told before: "the following day".
    Told { unit: Unit, by: i32 },
    /// "the following Monday".
    ToldWeekday { weekday: u32, by: i32 },
    /// From one to the other.
    Range(Box<Value>, Box<Value>),
    /// Nobody knows: "a few days ago".
    Unknown,
}

impl Value {
    /// A day, or a range of days of one month; none where the month has no such day.
    pub(crate) fn days(year: YearOf, month: u32, day: u32, last: Option<u32>) -> Option<Value> {
        let length = days_in_month(if let YearOf::Number(year) = year { year } else { 2000 }, month);
        let of = |day| (1..=length).contains(&day).then_some(Value::DayOf { year, month, day });
        match last {
            Some(last) => (last > day).then(|| Some(Value::range(of(day)?, of(last)?)))?,
            None => of(day),
        }
    }

    /// A date in two numbers and a year: the order is clear where one number is too large for a month.
    pub(crate) fn numeric(first: u32, second: u32, year: i32) -> Option<Value> {
        let of = |month, day| Value::days(YearOf::Number(year), month, day, None);
        match (of(first, second), of(second, first)) {
            (Some(_), Some(_)) if first != second => Some(Value::Numeric { first, second, year }),
            (month_first, day_first) => month_first.or(day_first),
        }
    }

    /// From one to the other.
    pub(crate) fn range(first: Value, last: Value) -> Value {
        Value::Range(Box::new(first), Box::new(last))
    }

    /// The same with `year` where none is told.
    pub(crate) fn in_year(self, year: YearOf) -> Value {
        match self {
            Value::DayOf { year: YearOf::Open, month, day } => Value::DayOf { year, month, day },
            Value::Month { year: YearOf::Open, month } => Value::Month { year, month },
            Value::Range(first, last) => Value::range(first.in_year(year), last.in_year(year)),
            other => other,
        }
    }

    /// The year told for a month or a day.
    pub(crate) fn year(&self) -> YearOf {
        match *self {
            Value::DayOf { year, .. } | Value::Month { year, .. } => year,
            _ => YearOf::Open,
        }
    }

    /// The year in which a range begins or ends, where it is told by its number.
    pub(crate) fn number_of_year(&self) -> Option<i32> {
        match (self, self.year()) {
            (&Value::Years(year, _), _) | (_, YearOf::Number(year)) => Some(year),
            _ => None,
        }
    }

    /// Year, month and day of a month or a day of a month; the day of a month is 0.
    fn in_calendar(&self) -> Option<(YearOf, u32, u32)> {
        match *self {
            Value::DayOf { year, month, day } => Some((year, month, day)),
            Value::Month { year, month } => Some((year, month, 0)),
            _ => None,
        }
    }

    /// Whether it means one day, which a time of the day can stand beside.
    pub(crate) fn is_day(&self) -> bool {
        matches!(
            self,
            Value::DayOf { .. }
                | Value::Numeric { .. }
                | Value::Weekday { .. }
                | Value::WeekdayOf { .. }
                | Value::NthWeekday { .. }
                | Value::Days(_)
        )
    }

    /// The day that it means wherever it stands.
    pub(crate) fn full_day(&self) -> Option<Day> {
        match *self {
            Value::DayOf { year: YearOf::Number(year), month, day } => Day::of(year, month, day),
            _ => None,
        }
    }
}

/// When the verb beside an expression has it happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// Before the report.
    Past,
    /// After the report.
    Future,
    /// Not told.
    Open,
}

/// What relative dates are counted from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    /// The day of the report.
    pub reference: Option<Day>,
    /// What was told last in the same paragraph.
    pub told: Told,
    /// Direction of the sentence.
    pub tense: Tense,
}

/// The day, month and year that were told last: a day tells all of them, a month its year. Months and years stand for their first day.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told {
    /// The last day.
    pub day: Option<Day>,
    month: Option<Day>,
    year: Option<Day>,
}

impl Told {
    /// The same after `period` was told.
    pub(crate) fn with(self, period: &Period) -> Told {
        let first = period.ends().map(|(first, _)| first);
        match period {
            Period::Day(day) => Told { day: Some(*day), month: first, year: first },
            Period::Month(..) => Told { month: first, year: first, ..self },
            Period::Year(_) => Told { year: first, ..self },
            Period::Interval(..) => self,
        }
    }

    fn of(self, unit: Unit) -> Option<Day> {
        match unit {
            Unit::Hour | Unit::Day(_) | Unit::Week => self.day,
            Unit::Month => self.month,
            Unit::Year(_) => self.year,
        }
    }
}

/// A resolved value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Period {
    /// A day.
    Day(Day),
    /// Year and month.
    Month(i32, u32),
    /// A year.
    Year(i32),
    /// From one to the other, both included.
    Interval(Box<Period>, Box<Period>),
}

impl Period {
    fn interval(first: Period, last: Period) -> Period {
        if first == last { first } else { Period::Interval(Box::new(first), Box::new(last)) }
    }

    fn years(first: i32, last: i32) -> Period {
        Period::interval(Period::Year(first), Period::Year(last))
    }

    fn days(first: Day, last: Day) -> Period {
        Period::interval(Period::Day(first.min(last)), Period::Day(first.max(last)))
    }

    /// "2024-12-04", "2024-12", "2024", "2024-12-07/2024-12-08".
    pub(crate) fn iso(&self) -> String {
        match self {
            Period::Day(day) => day.iso(),
            Period::Month(year, month) => format!("{year:04}-{month:02}"),
            Period::Year(year) => format!("{year:04}"),
            Period::Interval(first, last) => format!("{}/{}", first.iso(), last.iso()),
        }
    }

    /// A month, or a day of it.
    fn of(year: i32, month: u32, day: u32) -> Option<Period> {
        if day == 0 { Some(Period::Month(year, month)) } else { Day::of(year, month, day).map(Period::Day) }
    }

    /// Its first and its last day; none where the year is out of all bounds.
    fn ends(&self) -> Option<(Day, Day)> {
        Some(match *self {
            Period::Day(day) => (day, day),
            Period::Month(year, month) => (Day::of(year, month, 1)?, Day::of(year, month, days_in_month(year, month))?),
            Period::Year(year) => (Day::of(year, 1, 1)?, Day::of(year, 12, 31)?),
            Period::Interval(ref first, ref last) => (first.ends()?.0, last.ends()?.1),
        })
    }

    fn first(self) -> Period {
        if let Period::Interval(first, _) = self { first.first() } else { self }
    }

    fn last(self) -> Period {
        if let Period::Interval(_, last) = self { last.last() } else { self }
    }
}

/// The value of an expression; none where it needs a day that the text does not tell.
pub(crate) fn resolve(value: &Value, anchor: &Anchor) -> Option<Period> {
    match *value {
        Value::Years(first, last) => Some(Period::years(first, last)),
        Value::DayOf { year, month, day } => day_of(year, month, day, anchor).map(Period::Day),
        Value::DayAlone(day) => day_alone(day, anchor).map(Period::Day),
        Value::Month { year, month } => month_of(year, month, anchor).map(|year| Period::Month(year, month)),
        Value::Months { year, first, last } => {
            let year = told_year(year, anchor)?;
            Some(Period::interval(Period::Month(year, first), Period::Month(year, last)))
        }
        Value::Numeric { first, second, year } => {
            let reference = anchor.reference?;
            let near = |month, day| Day::of(year, month, day).filter(|day| (day.0 - reference.0).abs() <= 60);
            [near(first, second), near(second, first)]
                .into_iter()
                .flatten()
                .min_by_key(|day| (day.0 - reference.0).abs())
                .map(Period::Day)
        }
        Value::Range(ref first, ref last) => range(first, last, anchor),
        Value::NthWeekday { weekday, nth, ref of } => nth_weekday(weekday, nth, of, anchor).map(Period::Day),
        Value::Moved { ref from, days } => moved_from(from, days, anchor),
        Value::ToldWeekday { weekday, by } => {
            Some(Period::Day(weekday_near(weekday, Some(by), anchor.told.day?, Tense::Open)))
        }
        Value::Told { unit, by } => told(unit, by, anchor.told.of(unit)?),
        Value::Unknown => None,
        ref relative => relative_to(relative, anchor.reference?, anchor.tense),
    }
}

/// A stretch of time, which never ends before it begins: "from November to February" leads into another year.
fn range(first: &Value, last: &Value, anchor: &Anchor) -> Option<Period> {
    if let (Some(first), Some(last)) = (first.in_calendar(), last.in_calendar()) {
        return range_in_calendar(first, last, anchor);
    }
    if let (&Value::Weekday { weekday: first, shift: None }, &Value::Weekday { weekday: last, shift: None }) =
        (first, last)
    {
        return Some(range_of_weekdays(first, last, anchor.reference?, anchor.tense));
    }
    let (first, last) = (resolve(first, anchor)?.first(), resolve(last, anchor)?.last());
    (first.ends()?.0 <= last.ends()?.0).then(|| Period::interval(first, last))
}

fn range_in_calendar(first: (YearOf, u32, u32), last: (YearOf, u32, u32), anchor: &Anchor) -> Option<Period> {
    let with_days = first.2 > 0 && last.2 > 0;
    let wraps = first.1 > last.1 || (with_days && first.1 == last.1 && first.2 > last.2);
    let end = |year: i32| Period::of(year + i32::from(wraps), last.1, last.2);
    let (from, to) = match (told_year(first.0, anchor), told_year(last.0, anchor)) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => (from, from + i32::from(wraps)),
        (None, Some(to)) => (to - i32::from(wraps), to),
        (None, None) => {
            let near = |year| {
                let (begin, end) = (Period::of(year, first.1, first.2)?.ends()?.0, end(year)?.ends()?);
                Some(Stretch { first: begin, last: end.1, begun: end.0 })
            };
            let year = nearest_year(anchor, AGAINST_TENSE * 2, near)?;
            (year, year + i32::from(wraps))
        }
    };
    let (begin, end) = (Period::of(from, first.1, first.2)?, Period::of(to, last.1, last.2)?);
    (begin.ends()?.0 <= end.ends()?.0).then(|| Period::interval(begin, end))
}

/// "from Friday to Monday": the last one that is over where the tense is past, else the one that lasts or comes.
fn range_of_weekdays(first: u32, last: u32, reference: Day, tense: Tense) -> Period {
    let length = (i64::from(last) - i64::from(first)).rem_euclid(7);
    let coming = weekday_near(first, None, reference, Tense::Future);
    let begun = weekday_near(first, None, reference, Tense::Past);
    let over = weekday_near(last, None, reference, Tense::Past).plus(-length);
    let start = match tense {
        Tense::Past => over,
        Tense::Future => coming,
        Tense::Open if begun.plus(length) >= reference => begun,
        Tense::Open => over,
    };
    Period::days(start, start.plus(length))
}

/// "the second Sunday of October": in the nearest such month where no year is told.
fn nth_weekday(weekday: u32, nth: i32, of: &Value, anchor: &Anchor) -> Option<Day> {
    if let Value::Month { year: YearOf::Open, month } = *of {
        let year = nearest_year(anchor, AGAINST_TENSE, |year| {
            nth_in(weekday, nth, &Period::Month(year, month)).map(Stretch::day)
        })?;
        return nth_in(weekday, nth, &Period::Month(year, month));
    }
    nth_in(weekday, nth, &resolve(of, anchor)?)
}

fn nth_in(weekday: u32, nth: i32, period: &Period) -> Option<Day> {
    let (first, last) = period.ends()?;
    let day = if nth < 0 {
        let back = (i64::from(last.weekday()) - i64::from(weekday)).rem_euclid(7);
        last.plus(-back + i64::from(nth + 1) * 7)
    } else {
        let ahead = (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(7);
        first.plus(ahead + i64::from(nth - 1) * 7)
    };
    (first <= day && day <= last).then_some(day)
}

/// Days after a day or a stretch of days. "Wednesday week", on a Wednesday, may be in one week or in two.
fn moved_from(from: &Value, days: i32, anchor: &Anchor) -> Option<Period> {
    if let (&Value::Weekday { weekday, shift: Some(1) }, Some(reference)) = (from, anchor.reference)
        && weekday == reference.weekday()
    {
        return None;
    }
    let days = i64::from(days);
    match resolve(from, anchor)? {
        Period::Day(day) => Some(Period::Day(day.plus(days))),
        stretch => stretch.ends().map(|(first, last)| Period::days(first.plus(days), last.plus(days))),
    }
}

/// The nearest such day to the last day told, else to that of the report, on the side of it that the tense tells.
fn day_alone(day: u32, anchor: &Anchor) -> Option<Day> {
    let near = anchor.told.day.or(anchor.reference)?;
    let in_month = |by| {
        let (year, month, _) = near.plus_months(by).ymd();
        Day::of(year, month, day)
    };
    let away = |day: &Day| match (anchor.reference, anchor.tense) {
        (Some(reference), Tense::Past) if day.0 > reference.0 => i64::MAX,
        (Some(reference), Tense::Future) if day.0 < reference.0 => i64::MAX,
        _ => (day.0 - near.0).abs(),
    };
    [0, -1, 1].into_iter().filter_map(in_month).min_by_key(away)
}

fn told_year(year: YearOf, anchor: &Anchor) -> Option<i32> {
    match year {
        YearOf::Number(year) => Some(year),
        YearOf::Shift(by) => Some(anchor.reference?.ymd().0 + by),
        // An article that is older than the event tells of another day.
        YearOf::Known(year) => Some(year).filter(|&year| anchor.reference.is_none_or(|day| day.ymd().0 >= year)),
        YearOf::Open => None,
    }
}

/// Days that a candidate year must be nearer by to beat one that fits the tense.
const AGAINST_TENSE: i64 = 300;

/// A stretch of time in some year: its ends, and the day from which on it may be told as past.
struct Stretch {
    first: Day,
    last: Day,
    begun: Day,
}

impl Stretch {
    fn day(day: Day) -> Stretch {
        Stretch { first: day, last: day, begun: day }
    }
}

/// The year, of three, that brings a stretch nearest to the day of the report and fits the tense; `against` is what it costs not to.
fn nearest_year(anchor: &Anchor, against: i64, stretch: impl Fn(i32) -> Option<Stretch>) -> Option<i32> {
    let reference = anchor.reference?;
    let cost = |year: i32| {
        let Stretch { first, last, begun } = stretch(year)?;
        let ahead = (first.0 - reference.0).max(0);
        let behind = (reference.0 - last.0).max(0);
        let unfit = (begun > reference && anchor.tense == Tense::Past) || (behind > 0 && anchor.tense == Tense::Future);
        Some(ahead + behind + if unfit { against } else { 0 })
    };
    let year = reference.ymd().0;
    [year, year - 1, year + 1]
        .into_iter()
        .filter_map(|year| Some((cost(year)?, year)))
        .min_by_key(|&(cost, _)| cost)
        .map(|(_, y)| y)
}

fn day_of(year: YearOf, month: u32, day: u32, anchor: &Anchor) -> Option<Day> {
    let year = match told_year(year, anchor) {
        Some(year) => year,
        None => nearest_year(anchor, AGAINST_TENSE, |year| Day::of(year, month, day).map(Stretch::day))?,
    };
    Day::of(year, month, day)
}

fn month_of(year: YearOf, month: u32, anchor: &Anchor) -> Option<i32> {
    told_year(year, anchor).or_else(|| {
        nearest_year(anchor, AGAINST_TENSE, |year| {
            let (first, last) = Period::Month(year, month).ends()?;
            Some(Stretch { first, last, begun: first })
        })
    })
}

fn told(unit: Unit, by: i32, day: Day) -> Option<Period> {
    match unit {
        Unit::Day(length) => Some(Period::Day(day.plus(i64::from(by) * i64::from(length)))),
        Unit::Month | Unit::Year(_) => ago(unit, by, day),
        Unit::Hour | Unit::Week => None,
    }
}

fn ago(unit: Unit, by: i32, day: Day) -> Option<Period> {
    let (year, ..) = day.ymd();
    Some(match unit {
        Unit::Hour => Period::Day(day),
        Unit::Day(length) => Period::Day(day.plus(i64::from(by) * i64::from(length))),
        Unit::Week => Period::Day(day.plus(i64::from(by) * 7)),
        Unit::Month => {
            let (year, month, _) = day.plus_months(i64::from(by)).ymd();
            Period::Month(year, month)
        }
        Unit::Year(length) => Period::Year(year.checked_add(by.checked_mul(length as i32)?).filter(|&year| year > 0)?),
    })
}

fn relative_to(value: &Value, reference: Day, tense: Tense) -> Option<Period> {
    let (year, month, _) = reference.ymd();
    Some(match *value {
        Value::Days(by) => Period::Day(reference.plus(i64::from(by))),
        Value::Weekday { weekday, shift } => Period::Day(weekday_near(weekday, shift, reference, tense)),
        Value::WeekdayOf { weekday, weeks } => {
            Period::Day(reference.monday().plus(i64::from(weeks) * 7 + i64::from(weekday) - 1))
        }
        Value::Weekend(shift) => weekend(shift, reference, tense),
        Value::MonthShift { month: told, by } => {
            let passed = (by < 0 && told >= month) || (by > 0 && told <= month);
            Period::Month(year + if passed { by } else { 0 }, told)
        }
        Value::Shift { unit: Unit::Week, by } => {
            let monday = reference.monday().plus(i64::from(by) * 7);
            Period::days(monday, monday.plus(6))
        }
        Value::Shift { unit: Unit::Year(10), by } => {
            let first = year.div_euclid(10) * 10 + by * 10;
            Period::years(first, first + 9)
        }
        Value::Shift { unit, by } | Value::Ago { unit, by } => return ago(unit, by, reference),
        Value::Window { unit, count } => Period::days(reference, moved(reference, unit, count)?),
        _ => return None,
    })
}

fn moved(day: Day, unit: Unit, count: i32) -> Option<Day> {
    let count = i64::from(count);
    Some(match unit {
        Unit::Hour => day.plus(count.signum() * (count.abs() + 23) / 24),
        Unit::Day(length) => day.plus(count * i64::from(length)),
        Unit::Week => day.plus(count * 7),
        Unit::Month => day.plus_months(count),
        Unit::Year(length) => Some(day.plus_months(count * 12 * i64::from(length))).filter(|day| day.ymd().0 > 0)?,
    })
}

/// A weekday told in the past is the last one, today included; one to come is the next one.
fn weekday_near(weekday: u32, shift: Option<i32>, reference: Day, tense: Tense) -> Day {
    let ahead = (i64::from(weekday) - i64::from(reference.weekday())).rem_euclid(7);
    match shift {
        Some(-1) => reference.plus(ahead - 7),
        Some(1) => reference.plus(if ahead == 0 { 7 } else { ahead }),
        Some(_) if tense != Tense::Past => reference.plus(ahead),
        None if tense == Tense::Future => reference.plus(ahead),
        _ => reference.plus(if ahead == 0 { 0 } else { ahead - 7 }),
    }
}

fn weekend(shift: Option<i32>, reference: Day, tense: Tense) -> Period {
    let to_saturday = 6 - i64::from(reference.weekday());
    let saturday = match (shift, tense) {
        // On a Sunday, "the weekend" that was is the one that ends.
        (None, Tense::Past | Tense::Open) => {
            reference.plus(if to_saturday < 0 { to_saturday } else { to_saturday - 7 })
        }
        (Some(-1), _) => reference.plus(to_saturday - 7),
        (Some(1), _) if to_saturday <= 0 => reference.plus(to_saturday + 7),
        _ => reference.plus(to_saturday),
    };
    Period::days(saturday, saturday.plus(1))
}
