//! The words of dates and times, from `data/lexicon/calendar.tsv`. Takes a word, gives what it can mean in a date.

use crate::keymap::KeyMap;
use crate::pack::Pack;
use crate::token::key;

/// A stretch of time that dates are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Minutes and hours; they do not change the day.
    Hour,
    /// Days; a fortnight is fourteen.
    Day(u32),
    /// Weeks from Monday to Sunday.
    Week,
    /// Months.
    Month,
    /// Years; a decade is ten.
    Year(u32),
}

/// What a word can mean in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateWord {
    /// Name of a month, 1..=12.
    Month(u32),
    /// The month's name is also a person's name or a verb: it needs a sign beside it.
    MonthWord,
    /// Short for a month: it needs a day or a year beside it.
    MonthShort,
    /// Monday is 1.
    Weekday(u32),
    /// Short for a weekday: it needs a date beside it.
    WeekdayShort,
    /// "yesterday" is -1.
    Day(i32),
    /// "morning"; the number counts days back for "last night".
    DayPart,
    /// "noon": hour of the day.
    Clock(u32),
    /// A number word.
    Number(u32),
    /// "third", "20th".
    Ordinal(u32),
    /// "a", "the" and the like, before a unit or a year.
    Article,
    /// "few", "several": a number that nobody knows.
    Vague,
    /// "week".
    Unit(Unit),
    /// "weekend".
    Weekend,
    /// "summer".
    Season,
    /// "quarter" (3 months) and "half" (6 months) of a year.
    Share(u32),
    /// "century".
    Century,
    /// "last" -1, "this" 0, "next" 1.
    Shift(i32),
    /// Like "last", but counted from what was told before: "previous", "following".
    Told(i32),
    /// "ago" -1, "from now" 1.
    Ago(i32),
    /// "earlier" -1, "later" 1.
    Later(i32),
    /// "early", "mid", "late".
    Stage,
    /// The same with "of": "end", "beginning".
    StageOf,
    /// A preposition before a date.
    Preposition,
    /// A preposition that belongs to the stretch of time: "over the weekend".
    During,
    /// "since": what follows is past.
    Since,
    /// "until", "by": what follows is to come, where no verb says otherwise.
    Until,
    /// A word between a date and a time: "at", "Hour".
    Label,
    /// A word of a publication stamp: "updated", "posted".
    Stamp,
    /// Time zone; true where it is universal time.
    Zone(bool),
    /// "a.m." 0, "p.m." 12.
    Half(u32),
    /// The verb or auxiliary tells a past event.
    Past,
    /// The verb or auxiliary tells a coming event.
    Future,
    /// A verb that, in the present tense, tells of what is on the calendar: "the court rules on Friday".
    Scheduled,
    /// What follows with "to" is to come: "agreed to meet".
    Intended,
    /// Beside a day, it says that the day is that of an event which is named by it: "the Sept. 11 attacks".
    Known { year: i32, month: u32, day: u32 },
    /// What is counted, not dated: "2000 people", "May 20 soldiers".
    Counted,
    /// Before a weekday it makes a name: "Black Friday".
    NameBefore,
    /// After a weekday it makes a name: "Sunday Times".
    NameAfter,
}

/// The committed list of date words.
#[derive(Debug, Default)]
pub struct Calendar {
    words: KeyMap<Vec<DateWord>>,
    longest: usize,
}

const FILE: &str = "calendar.tsv";

impl Calendar {
    /// The list of `data/lexicon/calendar.tsv` in the pack.
    pub fn read(pack: &Pack) -> Calendar {
        let mut calendar = Calendar::default();
        for (word, class) in pack.lines(FILE).filter_map(parse_row) {
            calendar.longest = calendar.longest.max(word.len());
            calendar.words.or_default(key(&word)).push(class);
        }
        calendar
    }

    /// What `word` can mean in a date; nothing for most words.
    pub fn classes(&self, word: &str) -> &[DateWord] {
        if word.len() > self.longest {
            return &[];
        }
        self.words.get(key(word)).map_or(&[], Vec::as_slice)
    }
}

