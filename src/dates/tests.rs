//! Tables of date expressions and their values.

use super::*;
use crate::resources::Resources;
use crate::sentence::split_sentences;
use crate::text::Text;
use crate::token::tokenize;

fn resources() -> &'static Resources {
    static RESOURCES: std::sync::LazyLock<Resources> = std::sync::LazyLock::new(Resources::lexicons);
    &RESOURCES
}

/// All dates of a text as "words=value", and the day of the report.
fn dates_of(source: &str) -> (String, String) {
    let (text, timexes) = Text::read(source, resources());
    let tokens = tokenize(source);
    let sentences = split_sentences(&text, &tokens, resources());
    let reading = Reading {
        text: &text,
        tokens: &tokens,
        sentences: &sentences,
        tags: &[],
        quotations: &[],
        resources: resources(),
    };
    let Dates { all: dates, published } = find(&reading, &timexes);
    let dates: Vec<_> = dates
        .iter()
        .map(|date| format!("{}={}", date.span.of(source), date.value.as_deref().unwrap_or_default()))
        .collect();
    (dates.join(" | "), published.unwrap_or_default())
}

/// Checks the dates of `sentence` in a report of Wednesday, 4 December 2024.
fn check(sentence: &str, expected: &str) {
    let source = format!("December 4, 2024\n\n{sentence}");
    let (dates, published) = dates_of(&source);
    assert_eq!(published, "2024-12-04", "{sentence}");
    let rest = dates.strip_prefix("December 4, 2024=2024-12-04").unwrap_or(&dates);
    assert_eq!(rest.strip_prefix(" | ").unwrap_or(rest), expected, "{sentence}");
}

#[test]
fn days() {
    check("They met on 4 May 2011 in Rome.", "4 May 2011=2011-05-04");
    check("They met on the 4th of May, 2011.", "the 4th of May, 2011=2011-05-04");
    check("It began Nov. 27.", "Nov. 27=2024-11-27");
    check("It began on November 27th last year.", "November 27th last year=2023-11-27");
    check("It began on 8-May-2006.", "8-May-2006=2006-05-08");
    check("It opens on Jan 5 and will last.", "Jan 5=2025-01-05");
    check("It opened on May 9.", "May 9=2024-05-09");
    check("It will be held on May 9.", "May 9=2025-05-09");
    check("The deadline of Dec. 10 was put off.", "Dec. 10=2024-12-10");
    check("On Sunday, March 3, 2013, he left.", "Sunday, March 3, 2013=2013-03-03");
    check("On Thursday morning, May 5, the club protested.", "Thursday morning, May 5=2024-05-05");
    check("The games of July 24/25 ended.", "July 24/25=2024-07-24/2024-07-25");
    check("“May 9, 1973: The Day” and a Long March 5", "May 9, 1973=1973-05-09");
    check("On February 30 nothing happened.", "February=2024-02");
}

#[test]
fn numeric_days() {
    check("Filed 2024-11-02.", "2024-11-02=2024-11-02");
    check("Filed 2024/11/02 and 31/10/2024.", "2024/11/02=2024-11-02 | 31/10/2024=2024-10-31");
    check("Filed 2.11.2019, then 11/14/2019.", "2.11.2019=2019-11-02 | 11/14/2019=2019-11-14");
    // Either number may be the month: the reading near the report counts, else there is no value.
    check("Filed 12/1/2024.", "12/1/2024=2024-12-01");
    check("Filed 3/4/2019.", "3/4/2019=");
    check("See 1.2.3 and 192.168.10.2019 and /2016/03/21/story", "");
}

#[test]
fn ranges() {
    check("From March 3-5, 2014, they met.", "March 3-5, 2014=2014-03-03/2014-03-05");
    check("They met 3 to 5 March 2014.", "3 to 5 March 2014=2014-03-03/2014-03-05");
    check("They met March 28 - April 2.", "March 28 - April 2=2024-03-28/2024-04-02");
    check("It ran between May and June 2012.", "between May and June 2012=2012-05/2012-06");
    check("It ran from 2011 to 2015.", "from 2011 to 2015=2011/2015");
    check(
        "The 2009–2013 term and the 2014-15 season of 2014-15",
        "2009–2013=2009/2013 | 2014-15=2014/2015 | 2014-15=2014/2015",
    );
    check("It lasted from Monday to Wednesday.", "from Monday to Wednesday=2024-12-02/2024-12-04");
}

#[test]
fn months() {
    check("In December 2019 it rained.", "December 2019=2019-12");
    check("It rained in May.", "May=2024-05");
    check("It will end in March.", "March=2025-03");
    check("Since November it rained.", "November=2024-11");
    check("It rained last December, and in July this year.", "last December=2023-12 | July this year=2024-07");
    check("It rained in mid-November and in late March 2020.", "mid-November=2024-11 | late March 2020=2020-03");
    check("She may march in may 3 times. Theresa May and March said no.", "");
    check("In May 20 people died.", "May=2024-05");
    check("April Jones met June Smith; in May Smith won.", "");
    check("Black September struck.", "");
    check("They want it by March and by early May.", "March=2025-03 | early May=2025-05");
    check("It was written by June and led by May.", "");
    check("She was at home by August.", "August=2024-08");
}

