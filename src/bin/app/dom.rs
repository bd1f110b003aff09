//! The few things that the page asks the browser's document for. Gives elements and numbers; keeps nothing.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, DomRect, Element, Event, FocusOptions, HtmlElement, HtmlSelectElement, Node, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

use crate::hovercard::place::Rect;

/// The window; the worker, which has none, never gets here.
pub fn window() -> Window {
    web_sys::window().expect("the page runs in a window")
}

/// The document of that window.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The root element, `<html>`.
pub fn root() -> Element {
    document().document_element().expect("a document has a root")
}

/// The element of that id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).map(as_html)
}

/// Links of an SVG, too, take the focus and have attributes, which is all that is asked of them as HTML elements.
pub fn as_html(element: Element) -> HtmlElement {
    element.unchecked_into()
}

/// All elements within `root` that match `selector`.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let nodes = root.query_selector_all(selector).ok();
    nodes.map_or(Vec::new(), |nodes| {
        (0..nodes.length()).filter_map(|at| Some(nodes.get(at)?.unchecked_into())).collect()
    })
}

/// The element that an event happened to, or the nearest around it, that matches `selector`.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    element(event.target()?.dyn_ref::<Node>()?)?.closest(selector).ok().flatten()
}

/// What was chosen of a list.
pub fn chosen(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

/// The element that a node is, or is in.
pub fn element(node: &Node) -> Option<Element> {
    node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())
}

/// The number in an attribute.
pub fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

/// Whether the page is as narrow, or the pointer as coarse, as `query` says.
pub fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// The element that has the focus, unless that is the page itself.
pub fn focused() -> Option<Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}

/// Gives an element the focus without scrolling to it.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Only an element without focus method could refuse, and HTML elements have it.
    let _ = element.focus_with_options(&options);
}

/// Scrolls at once until an element is in sight: at `block` of what it scrolls in, and sideways no farther than needed.
pub fn show(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Pixels from the top of the page to the top of the viewport.
pub fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Width and height of the viewport without scroll bars.
pub fn viewport() -> (f64, f64) {
    (f64::from(root().client_width()), f64::from(root().client_height()))
}

/// The rectangles of the lines that an element stands in.
pub fn lines(element: &Element) -> Vec<Rect> {
    let list = element.get_client_rects();
    (0..list.length()).filter_map(|index| list.get(index)).map(|rect| rectangle(&rect)).collect()
}

/// The rectangle around an element.
pub fn bounds(element: &Element) -> Rect {
    rectangle(&element.get_bounding_client_rect())
}

fn rectangle(rect: &DomRect) -> Rect {
    Rect { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}
