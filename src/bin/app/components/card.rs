//! The one card: what the article says of an actor, where it is mentioned, what it said, with whom it appears, how sure the tagger is and why.
//! Takes the page and what the card is about; says nothing that is not in the page.

use dramatis::Kind;
use dramatis::Page;
use dramatis::Rule;
use dramatis::page::{Card, MentionView, RoleView};
use web_sys::Element;
use yew::prelude::*;

use crate::reader::card::CARD;
use crate::reader::{Reader, act};
use crate::settings::Mark;
use crate::state::{Action, OpenCard, Shown, Target};
use crate::words;

mod facts;
pub mod fix;
mod sections;
#[cfg(test)]
mod tests;
mod world;

use super::timeline;
use facts::{deeds, relations};
use fix::Fix;
use sections::{companions, mentions, roles, said};
use world::world;

/// CSS pixels that a finger has to travel down to close the sheet.
const SWIPE: i32 = 48;

/// The card of the page.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The page.
    pub page: Option<Shown>,
    /// What to show, if anything.
    pub open: Option<OpenCard>,
    /// The actor that all others are dimmed for.
    pub chosen: Option<usize>,
    /// Whether cards open by hover, too.
    pub hovering: bool,
    /// Absent where nothing can be clicked (snapshots).
    pub reader: Option<Reader>,
}

/// The popover element; there is only this one, and it is always there, so that mentions can point at it.
#[component]
pub fn CardPopup(props: &Props) -> Html {
    let reader = props.reader.clone();
    use_effect_with((props.open, props.page.clone()), move |(open, _)| {
        // Its size is known only now.
        if let Some(reader) = reader.filter(|_| open.is_some()) {
            reader.place_card();
        }
    });
    let shown = props.open.zip(props.page.as_ref());
    let sheet = props.open.is_some_and(|open| open.sheet);
    let content = shown.map(|(open, page)| html! { <Content page={page.clone()} target={open.target} chosen={props.chosen} hovering={props.hovering} reader={props.reader.clone()} /> });
    html! {
        <div id={CARD} class={classes!("card", sheet.then_some("sheet"))} role="dialog" aria-label={label(shown)} tabindex="-1"
            hidden={shown.is_none()}>
            { sheet.then(|| html! { <Grip reader={props.reader.clone()} /> }) }
            { content }
        </div>
    }
}

fn label(shown: Option<(OpenCard, &Shown)>) -> String {
    let Some((open, page)) = shown else { return "Details".to_owned() };
    let names: Vec<&str> = actors_of(page, open.target).iter().map(|actor| &*page.actors[*actor].name).collect();
    let words = mention_of(page, open.target).map_or("", |mention| &mention.text);
    if names.is_empty() { format!("Details: {words}") } else { format!("Details: {}", words::join(&names)) }
}

fn mention_of(page: &Page, target: Target) -> Option<&MentionView> {
    match target {
        Target::Mention(mention) => page.mentions.get(mention),
        Target::Actor(_) => None,
    }
}

fn actors_of(page: &Page, target: Target) -> Vec<usize> {
    let actors = match target {
        Target::Mention(mention) => page.mentions.get(mention).map_or_else(Vec::new, |mention| mention.actors.clone()),
        Target::Actor(actor) => vec![actor],
    };
    actors.into_iter().filter(|actor| *actor < page.actors.len()).collect()
}

#[derive(Clone, PartialEq, Properties)]
struct ReaderProps {
    reader: Option<Reader>,
}

