//! The rail beside the article, or the drawer over it: highlights, who's who, who said what. Which section a drawer shows is a matter of
//! style; all three are always there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::highlights::Highlights;
use super::quotes::WhoSaidWhat;
use super::who::WhosWho;
use crate::dom;
use crate::reader::Reader;
use crate::settings::Settings;
use crate::state::{Action, Panel, Shown};

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
    let name = match props.panel {
        None => "closed",
        Some(Panel::Who) => "who",
        Some(Panel::Quotes) => "quotes",
        Some(Panel::Highlights) => "highlights",
    };
    use_effect_with(props.panel, |panel| {
        if let Some(rail) = panel.and_then(|_| dom::by_id("rail")) {
            dom::focus(&rail);
        }
    });
    let close = props.dispatch.reform(|_: MouseEvent| Action::Panel(None));
    html! {
        <aside id="rail" class={classes!("rail", name)} aria-label="Who is who and who said what" tabindex="-1" onkeydown={rove}>
            <button class="close" aria-label="Close panel" onclick={close}>{ "×" }</button>
            <section class="highlights"><h2>{ "Highlights" }</h2>
                <Highlights page={props.page.clone()} settings={props.settings.clone()} dispatch={props.dispatch.clone()} />
            </section>
            if let Some(page) = &props.page {
                <section class="people"><h2>{ "Who’s who" }</h2>
                    <WhosWho page={page.clone()} chosen={props.chosen} reader={props.reader.clone()} />
                </section>
                <section class="quotes"><h2>{ "Who said what" }</h2>
                    <WhoSaidWhat page={page.clone()} reader={props.reader.clone()} />
                </section>
            }
        </aside>
    }
}

/// The arrow keys go through the entries of a list, Home and End to its ends; left and right press an entry's "previous" and "next".
fn rove(event: KeyboardEvent) {
    let Some(list) = dom::closest(&event, "[data-roving]") else { return };
    let Some(current) = dom::closest(&event, "[data-rove]") else { return };
    let Ok(nodes) = list.query_selector_all("[data-rove]") else { return };
    let items: Vec<HtmlElement> = (0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into().ok()).collect();
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
    let _ = items[next].focus();
}

/// Presses the "previous" (0) or "next" (1) button beside an entry, where it has them.
fn press_step(entry: &Element, which: u32) -> bool {
    let buttons = entry.parent_element().and_then(|row| row.query_selector_all("button.step").ok());
    let button =
        buttons.and_then(|buttons| buttons.get(which)).and_then(|button| button.dyn_into::<HtmlElement>().ok());
    button.map(|button| button.click()).is_some()
}
