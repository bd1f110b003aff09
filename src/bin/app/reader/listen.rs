//! Listens to the whole document and tells the reader: one listener an event, however many mentions there are. Decides only what an event
//! is about.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, DragEvent, Element, Event, FocusEvent, KeyboardEvent, MouseEvent, Node, PointerEvent,
    ScrollLogicalPosition,
};
use yew::prelude::*;

use super::Reader;
use super::card::{CARD, target_of};
use super::rove::rove;
use crate::dom;
use crate::hovercard::Event as CardEvent;
use crate::keys::{self, Press};
use crate::paste;
use crate::state::{Action, Notice, Source};

/// What has a card: mentions in the article, entries of the list. Those of the static page have none yet.
const WITH_CARD: &str = "a.m:not(.early *), a.who";
/// What Tab stops at inside the card.
const STOPS: &str = "button, a[href], select, input";

type Handler = fn(&Reader, &Event);

const HANDLERS: [(&str, Handler); 15] = [
    ("pointerover", pointer_over),
    ("pointermove", pointer_move),
    ("pointerdown", pointer_down),
    ("pointerout", pointer_out),
    ("click", click),
    ("focusin", focus_in),
    ("focusout", focus_out),
    ("selectionchange", selection_change),
    ("keydown", key_down),
    ("copy", copy),
    ("paste", paste_anywhere),
    ("dragover", drag_over),
    ("drop", drop_anywhere),
    ("scroll", scroll),
    ("resize", resize),
];

/// Listens as long as the component lives.
#[hook]
pub fn use_listeners(reader: &Reader) {
    use_effect_with(reader.clone(), |reader| {
        let listeners = HANDLERS.map(|(event, handler)| listen(reader.clone(), event, handler));
        move || drop(listeners)
    });
}

fn listen(reader: Reader, event: &'static str, handler: Handler) -> EventListener {
    // Scrolling does not bubble; a press on Esc, Tab or a mention is not the browser's alone.
    let options = EventListenerOptions { phase: gloo_events::EventListenerPhase::Capture, passive: false };
    let then = move |event: &Event| handler(&reader, event);
    match event {
        "resize" => EventListener::new(&dom::window(), event, then),
        _ => EventListener::new_with_options(&dom::document(), event, options, then),
    }
}

fn as_mouse(event: &Event) -> Option<(&PointerEvent, (f64, f64))> {
    let pointer = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.pointer_type() != "touch")?;
    Some((pointer, (f64::from(pointer.client_x()), f64::from(pointer.client_y()))))
}

fn is_in_card(event: &Event) -> bool {
    dom::closest(event, "#card").is_some()
}

fn pointer_over(reader: &Reader, event: &Event) {
    let Some((_, point)) = as_mouse(event) else { return };
    // The page scrolled under a pointer that rests.
    if point == reader.0.pointer.replace(point) {
        return;
    }
    if is_in_card(event) {
        reader.on(CardEvent::OverCard);
    } else if let Some((element, target)) = dom::closest(event, WITH_CARD).and_then(|element| target_of(&element)) {
        reader.0.left_at.set(point);
        reader.offer(element, target, CardEvent::Over(target));
    } else {
        reader.on(CardEvent::Away);
    }
}

fn pointer_out(reader: &Reader, event: &Event) {
    let left_window = as_mouse(event).is_some_and(|(pointer, _)| pointer.related_target().is_none());
    if left_window {
        reader.on(CardEvent::Away);
    }
}

fn pointer_move(reader: &Reader, event: &Event) {
    let Some((_, point)) = as_mouse(event) else { return };
    reader.0.pointer.set(point);
    if reader.0.machine.borrow().shown().is_none() || is_in_card(event) {
        return;
    }
    let is_over_anchor = dom::closest(event, WITH_CARD).is_some_and(|element| reader.is_told_of(&element));
    if is_over_anchor {
        reader.0.left_at.set(point);
    } else {
        reader.moved_outside(point);
    }
}

