//! One stop of Tab for a whole group: within `[data-roving]` the arrow keys, Home and End go through its `[data-rove]`. Takes a key, moves
//! the focus; nothing is drawn anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::dom;

/// Left and right press an entry's "previous" and "next", or go to the choice beside it. A choice keeps up and down for itself.
pub fn rove(event: &Event, key: &str) {
    let Some(list) = dom::closest(event, "[data-roving]") else { return };
    let Some(current) = dom::closest(event, "[data-rove], select") else { return };
    let mut items = dom::all(&list, "[data-rove]");
    // What this window does not show cannot take the focus.
    items.retain(|item| item.get_client_rects().length() > 0);
    let is_choice = current.matches("select").unwrap_or(false);
    let place = items.iter().position(|item| item.is_same_node(Some(&current)));
    let (at, last) = (place.unwrap_or_default(), items.len().saturating_sub(1));
    let next = match key {
        "ArrowUp" | "ArrowDown" | "Home" | "End" if is_choice => return,
        "ArrowLeft" | "ArrowRight" if place.is_none() => beside(&current, "[data-rove]"),
        "ArrowRight" if !is_choice && beside(&current, "select").is_some() => beside(&current, "select"),
        "ArrowRight" if press_step(&current, 1) => Some(current.clone()),
        "ArrowLeft" if press_step(&current, 0) => Some(current.clone()),
        "ArrowDown" | "ArrowRight" => items.get((at + 1).min(last)).cloned(),
        "ArrowUp" | "ArrowLeft" => items.get(at.saturating_sub(1)).cloned(),
        "Home" => items.first().cloned(),
        "End" => items.last().cloned(),
        _ => return,
    };
    event.prevent_default();
    let Some(next) = next else { return };
    // The browser keeps the one stop; it was set for the first entry, and no redraw changes it while the list is the same.
    let _ = current.set_attribute("tabindex", "-1");
    let _ = next.set_attribute("tabindex", "0");
    let _ = dom::as_html(next).focus();
}

/// What matches `selector` in the same list item.
fn beside(entry: &Element, selector: &str) -> Option<Element> {
    entry.closest("li").ok()??.query_selector(selector).ok()?
}

/// Presses the "previous" (0) or "next" (1) button beside an entry, where it has them.
fn press_step(entry: &Element, which: u32) -> bool {
    let buttons = entry.parent_element().and_then(|row| row.query_selector_all("button.step").ok());
    let button =
        buttons.and_then(|buttons| buttons.get(which)).and_then(|button| button.dyn_into::<HtmlElement>().ok());
    button.map(|button| button.click()).is_some()
}
