//! Corrections by hand. An [`Edit`] names its goal by offsets, so that it holds when the text is annotated anew; [`apply`] takes a finished
//! page and gives the corrected one. [`write()`] and [`read`] are the diff that links and the browser keep. Never touches the text.
//!
//! ```
//! # use dramatis::{Kind, Page, Resources, analyze, edit::{Edit, Reach, apply}};
//! let page = Page::new(&analyze("Norway said on Monday that it would help.", Resources::bundled()));
//! let corrected = apply(&page, &[Edit::Relabel((0, 6), Kind::Organization, Reach::All)]);
//! assert_eq!((page.actors[0].kind, corrected.actors[0].kind), (Kind::Place, Kind::Organization));
//! ```

mod actors;
mod add;
mod place;
mod remove;
#[cfg(test)]
mod tests;

use crate::entity::Kind;
use crate::kb::background::own_entry;
use crate::order;
use crate::page::{Page, SpanView, who};

use place::actor_at;
pub use place::{BY_HAND, Place, Reach, mention_at};

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// It is of another kind.
    Relabel(Place, Kind, Reach),
    /// It is no name.
    Remove(Place, Reach),
    /// The actor of the first place is that of the second.
    Merge(Place, Place),
    /// This mention is somebody else than the others of its actor.
    Split(Place),
    /// These words are a name of that kind.
    Add(Place, Kind, Reach),
    /// The quote of the first place is said by the actor of the second; by nobody known without one.
    Speaker(Place, Option<Place>),
    /// The actor of this place is the entry with that id out of those that its name may mean; none of them without one.
    Choose(Place, Option<String>),
}

/// The page with all corrections; those whose place is not in it are skipped. Offsets have to be UTF-16 units where words are added.
pub fn apply(page: &Page, edits: &[Edit]) -> Page {
    let mut page = page.clone();
    for edit in edits {
        apply_one(&mut page, edit);
        actors::drop_unmentioned(&mut page);
    }
    page
}

fn apply_one(page: &mut Page, edit: &Edit) {
    match *edit {
        Edit::Choose(at, ref entry) => choose(page, at, entry.as_deref()),
        Edit::Relabel(at, kind, reach) => relabel(page, at, kind, reach),
        Edit::Remove(at, reach) => remove::remove(page, at, reach),
        Edit::Merge(at, into) => {
            if let Some((from, to)) = actor_at(page, at).zip(actor_at(page, into)).filter(|(from, to)| from != to) {
                actors::merge(page, from, to);
            }
        }
        Edit::Split(at) => drop(mention_at(page, at).and_then(|mention| actors::split(page, mention))),
        Edit::Add(at, kind, reach) => add::add(page, at, kind, reach),
        Edit::Speaker(at, by) => say(page, at, by),
    }
}

fn relabel(page: &mut Page, at: Place, kind: Kind, reach: Reach) {
    let Some((mention, actor)) = mention_at(page, at).zip(actor_at(page, at)) else { return };
    let actor = match reach {
        Reach::All => actor,
        Reach::One => actors::split(page, mention).unwrap_or(actor),
    };
    let card = &mut page.actors[actor];
    (card.kind, card.confidence, card.evidence) = (kind, 1.0, BY_HAND.to_owned());
    for mention in card.mentions.clone() {
        let mention = &mut page.mentions[mention];
        if mention.actors == [actor] {
            (mention.kind, mention.confidence, mention.evidence) = (kind, 1.0, BY_HAND.to_owned());
        }
    }
    who::retell(page, actor, false);
}

