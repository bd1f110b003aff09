//! What stands right at the names of a page: the country of an institution ("Japan's Senate", "the Senate of Jamaica"), and what is said of a
//! person ("Ana Reis, 34, a nurse", "Oslo's mayor, Ana Reis"). Takes a page, gives the words for each card. Judges nothing.

use super::context::{ContextRule, ContextWords, stem};
use crate::entity::{Form, Kind};
use crate::page::{Inline, Page};

/// What stands at the names of one card.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Around {
    /// Cards of countries, peoples and places that a name is given to, and whether the text only says "in".
    pub(super) beside: Vec<(usize, bool)>,
    /// Phrases that say who the person is: "a plumber", "who owns the bakery".
    pub(super) told: Vec<String>,
    /// Words before and behind the name that may say so.
    pub(super) near: Vec<String>,
    /// The sentences around the first names, cut.
    pub(super) sentences: Vec<String>,
    /// Years of age.
    pub(super) age: Option<u16>,
    /// Years in a bracket behind the name: "(1700–1782)".
    pub(super) years: Vec<String>,
    /// Paragraphs with the name, by number.
    pub(super) paragraphs: Vec<usize>,
    /// Where the person lives, or what it is the head of: "Ana Reis of Oak Street", "Presidents Ana Reis of Norland and …".
    pub(super) from: Vec<String>,
}

/// A place or people that an institution is given to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Beside<'a> {
    /// Codes of what it is or lies in.
    pub(super) countries: Vec<&'a str>,
    /// It is a country or its people.
    pub(super) is_land: bool,
    /// The text only says that the institution is in it.
    pub(super) is_around: bool,
}

/// Names of a card that are looked at; who somebody is stands at the first ones.
const MOST_NAMES: usize = 8;
/// Bytes behind a name that are looked at, and before it.
const REACH: (usize, usize) = (140, 70);
/// Words of a plural that stands before several names.
const PLURAL: usize = 4;
/// Bytes of letters between a name and the bracket behind it.
const LETTERS: usize = 12;
/// Words before a name that may say who it is.
const WORDS_BEFORE: usize = 7;

/// A mention in the text of its paragraph.
struct Mark {
    start: usize,
    end: usize,
    mention: usize,
}

/// For each card what stands at its names; and the text of each paragraph.
pub(super) fn around(page: &Page, context: &ContextWords) -> (Vec<Around>, Vec<String>) {
    let mut all = vec![Around::default(); page.actors.len()];
    let mut seen = vec![0; page.actors.len()];
    let mut texts = Vec::new();
    for block in &page.blocks {
        let (mut text, mut marks) = (String::new(), Vec::new());
        flatten(&block.inlines, &mut text, &mut marks);
        for at in 0..marks.len() {
            let Some((kind, card)) = named(page, &marks[at]) else { continue };
            seen[card] += 1;
            if seen[card] > MOST_NAMES {
                continue;
            }
            if all[card].paragraphs.last() != Some(&texts.len()) {
                all[card].paragraphs.push(texts.len());
            }
            match kind {
                Kind::Person => person(page, context, (&text, &marks, at), &mut all[card]),
                Kind::Organization => beside(page, &text, &marks, at, &mut all[card]),
                _ => (),
            }
        }
        texts.push(text);
    }
    (all, texts)
}

fn flatten(inlines: &[Inline], text: &mut String, marks: &mut Vec<Mark>) {
    for inline in inlines {
        match inline {
            Inline::Text { text: own } => text.push_str(own),
            Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => flatten(inlines, text, marks),
            Inline::Mention { mention, text: own, .. } => {
                let start = text.len();
                text.push_str(own);
                match marks.last_mut().filter(|mark| mark.mention == *mention) {
                    Some(mark) => mark.end = text.len(),
                    None => marks.push(Mark { start, end: text.len(), mention: *mention }),
                }
            }
        }
    }
}