fn parse_row(line: &str) -> Option<(String, DateWord)> {
    let mut fields = line.split('\t');
    let (word, class, value) = (fields.next()?, fields.next()?, fields.next().unwrap_or(""));
    parse_class(class, value).map(|class| (word.to_owned(), class))
}

fn parse_class(class: &str, value: &str) -> Option<DateWord> {
    let count = || value.parse::<u32>().ok();
    let signed = || value.parse::<i32>().ok();
    Some(match class {
        "month" => DateWord::Month(count()?),
        "weekday" => DateWord::Weekday(count()?),
        "day" => DateWord::Day(signed()?),
        "clock" => DateWord::Clock(count()?),
        "number" => DateWord::Number(count()?),
        "ordinal" => DateWord::Ordinal(count()?),
        "unit" => DateWord::Unit(parse_unit(value)?),
        "share" => DateWord::Share(count()?),
        "shift" => DateWord::Shift(signed()?),
        "told" => DateWord::Told(signed()?),
        "ago" => DateWord::Ago(signed()?),
        "later" => DateWord::Later(signed()?),
        "zone" => DateWord::Zone(value == "utc"),
        "half" => DateWord::Half(count()?),
        "known" => parse_known(value)?,
        _ => return parse_plain_class(class),
    })
}

/// Classes whose words have no value.
fn parse_plain_class(class: &str) -> Option<DateWord> {
    Some(match class {
        "month_word" => DateWord::MonthWord,
        "month_short" => DateWord::MonthShort,
        "weekday_short" => DateWord::WeekdayShort,
        "daypart" => DateWord::DayPart,
        "article" => DateWord::Article,
        "vague" => DateWord::Vague,
        "weekend" => DateWord::Weekend,
        "season" => DateWord::Season,
        "century" => DateWord::Century,
        "stage" => DateWord::Stage,
        "stage_of" => DateWord::StageOf,
        "preposition" => DateWord::Preposition,
        "during" => DateWord::During,
        "since" => DateWord::Since,
        "until" => DateWord::Until,
        "label" => DateWord::Label,
        "stamp" => DateWord::Stamp,
        "past" => DateWord::Past,
        "future" => DateWord::Future,
        "scheduled" => DateWord::Scheduled,
        "intended" => DateWord::Intended,
        "counted" => DateWord::Counted,
        "name_before" => DateWord::NameBefore,
        "name_after" => DateWord::NameAfter,
        _ => return None,
    })
}

/// "2001-09-11"
fn parse_known(value: &str) -> Option<DateWord> {
    let mut numbers = value.splitn(3, '-');
    let (year, month, day) =
        (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    Some(DateWord::Known { year, month, day })
}

fn parse_unit(value: &str) -> Option<Unit> {
    Some(match value {
        "hour" => Unit::Hour,
        "day" => Unit::Day(1),
        "fortnight" => Unit::Day(14),
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year(1),
        "decade" => Unit::Year(10),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack;
    use crate::token::folded;

    #[test]
    fn every_row_is_read_and_folded() {
        for line in pack::bundled().lines(FILE) {
            let (word, _) = parse_row(line).unwrap_or_else(|| panic!("{line:?}: unknown class or value"));
            assert_eq!(word, folded(&word), "the first column is in folded form");
        }
    }

    #[test]
    fn rows_are_sorted_and_told_once() {
        let rows: Vec<_> = pack::bundled().lines(FILE).collect();
        for pair in rows.windows(2) {
            assert!(pair[0] < pair[1], "{:?} stands before {:?}", pair[0], pair[1]);
        }
    }

    #[test]
    fn words_have_classes_in_any_case() {
        let calendar = Calendar::read(&pack::bundled());
        assert!(calendar.classes("DECEMBER").contains(&DateWord::Month(12)));
        assert!(calendar.classes("May").contains(&DateWord::MonthWord));
        assert!(calendar.classes("sesquipedalian").is_empty() && calendar.classes("").is_empty());
    }
}
