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
    (line.text.len() <= 300 && told()) || (line.text.len() <= 140 && !line.sentence && labelled())
}

/// A photo credit near the end: "… Photo: A. Name", "… Getty Images".
pub(super) fn is_caption(line: &Line, boilerplate: &Boilerplate) -> bool {
    let is_item = line.text.starts_with(['-', '•', '*', '–']);
    if line.folded.is_empty() || line.text.len() > 500 || line.quotes || is_item {
        return false;
    }
    let is_photo = |found: Option<(PartKind, usize)>| {
        found.is_some_and(|(part, length)| part == PartKind::Caption && length <= 80)
    };
    is_photo(boilerplate.near_end(&line.folded, 80)) || is_photo(boilerplate.label_near_end(&line.folded, 80))
}