fn pointer_down(reader: &Reader, event: &Event) {
    let shown = reader.0.machine.borrow().shown().is_some();
    if shown && !is_in_card(event) && dom::closest(event, WITH_CARD).is_none() {
        reader.on(CardEvent::Dismiss);
    }
}

fn click(reader: &Reader, event: &Event) {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    if let Some(skip) = dom::closest(event, "a.skip") {
        // The address may hold a shared text, which a plain jump would take off it.
        event.prevent_default();
        reader.skip(&skip.get_attribute("href").unwrap_or_default());
        return;
    }
    let Some((element, target)) = dom::closest(event, WITH_CARD).and_then(|element| target_of(&element)) else {
        return;
    };
    if mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() {
        return;
    }
    event.prevent_default();
    // A finished selection ends with a click, too. Assistive technology clicks without a button, and its user follows the focus.
    if !has_selection() || mouse.detail() == 0 {
        reader.press_mention(element, target, mouse.detail() == 0);
    }
}

fn has_selection() -> bool {
    dom::window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

fn focus_in(reader: &Reader, event: &Event) {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let by_key = element.matches(":focus-visible").unwrap_or(false);
    if by_key && element.closest("#rail").is_ok_and(|rail| rail.is_some()) {
        // Firefox leaves it where a part of it is in sight, even beneath what sticks above the list.
        dom::show(&element, ScrollLogicalPosition::Nearest);
    }
    if reader.0.quiet.get() {
        return;
    }
    if is_in_card(event) {
        // The list of a select lies outside of the card.
        if by_key || element.matches("select").unwrap_or(false) {
            reader.on(CardEvent::FocusCard);
        }
    } else if let Some((element, target)) = dom::closest(event, WITH_CARD).and_then(|element| target_of(&element)) {
        if by_key {
            reader.offer(element, target, CardEvent::Focus(target));
        }
    } else {
        reader.on(CardEvent::Blur);
    }
}

fn focus_out(reader: &Reader, event: &Event) {
    if event.dyn_ref::<FocusEvent>().is_some_and(|event| event.related_target().is_none()) {
        reader.on(CardEvent::LostFocus);
    }
}

fn selection_change(reader: &Reader, _: &Event) {
    let selection = dom::window().get_selection().ok().flatten().filter(|selection| !selection.is_collapsed());
    let node = selection.and_then(|selection| selection.anchor_node());
    reader.select_later();
    let in_card = node.is_some_and(|node| dom::by_id(CARD).is_some_and(|card| card.contains(Some(&node))));
    reader.on(if in_card { CardEvent::Selects } else { CardEvent::SelectsNothing });
}

fn key_down(reader: &Reader, event: &Event) {
    let Some(press) = event.dyn_ref::<KeyboardEvent>().filter(|press| !press.is_composing()) else { return };
    match press.key().as_str() {
        "Escape" => escape(reader, event),
        "Tab" => tab(reader, event, press.shift_key()),
        // Not left to the click that follows: browsers differ in how that tells a key from a finger.
        "z" | "Z" | "y" if is_history(press, event) => {
            event.prevent_default();
            let redo = press.shift_key() || press.key() == "y";
            reader.dispatch(if redo { Action::Redo } else { Action::Undo });
        }
        "Enter" if !is_modified(press) && dom::closest(event, WITH_CARD).is_some() => enter(reader, event),
        key => {
            let modified = is_modified(press);
            if !modified {
                rove(event, key);
            }
            let in_field = dom::closest(event, "input, textarea, select, [contenteditable]").is_some();
            let in_dialog = dom::closest(event, "dialog").is_some();
            if let Some(command) = keys::command(Press { key, modified, in_field, in_dialog }, reader.has_keys()) {
                event.prevent_default();
                reader.press(command);
            }
        }
    }
}

/// Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y; in a field they are the browser's.
fn is_history(press: &KeyboardEvent, event: &Event) -> bool {
    (press.ctrl_key() || press.meta_key()) && dom::closest(event, "input, textarea, dialog").is_none()
}

fn is_modified(press: &KeyboardEvent) -> bool {
    press.ctrl_key() || press.alt_key() || press.meta_key()
}

fn enter(reader: &Reader, event: &Event) {
    if let Some((element, target)) = dom::closest(event, WITH_CARD).and_then(|element| target_of(&element)) {
        event.prevent_default();
        reader.press_mention(element, target, true);
    }
}

fn escape(reader: &Reader, event: &Event) {
    if dom::closest(event, "dialog, .find:not(:placeholder-shown)").is_some() {
        // The browser closes it; a search field with words in it empties first.
    } else if reader.on(CardEvent::Escape) || reader.close_panel() {
        event.prevent_default();
    }
}

/// Tab past either end of the card leads back to its mention: in the page the card stands far away from it.
fn tab(reader: &Reader, event: &Event, backwards: bool) {
    let Some((card, focused)) = dom::closest(event, "#card").zip(dom::focused()) else { return };
    let Ok(stops) = card.query_selector_all(STOPS) else { return };
    let end = if backwards { 0 } else { stops.length().saturating_sub(1) };
    let at_end = stops.get(end).is_none_or(|stop| stop.is_same_node(Some(&focused)));
    if at_end || (backwards && focused.id() == CARD) {
        event.prevent_default();
        reader.leave_card();
    }
}

/// Copies from the article give its very characters, without what browsers add between blocks.
fn copy(_: &Reader, event: &Event) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(|event| event.clipboard_data()) else { return };
    let Some(selection) = dom::window().get_selection().ok().flatten() else { return };
    let ranges = (0..selection.range_count()).filter_map(|index| selection.get_range_at(index).ok());
    let mut text = String::new();
    for range in ranges {
        if !range.common_ancestor_container().is_ok_and(|node| is_in_article(&node)) {
            return;
        }
        text.push_str(&range.to_string().as_string().unwrap_or_default());
    }
    if !text.is_empty() && data.set_data("text/plain", &text).is_ok() {
        event.prevent_default();
    }
}

