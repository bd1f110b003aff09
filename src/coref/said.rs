//! Whose words a token stands in. Takes attributions with the actors that names and descriptions tell, gives quotation and speaker of each
//! token; decides nothing about pronouns.

use std::ops::Range;

use crate::entity::{ClusterId, ClusteredMention};
use crate::quotation;
use crate::quote::Attributions;
use crate::reading::Reading;

/// Who says something.
#[derive(Debug)]
pub(super) struct Speaker {
    pub(super) tokens: Range<usize>,
    /// Actors of its names; none where it is a pronoun or nobody knows.
    pub(super) actors: Vec<ClusterId>,
}

/// What stands in quotation marks.
pub(super) struct Quoted {
    /// Number of the quotation of each token, 0 outside.
    quotations: Vec<u32>,
}

impl Quoted {
    /// Reads the whole text; linear time.
    pub(super) fn read(reading: &Reading) -> Quoted {
        let mut quotations = vec![0; reading.tokens.len()];
        for (number, tokens) in quotation::outer(reading.quotations).enumerate() {
            fill(&mut quotations, &tokens, number);
        }
        Quoted { quotations }
    }

    /// Number of the quotation that token `at` stands in, 0 outside of all.
    pub(super) fn quotation(&self, at: usize) -> u32 {
        self.quotations.get(at).copied().unwrap_or(0)
    }

    /// Whether token `at` stands in quotation marks.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        self.quotation(at) != 0
    }
}

/// Who says what.
pub(super) struct Said {
    pub(super) quoted: Quoted,
    /// Number of the innermost content of each token, 0 outside.
    contents: Vec<u32>,
    speakers: Vec<Speaker>,
    /// Whether each token stands in the words for a speaker.
    voices: Vec<bool>,
}

impl Said {
    /// Reads the whole text; linear time.
    pub(super) fn read(reading: &Reading, mentions: &[ClusteredMention], attributions: &Attributions) -> Said {
        let (quoted, contents) = (Quoted::read(reading), vec![0; reading.tokens.len()]);
        let voices = vec![false; reading.tokens.len()];
        let mut said = Said { quoted, contents, speakers: Vec::new(), voices };
        for (number, (content, tokens, actors)) in attributions.sayings(mentions).enumerate() {
            fill(&mut said.contents, content, number);
            if let Some(words) = said.voices.get_mut(tokens.clone()) {
                words.fill(true);
            }
            said.speakers.push(Speaker { tokens: tokens.clone(), actors });
        }
        said
    }

    /// Whether token `at` stands in the words for a speaker.
    pub(super) fn is_voice(&self, at: usize) -> bool {
        self.voices.get(at) == Some(&true)
    }

    /// Who says what token `at` stands in.
    pub(super) fn speaker(&self, at: usize) -> Option<&Speaker> {
        let number = self.contents.get(at).copied().unwrap_or(0) as usize;
        self.speakers.get(number.checked_sub(1)?)
    }
}

fn fill(numbers: &mut [u32], tokens: &Range<usize>, number: usize) {
    if let Some(tokens) = numbers.get_mut(tokens.clone()) {
        tokens.fill(number as u32 + 1);
    }
}
