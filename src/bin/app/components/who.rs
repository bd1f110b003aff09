//! Who's who: the actors by kind, the most prominent first. Each entry has the actor's card and leads through its mentions;
//! a field finds names, aliases and roles.

use dramatis::Kind;
use dramatis::Page;
use dramatis::page::Card;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::pieces::{Rows, use_pieces};
use crate::reader::card::CARD;
use crate::reader::{Reader, SEARCH, act, mention_id};
use crate::state::Shown;
use crate::words;

/// What this list and those like it show.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page.
    pub page: Shown,
    /// The actor that all others are dimmed for.
    pub chosen: Option<usize>,
    /// Absent where nothing can be clicked (snapshots).
    pub reader: Option<Reader>,
}

/// Width of the strip that shows where in the article an actor is named.
const STRIP: usize = 100;

/// The list; the arrow keys go through all its entries, Tab stops only once.
#[component]
pub fn WhosWho(props: &Props) -> Html {
    let query = use_state(String::new);
    let wanted = query.trim().to_lowercase();
    let list = use_memo((props.clone(), wanted.clone()), |(props, wanted)| found(props, wanted));
    let names = list.rows.len();
    let (entries, _) = use_pieces(list);
    if props.page.actors.is_empty() {
        return html! { <p class="none">{ "No name found in this text." }</p> };
    }
    let count = (!wanted.is_empty()).then(|| format!("{names} of {} names", props.page.actors.len()));
    // A list of its own for each search: the stop of the arrow keys is not kept in the page's memory.
    html! {
        <>
            { field(&query) }
            <p class="found" role="status">{ count }</p>
            <div class="whos-who" data-roving="" key={wanted}>{ entries }</div>
        </>
    }
}

/// The actors that match, by kind.
fn found(props: &Props, wanted: &str) -> Rows<Props> {
    let mut rows = Vec::new();
    for (group, kind) in Kind::ALL.into_iter().enumerate() {
        let cards = props.page.actors.iter().enumerate();
        let of_kind = cards.filter(|(_, card)| card.kind == kind && matches(card, wanted));
        rows.extend(of_kind.map(|(index, _)| (group, index)));
    }
    let heading = |_: &Props, group: usize| html! { <h3>{ words::kinds(Kind::ALL[group]) }</h3> };
    Rows { from: props.clone(), page: props.page.clone(), rows, heading, row: entry }
}

fn matches(card: &Card, wanted: &str) -> bool {
    let roles = card.roles.iter().map(|role| &role.text);
    [&card.name].into_iter().chain(&card.aliases).chain(roles).any(|words| words.to_lowercase().contains(wanted))
}

fn field(query: &UseStateHandle<String>) -> Html {
    let (typed, cleared) = (query.clone(), query.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        typed.set(field.map(|field| field.value()).unwrap_or_default());
    });
    let onkeydown = Callback::from(move |press: KeyboardEvent| {
        if press.key() == "Escape" {
            cleared.set(String::new());
        }
    });
    html! {
        <input type="search" class="find" id={SEARCH} placeholder="Name or role" aria-label="Search who’s who" value={(**query).clone()} {oninput} {onkeydown} />
    }
}

/// Where the actor is first named.
pub fn mention_of(card: &Card) -> Option<String> {
    card.mentions.first().map(|mention| format!("#{}", mention_id(*mention)))
}

/// An actor named in another list, with its card.
pub fn link(page: &Page, actor: usize) -> Option<Html> {
    let card = page.actors.get(actor)?;
    Some(html! {
        <span class={classes!("named", card.kind.name())}>
            <a href={mention_of(card)} class="who" data-actor={actor.to_string()} data-rove="" tabindex="-1" aria-details={CARD}>{ &card.name }</a>
        </span>
    })
}

fn entry(props: &Props, index: usize, first: bool) -> Html {
    let card = &props.page.actors[index];
    let step = |forward: bool| {
        act(&props.reader, move |reader| {
            reader.step(index, None, forward);
        })
    };
    let role = words::tagline(card);
    let chosen = props.chosen == Some(index);
    html! {
        <li class={classes!("entry", card.kind.name(), chosen.then_some("chosen"))}>
            <a href={mention_of(card)} class="who" id={format!("who-{index}")} data-actor={index.to_string()} data-rove=""
                tabindex={if first { "0" } else { "-1" }} aria-details={CARD}>
                <span class="name">{ &card.name }</span>
                if !role.is_empty() { { " " }<span class="role">{ role }</span> }
                { strip(&props.page, card) }
            </a>
            <span class="steps">
                <button class="step" tabindex="-1" aria-label={format!("Previous mention of {}", card.name)} onclick={step(false)}>{ "‹" }</button>
                <span class="count" title={words::count(card.mentions.len(), "mention")}>{ card.mentions.len() }</span>
                <button class="step" tabindex="-1" aria-label={format!("Next mention of {}", card.name)} onclick={step(true)}>{ "›" }</button>
            </span>
        </li>
    }
}

/// Where in the article the actor is named: a stroke for each mention.
fn strip(page: &Page, card: &Card) -> Html {
    let end = page.parts.last().map(|part| part.end).max(page.mentions.last().map(|mention| mention.end));
    let (mut d, mut last) = (String::new(), usize::MAX);
    for mention in card.mentions.iter().filter_map(|mention| page.mentions.get(*mention)) {
        let x = mention.start * STRIP / end.unwrap_or_default().max(1);
        if x != last {
            d.push_str(&format!("M{x} 0v4"));
            last = x;
        }
    }
    html! { <svg class="strip" viewBox="-1 0 102 4" preserveAspectRatio="none" aria-hidden="true"><path {d} /></svg> }
}
