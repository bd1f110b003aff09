//! What a cue claims. Plain data.

use std::ops::Range;

use crate::entity::Stance;
use crate::rule::Rule;

/// What a cue claims.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) contents: Vec<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) stance: Stance,
    pub(super) weak: bool,
    pub(super) evidence: Rule,
}

impl Claim {
    /// Whether the token is in its contents or its cue.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.cue.contains(&at) || self.contents.iter().any(|content| content.contains(&at))
    }
}

/// The claim of these contents; none where there are none.
pub(super) fn claim_of(
    contents: Vec<Range<usize>>,
    cue: Range<usize>,
    speaker: Option<Range<usize>>,
    evidence: Rule,
) -> Option<Claim> {
    (!contents.is_empty()).then_some(Claim { contents, cue, speaker, stance: Stance::States, weak: false, evidence })
}
