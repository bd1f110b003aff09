//! Timeline: the dates of the text in the order of time, with the words that tell them and who is in the sentence. A picture of them
//! stands above; the list says all that it shows.

use dramatis::Kind;
use dramatis::Page;
use dramatis::page::DateView;
use dramatis::{Day, days_in_month};
use yew::prelude::*;

use super::pieces::{Rows, use_pieces};
use super::who::{self, Props};
use crate::reader::act;
use crate::words;

/// Width of the picture, and of its margins.
const WIDTH: i64 = 300;
const MARGIN: i64 = 6;
/// Actors named beside a sentence.
const NAMED: usize = 6;

/// A date with its place in time.
struct Moment {
    /// Which of the page's dates.
    date: usize,
    /// First and last day; none where the text does not tell.
    days: Option<(i64, i64)>,
    heading: String,
}

/// The list; the arrow keys go through all its entries, Tab stops only once.
#[component]
pub fn Timeline(props: &Props) -> Html {
    let list = use_memo(props.clone(), in_time);
    let (entries, _) = use_pieces(list.clone());
    let moments = &list.from.1;
    if moments.is_empty() {
        return html! { <p class="none">{ "No date found in this text." }</p> };
    }
    html! { <>{ axis(moments) }<div data-roving="">{ entries }</div></> }
}

/// The dates under headings that tell when.
fn in_time(props: &Props) -> Rows<(Props, Vec<Moment>)> {
    let moments = moments(&props.page);
    let (mut rows, mut group) = (Vec::new(), 0);
    for (at, moment) in moments.iter().enumerate() {
        if moment.heading != moments[group].heading {
            group = at;
        }
        rows.push((group, at));
    }
    let heading = |(_, moments): &(Props, Vec<Moment>), group: usize| html! { <h3>{ &moments[group].heading }</h3> };
    Rows { from: (props.clone(), moments), page: props.page.clone(), rows, heading, row: entry }
}

/// All dates, those first that the text places in time.
fn moments(page: &Page) -> Vec<Moment> {
    let mut moments = Vec::new();
    for (date, DateView { value, .. }) in page.dates.iter().enumerate() {
        let days = span(value);
        let heading = days.map_or_else(|| "Not told when".to_owned(), |_| told(value));
        moments.push(Moment { date, days, heading });
    }
    moments.sort_by_key(|moment| moment.days.map_or((i64::MAX, 0), |(first, last)| (first, -last)));
    moments
}

/// First and last day of an ISO 8601 value: a day, a month, a year, or from one to the other. The time of the day is left out.
fn span(value: &str) -> Option<(i64, i64)> {
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let (first, last) = (day(first, false)?, day(last, true)?);
    Some((first.min(last), first.max(last)))
}

/// Year, month and day; 0 for what is not told.
fn numbers(value: &str) -> Option<(i32, u32, u32)> {
    let mut parts = value.split('T').next()?.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let mut part = || parts.next().map_or(Some(0), |part| part.parse().ok());
    Some((year, part()?, part()?))
}

fn day(value: &str, last: bool) -> Option<i64> {
    let (year, month, day) = numbers(value)?;
    let or_end = |number: u32, most| match number {
        0 => {
            if last {
                most
            } else {
                1
            }
        }
        number => number,
    };
    let month = or_end(month, 12);
    let day = or_end(day, days_in_month(year, month));
    Day::of(year, month, day).map(|day| day.0)
}

/// "Wed 4 December 2024", "December 2024", "2024"; "… – …" for an interval.
pub fn told(value: &str) -> String {
    if let Some((first, last)) = value.split_once('/') {
        return format!("{} – {}", told(first), told(last));
    }
    let day = numbers(value).and_then(|(year, month, day)| Day::of(year, month, day));
    day.map_or_else(String::new, |day| format!("{} ", words::weekday(day.weekday()))) + &date(value)
}

/// "4 December 2024", "December 2024", "2024"; what is no date as it is.
pub fn date(value: &str) -> String {
    match numbers(value) {
        Some((year, month, 0)) if month > 0 => format!("{} {year}", words::month(month)),
        Some((year, month, day)) if month > 0 => format!("{day} {} {year}", words::month(month)),
        _ => value.to_owned(),
    }
}

