//! Relations that verbs tell: "has accused", "was appointed by", "led by", "held talks with". Takes a scene, gives relations from the one
//! before the verb to the one after it; the words between them are those of the text, so that "did not meet" stays what it is.

use std::ops::Range;

use super::nouns::found_words;
use super::relations::Relations;
use super::scene::{Perspective, Scene};
use crate::entity::RelationKind;
use crate::lexicon::relations::RelationWord;
use crate::tag::Tag;

/// How far the object of "held … with" may stand from its verb, in tokens.
const OBJECT: usize = 7;
/// Most objects that one verb has.
const OBJECTS: usize = 4;

/// A verb of the list in its sentence.
struct Verb<'s, 'a> {
    scene: &'s Scene<'a>,
    word: RelationWord<'a>,
    /// Its tokens.
    at: Range<usize>,
    /// First token of the verbs around it: "has been accused".
    first: usize,
    sentence: Range<usize>,
}

/// Reads one sentence.
pub(super) fn read(scene: &Scene, sentence: Range<usize>, found: &mut Relations) {
    for at in sentence.clone() {
        if !scene.tag(at).is_verb() || scene.voice(at) == Perspective::Quoted {
            continue;
        }
        if let Some((length, word)) = scene.reading.resources.relations.verb(&scene.reading.tokens[at..sentence.end]) {
            let first = scene.verbs_start(at, sentence.start);
            let verb = Verb { scene, word, at: at..at + length, first, sentence: sentence.clone() };
            if scene.word(at + length) == "by" {
                verb.passive(found);
            } else if scene.voice(at) == Perspective::Article && (first == at || scene.has_finite(first..at + 1)) {
                verb.active(found);
            }
        }
    }
}

impl Verb<'_, '_> {
    /// "was accused by the bank"; "the group, led by Kovac,".
    fn passive(&self, found: &mut Relations) {
        let scene = self.scene;
        let link = self.at.end + 1;
        let Some(other) = scene.head_from(link, self.sentence.end) else { return };
        let clause = self.first < self.at.start && scene.has_finite(self.first..self.at.start);
        if clause && scene.voice(self.at.start) != Perspective::Article {
            return;
        }
        let comma = usize::from(!clause && self.first > 0 && scene.word(self.first - 1) == ",");
        let before = self.first.checked_sub(1 + comma).filter(|&before| before >= self.sentence.start);
        let party = before.and_then(|before| {
            if clause { scene.subject_at(before, self.sentence.start) } else { scene.ending_at(before) }
        });
        if let Some(party) = party.filter(|&party| clause || scene.is_party(&scene.mentions[party])) {
            let words = found_words(scene, self.first, link, other);
            found.add(scene, self.word.kind, party, other, words, self.at.start);
        }
    }

    /// "has accused the bank and the port", "will meet with Kovac"; "the two will meet".
    fn active(&self, found: &mut Relations) {
        let scene = self.scene;
        let subject = self.first.checked_sub(1).and_then(|before| scene.subject_at(before, self.sentence.start));
        let Some(subject) = subject else { return };
        let subjects = scene.joined_before(subject);
        let objects = self.objects();
        if objects.is_empty() && self.word.kind == RelationKind::Meets {
            let words = scene.text(self.first..self.at.end);
            for (place, &one) in subjects.iter().enumerate() {
                for &other in &subjects[place + 1..] {
                    found.add(scene, RelationKind::Meets, other, one, words.clone(), self.at.start);
                }
            }
        }
        for &(other, link) in &objects {
            // "accused the bank and the port": the words end where the first object begins.
            let words = found_words(scene, self.first, objects[0].1, other);
            let words = if link == objects[0].1 { words } else { scene.text(self.first..objects[0].1) };
            for &subject in subjects.iter().rev() {
                found.add(scene, self.word.kind, subject, other, words.clone(), self.at.start);
            }
        }
    }

    /// The objects, each with the token after the words that lead to it.
    fn objects(&self) -> Vec<(usize, usize)> {
        let (scene, end) = (self.scene, self.sentence.end);
        let far = self.word.is_link("...with");
        let with = (self.at.end..end.min(self.at.end + OBJECT)).find(|&at| scene.word(at) == "with").filter(|_| far);
        let direct = self.word.is_direct().then_some(self.at.end);
        let linked = self.word.is_link(scene.word(self.at.end)).then_some(self.at.end + 1);
        let Some(mut link) = with.map(|with| with + 1).or(linked).or(direct) else { return Vec::new() };
        let mut objects = Vec::new();
        while let Some(other) = scene.head_from(link, end).filter(|_| objects.len() < OBJECTS) {
            objects.push((other, link));
            let next = scene.mentions[other].tokens.end;
            let comma = usize::from(scene.word(next) == ",");
            let and = usize::from(scene.tag(next + comma) == Tag::Coordinator);
            if comma + and == 0 {
                break;
            }
            link = next + comma + and;
        }
        // "met Kovac, and Novak left": the last one is the subject of another verb.
        let verb_next = |&(other, _): &(usize, usize)| scene.tag(scene.mentions[other].tokens.end).is_finite();
        objects.pop_if(|last| verb_next(last));
        // A comma without "and" opens an insertion or a list of something else.
        let last = objects.last().map_or(0, |&(_, link)| link);
        let list = last > 0 && scene.tag(last - 1) == Tag::Coordinator;
        objects.truncate(if list { OBJECTS } else { 1 });
        objects
    }
}
