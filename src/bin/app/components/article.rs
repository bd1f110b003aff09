//! The annotated article. Its text is the input, character by character and in order: labels, chips and bars are attributes and styles.

use dramatis::Page;
use dramatis::page::{Block, Inline, MentionView};
use dramatis::{Form, PartKind, QuoteKind};
use yew::prelude::*;

use super::pieces::{List, use_pieces};
use crate::reader::card::CARD;
use crate::reader::steps::is_link;
use crate::reader::{ARTICLE, mention_id, quote_id};
use crate::state::Shown;
use crate::words;

/// Bytes of text that are drawn in one go.
const PIECE: usize = 3_000;
/// Bytes from which blocks far from the viewport are laid out late; below, that would only make the scroll bar jump.
const LONG: usize = 100_000;

/// The page to show.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Drawn anew only when it is another one.
    pub page: Shown,
}

/// The article.
#[component]
pub fn Article(props: &Props) -> Html {
    let sheet = use_memo(props.page.clone(), Sheet::new);
    let is_long = sheet.starts.len() > LONG / PIECE;
    let (blocks, is_growing) = use_pieces(sheet);
    html! {
        <article id={ARTICLE} class={classes!("article", is_long.then_some("long"))} aria-label="Article" aria-busy={is_growing.then_some("true")} tabindex="-1">
            { blocks }
        </article>
    }
}

/// For each mention the number of the note of whom it is the first; Tab stops there.
fn first_mentions(page: &Page) -> Vec<Option<usize>> {
    let mut firsts = vec![None; page.mentions.len()];
    for (index, card) in page.actors.iter().enumerate().rev() {
        if let Some(first) = card.mentions.first().and_then(|mention| firsts.get_mut(*mention)) {
            *first = Some(index + 1);
        }
    }
    firsts
}

fn length(inlines: &[Inline]) -> usize {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text { text } | Inline::Mention { text, .. } => text.len(),
            Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => length(inlines),
        })
        .sum()
}

/// The page as it is drawn.
struct Sheet {
    page: Shown,
    firsts: Vec<Option<usize>>,
    /// The first block of each piece.
    starts: Vec<usize>,
    /// The first headline.
    headline: Option<usize>,
}

impl List for Sheet {
    fn page(&self) -> &Shown {
        &self.page
    }

    fn pieces(&self) -> usize {
        self.starts.len()
    }

    fn piece(&self, at: usize) -> Html {
        let blocks = &self.page.blocks;
        let end = self.starts.get(at + 1).copied().unwrap_or(blocks.len());
        (self.starts[at]..end).map(|index| self.block(&blocks[index], Some(index) == self.headline)).collect()
    }
}

impl Sheet {
    fn new(page: &Shown) -> Sheet {
        let (mut starts, mut bytes) = (Vec::new(), PIECE);
        for (index, block) in page.blocks.iter().enumerate() {
            if bytes >= PIECE {
                starts.push(index);
                bytes = 0;
            }
            bytes += length(&block.inlines);
        }
        let headline = page.blocks.iter().position(|block| block.part == PartKind::Headline);
        Sheet { page: page.clone(), firsts: first_mentions(page), starts, headline }
    }

    /// The page itself has the first heading of the document.
    fn block(&self, block: &Block, is_title: bool) -> Html {
        let tag = match block.part {
            PartKind::Headline if is_title => "h2",
            PartKind::Headline => "h3",
            _ => "p",
        };
        let class = if block.inlines.is_empty() { "void" } else { block.part.name() };
        let mut speakers = Vec::new();
        let inlines = self.inlines(&block.inlines, &mut speakers);
        html! { <@{tag} class={classes!("block", class)} dir="auto" lang={language(&block.inlines)}>{ for in_margin(&speakers).map(label) }{ inlines }<span class="gap">{ &block.gap }</span></@> }
    }

