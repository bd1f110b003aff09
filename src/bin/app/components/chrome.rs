//! The frame of the page: header, bottom bar, help. Takes what the state says, gives actions.

use dramatis::Page;
use yew::prelude::*;

use super::share::use_dialog;
use crate::dom;
use crate::keys::KEYS;
use crate::settings::{Settings, Theme};
use crate::share::{address, bookmarklet};
use crate::state::{Action, Dialog, Mode, Panel, Shown};

/// What the header shows.
#[derive(Clone, PartialEq, Properties)]
pub struct HeaderProps {
    /// Whether the box is open.
    pub mode: Mode,
    /// The theme of the button.
    pub settings: Settings,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// Name, promise and the commands of the whole page.
pub fn header(props: &HeaderProps) -> Html {
    let send = |action: Action| props.dispatch.reform(move |_: MouseEvent| action.clone());
    let theme = props.settings.theme;
    let next = Action::Settings(Settings { theme: theme.next(), ..props.settings.clone() });
    html! {
        <header class="top">
            <div class="brand">
                <h1><a href="./">{ "Dramatis" }</a></h1>
                <p class="promise">{ "Automatic, may be wrong. Your text never leaves this browser." }</p>
            </div>
            <div class="commands" role="toolbar" aria-label="Page" data-roving="">
                if props.mode == Mode::Read {
                    <button data-rove="" onclick={send(Action::Edit)} aria-label="Edit text">{ "Edit" }</button>
                    <button data-rove="" tabindex="-1" onclick={send(Action::New)} aria-label="New article">{ "New" }</button>
                }
                <button class="wide" data-rove="" tabindex="-1" onclick={send(Action::Dialog(Some(Dialog::Share)))}>{ "Share" }</button>
                // Where there is nothing to edit, this is the first that a window of any width shows.
                <button class="quiet" data-rove="" tabindex={(props.mode == Mode::Read).then_some("-1")} onclick={send(next)} aria-label={format!("Theme: {}", theme.name())} title={format!("Theme: {}", theme.name())}>
                    { theme_sign(theme) }
                </button>
                <button class="quiet" data-rove="" tabindex="-1" onclick={send(Action::Dialog(Some(Dialog::Help)))} aria-label="Help">{ "?" }</button>
            </div>
        </header>
    }
}

fn theme_sign(theme: Theme) -> Html {
    html! { <span class={classes!("theme-sign", theme.name())} aria-hidden="true"></span> }
}

/// What the bar at the bottom shows.
#[derive(Clone, PartialEq, Properties)]
pub struct BarProps {
    /// The page that it counts.
    pub page: Option<Shown>,
    /// The open drawer.
    pub panel: Option<Panel>,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// The way into the drawers where there is no room for the rail.
pub fn bottom_bar(props: &BarProps) -> Html {
    let page: Option<&Page> = props.page.as_deref();
    let names = page.map_or(0, |page| page.actors.len());
    let quotes = page.map_or(0, |page| page.quotes.len());
    let drawer = |panel: Panel, words: String| {
        let is_open = props.panel == Some(panel);
        let open = props.dispatch.reform(move |_: MouseEvent| Action::Panel((!is_open).then_some(panel)));
        html! { <button id={panel.button()} aria-expanded={is_open.to_string()} aria-controls="rail" onclick={open}>{ words }</button> }
    };
    let share = props.dispatch.reform(|_: MouseEvent| Action::Dialog(Some(Dialog::Share)));
    html! {
        <nav class="bar" aria-label="Panels">
            { drawer(Panel::Who, format!("Who ({names})")) }
            { drawer(Panel::Quotes, format!("Quotes ({quotes})")) }
            { drawer(Panel::Highlights, "Highlights".to_owned()) }
            <button onclick={share}>{ "Share" }</button>
        </nav>
    }
}

/// What the help shows.
#[derive(Clone, PartialEq, Properties)]
pub struct HelpProps {
    /// Whether it is open.
    pub open: bool,
    /// For the switch of the single keys.
    pub settings: Settings,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// A device that has neither keys nor a pointer of its own; a keyboard may still be joined to it.
const FINGERS: &str = "(hover: none) and (pointer: coarse)";

/// How to read the page, its keys, and the switch that turns single keys off.
#[component]
pub fn HelpDialog(props: &HelpProps) -> Html {
    let dialog = use_dialog(props.open);
    let close = props.dispatch.reform(|_: Event| Action::Dialog(None));
    let dismiss = props.dispatch.reform(|_: MouseEvent| Action::Dialog(None));
    html! {
        <dialog ref={dialog} class="sheet-dialog" aria-labelledby="help-title" onclose={close}>
            <h2 id="help-title">{ "Help" }</h2>
            <p class="hovering">{ "Paste an article anywhere on this page, or drop a .txt, .md or .html file on it. Rest the pointer on a name, tap it, or press Enter on it to see who it is." }</p>
            <p class="tapping">{ "Paste an article into the box, or open a .txt, .md or .html file. Tap a name to see who it is." }</p>
            <p>{ "Names are found by a trained tagger and quotes by rules, in your browser. Each card says how sure they are and what they go by; a small question mark stands at a guess." }</p>
            <p>{ "Something is wrong? Correct it in its card, or select words to mark them. What you correct stays here, and goes into links and files that you share." }</p>
            <p>{ "Cards can know your own people and organizations, too: open or drop a table with the columns name, kind and what, as a .tsv file. Installed as an app, Dramatis takes what other apps share." }</p>
            if props.open {
                <details open={!dom::matches(FINGERS)}>
                    <summary>{ "With a keyboard or a mouse" }</summary>
                    { bookmark() }
                    { keys(&props.settings, &props.dispatch) }
                </details>
            }
            <p class="tools"><button onclick={dismiss}>{ "Close" }</button></p>
        </dialog>
    }
}

fn bookmark() -> Html {
    // Here it would do nothing, and the page's policy forbids it to try.
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <p>{ "Reading in another tab? Drag this to your bookmarks: " }<a class="bookmarklet" href={bookmarklet(&address())} onclick={stay}>{ "Read in Dramatis" }</a>{ ". There it sends the words that you have selected, or the page, to this one." }</p>
    }
}

fn keys(settings: &Settings, dispatch: &Callback<Action>) -> Html {
    let switched = Settings { keys: !settings.keys, ..settings.clone() };
    let switch = dispatch.reform(move |_: Event| Action::Settings(switched.clone()));
    let row = |(key, _, words): &(&str, _, &str)| html! { <><dt><kbd>{ *key }</kbd></dt><dd>{ *words }</dd></> };
    html! {
        <>
            <dl class="keys">
                { for KEYS.iter().map(row) }
                <dt><kbd>{ "Enter" }</kbd></dt><dd>{ "Into the card of a name" }</dd>
                <dt><kbd>{ "Esc" }</kbd></dt><dd>{ "Close card, panel or dialog" }</dd>
                <dt><kbd>{ "Ctrl" }</kbd>{ " " }<kbd>{ "Z" }</kbd></dt><dd>{ "Undo a correction; with Shift, redo it" }</dd>
                <dt><kbd>{ "Ctrl" }</kbd>{ " " }<kbd>{ "Enter" }</kbd></dt><dd>{ "Read the text in the box" }</dd>
            </dl>
            <label class="switch"><input type="checkbox" checked={settings.keys} onchange={switch} />{ " Single keys are commands" }</label>
        </>
    }
}
