//! Nouns as cues: "his claim that the dam is safe". Takes a cue of a passage, gives its claim.

use super::claim::{Claim, claim_of};
use super::complement::{self, Opener};
use super::cued::CuedPassage;
use super::speaker;
use crate::lexicon::cues::CueClass;
use crate::rule::Rule;

pub(super) fn claim(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    let reader = passage.reader;
    let complement = complement::find(reader, cue, passage.range.end)?;
    if complement.opener == Opener::Run {
        return None;
    }
    let first = cue.group.start;
    let possessive = reader.is_possessive(first);
    let speaker = if possessive {
        speaker::possessor(reader, passage.range.start, first).map(|phrase| phrase.start..first + 1)
    } else {
        let pronoun = reader.is(first, CueClass::Determiner) && is_possessive_pronoun(reader.word(first));
        pronoun.then_some(first..first + 1)
    };
    if speaker.is_none() && complement.opener != Opener::That {
        return None;
    }
    let contents = passage.content(index, complement.start).into_iter().collect();
    let weak = complement.opener != Opener::That;
    claim_of(contents, first..complement.cue_end, speaker, Rule::CueNoun).map(|claim| Claim { weak, ..claim })
}

fn is_possessive_pronoun(word: &str) -> bool {
    ["his", "her", "its", "their", "my", "our", "your", "whose"].iter().any(|other| word.eq_ignore_ascii_case(other))
}