#[test]
fn years() {
    check("He lost in 2011, 2012 and 2013.", "2011=2011 | 2012=2012 | 2013=2013");
    check("The 2014 election, Syria's 2012 vote, her 2008 book", "2014=2014 | 2012=2012 | 2008=2008");
    check(
        "In 2019, 2020, and 2021, in both 2003 and 2004",
        "2019=2019 | 2020=2020 | 2021=2021 | 2003=2003 | 2004=2004",
    );
    check("ahead of the 2022-23 school year (1537-1566)", "2022-23=2022/2023 | 1537-1566=1537/1566");
    check(
        "By the end of the year and in the first half of the year",
        "the end of the year=2024 | the first half of the year=2024-01/2024-06",
    );
    check("The war (2016) went on since 2011.", "2016=2016 | 2011=2011");
    check("In early 2011 and by the end of 2030", "early 2011=2011 | the end of 2030=2030");
    check(
        "In the 1990s, the '80s, the late 1970s",
        "the 1990s=1990/1999 | the '80s=1980/1989 | the late 1970s=1970/1979",
    );
    check("Resolution 2254 of 1500 people in 2000 homes cost 2015 dollars.", "");
    check(
        "In the 19th century or the twentieth century",
        "the 19th century=1801/1900 | the twentieth century=1901/2000",
    );
    check(
        "In the third quarter of 2014, Q1 2015 and the first half of this year",
        "the third quarter of 2014=2014-07/2014-09 | Q1 2015=2015-01/2015-03 | the first half of this year=2024-01/2024-06",
    );
}

#[test]
fn weekdays() {
    check("He met her on Wednesday.", "Wednesday=2024-12-04");
    check("He left on Thursday.", "Thursday=2024-11-28");
    check("He will leave on Thursday.", "Thursday=2024-12-05");
    check("He left last Wednesday night.", "last Wednesday night=2024-11-27");
    check("The vote is scheduled for next Monday.", "next Monday=2024-12-09");
    check("Talks resume on Friday, he said on Monday evening.", "Friday=2024-11-29 | Monday evening=2024-12-02");
    check("He said Tuesday that talks would start on Friday.", "Tuesday=2024-12-03 | Friday=2024-12-06");
    check("They are to meet on Friday; on a Monday they rest.", "Friday=2024-12-06");
    check("He won't speak on Friday.", "Friday=2024-12-06");
    check("He spoke on Friday last week; ahead of Sunday's vote", "Friday last week=2024-11-29 | Sunday=2024-12-08");
    check("Black Friday, the Sunday Times, Saturday Night Live, sun and sat", "");
    check("The Sun sat down; Sat. was fine.", "");
}

#[test]
fn relative_days() {
    check("He left yesterday morning, not today.", "yesterday morning=2024-12-03 | today=2024-12-04");
    check(
        "The day before yesterday and tomorrow night",
        "The day before yesterday=2024-12-02 | tomorrow night=2024-12-05",
    );
    check("Last night and this morning", "Last night=2024-12-03 | this morning=2024-12-04");
    check(
        "It happened three days ago, two weeks ago and a year ago.",
        "three days ago=2024-12-01 | two weeks ago=2024-11-20 | a year ago=2023",
    );
    check("It happened a few days ago.", "a few days ago=");
    check(
        "It fell on May 9, 2011, and rose the following day.",
        "May 9, 2011=2011-05-09 | the following day=2011-05-10",
    );
    check(
        "It ended on Nov. 11 and began again the following Monday.",
        "Nov. 11=2024-11-11 | the following Monday=2024-11-18",
    );
    check("A hearing is set for Friday.", "Friday=2024-12-06");
    check(
        "He left on Nov. 11 and came back the following morning; a week earlier he was ill. The same day it rained.",
        "Nov. 11=2024-11-11 | the following morning=2024-11-12 | a week earlier=2024-11-05 | The same day=2024-11-05",
    );
    check(
        "It closed on Nov. 11. That evening he left, later that month he fell ill, and in that year they said that day and night are one.",
        "Nov. 11=2024-11-11 | That evening=2024-11-11 | that month=2024-11 | that year=2024",
    );
    check("They will meet on the 15th.", "the 15th=2024-12-15");
    check("They met on the 2nd and left on the 15th.", "the 2nd=2024-12-02 | the 15th=2024-11-15");
    check("He lives on the 15th floor, on the 2nd of three.", "");
    check("The second time, he told USA Today of the “Today” show on CBS This Morning.", "");
}

