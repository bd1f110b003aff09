//! Roles before a name: "former Russian President Anna Kovac", "the news agency EFE", "the mayor of Oslo, Anna Kovac,". Takes a name, gives
//! the tokens that say what it is.

use std::ops::Range;

use crate::entity::{ClusteredMention, Kind};
use crate::gazetteer::List;
use crate::rule::Rule;
use crate::tag::Tag;

use super::names::Names;

/// Most phrases that prepositions join: "the head of the office of the president".
const JOINED: usize = 4;
/// Longest office before a name, and longest phrase before its noun, in tokens.
const OFFICE: usize = 12;

/// A role right before a name.
pub(super) struct Noun {
    pub(super) tokens: Range<usize>,
    pub(super) evidence: Rule,
}

/// The title or the noun phrase right before the name.
pub(super) fn noun(names: &Names, mention: &ClusteredMention) -> Option<Noun> {
    let (at, limit) = (mention.tokens.start, names.sentence(mention.tokens.start).start);
    let title = Some(mention).filter(|m| m.kind == Kind::Person).and_then(|_| title(names, at, limit));
    let evidence = if title.is_some() { Rule::TitleBeforeTheName } else { Rule::NounBeforeTheName };
    let start = title.or_else(|| {
        let is_free = at > limit && names.mention(at - 1).is_none() && !names.is_quoted(at);
        let nearest = |&from: &usize| names.noun(mention.kind, from, at) == Some(at - from);
        is_free.then(|| (limit.max(at.saturating_sub(OFFICE))..at).find(nearest)).flatten().map(|start| (start, at))
    });
    let is_person = mention.kind == Kind::Person;
    let other = || is_person.then(|| of_people(names, at, limit).or_else(|| post(names, at, limit))).flatten();
    let (start, end) = start.or_else(other)?;
    let only_title = names.is_quoted(at);
    let mut start = whole(names, start, limit, only_title);
    if is_person && !only_title {
        start = joined_start(names, start, limit);
    }
    // "A major Warhol donor" tells of a donor.
    let other = start > limit
        && matches!(names.word(start - 1), "a" | "an" | "A" | "An")
        && names.tag(mention.tokens.end).is_noun();
    (!other).then_some(Noun { tokens: start..end, evidence })
}

/// The title that ends right before token `at`, without forms of address: "Mr." is no role, and "Dr." after "Prime Minister" is no part of one.
fn title(names: &Names, at: usize, limit: usize) -> Option<(usize, usize)> {
    let mut start = at;
    let mut end = None;
    while let Some((from, is_role)) = title_ending_at(names, start, limit) {
        end = end.or(is_role.then_some(start));
        start = from;
    }
    end.map(|end| (start, end)).or_else(|| office(names, at, limit))
}

/// A title that ends right before token `end`: its first token, and whether it is a role.
fn title_ending_at(names: &Names, end: usize, limit: usize) -> Option<(usize, bool)> {
    (1..=5).rev().find_map(|length| {
        let start = end.checked_sub(length).filter(|&start| start >= limit)?;
        let (found, title) = names.reading.resources.lexicon.title(&names.reading.tokens[start..end])?;
        // "the House of Representatives Ivo Lee": the last word of a body's name is no title.
        let body = names.mention(end - 1).is_some_and(|one| one.kind == Kind::Organization && one.tokens.start < start);
        (found == length && !body).then_some((start, title.is_role))
    })
}

/// "Secretary for Arctic and Baltic Affairs Anna Kovac", "Leader in the Senate Ivo Lee": a title in capitals and what it is of.
fn office(names: &Names, at: usize, limit: usize) -> Option<(usize, usize)> {
    let tokens = names.reading.tokens;
    let inside = |&from: &usize| {
        tokens[from].is_capital_word()
            || names.is_link(from) && from + 1 < at
            || matches!(names.word(from), "the" | "and" | "&" | "-") && from + 1 < at
            // "Secretary for Culture, Sports and Tourism".
            || names.word(from) == "," && tokens[from + 1].capital && (from + 1..at).any(|and| matches!(names.word(and), "and" | "&"))
    };
    let low = limit.max(at.saturating_sub(OFFICE));
    let from = (low..at).rev().take_while(inside).filter(|&from| {
        let title = names.reading.resources.lexicon.title(&tokens[from..at]);
        title.is_some_and(|(length, title)| title.is_role && from + length + 1 < at && names.is_link(from + length))
    });
    from.last().filter(|&from| tokens[from].capital).map(|from| (from, at))
}

/// "the incumbent Republican Ivo Lee": a party or a faith right before a name; a nationality alone says little.
fn of_people(names: &Names, at: usize, limit: usize) -> Option<(usize, usize)> {
    let before = at.checked_sub(1).filter(|&before| before >= limit && !names.is_quoted(at))?;
    let one = names.mention(before).filter(|one| one.kind == Kind::Group && !names.is_country(one))?;
    let facts = names.reading.resources.gazetteer.facts(&names.reading.tokens[one.tokens.clone()]);
    facts.is_any(&[List::Group]).then_some((one.tokens.start, at))
}

