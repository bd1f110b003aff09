//! What the sieves find. Plain data.

use std::ops::Range;

use crate::entity::Stance;
use crate::rule::Rule;

/// A content with what is known of it, in tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) content: Range<usize>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) attribution: usize,
    pub(super) stance: Stance,
    /// The content is a noun phrase or an infinitive: the same words may tell of a deed.
    pub(super) weak: bool,
    pub(super) nested: bool,
    pub(super) confidence: f32,
    pub(super) evidence: Rule,
}
