//! What the knowledge base tells of an actor, apart from what the article says: what it was on the article's day, dated facts with their
//! sources, where article and base disagree, what else the name may mean, for the reader to choose. Links lead out only when the reader
//! follows them.

use dramatis::edit::Edit;
use dramatis::page::{Background, FactView};
use yew::prelude::*;

use super::ActorProps;
use super::fix::place_of;
use crate::components::timeline::date;
use crate::dom;
use crate::state::Action;
use crate::words;

/// Aliases that a card names.
const MAX_ALIASES: usize = 6;

/// The section; empty where the base knows nothing.
pub fn world(props: &ActorProps) -> Html {
    let card = props.card();
    if card.background.is_none() && card.candidates.is_empty() {
        return html! {};
    }
    html! {
        <section class="world" aria-label="Background">
            <h3>{ "Background, not from the article" }</h3>
            { card.background.as_ref().map(told) }
            { others(props) }
        </section>
    }
}

fn told(told: &Background) -> Html {
    let day = told.date.as_deref().filter(|_| !told.facts.is_empty()).map(|day| format!(" (on {})", date(day)));
    let what = (!told.what.is_empty()).then(|| format!(": {}", told.what));
    let names: Vec<&str> = told.aliases.iter().map(String::as_str).take(MAX_ALIASES).collect();
    html! {
        <>
            <p class="what"><b>{ &told.name }</b>{ what }{ day }</p>
            { for told.conflicts.iter().map(|words| html! { <p class="conflict" role="note">{ dated(words) }</p> }) }
            { line("", life(told)) }
            <ul class="facts">{ for told.facts.iter().map(fact) }</ul>
            { line("Also: ", names.join(" · ")) }
            { origin(told) }
        </>
    }
}

/// A sentence that ends with an ISO date, with that date in words.
fn dated(words: &str) -> String {
    let (before, last) = words.trim_end_matches('.').rsplit_once(' ').unwrap_or(("", words));
    format!("{before} {}.", date(last))
}

fn line(label: &str, words: String) -> Option<Html> {
    (!words.is_empty()).then(|| html! { <p class="aliases">{ label }{ words }</p> })
}

fn life(told: &Background) -> String {
    let alive = told.kind == "person" && told.end.is_empty() && !told.start.is_empty();
    if alive { format!("born {}", date(&told.start)) } else { span(&told.start, &told.end) }
}

/// "17 July 2000 – 8 December 2024".
fn span(start: &str, end: &str) -> String {
    match (start, end) {
        ("", "") => String::new(),
        (start, "") => format!("since {}", date(start)),
        (start, end) => format!("{} – {}", date(start), date(end)),
    }
}

fn fact(fact: &FactView) -> Html {
    let label = (fact.label != "office").then(|| format!("{}: ", fact.label));
    let known = (fact.when == "last known").then(|| format!(" (as of {})", date(&fact.as_of)));
    html! {
        <li class={fact.when.replace(' ', "-")} title={format!("{}, as of {}", fact.source, date(&fact.as_of))}>
            { label }{ words::number(&fact.text) }{ " " }<span class="label">{ span(&fact.start, &fact.end) }{ known }</span>
        </li>
    }
}

/// Sources, and ways out.
fn origin(told: &Background) -> Html {
    let link = |to: String, name: &str| {
        html! { <>{ " · " }<a href={to} target="_blank" rel="noopener noreferrer">{ name.to_owned() }</a></> }
    };
    let ways = told.wikidata.iter().flat_map(|qid| {
        let home = "https://www.wikidata.org/wiki/";
        [
            link(format!("{home}{qid}"), "Wikidata"),
            link(format!("{home}Special:GoToLinkedPage/enwiki/{qid}"), "Wikipedia"),
        ]
    });
    let sure = format!("{} % sure: {}", words::percent(told.confidence), told.evidence);
    html! { <p class="sure">{ format!("{}, as of {} · {sure}", told.source, date(&told.as_of)) }{ for ways }</p> }
}

/// What else the name may mean; the reader's choice is a correction like any other.
fn others(props: &ActorProps) -> Html {
    let card = props.card();
    let Some(at) = place_of(&props.page, props.actor, props.from) else { return html! {} };
    let reader = props.reader.clone();
    let choose = Callback::from(move |event: Event| {
        let Some(entry) = dom::chosen(&event).filter(|entry| !entry.is_empty()) else { return };
        let edit = Edit::Choose(at, Some(entry).filter(|entry| entry != "-"));
        reader.iter().for_each(|reader| reader.dispatch(Action::Correct(edit.clone())));
    });
    let option = |other: &Background| {
        let what = if other.what.is_empty() { &other.kind } else { &other.what };
        html! { <option value={other.entry.clone()}>{ format!("{}: {what}", other.name) }</option> }
    };
    let first = if card.background.is_some() { "Somebody or something else …" } else { "May be …" };
    html! {
        <select aria-label="Entry" onchange={choose}>
            <option value="" selected=true>{ first }</option>
            { for card.candidates.iter().map(option) }
            if card.background.is_some() {
                <option value="-">{ "None of these" }</option>
            }
        </select>
    }
}
