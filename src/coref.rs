//! Actors: which mentions belong together. Takes the named mentions, adds nominal and pronoun mentions, gives clusters. Does not look up
//! the world: that is entity linking.
//!
//! Ordered sieves, the surest first; each leaves its name on the mentions that it resolved.

mod actors;
pub(crate) mod antecedents;
mod clusters;
pub mod first_person;
mod grammar;
pub mod metonymy;
mod names;
mod nominals;
mod person;
pub(crate) mod pronouns;
mod roles;
mod said;
mod skeleton;
mod talk;
pub(crate) mod weights;

use crate::entity::{Actor, Mention};
use crate::reading::Reading;

pub(crate) use clusters::Clusters;
use clusters::sort;
pub(crate) use said::Said;

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

#[cfg(test)]
mod tests;