/// "director of Amnesty International Anna Kovac", "vice president of family affairs Ivo Lee": a post in small letters, and what it is of.
fn post(names: &Names, at: usize, limit: usize) -> Option<(usize, usize)> {
    let other = |one: &ClusteredMention| matches!(one.kind, Kind::Organization | Kind::Place | Kind::Group);
    let inside = |&from: &usize| {
        let tag = names.tag(from);
        let word = tag.is_noun() || tag.is_adjective() || names.is_link(from) && from + 1 < at;
        names.mention(from).map_or(word, other)
            || matches!(names.word(from), "the" | "and" | "&" | "-") && from + 1 < at
    };
    let low = limit.max(at.saturating_sub(OFFICE));
    let from = (low..at).rev().take_while(inside).filter(|&from| {
        let noun = names.noun(Kind::Person, from, at).filter(|_| names.mention(from).is_none());
        noun.is_some_and(|length| from + length + 1 < at && names.is_link(from + length))
    });
    from.last().map(|from| (from, at))
}

/// The whole phrase of a title or noun at `start`, with its country, body and adjectives, without its article.
fn whole(names: &Names, title: usize, limit: usize, only_title: bool) -> usize {
    let mut start = title;
    // The country or organization before it: "Turkish", "Syrian", "UN".
    for from in (limit.max(title.saturating_sub(4))..title).rev() {
        let facts = names.reading.resources.gazetteer.facts(&names.reading.tokens[from..title]);
        if facts.is_any(&[List::Demonym, List::Country, List::Group, List::Organization]) {
            start = from;
        }
    }
    let plain = start;
    start = modifiers_before(names, start, limit);
    if only_title || start < plain {
        return start;
    }
    let first = names.phrase_start(start, limit).max(start.saturating_sub(OFFICE));
    // "On Monday opposition leader …", "Ivo Lee opposition leader …", but "Lee loyalist …".
    let full = |one: &ClusteredMention| one.kind == Kind::Person && one.tokens.len() > 1;
    let apart = |&at: &usize| names.mention(at).is_some_and(|one| one.kind == Kind::Date || full(one));
    let first = (first..start).rev().find(apart).map_or(first, |at| at + 1);
    // "then-New Jersey Governor", "semi-official news agency": the word before the hyphen says that it is not so, or not wholly.
    if first > limit && names.tag(first) == Tag::Hyphen && !names.reading.tokens[first].space_before {
        return first - 1;
    }
    let first = if names.word(first + 1) == "-" && names.word(first + 2) == "year" && first + 5 <= start {
        first + 5 // the age is told elsewhere
    } else {
        first
    };
    (first..start).find(|&at| !is_opening(names, at)).unwrap_or(start)
}

/// An article, an owner or a number that opens a phrase: "the two", but not "three-time".
fn is_opening(names: &Names, at: usize) -> bool {
    let number = names.tag(at) == Tag::Number && names.word(at + 1) != "-";
    number || matches!(names.tag(at), Tag::Determiner | Tag::PronounPossessive | Tag::DeterminerPre | Tag::Hyphen)
}

/// "actor and producer", "university president and former senator": where what is joined to the noun at `start` begins. With an article of its
/// own the first may be somebody else: "a guard and driver".
fn joined_start(names: &Names, start: usize, limit: usize) -> usize {
    let Some(and) = start.checked_sub(1).filter(|&and| and > limit && names.word(and) == "and") else { return start };
    let low = limit.max(and.saturating_sub(OFFICE));
    let noun = (low..and).find(|&from| names.noun(Kind::Person, from, and) == Some(and - from));
    let single = |_: &usize| names.tag(and - 1) != Tag::Nouns && names.mention(and - 1).is_none();
    let Some(noun) = noun.filter(single) else { return start };
    let first = whole(names, noun, limit, false);
    let opens = first > limit && is_opening(names, first - 1);
    if opens { start } else { first }
}

/// "former", "ex-", "acting" before a role: without them the card would tell what is not so.
fn modifiers_before(names: &Names, mut start: usize, limit: usize) -> usize {
    while start > limit {
        let hyphen = usize::from(names.word(start - 1) == "-" && start > limit + 1);
        let word = start - 1 - hyphen;
        if !names.reading.resources.lexicon.is_role_modifier(names.reading.tokens[word].key) {
            break;
        }
        start = word;
    }
    start
}

