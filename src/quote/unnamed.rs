//! Speakers whom the text does not name: "two officials", "a spokesman for the mill". Takes the words for a speaker, gives the phrase and its
//! noun; a pronoun, a name that nobody found and "nobody" are none.

use std::ops::Range;

use crate::lexicon::cues::CueClass;
use crate::tag::Tag;

use super::reader::Reader;
use super::resolve;

/// Longest phrase that is shown whole, in tokens.
const LONGEST: usize = 14;

/// A speaker without a name.
pub(crate) struct Unnamed {
    /// The phrase without its asides: "a spokesman for the mill".
    pub(crate) words: Range<usize>,
    /// From its first word to its noun: "a spokesman"; never empty.
    pub(crate) tokens: Range<usize>,
    /// More than one.
    pub(crate) plural: bool,
    /// A text speaks: "the report".
    pub(crate) document: bool,
}

impl Unnamed {
    /// Its noun.
    pub(crate) fn head(&self) -> usize {
        self.tokens.end - 1
    }
}

/// The one that the words `speaker` tell of.
pub(super) fn read(reader: &Reader, speaker: &Range<usize>) -> Option<Unnamed> {
    let core = resolve::core(reader, speaker);
    let start = core.start;
    let is_noun = |at: usize| reader.run(at).is_none() && reader.is_word(at) && reader.tag(at).is_noun();
    let last = core.end.checked_sub(1).filter(|&last| last >= start)?;
    if reader.is_any(start, &[CueClass::Negation, CueClass::Denies, CueClass::Participant]) || is_pronoun(reader, last)
    {
        return None;
    }
    // "one of the officials", "two of them".
    let part = is_quantity(reader, last) && reader.word(core.end) == "of";
    let whole = if part { resolve::core(reader, &(core.end + 1..speaker.end.max(core.end + 1))) } else { core };
    let whole = start..noun_end(reader, &whole);
    let head = whole.end.checked_sub(1).filter(|&head| head >= start)?;
    let noun = is_noun(head) || reader.reading.resources.nouns.person(&reader.tokens()[head..=head]).is_some();
    let noun = noun || reader.is(head, CueClass::Plural) && !is_pronoun(reader, head);
    if !noun || part && reader.word(last) == "none" {
        return None;
    }
    let plural = reader.tag(head) == Tag::Nouns || reader.is(head, CueClass::Plural);
    let words = start..phrase_end(reader, whole.end, speaker.end).min(start + LONGEST).max(whole.end);
    let document = reader.is(head, CueClass::Document);
    // "said the Oslo think [tank]" in a phrase that nobody read: a lone noun names nobody.
    let opens = reader.is(start, CueClass::Determiner) || reader.tag(start) == Tag::PronounPossessive;
    let known = reader.reading.resources.nouns.longest(&reader.tokens()[head..=head]).is_some()
        || opens
        || document
        || head > start;
    if !plural && !known {
        return None;
    }
    Some(Unnamed { words, tokens: start..whole.end, plural: plural && !is_one(reader, last, part), document })
}

/// Where the noun of the phrase ends: before "released" of "a statement released" and "close" of "people close". A name behind it stays.
fn noun_end(reader: &Reader, phrase: &Range<usize>) -> usize {
    let noun = |at: &usize| reader.tag(*at).is_noun() || reader.is(*at, CueClass::Plural);
    let adds = |at: usize| reader.tag(at).is_verb() || reader.tag(at).is_adjective();
    let last = phrase.clone().rev().find(noun).filter(|&last| adds(last + 1) && last + 1 < phrase.end);
    last.map_or(phrase.end, |last| last + 1)
}

/// "one" of "one of the officials".
fn is_one(reader: &Reader, at: usize, part: bool) -> bool {
    part && matches!(reader.word(at).to_ascii_lowercase().as_str(), "one" | "another" | "each")
}

/// Whether a word stands for so many of those that "of" names.
fn is_quantity(reader: &Reader, at: usize) -> bool {
    !reader.tag(at).is_noun() && !reader.tag(at).is_name()
}

/// Whether the words say nothing of who speaks: "they", "who".
pub(super) fn is_silent(reader: &Reader, speaker: &Range<usize>) -> bool {
    speaker.clone().all(|at| is_pronoun(reader, at) || reader.is(at, CueClass::Relative))
}

/// Whether a word is a pronoun, which says nothing of who speaks.
fn is_pronoun(reader: &Reader, at: usize) -> bool {
    let pronoun = matches!(reader.tag(at), Tag::Pronoun | Tag::PronounRelative | Tag::PronounWho | Tag::There);
    pronoun || reader.is(at, CueClass::Subject) && !reader.tag(at).is_noun() && !reader.is(at, CueClass::Plural)
}

/// Where the phrase ends that goes on behind its noun: before the first mark, relative word or quotation.
fn phrase_end(reader: &Reader, from: usize, end: usize) -> usize {
    let goes_on = |at: usize| {
        reader.run(at).is_none()
            && (reader.is_word(at) || reader.is_possessive(at) || reader.word(at) == "-")
            && !reader.is(at, CueClass::Relative)
    };
    (from..end).find(|&at| !goes_on(at)).unwrap_or(end)
}
