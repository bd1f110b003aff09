//! Who said what: direct, mixed and indirect quotes with cue and speaker. Takes tokens, sentences, mentions and actors, gives quotes; decides
//! nothing about names.
//!
//! Ordered sieves; each leaves its name as evidence: passages are read with quoted runs as closed boxes
//! (`reader`), cues are found (`verb`), and each cue claims its content: quoted runs around it, the clause after it, or the clause that it
//! stands in (`sieves`). What is left in marks is given to the attribution before it (`floating`).

mod block;
mod border;
mod certainty;
mod claim;
mod clause;
mod complement;
mod cued;
mod document;
mod enclosing;
mod extent;
mod floating;
mod found;
mod insertion;
mod judge;
mod noun;
mod phrase;
mod reader;
mod report;
mod resolve;
mod sieves;
mod speaker;
mod transcript;
mod unnamed;
mod verb;

use std::ops::Range;

use crate::entity::{ClusterId, ClusteredMention, Form, Mention, Quote, QuoteKind};
use crate::keymap::KeyMap;
use crate::model::named::{Listener, Names};
use crate::order;
use crate::quotation::Quotation;
use crate::reading::Reading;
use crate::span::Span;

use found::Found;
use reader::Reader;
pub(crate) use unnamed::Unnamed;

/// The attributions of a text. They are found by names alone, before it is known whom pronouns mean: "he" in a quotation is mostly not
/// who says it.
pub(crate) struct Attributions<'a> {
    reader: Reader<'a>,
    found: Vec<Found>,
}

impl<'a> Attributions<'a> {
    /// Finds all in text order, longer first where two start together.
    fn find(
        reading: &Reading<'a>,
        mentions: &[ClusteredMention],
        listener: Option<&'a dyn Listener>,
    ) -> Attributions<'a> {
        let runs: &'a [Quotation] = reading.quotations;
        let outer = Reader::new(reading, mentions, runs, 0, listener);
        let mut found = Vec::new();
        transcript::read(&outer, mentions, &mut found);
        sieves::read(&outer, &mut found);
        floating::read(&outer, &mut found);
        block::read(&outer, &mut found);
        report::weigh(&outer, &mut found);
        if runs.iter().any(|run| run.depth == 0) {
            let inner = Reader::new(reading, mentions, runs, 1, None);
            sieves::read_nested(&inner, &mut found);
        }
        order::by(&mut found, |quote| u64::from(quote.nested));
        order::by(&mut found, |quote| order::outer_first(quote.content.start, quote.content.end));
        found.dedup_by(|later, first| later.content == first.content);
        let start = |quote: &Found| reading.tokens.get(quote.content.start).map_or(0, |token| token.span.start);
        found.retain(|quote| !reading.text.is_repeated_title(start(quote)));
        number(&mut found);
        Attributions { reader: outer, found }
    }

    /// Tokens of each content and of its speaker, where there is one, with the clusters that it names; outer ones first.
    pub(crate) fn sayings(
        &self,
        mentions: &[ClusteredMention],
    ) -> impl Iterator<Item = (&Range<usize>, &Range<usize>, Vec<ClusterId>)> {
        self.found.iter().filter_map(move |found| {
            let (speaker, who) = (found.speaker.as_ref()?, found.who()?);
            Some((&found.content, speaker, resolve::actors(&self.reader, mentions, who)))
        })
    }

    /// The speakers whom none of `mentions` names, in the order of their words.
    pub(crate) fn unnamed(&self, mentions: &[ClusteredMention]) -> Vec<Unnamed> {
        let nobody = |who: &&Range<usize>| resolve::actors(&self.reader, mentions, who).is_empty();
        let speakers = self.found.iter().filter_map(Found::who).filter(nobody);
        let mut all: Vec<Unnamed> = speakers.filter_map(|who| unnamed::read(&self.reader, who)).collect();
        order::by(&mut all, |one| order::outer_first(one.tokens.start, one.tokens.end));
        all.dedup_by(|later, first| later.tokens.start < first.tokens.end);
        all
    }
}

/// Finds all attributions of a text, in text order.
pub(crate) fn attribute<'a>(
    reading: &Reading<'a>,
    mentions: &[ClusteredMention],
    listener: Option<&'a dyn Listener>,
) -> Attributions<'a> {
    Attributions::find(reading, mentions, listener)
}

