//! The reader's own texts of the past, beneath the open box: one click opens one, one click forgets them all.

use yew::prelude::*;

use crate::state::{Action, Mode, Source, State};

/// The list; nothing where there is no text of the past.
pub fn list(state: &State, dispatch: &Callback<Action>) -> Html {
    if state.mode == Mode::Read || state.recent.is_empty() {
        return html! {};
    }
    let entry = |(place, text): (usize, &std::rc::Rc<str>)| {
        let action = Action::Read(text.clone(), Source::Own);
        let open = dispatch.reform(move |_: MouseEvent| action.clone());
        html! { <li><button data-rove="" tabindex={(place > 0).then_some("-1")} onclick={open}>{ title(text) }</button></li> }
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

/// The first line that says something; style cuts it to one line of the page.
fn title(text: &str) -> String {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().chars().take(120).collect()
}
