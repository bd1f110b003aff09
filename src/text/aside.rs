//! Tells captions, bylines, credits, links and page furniture by their own words. Takes one paragraph, gives its part or none;
//! a paragraph with a quotation is never asked.

use crate::entity::PartKind;
use crate::lexicon::boilerplate::{Boilerplate, Start};
use crate::text::line::Line;

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// It opens the page.
    First,
    /// Before the text.
    Top,
    /// Within the text.
    Middle,
    /// After the text, or among its last paragraphs.
    End,
}

/// The part of a paragraph by the phrase that it starts with.
pub(super) fn by_start(line: &Line, boilerplate: &Boilerplate, place: Zone) -> Option<PartKind> {
    let start = boilerplate.start(&line.folded)?;
    let top = matches!(place, Zone::First | Zone::Top);
    let short = line.text.len() <= 300;
    let fits = match start.part {
        PartKind::Other => short && !(line.sentence && boilerplate.tells(&line.folded)),
        // A title may begin like a link: "Explainer: Why the strike ended".
        PartKind::Related => short && (start.is_all() || (place != Zone::First && is_labelled_link(line, &start))),
        PartKind::Caption => line.text.len() <= 500 && !(start.is_all() && line.words > 3),
        PartKind::Credit => place == Zone::End || ((top || start.phrase.ends_with(':')) && !line.is_prose()),
        PartKind::Byline => place != Zone::Middle && (is_byline(line) || is_staff_line(line, &start)),
        _ => false,
    };
    fits.then_some(start.part)
}

/// Whether it starts like a credit or a note on the article.
pub(super) fn is_note(line: &Line, boilerplate: &Boilerplate) -> bool {
    line.text.len() <= 300
        && !line.quotes
        && boilerplate
            .start(&line.folded)
            .is_some_and(|start| start.part == PartKind::Credit && start.phrase.contains(' '))
}

/// Whether nothing follows the phrase: a heading over links.
pub(super) fn is_heading(line: &Line, boilerplate: &Boilerplate) -> bool {
    let whole = boilerplate.whole(&line.folded) == Some(PartKind::Related);
    whole || boilerplate.start(&line.folded).is_some_and(|start| start.is_all())
}

/// "RELATED: Talks resume": a mark stands between the phrase and the title, and the title is no sentence.
fn is_labelled_link(line: &Line, start: &Start) -> bool {
    let after = start.after.trim_start();
    let mark = start.phrase.ends_with(':') || after.starts_with([':', '|', '>', '–', '—', '-', '»', '→']);
    mark && (!line.sentence || line.text.ends_with('?'))
}

/// "By Anna Kovac and Liam O'Brien, Reuters": names, with few other words.
fn is_byline(line: &Line) -> bool {
    let words: Vec<_> =
        line.text.split_whitespace().skip(1).filter(|word| word.contains(char::is_alphabetic)).collect();
    let capital =
        |word: &&&str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    let capitals = words.iter().filter(capital).count();
    let names = words.first().is_some_and(|first| capital(&first)) && capitals * 3 >= words.len() * 2;
    let titled = line.text.contains([':', '?', '!', ';']) && !line.folded.starts_with("by:");
    names && !titled && line.words <= 14 && line.text.len() <= 140 && (!line.sentence || line.words <= 5)
}

/// "By our correspondent in Beirut": the phrase itself names nobody.
fn is_staff_line(line: &Line, start: &Start) -> bool {
    start.phrase.contains(' ') && line.words <= 10 && !line.sentence
}

/// The part of a paragraph by a mark near its end.
pub(super) fn by_mark(line: &Line, boilerplate: &Boilerplate, place: Zone) -> Option<PartKind> {
    if place == Zone::End && is_credit(line, boilerplate) {
        return Some(PartKind::Credit);
    }
    let offer = || boilerplate.near_end(&line.folded, 120).is_some_and(|(part, _)| part == PartKind::Other);
    let text = place == Zone::Middle && line.is_prose();
    if line.text.len() <= 200 && !text && offer() {
        return Some(PartKind::Other);
    }
    is_caption(line, boilerplate).then_some(PartKind::Caption)
}

fn is_credit(line: &Line, boilerplate: &Boilerplate) -> bool {
    let label = || boilerplate.label_near_end(&line.folded, 120).is_some_and(|(part, _)| part == PartKind::Credit);
    let labelled = || !line.text.ends_with(':') && label();
    let told = || boilerplate.near_end(&line.folded, 300).is_some_and(|(part, _)| part == PartKind::Credit);
    (line.text.len() <= 300 && told())
        || (line.text.len() <= 140 && !line.sentence && (labelled() || is_signature(line)))
}

/// "teleSUR/ JF", "(Reuters)": a few names with a slash, or in brackets.
fn is_signature(line: &Line) -> bool {
    let words = || line.text.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|word| !word.is_empty());
    let named = words().all(|word| word.contains(char::is_uppercase));
    line.text.contains('/') && !line.text.contains("//") && named && (1..=5).contains(&words().count())
}

/// A photo credit near the end: "… Photo: A. Name", "… A. Name/Agency", "… X/ @account".
pub(super) fn is_caption(line: &Line, boilerplate: &Boilerplate) -> bool {
    let is_item = line.text.starts_with(['-', '•', '*', '–']);
    if line.folded.is_empty() || line.text.len() > 500 || line.quotes || is_item {
        return false;
    }
    let is_photo = |found: Option<(PartKind, usize)>| {
        found.is_some_and(|(part, length)| part == PartKind::Caption && length <= 80)
    };
    is_photo(boilerplate.near_end(&line.folded, 80))
        || is_photo(boilerplate.label_near_end(&line.folded, 80))
        || has_slash_credit(line.text)
}

/// After the last sentence stands "Name/Agency", "[Name/Agency]" or "X/ @account".
fn has_slash_credit(text: &str) -> bool {
    let open = text.rfind(['[', '(']).filter(|_| text.ends_with([']', ')']));
    let stop =
        [". ", "! ", "? ", "| ", "— ", "” "].iter().filter_map(|stop| text.rfind(stop).map(|at| at + stop.len())).max();
    let Some(start) = open.or(stop) else { return false };
    let tail = text[start..].trim_matches(|c: char| "[]().| —©".contains(c));
    let Some((name, agency)) = tail.split_once('/') else { return false };
    let few_names = |part: &str| {
        let words: Vec<_> = part.split_whitespace().collect();
        let named = |word: &&str| word.contains(char::is_uppercase) || matches!(*word, "via" | "de" | "el" | "for");
        (1..=4).contains(&words.len())
            && words.iter().all(named)
            && words.iter().all(|word| word.contains(char::is_alphabetic))
    };
    let sides = few_names(name.trim()) && few_names(agency.trim().trim_start_matches('@'));
    sides
        && !tail.contains("//")
        && !agency.contains(',')
        && tail.len() <= 80
        && text[..start].split_whitespace().count() >= 3
}
