//! Moves the reader through the page: jumps and back, focus, the card. Takes what listeners and components ask, acts on the document, and
//! tells the reducer what changed. What should happen is decided elsewhere: in `hovercard.rs`, in `steps.rs`, in the reducer.

pub mod card;
mod follow;
mod listen;
mod rove;
mod select;
pub mod steps;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollLogicalPosition, ScrollToOptions};
use yew::Callback;

use crate::dom;
use crate::hovercard::{Event, Machine, Opener};
use crate::keys::Key;
use crate::settings::{Mark, Settings};
use crate::state::{Action, Panel, Place, Shown, State, Target};

pub use listen::use_listeners;

/// Milliseconds that the goal of a jump stays marked.
const FLASH_MS: u32 = 1_600;

/// Milliseconds between two looks whether a piece of the article has been drawn.
const PIECE_MS: u32 = 20;

/// Id of the article.
pub const ARTICLE: &str = "article";
/// Id of the search field of who's who.
pub const SEARCH: &str = "search";

/// The handle that components share; equal only to itself.
#[derive(Clone)]
pub struct Reader(Rc<Inner>);

struct Inner {
    dispatch: Callback<Action>,
    state: RefCell<State>,
    machine: RefCell<Machine>,
    timer: RefCell<Option<Timeout>>,
    /// Waits until a selection rests.
    selecting: RefCell<Option<Timeout>>,
    /// The element that the open card belongs to.
    anchor: RefCell<Option<HtmlElement>>,
    /// The element that pointer or focus came to last.
    offered: RefCell<Option<(Target, HtmlElement)>>,
    /// Where the pointer was last seen, in viewport pixels.
    pointer: Cell<(f64, f64)>,
    /// Where it was when it was last over the anchor.
    left_at: Cell<(f64, f64)>,
    /// Whether the focus should go into the card when it has been drawn.
    enter_card: Cell<bool>,
    /// Waits until scrolling rests for a moment.
    following: RefCell<Option<Timeout>>,
    /// Whether the focus moves by our hand, which opens no card.
    quiet: Cell<bool>,
    /// The mention and the quote that were last jumped to.
    at_mention: Cell<Option<usize>>,
    at_quote: Cell<Option<usize>>,
}

impl PartialEq for Reader {
    fn eq(&self, other: &Reader) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What an event does, where there is a reader.
pub fn act<E: 'static>(reader: &Option<Reader>, then: impl Fn(&Reader) + 'static) -> Callback<E> {
    let reader = reader.clone();
    Callback::from(move |_| reader.iter().for_each(&then))
}

impl Reader {
    /// A reader of the page that `state` describes.
    pub fn new(dispatch: Callback<Action>, state: State) -> Reader {
        Reader(Rc::new(Inner {
            dispatch,
            state: RefCell::new(state),
            machine: RefCell::default(),
            timer: RefCell::default(),
            selecting: RefCell::default(),
            anchor: RefCell::default(),
            offered: RefCell::default(),
            pointer: Cell::default(),
            left_at: Cell::default(),
            enter_card: Cell::default(),
            following: RefCell::default(),
            quiet: Cell::default(),
            at_mention: Cell::default(),
            at_quote: Cell::default(),
        }))
    }

    /// This state is drawn next.
    pub fn see(&self, state: State) {
        if self.0.state.borrow().shown != state.shown {
            self.0.at_mention.set(None);
            self.0.at_quote.set(None);
        }
        *self.0.state.borrow_mut() = state;
    }

    /// The state has been drawn.
    pub fn follow(&self) {
        let (is_card_gone, opener) = {
            let state = self.0.state.borrow();
            (state.card.is_none(), if state.settings.cards { Opener::Hover } else { Opener::Press })
        };
        self.on(Event::OpenBy(opener));
        if is_card_gone && self.0.machine.borrow().shown().is_some() {
            self.on(Event::Dismiss);
        }
    }

    /// Tells the reducer.
    pub fn dispatch(&self, action: Action) {
        self.0.dispatch.emit(action);
    }