#[test]
fn stretches() {
    check("Over the past week, they fought.", "Over the past week=2024-11-27/2024-12-04");
    check("They fought for the past two decades.", "the past two decades=2004-12-04/2024-12-04");
    check("In the last 24 hours they fought.", "the last 24 hours=2024-12-03/2024-12-04");
    check("In the next two weeks they will vote.", "the next two weeks=2024-12-04/2024-12-18");
    check(
        "Last week, this month and next year",
        "Last week=2024-11-25/2024-12-01 | this month=2024-12 | next year=2025",
    );
    check("Earlier this year and late last month", "Earlier this year=2024 | late last month=2024-11");
    check("Over the weekend, they will meet.", "Over the weekend=2024-12-07/2024-12-08");
    check("Over the weekend, they met.", "Over the weekend=2024-11-30/2024-12-01");
    check("They met last weekend for three years and a weekend.", "last weekend=2024-11-30/2024-12-01");
}

#[test]
fn times() {
    check("At 1:34 pm he left.", "1:34 pm=2024-12-04T13:34");
    check(
        "He left on Monday at 10 a.m. and came at 14:00 GMT.",
        "Monday at 10 a.m.=2024-12-02T10:00 | 14:00 GMT=2024-12-02T14:00Z",
    );
    check("He left at 10 a.m. Monday.", "10 a.m. Monday=2024-12-02T10:00");
    check("December 3, 2024 Hour: 1:34 pm", "December 3, 2024 Hour: 1:34 pm=2024-12-03T13:34");
    check(
        "By 1800 GMT, at noon, 12am, 12.30pm",
        "1800 GMT=2024-12-04T18:00Z | noon=2024-12-04T12:00 | 12am=2024-12-04T00:00 | 12.30pm=2024-12-04T12:30",
    );
    check("He won 3:2 and read John 10:15, 24:7, 99 pm.", "");
}

#[test]
fn a_dateline_without_a_year_takes_it_from_the_body() {
    let body = "The two ministers met again for three hours in the old harbour office";
    let text = |date: &str| dates_of(&format!("Talks resume\n\nLAGOS, Jan. 9 (Reuters) - {body} on {date}.")).1;
    assert_eq!(text("Dec. 28, 2023"), "2024-01-09");
    assert_eq!(text("January 8, 2024"), "2024-01-09");
    assert_eq!(text("June 8, 1967"), "");
}

#[test]
fn seasons_and_stretches_without_an_end() {
    check("In the summer of 2023 and autumn 2022 it rained.", "the summer of 2023=2023 | autumn 2022=2022");
    check(
        "Next spring, in the coming weeks and over the coming days, they will talk.",
        "Next spring= | the coming weeks= | the coming days=",
    );
    check("They wait until Friday.", "Friday=2024-12-06");
    check("They waited until Friday.", "Friday=2024-11-29");
}

#[test]
fn without_a_day_of_the_report() {
    assert_eq!(
        dates_of("He left on Monday, in 2011 and on May 3."),
        ("Monday= | 2011=2011 | May 3=".into(), String::new())
    );
    assert_eq!(dates_of("").0, "");
}

/// Texts put together from pieces of dates, by a fixed sequence of pseudo-random numbers.
#[test]
fn any_mix_of_pieces_gives_sorted_dates_on_character_boundaries() {
    let pieces = "December|4|2024|,| | |Dec.|-|–|/|:|30|pm|é|’|s|the |past |two |weeks |ago|Monday|last |from |to |between |and |\
        early |99999999999|\u{200b}|\n|12|T|GMT|Q|3|half |of |(|)|weekend|“|will |said |over |.|th|century|month |next ";
    let pieces: Vec<_> = pieces.split('|').collect();
    let mut seed = 7u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        pieces[(seed >> 33) as usize % pieces.len()]
    };
    for _ in 0..2_000 {
        let source: String =
            std::iter::once("May 1, 2024\n\n").chain(std::iter::repeat_with(&mut next).take(40)).collect();
        let (text, timexes) = Text::read(&source, resources());
        let reading =
            Reading { text: &text, tokens: &[], sentences: &[], tags: &[], quotations: &[], resources: resources() };
        let mut at = 0;
        for date in find(&reading, &timexes).all {
            assert!(date.span.start >= at && !date.span.is_empty() && !date.span.of(&source).is_empty(), "{source:?}");
            at = date.span.end;
        }
    }
}

#[test]
fn odd_input_is_read_in_linear_time() {
    for odd in ["2011, ", "Monday ", "at the ", "1:", "Mar. ", "12/", "between May and ", "’s 20", "\u{200b}é"] {
        let long = odd.repeat(20_000);
        dates_of(&long);
    }
    dates_of(&"x".repeat(1_000_000));
    dates_of(&"1".repeat(1_000_000));
}
