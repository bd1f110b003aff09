//! Nouns as cues: "his claim that the dam is safe". Takes a cue of a passage, gives its claim.

use std::ops::Range;

use super::claim::{Claim, claim_of};
use super::complement::{self, Complement, Opener};
use super::cued::CuedPassage;
use super::reader::Reader;
use super::speaker;
use super::verb::Cue;
use crate::lexicon::cues::CueClass;
use crate::rule::Rule;

/// Farthest "that" behind a noun and its form of "be", in tokens.
const PREDICATE: usize = 8;

pub(super) fn claim(passage: &CuedPassage, index: usize) -> Option<Claim> {
    let cue = &passage.cues[index];
    let reader = passage.reader;
    let complement = complement::find(reader, cue, passage.range.end).or_else(|| predicate(passage, cue))?;
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
    // "a call to arms", "the calls for peace": whose they are has to be said. "reports of shooting", "the claim that" say that somebody spoke.
    let alone = first == cue.head && complement.opener == Opener::Plain;
    let of = complement.cue_end > cue.group.end && reader.word(complement.cue_end - 1) == "of";
    // "early [reports] said …": the noun is the subject of a verb that says it.
    let bare = complement.cue_end == cue.group.end && !reader.tag(complement.start).is_verb();
    let speaker = speaker.or_else(|| speaker::author(reader, &passage.range, first..cue.group.end));
    if speaker.is_none() && !(complement.opener == Opener::That || alone && (of || bare)) {
        return None;
    }
    let mut contents: Vec<_> = passage.content(index, complement.start).into_iter().collect();
    if complement.opener == Opener::Plain && of {
        contents.iter_mut().for_each(|content| content.end = object_end(reader, content));
    }
    let weak = complement.opener != Opener::That;
    claim_of(contents, first..complement.cue_end, speaker, Rule::CueNoun).map(|claim| Claim { weak, ..claim })
}

/// "the union's position is [that the mine should close]".
fn predicate(passage: &CuedPassage, cue: &Cue) -> Option<Complement> {
    let reader = passage.reader;
    let near = cue.group.end..passage.range.end.min(cue.group.end + PREDICATE);
    let word = |at: &usize| reader.run(*at).is_none() && reader.is_word(*at);
    let that = near.take_while(word).find(|&at| reader.is(at, CueClass::Complementiser))?;
    let be = that > cue.group.end && reader.is_any(that - 1, &[CueClass::Be, CueClass::Catenative]);
    be.then_some(Complement { start: that, opener: Opener::That, cue_end: cue.group.end })
}

/// "claims of [fraud] have failed": the object of the noun ends before the verb of the sentence.
fn object_end(reader: &Reader, content: &Range<usize>) -> usize {
    let opens = [CueClass::Relative, CueClass::Complementiser, CueClass::Subordinator, CueClass::Question];
    let mut clause = false;
    for at in content.clone().skip(1) {
        // "amid reports of fraud, the vote was stopped": the clause behind the comma is the writer's.
        let comma = reader.is_comma(at) && !reader.is(at + 1, CueClass::Relative);
        if comma && (at + 1..content.end).any(|at| reader.run(at).is_none() && reader.tag(at).is_finite()) {
            return at;
        }
        clause |= reader.is_any(at, &opens) || !reader.is_word(at) && !reader.is_possessive(at);
        if !clause && reader.run(at).is_none() && reader.is_verb(at) {
            return at;
        }
    }
    content.end
}

fn is_possessive_pronoun(word: &str) -> bool {
    ["his", "her", "its", "their", "my", "our", "your", "whose"].iter().any(|other| word.eq_ignore_ascii_case(other))
}
