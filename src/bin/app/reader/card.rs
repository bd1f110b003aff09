//! Carries out what the card's machine commands: shows, hides, waits, places. Decides nothing.

use gloo_timers::callback::Timeout;
use web_sys::{Element, HtmlElement};

use super::{Reader, mention_id};
use crate::dom;
use crate::hovercard::place::{around, nearest_line, on_the_way, place};
use crate::hovercard::{Command, Event, Heading, Shape};
use crate::state::{Action, OpenCard, Target};

/// Id of the one card element.
pub const CARD: &str = "card";
/// Where a press shows the sheet: a card beside the word would leave no room for either.
const SHEET_QUERY: &str = "(max-width: 640px), (hover: none)";
/// The part of the viewport that the sheet leaves free, and where in it the word should stand.
const FREE_ABOVE_SHEET: f64 = 0.55;
const WORD_ABOVE_SHEET: f64 = 0.3;

impl Reader {
    /// Feeds the machine and does what it commands; `true` where there was something to do.
    pub fn on(&self, event: Event) -> bool {
        let commands = self.0.machine.borrow_mut().on(event);
        for command in &commands {
            self.obey(*command);
        }
        !commands.is_empty()
    }

    fn obey(&self, command: Command) {
        match command {
            Command::Show(target, shape) => {
                self.mark_anchor(false);
                if let Some((_, element)) = self.0.offered.take().filter(|(offered, _)| *offered == target) {
                    self.0.anchor.replace(Some(element));
                }
                self.mark_anchor(true);
                self.dispatch(Action::Card(Some(OpenCard { target, sheet: shape == Shape::Sheet })));
            }
            Command::Hide => {
                self.mark_anchor(false);
                self.give_focus_back();
                self.dispatch(Action::Card(None));
            }
            Command::Wait(after) => {
                let reader = self.clone();
                let wait = Timeout::new(after, move || {
                    reader.on(Event::Timer);
                });
                self.0.timer.replace(Some(wait));
            }
            Command::Stop => drop(self.0.timer.take()),
        }
    }

    /// The mention of the open card looks like it.
    fn mark_anchor(&self, open: bool) {
        if let Some(anchor) = self.0.anchor.borrow().as_ref() {
            // Fails for no attribute of this name.
            let _ = anchor.toggle_attribute_with_force("data-open", open);
        }
    }

    /// Pointer or focus came to the mention or entry `element`.
    pub fn offer(&self, element: HtmlElement, target: Target, event: Event) {
        self.0.offered.replace(Some((target, element)));
        self.on(event);
    }

    /// A mention was clicked, tapped or entered; `by_key` takes the focus into the card.
    pub fn press_mention(&self, element: HtmlElement, target: Target, by_key: bool) {
        self.0.enter_card.set(by_key);
        let is_shown = self.0.machine.borrow().shown() == Some(target);
        let shape = if dom::matches(SHEET_QUERY) { Shape::Sheet } else { Shape::Card };
        self.offer(element, target, Event::Press(target, shape));
        if is_shown {
            // Nothing will be drawn anew.
            self.place_card();
        }
    }

    /// Shows the card of another actor in place of the open one.
    pub fn open_actor(&self, actor: usize) {
        self.0.offered.take();
        self.on(Event::Move(Target::Actor(actor)));
    }

    /// The open card goes to a mention of the article.
    pub fn move_to_mention(&self, mention: usize) {
        if let Some(element) = dom::by_id(&mention_id(mention)) {
            self.offer(element, Target::Mention(mention), Event::Move(Target::Mention(mention)));
        }
    }

    /// Closes the card.
    pub fn dismiss_card(&self) {
        self.on(Event::Dismiss);
    }

    /// Whether the open card tells of what `element` stands for.
    pub fn is_told_of(&self, element: &Element) -> bool {
        let shown = self.0.machine.borrow().shown();
        shown.is_some() && target_of(element).map(|(_, target)| target) == shown
    }

