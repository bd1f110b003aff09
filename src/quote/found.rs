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
    /// The name of the speaker elsewhere, where the words for the speaker are a bare label ("A:").
    pub(super) voice: Option<Range<usize>>,
    pub(super) attribution: usize,
    pub(super) stance: Stance,
    /// The content is a noun phrase or an infinitive: the same words may tell of a deed.
    pub(super) weak: bool,
    pub(super) nested: bool,
    pub(super) evidence: Rule,
}

impl Found {
    /// The words that tell who speaks.
    pub(super) fn who(&self) -> Option<&Range<usize>> {
        self.voice.as_ref().or(self.speaker.as_ref())
    }
}