/// The bar at the top of the sheet: swiped down or pressed, it closes the sheet.
#[component]
fn Grip(props: &ReaderProps) -> Html {
    let start = use_mut_ref(|| None::<i32>);
    let close = { act(&props.reader, Reader::dismiss_card) };
    let down = {
        let start = start.clone();
        Callback::from(move |event: PointerEvent| {
            *start.borrow_mut() = Some(event.client_y());
            // A finger is followed wherever it goes, a mouse in a narrow window only if asked; what cannot be followed closes with a click.
            if let Some(grip) = event.target_dyn_into::<Element>() {
                let _ = grip.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let up = {
        let close = close.clone();
        Callback::from(move |event: PointerEvent| {
            if start.borrow_mut().take().is_some_and(|start| event.client_y() - start > SWIPE) {
                close.emit(());
            }
        })
    };
    html! {
        <button class="grip" aria-label="Close" onpointerdown={down} onpointerup={up} onclick={close.reform(|_| ())}><span class="handle"></span></button>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ContentProps {
    page: Shown,
    target: Target,
    chosen: Option<usize>,
    hovering: bool,
    reader: Option<Reader>,
}

#[component]
fn Content(props: &ContentProps) -> Html {
    let page = &*props.page;
    let mention = mention_of(page, props.target);
    let actors = actors_of(page, props.target);
    if actors.is_empty() {
        return mention.map(date).unwrap_or_default();
    }
    let many = (actors.len() > 1).then(|| mention.map(|mention| &*mention.text)).flatten();
    let from = if let Target::Mention(mention) = props.target { Some(mention) } else { None };
    let draw = |&actor: &usize| {
        let (page, chosen, reader) = (props.page.clone(), props.chosen == Some(actor), props.reader.clone());
        actor_view(&ActorProps { page, actor, from, chosen, hovering: props.hovering, reader })
    };
    html! {
        <div class="card-body">
            { many.map(|words| html! { <p class="many">{ format!("“{words}” stands for {}:", actors.len()) }</p> }) }
            { for actors.iter().map(draw) }
        </div>
    }
}

/// A date has no actor: its words and its value.
fn date(mention: &MentionView) -> Html {
    let value = mention.value.as_deref().unwrap_or_default();
    let words = if value.is_empty() { "The article does not tell which day this is." } else { "In the calendar:" };
    html! {
        <div class="card-body">
            <section class="actor date">
                <p class="kind">{ words::kind(Kind::Date) }</p>
                <h2 class="name">{ &mention.text }</h2>
                <p>{ words }{ " " }{ (!value.is_empty()).then(|| html! { <time datetime={value.to_owned()}>{ timeline::told(value) }</time> }) }</p>
                { sure(mention.confidence, &mention.evidence, "") }
            </section>
        </div>
    }
}

/// What a section of a card is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ActorProps {
    page: Shown,
    actor: usize,
    /// The mention that the card stands beside.
    from: Option<usize>,
    chosen: bool,
    hovering: bool,
    reader: Option<Reader>,
}

impl ActorProps {
    fn card(&self) -> &Card {
        &self.page.actors[self.actor]
    }

    /// A callback that does something with the reader.
    fn with_reader<E: 'static>(&self, then: impl Fn(&Reader) + 'static) -> Callback<E> {
        act(&self.reader, then)
    }
}

fn actor_view(props: &ActorProps) -> Html {
    let card = props.card();
    let actor = props.actor;
    let choose = props.with_reader(move |reader| reader.dispatch(Action::Choose(actor)));
    let (confidence, evidence, sieve) = reasons(&props.page, card, props.from);
    html! {
        <section class={classes!("actor", card.kind.name())}>
            <p class="kind">{ words::kind(card.kind) }{ card.age.as_ref().map(age) }</p>
            <h2 class="name">{ &card.name }</h2>
            { who(card) }
            { roles(props) }
            { aliases(card) }
            { of(&props.page, card) }
            { stands_for(card, sieve) }
            { world(props) }
            { mentions(props) }
            { relations(props) }
            { deeds(props) }
            { said(props) }
            { companions(props) }
            { sure(confidence, evidence, sieve) }
            <Fix ..props.clone() />
            <p class="tools">
                <button aria-pressed={props.chosen.to_string()} onclick={choose}>{ "Highlight only this" }</button>
                <button class="quiet hovering" title="Among the highlights is this switch, too" onclick={props.with_reader(Reader::switch_hovering)}>
                    { if props.hovering { "Cards only on click" } else { "Cards on hover" } }
                </button>
            </p>
        </section>
    }
}

/// The second line: who this is, unless a role of the article that is shown anyway says so.
fn who(card: &Card) -> Option<Html> {
    let who = card.who.as_ref()?;
    let is_shown = card.roles.iter().any(|role| role.text.ends_with(&who.text));
    (!is_shown).then(|| html! { <p class="second">{ &who.text }</p> })
}

/// How sure the tagger is of this mention, or of the actor as a whole.
fn reasons<'a>(page: &'a Page, card: &'a Card, from: Option<usize>) -> (f32, &'a str, &'a str) {
    let mention = from.and_then(|mention| page.mentions.get(mention));
    mention.map_or((card.confidence, &card.evidence, ""), |mention| {
        (mention.confidence, &mention.evidence, &mention.sieve)
    })
}

/// " · 58 years old", with its sentence for the pointer.
fn age(age: &RoleView) -> Html {
    html! { <span title={age.sentence.clone()}>{ format!(" · {} years old", age.text) }</span> }
}

fn aliases(card: &Card) -> Option<Html> {
    let names: Vec<&str> = card.aliases.iter().map(String::as_str).collect();
    (!names.is_empty())
        .then(|| html! { <p class="aliases"><span class="label">{ "Also: " }</span>{ names.join(" · ") }</p> })
}

fn of(page: &Page, card: &Card) -> Option<Html> {
    let country = page.actors.get(card.of?)?;
    Some(html! { <p class="of"><span class="label">{ "Of: " }</span>{ &country.name }</p> })
}

/// "Ankara: here the Turkish government", "Stands for: President of Russia".
fn stands_for(card: &Card, sieve: &str) -> Option<Html> {
    let meaning = card.stands_for.as_ref()?;
    let here = sieve == Rule::CapitalForItsGovernment.name();
    let label = if here { "Here: the " } else { "Stands for: " };
    (here || card.kind != Kind::Place)
        .then(|| html! { <p class="of"><span class="label">{ label }</span>{ meaning }</p> })
}

fn sure(confidence: f32, evidence: &str, sieve: &str) -> Html {
    let hundredths = |share| words::percent(share).to_string();
    html! {
        <p class="sure">
            <meter min="0" max="100" low={hundredths(words::LIKELY)} high={hundredths(words::CERTAIN)} optimum="100" value={hundredths(confidence)} aria-hidden="true"></meter>
            { " " }<span class="label">{ format!("{} ({} %).", words::sureness(confidence), words::percent(confidence)) }</span>
            { " " }{ words::reasons(evidence, sieve) }
        </p>
    }
}

/// The colour mark of a kind, for lists and cards.
pub fn swatch(mark: Mark) -> Html {
    html! { <span class={classes!("swatch", mark.name())} aria-hidden="true"></span> }
}
