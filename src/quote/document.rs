//! Texts that speak: "the firm's filing", "a report by the council". Takes the phrase and the mentions, gives who wrote it; nobody where the
//! phrase does not say so.

use std::ops::Range;

use crate::entity::{Form, Kind, Mention};
use crate::lexicon::cues::CueClass;

use super::reader::Reader;

/// Words between "by" and the name of the author.
const TITLE: usize = 5;

/// Who wrote the text that the phrase `core` names: whose it is, whom the words before its noun name, or who stands behind "by" or "from" before
/// `end`. `mentions` begin at the phrase.
pub(super) fn author<'a, Id>(
    reader: &Reader,
    mentions: &'a [Mention<Id>],
    core: &Range<usize>,
    end: usize,
) -> Option<&'a Mention<Id>> {
    let text = core.clone().rev().find(|&at| reader.run(at).is_none() && reader.tag(at).is_noun())?;
    if !reader.is(text, CueClass::Document) {
        return None;
    }
    let can_write = |mention: &&Mention<Id>| matches!(mention.kind, Kind::Person | Kind::Organization);
    let inside = mentions.iter().take_while(|mention| mention.tokens.start < end).filter(can_write);
    let before =
        inside.clone().filter(|mention| mention.tokens.start >= core.start && mention.tokens.end <= text).last();
    if before.is_some() {
        return before;
    }
    let by = (text + 1..end)
        .take_while(|&at| reader.run(at).is_none() && !reader.is_comma(at) && !reader.is(at, CueClass::Relative))
        .find(|&at| matches!(reader.word(at), "by" | "from"))?;
    inside
        .filter(|mention| mention.form == Form::Name)
        .find(|mention| (by + 1..by + TITLE).contains(&mention.tokens.start))
}
