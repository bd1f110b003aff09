//! Whom a speaker's words refer to. Takes the tokens of a speaker and all mentions, gives actors. Adds no mentions and no actors.

use std::ops::Range;

use crate::entity::{Form, Kind, Mention};
use crate::tag::Tag;
use crate::token::TokenKind;

use super::document;
use super::reader::Reader;
use super::speaker;
use crate::lexicon::cues::CueClass;

/// Actors (or clusters) of the head of `speaker`: one, several ("Russia and Iran"), or none ("they").
pub(super) fn actors<Id: Copy + PartialEq>(
    reader: &Reader,
    mentions: &[Mention<Id>],
    speaker: &Range<usize>,
) -> Vec<Id> {
    actors_of(&meant(reader, mentions, speaker))
}

/// Actors of some mentions, each once.
pub(super) fn actors_of<Id: Copy + PartialEq>(meant: &[&Mention<Id>]) -> Vec<Id> {
    let mut actors: Vec<Id> = Vec::new();
    for actor in meant.iter().flat_map(|mention| mention.actors.iter().copied()) {
        if !actors.contains(&actor) {
            actors.push(actor);
        }
    }
    actors
}

/// The mentions that are the head of `speaker`.
pub(super) fn meant<'a, Id>(
    reader: &Reader,
    mentions: &'a [Mention<Id>],
    speaker: &Range<usize>,
) -> Vec<&'a Mention<Id>> {
    let relative = speaker.len() == 1 && reader.is(speaker.start, CueClass::Relative);
    let before =
        || speaker::phrase_before(reader, speaker.start.saturating_sub(20), before_comma(reader, speaker.start));
    let Some(speaker) = (if relative { before() } else { Some(speaker.clone()) }) else { return Vec::new() };
    let first = mentions.partition_point(|mention| mention.tokens.end <= speaker.start);
    let inside: Vec<_> = mentions[first..]
        .iter()
        .take_while(|mention| mention.tokens.start < speaker.end)
        .filter(|mention| mention.kind != Kind::Date && !is_possessor(reader, mention, &speaker))
        .filter(|mention| speaker.start <= mention.tokens.start && mention.tokens.end <= speaker.end)
        .collect();
    let core = whole_names(reader, &inside, &speaker);
    let heads = heads(reader, &inside, &core);
    // "a talk with [Ann Lee], who said": the name right before.
    let right_before =
        |mention: &&Mention<Id>| relative && mention.kind == Kind::Person && mention.tokens.end == speaker.end;
    let means = |mention: &&Mention<Id>| right_before(mention) || is_named_or_author(reader, mention, speaker.start);
    let free = || inside.iter().copied().find(means);
    let named = || apposed(reader, &inside, &core, speaker.end);
    let wrote = || document::author(reader, &mentions[first..], &core, speaker.end);
    match heads[..] {
        [] => wrote().or_else(named).or_else(free).into_iter().collect(),
        // Whoever wrote what speaks, or has a name in an aside, is no source without a name.
        [source] if source.kind == Kind::Source => vec![wrote().or_else(named).unwrap_or(source)],
        _ => heads,
    }
}

/// Whether a phrase that begins at `floor` with other words still means the person of the mention: an aside names it ("The mayor of Oslo,
/// [Ann Lee]", "Head of the mission [Ann Lee]"), or it wrote what is named before ("a report by [Ann Lee]"). Not the one that a preposition
/// or a verb takes as its object: "a spokesman for [Ann Lee]", "the paper, citing the late President [Ann Lee]".
fn is_named_or_author<Id>(reader: &Reader, mention: &Mention<Id>, floor: usize) -> bool {
    if mention.kind != Kind::Person || is_modifier(reader, mention, usize::MAX) {
        return false;
    }
    let mut role = false;
    for at in (floor..mention.tokens.start).rev() {
        let tag = reader.tag(at);
        if reader.is(at, CueClass::Naming) {
            return true;
        }
        if reader.is(at, CueClass::Preposition) || tag.is_auxiliary() || tag.is_verb() && !reader.is_attribute(at) {
            return is_author(reader, floor, at);
        }
        let inside = reader.is_word(at) || reader.is_possessive(at) || !reader.tokens()[at].space_before;
        role |= is_role(reader, at);
        if !inside || reader.is_comma(at) || !role && (tag.is_noun() || tag.is_name()) {
            return true;
        }
    }
    true
}

/// "a report [by] Ann Lee", "a letter [from] Ann Lee"; not "a group led [by] Ann Lee", "a man [from] Ann Lee’s village".
fn is_author(reader: &Reader, floor: usize, preposition: usize) -> bool {
    let word = preposition.checked_sub(1).filter(|&word| word >= floor);
    matches!(reader.word(preposition), "by" | "from")
        && word.is_some_and(|word| reader.tag(word).is_noun() && !is_role(reader, word))
}

/// Whether the word ends a title or a noun for persons.
fn is_role(reader: &Reader, at: usize) -> bool {
    let word = &reader.tokens()[at..=at];
    reader.reading.resources.lexicon.title(word).is_some() || reader.reading.resources.nouns.person(word).is_some()
}

/// The mentions that the phrase itself is: its person, else its last words.
fn heads<'a, Id>(reader: &Reader, inside: &[&'a Mention<Id>], core: &Range<usize>) -> Vec<&'a Mention<Id>> {
    let is_person = |mention: &&&Mention<Id>| {
        mention.kind == Kind::Person && mention.tokens.start < core.end && !is_modifier(reader, mention, core.end)
    };
    if let Some(person) = inside.iter().find(is_person) {
        return conjuncts(reader, inside, person, core);
    }
    // "one of the officials", "a note posted on Monday": who speaks without a name is the phrase itself.
    let is_source = |mention: &&Mention<Id>| mention.kind == Kind::Source && mention.tokens.start == core.start;
    inside.iter().copied().filter(|mention| is_source(mention) || is_head(reader, mention, core)).collect()
}

