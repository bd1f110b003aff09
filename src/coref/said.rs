//! Whose words a token stands in. Takes attributions with the actors that names and descriptions tell, gives quotation and speaker of each
//! token; decides nothing about pronouns.

use std::ops::Range;

use crate::entity::{ActorId, Mention};
use crate::quotation;
use crate::quote::Attributions;
use crate::reading::Reading;

/// Who says something.
#[derive(Debug)]
pub(super) struct Speaker {
    pub(super) tokens: Range<usize>,
    /// Actors of its names; none where it is a pronoun or nobody knows.
    pub(super) actors: Vec<ActorId>,
}

/// What stands in quotation marks, and who says what.
pub(crate) struct Said {
    /// Number of the quotation of each token, 0 outside.
    quotations: Vec<u32>,
    /// Number of the innermost content of each token, 0 outside.
    contents: Vec<u32>,
    speakers: Vec<Speaker>,
}

impl Said {
    /// Reads the whole text; linear time.
    pub(crate) fn read(reading: &Reading, mentions: &[Mention], attributions: &Attributions) -> Said {
        let (quotations, contents) = (vec![0; reading.tokens.len()], vec![0; reading.tokens.len()]);
        let mut said = Said { quotations, contents, speakers: Vec::new() };
        for (number, tokens) in quotation::outer(reading.quotations).enumerate() {
            fill(&mut said.quotations, &tokens, number);
        }
        for (number, (content, tokens, actors)) in attributions.sayings(mentions).enumerate() {
            fill(&mut said.contents, content, number);
            said.speakers.push(Speaker { tokens: tokens.clone(), actors });
        }
        said
    }

    /// Number of the quotation that token `at` stands in, 0 outside of all.
    pub(super) fn quotation(&self, at: usize) -> u32 {
        self.quotations.get(at).copied().unwrap_or(0)
    }

    /// Who says what token `at` stands in.
    pub(super) fn speaker(&self, at: usize) -> Option<&Speaker> {
        let number = self.contents.get(at).copied().unwrap_or(0) as usize;
        self.speakers.get(number.checked_sub(1)?)
    }

    /// Whether token `at` stands in quotation marks.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        self.quotation(at) != 0
    }
}

fn fill(numbers: &mut [u32], tokens: &Range<usize>, number: usize) {
    if let Some(tokens) = numbers.get_mut(tokens.clone()) {
        tokens.fill(number as u32 + 1);
    }
}
