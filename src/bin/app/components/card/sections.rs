//! Sections of a card that are lists or have buttons: roles, mentions, quotes, companions. Each is empty where there is nothing to tell.

use yew::prelude::*;

use super::ActorProps;
use super::fix::speaker;
use crate::settings::Mark;
use crate::words;

/// Companions that a card names.
const MAX_COMPANIONS: usize = 8;

/// What the article says the actor is, with the sentence that says so.
pub fn roles(props: &ActorProps) -> Html {
    let card = props.card();
    let draw = |(place, role): (usize, &dramatis::page::RoleView)| {
        html! {
            <details class="role" open={place == 0}>
                <summary>{ &role.text }</summary>
                <blockquote>{ &role.sentence }</blockquote>
            </details>
        }
    };
    if card.roles.is_empty() {
        return html! {};
    }
    html! { <div class="roles">{ for card.roles.iter().enumerate().map(draw) }</div> }
}

/// Which mention this is, and the way to the others.
pub fn mentions(props: &ActorProps) -> Html {
    let card = props.card();
    let (actor, from, count) = (props.actor, props.from, card.mentions.len());
    let place = from.and_then(|mention| card.mentions.iter().position(|other| *other == mention));
    let words = match place {
        Some(place) => format!("Mention {} of {count}", place + 1),
        None => words::count(count, "mention"),
    };
    if count == 1 && place.is_some() {
        return html! { <p class="mentions"><span class="place">{ "The only mention" }</span></p> };
    }
    let step = |forward: bool| props.with_reader(move |reader| reader.step_with_card(actor, from, forward));
    html! {
        <p class="mentions">
            <button class="step" aria-label="Previous mention" onclick={step(false)}>{ "‹" }</button>
            <span class="place">{ words }</span>
            <button class="step" aria-label="Next mention" onclick={step(true)}>{ "›" }</button>
        </p>
    }
}

/// What the actor said; each quote leads to its place.
pub fn said(props: &ActorProps) -> Html {
    let quotes = &props.card().quotes;
    if quotes.is_empty() {
        return html! {};
    }
    let draw = |index: &usize| {
        let (index, quote) = (*index, props.page.quotes.get(*index)?);
        let go = props.with_reader(move |reader| {
            reader.dismiss_card();
            reader.go_to_quote(index);
        });
        Some(html! {
            <li class="saying"><button class={classes!("said", words::quote_class(quote.kind))} onclick={go}>
                <span class="how">{ words::how(quote) }</span>{ " " }<span class="words">{ &quote.text }</span>
            </button>{ speaker(&props.page, index, &props.reader, None) }</li>
        })
    };
    html! {
        <><h3>{ format!("Said ({})", quotes.len()) }</h3><ul class="sayings">{ for quotes.iter().filter_map(draw) }</ul></>
    }
}

/// With whom the actor appears in the same sentences.
pub fn companions(props: &ActorProps) -> Html {
    let with = &props.card().with;
    if with.is_empty() {
        return html! {};
    }
    let draw = |companion: &dramatis::page::Companion| {
        let (actor, card) = (companion.actor, props.page.actors.get(companion.actor)?);
        let open = props.with_reader(move |reader| reader.open_actor(actor));
        let title = format!("in {}", words::count(companion.sentences, "sentence"));
        Some(html! {
            <li><button class="companion" onclick={open} {title}>{ super::swatch(Mark::Kind(card.kind)) }{ &card.name }</button></li>
        })
    };
    html! {
        <><h3>{ "Appears with" }</h3><ul class="companions">{ for with.iter().take(MAX_COMPANIONS).filter_map(draw) }</ul></>
    }
}
