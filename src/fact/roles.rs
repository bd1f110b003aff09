//! Roles that a whole sentence tells: "is the mayor of", "served as", "one of the three guarantors", "leads the government". Takes a scene, adds
//! roles to the actors, in the words of the text. What stands beside a name was read before (`coref::roles`).

use std::ops::Range;

use super::nouns::copula_before;
use super::scene::{Perspective, Scene};
use crate::entity::{Form, Kind, Mention, Role};
use crate::grammar::{self, Join};
use crate::lexicon::nouns;
use crate::rule::Rule;
use crate::tag::Tag;

/// Longest role, in tokens.
const LONGEST: usize = 16;
/// Most names of one list.
const LIST: usize = 8;

/// Adds a role that is not told yet; a longer one takes the place of a shorter one that it holds.
pub(super) fn add(scene: &Scene, roles: &mut [Vec<Role>], mention: &Mention, text: String, at: usize, evidence: Rule) {
    let actor = Scene::actor(mention).filter(|_| Scene::is_sure(mention));
    let Some(known) = actor.and_then(|actor| roles.get_mut(actor.0)) else { return };
    Role { text, sentence: scene.span(at..at + 1), evidence }.join(known);
}

/// Reads one sentence.
pub(super) fn read(scene: &Scene, sentence: Range<usize>, roles: &mut [Vec<Role>]) {
    for at in sentence.clone() {
        if scene.voice(at) == Perspective::Quoted {
            continue;
        }
        let reader = RoleReader { scene, sentence: sentence.clone(), at };
        let tokens = &scene.reading.tokens[at..sentence.end];
        if let Some(length) = scene.reading.resources.relations.list(tokens) {
            reader.list(length, roles);
        }
        if let Some((length, of_many)) = scene.reading.resources.relations.naming(tokens) {
            reader.named(length, of_many, roles);
        }
        if let Some(length) = scene
            .reading
            .resources
            .relations
            .office(tokens)
            .filter(|_| scene.tag(at).is_verb() && scene.voice(at) == Perspective::Article)
        {
            reader.office(length, roles);
        }
        if scene.word(at) == "by" && at > sentence.start {
            reader.led(roles);
        }
        reader.is_a(roles);
    }
}

/// A token of a sentence that may tell a role.
struct RoleReader<'s, 'a> {
    scene: &'s Scene<'a>,
    sentence: Range<usize>,
    at: usize,
}

impl RoleReader<'_, '_> {
    /// Names joined by commas and "and" from `at` on.
    fn listed(&self, at: usize) -> Vec<usize> {
        let (scene, mut at, mut found) = (self.scene, at, Vec::new());
        while let Some(named) = scene.head_from(at, self.sentence.end).filter(|_| found.len() < LIST) {
            found.push(named);
            let end = scene.mentions[named].tokens.end;
            let comma = usize::from(scene.word(end) == ",");
            let and = usize::from(scene.tag(end + comma) == Tag::Coordinator);
            if comma + and == 0 {
                break;
            }
            at = end + comma + and;
        }
        found
    }

    /// Where a role that follows a verb ends: before a mark, a verb or a relative word.
    fn role_end(&self, from: usize) -> usize {
        let scene = self.scene;
        let stops = |at: usize| {
            let tag = scene.tag(at);
            let other = matches!(
                tag,
                Tag::Pronoun | Tag::PronounRelative | Tag::PronounWho | Tag::Subordinator | Tag::AdverbWh | Tag::To
            );
            let dated =
                matches!(tag, Tag::Preposition) && scene.mention(at + 1).is_some_and(|next| next.kind == Kind::Date);
            // "state-owned".
            let joined = at > from && scene.tag(at - 1) == Tag::Hyphen && !scene.reading.tokens[at].space_before;
            let clause = tag == Tag::Coordinator && (scene.tag(at + 1).is_verb() || scene.tag(at + 1).is_auxiliary());
            (tag.is_punctuation() && tag != Tag::Hyphen && scene.owner(at).is_none())
                || tag.is_verb() && !joined
                || tag.is_auxiliary()
                || other
                || dated
                || clause
                || scene.mention(at).is_some_and(|mention| mention.kind == Kind::Date)
        };
        (from..self.sentence.end.min(from + LONGEST))
            .find(|&at| stops(at))
            .unwrap_or(self.sentence.end.min(from + LONGEST))
    }

