//! What is highlighted and how: three styles, a switch for each kind, a choice of one alone; the size and width of the text; whether cards
//! open by hover. Takes settings and counts, gives settings.

use yew::prelude::*;

use super::card::swatch;
use crate::dom;
use crate::settings::{Mark, SIZES, Settings, Style, WIDTHS};
use crate::state::{Action, Shown};
use crate::words;

/// What the switches show.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page that they count.
    pub page: Option<Shown>,
    /// What is on.
    pub settings: Settings,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// The switches.
#[component]
pub fn Highlights(props: &Props) -> Html {
    html! {
        <>
            <fieldset class="styles"><legend class="sr">{ "Style of highlights" }</legend>{ for Style::ALL.map(|style| radio(props, style)) }</fieldset>
            <div role="toolbar" aria-label="Highlighted kinds, size and width of the text" data-roving="">
                <div class="switches">{ for Mark::all().enumerate().map(|(place, mark)| switch(props, mark, place == 0)) }</div>
                <div class="reading-tools">{ focus(props) }{ text(props) }{ hovering(props) }</div>
            </div>
        </>
    }
}

fn radio(props: &Props, style: Style) -> Html {
    let words = match style {
        Style::Full => "Full",
        Style::Underline => "Underline",
        Style::Off => "Off",
    };
    let next = Settings { style, ..props.settings.clone() };
    let choose = props.dispatch.reform(move |_: Event| Action::Settings(next.clone()));
    html! { <label><input type="radio" name="style" checked={props.settings.style == style} onchange={choose} /><span>{ words }</span></label> }
}

/// The arrow keys go through the switches; Tab stops only once.
fn switch(props: &Props, mark: Mark, first: bool) -> Html {
    let next = props.settings.toggled(mark);
    let toggle = props.dispatch.reform(move |_: MouseEvent| Action::Settings(next.clone()));
    let count = props.page.as_ref().map_or(0, |page| count(page, mark));
    html! {
        <button class="mark" aria-pressed={props.settings.shows(mark).to_string()} tabindex={if first { "0" } else { "-1" }} data-rove="" onclick={toggle}>
            { swatch(mark) }{ words::mark(mark) }{ " " }<span class="count">{ count }</span>
        </button>
    }
}

/// One kind alone.
fn focus(props: &Props) -> Html {
    let lone = props.settings.lone();
    let settings = props.settings.clone();
    let choose = props.dispatch.reform(move |event: Event| {
        let value = dom::chosen(&event);
        Action::Settings(settings.only(Mark::all().find(|mark| Some(mark.name()) == value.as_deref())))
    });
    let option = |mark: Mark| html! { <option value={mark.name()} selected={lone == Some(mark)}>{ format!("Only {}", words::mark(mark).to_lowercase()) }</option> };
    html! {
        <select aria-label="Highlight one kind alone" tabindex="-1" data-rove="" onchange={choose}>
            <option value="" selected={lone.is_none()}>{ "All kinds" }</option>
            { for Mark::all().map(option) }
        </select>
    }
}

/// Size and width of the text.
fn text(props: &Props) -> Html {
    let (size, width) = (props.settings.size, props.settings.width);
    let set = |size: usize, width: usize| {
        let next = Settings { size, width, ..props.settings.clone() };
        props.dispatch.reform(move |_: MouseEvent| Action::Settings(next.clone()))
    };
    html! {
        <div>
            <button aria-label="Smaller text, A−" tabindex="-1" data-rove="" onclick={set(size.saturating_sub(1), width)}>{ "A−" }</button>
            <button aria-label="Larger text, A+" tabindex="-1" data-rove="" onclick={set((size + 1).min(SIZES - 1), width)}>{ "A+" }</button>
            <button aria-label={format!("Width of the text: {}", WIDTHS[width])} tabindex="-1" data-rove="" onclick={set(size, (width + 1) % WIDTHS.len())}>{ "↔" }</button>
        </div>
    }
}

/// Whether cards open by themselves.
fn hovering(props: &Props) -> Html {
    let on = props.settings.cards;
    let next = Settings { cards: !on, ..props.settings.clone() };
    let switch = props.dispatch.reform(move |_: MouseEvent| Action::Settings(next.clone()));
    html! { <button class="mark hovering" aria-pressed={on.to_string()} tabindex="-1" data-rove="" onclick={switch}>{ "Cards on hover" }</button> }
}

fn count(page: &Shown, mark: Mark) -> usize {
    match mark {
        Mark::Quote => page.quotes.len(),
        Mark::Kind(dramatis::Kind::Date) => page.dates.len(),
        Mark::Kind(kind) => page.actors.iter().filter(|actor| actor.kind == kind).count(),
    }
}
