//! Names that the tagger missed though the text names them elsewhere: a surname or family name alone ("Xi"), an acronym, the head of an
//! organization's name after "the" ("the Commission"). Takes mentions in order, adds such mentions. Finds no new actors.

mod pairs;

use crate::entity::{Form, Kind, NamedMention};
use crate::gazetteer::List;
use crate::keymap::KeyMap;
use crate::reading::Reading;
use crate::resources::Resources;
use crate::rule::Rule;
use crate::tag::Tag;
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
        if reading.text.is_around(token.span.start) {
            continue;
        }
        if let Some(kind) = part(reading, &parts, at) {
            found.push((at, kind));
        }
    }
    pairs::split(reading, mentions);
    mentions.extend(found.into_iter().map(|(at, kind)| mention(reading, at, kind)));
    crate::coref::clusters::sort(mentions);
}

/// The kind of what the word at `at` alone names.
fn part(reading: &Reading, parts: &KeyMap<Part>, at: usize) -> Option<Kind> {
    let token = &reading.tokens[at];
    let part = parts.get(key(&token.of(&reading.text.source).replace('.', "")))?;
    let fits = stands_alone(reading, at, part.the)
        && match part.the {
            // "Senate President", "Coalition troops".
            true => {
                let title = before_title(reading, at) && (!opens(reading, at) || reading.tokens[at + 1].capital);
                let body = !opens(reading, at) && reading.tag(at + 1).is_noun() && !reading.tokens[at + 1].capital;
                after_the(reading, at) || title || body
            }
            false => {
                let surname = part.surname && (after_title(reading, at) || is_surname(reading, at));
                is_acronym(reading, at) || is_no_word(reading, token) || surname
            }
        };
    fits.then_some(part.kind)
}

/// What a word alone names.
#[derive(Clone, Copy)]
struct Part {
    kind: Kind,
    /// Only behind "the".
    the: bool,
    /// It is the last word of a person's full name.
    surname: bool,
}

/// Words that alone may name what the text names in full.
fn parts(reading: &Reading, mentions: &[NamedMention]) -> KeyMap<Part> {
    let mut parts = KeyMap::<Part>::default();
    let is_head = |token: &Token| reading.resources.lexicon.org_head(std::slice::from_ref(token)).is_some();
    for mention in mentions {
        let tokens = &reading.tokens[mention.tokens.clone()];
        let sure = mention.confidence > CONFIDENCE;
        let mut add = |key: Key, the: bool| {
            let surname = mention.kind == Kind::Person && parts.get(key).is_some_and(|part| part.surname);
            parts.insert(key, Part { kind: mention.kind, the, surname });
        };
        match (mention.kind, tokens) {
            // "the Crown" once is "the Crown" everywhere.
            (Kind::Organization, [only]) if after_the(reading, mention.tokens.start) => add(only.key, true),
            // The letters in brackets are told by what stands before them.
            (Kind::Organization | Kind::Person, [only]) if sure || only.all_caps && in_brackets(reading, mention) => {
                add(only.key, false)
            }
            (Kind::Place, [only]) if sure && only.all_caps => add(only.key, false),
            (Kind::Person, [first, .., last]) if sure => {
                add(first.key, false);
                // "JFK".
                if tokens.iter().filter(|token| token.is_capital_word()).count() > 2 {
                    add(super::name::initials(reading, tokens), false);
                }
                parts.insert(last.key, Part { kind: Kind::Person, the: false, surname: true });
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

fn in_brackets(reading: &Reading, mention: &NamedMention) -> bool {
    mention.tokens.start > 0 && reading.word(mention.tokens.start - 1) == "(" && reading.word(mention.tokens.end) == ")"
}

/// No name goes on beside token `at`.
fn stands_alone(reading: &Reading, at: usize, is_body: bool) -> bool {
    let before = at.checked_sub(1);
    !goes_on(reading, at, is_body)
        && !before.is_some_and(|before| {
            is_named(reading, before)
                || (is_glued(reading, before) || reading.word(before) == "-") && !reading.tokens[at].space_before
        })
}

/// Whether a name goes on behind token `at`; "Senate President" is an office of a body.
fn goes_on(reading: &Reading, at: usize, is_body: bool) -> bool {
    let more = is_named(reading, at + 1) && !(is_body && before_title(reading, at));
    more || is_glued(reading, at + 1) || matches!(reading.word(at + 1), "of" | "&")
}

fn is_named(reading: &Reading, at: usize) -> bool {
    let lexicon = &reading.resources.lexicon;
    let named = |token: &Token| token.is_capital_word() && lexicon.function_word(token.key).is_none();
    reading.tokens.get(at).is_some_and(named)
        && !(is_title_end(reading, at) && reading.tokens.get(at + 1).is_some_and(|token| token.is_capital_word()))
}

fn is_glued(reading: &Reading, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|token| !token.space_before)
        && matches!(reading.word(at), "-" | "@" | "#" | "/" | "&" | "$")
}

/// A role follows: "Senate President Tom Reyes".
fn before_title(reading: &Reading, at: usize) -> bool {
    let rest = reading.tokens.get(at + 1..).unwrap_or(&[]);
    reading.resources.lexicon.title(rest).is_some_and(|(_, title)| title.is_role)
}

/// A title ends with token `at`.
fn is_title_end(reading: &Reading, at: usize) -> bool {
    (at.saturating_sub(2)..=at).any(|from| {
        let title = reading.resources.lexicon.title(&reading.tokens[from..]);
        title.is_some_and(|(length, _)| from + length == at + 1)
    })
}

/// "Mr Major".
fn after_title(reading: &Reading, at: usize) -> bool {
    at > 0 && is_title_end(reading, at - 1)
}

/// Token `at` opens its sentence or a quotation, so that its capital says nothing.
fn opens(reading: &Reading, at: usize) -> bool {
    let start = reading.sentences.get(reading.sentence_of(at)).map_or(at, |sentence| sentence.tokens.start);
    at <= start || matches!(reading.word(at - 1), "“" | "\"" | "‘" | ":" | "—" | "–" | "•" | "(")
}

/// A word of the dictionary as somebody's surname: with a capital inside a sentence ("a message to May"), or before the verb that opens one
/// ("Day said"); not "the Day", "in May", "May 4".
fn is_surname(reading: &Reading, at: usize) -> bool {
    let calendar = !reading.resources.calendar.classes(reading.word(at)).is_empty();
    let before = at.checked_sub(1).map_or(Tag::Unknown, |before| reading.tag(before));
    let dated = calendar && (before == Tag::Preposition && reading.word(at - 1) != "to" || before.is_adjective())
        || reading.tag(at + 1) == Tag::Number;
    if matches!(before, Tag::Determiner | Tag::Number | Tag::PronounPossessive) || dated {
        return false;
    }
    let follows = reading.tag(at + 1);
    if opens(reading, at) {
        return follows.is_finite() && follows.is_verb() || follows == Tag::AuxPast || follows == Tag::Possessive;
    }
    true
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
