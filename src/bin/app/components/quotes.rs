//! Who said what: the quotes by actor, in the order in which the speakers first speak, with filters for how it was said and for what the
//! speaker does by it. Each entry leads to its place in the article.

use dramatis::Page;
use dramatis::page::QuoteView;
use dramatis::{QuoteKind, Stance};
use yew::prelude::*;

use super::card::fix::speaker;
use super::pieces::{Rows, use_pieces};
use super::who;
use crate::dom;
use crate::reader::card::CARD;
use crate::reader::{Reader, act};
use crate::state::Shown;
use crate::words;

const KINDS: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];

/// What the list shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page.
    pub page: Shown,
    /// Absent where nothing can be clicked (snapshots).
    pub reader: Option<Reader>,
}

/// Indices of one quote, or of the pieces of an interrupted one.
type Saying = Vec<usize>;

/// Those who said the same sayings: actors, or only words of the text.
struct Voice {
    actors: Vec<usize>,
    name: String,
    sayings: Vec<Saying>,
}

/// What is drawn.
struct Said {
    props: Props,
    voices: Vec<Voice>,
    /// Those of all voices, in their order.
    sayings: Vec<Saying>,
}

/// What is let through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    hidden: Vec<QuoteKind>,
    stance: Option<Stance>,
}

impl Filter {
    /// Whether a quote is shown.
    pub fn lets(&self, quote: &QuoteView) -> bool {
        !self.hidden.contains(&quote.kind) && self.stance.is_none_or(|stance| quote.stance == stance)
    }

    /// The same with `kind` switched the other way.
    pub fn toggled(&self, kind: QuoteKind) -> Filter {
        let on = |other: QuoteKind| self.hidden.contains(&other) == (other == kind);
        Filter { hidden: KINDS.into_iter().filter(|other| !on(*other)).collect(), ..self.clone() }
    }
}

/// The list; the arrow keys go through all its entries, Tab stops only once.
#[component]
pub fn WhoSaidWhat(props: &Props) -> Html {
    let filter = use_state(Filter::default);
    let list = use_memo((props.clone(), (*filter).clone()), |(props, filter)| let_through(props, filter));
    let is_empty = list.rows.is_empty();
    let (sayings, _) = use_pieces(list);
    if props.page.quotes.is_empty() {
        return html! { <p class="none">{ "No quote found in this text." }</p> };
    }
    html! {
        <>
            <div data-roving="">
                { filters(&props.page, &filter, is_empty) }
                <div class="sayings">{ sayings }</div>
            </div>
            if is_empty { <p class="none">{ "No quote passes these filters." }</p> }
        </>
    }
}

/// The quotes that pass, by voice.
fn let_through(props: &Props, filter: &Filter) -> Rows<Said> {
    let voices = voices(&props.page, filter);
    let (mut rows, mut sayings) = (Vec::new(), Vec::new());
    for (group, voice) in voices.iter().enumerate() {
        for saying in &voice.sayings {
            rows.push((group, sayings.len()));
            sayings.push(saying.clone());
        }
    }
    let said = Said { props: props.clone(), voices, sayings };
    Rows { from: said, page: props.page.clone(), rows, heading, row: entry }
}

/// Switches for how it was said, and a choice of what the speaker does by it; each only where the text has more than one. `alone`: nothing
/// passes, so that Tab stops here.
fn filters(page: &Page, filter: &UseStateHandle<Filter>, alone: bool) -> Html {
    let stop = if alone { "0" } else { "-1" };
    let kinds: Vec<QuoteKind> =
        KINDS.into_iter().filter(|kind| page.quotes.iter().any(|quote| quote.kind == *kind)).collect();
    let switch = |kind: &QuoteKind| {
        let (next, state) = (filter.toggled(*kind), filter.clone());
        let toggle = Callback::from(move |_: MouseEvent| state.set(next.clone()));
        let on = !filter.hidden.contains(kind);
        html! { <button class={words::quote_class(*kind)} data-rove="" tabindex={stop} aria-pressed={on.to_string()} onclick={toggle}>{ words::quote_kind(*kind) }</button> }
    };
    html! {
        <div class="filters" role="group" aria-label="Filter quotes">
            if kinds.len() > 1 { { for kinds.iter().map(switch) } }
            { stances(page, filter, stop) }
        </div>
    }
}

