//! Corrections from the card: another kind, the same as another actor, no name, somebody else. Each is one or two actions, for this mention
//! or for all of the actor's.

use dramatis::Kind;
use dramatis::Page;
use dramatis::edit::{Edit, Place, Reach};
use dramatis::page::Card;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::ActorProps;
use crate::dom;
use crate::reader::Reader;
use crate::state::{Action, Shown};
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
            <button onclick={correct(Edit::Remove(at, Reach::all_if(every)))}>{ "No name" }</button>
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
            reader
                .iter()
                .for_each(|reader| reader.dispatch(Action::Correct(Edit::Relabel(at, kind, Reach::all_if(all)))));
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
    let choose = Callback::from(move |chosen: Option<usize>| {
        if let Some(into) = chosen.and_then(|actor| place_of(&page, actor, None)) {
            reader.iter().for_each(|reader| reader.dispatch(Action::Correct(Edit::Merge(at, into))));
        }
    });
    html! { <Choice page={props.page.clone()} without={props.actor} label="The same as" words="Same as …" {choose} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct ChoiceProps {
    page: Shown,
    /// The actor that is no choice.
    without: Option<usize>,
    label: &'static str,
    /// What stands there until something is chosen.
    words: &'static str,
    /// Whether it may be nobody.
    #[prop_or_default]
    nobody: bool,
    #[prop_or_default]
    stop: Option<&'static str>,
    choose: Callback<Option<usize>>,
}

/// A choice of an actor. It is filled when it is gone to: a page has hundreds of choices among hundreds of actors.
#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let open = use_state(|| false);
    let is_open = *open;
    let fill = Callback::from(move |()| open.set(true));
    let choose = props.choose.clone();
    let choose = Callback::from(move |event: Event| {
        if let Some(chosen) = dom::chosen(&event).filter(|chosen| !chosen.is_empty()) {
            choose.emit(chosen.parse().ok());
        }
    });
    let others = || props.page.actors.iter().enumerate().filter(|(actor, _)| Some(*actor) != props.without);
    let option = |(actor, card): (usize, &Card)| html! { <option value={actor.to_string()}>{ &card.name }</option> };
    html! {
        <select class={props.nobody.then_some("by")} aria-label={props.label} title={props.nobody.then_some("Said by somebody else?")} tabindex={props.stop}
            onchange={choose} onpointerdown={fill.reform(|_| ())} onfocus={fill.reform(|_| ())}>
            <option value="" selected=true>{ props.words }</option>
            if is_open { { for others().map(option) } }
            if is_open && props.nobody { <option value="-">{ "Nobody known" }</option> }
        </select>
    }
}

/// Says that somebody else said a quote. `stop` is where Tab stops, unless the browser decides.
pub fn speaker(page: &Shown, quote: usize, reader: &Option<Reader>, stop: Option<&'static str>) -> Html {
    let Some(said) = page.quotes.get(quote) else { return html! {} };
    let (reader, shown, at) = (reader.clone(), page.clone(), (said.start, said.end));
    let choose = Callback::from(move |chosen: Option<usize>| {
        let by = chosen.and_then(|actor| place_of(&shown, actor, None));
        reader.iter().for_each(|reader| reader.dispatch(Action::Correct(Edit::Speaker(at, by))));
    });
    html! { <Choice page={page.clone()} without={said.speakers.first().copied()} label="Said by" words="✎" nobody=true {stop} {choose} /> }
}

/// A mention that stands for this actor alone, `from` if it does.
pub(super) fn place_of(page: &Page, actor: usize, from: Option<usize>) -> Option<Place> {
    let card = page.actors.get(actor)?;
    let alone = |mention: &&usize| page.mentions.get(**mention).is_some_and(|mention| mention.actors == [actor]);
    let mention = from.as_ref().filter(alone).or_else(|| card.mentions.iter().find(alone)).or(card.mentions.first())?;
    page.mentions.get(*mention).map(|mention| (mention.start, mention.end))
}