    /// `speakers` are those of the quotes before in this block; the last one is not named again.
    fn inlines(&self, inlines: &[Inline], speakers: &mut Vec<String>) -> Html {
        let draw = |inline: &Inline| match inline {
            Inline::Text { text } => html! { { text } },
            Inline::Part { part, inlines } => {
                html! { <span class={part.name()}>{ self.inlines(inlines, speakers) }</span> }
            }
            Inline::Quote { quote, first, inlines } => self.quote(*quote, *first, inlines, speakers),
            Inline::Mention { mention, first, text } => self.mention(*mention, *first, text),
        };
        inlines.iter().map(draw).collect()
    }

    fn quote(&self, index: usize, first: bool, inlines: &[Inline], speakers: &mut Vec<String>) -> Html {
        let Some(quote) = self.page.quotes.get(index) else { return self.inlines(inlines, speakers) };
        // The speaker of a quote inside a quote is part of what is said.
        let name = words::speaker(&self.page, quote).filter(|_| first && !quote.nested);
        // The first speaker of a block stands beside it, and so do those of indirect quotes: an element within a line keeps Firefox from finding
        // words across it.
        let is_beside = speakers.is_empty() || quote.kind == QuoteKind::Indirect;
        let chip = name.filter(|name| speakers.last() != Some(name));
        speakers.extend(chip.clone());
        let nested = quote.nested.then_some("nested");
        let class = classes!("quote", words::quote_class(quote.kind), first.then_some("first"), nested);
        html! {
            <span {class} id={first.then(|| quote_id(index))} tabindex={first.then_some("-1")} data-q={index.to_string()}>
                { for chip.filter(|_| !is_beside).map(label) }{ self.inlines(inlines, speakers) }
            </span>
        }
    }

    fn mention(&self, index: usize, first: bool, text: &str) -> Html {
        let Some(mention) = self.page.mentions.get(index).filter(|_| is_link(&self.page, index)) else {
            return html! { { text } };
        };
        let note = self.firsts[index].filter(|_| first);
        let actors: Vec<String> = mention.actors.iter().map(ToString::to_string).collect();
        let target =
            mention.actors.first().map_or_else(|| format!("#{}", mention_id(index)), |actor| format!("#card-{actor}"));
        html! {
            <a href={target} class={classes!("m", mention.kind.name(), form_class(mention), is_guess(mention).then_some("guess"))} id={first.then(|| mention_id(index))}
                tabindex={note.is_none().then_some("-1")} data-note={note.map(|note| note.to_string())} draggable="false" data-m={index.to_string()} data-a={actors.join(" ")} aria-details={CARD}>
                { text }
            </a>
        }
    }
}

/// The name of who speaks. The style draws it from the attribute, so that it is no text of the article; and a new name is a new element, since
/// WebKit goes on showing the old name in one that is reused.
fn label(name: String) -> Html {
    html! { <span key={name.clone()} class="speaker-label" data-by={name}></span> }
}

/// Each speaker of a block once, a line each where there is a margin.
fn in_margin(speakers: &[String]) -> Option<String> {
    let new = |at: &usize| !speakers[..*at].contains(&speakers[*at]);
    let names: Vec<&str> = (0..speakers.len()).filter(new).map(|at| speakers[at].as_str()).collect();
    (!names.is_empty()).then(|| names.join(",\n"))
}

/// The language of a block that is written from right to left, as its first letter tells: those who read it aloud should not take it for
/// English. Of the languages of a script the one that most news is written in.
fn language(inlines: &[Inline]) -> Option<&'static str> {
    match first_letter(inlines)? {
        '\u{590}'..='\u{5ff}' => Some("he"),
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Some("ar"),
        _ => None,
    }
}

fn first_letter(inlines: &[Inline]) -> Option<char> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text { text } | Inline::Mention { text, .. } => text.chars().find(|c| c.is_alphabetic()),
        Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => first_letter(inlines),
    })
}

/// Names only: that a pronoun is uncertain is told in its card, and a page full of question marks tells nothing.
fn is_guess(mention: &MentionView) -> bool {
    mention.form == Form::Name && mention.confidence < words::LIKELY
}

const fn form_class(mention: &MentionView) -> &'static str {
    match mention.form {
        Form::Name => "name",
        Form::Nominal => "nominal",
        Form::Pronoun => "pronoun",
    }
}
