//! The notes under a printed article: who each numbered name is. Nothing of them is on the screen, where the cards tell more.

use dramatis::page::Card;
use yew::prelude::*;

use crate::state::Shown;
use crate::words;

/// What the notes tell of.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page.
    pub page: Shown,
}

/// A note for each actor, numbered as its first mention is.
#[component]
pub fn Notes(props: &Props) -> Html {
    let note = |(index, card): (usize, &Card)| {
        let also = if card.aliases.is_empty() { String::new() } else { format!(" (also {})", card.aliases.join(", ")) };
        let role = words::tagline(card);
        let role = if role.is_empty() { words::kind(card.kind).to_lowercase() } else { role.to_owned() };
        html! { <li value={(index + 1).to_string()}><b>{ &card.name }</b>{ also }{ ": " }{ role }</li> }
    };
    html! { <section class="notes"><h2>{ "Who is who" }</h2><ol>{ for props.page.actors.iter().enumerate().map(note) }</ol></section> }
}
