//! Actors: which mentions belong together. Takes the named mentions, adds nominal and pronoun mentions, gives clusters. Does not look up
//! the world: that is entity linking.
//!
//! Ordered sieves, the surest first; each leaves its name on the mentions that it resolved.

mod actors;
pub(crate) mod antecedents;
pub mod first_person;
mod grammar;
pub mod metonymy;
mod names;
mod nominals;
pub(crate) mod pronouns;
mod roles;
mod said;
mod skeleton;
mod talk;
pub(crate) mod weights;

use crate::entity::{Actor, ActorId, Mention};
use crate::gazetteer::Country;
use crate::lexicon::Gender;
use crate::order;
use crate::reading::Reading;

pub(crate) use said::Said;

/// What the sieves know of an actor beside its mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Traits {
    gender: Option<Gender>,
    /// Country that the actor is, or that its role names ("Russian President").
    country: Option<Country>,
}

/// The clusters while they grow.
pub(crate) struct Clusters {
    actors: Vec<Actor>,
    traits: Vec<Traits>,
}

impl Clusters {
    /// Index of the single actor of a mention, where it has just one.
    fn of(mention: &Mention) -> Option<usize> {
        match mention.actors[..] {
            [ActorId(actor)] => Some(actor),
            _ => None,
        }
    }
}

/// Clusters the named mentions and adds descriptions; `mentions` stays sorted by start, longer first.
pub(crate) fn name(reading: &Reading, mentions: &mut Vec<Mention>) -> Clusters {
    let mut clusters = names::cluster(reading, mentions);
    roles::read(reading, mentions, &mut clusters);
    metonymy::mark(reading, mentions, &mut clusters);
    nominals::resolve(reading, mentions, &clusters);
    sort(mentions);
    clusters
}

/// Adds the pronouns, `judge` says whom they mean, and finishes the actors.
pub(crate) fn refer(
    reading: &Reading,
    mentions: &mut Vec<Mention>,
    clusters: Clusters,
    said: &Said,
    judge: &mut dyn pronouns::Judge,
) -> Vec<Actor> {
    let grammar = grammar::Grammar::read(reading);
    pronouns::resolve(reading, mentions, &clusters, &grammar, said, judge);
    pronouns::relative(reading, mentions);
    sort(mentions);
    actors::finish(reading, mentions, clusters)
}

fn sort(mentions: &mut [Mention]) {
    order::by(mentions, |mention| order::outer_first(mention.span.start, mention.span.end));
}

/// Index of the sentence that holds token `token`.
fn sentence_of(reading: &Reading, token: usize) -> usize {
    reading.sentences.partition_point(|sentence| sentence.tokens.end <= token)
}

#[cfg(test)]
mod tests;
