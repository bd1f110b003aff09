//! What the article tells of an actor beside its roles: how it stands to others, and what it did, each with its sentence. Takes the page,
//! gives lists; each is empty where there is nothing to tell.

use dramatis::page::{RelationView, RoleView};
use yew::prelude::*;

use super::ActorProps;
use crate::settings::Mark;

/// Relations that a card shows.
const MAX_RELATIONS: usize = 8;

/// Relations to other actors: the words lead to the sentence, the name to the other's card.
pub fn relations(props: &ActorProps) -> Html {
    let page = &*props.page;
    let relations: Vec<&RelationView> =
        props.card().relations.iter().filter_map(|relation| page.relations.get(*relation)).collect();
    if relations.is_empty() {
        return html! {};
    }
    let draw = |relation: &&RelationView| {
        let forward = relation.from == props.actor;
        let other = if forward { relation.to } else { relation.from };
        let card = page.actors.get(other)?;
        let open = props.with_reader(move |reader| reader.open_actor(other));
        let name = html! { <button class="companion" onclick={open}>{ super::swatch(Mark::Kind(card.kind)) }{ &card.name }</button> };
        let words = if forward { relation.words.clone() } else { format!("{} {}", relation.words, props.card().name) };
        let words =
            html! { <details><summary>{ words }</summary><blockquote>{ &relation.sentence }</blockquote></details> };
        let pair = if forward { [words, name] } else { [name, words] };
        Some(html! { <li class="fact">{ for pair }</li> })
    };
    html! {
        <><h3>{ "Relations" }</h3><ul class="relations">{ for relations.iter().take(MAX_RELATIONS).filter_map(draw) }</ul></>
    }
}

/// The most telling things that the actor did, in the words of the article.
pub fn deeds(props: &ActorProps) -> Html {
    let deeds = &props.card().deeds;
    if deeds.is_empty() {
        return html! {};
    }
    let draw = |deed: &RoleView| {
        html! { <li class="fact"><details><summary>{ &deed.text }</summary><blockquote>{ &deed.sentence }</blockquote></details></li> }
    };
    html! { <><h3>{ "Did" }</h3><ul class="deeds">{ for deeds.iter().map(draw) }</ul></> }
}
