//! Clusters of mentions: what the sieves of names make and those of descriptions and pronouns add to. Plain data; resolves nothing.

use std::ops::Range;

use crate::entity::{ClusteredMention, Kind, Mention, Role};
use crate::gazetteer::Country;
use crate::lexicon::Gender;
use crate::order;

/// What the sieves know of a cluster beside its mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Traits {
    pub(super) gender: Option<Gender>,
    /// Country that it is, or that its role names ("Russian President").
    pub(super) country: Option<Country>,
}

/// Mentions of one person, organization, place, group or event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cluster {
    pub(super) kind: Kind,
    /// Indices of its names as `names` saw them, the first ones of each name first.
    pub(super) names: Vec<usize>,
    /// What titles and appositions say that it is.
    pub(super) roles: Vec<Role>,
    pub(super) traits: Traits,
    /// Whose seat or government it is.
    pub(super) stands_for: Option<String>,
    /// Of a source, which has no names.
    pub(super) source: Option<Source>,
}

/// What the text says of somebody who speaks without a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    /// Tokens of its fullest phrase: "a Danish official".
    pub(super) words: Range<usize>,
    /// What its noun can be; none where that is unknown.
    pub(super) kind: Option<Kind>,
    pub(super) plural: bool,
}

/// The named and described mentions of a text in order, with their clusters, by [`crate::entity::ClusterId`].
pub(crate) struct Clusters {
    pub(crate) mentions: Vec<ClusteredMention>,
    pub(super) list: Vec<Cluster>,
}

/// Number of the one cluster of a mention.
pub(super) fn cluster_of(mention: &ClusteredMention) -> Option<usize> {
    mention.only().map(|cluster| cluster.0)
}

/// Text order, the longer one first where two start together.
pub(super) fn sort<Id>(mentions: &mut [Mention<Id>]) {
    order::by(mentions, |mention| order::outer_first(mention.span.start, mention.span.end));
}
