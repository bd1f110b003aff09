//! Names whose kind the text itself settles, wherever they stand: an acronym in brackets, a storm's own name, "Tessa, a dairy company", a
//! person's initials. Takes named mentions, gives kinds by the words of the name. Changes no mentions.

use crate::entity::{Kind, NamedMention};
use crate::gazetteer::List;
use crate::keymap::{self, KeyMap};
use crate::reading::Reading;
use crate::tag::Tag;
use crate::token::{Key, Token, key};

use super::{fills_brackets, in_brackets, is_known, words};
use crate::coref::names::name::{initials, is_acronym};

/// Most events whose own names are looked for.
const MOST: usize = 16;
/// Longest apposition up to its noun, in tokens.
const APPOSITION: usize = 8;
/// Fewest letters of an acronym that means a person without brackets: "RFK".
const LETTERS: usize = 3;

/// Kinds by the words of names; see [`words`].
pub(super) fn kinds(reading: &Reading, mentions: &[NamedMention]) -> KeyMap<Kind> {
    let mut kinds = KeyMap::default();
    let mut set = |mention: &NamedMention, kind: Kind| kinds.insert(words(reading, mention), kind);
    let full = persons(reading, mentions);
    for (index, mention) in mentions.iter().enumerate() {
        let next = mentions.get(index + 1);
        if let Some(next) = next.filter(|next| in_brackets(reading, mention, next).is_some()) {
            let short = if mention.tokens.len() == 1 { mention } else { next };
            set(short, mention.kind);
        }
        if let Some(next) = next.filter(|next| abbreviates_person(reading, mention, next)) {
            set(next, Kind::Person);
        }
        if is_office_in_brackets(reading, mention, next) {
            set(mention, Kind::Person);
        }
        let surname = full.surnames.contains(reading.tokens[mention.tokens.end - 1].key) && mention.tokens.len() == 1;
        if mention.kind == Kind::Person
            && !surname
            && (is_called_body(reading, mention) || is_body_before(reading, mention))
        {
            set(mention, Kind::Organization);
        }
        if let Some(kind) = alone(reading, mention, &full) {
            set(mention, kind);
        }
    }
    companies(reading, mentions, &full).into_iter().for_each(|name| kinds.insert(name, Kind::Organization));
    own_names(reading, mentions).into_iter().for_each(|own| kinds.insert(own, Kind::Event));
    places(reading, mentions, &full, &mut kinds);
    kinds
}

/// What the full names of persons tell of words.
struct Persons {
    /// Initials, with how many persons have them.
    initials: KeyMap<usize>,
    /// Last words.
    surnames: KeyMap<()>,
    /// First words that are given names.
    given: KeyMap<()>,
    /// Words that alone are tagged as persons.
    alone: KeyMap<()>,
}

fn persons(reading: &Reading, mentions: &[NamedMention]) -> Persons {
    let (mut initials_of, mut seen) = (KeyMap::<usize>::default(), KeyMap::default());
    let (mut surnames, mut given, mut alone) = (KeyMap::default(), KeyMap::default(), KeyMap::default());
    for mention in mentions {
        let tokens = &reading.tokens[mention.tokens.clone()];
        match (mention.kind, tokens) {
            (Kind::Person, [only]) => alone.insert(only.key, ()),
            (Kind::Person, [first, .., last]) => {
                surnames.insert(last.key, ());
                if is_given(reading, first) {
                    given.insert(first.key, ());
                }
                if !seen.contains(words(reading, mention)) {
                    *initials_of.or_default(initials(reading, tokens)) += 1;
                }
                seen.insert(words(reading, mention), ());
            }
            // An organization with the same initials: the acronym is nobody's.
            (_, [_, _, ..]) => *initials_of.or_default(initials(reading, tokens)) += 2,
            _ => (),
        }
    }
    Persons { initials: initials_of, surnames, given, alone }
}

