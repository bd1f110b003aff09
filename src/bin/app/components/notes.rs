//! The notes under a printed article: who each numbered name is. Nothing of them is on the screen, where the cards tell more.

use dramatis::page::Card;
use yew::prelude::*;

use super::pieces::{List, use_pieces};
use crate::state::Shown;
use crate::words;

/// What the notes tell of.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page.
    pub page: Shown,
}

/// Notes of a piece.
const PIECE: usize = 50;

/// A note for each actor, numbered as its first mention is.
#[component]
pub fn Notes(props: &Props) -> Html {
    let list = use_memo(props.page.clone(), |page| NoteList(page.clone()));
    let (notes, _) = use_pieces(list);
    html! { <section class="notes"><h2>{ "Who is who" }</h2><ol>{ notes }</ol></section> }
}

struct NoteList(Shown);

impl List for NoteList {
    fn page(&self) -> &Shown {
        &self.0
    }

    fn pieces(&self) -> usize {
        self.0.actors.len().div_ceil(PIECE)
    }

    fn piece(&self, at: usize) -> Html {
        self.0.actors.iter().enumerate().skip(at * PIECE).take(PIECE).map(note).collect()
    }
}

fn note((index, card): (usize, &Card)) -> Html {
    let also = if card.aliases.is_empty() { String::new() } else { format!(" (also {})", card.aliases.join(", ")) };
    let role = words::tagline(card);
    let role = if role.is_empty() { words::kind(card.kind).to_lowercase() } else { role.to_owned() };
    html! { <li value={(index + 1).to_string()}><b>{ &card.name }</b>{ also }{ ": " }{ role }</li> }
}
