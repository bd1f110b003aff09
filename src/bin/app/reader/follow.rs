//! The rail follows the article: what the paragraph in view tells of is marked in its lists. Takes where the page is scrolled to, sets
//! attributes; nothing is drawn anew.

use gloo_timers::callback::Timeout;
use web_sys::Element;

use super::Reader;
use crate::dom;

/// Milliseconds between two looks.
const PAUSE_MS: u32 = 90;
/// The part of the viewport above the line that a reader is taken to read.
const READ_AT: f64 = 0.35;
/// Pixels of a section in sight from which the reader may be looking at it.
const SEEN: f64 = 120.0;
/// What is marked in the lists, and in the article what tells of it.
const HERE: &str = "data-here";
const TOLD: &str = "[data-m], [data-q]";

impl Reader {
    /// Looks a moment later where the reader is; at most one look is under way.
    pub fn follow_soon(&self) {
        if self.0.following.borrow().is_some() {
            return;
        }
        let reader = self.clone();
        let look = Timeout::new(PAUSE_MS, move || {
            reader.0.following.take();
            follow();
        });
        self.0.following.replace(Some(look));
    }
}

fn follow() {
    let Some((rail, article)) = dom::by_id("rail").zip(dom::by_id("article")) else { return };
    for old in dom::all(&rail, "[data-here]") {
        // Fails for no attribute of this name; so below.
        let _ = old.remove_attribute(HERE);
    }
    let blocks = dom::all(&article, ".block");
    let line = dom::viewport().1 * READ_AT;
    let above = blocks.partition_point(|block| dom::bounds(block).top <= line);
    let Some(block) = blocks.get(above.saturating_sub(1)) else { return };
    for element in dom::all(block, TOLD) {
        for id in entries(&element) {
            if let Some(entry) = dom::by_id(&id) {
                let _ = entry.toggle_attribute_with_force(HERE, true);
            }
        }
    }
    if !rail.matches(":hover, :focus-within").unwrap_or(true) {
        keep_in_sight(&rail);
    }
}

/// Ids of the entries that tell of a mention or a quote.
fn entries(element: &Element) -> Vec<String> {
    if let Some(quote) = element.get_attribute("data-q") {
        return vec![format!("said-{quote}")];
    }
    let actors = element.get_attribute("data-a").unwrap_or_default();
    let mut ids: Vec<String> = actors.split_whitespace().map(|actor| format!("who-{actor}")).collect();
    ids.extend(element.get_attribute("data-m").map(|mention| format!("when-{mention}")));
    ids
}

/// Scrolls the list that the rail shows to its first mark, where none of its marks is in sight.
fn keep_in_sight(rail: &Element) {
    let frame = dom::bounds(rail);
    let middle = frame.top + (frame.bottom - frame.top) / 3.0;
    let sections = dom::all(rail, "section");
    // Whoever has scrolled to the last of them, which has no list, looks at that.
    if sections.last().is_none_or(|last| dom::bounds(last).top < frame.bottom - SEEN) {
        return;
    }
    let Some(section) = sections.iter().rfind(|section| dom::bounds(section).top <= middle) else { return };
    let marks = dom::all(section, "[data-here]");
    let is_seen = |mark: &Element| {
        let place = dom::bounds(mark);
        place.bottom > frame.top && place.top < frame.bottom
    };
    if let Some(first) = marks.first().filter(|_| !marks.iter().any(is_seen)) {
        rail.set_scroll_top(rail.scroll_top() + (dom::bounds(first).top - middle) as i32);
    }
}
