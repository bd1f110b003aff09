//! Builds a page out of a document. Takes any document, even one whose ranges do not fit its text; gives a page whose lists refer to each
//! other by index. Decides nothing: what a card tells is `cards.rs`, how the text nests is `tree.rs`.

use super::cards::{self, Cards};
use super::tree::{Layers, blocks};
use super::view::{DateView, MentionView, Page, PartView, QuoteView, SpanView};
use super::who;
use crate::document::Document;
use crate::entity::PartKind;
use crate::entity::{ActorId, DateExpression, Form, Kind, Mention, Quote};
use crate::keymap::KeyMap;
use crate::order;
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Paragraph;

/// Longest title made of first words, in characters.
const TITLE_CHARS: usize = 80;

/// The page of `document`.
pub(super) fn page(document: &Document) -> Page {
    let text = document.text.source.as_str();
    let mut cards = cards::build_cards(document);
    let (mentions, places) = mentions(document, &cards);
    let quotes = document.quotes.iter().map(|quote| quote_view(text, quote, &cards)).collect();
    let layers = Layers {
        text,
        paragraphs: paragraphs(document),
        quotes: document.quotes.iter().map(|quote| clip(text, quote.span)).collect(),
        mentions: mentions.iter().map(|mention| Span::new(mention.start, mention.end)).collect(),
    };
    let part = |paragraph: Paragraph| {
        let Span { start, end } = clip(text, paragraph.span);
        PartView { part: paragraph.part, start, end }
    };
    let mut page = Page {
        title: title(&layers),
        published: document.published.clone(),
        foreign: false,
        blocks: blocks(&layers),
        mentions,
        quotes,
        dates: document.dates.iter().map(|date| date_view(document, date, &cards)).collect(),
        relations: std::mem::take(&mut cards.relations),
        graph: std::mem::take(&mut cards.graph),
        actors: cards.with_mentions_at(&places),
        parts: document.text.parts().into_iter().map(part).collect(),
        wanted: Vec::new(),
    };
    who::fill(&mut page);
    page
}

/// The part of `span` that lies in `text`, widened to whole characters.
fn clip(text: &str, span: Span) -> Span {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end.min(text.len()));
    Span::new(start, end.max(start))
}

/// All mentions and those dates that the tagger did not mention, in text order; and where each mention of the document went.
fn mentions(document: &Document, cards: &Cards) -> (Vec<MentionView>, Vec<usize>) {
    let text = document.text.source.as_str();
    let dates = dates_by_span(&document.dates);
    let views = document.mentions.iter().map(|mention| mention_view(text, mention, cards, &dates));
    let dated = document.mentions.iter().filter(|mention| mention.kind == Kind::Date);
    let told: KeyMap<()> = dated.map(|mention| (place(mention.span), ())).collect();
    let untold =
        document.dates.iter().filter(|date| !told.contains(place(date.span))).map(|date| date_mention(text, date));
    let mut numbered: Vec<(usize, MentionView)> = views.chain(untold).enumerate().collect();
    order::by(&mut numbered, |(_, view)| order::outer_first(view.start, view.end));
    let mut places = vec![0; document.mentions.len()];
    for (place, (number, _)) in numbered.iter().enumerate() {
        if let Some(slot) = places.get_mut(*number) {
            *slot = place;
        }
    }
    (numbered.into_iter().map(|(_, view)| view).collect(), places)
}

fn place(span: Span) -> u64 {
    order::first(span.start, span.end)
}

/// Dates sorted by span, to be searched.
fn dates_by_span(dates: &[DateExpression]) -> Vec<&DateExpression> {
    let mut dates: Vec<_> = dates.iter().collect();
    order::by(&mut dates, |date| place(date.span));
    dates
}