    /// "the three guarantors of the process, comprising Russia, Turkey and Iran".
    fn list(&self, length: usize, roles: &mut [Vec<Role>]) {
        let scene = self.scene;
        let named = self.listed(self.at + length);
        let Some(before) = self.at.checked_sub(1).filter(|&before| before > self.sentence.start) else { return };
        let mark = |at: &usize| matches!(scene.word(*at), "—" | "–" | "--" | ",");
        // "guarantors of the process—formed in May and comprising …": the insertion is about the phrase before the dash.
        let dash = (self.sentence.start..before).rev().take(LONGEST).find(mark);
        let end = match scene.tag(before) {
            Tag::Coordinator => dash,
            _ if mark(&before) => Some(before),
            _ => Some(self.at),
        };
        let Some(end) = end else { return };
        let mut start = scene.phrase_start(end, self.sentence.start, Join::Whole);
        while start > self.sentence.start + 1 && scene.word(start - 1) == "of" {
            start = scene.phrase_start(start - 1, self.sentence.start, Join::Whole);
        }
        let whole = matches!(scene.tag(start), Tag::Determiner | Tag::PronounPossessive)
            && scene.word(start) != "a"
            && scene.word(start) != "an";
        let nouns = (start..end).any(|at| scene.tag(at) == Tag::Nouns);
        if !nouns || named.is_empty() || end <= start {
            return;
        }
        let text = format!("{} {}", if whole { "one of" } else { "among" }, scene.text(start..end));
        let one = one_of(scene, start..end).filter(|_| !whole);
        for named in named.into_iter().map(|named| &scene.mentions[named]).filter(|named| named.form != Form::Pronoun) {
            let text = one.as_ref().filter(|(kind, _)| *kind == named.kind).map_or(&text, |(_, text)| text);
            add(scene, roles, named, text.clone(), self.at, Rule::List);
        }
    }

    /// "The victims were identified as Ivo Lee and Anna Kovac", "the attacker, identified as Lee,": what they are called before.
    fn named(&self, length: usize, of_many: bool, roles: &mut [Vec<Role>]) {
        let scene = self.scene;
        let named = self.listed(self.at + length);
        let first = scene.verbs_start(self.at, self.sentence.start);
        let end = first - usize::from(first > self.sentence.start && scene.word(first - 1) == ",");
        let start = scene.phrase_start(end, self.sentence.start, Join::Plain);
        let is_name = |at| scene.mention(at).is_some_and(|one| one.form == Form::Name && one.tokens.end == end);
        if end <= start
            || is_name(end - 1)
            || of_many && !matches!(scene.word(start), "a" | "an" | "A" | "An" | "one" | "another")
        {
            return;
        }
        let single = || {
            let lexicon = &scene.reading.resources.lexicon;
            let whole = |from: &usize| lexicon.role(&scene.reading.tokens[*from..end]) == Some(end - from);
            (start..end).find(whole).map(|_| scene.text(opened(scene, start..end)))
        };
        let text = match one_of(scene, start..end) {
            Some((Kind::Person, text)) => Some(text),
            _ => single().filter(|_| named.len() == 1),
        };
        let Some(text) = text else { return };
        for named in named.into_iter().map(|named| &scene.mentions[named]) {
            if named.kind == Kind::Person && named.form == Form::Name {
                add(scene, roles, named, text.clone(), self.at, Rule::NamedAs);
            }
        }
    }

    /// "Kovac was appointed as minister", "served as minister": the verb with the office.
    fn office(&self, length: usize, roles: &mut [Vec<Role>]) {
        let scene = self.scene;
        let first = scene.verbs_start(self.at, self.sentence.start);
        let passive =
            (first..self.at).any(|at| scene.reading.resources.relations.is_copula(&scene.reading.tokens[at..at + 1]));
        let end = self.at + length;
        let near = (end..self.sentence.end.min(end + 6)).find(|&at| scene.word(at) == "as");
        let start = near.map_or(end, |near| near + 1);
        if !self.is_office(start) {
            return;
        }
        let object = near.filter(|&near| near > end && !passive).and_then(|_| scene.head_from(end, self.sentence.end));
        let subject = first.checked_sub(1).and_then(|before| scene.subject_at(before, self.sentence.start));
        let stop = self.role_end(start);
        let holder = |at: usize| scene.mentions[at].kind == Kind::Person;
        match (object, subject) {
            (Some(object), _) if holder(object) => {
                let text = format!("{} {}", scene.text(self.at..end), scene.text(near.unwrap_or(start)..stop));
                add(scene, roles, &scene.mentions[object], text, self.at, Rule::Office);
            }
            (None, Some(subject))
                if holder(subject) && scene.has_finite(first..end) && (near == Some(end) || passive) =>
            {
                let verbs = scene.text(first..stop);
                add(scene, roles, &scene.mentions[subject], verbs, self.at, Rule::Office);
            }
            _ => (),
        }
    }

