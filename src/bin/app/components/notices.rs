//! Words to the reader above the article, and the bar that shows how far the worker is.

use yew::prelude::*;

use crate::state::{Action, MAX_TEXT, Notice, Work};
use crate::words;

/// What there is to tell.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The notices, the oldest first.
    pub notices: Vec<Notice>,
    /// A failure of the worker is told here, too.
    pub work: Work,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// The notices.
#[component]
pub fn Notices(props: &Props) -> Html {
    let send = |action: Action| props.dispatch.reform(move |_: MouseEvent| action.clone());
    let failed = if let Work::Failed(message) = &props.work { Some(message) } else { None };
    html! {
        <div class="notices">
            if let Some(message) = failed {
                <div class="notice failed" role="alert"><p>{ message }</p><button onclick={send(Action::Retry)}>{ "Try again" }</button></div>
            }
            { for props.notices.iter().map(|notice| draw(notice, &send)) }
        </div>
    }
}

fn draw(notice: &Notice, send: &dyn Fn(Action) -> Callback<MouseEvent>) -> Html {
    let is_alert = !matches!(notice, Notice::Shared | Notice::Replaced);
    html! {
        <div class={classes!("notice", is_alert.then_some("failed"))} role={if is_alert { "alert" } else { "status" }}>
            <p>{ words_of(notice) }</p>
            if *notice == Notice::Replaced {
                <button onclick={send(Action::BringBack)}>{ "Bring it back" }</button>
                <button onclick={send(Action::Join)}>{ "Read both as one" }</button>
            }
            <button class="quiet" aria-label="Hide this message" onclick={send(Action::Dismiss(notice.clone()))}>{ "×" }</button>
        </div>
    }
}

fn words_of(notice: &Notice) -> String {
    match notice {
        Notice::Shared => {
            "A visitor shared this text with you through the link, or you sent it here from another page. Dramatis has not checked who wrote it.".to_owned()
        }
        Notice::BadLink(why) => {
            format!("The link cannot be opened. {why}")
        }
        Notice::Replaced => "The text before this one is kept for now.".to_owned(),
        Notice::Empty => "There is nothing to read yet: paste an article into the box first.".to_owned(),
        Notice::Address => "That is only the address of a page, and Dramatis fetches none: open it, copy the words of the article and paste them here.".to_owned(),
        Notice::Foreign => "This does not look like English, and Dramatis reads English news alone: it finds little here, and much of that may be wrong.".to_owned(),
        Notice::TooLong(bytes) => format!(
            "That is {} MB of text, and this page reads up to {} MB: paste one article at a time. Nothing was changed.",
            megabytes(*bytes),
            megabytes(MAX_TEXT),
        ),
        Notice::NotKept(why) => format!("This text will be gone after a reload: {why}."),
        Notice::Poorer(words) | Notice::Refused(words) => words.clone(),
    }
}

/// "2.1".
fn megabytes(bytes: usize) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// What the worker is doing.
#[derive(Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// Idle work shows nothing.
    pub work: Work,
    /// Stops it; absent where nothing else could be shown.
    pub stop: Option<Callback<MouseEvent>>,
}

/// The bar; its style keeps it hidden for the first moments, so that short texts do not flicker.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let (done, of, words) = match props.work {
        Work::Idle | Work::Failed(_) => return html! {},
        Work::Loading(received, total) => (received.min(total), total, loading(received, total)),
        Work::Busy(step) => (step.map_or(0, |step| 1 + step as usize), 5, words::step(step).to_owned()),
    };
    html! {
        <div class="progress">
            <progress max={of.to_string()} value={done.to_string()} aria-label={words.clone()}></progress>
            <p><span aria-hidden="true">{ words }{ " …" }</span>
                { props.stop.clone().map(|stop| html! { <button onclick={stop}>{ "Stop" }</button> }) }</p>
        </div>
    }
}

/// "Fetching names and tagger, 0.4 of 1.9 MB".
fn loading(received: usize, total: usize) -> String {
    format!("Fetching names and tagger, {} of {} MB", megabytes(received.min(total)), megabytes(total))
}
