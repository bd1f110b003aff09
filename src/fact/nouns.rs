//! Relations that nouns tell: "a spokeswoman for the Commission", "his brother", "Kremlin spokesman". Takes a scene, gives relations from
//! the one who is described to the other.

use std::ops::Range;

use super::relations::Relations;
use super::scene::{Perspective, Scene};
use crate::entity::{Form, Kind};
use crate::grammar::Join;
use crate::lexicon::relations::RelationWord;

/// A noun of the list in its sentence.
struct RelationNoun<'s, 'a> {
    scene: &'s Scene<'a>,
    word: RelationWord<'a>,
    /// Its tokens.
    at: Range<usize>,
    /// Tokens of the sentence.
    sentence: Range<usize>,
}

/// Reads one sentence.
pub(super) fn read(scene: &Scene, sentence: Range<usize>, found: &mut Relations) {
    let mut at = sentence.start;
    while at < sentence.end {
        let word = scene.reading.resources.relations.noun(&scene.reading.tokens[at..sentence.end]);
        let Some((length, word)) = word.filter(|_| scene.voice(at) != Perspective::Quoted) else {
            at += 1;
            continue;
        };
        let noun = RelationNoun { scene, word, at: at..at + length, sentence: sentence.clone() };
        if !noun.with_link(found) && !noun.with_owner(found) {
            noun.with_body(found);
        }
        at += length;
    }
}

impl RelationNoun<'_, '_> {
    /// "Anna Kovac, a spokeswoman for the Commission", "Kovac is the leader of …", "the head of the agency, Anna Kovac".
    fn with_link(&self, found: &mut Relations) -> bool {
        let scene = self.scene;
        if !self.word.is_link(scene.word(self.at.end)) {
            return false;
        }
        let Some(other) = scene.head_from(self.at.end + 1, self.sentence.end) else { return false };
        let start = scene.phrase_start(self.at.start, self.sentence.start, Join::Plain);
        let words = |from: usize| found_words(scene, from, self.at.end + 1, other);
        if let Some((party, verb)) = self.before(start) {
            found.add(scene, self.word.kind, party, other, words(verb), start);
            return true;
        }
        let end = scene.mentions[other].tokens.end;
        let comma = usize::from(scene.word(end) == ",");
        let named = scene.owner(end + comma).filter(|&named| {
            let mention = &scene.mentions[named];
            // "After a call to the head of the agency, Kovac left": what opens with a comma has to end with a mark.
            let closes = matches!(scene.word(mention.tokens.end), "," | "." | ")");
            mention.kind == Kind::Person && mention.form == Form::Name && (comma == 0 || closes)
        });
        if let Some(named) = named {
            found.add(scene, self.word.kind, named, other, words(start), start);
        }
        named.is_some()
    }

    /// The mention that a phrase at `start` describes, with the first token of what is said of it: after a comma or a form of "be".
    fn before(&self, start: usize) -> Option<(usize, usize)> {
        let scene = self.scene;
        let before = start.checked_sub(1).filter(|&before| before > self.sentence.start)?;
        if scene.word(before) == "," {
            let party = scene.owner(before - 1).filter(|&party| scene.mentions[party].tokens.end == before)?;
            return Some((party, start));
        }
        let (party, verb) = copula_before(scene, start, self.sentence.start)?;
        (scene.voice(start) == Perspective::Article).then_some((party, verb))
    }

    /// "Kovac's brother Ivan", "his wife, Anna", "Ivan, Kovac's brother,".
    fn with_owner(&self, found: &mut Relations) -> bool {
        let scene = self.scene;
        let (start, limit) = (self.at.start, self.sentence.start);
        let describes =
            |at: &usize| scene.owner(*at).is_none() && (scene.tag(*at).is_adjective() || scene.tag(*at).is_noun());
        let first = start - (limit..start).rev().take(4).take_while(describes).count();
        let Some(before) = first.checked_sub(1).filter(|&before| before >= limit) else { return false };
        let owner = match scene.word(before) {
            "'s" | "’s" | "'" | "’" => before.checked_sub(1).and_then(|at| scene.owner(at)),
            _ => scene.owner(before).filter(|&owner| {
                scene.mentions[owner].form == Form::Pronoun
                    && scene.mentions[owner].tokens.len() == 1
                    && scene.is_owner(before)
            }),
        };
        let Some(owner) = owner.filter(|&owner| scene.is_party(&scene.mentions[owner])) else { return false };
        let comma = usize::from(scene.word(self.at.end) == ",");
        let after = scene.owner(self.at.end + comma).filter(|&next| {
            let closes = matches!(scene.word(scene.mentions[next].tokens.end), "," | "." | ")");
            scene.mentions[next].form == Form::Name && (comma == 0 || closes)
        });
        let phrase = scene.mentions[owner].tokens.start;
        let party = after.or_else(|| self.before(phrase).map(|(party, _)| party));
        let link = self.word.links.split(' ').find(|link| *link != "-").unwrap_or("of");
        if let Some(party) = party.filter(|&party| scene.mentions[party].tokens.start != phrase) {
            let words = format!("{} {link}", scene.text(first..self.at.end));
            found.add(scene, self.word.kind, party, owner, words, start);
            return true;
        }
        false
    }

    /// "Kremlin spokesman Dmitry Peskov".
    fn with_body(&self, found: &mut Relations) {
        let scene = self.scene;
        let Some(before) = self.at.start.checked_sub(1).filter(|&before| before >= self.sentence.start) else { return };
        let body = scene.owner(before).filter(|&body| scene.is_party(&scene.mentions[body]));
        let body = body.filter(|&body| matches!(scene.mentions[body].kind, Kind::Organization | Kind::Place));
        let named = scene.owner(self.at.end).filter(|&named| scene.mentions[named].kind == Kind::Person);
        if let Some((body, named)) = body.zip(named) {
            let link = self.word.links.split(' ').find(|link| *link != "-").unwrap_or("of");
            let words = format!("{} {link}", scene.text(self.at.clone()));
            found.add(scene, self.word.kind, named, body, words, before);
        }
    }
}

/// The subject of the form of "be" right before `start`, and where its verbs begin.
pub(super) fn copula_before(scene: &Scene, start: usize, limit: usize) -> Option<(usize, usize)> {
    let verb = start.checked_sub(1).filter(|&verb| verb > limit)?;
    if !scene.reading.resources.relations.is_copula(&scene.reading.tokens[verb..start]) {
        return None;
    }
    let first = scene.verbs_start(verb, limit);
    let party = first.checked_sub(1).and_then(|at| scene.subject_at(at, limit))?;
    Some((party, first))
}

/// The words from `from` to the other actor: up to `link`, with an article that follows.
pub(super) fn found_words(scene: &Scene, from: usize, link: usize, other: usize) -> String {
    let name = scene.mentions[other].tokens.start;
    let end = if name == link + 1 && scene.word(link).eq_ignore_ascii_case("the") { name } else { link };
    scene.text(from..end)
}
