//! The rail beside the article, or the drawer over it: highlights, who's who, who said what, timeline, network. Which section a drawer
//! shows is a matter of style; all are always there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::highlights::Highlights;
use super::network::Network;
use super::quotes::WhoSaidWhat;
use super::timeline::Timeline;
use super::who::{self, WhosWho};
use crate::dom;
use crate::reader::Reader;
use crate::settings::Settings;
use crate::state::{Action, Panel, Shown};

/// Pixels that the ways to the sections take at the top.
const UNDER_WAYS: i32 = 52;

/// What the rail shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page.
    pub page: Option<Shown>,
    /// What is highlighted.
    pub settings: Settings,
    /// The actor that all others are dimmed for.
    pub chosen: Option<usize>,
    /// The section that the drawer shows, if it is open.
    pub panel: Option<Panel>,
    /// Where actions go.
    pub dispatch: Callback<Action>,
    /// Absent where nothing can be clicked (snapshots).
    pub reader: Option<Reader>,
}

/// The rail.
#[component]
pub fn Rail(props: &Props) -> Html {
    let shown = props.panel.map_or_else(|| "closed".to_owned(), |panel| format!("on-{}", panel.name()));
    use_effect_with(props.panel, |panel| {
        if let Some(rail) = panel.and_then(|_| dom::by_id("rail")) {
            dom::focus(&rail);
        }
    });
    use_effect_with((props.page.clone(), props.reader.clone()), |(_, reader)| {
        if let Some(reader) = reader {
            reader.follow_soon();
        }
    });
    let close = props.dispatch.reform(|_: MouseEvent| Action::Panel(None));
    html! {
        <aside id="rail" class={classes!("rail", shown)} aria-label="Who is who and who said what" tabindex="-1" onkeydown={rove}>
            <button class="close" aria-label="Close panel" onclick={close}>{ "×" }</button>
            if let Some(page) = &props.page { { lists(props, page) } }
        </aside>
    }
}

/// The ways to the sections, and the sections.
fn lists(props: &Props, page: &Shown) -> Html {
    let list = || who::Props { page: page.clone(), chosen: props.chosen, reader: props.reader.clone() };
    let section = |panel: Panel, inner: Html| {
        html! { <section class={panel.name()}><h2>{ title(panel) }</h2>{ inner }</section> }
    };
    html! {
        <>
            <div class="ways" role="toolbar" aria-label="Lists" data-roving="">{ for WAYS.iter().map(|panel| way(props, *panel)) }</div>
            { section(Panel::Highlights, html! { <Highlights page={props.page.clone()} settings={props.settings.clone()} dispatch={props.dispatch.clone()} /> }) }
            { section(Panel::Who, html! { <WhosWho ..list() /> }) }
            { section(Panel::Quotes, html! { <WhoSaidWhat page={page.clone()} reader={props.reader.clone()} /> }) }
            { section(Panel::Timeline, html! { <Timeline ..list() /> }) }
            { section(Panel::Network, html! { <Network ..list() /> }) }
        </>
    }
}

const WAYS: [Panel; 4] = [Panel::Who, Panel::Quotes, Panel::Timeline, Panel::Network];

const fn title(panel: Panel) -> &'static str {
    match panel {
        Panel::Who => "Who’s who",
        Panel::Quotes => "Who said what",
        Panel::Timeline => "Timeline",
        Panel::Network => "Network",
        Panel::Highlights => "Highlights",
    }
}

/// Goes to a section: the drawer shows it in place of another, the rail scrolls to it.
fn way(props: &Props, panel: Panel) -> Html {
    let (dispatch, is_drawer) = (props.dispatch.clone(), props.panel.is_some());
    let go = Callback::from(move |_: MouseEvent| {
        if is_drawer {
            dispatch.emit(Action::Panel(Some(panel)));
        } else if let Some(rail) = dom::by_id("rail") {
            for section in dom::all(&rail, &format!("section.{}", panel.name())) {
                let down = dom::bounds(&section).top - dom::bounds(&rail).top;
                rail.set_scroll_top(rail.scroll_top() + down as i32 - UNDER_WAYS);
            }
        }
    });
    let words = match panel {
        Panel::Who => "Who",
        Panel::Quotes => "Quotes",
        other => title(other),
    };
    let here = (props.panel == Some(panel)).then_some("true");
    html! {
        <button data-rove="" tabindex={if panel == WAYS[0] { "0" } else { "-1" }} aria-current={here} onclick={go}>{ words }</button>
    }
}

/// The arrow keys go through the entries of a list, Home and End to its ends; left and right press an entry's "previous" and "next".
fn rove(event: KeyboardEvent) {
    let Some(list) = dom::closest(&event, "[data-roving]") else { return };
    let Some(current) = dom::closest(&event, "[data-rove]") else { return };
    let items = dom::all(&list, "[data-rove]");
    let place = items.iter().position(|item| item.is_same_node(Some(&current))).unwrap_or_default();
    let next = match event.key().as_str() {
        "ArrowDown" => (place + 1).min(items.len() - 1),
        "ArrowUp" => place.saturating_sub(1),
        "Home" => 0,
        "End" => items.len() - 1,
        "ArrowRight" if press_step(&current, 1) => place,
        "ArrowLeft" if press_step(&current, 0) => place,
        "ArrowRight" => (place + 1).min(items.len() - 1),
        "ArrowLeft" => place.saturating_sub(1),
        _ => return,
    };
    event.prevent_default();
    // The browser keeps the one stop; it was set for the first entry, and no redraw changes it while the list is the same.
    let _ = current.set_attribute("tabindex", "-1");
    let _ = items[next].set_attribute("tabindex", "0");
    let _ = dom::as_html(items[next].clone()).focus();
}

/// Presses the "previous" (0) or "next" (1) button beside an entry, where it has them.
fn press_step(entry: &Element, which: u32) -> bool {
    let buttons = entry.parent_element().and_then(|row| row.query_selector_all("button.step").ok());
    let button =
        buttons.and_then(|buttons| buttons.get(which)).and_then(|button| button.dyn_into::<HtmlElement>().ok());
    button.map(|button| button.click()).is_some()
}
