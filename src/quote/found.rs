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

/// How likely such a quote has the right content and speaker, 0..=1, by the rule that found it. Set by hand: the
/// sieves run from the surest on. The card shows it; nothing is decided by it.
pub(super) const fn confidence(rule: Rule) -> f32 {
    match rule {
        Rule::QuoteSpeakerCue => 0.97,
        Rule::QuoteCueSpeaker => 0.95,
        Rule::CueSpeakerQuote | Rule::Signature => 0.9,
        Rule::AccordingTo | Rule::AsSpeakerCue | Rule::ClauseSpeakerCue | Rule::ColonBefore | Rule::Transcript => 0.85,
        Rule::CueQuote | Rule::CuePhrase | Rule::CueClause | Rule::Floating => 0.8,
        Rule::CueNoun => 0.7,
        Rule::Block => 0.6,
        // Nobody says that it is speech.
        _ => 0.5,
    }
}
