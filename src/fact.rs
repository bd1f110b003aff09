//! What the text tells of its actors beside their names: roles, ages, relations between them, what they did. Takes mentions that are
//! resolved, their roles and the quotes; gives facts, each with the words of the text that tell it. Reads
//! only the article's own words: nothing inside quotation marks, and nothing that a list of words does not know how to read.

mod age;
mod credits;
mod deeds;
mod found;
mod nouns;
mod relations;
mod roles;
mod scene;
mod verbs;

use crate::entity::PartKind;
use crate::entity::{Mention, Quote, Role};
use crate::reading::Reading;
use crate::rule::Rule;
pub use found::{Age, Deed, Facts, Relation};
use relations::Relations;
use scene::Scene;

/// Reads the facts of a text beside the `roles` that are known by actor; linear time.
pub(crate) fn read(reading: &Reading, mentions: &[Mention], roles: &[Vec<Role>], quotes: &[Quote]) -> Facts {
    let scene = Scene::new(reading, mentions, quotes);
    let mut facts = Facts { roles: roles.to_vec(), ..Facts::default() };
    let mut relations = Relations::new(roles.len());
    for sentence in reading.sentences {
        let tokens = sentence.tokens.clone();
        if sentence.part.is_article() || sentence.part == PartKind::Caption {
            roles::read(&scene, tokens.clone(), &mut facts.roles);
            nouns::read(&scene, tokens.clone(), &mut relations);
            verbs::read(&scene, tokens.clone(), &mut relations);
            age::read(&scene, tokens.clone(), &mut facts.ages);
        }
        if matches!(sentence.part, PartKind::Byline | PartKind::Credit | PartKind::Caption) {
            credits::read(&scene, tokens, sentence.part, &mut facts.roles);
        }
    }
    told_with_another(&mut facts.roles, &relations.list);
    facts.relations = relations.list;
    deeds::read(&scene, quotes, roles.len(), &mut facts);
    facts
}

/// "His wife, Ann Lee," is told better with him: the role goes where a relation has its noun.
fn told_with_another(roles: &mut [Vec<Role>], relations: &[Relation]) {
    for relation in relations {
        let told = |role: &Role| {
            let noun = role.text.split(' ').next_back();
            role.evidence == Rule::AppositionBeforeTheName && relation.words.split(' ').any(|word| Some(word) == noun)
        };
        if let Some(roles) = roles.get_mut(relation.from.0) {
            roles.retain(|role| !told(role));
        }
    }
}

#[cfg(test)]
mod tests;
