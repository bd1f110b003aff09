//! The share dialog: a link with its length and the channels it fits, and the page as a file, for readers or for other tools. Sends nothing anywhere.

use std::rc::Rc;

use dramatis::edit::Edit;
use dramatis::export::Format;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use crate::dom;
use crate::share;
use crate::state::{Action, Notice, Shown};
use crate::words::join;

/// What there is to share.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Whether it is open.
    pub open: bool,
    /// The text of the link.
    pub text: Rc<str>,
    /// Its corrections.
    pub edits: Vec<Edit>,
    /// The page of the file.
    pub page: Option<Shown>,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// Opens and closes a modal `<dialog>` with the state; the browser keeps the focus inside.
#[hook]
pub fn use_dialog(open: bool) -> NodeRef {
    let node = use_node_ref();
    use_effect_with((open, node.clone()), |(open, node)| {
        let Some(dialog) = node.cast::<HtmlDialogElement>() else { return };
        if *open && !dialog.open() {
            // Fails only for a dialog that is open or not in the page.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    node
}

/// The dialog; its content is drawn only while it is open, as a long text takes a while to pack.
#[component]
pub fn ShareDialog(props: &Props) -> Html {
    let dialog = use_dialog(props.open);
    let close = props.dispatch.reform(|_: Event| Action::Dialog(None));
    let dismiss = props.dispatch.reform(|_: MouseEvent| Action::Dialog(None));
    html! {
        <dialog ref={dialog} class="sheet-dialog" aria-labelledby="share-title" onclose={close}>
            <h2 id="share-title">{ "Share" }</h2>
            if props.open {
                <LinkField text={props.text.clone()} edits={props.edits.clone()} address={share::address()} />
                <Files page={props.page.clone()} dispatch={props.dispatch.clone()} />
            }
            <p class="tools"><button onclick={dismiss}>{ "Close" }</button></p>
        </dialog>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LinkProps {
    text: Rc<str>,
    edits: Vec<Edit>,
    address: AttrValue,
}

#[component]
fn LinkField(props: &LinkProps) -> Html {
    let link = use_memo(props.clone(), |props| share::link_to(&props.text, &props.edits, &props.address));
    let copied = use_state(|| "");
    let copy = {
        let (link, copied) = (link.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let (link, copied) = (link.clone(), copied.clone());
            spawn_local(async move { copied.set(copy_link(&link).await) });
        })
    };
    html! {
        <section>
            <h3>{ "As a link" }</h3>
            <p>{ "The whole text is in the link; whoever opens it needs no account, and no server sees it." }</p>
            <div class="link-row">
                <input id="link" readonly=true aria-label="Link" value={link.to_string()} />
                <button onclick={copy}>{ "Copy link" }</button>
            </div>
            <p class="fits">{ fits(link.chars().count()) }{ " " }<span role="status">{ *copied }</span></p>
        </section>
    }
}

/// "1,234 characters: fits X and Slack. Too long for a QR code."
fn fits(length: usize) -> String {
    let (fit, rest) = share::channels(length);
    let mut words = format!("{length} characters. ");
    match (fit.as_slice(), rest.as_slice()) {
        ([], _) => words.push_str("Too long for every channel: take the file."),
        (fit, []) => words.push_str(&format!("Fits {}.", join(fit))),
        (fit, rest) => {
            words.push_str(&format!("Fits {}; too long for {}: take the file there.", join(fit), join(rest)))
        }
    }
    words
}

/// Puts the link on the clipboard; what to tell the reader. Where the browser refuses, the link is selected for Ctrl+C.
async fn copy_link(link: &str) -> &'static str {
    let clipboard = dom::window().navigator().clipboard();
    if JsFuture::from(clipboard.write_text(link)).await.is_ok() {
        return "Copied.";
    }
    if let Some(field) = dom::by_id("link").and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        dom::focus(&field);
        field.select();
    }
    "Press Ctrl+C to copy."
}

#[derive(Clone, PartialEq, Properties)]
struct FileProps {
    page: Option<Shown>,
    dispatch: Callback<Action>,
}

#[component]
fn Files(props: &FileProps) -> Html {
    let Some(page) = props.page.clone() else {
        return html! {};
    };
    let save = |format: Option<Format>| {
        let (page, dispatch) = (page.clone(), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            if share::download(&page, format).is_err() {
                dispatch.emit(Action::Notice(Notice::Refused("The browser did not let the file be saved.".to_owned())));
            }
        })
    };
    let button = |(format, _, _, words): (Format, _, _, &'static str)| html! { <button onclick={save(Some(format))}>{ words }</button> };
    let [page_file, data @ ..] = Format::ALL;
    html! {
        <>
            <section>
                <h3>{ "As a file" }</h3>
                <p>{ "One page with the article and all its cards. It opens anywhere, without network and without script." }</p>
                { button(page_file) }
            </section>
            <section>
                <h3>{ "As data" }</h3>
                <p class="formats">{ for data.map(button) }<button onclick={save(None)}>{ "JSON" }</button></p>
            </section>
        </>
    }
}
