//! Words of the page for kinds, quotes, sureness and evidence. Takes values of the core, gives plain English; decides nothing.

use dramatis::Step;
use dramatis::page::{Card, Page, QuoteView};
use dramatis::{Kind, QuoteKind, Stance};

/// Words that exports have, too; `quote_class` is also a kind's name in CSS.
pub use dramatis::export::{count, percent, quote_kind as quote_class};

use crate::settings::Mark;

/// From here on the tagger is called certain: 96 of 100 such names are right (the table of confidence in `data/model/README.md`).
pub const CERTAIN: f32 = 0.9;
/// From here on its answer is called likely, and four of five are right; below, where it is less than seven of ten, it is a guess.
pub const LIKELY: f32 = 0.7;

/// One of a kind.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Organization => "Organization",
        Kind::Place => "Place",
        Kind::Group => "Group",
        Kind::Event => "Event",
        Kind::Date => "Date",
        Kind::Source => "Source without a name",
    }
}

/// Many of a kind.
pub const fn kinds(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Organization => "Organizations",
        Kind::Place => "Places",
        Kind::Group => "Groups",
        Kind::Event => "Events",
        Kind::Date => "Dates",
        Kind::Source => "Sources without a name",
    }
}

/// What can be highlighted.
pub const fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Kind(kind) => kinds(kind),
        Mark::Quote => "Quotes",
    }
}

/// How much of a quote is the speaker's own.
pub const fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "word for word",
        QuoteKind::Mixed => "partly word for word",
        QuoteKind::Indirect => "in the article's words",
    }
}

/// What the worker is doing.
pub const fn step(step: Option<Step>) -> &'static str {
    match step {
        None => "Getting ready",
        Some(Step::Read) => "Reading",
        Some(Step::Tag) => "Finding names",
        Some(Step::Resolve) => "Working out who is who",
        Some(Step::Quote) => "Finding out who said what",
    }
}

/// How sure the tagger is.
pub fn sureness(confidence: f32) -> &'static str {
    if confidence >= CERTAIN {
        "Certain"
    } else if confidence >= LIKELY {
        "Likely"
    } else {
        "A guess"
    }
}

/// What the tagger goes by: the rule that found a mention, and the sieve that told whom it means. Rules are named in plain words.
pub fn reasons(evidence: &str, sieve: &str) -> String {
    let found = match evidence {
        "" => String::new(),
        "trained model" => "Names like this stand in places like this (the trained tagger).".to_owned(),
        "by hand" => "Set by hand.".to_owned(),
        evidence => format!("Goes by: {evidence}."),
    };
    let meant = match sieve {
        "" | "name" => String::new(),
        sieve => format!("Who is meant: {sieve}."),
    };
    [found, meant].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a speaker does by saying it; nothing where it only states something.
pub const fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::States => None,
        Stance::Claims => Some("claims"),
        Stance::Denies => Some("denies"),
        Stance::Accuses => Some("accuses"),
        Stance::Promises => Some("promises"),
        Stance::Demands => Some("demands"),
        Stance::Asks => Some("asks"),
        Stance::Warns => Some("warns"),
        Stance::Criticizes => Some("criticizes"),
        Stance::Praises => Some("praises"),
        Stance::Refuses => Some("declines to say"),
    }
}

/// How it was said, what the speaker does by it, and whether it stands inside another quote: "in the article's words · denies".
pub fn how(quote: &QuoteView) -> String {
    let nested = quote.nested.then_some("inside another quote");
    let words = [Some(quote_kind(quote.kind)), stance(quote.stance), nested];
    words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Who said it: the names of its actors, else the words of the text; none where these do not say who it is.
pub fn speaker(page: &Page, quote: &QuoteView) -> Option<String> {
    let names: Vec<&str> =
        quote.speakers.iter().filter_map(|actor| page.actors.get(*actor)).map(|card| &*card.name).collect();
    if names.is_empty() { quote.speaker_words().map(str::to_owned) } else { Some(join(&names)) }
}

/// "A", "A and B", "A, B and C".
pub fn join(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// A number as people write it, "5,600,000"; what is no number, or has no more digits than a year, as it is.
pub fn number(text: &str) -> String {
    let grouped = text.len() > 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let mark = |at: usize| if grouped && at > 0 && (text.len() - at).is_multiple_of(3) { "," } else { "" };
    text.char_indices().flat_map(|(at, c)| mark(at).chars().chain([c])).collect()
}

/// The name of a month, 1 for January.
pub fn month(number: u32) -> &'static str {
    let months = "January February March April May June July August September October November December";
    months.split(' ').nth((number as usize).wrapping_sub(1)).unwrap_or_default()
}

/// The short name of a day, 1 for Monday.
pub fn weekday(number: u32) -> &'static str {
    "Mon Tue Wed Thu Fri Sat Sun".split(' ').nth((number as usize).wrapping_sub(1)).unwrap_or_default()
}

/// What an actor is, in the fewest words.
pub fn tagline(card: &Card) -> &str {
    let role = || card.roles.first().map(|role| role.text.as_str());
    card.who.as_ref().map(|who| who.text.as_str()).or_else(role).unwrap_or_default()
}

/// What was found, for the live region.
pub fn summary(page: &Page) -> String {
    let quotes = count(page.quotes.len(), "quote");
    match page.actors.len() {
        0 => format!("No name found; {quotes}."),
        1 => format!("1 name found; {quotes}."),
        actors => format!("{actors} names found; {quotes}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_have_names() {
        assert_eq!(
            [0.95, 0.9, 0.89, 0.7, 0.69, 0.0].map(sureness),
            ["Certain", "Certain", "Likely", "Likely", "A guess", "A guess"]
        );
    }

    #[test]
    fn evidence_is_told_in_sentences() {
        assert_eq!(reasons("", ""), "");
        assert_eq!(reasons("after a title", "name"), "Goes by: after a title.");
        assert_eq!(reasons("pronoun", "same name"), "Goes by: pronoun. Who is meant: same name.");
        assert!(reasons("trained model", "").ends_with("(the trained tagger)."));
    }

    #[test]
    fn big_numbers_have_groups() {
        let told = ["5600000", "653833", "12000", "2024", "Libreville", "é1234", ""].map(number);
        assert_eq!(told, ["5,600,000", "653,833", "12,000", "2024", "Libreville", "é1234", ""]);
    }

    #[test]
    fn lists_of_names() {
        assert_eq!(join(&["Iran", "Russia", "Turkey"]), "Iran, Russia and Turkey");
        assert_eq!(join(&["Iran", "Russia"]), "Iran and Russia");
        assert_eq!((join(&["Iran"]), join(&[])), ("Iran".to_owned(), String::new()));
        assert_eq!((count(1, "quote"), count(0, "quote")), ("1 quote".to_owned(), "0 quotes".to_owned()));
    }
}
