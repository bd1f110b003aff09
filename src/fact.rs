//! What the text tells of its actors beside their names: roles, ages, relations between them, what they did. Takes mentions that are
//! resolved, quotes and actors; adds roles to the actors and gives the other facts, each with the words of the text that tell it. Reads
//! only the article's own words: nothing inside quotation marks, and nothing that a list of words does not know how to read.

mod age;
mod apposition;
mod credits;
mod deeds;
mod found;
mod nouns;
mod relations;
mod roles;
mod scene;
mod verbs;
mod words;

use crate::entity::PartKind;
use crate::entity::{Actor, Mention, Quote};
use crate::reading::Reading;
pub use found::{Age, Deed, Facts, Relation};
use relations::Relations;
use scene::Scene;

/// Reads the facts of a text and adds roles to its actors; linear time.
pub fn read(reading: &Reading, mentions: &[Mention], quotes: &[Quote], actors: &mut [Actor]) -> Facts {
    let scene = Scene::new(reading, mentions, quotes);
    let mut facts = Facts::default();
    let mut relations = Relations::new(actors.len());
    for sentence in reading.sentences {
        let tokens = sentence.tokens.clone();
        if sentence.part.is_article() || sentence.part == PartKind::Caption {
            roles::read(&scene, tokens.clone(), actors);
            nouns::read(&scene, tokens.clone(), &mut relations);
            verbs::read(&scene, tokens.clone(), &mut relations);
            apposition::read(&scene, &tokens, &relations, actors);
            age::read(&scene, tokens.clone(), &mut facts.ages);
        }
        if matches!(sentence.part, PartKind::Byline | PartKind::Credit | PartKind::Caption) {
            credits::read(&scene, tokens, sentence.part, actors);
        }
    }
    facts.relations = relations.list;
    deeds::read(&scene, quotes, actors.len(), &mut facts);
    facts
}

#[cfg(test)]
mod tests;
