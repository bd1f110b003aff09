//! What follows from the state: questions to the worker, the address, the storage, the theme, dimmed actors, the Back button. Each effect
//! runs only when its part of the state has changed.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlTextAreaElement, ScrollRestoration};
use yew::prelude::*;

use crate::dom;
use crate::reader::{ARTICLE, Reader, when_more_is_drawn};
use crate::settings::Theme;
use crate::share::{self, Shared};
use crate::state::history::{History as Edits, Shelf};
use crate::state::{Action, Mode, Notice, Shown, Source, State, Table, Wanted};
use crate::storage;
use crate::worker::News;
use crate::worker::host::Host;

/// The state of a fresh page: a link's text, else what was typed before the program arrived, else the draft of the last visit, else the sample.
pub fn first_state() -> State {
    let settings = storage::settings();
    let own = |text: String| (Rc::from(text), Source::Own);
    let (mut state, shared) = match share::read(&hash()) {
        Shared::Text(text, edits) => {
            let text = Some((Rc::from(text), Source::Link));
            (State::new(settings, text, storage::draft().map(Rc::from)), edits)
        }
        shared => {
            let text = typed_early().or_else(storage::draft).map(own);
            let mut state = State::new(settings, text, None);
            if let Shared::Broken(why) = shared {
                state.mode = Mode::Edit;
                state.notices.push(Notice::BadLink(why));
            }
            (state, Vec::new())
        }
    };
    state.shelf = Shelf::read(&storage::edits());
    state.edits = state.shelf.take(&state.wanted.text).unwrap_or_else(|| Edits::new(shared));
    state.recent = storage::recent();
    state.table = storage::table();
    state
}

/// All effects of the page.
#[hook]
pub fn use_all(state: &UseReducerHandle<State>, dispatch: &Callback<Action>, reader: &Reader) {
    use_worker(&state.wanted, &state.table, dispatch);
    use_draft(&state.wanted, dispatch);
    use_effect_with((state.wanted.clone(), state.edits.clone(), state.shelf.clone()), |(wanted, edits, shelf)| {
        storage::keep_edits(&shelf.write(&wanted.text, edits));
    });
    use_address(&state.wanted, dispatch);
    use_back_button(state.has_overlay(), dispatch);
    use_theme(state.settings.theme);
    use_dimming(state.chosen, &state.shown);
    use_effect_with(state.settings.clone(), storage::keep_settings);
    use_effect_with(state.recent.clone(), |recent| storage::keep_recent(recent));
    use_effect_with(state.table.clone(), |table| storage::keep_table(table.as_ref()));
    // At once: an effect may run after the reader has pressed a key on the page that is drawn by then.
    reader.see((**state).clone());
    let reader = reader.clone();
    use_effect(move || reader.follow());
    use_floor(state.mode, &state.wanted);
    use_title(&state.shown);
}

/// Asks the worker whenever another text is wanted.
#[hook]
fn use_worker(wanted: &Wanted, table: &Option<Table>, dispatch: &Callback<Action>) {
    let tell = dispatch.reform(|news: News<Shown>| match news {
        News::Loading(received, total) => Action::Loading(received, total),
        News::Progress(step) => Action::Progress(step),
        News::Page(page) => Action::Done(page),
        News::Known(cards) => Action::Known(cards),
        News::Failed(message) => Action::Failed(message),
        News::Poorer(note) => Action::Notice(Notice::Poorer(note)),
    });
    let host = use_memo((), move |()| Host::new(tell));
    let table = table.as_ref().map_or_else(|| Rc::from(""), |table| table.text.clone());
    use_effect_with(wanted.clone(), move |wanted| host.ask(wanted.text.clone(), table));
}

/// Keeps the reader's own text over a reload; a shared one is in its link.
#[hook]
fn use_draft(wanted: &Wanted, dispatch: &Callback<Action>) {
    let tell = dispatch.clone();
    use_effect_with(wanted.clone(), move |wanted| {
        let kept = match wanted.source {
            Source::Own => storage::keep_draft(&wanted.text),
            // The first page of a first visit, or an emptied box.
            Source::Sample => storage::keep_draft(""),
            Source::Link => Ok(()),
        };
        if let Err(why) = kept {
            tell.emit(Action::Notice(Notice::NotKept(why)));
        }
    });
    use_effect_with((), |()| {
        // What was typed in the last moment before the page goes.
        let listener = EventListener::new(&dom::window(), "pagehide", |_| {
            if let Some(text) = typed_early() {
                let _ = storage::keep_draft(&text);
            }
        });
        move || drop(listener)
    });
}