/// Kind and card of a mention by name.
fn named(page: &Page, mark: &Mark) -> Option<(Kind, usize)> {
    let mention = page.mentions.get(mark.mention).filter(|mention| mention.form == Form::Name)?;
    let card = *mention.actors.first()?;
    Some((page.actors.get(card)?.kind, card))
}

/// Whose institution it is.
fn beside(page: &Page, text: &str, marks: &[Mark], at: usize, around: &mut Around) {
    let mark = &marks[at];
    let is_land = |kind: Kind| matches!(kind, Kind::Place | Kind::Group);
    if let Some(before) = at.checked_sub(1).map(|before| &marks[before]).filter(|before| before.end <= mark.start)
        && matches!(text[before.end..mark.start].trim(), "" | "'s" | "’s" | "'" | "’")
        && let Some((_, card)) = named(page, before).filter(|(kind, _)| is_land(*kind))
    {
        around.beside.push((card, false));
    }
    if let Some(after) = marks.get(at + 1).filter(|after| after.start >= mark.end)
        && let between = text[mark.end..after.start].trim()
        && matches!(between, "of" | "of the" | "in" | "in the")
        && let Some((_, card)) = named(page, after).filter(|(kind, _)| *kind == Kind::Place)
    {
        around.beside.push((card, between.starts_with("in")));
    }
}

fn person(page: &Page, context: &ContextWords, (text, marks, at): (&str, &[Mark], usize), around: &mut Around) {
    let mark = &marks[at];
    let end = text.floor_char_boundary((mark.end + REACH.0).min(text.len()));
    behind(&text[mark.end..end], around);
    around.sentences.push(sentence(text, mark, end));
    // Words before another person are that one's.
    let others = marks[..at].iter().rev().find(|other| {
        other.end <= mark.start && page.mentions.get(other.mention).is_some_and(|mention| mention.kind == Kind::Person)
    });
    let start = others.map_or(0, |other| other.end).max(text.floor_char_boundary(mark.start.saturating_sub(REACH.1)));
    let before = text[start..mark.start].trim_end();
    let apart = before.ends_with(',');
    let before = before.strip_suffix(',').unwrap_or(before);
    let from = before.rfind([',', '.', ';', ':', '“', '”', '"', '(', '—', '–']).map_or(0, |at| at + 1);
    let from = before.ceil_char_boundary(from);
    let words: Vec<&str> = before[from..].split_whitespace().filter(|word| *word != "-").collect();
    let words = &words[words.len().saturating_sub(WORDS_BEFORE)..];
    let words = words.rsplit(|word| *word == "and").next().unwrap_or(words);
    // "Two nurses, Ana Reis and Ben Cole, …".
    if apart && words.len() <= PLURAL && words.first().is_some_and(|word| context.has(ContextRule::Count, &stem(word)))
    {
        around.told.push(words.join(" "));
    }
    if !words.is_empty() {
        around.near.push(words.join(" "));
    }
}

/// The sentence around a name, as far as `end`.
fn sentence(text: &str, mark: &Mark, end: usize) -> String {
    let start = text.floor_char_boundary(mark.start.saturating_sub(REACH.0));
    let from = text[start..mark.start].rfind(". ").map_or(start, |at| start + at + 2);
    let to = text[mark.end..end].find(". ").map_or(end, |at| mark.end + at);
    text[from..to].to_owned()
}

