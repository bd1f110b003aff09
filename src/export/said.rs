//! Who said what, as a list. Takes a page, gives its quotes grouped by speaker and the pieces of each interrupted quote together.

use crate::keymap::KeyMap;
use crate::order;
use crate::page::{Page, QuoteView};
use crate::token::key;

use super::words::words;

/// A speaker, or several who spoke together, with what was said.
#[derive(Debug, PartialEq)]
pub(super) struct SpeakerQuotes {
    /// Indices into `Page::actors`; empty where the words for the speaker lead to no actor.
    pub actors: Vec<usize>,
    /// Names of the actors, else the words that the text has; empty where it has none.
    pub name: String,
    /// Each a list of pieces, indices into `Page::quotes`, in text order.
    pub quotes: Vec<Vec<usize>>,
}

/// All voices, the first to speak first; those that nobody is named for come last.
pub(super) fn voices(page: &Page) -> Vec<SpeakerQuotes> {
    let mut voices: Vec<SpeakerQuotes> = Vec::new();
    let mut known: KeyMap<usize> = KeyMap::default();
    let mut pieces: KeyMap<usize> = KeyMap::default();
    for (index, quote) in page.quotes.iter().enumerate() {
        let name = name(page, quote);
        let step = |sum: u64, &actor: &usize| sum.wrapping_add(actor as u64 + 1).wrapping_mul(0x0000_0100_0000_01b3);
        let voice = *known.or_insert(quote.speakers.iter().fold(key(&name), step), voices.len());
        if voice == voices.len() {
            voices.push(SpeakerQuotes { actors: quote.speakers.clone(), name, quotes: Vec::new() });
        }
        let quotes = &mut voices[voice].quotes;
        let at = *pieces.or_insert(order::first(voice, quote.attribution), quotes.len());
        match quotes.get_mut(at) {
            Some(pieces) => pieces.push(index),
            None => quotes.push(vec![index]),
        }
    }
    order::by(&mut voices, |voice| u64::from(voice.name.is_empty()));
    voices
}

fn name(page: &Page, quote: &QuoteView) -> String {
    let names: Vec<_> = page.names(&quote.speakers).collect();
    match quote.speaker_words() {
        Some(speaker) if names.is_empty() => words(speaker),
        _ => names.join(" and "),
    }
}