fn is_given(reading: &Reading, token: &Token) -> bool {
    reading.resources.gazetteer.facts(std::slice::from_ref(token)).is(List::Given)
}

/// The kind of a name by its own words: "WSS" where the text names William S. Saturn, "Carla Day" where it names Day.
fn alone(reading: &Reading, mention: &NamedMention, full: &Persons) -> Option<Kind> {
    match (mention.kind, &reading.tokens[mention.tokens.clone()]) {
        (Kind::Organization, [only]) => {
            let text = only.of(&reading.text.source).replace('.', "");
            let acronym = text.len() >= LETTERS && only.all_caps && !is_known(reading, only);
            (acronym && full.initials.get(key(&text)) == Some(&1)).then_some(Kind::Person)
        }
        // "Ness Brothers".
        (Kind::Person, [first, .., last]) => {
            let head = reading.resources.lexicon.org_head(std::slice::from_ref(last));
            let surname = reading.resources.gazetteer.facts(std::slice::from_ref(last)).is(List::Surname);
            let body = head.is_some_and(|(_, position)| position.ends()) && !surname && !is_given(reading, first);
            (body && last.capital).then_some(Kind::Organization)
        }
        (Kind::Event, [first, last]) => {
            (is_given(reading, first) && full.alone.contains(last.key)).then_some(Kind::Person)
        }
        _ => None,
    }
}

/// "Clara Rivas de Moreno (CRM)".
fn abbreviates_person(reading: &Reading, mention: &NamedMention, next: &NamedMention) -> bool {
    let text = reading.word(next.tokens.start).replace('.', "");
    let tokens = &reading.tokens[mention.tokens.clone()];
    let fits = mention.kind == Kind::Person && tokens.len() > 1 && next.tokens.len() == 1 && is_acronym(&text);
    fits && fills_brackets(reading, mention, next) && initials(reading, tokens) == key(&text)
}

/// "Chief Justice of India (CJI) P. K. Mohan": the letters of an office, and its holder behind them.
pub(in crate::coref::names) fn is_office_in_brackets(
    reading: &Reading,
    mention: &NamedMention,
    next: Option<&NamedMention>,
) -> bool {
    let (open, close) = (mention.tokens.start.wrapping_sub(1), mention.tokens.end);
    let text = reading.word(mention.tokens.start).replace('.', "");
    let holder = next.is_some_and(|next| next.kind == Kind::Person && next.tokens.start == close + 1);
    if !holder || mention.tokens.len() != 1 || !is_acronym(&text) || reading.word(open) != "(" {
        return false;
    }
    let begins = |&from: &usize| {
        let tokens = &reading.tokens[from..open];
        let title = reading.resources.lexicon.title(tokens).is_some_and(|(_, title)| title.is_role);
        title && initials(reading, tokens) == key(&text)
    };
    reading.word(close) == ")" && (open.saturating_sub(APPOSITION)..open).any(|from| begins(&from))
}

/// "Tessa, a dairy company in Dorn,": the noun of the phrase behind the name.
fn is_called_body(reading: &Reading, mention: &NamedMention) -> bool {
    let first = mention.tokens.end + 1;
    if reading.word(first - 1) != "," || !matches!(reading.word(first), "a" | "an" | "the") {
        return false;
    }
    let inside = |at: usize| {
        let tag = reading.tag(at);
        tag.is_noun()
            || tag.is_name()
            || tag.is_adjective()
            || matches!(tag, Tag::Hyphen | Tag::Possessive | Tag::Number)
    };
    let end = (first + 1..first + 1 + APPOSITION).find(|&at| !inside(at)).unwrap_or(first);
    // "According to Kovac, the movement was …" is a clause.
    let rest = (end..end + 2 * APPOSITION).take_while(|&at| !matches!(reading.word(at), "," | "." | ";" | ")" | ""));
    let clause = rest.into_iter().take_while(|&at| reading.tag(at) != Tag::PronounRelative);
    !clause.into_iter().any(|at| reading.tag(at).is_finite()) && (first + 1..end).any(|at| is_body(reading, at, end))
}