    /// Scrolls to a mention of the article and marks it; the focus stays where it is.
    pub fn show_mention(&self, mention: usize) {
        self.0.at_mention.set(Some(mention));
        self.jump(&mention_id(mention), false);
    }

    /// Goes to a mention with the focus, which opens no card.
    pub fn go_to_mention(&self, mention: usize) {
        self.0.at_mention.set(Some(mention));
        self.0.quiet.set(true);
        self.jump(&mention_id(mention), true);
        self.0.quiet.set(false);
    }

    /// Goes to a quote with the focus.
    pub fn go_to_quote(&self, quote: usize) {
        self.0.at_quote.set(Some(quote));
        self.jump(&quote_id(quote), true);
    }

    /// Shows the next or the previous mention of an actor after `from`; gives it.
    pub fn step(&self, actor: usize, from: Option<usize>, forward: bool) -> Option<usize> {
        let page = self.page()?;
        let mentions = &page.actors.get(actor)?.mentions;
        let next = steps::neighbour(mentions, from.or(self.0.at_mention.get()), forward)?;
        self.show_mention(next);
        Some(next)
    }

    /// The same, and the open card goes along.
    pub fn step_with_card(&self, actor: usize, from: Option<usize>, forward: bool) {
        if let Some(next) = self.step(actor, from, forward) {
            self.move_to_mention(next);
        }
    }

    /// Back to where the last jump began.
    pub fn back(&self) {
        let Some(place) = self.0.state.borrow().back.clone() else { return };
        self.on(Event::Dismiss);
        self.dispatch(Action::Back(None));
        self.dispatch(Action::Panel(place.panel));
        let options = ScrollToOptions::new();
        options.set_top(place.scroll);
        options.set_behavior(ScrollBehavior::Instant);
        dom::window().scroll_to_with_scroll_to_options(&options);
        // A drawer has to be drawn before something in it can take the focus.
        Timeout::new(0, move || {
            if let Some(element) = place.focus.and_then(|id| dom::by_id(&id)) {
                dom::focus(&element);
            }
        })
        .forget();
    }

    /// Closes the drawer, if one is open; `true` if so.
    pub fn close_panel(&self) -> bool {
        let panel = self.0.state.borrow().panel;
        if let Some(button) = panel.and_then(|panel| dom::by_id(panel.button())) {
            dom::focus(&button);
        }
        self.dispatch(Action::Panel(None));
        panel.is_some()
    }

    /// Goes to a part of the page (`#article`, `#rail`); the rail may be a closed drawer.
    pub fn skip(&self, to: &str) {
        let Some(goal) = dom::by_id(to.trim_start_matches('#')) else { return };
        if goal.offset_parent().is_none() && goal.id() == "rail" {
            self.dispatch(Action::Panel(Some(Panel::Who)));
        } else {
            dom::focus(&goal);
            goal.scroll_into_view();
        }
    }

    /// Carries out the command of a single key.
    pub fn press(&self, key: Key) {
        match key {
            Key::NextMention => self.walk_mentions(true),
            Key::PreviousMention => self.walk_mentions(false),
            Key::NextQuote => self.walk_quotes(true),
            Key::PreviousQuote => self.walk_quotes(false),
            Key::Back => self.back(),
            Key::Edit => self.edit(),
            Key::Search => self.search(),
            Key::Help => self.dispatch(Action::Dialog(Some(crate::state::Dialog::Help))),
        }
    }

