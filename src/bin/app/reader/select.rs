//! Words of the article that the reader selects, as offsets, so that they can be marked as a name.

use gloo_timers::callback::Timeout;
use web_sys::{Element, Node, Range};

use super::Reader;
use crate::dom;
use crate::state::Action;

/// Milliseconds that a selection has to rest.
const REST_MS: u32 = 250;
/// UTF-16 units of the longest name.
const MAX_NAME: usize = 100;

impl Reader {
    /// Looks at the selection when it rests.
    pub fn select_later(&self) {
        let reader = self.clone();
        let wait = Timeout::new(REST_MS, move || {
            let words = selected();
            if reader.0.state.borrow().selection != words {
                reader.dispatch(Action::Select(words));
            }
        });
        self.0.selecting.replace(Some(wait));
    }
}

/// Offsets of the selected words in UTF-16 units of the text, without white space around them.
fn selected() -> Option<(usize, usize)> {
    let selection = dom::window().get_selection().ok().flatten().filter(|selection| !selection.is_collapsed())?;
    let range = selection.get_range_at(0).ok()?;
    let article: Element = dom::by_id("article")?.into();
    let inside = |node: Result<Node, _>| node.is_ok_and(|node| article.contains(Some(&node)));
    if !inside(range.start_container()) || !inside(range.end_container()) {
        return None;
    }
    let words = text(&range)?;
    let before = Range::new().ok()?;
    before.set_start(&article, 0).ok()?;
    before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    let units = |text: &str| text.encode_utf16().count();
    let start = units(&text(&before)?) + units(&words) - units(words.trim_start());
    let length = units(words.trim());
    (length > 0 && length <= MAX_NAME && !words.trim().contains('\n')).then_some((start, start + length))
}

fn text(range: &Range) -> Option<String> {
    range.to_string().as_string()
}
