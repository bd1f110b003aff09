//! What is highlighted and how: three styles and a switch for each kind. Takes settings and counts, gives settings.

use yew::prelude::*;

use super::card::swatch;
use crate::settings::{Mark, Settings, Style};
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
            <div class="switches" role="toolbar" aria-label="Highlighted kinds" data-roving="">
                { for Mark::all().enumerate().map(|(place, mark)| switch(props, mark, place == 0)) }
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

fn count(page: &Shown, mark: Mark) -> usize {
    match mark {
        Mark::Quote => page.quotes.len(),
        Mark::Kind(dramatis::entity::Kind::Date) => page.dates.len(),
        Mark::Kind(kind) => page.actors.iter().filter(|actor| actor.kind == kind).count(),
    }
}