fn stances(page: &Page, filter: &UseStateHandle<Filter>, stop: &'static str) -> Html {
    let count = |stance: Stance| page.quotes.iter().filter(|quote| quote.stance == stance).count();
    let found: Vec<(&str, Stance)> = Stance::NAMES.into_iter().filter(|(_, stance)| count(*stance) > 0).collect();
    if found.len() < 2 {
        return html! {};
    }
    let state = filter.clone();
    let choose = Callback::from(move |event: Event| {
        let value = dom::chosen(&event);
        let stance = Stance::NAMES.into_iter().find(|(name, _)| Some(*name) == value.as_deref());
        state.set(Filter { stance: stance.map(|(_, stance)| stance), ..(*state).clone() });
    });
    let option = |(name, stance): &(&'static str, Stance)| {
        let words = words::stance(*stance).unwrap_or("states");
        html! { <option value={*name} selected={filter.stance == Some(*stance)}>{ format!("{words} ({})", count(*stance)) }</option> }
    };
    html! {
        <select aria-label="What the speaker does" data-rove="" tabindex={stop} onchange={choose}>
            <option value="" selected={filter.stance.is_none()}>{ "says anything" }</option>
            { for found.iter().map(option) }
        </select>
    }
}

/// The speaker; an actor has its card here, too.
fn heading(said: &Said, group: usize) -> Html {
    let (voice, page) = (&said.voices[group], &said.props.page);
    let count = html! { <span class="count">{ voice.sayings.len() }</span> };
    let lone = if let [actor] = voice.actors[..] { Some(actor) } else { None };
    match lone.and_then(|actor| Some((actor, page.actors.get(actor)?))) {
        Some((actor, card)) => {
            html! {
                <h3 class={classes!("speaker", card.kind.name())}>
                    <a href={who::mention_of(card)} class="who" data-actor={actor.to_string()} tabindex="-1" aria-details={CARD}>{ &voice.name }</a>{ " " }{ count }
                </h3>
            }
        }
        None => html! { <h3 class="speaker">{ &voice.name }{ " " }{ count }</h3> },
    }
}

fn entry(said: &Said, place: usize, first: bool) -> Html {
    let (saying, Props { page, reader }) = (&said.sayings[place], &said.props);
    let index = saying[0];
    let go = act(reader, move |reader| reader.go_to_quote(index));
    let text: Vec<&str> = saying.iter().map(|piece| &*page.quotes[*piece].text).collect();
    let quote = &page.quotes[index];
    html! {
        <li class="saying"><button class={classes!("said", words::quote_class(quote.kind), quote.nested.then_some("nested"))} id={format!("said-{index}")} data-rove=""
            tabindex={if first { "0" } else { "-1" }} onclick={go}>
            <span class="how">{ words::how(quote) }</span>{ " " }<span class="words">{ text.join(" … ") }</span>
        </button>{ speaker(page, index, reader, Some("-1")) }</li>
    }
}

fn voices(page: &Page, filter: &Filter) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    for (index, quote) in page.quotes.iter().enumerate().filter(|(_, quote)| filter.lets(quote)) {
        let name = words::speaker(page, quote).unwrap_or_else(|| "Not named".to_owned());
        let is_same =
            |voice: &Voice| voice.actors == quote.speakers && (!voice.actors.is_empty() || voice.name == name);
        let place = voices.iter().position(is_same).unwrap_or_else(|| {
            voices.push(Voice { actors: quote.speakers.clone(), name, sayings: Vec::new() });
            voices.len() - 1
        });
        let sayings = &mut voices[place].sayings;
        match sayings.last_mut().filter(|saying| page.quotes[saying[0]].attribution == quote.attribution) {
            Some(saying) => saying.push(index),
            None => sayings.push(vec![index]),
        }
    }
    voices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::small_page;

    #[test]
    fn filters_let_through_what_they_say() {
        let page = small_page();
        let quote = &page.quotes[0];
        let none = Filter::default();
        assert!(none.lets(quote));
        let hides = none.toggled(quote.kind);
        assert!(!hides.lets(quote) && hides.toggled(quote.kind).lets(quote));
        assert!(!Filter { stance: Some(Stance::Warns), ..Filter::default() }.lets(quote));
        assert!(Filter { stance: Some(quote.stance), ..Filter::default() }.lets(quote));
        assert!(voices(&page, &hides).is_empty());
        assert_eq!(voices(&page, &none).len(), 1);
    }
}