/// Reads what follows a name: ", 34, of Oak Street", ", a plumber, ran", " of Swindon lost".
fn behind(after: &str, around: &mut Around) {
    if after.starts_with(" of ") || after.starts_with(" from ") {
        around.from.extend(after[1..].split_once(' ').and_then(|(_, rest)| place(rest)));
        return;
    }
    // "Ana Reis FRS (born 1970)".
    if let Some((_, bracket)) = after.split_once(" (").filter(|(before, _)| before.len() < LETTERS) {
        let inside = bracket.split(')').next().unwrap_or("").split(|c: char| !c.is_ascii_digit());
        around.years.extend(inside.filter(|number| number.len() == 4).map(str::to_owned));
    }
    let Some(mut rest) = after.strip_prefix(", ").or_else(|| after.strip_prefix(" (")) else { return };
    let digits = rest.trim_start_matches("aged ").trim_start_matches("age ");
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let ends = |tail: &str| tail.starts_with([',', '.', ')', ';', ' ']) && !is_month(tail.trim_start());
    if (1..=3).contains(&length) && ends(&digits[length..]) {
        around.age = around.age.or(digits[..length].parse().ok().filter(|age| *age < 120));
        rest = digits[length..].trim_start_matches([')', ',', ' ']);
    }
    if let Some(from) = rest.strip_prefix("of ").or_else(|| rest.strip_prefix("from ")) {
        around.from.extend(place(from));
        return;
    }
    let phrase = rest.split([',', '.', ';', '(', ')', '“', '”', '"']).next().unwrap_or("");
    let tells = ["a ", "an ", "the ", "who ", "whose ", "one of "].iter().any(|word| phrase.starts_with(word));
    // "drummer of the band", not "speaking at the fair".
    let first = phrase.split(' ').next().unwrap_or("");
    let is_noun = || first.starts_with(char::is_lowercase) && !first.ends_with("ing") && !first.ends_with("ed");
    let tells = tells || is_noun() && phrase.split(' ').nth(1).is_some_and(|word| matches!(word, "of" | "for" | "at"));
    let to = if tells { &mut around.told } else { &mut around.near };
    to.push(phrase.to_owned());
}

/// The name of a place at the start: "Oak Street", "no fixed address"; not "the Green Party".
fn place(words: &str) -> Option<String> {
    if words.starts_with("no ") {
        return Some(words.split([',', '.']).next().unwrap_or("").to_owned());
    }
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let end = |word: &&str| word.ends_with([',', '.', ';', ')']);
    let mut place = Vec::new();
    for word in words.split(' ').take_while(is_name) {
        place.push(word.trim_matches([',', '.', ';', ')', '(']));
        if end(&word) {
            break;
        }
    }
    (!place.is_empty()).then(|| place.join(" "))
}

/// "2 May" is no age.
fn is_month(tail: &str) -> bool {
    tail.starts_with(|c: char| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Resources, analyze};

    fn of(text: &str, name: &str) -> (Page, Around) {
        let page = Page::new(&analyze(text, Resources::bundled()));
        let card = page.actors.iter().position(|card| card.name == name).unwrap_or_else(|| panic!("no {name}"));
        let around = around(&page, &ContextWords::default()).0.swap_remove(card);
        (page, around)
    }

    #[test]
    fn what_is_said_of_a_person_stands_at_the_name() {
        let (_, around) = of("Ana Reis, 34, a nurse from Oslo, was hurt on Monday.", "Ana Reis");
        assert_eq!((around.age, around.told), (Some(34), vec!["a nurse from Oslo".to_owned()]));
        assert_eq!(of("Ana Reis of Oak Street was hurt.", "Ana Reis").1.from, ["Oak Street"]);
        assert!(of("Ana Reis of the Green Party was hurt.", "Ana Reis").1.from.is_empty());
        let near = of("Norway's prime minister, Ana Reis, came.", "Ana Reis").1.near;
        assert!(near.contains(&"Norway's prime minister".to_owned()), "{near:?}");
    }

    #[test]
    fn an_institution_has_a_country_at_its_name() {
        for (text, name) in
            [("Japan's Senate met on Monday.", "Senate"), ("The Senate in Kingston met on Monday.", "Senate")]
        {
            let (page, around) = of(text, name);
            assert_eq!(around.beside.len(), 1, "{text} {:?}", page.actors);
        }
        assert!(of("The Senate met in Jamaica on Monday.", "Senate").1.beside.is_empty());
    }
}
