//! Who said what: direct, mixed and indirect quotes with cue and speaker.

use crate::document::Context;
use crate::entity::{Actor, Mention, Quote};

/// All quotes in text order.
pub fn find(_context: &Context, _mentions: &[Mention], _actors: &[Actor]) -> Vec<Quote> {
    Vec::new()
}
