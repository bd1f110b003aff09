//! Actors: which mentions belong together. Takes the named mentions, adds nominal and pronoun mentions, gives clusters. Does not look up
//! the world: that is entity linking.
//!
//! Ordered sieves, the surest first; each leaves its name on the mentions that it resolved.

mod actors;
pub(crate) mod antecedents;
mod body;
mod clusters;
mod first_person;
pub(crate) mod metonymy;
mod names;
mod nominals;
mod person;
pub(crate) mod pronouns;
mod roles;
mod said;
mod sources;
mod talk;

use crate::entity::Quote;
use crate::grammar::Clauses;
use crate::model::named::Listener;
use crate::ner::Named;
use crate::quote::Attributions;
use crate::reading::Reading;

pub(crate) use actors::Cast;
pub(crate) use clusters::Clusters;
use clusters::sort;
use pronouns::Judge;
use said::Said;

/// Clusters the named mentions and adds descriptions; a listener learns whom these mean.
pub(crate) fn cluster(reading: &Reading, named: Named, listener: Option<&dyn Listener>) -> Clusters {
    let (mut mentions, mut list) = names::cluster(reading, named);
    roles::read(reading, &mentions, &mut list);
    metonymy::mark(reading, &mut mentions, &mut list);
    nominals::resolve(reading, &mut mentions, &list, listener);
    sort(&mut mentions);
    Clusters { mentions, list }
}

/// Adds those who speak without a name and the pronouns, `judge` says whom they mean, and makes actors of the clusters. "he" in a quotation is mostly not who says it.
pub(crate) fn refer(reading: &Reading, clusters: Clusters, attributions: &Attributions, judge: &mut dyn Judge) -> Cast {
    let Clusters { mut mentions, mut list } = clusters;
    sources::add(reading, &mut mentions, &mut list, attributions);
    let said = Said::read(reading, &mentions, attributions);
    let clauses = Clauses::read(reading);
    pronouns::resolve(reading, &mut mentions, &list, &clauses, &said, judge);
    pronouns::relative(reading, &mut mentions);
    sort(&mut mentions);
    actors::cast(reading, Clusters { mentions, list })
}

/// Adds "I" and "you", whom the speakers of the quotes and of a talk tell.
pub(crate) fn speak(reading: &Reading, cast: Cast, quotes: &[Quote]) -> Cast {
    first_person::resolve(reading, cast, quotes)
}

#[cfg(test)]
mod tests;
