//! Actors: clusters of mentions, by ordered sieves.

use crate::document::Context;
use crate::entity::{Actor, Mention};

/// Resolves mentions to actors, adding nominal and pronoun mentions; `mentions` stays sorted.
pub fn resolve(_context: &Context, _mentions: &mut Vec<Mention>) -> Vec<Actor> {
    Vec::new()
}
