//! Clusters of mentions while they grow: what the sieves of coreference add to, and what they know of each. Plain data; resolves nothing.

use crate::entity::{Actor, ActorId, Mention};
use crate::gazetteer::Country;
use crate::lexicon::Gender;
use crate::order;

/// What the sieves know of an actor beside its mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Traits {
    pub(super) gender: Option<Gender>,
    /// Country that the actor is, or that its role names ("Russian President").
    pub(super) country: Option<Country>,
}

/// The clusters while they grow.
pub(crate) struct Clusters {
    pub(super) actors: Vec<Actor>,
    pub(super) traits: Vec<Traits>,
}

impl Clusters {
    /// Index of the single actor of a mention, where it has just one.
    pub(super) fn of(mention: &Mention) -> Option<usize> {
        match mention.actors[..] {
            [ActorId(actor)] => Some(actor),
            _ => None,
        }
    }
}

/// Text order, the longer one first where two start together.
pub(super) fn sort(mentions: &mut [Mention]) {
    order::by(mentions, |mention| order::outer_first(mention.span.start, mention.span.end));
}