fn is_in_article(node: &Node) -> bool {
    let article = dom::element(node).and_then(|element| element.closest("#article").ok().flatten());
    article.is_some()
}

/// A paste that no field takes, or that fills the whole box, is the next article.
fn paste_anywhere(reader: &Reader, event: &Event) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(|event| event.clipboard_data()) else { return };
    let is_box = dom::closest(event, "#box").is_some();
    if is_box && !is_all_selected() || !is_box && dom::closest(event, "input, textarea, dialog").is_some() {
        return;
    }
    event.prevent_default();
    let text = paste::text_of(&data);
    if text.trim().is_empty() {
        let why = "What you pasted holds no text: copy the words of an article, not its file or picture.";
        reader.dispatch(Action::Notice(Notice::Refused(why.to_owned())));
    } else {
        reader.dispatch(Action::Read(text.into(), Source::Own));
    }
}

/// Files may be dropped anywhere; words into the box are the browser's.
fn dropped(event: &Event) -> Option<web_sys::DataTransfer> {
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let is_file = data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"));
    (is_file || dom::closest(event, "input, textarea, dialog").is_none()).then_some(data)
}

fn drag_over(_: &Reader, event: &Event) {
    if dropped(event).is_some() {
        event.prevent_default();
    }
}

fn drop_anywhere(reader: &Reader, event: &Event) {
    if let Some(data) = dropped(event) {
        event.prevent_default();
        paste::file::drop_on(reader, &data);
    }
}

/// Whether the box is empty, or all that it holds is selected.
fn is_all_selected() -> bool {
    let Some(area) = dom::by_id("box").and_then(|area| area.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) else {
        return false;
    };
    let start = area.selection_start().ok().flatten().unwrap_or_default();
    let end = area.selection_end().ok().flatten().unwrap_or_default();
    start == 0 && end == area.text_length()
}

fn scroll(reader: &Reader, event: &Event) {
    if !is_in_card(event) {
        reader.scrolled();
        reader.follow_soon();
    }
}

fn resize(reader: &Reader, _: &Event) {
    reader.place_card();
}
