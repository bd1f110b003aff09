//! What was corrected by hand, with undo and redo; and the bar that makes selected words a name.

use dramatis::edit::{Edit, Place, Reach};
use yew::prelude::*;

use super::card::{fix::KINDS, swatch};
use crate::settings::Mark;
use crate::state::Action;
use crate::state::history::History;
use crate::words;

/// What was corrected.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Corrections of the text.
    pub edits: History,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// The line above a corrected article.
pub fn edited(props: &Props) -> Html {
    let send = |action: Action| props.dispatch.reform(move |_: MouseEvent| action.clone());
    let done = props.edits.done().len();
    if done == 0 && !props.edits.can_redo() {
        return html! {};
    }
    html! {
        <div class="edited" role="status">
            <span>{ format!("Edited: {} by hand", words::count(done, "correction")) }</span>
            <span role="toolbar" aria-label="Corrections" data-roving="">
                if done > 0 {
                    <button class="quiet" data-rove="" onclick={send(Action::Undo)}>{ "Undo" }</button>
                }
                if props.edits.can_redo() {
                    <button class="quiet" data-rove="" tabindex={(done > 0).then_some("-1")} onclick={send(Action::Redo)}>{ "Redo" }</button>
                }
                if done > 0 {
                    <button class="quiet" data-rove="" tabindex="-1" onclick={send(Action::SetEdits(Vec::new()))}>{ "Drop all" }</button>
                }
            </span>
        </div>
    }
}

/// What is selected.
#[derive(Clone, PartialEq, Properties)]
pub struct MarkProps {
    /// Its offsets.
    pub selection: Option<Place>,
    /// Where actions go.
    pub dispatch: Callback<Action>,
}

/// The bar of kinds for selected words.
pub fn mark_bar(props: &MarkProps) -> Html {
    let Some(at) = props.selection else { return html! {} };
    let button = |kind| {
        let mark = props.dispatch.reform(move |_: MouseEvent| Action::Correct(Edit::Add(at, kind, Reach::All)));
        html! { <button onclick={mark}>{ swatch(Mark::Kind(kind)) }{ words::kind(kind) }</button> }
    };
    html! { <div class="mark-bar" role="toolbar" aria-label="Mark the selected words as">{ "Mark as " }{ for KINDS.map(button) }</div> }
}
