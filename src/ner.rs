//! Mentions of persons, organizations, places, groups, events and dates by name.

use crate::document::Context;
use crate::entity::{DateExpression, Mention};

/// All named mentions in text order, none overlapping another.
pub fn tag(_context: &Context, _dates: &[DateExpression]) -> Vec<Mention> {
    Vec::new()
}
