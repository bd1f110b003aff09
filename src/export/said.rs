//! Who said what, as a list. Takes a page, gives its quotes grouped by speaker and the pieces of each interrupted quote together.

use std::collections::HashMap;

use crate::page::{Page, QuoteView};

/// A speaker, or several who spoke together, with what was said.
#[derive(Debug, PartialEq)]
pub(super) struct Voice {
    /// Indices into `Page::actors`; empty where the words for the speaker lead to no actor.
    pub actors: Vec<usize>,
    /// Names of the actors, else the words that the text has; empty where it has none.
    pub name: String,
    /// Each a list of pieces, indices into `Page::quotes`, in text order.
    pub quotes: Vec<Vec<usize>>,
}

/// All voices, the first to speak first; those that nobody is named for come last.
pub(super) fn voices(page: &Page) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut known: HashMap<(Vec<usize>, String), usize> = HashMap::new();
    let mut pieces: HashMap<(usize, usize), usize> = HashMap::new();
    for (index, quote) in page.quotes.iter().enumerate() {
        let name = name(page, quote);
        let key = (quote.speakers.clone(), name.to_lowercase());
        let voice = *known.entry(key).or_insert_with(|| {
            voices.push(Voice { actors: quote.speakers.clone(), name, quotes: Vec::new() });
            voices.len() - 1
        });
        let quotes = &mut voices[voice].quotes;
        let at = *pieces.entry((voice, quote.attribution)).or_insert(quotes.len());
        match quotes.get_mut(at) {
            Some(pieces) => pieces.push(index),
            None => quotes.push(vec![index]),
        }
    }
    voices.sort_by_key(|voice| voice.name.is_empty());
    voices
}

fn name(page: &Page, quote: &QuoteView) -> String {
    let names: Vec<_> = page.names(&quote.speakers).collect();
    match &quote.speaker {
        Some(speaker) if names.is_empty() => super::words(&speaker.text),
        _ => names.join(" and "),
    }
}
