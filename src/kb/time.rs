//! How the time of a fact lies to the day of an article. Takes dates as far as they are known (year, month or day), gives a word.

use super::entry::Fact;

/// How the time of a fact lies to the day of the article.
pub(crate) mod when {
    /// It was so on that day.
    pub(crate) const THEN: &str = "then";
    /// It was over.
    pub(crate) const BEFORE: &str = "before";
    /// It had not begun.
    pub(crate) const AFTER: &str = "after";
    /// The day is unknown: nothing is over, and nothing goes on.
    pub(crate) const UNDATED: &str = "undated";
    /// It went on when last looked at, which was before that day.
    pub(crate) const LAST_KNOWN: &str = "last known";
}

/// The year of a date; none where it has none.
pub(super) fn year(date: &str) -> Option<i32> {
    date.get(..4).and_then(|year| year.parse().ok())
}

/// How a fact lies to a day; parts of dates are compared as far as both go.
pub(crate) fn when_of(fact: Fact, date: &str) -> &'static str {
    let before = |a: &str, b: &str| {
        let length = a.len().min(b.len());
        !a.is_empty() && a.as_bytes()[..length] < b.as_bytes()[..length]
    };
    if date.is_empty() {
        return when::UNDATED;
    }
    if before(date, fact.start) {
        when::AFTER
    } else if before(fact.end, date) {
        when::BEFORE
    } else if fact.end.is_empty() && before(fact.as_of, date) {
        when::LAST_KNOWN
    } else {
        when::THEN
    }
}
