//! The day of the report: what relative dates count from. Takes the parts of a text with their dates, gives a day or none. A full
//! date in running text is mostly that of something long past, so it counts only where a word beside it says that it is new.

use crate::civil::Day;
use crate::entity::PartKind;
use crate::rule::Rule;
use crate::text::Paragraph;
use crate::timex::Timexes;
use crate::timex::grammar::Expression;
use crate::timex::value::{Value, YearOf};

/// Parts that tell when the report was published, the surest first.
const PARTS: [PartKind; 5] =
    [PartKind::Dateline, PartKind::Byline, PartKind::Other, PartKind::Headline, PartKind::Credit];
/// How far from a dateline without a year a full date may be that tells it, in days: news of long ago is told by the year alone.
const NEAR: i64 = 60;
/// Paragraphs of the body that may tell it.
const FIRST_PARAGRAPHS: usize = 3;

/// The day of the report: told in full beside the body, or by a dateline whose year another part tells, or in the first lines.
pub(super) fn find(paragraphs: &[Paragraph], timexes: &Timexes) -> Option<Day> {
    let report = Report { paragraphs, timexes };
    let told = |part| report.expressions(part).find_map(|expression| expression.value.full_day());
    let dateline = || report.dateline_without_year();
    PARTS.into_iter().find_map(told).or_else(dateline).or_else(|| report.first_lines())
}

struct Report<'a> {
    paragraphs: &'a [Paragraph],
    timexes: &'a Timexes<'a>,
}

impl<'a> Report<'a> {
    fn expressions(&self, part: PartKind) -> impl Iterator<Item = &'a Expression> {
        self.paragraphs_of(part).flatten()
    }

    /// The expressions of each paragraph of that part.
    fn paragraphs_of(&self, part: PartKind) -> impl Iterator<Item = &'a [Expression]> {
        let paragraphs = self.paragraphs.iter().filter(move |paragraph| paragraph.part == part);
        paragraphs.map(|paragraph| self.timexes.expressions_in(paragraph.span))
    }

    /// "DAMASCUS, Dec 4 —" with "Dec. 2024" under a picture, or "© 2024" below.
    fn dateline_without_year(&self) -> Option<Day> {
        let (month, day) = self.expressions(PartKind::Dateline).find_map(|expression| match expression.value {
            Value::DayOf { year: YearOf::Open, month, day } => Some((month, day)),
            _ => None,
        })?;
        let same_month = self.expressions(PartKind::Caption).find_map(|expression| match expression.value {
            Value::DayOf { year: YearOf::Number(year), month: told, .. }
            | Value::Month { year: YearOf::Number(year), month: told }
                if told == month =>
            {
                Some(year)
            }
            _ => None,
        });
        let rights = || {
            self.expressions(PartKind::Credit).find_map(|expression| match expression.value {
                Value::Years(first, last) if first == last => Some(first),
                _ => None,
            })
        };
        let near = || self.year_of_body(month, day);
        Day::of(same_month.or_else(rights).or_else(near)?, month, day)
    }

    /// The latest year that a full date of the body, not far from this day, tells: "LAGOS, Jan. 9 —" with "on Dec. 28, 2023" below.
    fn year_of_body(&self, month: u32, day: u32) -> Option<i32> {
        let full = self.expressions(PartKind::Body).filter_map(|expression| expression.value.full_day());
        let near = |told: Day| {
            let (year, ..) = told.ymd();
            let years = [year - 1, year, year + 1].into_iter();
            years.filter_map(move |year| Day::of(year, month, day)).find(move |day| (day.0 - told.0).abs() <= NEAR)
        };
        full.filter_map(near).max().map(|day| day.ymd().0)
    }

    /// "On Tuesday, July 26, 2022, …", "today (July 28, 2022)".
    fn first_lines(&self) -> Option<Day> {
        self.paragraphs_of(PartKind::Body).take(FIRST_PARAGRAPHS).find_map(|expressions| {
            let with_weekday = |expression: &Expression| expression.rule == Rule::WeekdayAndDay;
            let weekday = expressions.iter().filter(|e| with_weekday(e)).find_map(|e| e.value.full_day());
            weekday.or_else(|| {
                let today = |pair: &&[Expression]| pair[0].value == Value::Days(0) && pair[1].start <= pair[0].end + 1;
                expressions.windows(2).find(today).and_then(|pair| pair[1].value.full_day())
            })
        })
    }
}
