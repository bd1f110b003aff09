//! The reader's own texts of the past, beneath the open box: one click opens one, one click forgets them all.

use yew::prelude::*;

use crate::state::{Action, Mode, Past, Source, State};

/// The list; nothing where there is no text of the past.
pub fn list(state: &State, dispatch: &Callback<Action>) -> Html {
    if state.mode == Mode::Read || state.recent.is_empty() {
        return html! {};
    }
    let entry = |(place, past): (usize, &Past)| {
        let action = Action::Read(past.text.clone(), Source::Own);
        let open = dispatch.reform(move |_: MouseEvent| action.clone());
        html! { <li><button data-rove="" tabindex={(place > 0).then_some("-1")} onclick={open}>{ past.name() }</button></li> }
    };
    let forget = dispatch.reform(|_: MouseEvent| Action::Forget);
    html! {
        <nav class="recent" aria-labelledby="recent-title" data-roving="">
            <h2 id="recent-title">{ "Read before" }</h2>
            <ul>{ for state.recent.iter().enumerate().map(entry) }</ul>
            <button class="quiet" data-rove="" tabindex="-1" onclick={forget}>{ "Forget all" }</button>
        </nav>
    }
}