    /// The page or a list scrolled: a card beside an entry of the list goes along, and closes where the entry is out of sight. (WebKit scrolls to
    /// what has got the focus only later, when its card may be open already.)
    pub fn scrolled(&self) {
        let anchor = self.0.anchor.borrow().clone().filter(|anchor| anchor.matches("a.who").unwrap_or(false));
        let is_open = self.0.machine.borrow().shown().is_some() && !self.0.machine.borrow().is_sheet();
        match anchor.filter(|_| is_open) {
            Some(anchor) if is_in_sight(&anchor) => self.place_card(),
            Some(_) => {
                self.on(Event::Dismiss);
            }
            None => {}
        }
    }

    /// The card has been drawn: puts it beside its mention, or makes room for it.
    pub fn place_card(&self) {
        let Some((card, anchor)) = dom::by_id(CARD).zip(self.0.anchor.borrow().clone()) else { return };
        if self.0.machine.borrow().is_sheet() {
            keep_in_view_above_sheet(&anchor);
        } else {
            self.put_beside(&card, &anchor);
        }
        if self.0.enter_card.take() {
            dom::focus(&card);
        }
    }

    fn put_beside(&self, card: &HtmlElement, anchor: &Element) {
        let lines = dom::lines(anchor);
        let Some(line) = nearest_line(&lines, self.0.pointer.get()) else { return };
        let style = card.style();
        // Only a browser without style could refuse; then the card stands in its default place.
        let _ = style.remove_property("--room");
        let size = (f64::from(card.offset_width()), f64::from(card.offset_height()));
        let place = place(line, around(&lines), size, dom::viewport());
        let pixels = |name: &str, value: f64| style.set_property(name, &format!("{}px", value.floor() as i32));
        let _ = pixels("--room", place.max_height);
        let _ = pixels("--left", place.left + dom::window().scroll_x().unwrap_or_default());
        let _ = pixels("--top", place.top + dom::scroll_y());
    }

    /// The pointer moved over neither card nor mention.
    pub fn moved_outside(&self, point: (f64, f64)) {
        let Some(card) = dom::by_id(CARD) else { return };
        let comes = on_the_way(point, self.0.left_at.get(), dom::bounds(&card));
        self.on(Event::Moved(if comes { Heading::ToCard } else { Heading::Elsewhere }));
    }

    /// A card that closes with the focus in it leaves the focus on the mention.
    fn give_focus_back(&self) {
        let is_inside = dom::focused().is_some_and(|element| element.closest("#card").is_ok_and(|card| card.is_some()));
        if let Some(anchor) = self.0.anchor.borrow().clone().filter(|_| is_inside) {
            self.0.quiet.set(true);
            dom::focus(&anchor);
            self.0.quiet.set(false);
        }
    }

    /// The focus leaves the card by Tab: on to the mention, where the reader came from.
    pub fn leave_card(&self) {
        if let Some(anchor) = self.0.anchor.borrow().clone() {
            dom::focus(&anchor);
        }
    }
}

/// Whether an entry is within its list, as far as that is in the window.
fn is_in_sight(entry: &Element) -> bool {
    let (entry, list) = (dom::bounds(entry), entry.closest("#rail").ok().flatten().map(|list| dom::bounds(&list)));
    let (top, bottom) =
        list.map_or((0.0, dom::viewport().1), |list| (list.top.max(0.0), list.bottom.min(dom::viewport().1)));
    entry.top >= top && entry.bottom <= bottom
}

fn keep_in_view_above_sheet(anchor: &HtmlElement) {
    let height = dom::viewport().1;
    let rect = dom::bounds(anchor);
    if rect.bottom > height * FREE_ABOVE_SHEET || rect.top < 0.0 {
        dom::window().scroll_by_with_x_and_y(0.0, rect.top - height * WORD_ABOVE_SHEET);
    }
}

/// The mention or list entry that an element is.
pub fn target_of(element: &Element) -> Option<(HtmlElement, Target)> {
    let mention = dom::number(element, "data-m").map(Target::Mention);
    let target = mention.or_else(|| dom::number(element, "data-actor").map(Target::Actor))?;
    Some((dom::as_html(element.clone()), target))
}