    /// Opens the box, with the caret in it.
    fn edit(&self) {
        self.dispatch(Action::Edit);
        // It may have to be drawn first.
        Timeout::new(0, || {
            if let Some(area) = dom::by_id("box") {
                dom::focus(&area);
                dom::window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        })
        .forget();
    }

    /// To the search field of who's who, which may be in a closed drawer.
    fn search(&self) {
        if dom::by_id(SEARCH).is_some_and(|field| field.offset_parent().is_none()) {
            self.dispatch(Action::Panel(Some(Panel::Who)));
        }
        Timeout::new(0, || {
            if let Some(field) = dom::by_id(SEARCH) {
                // With scrolling: the field may be out of sight.
                let _ = field.focus();
            }
        })
        .forget();
    }

    /// Switches between cards that open by hover and focus and cards that only a press opens.
    pub fn switch_hovering(&self) {
        let settings = self.0.state.borrow().settings.clone();
        self.dispatch(Action::Settings(Settings { cards: !settings.cards, ..settings }));
    }

    /// Whether single keys are commands.
    pub fn has_keys(&self) -> bool {
        self.0.state.borrow().settings.keys
    }

    fn page(&self) -> Option<Shown> {
        self.0.state.borrow().shown.clone()
    }

    fn walk_mentions(&self, forward: bool) {
        let Some(page) = self.page() else { return };
        let settings = self.0.state.borrow().settings.clone();
        let is_shown = |mention: &usize| settings.shows(Mark::Kind(page.mentions[*mention].kind));
        let mentions: Vec<usize> = steps::links(&page).filter(is_shown).collect();
        let from = self.focused_index("m-").or(self.0.at_mention.get());
        if let Some(next) = steps::neighbour(&mentions, from.or_else(|| before_view(&mentions, mention_id)), forward) {
            self.0.at_mention.set(Some(next));
            reveal(&mention_id(next), true);
        }
    }

    fn walk_quotes(&self, forward: bool) {
        let Some(page) = self.page() else { return };
        let quotes: Vec<usize> = (0..page.quotes.len()).collect();
        let from = self.focused_index("q-").or(self.0.at_quote.get());
        if let Some(next) = steps::neighbour(&quotes, from.or_else(|| before_view(&quotes, quote_id)), forward) {
            self.0.at_quote.set(Some(next));
            reveal(&quote_id(next), true);
        }
    }

    fn focused_index(&self, prefix: &str) -> Option<usize> {
        dom::focused()?.id().strip_prefix(prefix)?.parse().ok()
    }

    /// Remembers where the reader is, closes the drawer and goes.
    fn jump(&self, id: &str, with_focus: bool) {
        let (is_first, panel) = {
            let state = self.0.state.borrow();
            (state.back.is_none(), state.panel)
        };
        if is_first {
            let focus = dom::focused().map(|element| element.id()).filter(|id| !id.is_empty());
            self.dispatch(Action::Back(Some(Place { scroll: dom::scroll_y(), panel, focus })));
        }
        if panel.is_some() {
            self.dispatch(Action::Panel(None));
        }
        reveal(id, with_focus);
    }
}

/// Goes to a place of the article; one in a piece that is not drawn yet is waited for.
fn reveal(id: &str, with_focus: bool) {
    let Some(element) = dom::by_id(id) else {
        let id = id.to_owned();
        return when_more_is_drawn(move || reveal(&id, with_focus));
    };
    dom::show(&element, ScrollLogicalPosition::Center);
    if with_focus {
        dom::focus(&element);
    }
    flash(element);
}

/// Does something a little later, unless the whole article is drawn.
pub fn when_more_is_drawn(then: impl FnOnce() + 'static) {
    if dom::by_id(ARTICLE).is_some_and(|article| article.has_attribute("aria-busy")) {
        Timeout::new(PIECE_MS, then).forget();
    }
}

/// Id of the first piece of a mention.
pub fn mention_id(mention: usize) -> String {
    format!("m-{mention}")
}

/// Id of the first piece of a quote.
pub fn quote_id(quote: usize) -> String {
    format!("q-{quote}")
}

/// The last of `items` that begins above the viewport: where a reader who has jumped nowhere yet is.
fn before_view(items: &[usize], id: fn(usize) -> String) -> Option<usize> {
    let begins_above = |item: &usize| dom::by_id(&id(*item)).is_some_and(|element| dom::bounds(&element).top < 0.0);
    let count = items.partition_point(begins_above);
    count.checked_sub(1).map(|last| items[last])
}

/// Marks the goal of a jump for a while.
fn flash(element: HtmlElement) {
    let mark = |element: &Element, on: bool| element.toggle_attribute_with_force("data-flash", on).is_ok();
    mark(&element, true);
    Timeout::new(FLASH_MS, move || {
        mark(&element, false);
    })
    .forget();
}
