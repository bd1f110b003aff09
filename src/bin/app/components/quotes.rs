//! Who said what: the quotes by speaker, in the order in which the speakers first speak. Each entry leads to its place in the article.

use dramatis::Page;
use dramatis::page::QuoteView;
use yew::prelude::*;

use crate::reader::Reader;
use crate::state::Shown;
use crate::words;

/// What the list shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page.
    pub page: Shown,
    /// Absent where nothing can be clicked (snapshots).
    pub reader: Option<Reader>,
}

/// One quote, or the pieces of an interrupted one.
struct Saying<'a> {
    first: usize,
    pieces: Vec<&'a QuoteView>,
}

/// The list; the arrow keys go through all its entries, Tab stops only once.
#[component]
pub fn WhoSaidWhat(props: &Props) -> Html {
    let speakers = by_speaker(&props.page);
    if speakers.is_empty() {
        return html! { <p class="none">{ "No quote found in this text." }</p> };
    }
    let first = speakers.first().and_then(|(_, sayings)| sayings.first()).map(|saying| saying.first);
    let group = |(name, sayings): &(String, Vec<Saying>)| {
        html! {
            <>
                <h3>{ name }{ " " }<span class="count">{ sayings.len() }</span></h3>
                <ul>{ for sayings.iter().map(|saying| entry(props, saying, Some(saying.first) == first)) }</ul>
            </>
        }
    };
    html! { <div class="sayings" data-roving="">{ for speakers.iter().map(group) }</div> }
}

fn entry(props: &Props, saying: &Saying, first: bool) -> Html {
    let reader = props.reader.clone();
    let index = saying.first;
    let go = Callback::from(move |_: MouseEvent| {
        if let Some(reader) = &reader {
            reader.go_to_quote(index);
        }
    });
    let text: Vec<&str> = saying.pieces.iter().map(|piece| &*piece.text).collect();
    let kind = saying.pieces[0].kind;
    html! {
        <li><button class={classes!("said", words::quote_class(kind))} id={format!("said-{index}")} data-rove=""
            tabindex={if first { "0" } else { "-1" }} onclick={go}>
            <span class="how">{ words::quote_kind(kind) }</span>{ " " }<span class="words">{ text.join(" … ") }</span>
        </button></li>
    }
}

fn by_speaker(page: &Page) -> Vec<(String, Vec<Saying<'_>>)> {
    let mut groups: Vec<(String, Vec<Saying>)> = Vec::new();
    for (index, quote) in page.quotes.iter().enumerate() {
        let name = words::speaker(page, quote).unwrap_or_else(|| "Speaker unclear".to_owned());
        let place = groups.iter().position(|(other, _)| *other == name).unwrap_or_else(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        let sayings = &mut groups[place].1;
        match sayings.last_mut().filter(|saying| saying.pieces[0].attribution == quote.attribution) {
            Some(saying) => saying.pieces.push(quote),
            None => sayings.push(Saying { first: index, pieces: vec![quote] }),
        }
    }
    groups
}
