//! The box that articles are pasted and typed into. The browser keeps what is typed; the page is told when the typing rests, so that a long
//! text is not copied with every key.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::paste;
use crate::state::{Action, Mode, Source, State, Table};

/// Milliseconds without a key before the text is read.
const REST_MS: u32 = 400;

/// What the box follows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Whether the box is open.
    pub mode: Mode,
    /// Counts up with each text that the box should hold.
    pub number: u32,
    /// The text that the box should hold.
    pub text: Rc<str>,
    /// Whether the box holds it already.
    pub typed: bool,
    /// The reader's own entries.
    pub table: Option<Table>,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

impl Props {
    /// The box of a state.
    pub fn new(state: &State, dispatch: Callback<Action>) -> Props {
        let wanted = &state.wanted;
        let text = if wanted.source == Source::Sample { Rc::from("") } else { wanted.text.clone() };
        Props {
            mode: state.mode,
            number: wanted.number,
            text,
            typed: wanted.typed,
            table: state.table.clone(),
            dispatch,
        }
    }
}

/// The box with its commands.
#[component]
pub fn InputBox(props: &Props) -> Html {
    let area = use_node_ref();
    let rest = use_mut_ref(|| None::<Timeout>);
    use_fill(&area, props);
    use_effect_with((props.mode, area.clone()), |(mode, area)| {
        if let Some(area) = area.cast::<HtmlTextAreaElement>().filter(|_| *mode == Mode::Edit) {
            // The caret waits in the box; a box that refuses the focus can still be clicked.
            let _ = area.focus();
        }
    });
    let typed = {
        let (area, rest, dispatch) = (area.clone(), rest.clone(), props.dispatch.clone());
        Callback::from(move |_: InputEvent| {
            let (area, dispatch) = (area.clone(), dispatch.clone());
            *rest.borrow_mut() = Some(Timeout::new(REST_MS, move || dispatch.emit(Action::Typed(value(&area)))));
        })
    };
    let submit = {
        let (area, dispatch) = (area.clone(), props.dispatch.clone());
        Callback::from(move |()| {
            rest.borrow_mut().take();
            dispatch.emit(Action::Submit(value(&area)));
        })
    };
    let key = on_ctrl_enter(submit.clone());
    html! {
        <section class="paste" aria-label="Your article" hidden={props.mode == Mode::Read}>
            <label for="box">{ "Paste a news article" }<span class="hovering">{ " (Ctrl+V)" }</span></label>
            <textarea id="box" class="box" rows="4" spellcheck="false" ref={area} oninput={typed} onkeydown={key} />
            <p class="tools" role="toolbar" aria-label="Box" data-roving=""><button class="primary" data-rove="" onclick={submit.reform(|_| ())}>{ "Read it" }</button> <OpenFile dispatch={props.dispatch.clone()} /></p>
            { own(props) }
        </section>
    }
}

fn on_ctrl_enter(submit: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            submit.emit(());
        }
    })
}

/// The reader's own entries, which can be taken away again.
fn own(props: &Props) -> Html {
    let Some(table) = &props.table else { return html! {} };
    let remove = props.dispatch.reform(|_: MouseEvent| Action::Table(None));
    html! {
        <p class="own-table" role="status">
            { format!("Entries of your own table that cards know: {}. ", table.entries) }<button class="quiet" onclick={remove}>{ "Remove it" }</button>
        </p>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FileProps {
    dispatch: Callback<Action>,
}

/// Reads the chosen file; the same one can be chosen again.
#[component]
fn OpenFile(props: &FileProps) -> Html {
    let dispatch = props.dispatch.clone();
    let open = Callback::from(move |event: Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(file) = field.files().and_then(|files| files.get(0)) {
            paste::file::open(file, |action, dispatch: &Callback<Action>| dispatch.emit(action), dispatch.clone());
        }
        field.set_value("");
    });
    html! {
        <label class="file">{ "Open a file" }<input type="file" tabindex="-1" data-rove="" accept=".txt,.md,.markdown,.html,.htm,.tsv,text/*" onchange={open} /></label>
    }
}

/// Puts a text that came from elsewhere into the box.
#[hook]
fn use_fill(area: &NodeRef, props: &Props) {
    let (text, typed) = (props.text.clone(), props.typed);
    use_effect_with((props.number, area.clone()), move |(_, area)| {
        if let Some(area) = area.cast::<HtmlTextAreaElement>().filter(|_| !typed) {
            area.set_value(&text);
            // Whoever opens it begins at its top; a box that refuses begins at its end.
            let _ = area.set_selection_range(0, 0);
        }
    });
}

fn value(area: &NodeRef) -> Rc<str> {
    area.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default().into()
}