/// The quotes of all attributions, said by the actors that `mentions` tell; where that is too unsure, by nobody. A listener hears of each.
pub(crate) fn voice(attributions: &Attributions, mentions: &[Mention], listener: Option<&dyn Listener>) -> Vec<Quote> {
    let Attributions { reader, found } = attributions;
    let mut quotes: Vec<_> = found.iter().filter_map(|found| quote(reader, mentions, found, listener)).collect();
    give_voice(reader, &mut quotes);
    quotes
}

/// “[I] said no,” Ann Lee told them: who says "I" inside a quote is its speaker.
fn give_voice(reader: &Reader, quotes: &mut [Quote]) {
    let mut around: Option<usize> = None;
    for index in 0..quotes.len() {
        let (before, rest) = quotes.split_at_mut(index);
        let quote = &mut rest[0];
        if !quote.nested {
            let inside = around.is_some_and(|outer| quote.span.end <= before[outer].span.end);
            around = if inside { around } else { Some(index) };
            continue;
        }
        let Some(outer) = around.map(|outer| &before[outer]).filter(|outer| quote.span.end <= outer.span.end) else {
            continue;
        };
        let says_i = quote.speaker.is_some_and(|speaker| speaker.of(&reader.reading.text.source) == "I");
        if says_i && quote.speakers.is_empty() {
            quote.speakers.clone_from(&outer.speakers);
        }
    }
}

/// Numbers the attributions anew, in text order.
fn number(found: &mut [Found]) {
    let mut numbers = KeyMap::default();
    for quote in found {
        let next = numbers.len();
        quote.attribution = *numbers.or_insert(quote.attribution as u64, next);
    }
}

fn quote(reader: &Reader, mentions: &[Mention], found: &Found, listener: Option<&dyn Listener>) -> Option<Quote> {
    let span = reader.span(&found.content)?;
    let meant = found.who().map_or_else(Vec::new, |who| resolve::meant(reader, mentions, who));
    let chance = certainty::chance(&reader.reading.resources.learned.speakers, found, &meant);
    let holds = listener.is_some() || certainty::holds(found, &meant, chance);
    if let Some(listener) = listener {
        tell(listener, (found, span), &meant, mentions);
    }
    Some(Quote {
        span,
        kind: kind(reader, &found.content),
        stance: found.stance,
        cue: found.cue.as_ref().and_then(|cue| reader.span(cue)),
        speaker: found.speaker.as_ref().and_then(|speaker| reader.span(speaker)),
        speakers: if holds { resolve::actors_of(&meant) } else { Vec::new() },
        unsure: if meant.is_empty() { found.who().is_some_and(|who| unnamed::is_silent(reader, who)) } else { !holds },
        nested: found.nested,
        attribution: found.attribution,
        confidence: chance,
        evidence: found.evidence,
    })
}

/// Tells a listener who would have said it; of several the texts do not tell.
fn tell(listener: &dyn Listener, (found, span): (&Found, Span), meant: &[&Mention], mentions: &[Mention]) {
    let [actor] = resolve::actors_of(meant)[..] else { return };
    if !found.nested && !certainty::is_label(found) {
        let mut features = Names::default();
        certainty::features(found, meant, &mut features);
        let own = mentions.iter().filter(|mention| mention.form == Form::Name && mention.actors.contains(&actor));
        listener.speaker(span, own.map(|name| name.span).collect(), features.0);
    }
}

/// A conjunction just outside the marks does not make a direct quote mixed.
fn kind(reader: &Reader, content: &Range<usize>) -> QuoteKind {
    use crate::lexicon::cues::CueClass;
    let mut inside = false;
    let mut outside = false;
    let mut at = content.start;
    while at < content.end {
        match reader.run(at) {
            Some(_) => inside = true,
            None => {
                let conjunction = reader.is_any(at, &[CueClass::Complementiser, CueClass::Coordinator]);
                outside |= reader.is_word(at) && !(conjunction && (at == content.start || inside));
            }
        }
        at = reader.next(at);
    }
    match (inside, outside) {
        (true, false) => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}