/// "the dairy company Tessa": not "the company Anna Lee founded".
fn is_body_before(reading: &Reading, mention: &NamedMention) -> bool {
    let at = mention.tokens.start;
    let [first] = &reading.tokens[mention.tokens.clone()] else { return false };
    !is_given(reading, first) && !reading.tag(mention.tokens.end).is_finite() && {
        (at.saturating_sub(2)..at).any(|from| is_body(reading, from, at))
    }
}

/// Whether the tokens are a common noun for a body, and for nothing else.
fn is_body(reading: &Reading, at: usize, end: usize) -> bool {
    let tokens = &reading.tokens[at..end];
    let noun =
        reading.resources.nouns.longest(tokens).filter(|(_, noun)| noun.kind == Kind::Organization && !noun.plural);
    let length =
        noun.map(|(length, _)| length).or_else(|| reading.resources.relations.body(tokens).map(|(length, _)| length));
    length == Some(tokens.len()) && !reading.tokens[end - 1].capital
}

/// The own names of events that the text also names with what they are ("Cyclone Phailin", "Operation Barkhane").
fn own_names(reading: &Reading, mentions: &[NamedMention]) -> Vec<Key> {
    let own = |mention: &NamedMention| {
        let [first, last] = reading.tokens.get(mention.tokens.clone())? else { return None };
        let head = reading.resources.lexicon.event_head(std::slice::from_ref(first))?.1;
        let named = mention.kind == Kind::Event && head.position.begins() && last.is_capital_word();
        named.then(|| keymap::then(0, last.key))
    };
    mentions.iter().filter_map(own).take(MOST).collect()
}

/// "Sallin" where the text names Sallin Group, and no person has the name: what follows in the full name says only what it is.
fn companies(reading: &Reading, mentions: &[NamedMention], full: &Persons) -> Vec<Key> {
    let name = |mention: &NamedMention| {
        let [first, last] = reading.tokens.get(mention.tokens.clone())? else { return None };
        let head = reading.resources.lexicon.org_head(std::slice::from_ref(last))?.1;
        let facts = reading.resources.gazetteer.facts(std::slice::from_ref(first));
        let other = facts.is_any(&[List::Given, List::Surname]) || full.surnames.contains(first.key);
        let fits = mention.kind == Kind::Organization && head.ends() && !other && full.alone.contains(first.key);
        (fits && !is_known(reading, first) && last.capital).then(|| keymap::then(0, first.key))
    };
    mentions.iter().filter_map(name).collect()
}

/// "Amman" and "Jordan" where the text names Sudesh Amman and Jordan Fabre and no mention stands as a place does.
fn places(reading: &Reading, mentions: &[NamedMention], full: &Persons, kinds: &mut KeyMap<Kind>) {
    let (mut stand, mut joined) = (KeyMap::default(), KeyMap::default());
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Place && mention.tokens.len() == 1) {
        let (before, end) = (mention.tokens.start.checked_sub(1), mention.tokens.end);
        let place = |at: usize| reading.word(at) == "," || reading.tag(at) == Tag::Preposition;
        let comma = reading.word(end) == "," && reading.tokens.get(end + 1).is_some_and(|token| token.capital);
        if before.is_none_or(place) || comma {
            stand.insert(words(reading, mention), ());
        }
        let and = reading.tag(end) == Tag::Coordinator && reading.tag(end + 1) == Tag::Pronoun;
        if and || reading.tag(end).is_finite() && reading.tag(end).is_verb() {
            joined.insert(words(reading, mention), ());
        }
    }
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Place && mention.tokens.len() == 1) {
        let (name, word) = (words(reading, mention), reading.tokens[mention.tokens.start].key);
        let is_persons = full.surnames.contains(word) || full.given.contains(word);
        if is_persons && joined.contains(name) && !stand.contains(name) {
            kinds.insert(name, Kind::Person);
        }
    }
}
