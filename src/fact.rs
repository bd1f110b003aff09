//! What the text tells of its actors beside their names: roles, ages, relations between them, what they did. Takes mentions that are
//! resolved, quotes and actors; adds roles to the actors and gives the other facts, each with the words of the text that tell it. Reads
//! only the article's own words: nothing inside quotation marks, and nothing that a list of words does not know how to read.

mod age;
mod apposition;
mod credits;
mod deeds;
mod nouns;
mod relations;
mod roles;
mod scene;
mod verbs;
mod words;

use crate::entity::PartKind;
use crate::entity::{Actor, ActorId, Mention, Quote};
use crate::reading::Reading;
use crate::span::Span;
use relations::Relations;
use scene::Scene;

/// Facts of a text, in text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// At most one an actor.
    pub ages: Vec<Age>,
    /// Relations between two actors.
    pub relations: Vec<Relation>,
    /// The most telling clauses of each actor.
    pub deeds: Vec<Deed>,
    /// Indices into `Document::mentions` of those that are subjects of main verbs, in order.
    pub subjects: Vec<usize>,
}

/// How old somebody is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Age {
    /// Who.
    pub actor: ActorId,
    /// Years.
    pub years: u8,
    /// The words that say it.
    pub sentence: Span,
}

/// A relation that a sentence tells: the names of the two actors around `words` make a sentence that is true to the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// What it is, from `data/lexicon/relations.tsv`: "leads", "family", "meets".
    pub kind: &'static str,
    /// Actor before the words.
    pub from: ActorId,
    /// Actor after them.
    pub to: ActorId,
    /// "a spokeswoman for", "has accused".
    pub words: String,
    /// The words that say it.
    pub sentence: Span,
}

/// Something that an actor did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deed {
    /// Who.
    pub actor: ActorId,
    /// The clause from its verb on, as the text has it.
    pub span: Span,
    /// The words around it.
    pub sentence: Span,
}

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