/// "the [Obama] administration": the name only says which one the noun behind it means.
fn is_modifier<Id>(reader: &Reader, mention: &Mention<Id>, end: usize) -> bool {
    let next = mention.tokens.end;
    next < end && reader.run(next).is_none() && reader.tag(next).is_noun() && !reader.is_capital(next)
}

/// "The movement, [Free Harbour], said": the body that an aside right behind the phrase names.
fn apposed<'a, Id>(
    reader: &Reader,
    inside: &[&'a Mention<Id>],
    core: &Range<usize>,
    end: usize,
) -> Option<&'a Mention<Id>> {
    if !reader.is_comma(core.end) {
        return None;
    }
    let opens = |at: usize| at == core.end + 1 || at == core.end + 2 && reader.is(core.end + 1, CueClass::Determiner);
    let closes = |at: usize| at >= end || reader.is_comma(at) || reader.word(at) == "(";
    inside.iter().copied().find(|mention| {
        mention.kind == Kind::Organization
            && mention.form == Form::Name
            && opens(mention.tokens.start)
            && closes(mention.tokens.end)
    })
}

/// The noun phrase of `speaker` before its asides; a name that would be cut ("the Ministry | of Trade") stays whole.
fn whole_names<Id>(reader: &Reader, inside: &[&Mention<Id>], speaker: &Range<usize>) -> Range<usize> {
    let mut end = core(reader, speaker).end;
    let cut = |end: usize| {
        let cuts = |mention: &&&Mention<Id>| mention.tokens.start < end && mention.tokens.end > end;
        inside.iter().find(cuts).filter(|mention| mention.form == Form::Name).map(|mention| mention.tokens.end)
    };
    while let Some(whole) = cut(end) {
        end = if whole < speaker.end { core(reader, &(whole - 1..speaker.end)).end } else { whole };
    }
    speaker.start..end
}

/// Where the noun phrase ends that "who" stands for.
fn before_comma(reader: &Reader, who: usize) -> usize {
    if who > 0 && reader.is_comma(who - 1) { who - 1 } else { who }
}

/// The noun phrase before its asides, and the phrases and clauses that qualify it.
pub(super) fn core(reader: &Reader, speaker: &Range<usize>) -> Range<usize> {
    let outside = |&at: &usize| {
        at > speaker.start
            && (reader.is_comma(at) && !is_list(reader, at + 1..speaker.end)
                || reader.is_dash(at)
                || reader.word(at) == "(" && closes(reader, at, speaker.end)
                || reader.is_any(at, &[CueClass::Preposition, CueClass::Relative])
                || reader.tag(at) == Tag::VerbIng && reader.tag(at - 1).is_noun())
    };
    speaker.start..speaker.clone().find(outside).unwrap_or(speaker.end)
}

/// Whether nothing of the phrase stands behind the bracket at `at`: "the Guild (NSG) secretary Ann Lee" goes on.
fn closes(reader: &Reader, at: usize, end: usize) -> bool {
    let close = (at..end).find(|&at| reader.word(at) == ")").map_or(end, |close| close + 1);
    close >= end || !reader.is_word(close)
}

/// "Tom Reid and Colin Frost" behind a comma: names to the last one, which "and" joins.
fn is_list(reader: &Reader, rest: Range<usize>) -> bool {
    let joins = |at: usize| reader.is(at, CueClass::Coordinator);
    let names =
        |at: usize| reader.is_capital(at) || reader.is_comma(at) || joins(at) || !reader.tokens()[at].space_before;
    rest.clone().any(joins) && rest.into_iter().all(names)
}

/// "[Putin]’s spokesman", "[his] father".
fn is_possessor<Id>(reader: &Reader, mention: &Mention<Id>, speaker: &Range<usize>) -> bool {
    let next = mention.tokens.end;
    let owns = mention.form == Form::Pronoun && reader.is(mention.tokens.start, CueClass::Determiner);
    next < speaker.end
        && (owns || reader.kind(next) == Some(TokenKind::Possessive) || matches!(reader.word(next), "'" | "’"))
}

/// Whether the mention is the last word of the phrase or of one of its conjuncts; what an organization is may stand behind its name.
fn is_head<Id>(reader: &Reader, mention: &Mention<Id>, core: &Range<usize>) -> bool {
    let next = mention.tokens.end;
    let renames = |at: usize| mention.kind == Kind::Organization && reader.is(at, CueClass::Renames);
    let end = (next..core.end).find(|&at| !renames(at)).unwrap_or(core.end);
    let agency = end + 1 == core.end && end > next && reader.word(end) == "agency";
    let listed = || reader.is_comma(end) && is_list(reader, end + 1..core.end);
    next <= core.end
        && (agency || end >= core.end || reader.is(end, CueClass::Coordinator) || listed())
        && mention.tokens.start >= core.start
}

/// The first person and those that "and" joins to it.
fn conjuncts<'a, Id>(
    reader: &Reader,
    inside: &[&'a Mention<Id>],
    person: &&'a Mention<Id>,
    core: &Range<usize>,
) -> Vec<&'a Mention<Id>> {
    let joined = |mention: &&&Mention<Id>| {
        let between = person.tokens.end..mention.tokens.start;
        mention.tokens.start < core.end
            && is_head(reader, mention, core)
            && between.clone().any(|at| reader.is(at, CueClass::Coordinator) || is_list(reader, at + 1..core.end))
    };
    std::iter::once(*person).chain(inside.iter().filter(joined).copied()).collect()
}
