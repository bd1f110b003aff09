//! A noun phrase with its name in commas after it: "the mayor of Oslo, Anna Kovac,". Takes a scene, adds what the phrase says to the actor.

use std::ops::Range;

use super::relations::Relations;
use super::roles;
use super::scene::{Perspective, Scene};
use super::words::WORDS;
use crate::entity::{Form, Kind, Mention, Role};
use crate::grammar::Join;
use crate::lexicon::nouns;
use crate::rule::Rule;
use crate::tag::Tag;

/// Most phrases that prepositions join: "the head of the office of the president".
const JOINED: usize = 4;

/// Reads one sentence.
pub(super) fn read(scene: &Scene, sentence: &Range<usize>, relations: &Relations, roles: &mut [Vec<Role>]) {
    for at in sentence.clone() {
        let Some(mention) = scene.mention(at).filter(|mention| mention.tokens.start == at) else { continue };
        if mention.form == Form::Name
            && scene.voice(at) != Perspective::Quoted
            && stands_apart(scene, mention, sentence)
        {
            let phrase = described(scene, mention.kind, at - 1, sentence.start);
            // "his wife, Ann Lee," is told better with him.
            let is_told = |last: usize| Scene::actor(mention).is_some_and(|who| relations.tell(who, scene.word(last)));
            let is_new =
                |phrase: &Range<usize>| !is_list(scene, phrase.start, mention, sentence) && !is_told(phrase.end - 1);
            if let Some(phrase) = phrase.filter(is_new) {
                roles::add(scene, roles, mention, role(scene, phrase), at, Rule::AppositionBeforeTheName);
            }
        }
    }
}

/// Whether marks stand around the name.
fn stands_apart(scene: &Scene, mention: &Mention, sentence: &Range<usize>) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let mark = |at: usize| scene.tag(at).is_punctuation() && scene.tag(at) != Tag::Hyphen || scene.word(at) == "—";
    start > sentence.start + 1 && scene.word(start - 1) == "," && (end >= sentence.end || mark(end))
}

/// "Ann, the mayor, Ivan Novak, and the guests": members of a list.
fn is_list(scene: &Scene, start: usize, mention: &Mention, sentence: &Range<usize>) -> bool {
    let end = mention.tokens.end;
    let is_last = scene.word(end) == "," && end + 1 < sentence.end && scene.tag(end + 1) == Tag::Coordinator;
    let is_in_row =
        start > sentence.start && (scene.word(start - 1) == "," || scene.tag(start - 1) == Tag::Coordinator);
    is_last && is_in_row
}

/// The phrase before the comma `end` that says what something of that kind is.
fn described(scene: &Scene, kind: Kind, end: usize, limit: usize) -> Option<Range<usize>> {
    let mut found = None;
    let mut last = end;
    // "the city of León, Guanajuato," says nothing of Guanajuato.
    let joined = if kind == Kind::Person { JOINED } else { 1 };
    for _ in 0..joined {
        let start = owned_start(scene, last, limit);
        if start == last || kind != Kind::Person && scene.owner(last - 1).is_some() {
            break;
        }
        let one_of = start > limit + 1 && scene.word(start - 1) == "of" && scene.tag(start - 2) == Tag::Number;
        if says(scene, kind, start..last) && (scene.tag(last - 1) != Tag::Nouns || one_of) {
            found = Some(if one_of { start - 2 } else { start }..end);
        } else if found.is_some() {
            break;
        }
        if start <= limit + 1 || scene.tag(start - 1) != Tag::Preposition {
            break;
        }
        last = start - 1;
    }
    found
}

/// First token of the noun phrase, with its owner: "the group's spokesman".
fn owned_start(scene: &Scene, end: usize, limit: usize) -> usize {
    let start = scene.phrase_start(end, limit, Join::Plain);
    let mark = start.checked_sub(1).filter(|&mark| mark > limit && scene.tag(mark) == Tag::Possessive);
    let owner = mark.map(|mark| scene.phrase_start(mark, limit, Join::Plain)).filter(|&owner| Some(owner) != mark);
    owner.unwrap_or(start)
}

/// Whether the phrase ends with a noun for something of the kind.
fn says(scene: &Scene, kind: Kind, phrase: Range<usize>) -> bool {
    phrase.clone().any(|from| {
        let tokens = &scene.reading.tokens[from..phrase.end];
        let length = match kind {
            Kind::Person => {
                let title = scene.reading.resources.lexicon.title(tokens).filter(|(_, title)| title.is_role);
                let noun = || WORDS.noun(tokens).map(|(length, _)| length);
                title.map(|(length, _)| length).or_else(noun).or_else(|| nouns::person_noun(tokens))
            }
            Kind::Organization => WORDS.body(tokens).map(|(length, _)| length),
            Kind::Place => WORDS.place(tokens).map(|(length, _)| length),
            _ => None,
        };
        length == Some(tokens.len())
    })
}

/// The words of the phrase without "the" and "its"; an owner keeps them: "the group's spokesman".
fn role(scene: &Scene, phrase: Range<usize>) -> String {
    let opens = |at: &usize| matches!(scene.tag(*at), Tag::Determiner | Tag::DeterminerPre | Tag::PronounPossessive);
    let is_owned = phrase.clone().any(|at| scene.tag(at) == Tag::Possessive);
    let first = if is_owned { None } else { phrase.clone().find(|at| !opens(at)) };
    let text = scene.text(first.unwrap_or(phrase.start)..phrase.end);
    match text.char_indices().nth(1) {
        // A sentence may begin with it.
        Some((one, _)) if opens(&phrase.start) && is_owned => text[..one].to_lowercase() + &text[one..],
        _ => text,
    }
}