/// All pieces of an interrupted quote have one speaker.
fn say(page: &mut Page, at: Place, by: Option<Place>) {
    let Some(quote) = page.quotes.iter().position(|quote| (quote.start, quote.end) == at) else { return };
    let actor = by.and_then(|by| actor_at(page, by));
    let words = by.and_then(|by| mention_at(page, by)).map(|mention| &page.mentions[mention]);
    let words = words.map(|words| SpanView { start: words.start, end: words.end, text: words.text.clone() });
    let attribution = page.quotes[quote].attribution;
    let pieces: Vec<usize> = (0..page.quotes.len()).filter(|q| page.quotes[*q].attribution == attribution).collect();
    for card in &mut page.actors {
        card.quotes.retain(|quote| !pieces.contains(quote));
    }
    for piece in &pieces {
        let quote = &mut page.quotes[*piece];
        quote.unsure = false;
        (quote.speakers, quote.speaker) = (actor.into_iter().collect(), words.clone());
        (quote.confidence, quote.evidence) = (1.0, BY_HAND.to_owned());
    }
    if let Some(card) = actor.map(|actor| &mut page.actors[actor]) {
        card.quotes.extend(pieces);
        order::by(&mut card.quotes, |&quote| quote as u64);
    }
}

/// What was told of the actor before becomes the first of the others that its name may mean.
fn choose(page: &mut Page, at: Place, entry: Option<&str>) {
    let Some(actor) = actor_at(page, at) else { return };
    let card = &mut page.actors[actor];
    let place = entry.map(|id| card.candidates.iter().position(|other| other.entry == id));
    if place == Some(None) {
        return;
    }
    let chosen = place.flatten().map(|place| card.candidates.remove(place));
    let before = std::mem::replace(&mut card.background, chosen);
    card.candidates.splice(0..0, before);
    if let Some(told) = &mut card.background {
        (told.confidence, told.evidence) = (1.0, BY_HAND.to_owned());
    }
    card.entry = card.background.as_ref().and_then(|told| own_entry(card.kind, told));
    who::retell(page, actor, true);
}

/// The corrections in words, one a line: `relabel 12-20 place all`.
pub fn write(edits: &[Edit]) -> String {
    let place = |(start, end): Place| format!("{start}-{end}");
    let all = |reach: Reach| if reach == Reach::All { " all" } else { "" };
    let line = |edit: &Edit| match *edit {
        Edit::Relabel(at, kind, every) => format!("relabel {} {}{}", place(at), kind.name(), all(every)),
        Edit::Remove(at, every) => format!("remove {}{}", place(at), all(every)),
        Edit::Merge(at, into) => format!("merge {} {}", place(at), place(into)),
        Edit::Split(at) => format!("split {}", place(at)),
        Edit::Add(at, kind, every) => format!("add {} {}{}", place(at), kind.name(), all(every)),
        Edit::Speaker(at, by) => {
            format!("speaker {}{}", place(at), by.map_or(String::new(), |by| format!(" {}", place(by))))
        }
        Edit::Choose(at, ref entry) => format!("choose {} {}", place(at), entry.as_deref().unwrap_or("-")),
    };
    edits.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads them; lines that it does not understand are skipped.
pub fn read(lines: &str) -> Vec<Edit> {
    lines.lines().filter_map(read_line).collect()
}

fn read_line(line: &str) -> Option<Edit> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = place(words.get(1)?)?;
    let second = words.get(2).copied();
    let kind = || Kind::ALL.into_iter().find(|kind| Some(kind.name()) == second);
    let reach = Reach::all_if(words.last() == Some(&"all"));
    Some(match words[0] {
        "relabel" => Edit::Relabel(at, kind()?, reach),
        "remove" => Edit::Remove(at, reach),
        "merge" => Edit::Merge(at, place(second?)?),
        "split" => Edit::Split(at),
        "add" => Edit::Add(at, kind()?, reach),
        "speaker" => Edit::Speaker(at, second.and_then(place)),
        // Ids of the reader's own table may have blanks.
        "choose" => Edit::Choose(at, Some(words.get(2..)?.join(" ")).filter(|id| id != "-")),
        _ => return None,
    })
}

fn place(word: &str) -> Option<Place> {
    let (start, end) = word.split_once('-')?;
    Some((start.parse().ok()?, end.parse().ok()?)).filter(|(start, end)| start < end)
}
