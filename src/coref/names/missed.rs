//! Names that the tagger missed though the text names them elsewhere: a surname or family name alone ("Xi"), an acronym, the head of an
//! organization's name after "the" ("the Commission"). Takes mentions in order, adds such mentions. Finds no new actors.

use crate::entity::{Form, Kind, NamedMention};
use crate::gazetteer::List;
use crate::keymap::KeyMap;
use crate::reading::Reading;
use crate::resources::Resources;
use crate::rule::Rule;
use crate::token::{Key, Token, key};

/// How sure such a mention is.
const CONFIDENCE: f32 = 0.6;

/// Adds what was missed; `mentions` stays sorted.
pub(super) fn add(reading: &Reading, mentions: &mut Vec<NamedMention>) {
    let parts = parts(reading, mentions);
    if parts.is_empty() {
        return;
    }
    let mut found = Vec::new();
    let mut next = 0;
    for (at, token) in reading.tokens.iter().enumerate().filter(|(_, token)| token.is_capital_word()) {
        while mentions.get(next).is_some_and(|mention| mention.tokens.end <= at) {
            next += 1;
        }
        if mentions.get(next).is_some_and(|mention| mention.tokens.start <= at) {
            continue;
        }
        let text = token.of(&reading.text.source);
        let Some(&part) = parts.get(key(&text.replace('.', ""))) else { continue };
        if stands_alone(reading, at)
            && !reading.text.is_around(token.span.start)
            && (if part.the { after_the(reading, at) } else { is_acronym(reading, at) || is_no_word(reading, token) })
        {
            found.push((at, part.kind));
        }
    }
    mentions.extend(found.into_iter().map(|(at, kind)| mention(reading, at, kind)));
    crate::coref::clusters::sort(mentions);
}

/// What a word alone names.
#[derive(Clone, Copy)]
struct Part {
    kind: Kind,
    /// Only behind "the".
    the: bool,
}

/// Words that alone may name what the text names in full.
fn parts(reading: &Reading, mentions: &[NamedMention]) -> KeyMap<Part> {
    let mut parts = KeyMap::<Part>::default();
    let is_head = |token: &Token| reading.resources.lexicon.org_head(std::slice::from_ref(token)).is_some();
    for mention in mentions {
        let tokens = &reading.tokens[mention.tokens.clone()];
        let sure = mention.confidence > CONFIDENCE;
        let mut add = |key: Key, the: bool| parts.insert(key, Part { kind: mention.kind, the });
        match (mention.kind, tokens) {
            // "the Crown" once is "the Crown" everywhere.
            (Kind::Organization, [only]) if after_the(reading, mention.tokens.start) => add(only.key, true),
            (Kind::Organization | Kind::Person, [only]) if sure => add(only.key, false),
            (Kind::Person, [first, .., last]) if sure => {
                [first, last].into_iter().for_each(|word| add(word.key, false))
            }
            (Kind::Organization, [first, .., last]) if sure => {
                [first, last].into_iter().filter(|word| is_head(word)).for_each(|word| add(word.key, true));
                if tokens.iter().filter(|token| token.is_capital_word()).count() > 1 {
                    add(super::name::initials(reading, tokens), false);
                }
            }
            _ => (),
        }
    }
    parts
}

/// No name goes on beside token `at`.
fn stands_alone(reading: &Reading, at: usize) -> bool {
    let glued = |at: usize| {
        reading.tokens.get(at).is_some_and(|token| !token.space_before)
            && matches!(reading.word(at), "-" | "@" | "#" | "/" | "&")
    };
    let lexicon = &reading.resources.lexicon;
    let named = |token: &Token| token.is_capital_word() && lexicon.function_word(token.key).is_none();
    let capital = |at: usize| reading.tokens.get(at).is_some_and(named);
    let before = at.checked_sub(1);
    let goes_on = capital(at + 1) || glued(at + 1) || matches!(reading.word(at + 1), "of" | "&");
    !goes_on
        && !before.is_some_and(|before| {
            capital(before) || (glued(before) || reading.word(before) == "-") && !reading.tokens[at].space_before
        })
}

fn after_the(reading: &Reading, at: usize) -> bool {
    at > 0 && matches!(reading.word(at - 1), "the" | "The" | "this" | "This")
}

/// "WHO said": in capitals where the words beside it are not.
fn is_acronym(reading: &Reading, at: usize) -> bool {
    let shouted = |at: usize| reading.tokens.get(at).is_some_and(|token| token.all_caps && token.span.len() > 1);
    shouted(at) && !shouted(at + 1) && !at.checked_sub(1).is_some_and(shouted)
}

/// It is written with a capital wherever it stands, and names no place or people.
fn is_no_word(reading: &Reading, token: &Token) -> bool {
    let Resources { gazetteer, lexicon, .. } = reading.resources;
    let rare = gazetteer.lower_case_share(token.key).is_none_or(|share| share < 3);
    let other = [List::Country, List::Demonym, List::City, List::Region, List::Group];
    let facts = gazetteer.facts(std::slice::from_ref(token));
    rare && token.span.len() > 1
        && !facts.is_any(&other)
        && !lexicon.is_particle(token.key)
        && lexicon.function_word(token.key).is_none()
}

fn mention(reading: &Reading, at: usize, kind: Kind) -> NamedMention {
    NamedMention {
        span: reading.tokens[at].span,
        tokens: at..at + 1,
        kind,
        form: Form::Name,
        confidence: CONFIDENCE,
        evidence: Rule::FullNameElsewhere,
        actors: Vec::new(),
        sieve: None,
    }
}