/// "The president of Ecuador, [Anna Kovac], …": the phrase before the comma.
pub(super) fn apposition(names: &Names, mention: &ClusteredMention) -> Option<Range<usize>> {
    let (name, end) = (mention.tokens.start, mention.tokens.end);
    let sentence = names.sentence(name);
    // "The director of the institute, Dr. Kovac, …".
    let start =
        title_ending_at(names, name, sentence.start).filter(|(_, is_role)| !is_role).map_or(name, |(from, _)| from);
    let mark = |at: usize| names.tag(at).is_punctuation() && names.tag(at) != Tag::Hyphen || names.word(at) == "—";
    let comma = start.checked_sub(1).filter(|_| start > sentence.start + 1 && names.word(start - 1) == ",");
    let phrase = comma.and_then(|comma| described(names, mention.kind, comma, sentence.start))?;
    if end < sentence.end && !mark(end) && !is_bare(names, mention.kind, &phrase, sentence.start) {
        return None;
    }
    // "was chosen as the treasurer, Kovac": the office is somebody else's.
    let taken = phrase.start > sentence.start && names.word(phrase.start - 1) == "as";
    // "Ivo Lee, the rector of the college, Anna Kovac and the guests": it is about the name before it.
    let earlier = phrase.start.checked_sub(2).filter(|&at| at >= sentence.start && names.word(at + 1) == ",");
    let other = earlier.and_then(|at| names.mention(at)).is_some_and(|one| one.kind == Kind::Person);
    // "the then-governor".
    let then = usize::from(names.tag(phrase.start) == Tag::Hyphen && phrase.start > sentence.start);
    (!taken && !other && !is_list(names, phrase.start, mention, &sentence)).then_some(phrase.start - then..phrase.end)
}

/// "killed Iranian general, [Ivan Novak] at the airport", "by engineer, [Anna Kovac] in an interview": one person without an article is
/// whoever is named next, whatever follows.
fn is_bare(names: &Names, kind: Kind, phrase: &Range<usize>, limit: usize) -> bool {
    let (first, last) = (phrase.start, phrase.end - 1);
    let joined = first > limit && matches!(names.tag(first - 1), Tag::Coordinator | Tag::Comma | Tag::Possessive);
    let opens = first > limit && is_opening(names, first - 1) || is_opening(names, first);
    let owner = phrase.clone().any(|at| names.tag(at) == Tag::Possessive);
    let is_one = names.tag(last) == Tag::Noun || names.capital(last) && names.mention(last).is_none();
    kind == Kind::Person && is_one && !joined && !opens && !owner
}

/// "Ann, the mayor, Ivan Novak, and the guests": members of a list.
fn is_list(names: &Names, start: usize, mention: &ClusteredMention, sentence: &Range<usize>) -> bool {
    let end = mention.tokens.end;
    let is_last = names.word(end) == "," && end + 1 < sentence.end && names.tag(end + 1) == Tag::Coordinator;
    let is_in_row =
        start > sentence.start && (names.word(start - 1) == "," || names.tag(start - 1) == Tag::Coordinator);
    is_last && is_in_row
}

/// The phrase before the comma `end` that says what something of that kind is.
fn described(names: &Names, kind: Kind, end: usize, limit: usize) -> Option<Range<usize>> {
    let mut found = None;
    let mut last = end;
    // "the city of León, Guanajuato," says nothing of Guanajuato.
    let joined = if kind == Kind::Person { JOINED } else { 1 };
    for _ in 0..joined {
        let start = names.owned_start(last, limit);
        if start == last || kind != Kind::Person && names.mention(last - 1).is_some() {
            break;
        }
        let one_of = start > limit + 1 && names.word(start - 1) == "of" && names.tag(start - 2) == Tag::Number;
        if says(names, kind, start..last) && (names.tag(last - 1) != Tag::Nouns || one_of) {
            found = Some(if one_of { start - 2 } else { start }..end);
        } else if found.is_some() {
            break;
        }
        if start <= limit + 1 || names.tag(start - 1) != Tag::Preposition {
            break;
        }
        last = start - 1;
    }
    found
}

/// Whether the phrase ends with a noun for something of the kind.
fn says(names: &Names, kind: Kind, phrase: Range<usize>) -> bool {
    let person = |from: usize| kind == Kind::Person && names.says_person(from, phrase.end);
    phrase.clone().any(|from| names.noun(kind, from, phrase.end) == Some(phrase.end - from) || person(from))
}

/// The words of the phrase without "the" and "its"; an owner keeps them: "the group's spokesman".
pub(super) fn words(names: &Names, phrase: Range<usize>) -> String {
    let opens = |at: &usize| matches!(names.tag(*at), Tag::Determiner | Tag::DeterminerPre | Tag::PronounPossessive);
    let is_owned = phrase.clone().any(|at| names.tag(at) == Tag::Possessive);
    let first = if is_owned { None } else { phrase.clone().find(|at| !opens(at)) };
    let text = names.text(first.unwrap_or(phrase.start)..phrase.end);
    match text.char_indices().nth(1) {
        // A sentence may begin with it.
        Some((one, _)) if opens(&phrase.start) && is_owned => text[..one].to_lowercase() + &text[one..],
        _ => text,
    }
}
