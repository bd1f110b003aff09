//! Days of the Gregorian calendar. Takes and gives year, month and day; knows nothing of texts.

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

/// How many days `month` (1..=12) of `year` has; 0 for any other month.
pub const fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

impl Day {
    /// The day of that name, where there is one.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Day> {
        (day >= 1 && day <= days_in_month(year, month)).then(|| Day::count(year, month, day))
    }

    /// Years counted from March, so that leap days come last; eras of 400 years are all of one length.
    fn count(year: i32, month: u32, day: u32) -> Day {
        let year = i64::from(year) - i64::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
        Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Year, month and day.
    pub fn ymd(self) -> (i32, u32, u32) {
        let days = self.0 + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year as i32, month as u32, (of_year - (153 * from_march + 2) / 5 + 1) as u32)
    }

    /// 1 (Monday) to 7 (Sunday).
    pub const fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32 + 1
    }

    /// So many days later (earlier, where negative).
    pub const fn plus(self, days: i64) -> Day {
        Day(self.0 + days)
    }

    /// So many months later, at the last day of the month where it is shorter.
    pub fn plus_months(self, months: i64) -> Day {
        let (year, month, day) = self.ymd();
        let count = i64::from(year) * 12 + i64::from(month) - 1 + months;
        let (year, month) = (count.div_euclid(12) as i32, count.rem_euclid(12) as u32 + 1);
        Day::count(year, month, day.min(days_in_month(year, month)))
    }

    /// Monday of its week.
    pub const fn monday(self) -> Day {
        self.plus(1 - self.weekday() as i64)
    }

    /// "2024-12-04".
    pub fn iso(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_there_and_back() {
        assert_eq!(Day::of(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::of(2024, 2, 29).map(Day::iso).as_deref(), Some("2024-02-29"));
        assert_eq!((Day::of(2023, 2, 29), Day::of(2024, 13, 1), Day::of(2024, 4, 0)), (None, None, None));
        for days in (-800_000..800_000).step_by(37) {
            let (year, month, day) = Day(days).ymd();
            assert_eq!(Day::of(year, month, day), Some(Day(days)));
        }
    }

    #[test]
    fn weekdays_and_months() {
        let day = Day::of(2024, 12, 4).unwrap();
        assert_eq!((day.weekday(), day.monday().iso().as_str()), (3, "2024-12-02"));
        assert_eq!(day.plus_months(-10).iso(), "2024-02-04");
        assert_eq!(Day::of(2024, 3, 31).unwrap().plus_months(-1).iso(), "2024-02-29");
    }
}