    /// Whether a phrase at `at` names an office, a relation or a body: after an article, adjectives and names.
    fn is_office(&self, at: usize) -> bool {
        let scene = self.scene;
        let limit = self.sentence.end.min(at + 8);
        let inside = |at: usize| {
            let tag = scene.tag(at);
            tag.is_noun()
                || tag.is_name()
                || tag.is_adjective()
                || matches!(
                    tag,
                    Tag::Determiner
                        | Tag::PronounPossessive
                        | Tag::Hyphen
                        | Tag::Number
                        | Tag::VerbParticiple
                        | Tag::Possessive
                )
        };
        let known = |at: usize| {
            let (tokens, resources) = (&scene.reading.tokens[at..limit], scene.reading.resources);
            let found = (resources.lexicon.role(tokens))
                .or_else(|| resources.relations.noun(tokens).map(|(length, _)| length))
                .or_else(|| resources.relations.body(tokens).map(|(length, _)| length))
                .or_else(|| resources.relations.place(tokens).map(|(length, _)| length));
            // "is state-owned" names no state.
            found.is_some_and(|length| scene.tag(at + length) != Tag::Hyphen)
        };
        (at..limit).take_while(|&at| inside(at)).any(known)
    }

    /// "Kovac is the mayor of Oslo", "became prime minister".
    fn is_a(&self, roles: &mut [Vec<Role>]) {
        let (scene, start) = (self.scene, self.at + 1);
        if scene.voice(self.at) != Perspective::Article || start >= self.sentence.end {
            return;
        }
        let Some((party, first)) = copula_before(scene, start, self.sentence.start) else { return };
        let mention = &scene.mentions[party];
        let opens = matches!(
            scene.tag(start),
            Tag::Determiner | Tag::PronounPossessive | Tag::Noun | Tag::Name | Tag::Adjective
        );
        let plain = first == self.at && scene.word(self.at) == "is";
        if opens && mention.kind != Kind::Group && self.is_office(start) {
            let text = scene.text(if plain { start } else { first }..self.role_end(start));
            add(scene, roles, mention, text, self.at, Rule::FormOfBe);
        }
    }

    /// "the government led by Kovac": says what he leads where no actor stands before the verb.
    fn led(&self, roles: &mut [Vec<Role>]) {
        let scene = self.scene;
        let verb = self.at - 1;
        let word = scene
            .reading
            .resources
            .relations
            .verb(&scene.reading.tokens[verb..self.at])
            .filter(|(_, word)| word.says != "-");
        let Some((_, word)) = word.filter(|_| scene.tag(verb).is_verb() && verb > self.sentence.start) else { return };
        let Some(leader) = scene.head_from(self.at + 1, self.sentence.end) else { return };
        let end = verb - usize::from(scene.word(verb - 1) == ",");
        let start = scene.phrase_start(end, self.sentence.start, Join::Whole);
        // "an insurrection led by Kovac" was led once.
        let body = |at: usize| {
            let tokens = &scene.reading.tokens[at..end];
            let noun = scene.reading.resources.nouns.longest(tokens).filter(|(_, noun)| noun.kind != Kind::Event);
            scene.reading.resources.relations.body(tokens).is_some() || noun.is_some()
        };
        if (start..end).any(body) && scene.owner(end - 1).is_none_or(|owner| scene.mentions[owner].form != Form::Name) {
            let text = format!("{} {}", word.says, scene.text(start..end));
            add(scene, roles, &scene.mentions[leader], text, self.at, Rule::LedBy);
        }
    }
}

/// The tokens of a phrase without the article, owner or number that opens it.
fn opened(scene: &Scene, phrase: Range<usize>) -> Range<usize> {
    let opens = |at: &usize| grammar::opens_phrase(scene.reading, *at) || scene.tag(*at) == Tag::Number;
    phrase.clone().find(|at| !opens(at)).unwrap_or(phrase.start)..phrase.end
}

/// What one of many persons or organizations is: "member of the House" of "several members of the House".
fn one_of(scene: &Scene, phrase: Range<usize>) -> Option<(Kind, String)> {
    let resources = scene.reading.resources;
    let phrase = opened(scene, phrase);
    let end = phrase.clone().find(|&at| scene.tag(at) == Tag::Preposition).unwrap_or(phrase.end);
    let ends = |from: usize, length: usize| from + length == end;
    let kind = phrase.clone().take_while(|&from| from < end).find_map(|from| {
        let tokens = &scene.reading.tokens[from..end];
        let person = resources.lexicon.occupation(tokens).filter(|&(length, plural)| plural && ends(from, length));
        let body = resources
            .relations
            .body(tokens)
            .filter(|&(length, one)| ends(from, length) && scene.text(from..end) != one);
        person.map(|_| Kind::Person).or(body.map(|_| Kind::Organization))
    })?;
    let one = nouns::singular(&scene.text(phrase.start..end))?;
    let rest = scene.text(end..phrase.end);
    Some((kind, if rest.is_empty() { one } else { format!("{one} {rest}") }))
}
