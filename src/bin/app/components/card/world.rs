//! What the knowledge base tells of an actor, apart from what the article says: what it was on the article's day, dated facts with their
//! sources, where article and base disagree, what else the name may mean. Links lead out only when the reader follows them.

use dramatis::page::{Background, CandidateView, FactView};
use yew::prelude::*;

use super::ActorProps;

/// Aliases that a card names.
const MAX_ALIASES: usize = 6;

/// The section; empty where the base knows nothing.
#[component]
pub fn World(props: &ActorProps) -> Html {
    let card = props.card();
    let Some(told) = &card.background else { return others("May be", &card.candidates) };
    let day = told.date.as_deref().map_or_else(String::new, |day| format!(" on {day}"));
    html! {
        <section class="world" aria-label="Background">
            <h3>{ "Background, not from the article" }</h3>
            <p class="what"><b>{ &told.name }</b>{ (!told.what.is_empty()).then(|| format!(": {}{day}", told.what)) }</p>
            { for told.conflicts.iter().map(|words| html! { <p class="conflict" role="note">{ words }</p> }) }
            { life(told) }
            <ul class="facts">{ for told.facts.iter().map(fact) }</ul>
            { aliases(told) }
            { others("Or", &card.candidates) }
            { origin(told) }
        </section>
    }
}

fn life(told: &Background) -> Option<Html> {
    let time = span(&told.start, &told.end);
    (!time.is_empty()).then(|| html! { <p class="life">{ time }</p> })
}

/// "2000-07-17 – 2024-12-08".
fn span(start: &str, end: &str) -> String {
    match (start, end) {
        ("", "") => String::new(),
        (start, "") => format!("since {start}"),
        ("", end) => format!("until {end}"),
        (start, end) => format!("{start} – {end}"),
    }
}

fn fact(fact: &FactView) -> Html {
    let time = span(&fact.start, &fact.end);
    let label = (fact.label != "office").then(|| format!("{}: ", fact.label));
    let title = format!("{}, as of {}", fact.source, fact.as_of);
    html! {
        <li class={classes!("fact", fact.when.replace(' ', "-"))} {title}>
            { label }{ &fact.text }
            { (!time.is_empty()).then(|| html! { <>{ " " }<span class="time">{ time }</span></> }) }
            { (fact.when == "last known").then(|| format!(" (as of {})", fact.as_of)) }
        </li>
    }
}

fn aliases(told: &Background) -> Option<Html> {
    let names: Vec<&str> = told.aliases.iter().map(String::as_str).take(MAX_ALIASES).collect();
    (!names.is_empty()).then(|| html! { <p class="aliases">{ "Also: " }{ names.join(" · ") }</p> })
}

fn others(label: &str, candidates: &[CandidateView]) -> Html {
    if candidates.is_empty() {
        return html! {};
    }
    let draw = |other: &CandidateView| {
        let what = if other.what.is_empty() { String::new() } else { format!(" ({})", other.what) };
        format!("{}{what}", other.name)
    };
    let names: Vec<String> = candidates.iter().map(draw).collect();
    html! { <p class="candidates"><span class="label">{ format!("{label}: ") }</span>{ names.join("; ") }</p> }
}

/// Sources, and ways out.
fn origin(told: &Background) -> Html {
    let link = |qid: &String| {
        let (wikidata, wikipedia) = (
            format!("https://www.wikidata.org/wiki/{qid}"),
            format!("https://www.wikidata.org/wiki/Special:GoToLinkedPage/enwiki/{qid}"),
        );
        html! {
            <>{ " " }<a href={wikidata} target="_blank" rel="noopener noreferrer">{ "Wikidata" }</a>{ " · " }<a href={wikipedia} target="_blank" rel="noopener noreferrer">{ "Wikipedia" }</a></>
        }
    };
    html! {
        <p class="origin">{ format!("{}; as of {}. {:.0} % sure ({}).", told.source, told.as_of, told.confidence * 100.0, told.evidence) }
            { told.wikidata.as_ref().map(link) }</p>
    }
}