fn mention_view(text: &str, mention: &Mention, cards: &Cards, dates: &[&DateExpression]) -> MentionView {
    let span = clip(text, mention.span);
    let date = dates.binary_search_by_key(&mention.span, |date| date.span).ok().map(|index| dates[index]);
    MentionView {
        start: span.start,
        end: span.end,
        text: span.of(text).to_owned(),
        kind: mention.kind,
        form: mention.form,
        actors: ranks(&mention.actors, cards),
        confidence: mention.confidence,
        evidence: mention.evidence.name().to_owned(),
        sieve: mention.sieve.map_or("", Rule::name).to_owned(),
        value: date.filter(|_| mention.kind == Kind::Date).and_then(known_value),
    }
}

fn known_value(date: &DateExpression) -> Option<String> {
    date.value.clone()
}

fn date_mention(text: &str, date: &DateExpression) -> MentionView {
    let span = clip(text, date.span);
    MentionView {
        start: span.start,
        end: span.end,
        text: span.of(text).to_owned(),
        kind: Kind::Date,
        form: Form::Name,
        actors: Vec::new(),
        confidence: 1.0,
        evidence: date.evidence.name().to_owned(),
        sieve: String::new(),
        value: known_value(date),
    }
}

/// Indices of the cards of `actors`, without those that have none.
fn ranks(actors: &[ActorId], cards: &Cards) -> Vec<usize> {
    actors.iter().filter_map(|actor| cards.index(*actor)).collect()
}

fn quote_view(text: &str, quote: &Quote, cards: &Cards) -> QuoteView {
    let span = clip(text, quote.span);
    QuoteView {
        start: span.start,
        end: span.end,
        text: span.of(text).to_owned(),
        kind: quote.kind,
        stance: quote.stance,
        cue: quote.cue.map(|cue| span_view(text, cue)),
        speaker: quote.speaker.map(|speaker| span_view(text, speaker)),
        speakers: ranks(&quote.speakers, cards),
        unsure: quote.unsure,
        nested: quote.nested,
        attribution: quote.attribution,
        confidence: quote.confidence,
        evidence: quote.evidence.name().to_owned(),
    }
}

fn span_view(text: &str, span: Span) -> SpanView {
    let span = clip(text, span);
    SpanView { start: span.start, end: span.end, text: span.of(text).to_owned() }
}

fn date_view(document: &Document, date: &DateExpression, cards: &Cards) -> DateView {
    let SpanView { start, end, text } = span_view(&document.text.source, date.span);
    let (sentence, actors) = cards::around_date(document, cards, date);
    DateView { start, end, text, value: date.value.clone().unwrap_or_default(), sentence, actors }
}

/// The paragraphs without overlap; words that no paragraph covers become body.
fn paragraphs(document: &Document) -> Vec<Paragraph> {
    let text = document.text.source.as_str();
    let mut told = document.text.paragraphs.clone();
    order::by(&mut told, |paragraph| place(paragraph.span));
    let end = Paragraph { span: Span::new(text.len(), text.len()), part: PartKind::Body };
    let mut paragraphs = Vec::with_capacity(told.len());
    let mut at = 0;
    for Paragraph { span, part } in told.into_iter().chain([end]) {
        let span = clip(text, span);
        let span = Span::new(span.start.max(at), span.end.max(at));
        let hole = Span::new(at, span.start).trim(text);
        paragraphs.extend([(hole, PartKind::Body), (span, part)].map(|(span, part)| Paragraph { span, part }));
        at = span.end;
    }
    paragraphs.retain(|paragraph| !paragraph.span.is_empty());
    paragraphs
}

/// The first headline, or the first words.
fn title(layers: &Layers) -> String {
    let headline = layers.paragraphs.iter().find(|paragraph| paragraph.part == PartKind::Headline);
    let Some(paragraph) = headline.or(layers.paragraphs.first()) else { return String::new() };
    let mut title = String::new();
    for word in paragraph.span.of(layers.text).split_whitespace() {
        let length = title.chars().count() + 1;
        if length > 1 && length + word.chars().count() > TITLE_CHARS {
            title.push('…');
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.extend(word.chars().take(TITLE_CHARS));
    }
    title
}
