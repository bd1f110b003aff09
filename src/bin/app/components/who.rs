//! Who's who: the actors by kind, the most prominent first. Each entry has the actor's card and leads through its mentions.

use dramatis::entity::Kind;
use dramatis::page::Card;
use yew::prelude::*;

use crate::reader::Reader;
use crate::reader::card::CARD;
use crate::reader::mention_id;
use crate::state::Shown;
use crate::words;

/// What the list shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page.
    pub page: Shown,
    /// The actor that all others are dimmed for.
    pub chosen: Option<usize>,
    /// Absent where nothing can be clicked (snapshots).
    pub reader: Option<Reader>,
}

/// The list; the arrow keys go through all its entries, Tab stops only once.
#[component]
pub fn WhosWho(props: &Props) -> Html {
    let first = Kind::ALL.iter().find_map(|kind| of_kind(props, *kind).next()).map(|(index, _)| index);
    let Some(first) = first else {
        return html! { <p class="none">{ "No name found in this text." }</p> };
    };
    let group = |kind: &Kind| {
        let entries: Vec<Html> =
            of_kind(props, *kind).map(|(index, card)| entry(props, index, card, index == first)).collect();
        (!entries.is_empty()).then(|| html! { <><h3>{ words::kinds(*kind) }</h3><ul>{ for entries }</ul></> })
    };
    html! { <div class="whos-who" data-roving="">{ for Kind::ALL.iter().filter_map(group) }</div> }
}

fn of_kind(props: &Props, kind: Kind) -> impl Iterator<Item = (usize, &Card)> {
    props.page.actors.iter().enumerate().filter(move |(_, card)| card.kind == kind)
}

fn entry(props: &Props, index: usize, card: &Card, first: bool) -> Html {
    let step = |forward: bool| {
        let reader = props.reader.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(reader) = &reader {
                reader.step(index, None, forward);
            }
        })
    };
    let role = words::tagline(card);
    let place = card.mentions.first().map(|mention| format!("#{}", mention_id(*mention)));
    let chosen = props.chosen == Some(index);
    html! {
        <li class={classes!("entry", card.kind.name(), chosen.then_some("chosen"))}>
            <a href={place} class="who" id={format!("who-{index}")} data-actor={index.to_string()} data-rove=""
                tabindex={if first { "0" } else { "-1" }} aria-details={CARD}>
                <span class="name">{ &card.name }</span>
                if !role.is_empty() { { " " }<span class="role">{ role }</span> }
            </a>
            <span class="steps">
                <button class="step" tabindex="-1" aria-label={format!("Previous mention of {}", card.name)} onclick={step(false)}>{ "‹" }</button>
                <span class="count" title={words::count(card.mentions.len(), "mention")}>{ card.mentions.len() }</span>
                <button class="step" tabindex="-1" aria-label={format!("Next mention of {}", card.name)} onclick={step(true)}>{ "›" }</button>
            </span>
        </li>
    }
}
