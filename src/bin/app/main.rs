//! The page. One wasm serves it and its worker: `main` draws only where there is a window; the worker makes an `Annotator` itself.
//! Puts state, worker, reader and parts together; each of them is decided elsewhere.

mod components;
mod dom;
mod effects;
mod hovercard;
mod keys;
mod paste;
mod reader;
mod settings;
mod share;
mod state;
mod storage;
#[cfg(test)]
mod tests;
mod words;
mod worker;

use gloo_timers::callback::Timeout;
use web_sys::Node;
use yew::prelude::*;

use components::{
    Article, CardPopup, HelpDialog, InputBox, Notices, Progress, Rail, ShareDialog,
    chrome::{BarProps, HeaderProps, bottom_bar, header},
    edited::{self, MarkProps, edited, mark_bar},
    input,
    notes::Notes,
    recent,
};
use reader::{Reader, act, use_listeners};
use settings::{Mark, Settings, WIDTHS};
use state::{Action, Dialog, Source, State};

fn main() {
    if !cfg!(target_family = "wasm") {
        eprintln!("app: runs in a browser only; `make serve` builds and serves it");
        std::process::exit(2);
    }
    console_error_panic_hook::set_once();
    if web_sys::window().is_some() {
        // Making the program ready and drawing are two tasks, so that a key or a finger gets in between.
        Timeout::new(0, start).forget();
    }
}

/// Draws the page in place of the static one.
fn start() {
    let Some(root) = dom::by_id("app") else { return };
    let early = dom::by_id(reader::ARTICLE).map(Into::into);
    let props = AppProps { first: effects::first_state(), early };
    yew::Renderer::<App>::with_root_and_props(root.into(), props).render();
}

/// What the page begins with.
#[derive(Clone, PartialEq, Properties)]
struct AppProps {
    first: State,
    /// The annotated sample of the static page.
    early: Option<Node>,
}

/// The whole page.
#[component]
fn App(props: &AppProps) -> Html {
    let first = props.first.clone();
    let state = use_reducer(move || first);
    let dispatcher = state.dispatcher();
    let dispatch = use_memo((), move |()| dispatcher.to_callback());
    let dispatch: Callback<Action> = (*dispatch).clone();
    let reader = {
        let dispatch = dispatch.clone();
        let first = (*state).clone();
        use_memo((), move |()| Reader::new(dispatch, first))
    };
    let reader: Reader = (*reader).clone();
    effects::use_all(&state, &dispatch, &reader);
    use_listeners(&reader);
    html! { <Layout state={(*state).clone()} {dispatch} reader={Some(reader)} early={props.early.clone()} /> }
}

/// What the layout shows.
#[derive(Clone, PartialEq, Properties)]
struct LayoutProps {
    state: State,
    dispatch: Callback<Action>,
    reader: Option<Reader>,
    early: Option<Node>,
}

/// All parts in their places.
#[component]
fn Layout(props: &LayoutProps) -> Html {
    let (state, dispatch, reader) = (&props.state, &props.dispatch, &props.reader);
    let page = &state.shown;
    html! {
        <>
            <a class="skip" href="#article">{ "Skip to the article" }</a>
            <a class="skip" href="#rail">{ "Skip to who is who" }</a>
            { header(&HeaderProps { mode: state.mode, settings: state.settings.clone(), dispatch: dispatch.clone() }) }
            <main class="layout">
                <div class="column">
                    <InputBox ..input::Props::new(state, dispatch.clone()) />
                    <Notices notices={state.notices.clone()} work={state.work.clone()} dispatch={dispatch.clone()} />
                    <Progress work={state.work.clone()} stop={page.as_ref().map(|_| dispatch.reform(|_: MouseEvent| Action::Stop))} />
                    { recent::list(state, dispatch) }
                    { origin(state) }
                    { edited(&edited::Props { edits: state.edits.clone(), dispatch: dispatch.clone() }) }
                    <div class={reading_classes(state)}>
                        { article(state, &props.early) }
                        if let Some(page) = page { <Notes page={page.clone()} /> }
                    </div>
                </div>
                <Rail page={page.clone()} settings={state.settings.clone()} chosen={state.chosen} panel={state.panel}
                    dispatch={dispatch.clone()} reader={reader.clone()} />
            </main>
            <CardPopup page={page.clone()} open={state.card} chosen={state.chosen} hovering={state.settings.cards} reader={reader.clone()} />
            { back(state, reader) }
            { mark_bar(&MarkProps { selection: state.selection, dispatch: dispatch.clone() }) }
            { bottom_bar(&BarProps { page: page.clone(), panel: state.panel, dispatch: dispatch.clone() }) }
            <p class="sr" role="status">{ page.as_ref().map(|page| words::summary(page)) }</p>
            <ShareDialog open={state.dialog == Some(Dialog::Share)} text={state.wanted.text.clone()} edits={state.edits.done().to_vec()} page={page.clone()} dispatch={dispatch.clone()} />
            <HelpDialog open={state.dialog == Some(Dialog::Help)} settings={state.settings.clone()} dispatch={dispatch.clone()} />
        </>
    }
}

/// Until the first page has come, the sample of the static page stays as it is; of another text the plain paragraphs stand there.
fn article(state: &State, early: &Option<Node>) -> Html {
    match (&state.shown, early) {
        (Some(page), _) => html! { <Article page={page.clone()} /> },
        (None, Some(early)) if state.wanted.source == Source::Sample => Html::VRef(early.clone()),
        (None, _) => html! {
            <article id="article" class="article" aria-label="Article" tabindex="-1">
                { for paragraphs(&state.wanted.text).into_iter().map(paragraph) }
            </article>
        },
    }
}

fn paragraph((line, gap): (&str, &str)) -> Html {
    html! { <p class="block body">{ line }<span class="gap">{ gap }</span></p> }
}

/// Lines with the line breaks after them; together they are the text.
fn paragraphs(text: &str) -> Vec<(&str, &str)> {
    let mut paragraphs = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let line = rest.find('\n').unwrap_or(rest.len());
        let next = rest[line..].find(|character| character != '\n').map_or(rest.len(), |gap| line + gap);
        paragraphs.push((&rest[..line], &rest[line..next]));
        rest = &rest[next..];
    }
    paragraphs
}

/// Highlights are a matter of style, so that switching them draws nothing anew.
fn reading_classes(state: &State) -> Classes {
    let hidden = Mark::all().filter(|mark| !state.settings.shows(*mark)).map(|mark| format!("no-{}", mark.name()));
    let Settings { style, size, width, .. } = &state.settings;
    let mut classes = classes!("reading", format!("style-{}", style.name()), format!("size-{size}"), WIDTHS[*width]);
    classes.extend(hidden.collect::<Classes>());
    classes
}

fn origin(state: &State) -> Html {
    let words = "A sample article; it and the people in it are invented. Paste your own above.";
    if state.wanted.source == Source::Sample {
        html! { <p class="origin">{ words }</p> }
    } else {
        html! {}
    }
}

/// The way back to where the last jump began.
fn back(state: &State, reader: &Option<Reader>) -> Html {
    if state.back.is_none() {
        return html! {};
    }
    html! {
        <div class="back">
            <button class="primary" onclick={act(reader, Reader::back)}>{ "↩ Back" }</button>
            <button class="quiet" aria-label="Stay here" onclick={act(reader, |reader| reader.dispatch(Action::Back(None)))}>{ "×" }</button>
        </div>
    }
}
