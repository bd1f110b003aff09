//! Corrections from the card: another kind, the same as another actor, no name, somebody else. Each is one or two actions, for this mention
//! or for all of the actor's.

use dramatis::Page;
use dramatis::edit::{Edit, Place};
use dramatis::entity::Kind;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::ActorProps;
use crate::dom;
use crate::state::Action;
use crate::words;

/// Kinds that an actor can have.
pub const KINDS: [Kind; 5] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Group, Kind::Event];

/// The row of corrections.
#[component]
pub fn Fix(props: &ActorProps) -> Html {
    let all = use_state(|| true);
    let Some(at) = place_of(&props.page, props.actor, props.from) else { return html! {} };
    let (card, every) = (props.card(), *all);
    let many = card.mentions.len() > 1;
    let correct =
        |edit: Edit| props.with_reader::<MouseEvent>(move |reader| reader.dispatch(Action::Correct(edit.clone())));
    let switch = {
        let all = all.clone();
        Callback::from(move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            all.set(field.is_none_or(|field| field.checked()));
        })
    };
    html! {
        <div class="fix" role="group" aria-label="Correct">
            { kinds(props, at, every) }
            { others(props, at) }
            <button onclick={correct(Edit::Remove(at, every))}>{ "No name" }</button>
            if many {
                <button onclick={correct(Edit::Split(at))} title="This mention is somebody else">{ "Somebody else" }</button>
                <label><input type="checkbox" checked={every} onchange={switch} />{ format!(" all {}", card.mentions.len()) }</label>
            }
        </div>
    }
}

fn kinds(props: &ActorProps, at: Place, all: bool) -> Html {
    let kind = props.card().kind;
    let reader = props.reader.clone();
    let choose = Callback::from(move |event: Event| {
        let chosen = dom::chosen(&event);
        if let Some(kind) = KINDS.into_iter().find(|kind| chosen.as_deref() == Some(kind.name())) {
            reader.iter().for_each(|reader| reader.dispatch(Action::Correct(Edit::Relabel(at, kind, all))));
        }
    });
    let option =
        |other: Kind| html! { <option value={other.name()} selected={other == kind}>{ words::kind(other) }</option> };
    html! { <select aria-label="Kind" onchange={choose}>{ for KINDS.into_iter().map(option) }</select> }
}

fn others(props: &ActorProps, at: Place) -> Html {
    if props.page.actors.len() < 2 {
        return html! {};
    }
    let (reader, page) = (props.reader.clone(), props.page.clone());
    let choose = Callback::from(move |event: Event| {
        let into =
            dom::chosen(&event).and_then(|actor| actor.parse().ok()).and_then(|actor| place_of(&page, actor, None));
        if let Some(into) = into {
            reader.iter().for_each(|reader| reader.dispatch(Action::Correct(Edit::Merge(at, into))));
        }
    });
    html! {
        <select aria-label="The same as" onchange={choose}>
            <option value="" selected=true>{ "Same as …" }</option>
            { for options(&props.page, Some(props.actor)) }
        </select>
    }
}

/// All actors as options, save one.
fn options(page: &Page, without: Option<usize>) -> Vec<Html> {
    let others = page.actors.iter().enumerate().filter(|(actor, _)| Some(*actor) != without);
    others.map(|(actor, card)| html! { <option value={actor.to_string()}>{ &card.name }</option> }).collect()
}

/// Which quote, and who can have said it.
#[derive(Clone, PartialEq, Properties)]
pub struct SpeakerProps {
    /// The page.
    pub page: crate::state::Shown,
    /// Index of the quote.
    pub quote: usize,
    /// Absent where nothing can be clicked (snapshots).
    pub reader: Option<crate::reader::Reader>,
}

/// Says that somebody else said a quote.
pub fn speaker(props: &SpeakerProps) -> Html {
    let Some(quote) = props.page.quotes.get(props.quote) else { return html! {} };
    let (reader, page, at) = (props.reader.clone(), props.page.clone(), (quote.start, quote.end));
    let choose = Callback::from(move |event: Event| {
        let by = match dom::chosen(&event).as_deref() {
            None | Some("") => return,
            Some(actor) => actor.parse().ok().and_then(|actor| place_of(&page, actor, None)),
        };
        reader.iter().for_each(|reader| reader.dispatch(Action::Correct(Edit::Speaker(at, by))));
    });
    html! {
        <select class="by" aria-label="Said by" title="Said by somebody else?" onchange={choose}>
            <option value="" selected=true>{ "✎" }</option>
            { for options(&props.page, quote.speakers.first().copied()) }
            <option value="-">{ "Nobody known" }</option>
        </select>
    }
}

/// A mention that stands for this actor alone, `from` if it does.
pub(super) fn place_of(page: &Page, actor: usize, from: Option<usize>) -> Option<Place> {
    let card = page.actors.get(actor)?;
    let alone = |mention: &&usize| page.mentions.get(**mention).is_some_and(|mention| mention.actors == [actor]);
    let mention = from.as_ref().filter(alone).or_else(|| card.mentions.iter().find(alone)).or(card.mentions.first())?;
    page.mentions.get(*mention).map(|mention| (mention.start, mention.end))
}
