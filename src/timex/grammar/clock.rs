//! Times of the day: "1:34 pm", "10am", "14:00 GMT", "noon".

use super::Grammar;
use crate::lexicon::calendar::DateWord;
use crate::timex::value::Clock;

impl Grammar<'_> {
    /// A time that starts at `at`. Where no date stands beside it, "10:15" needs a sign that it is a time.
    pub(crate) fn clock(&self, at: usize, beside_date: bool) -> Option<(Clock, usize)> {
        if let Some(hour) = self.class(at, |class| if let DateWord::Clock(hour) = class { Some(hour) } else { None }) {
            return Some((Clock { hour, minute: 0, utc: false }, at + 1));
        }
        let (hour, minute, next, mark) = self.digits_of_time(at)?;
        let (half, next) = self.half(next).map_or((None, next), |(half, next)| (Some(half), next));
        let (zone, next) = self.zone(next).map_or((None, next), |(utc, next)| (Some(utc), next));
        let hour = match half {
            Some(_) if hour == 0 || hour > 12 => return None,
            Some(half) => hour % 12 + half,
            None => hour,
        };
        let told = self.has_label_before(at) || beside_date;
        let sure = half.is_some() || (mark.is_some() && zone.is_some()) || (mark == Some(':') && told);
        (sure && hour < 24).then_some((Clock { hour, minute, utc: zone == Some(true) }, next))
    }

    /// Hour, minute, the item after them and the mark between them ('h' for "1400").
    fn digits_of_time(&self, at: usize) -> Option<(u32, u32, usize, Option<char>)> {
        if let Some(hour) = self.get(at)?.digits(1..=2) {
            for mark in [':', '.'] {
                if self.is(at + 1, mark) && self.glued(at + 1) && self.glued(at + 2) {
                    let minute = self.get(at + 2)?.digits(2..=2).filter(|&minute| minute < 60)?;
                    return Some((hour, minute, self.seconds(at + 3), Some(mark)));
                }
            }
            return Some((hour, 0, at + 1, None));
        }
        let both = self.get(at)?.digits(4..=4).filter(|both| both % 100 < 60)?;
        self.zone(at + 1).map(|_| (both / 100, both % 100, at + 1, Some('h')))
    }

    /// Skips ":30".
    fn seconds(&self, at: usize) -> usize {
        let seconds = self.is(at, ':') && self.glued(at) && self.glued(at + 1);
        let two = self.get(at + 1).is_some_and(|item| item.digits(2..=2).is_some());
        if seconds && two { at + 2 } else { at }
    }

    /// "pm", "p.m.": 12 for the second half of the day.
    fn half(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(half) = self.class(at, |class| if let DateWord::Half(half) = class { Some(half) } else { None }) {
            return Some((half, at + 1));
        }
        let half = match self.get(at)?.text {
            "a" | "A" => 0,
            "p" | "P" => 12,
            _ => return None,
        };
        let dotted = self.is(at + 1, '.') && self.says(at + 2, "m") && self.glued(at + 1);
        dotted.then(|| (half, if self.glued(at + 3) { self.after(at + 3, '.') } else { at + 3 }))
    }

    fn zone(&self, at: usize) -> Option<(bool, usize)> {
        let (open, at) = if self.is(at, '(') { (true, at + 1) } else { (false, at) };
        let item = self.get(at).filter(|item| item.capital())?;
        if item.text == "Z" && !item.space {
            return Some((true, at + 1));
        }
        let utc = self.class(at, |class| if let DateWord::Zone(utc) = class { Some(utc) } else { None })?;
        if item.text.chars().any(char::is_lowercase) || (open && !self.is(self.zone_shift(at + 1), ')')) {
            return None;
        }
        let shift = self.zone_shift(at + 1);
        Some((utc && shift == at + 1, shift + usize::from(open)))
    }

    /// Past "+2" of "GMT+2".
    fn zone_shift(&self, at: usize) -> usize {
        let shifted = (self.is(at, '+') || self.is_dash(at)) && self.glued(at) && self.glued(at + 1);
        let hours = self.get(at + 1).is_some_and(|item| item.digits(1..=2).is_some());
        if shifted && hours { at + 2 } else { at }
    }

    fn has_label_before(&self, at: usize) -> bool {
        self.before(at).is_some_and(|item| {
            item.has(DateWord::Label)
                || item.has(DateWord::Preposition)
                || (item.is(':') && self.label_at(at.wrapping_sub(2)))
        })
    }

    fn label_at(&self, at: usize) -> bool {
        self.has(at, DateWord::Label)
    }

    /// A time after a date: "… Hour: 1:34 pm", "… at 10 a.m.", "… | 10:15".
    pub(crate) fn clock_after(&self, at: usize) -> Option<(Clock, usize)> {
        for next in at..at + 4 {
            if let Some(found) = self.clock(next, true) {
                return Some(found);
            }
            let item = self.get(next)?;
            let joins = item.has(DateWord::Label) || item.text == "T" || ",|-–—·•:@".contains(item.text);
            if !joins {
                return None;
            }
        }
        None
    }
}