fn entry((props, moments): &(Props, Vec<Moment>), at: usize, first: bool) -> Html {
    let date = &props.page.dates[moments[at].date];
    let mentions = &props.page.mentions;
    let from = mentions.partition_point(|mention| mention.start < date.start);
    let place = (from..mentions.len()).find(|&at| mentions[at].kind == Kind::Date);
    let go = act(&props.reader, move |reader| {
        if let Some(place) = place {
            reader.go_to_mention(place);
        }
    });
    let (before, after) = date.sentence.split_once(&date.text).unwrap_or(("", &date.sentence));
    html! {
        <li class="moment">
            <button class="when" id={place.map(|place| format!("when-{place}"))} data-rove="" tabindex={if first { "0" } else { "-1" }} onclick={go}>
                <span class="words">{ before }<strong>{ &date.text }</strong>{ after }</span>
            </button>
            { for date.actors.iter().take(NAMED).filter_map(|&actor| who::link(&props.page, actor)) }
        </li>
    }
}

/// Dots for days, bars for stretches. Far apart is drawn nearer than it is: a war of 1945 must not press this week into one dot.
fn axis(moments: &[Moment]) -> Html {
    let spans: Vec<(i64, i64)> = moments.iter().filter_map(|moment| moment.days).collect();
    let mut days: Vec<i64> = spans.iter().flat_map(|(first, last)| [*first, *last]).collect();
    days.sort_unstable();
    days.dedup();
    let mut places = vec![0];
    places.extend(days.windows(2).scan(0, |place, pair| {
        *place += i64::from((pair[1] - pair[0]).ilog2()) + 1;
        Some(*place)
    }));
    let [first, .., last] = days[..] else { return html! {} };
    let total = places[days.len() - 1];
    let x = |day| MARGIN + (WIDTH - 2 * MARGIN) * places[days.partition_point(|other| *other < day)] / total;
    let (mut dots, mut bars) = (String::new(), String::new());
    for (first, last) in spans {
        if first == last {
            dots.push_str(&format!("M{} 8h0", x(first)));
        } else {
            bars.push_str(&format!("M{} 8H{}", x(first), x(last)));
        }
    }
    let name = |day: i64| {
        let (year, month, day) = Day(day).ymd();
        format!("{day} {:.3} {year}", words::month(month))
    };
    html! {
        <svg class="axis" viewBox="0 0 300 28" aria-hidden="true">
            <path class="line" d="M0 8H300" /><path class="bars" d={bars} /><path class="dots" d={dots} />
            <text x="0" y="26">{ name(first) }</text><text x="300" y="26" text-anchor="end">{ name(last) }</text>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_in_words_and_have_days() {
        assert_eq!(told("2024-12-04T10:00Z"), "Wed 4 December 2024");
        assert_eq!(told("2024-12-07/2024-12-08"), "Sat 7 December 2024 – Sun 8 December 2024");
        assert_eq!([told("2024-02"), told("1945"), told("2020/2024")], ["February 2024", "1945", "2020 – 2024"]);
        assert_eq!(["2024-12-04", "2024-12", "1945", ""].map(date), ["4 December 2024", "December 2024", "1945", ""]);
        let days = |value| span(value).map(|(first, last)| last - first);
        assert_eq!(["2024-12-04", "2024-02", "2023", "2023/2024-01"].map(days), [0, 28, 364, 395].map(Some));
        assert_eq!(["", "T10:00", "2024-13", "2024-02-30", "x-y-z", "12024", "2024-", "–"].map(days), [None; 8]);
    }

    #[test]
    fn dates_stand_in_the_order_of_time() {
        let date = |value: &str| DateView { value: value.into(), ..DateView::default() };
        let values = ["", "2024-12-04", "2025", "2024-12-04T09:00", "2024", "1945-05-08/1945-05-09"];
        let page = Page { dates: values.map(date).into(), ..Page::default() };
        let sorted: Vec<&str> = moments(&page).iter().map(|moment| &*page.dates[moment.date].value).collect();
        assert_eq!(sorted, ["1945-05-08/1945-05-09", "2024", "2024-12-04", "2024-12-04T09:00", "2025", ""]);
    }
}
