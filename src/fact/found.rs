//! Facts of a text as plain data. Knows not how they are read.

use crate::entity::{ActorId, RelationKind, Role};
use crate::span::Span;

/// Facts of a text, in text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// What the text says each actor is, by actor, in text order; those of titles and appositions first.
    pub roles: Vec<Vec<Role>>,
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
    /// What it is about.
    pub kind: RelationKind,
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
