//! Words to the reader above the article, and the bar that shows how far the worker is.

use dramatis::document::Step;
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
            }
            <button class="quiet" aria-label="Hide this message" onclick={send(Action::Dismiss(notice.clone()))}>{ "×" }</button>
        </div>
    }
}

fn words_of(notice: &Notice) -> String {
    match notice {
        Notice::Shared => {
            "A visitor shared this text with you through the link. Dramatis has not checked who wrote it.".to_owned()
        }
        Notice::BadLink(why) => {
            format!("The link cannot be opened. {why}")
        }
        Notice::Replaced => "The text before this one is kept for now.".to_owned(),
        Notice::Empty => "There is nothing to read yet: paste an article into the box first.".to_owned(),
        Notice::TooLong(bytes) => format!(
            "That is {:.1} MB of text, and this page reads up to {:.0} MB: paste one article at a time. Nothing was changed.",
            megabytes(*bytes),
            megabytes(MAX_TEXT),
        ),
        Notice::NotKept(why) => format!("This text will be gone after a reload: {why}."),
        Notice::Poorer(why) => {
            format!("The list of known names did not arrive, so fewer names are recognised ({why}).")
        }
        Notice::Refused(why) => why.clone(),
    }
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// What the worker is doing.
#[derive(Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// Idle work shows nothing.
    pub work: Work,
}

/// The bar; its style keeps it hidden for the first moments, so that short texts do not flicker.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let Work::Busy(step) = props.work else {
        return html! {};
    };
    let done = match step {
        None => 0,
        Some(Step::Read) => 1,
        Some(Step::Tag) => 2,
        Some(Step::Resolve) => 3,
        Some(Step::Quote) => 4,
    };
    html! {
        <div class="progress"><progress max="5" value={done.to_string()} aria-label={words::step(step)}></progress><span aria-hidden="true">{ words::step(step) }{ " …" }</span></div>
    }
}