/// What the open box holds, if anything.
fn typed_early() -> Option<String> {
    let area: HtmlTextAreaElement = dom::by_id("box")?.dyn_into().ok()?;
    let is_open = area.closest("[hidden]").is_ok_and(|hidden| hidden.is_none());
    Some(area.value()).filter(|text| is_open && !text.trim().is_empty())
}

fn hash() -> String {
    dom::window().location().hash().unwrap_or_default()
}

/// Reads links that are opened while the page is there, and takes a link's hash off the address once another text is on show.
#[hook]
fn use_address(wanted: &Wanted, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&dom::window(), "hashchange", move |_| match share::read(&hash()) {
            Shared::No => {}
            Shared::Text(text, edits) => {
                dispatch.emit(Action::Read(Rc::from(text), Source::Link));
                dispatch.emit(Action::SetEdits(edits));
            }
            Shared::Broken(why) => {
                dispatch.emit(Action::Notice(Notice::BadLink(why)));
                dispatch.emit(Action::Edit);
            }
        });
        move || drop(listener)
    });
    use_effect_with((wanted.number, wanted.source), |(number, source)| {
        if *number > 0 && *source != Source::Link && share::read(&hash()) != Shared::No {
            history_entry(History::Replace);
        }
    });
}

enum History {
    Push,
    Replace,
}

fn history_entry(kind: History) {
    let Ok(history) = dom::window().history() else { return };
    // A browser that refuses (too many entries) only keeps its Back button as it was.
    let _ = match kind {
        History::Push => history.push_state_with_url(&JsValue::NULL, "", None),
        History::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&share::address())),
    };
}

/// While a sheet or a drawer is open, Back closes it.
#[hook]
fn use_back_button(open: bool, dispatch: &Callback<Action>) {
    let pushed = use_mut_ref(|| false);
    let dispatch = dispatch.clone();
    let on_back = pushed.clone();
    use_effect_with((), move |()| {
        if let Ok(history) = dom::window().history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        let listener = EventListener::new(&dom::window(), "popstate", move |_| {
            *on_back.borrow_mut() = false;
            dispatch.emit(Action::CloseAll);
        });
        move || drop(listener)
    });
    use_effect_with(open, move |open| {
        if *open && !*pushed.borrow() {
            *pushed.borrow_mut() = true;
            history_entry(History::Push);
        } else if !open && pushed.replace(false) {
            let _ = dom::window().history().and_then(|history| history.back());
        }
    });
}

#[hook]
fn use_theme(theme: Theme) {
    use_effect_with(theme, |theme| {
        // Fails for no attribute of this name.
        let _ = match theme {
            Theme::System => dom::root().remove_attribute("data-theme"),
            theme => dom::root().set_attribute("data-theme", theme.name()),
        };
    });
}

/// Marks the mentions of the chosen actor in the article, which is not drawn anew for that.
#[hook]
fn use_dimming(chosen: Option<usize>, shown: &Option<Shown>) {
    use_effect_with((chosen, shown.clone()), |(chosen, _)| {
        let Some(article) = dom::by_id(ARTICLE) else { return };
        for mention in dom::all(&article, "[data-chosen]") {
            // Fails for no attribute of this name; so below.
            let _ = mention.remove_attribute("data-chosen");
        }
        let _ = match chosen {
            Some(actor) => article.set_attribute(DIM, &actor.to_string()),
            None => article.remove_attribute(DIM),
        };
        mark_chosen();
    });
}

/// On the article, which actor is chosen.
const DIM: &str = "data-dim";

fn mark_chosen() {
    let article = dom::by_id(ARTICLE);
    let Some((article, actor)) = article.and_then(|article| Some((article.clone(), article.get_attribute(DIM)?)))
    else {
        return;
    };
    for mention in dom::all(&article, &format!("[data-a~=\"{actor}\"]")) {
        let _ = mention.set_attribute("data-chosen", "");
    }
    when_more_is_drawn(mark_chosen);
}

/// Another text is read from its top; one that was sent off with the box's button leaves the focus on the article.
#[hook]
fn use_floor(mode: Mode, wanted: &Wanted) {
    let typed = wanted.typed;
    use_effect_with(mode, move |mode| {
        if let Some(article) = dom::by_id(ARTICLE).filter(|_| *mode == Mode::Read && typed) {
            dom::focus(&article);
            dom::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
    use_effect_with(wanted.number, move |number| {
        if *number > 0 && !typed {
            dom::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// The tab has the name of the article.
#[hook]
fn use_title(shown: &Option<Shown>) {
    use_effect_with(shown.clone(), |shown| {
        let title = shown.as_ref().map(|page| page.title.trim()).filter(|title| !title.is_empty());
        if let Some(title) = title {
            dom::document().set_title(&format!("{title} · Dramatis"));
        }
    });
}
