//! Where names begin and end, once their kinds are known. Takes mentions in order, cuts what stands glued together ("Tikva MK Dana Arad"),
//! drops letters behind a name ("M.D.", "R-Ky."), joins what belongs together (a nickname in marks, "Smith & Falk").

use std::ops::Range;

use crate::entity::{Kind, NamedMention};
use crate::gazetteer::List;
use crate::lexicon::Letters;
use crate::reading::Reading;
use crate::token::Token;

use super::casing::is_common;

/// Most words of a nickname.
const NICKNAME: usize = 3;
/// Longest apposition up to its noun, in tokens.
const APPOSITION: usize = 8;
/// How far before a name its office may begin, in tokens.
const OFFICE: usize = 12;
/// Fewest letters of a party before a name: "PPP".
const PARTY: usize = 3;

/// Settles the borders of all names; `mentions` stays sorted.
pub(super) fn settle(reading: &Reading, mentions: &mut Vec<NamedMention>) {
    drop_letters(reading, mentions);
    join(reading, mentions);
    let mut whole = Vec::with_capacity(mentions.len());
    for mut mention in mentions.drain(..) {
        if let Some((end, start)) = glued(reading, &mention) {
            whole.extend(before_title(reading, &mention, end));
            mention.kind = Kind::Person;
            begin(reading, &mut mention, start);
        } else if is_noble(reading, &mention) {
            mention.kind = Kind::Person;
            let start = mention.tokens.start + 1;
            begin(reading, &mut mention, start);
        }
        with_suffix(reading, &mut mention);
        with_given(reading, &mut mention, whole.last().map_or(0, |last: &NamedMention| last.tokens.end));
        if !is_lettered(reading, &mention) {
            whole.push(mention);
        }
    }
    *mentions = whole;
}

/// The mention from token `start` on.
fn begin(reading: &Reading, mention: &mut NamedMention, start: usize) {
    mention.tokens.start = start;
    mention.span.start = reading.tokens[start].span.start;
}

/// "Anna Kovac, M.S., R.D.," and "Ivo Lee (R-Ky.)": what is in the letters is no name.
fn drop_letters(reading: &Reading, mentions: &mut Vec<NamedMention>) {
    let mut dropped: Vec<Range<usize>> = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Person) {
        let end = mention.tokens.end;
        let next = after_letters(reading, end);
        dropped.extend((next > end).then_some(end..next));
    }
    let mut at = 0;
    mentions.retain(|mention| {
        while dropped.get(at).is_some_and(|one| one.end <= mention.tokens.start) {
            at += 1;
        }
        dropped.get(at).is_none_or(|one| mention.tokens.end <= one.start)
    });
}

/// Behind the credentials and the party of whom a name that ends at `at` means.
pub(crate) fn after_letters(reading: &Reading, mut at: usize) -> usize {
    while let Some(next) = letters(reading, at) {
        at = next + usize::from(reading.word(at) == "(" && reading.word(next) == ")");
    }
    at
}

/// End of the mark and the letters that stand behind a name at `at`.
fn letters(reading: &Reading, at: usize) -> Option<usize> {
    let lexicon = &reading.resources.lexicon;
    let stop = |end: usize| end + usize::from(reading.word(end) == "." && !reading.tokens[end].space_before);
    let bracket = reading.word(at) == "(";
    if !bracket && reading.word(at) != "," {
        return None;
    }
    let party = || lexicon.letters(Letters::Party, reading.word(at + 1)).is_some() && reading.word(at + 2) == "-";
    if party() && lexicon.letters(Letters::State, reading.word(at + 3)).is_some() {
        return Some(stop(at + 4));
    }
    let token = reading.tokens.get(at + 1).filter(|token| token.capital)?;
    let capitals = reading.word(at + 1).chars().filter(|c| c.is_uppercase()).count() > 1;
    let credential = capitals && lexicon.letters(Letters::Credential, token.of(&reading.text.source)).is_some();
    let end = stop(at + 2);
    let closes = matches!(reading.word(end), "," | "." | ";" | ")" | "") || bracket;
    (credential && closes).then_some(end)
}

/// One name of "Lasse", a nickname in marks, and "Wibowo"; one of "Smith & Falk".
fn join(reading: &Reading, mentions: &mut Vec<NamedMention>) {
    let mut whole: Vec<NamedMention> = Vec::with_capacity(mentions.len());
    for mention in mentions.drain(..) {
        let first =
            whole.iter().rposition(|one| one.tokens.end + NICKNAME + 2 < mention.tokens.start).map_or(0, |at| at + 1);
        let named = (first..whole.len()).find(|&at| has_nickname(reading, &whole[at], &mention));
        let firm = whole.last().is_some_and(|last| is_firm(reading, last, &mention));
        let seat = whole.last().is_some_and(|last| has_seat(reading, last, &mention));
        let named = named.or(seat.then(|| whole.len() - 1));
        let Some(at) = named.or(firm.then(|| whole.len() - 1)) else {
            whole.push(mention);
            continue;
        };
        whole.truncate(at + 1);
        if let Some(one) = whole.last_mut() {
            one.span.end = mention.span.end;
            one.tokens.end = mention.tokens.end;
            one.kind = if named.is_some() { Kind::Person } else { Kind::Organization };
        }
    }
    *mentions = whole;
}

/// 'Lasse "Lolo" Wibowo': marks with a few capitals between two names.
fn has_nickname(reading: &Reading, one: &NamedMention, other: &NamedMention) -> bool {
    let (open, close) = (one.tokens.end, other.tokens.start.saturating_sub(1));
    let marks =
        matches!(reading.word(open), "\"" | "“" | "‘" | "'") && matches!(reading.word(close), "\"" | "”" | "’" | "'");
    let persons = one.kind == Kind::Person && other.kind == Kind::Person;
    let inside = open + 1..close;
    persons
        && marks
        && (1..=NICKNAME).contains(&inside.len())
        && reading.tokens[inside.clone()].iter().any(|token| token.capital)
        && reading.tokens[inside].iter().all(|token| token.is_word())
}

/// "Smith & Falk, a law firm,": two names that the text calls a body; "(Smith & Falk, 2004)" are two persons.
fn is_firm(reading: &Reading, one: &NamedMention, other: &NamedMention) -> bool {
    let kinds = [one.kind, other.kind].iter().all(|kind| matches!(kind, Kind::Person | Kind::Organization));
    let end = other.tokens.end;
    let body = |at: usize| {
        let tokens = reading.tokens.get(at..).unwrap_or(&[]);
        reading.resources.nouns.longest(tokens).is_some_and(|(_, noun)| noun.kind == Kind::Organization && !noun.plural)
    };
    let article = reading.word(end) == "," && matches!(reading.word(end + 1), "a" | "an" | "the");
    let phrase = (end + 2..end + 2 + APPOSITION).take_while(|&at| reading.tokens.get(at).is_some_and(Token::is_word));
    let called = article && phrase.into_iter().any(body) || one.tokens.start > 0 && body(one.tokens.start - 1);
    kinds && called && reading.word(one.tokens.end) == "&" && other.tokens.start == one.tokens.end + 1
}

fn is(reading: &Reading, at: usize, list: List) -> bool {
    reading.tokens.get(at).is_some_and(|token| reading.resources.gazetteer.facts(std::slice::from_ref(token)).is(list))
}

/// Where a person's name begins inside a longer mention, and where what stands before it ends: "Kitui MP Joseph Mwangi", "PPP Bilawal Zardari",
/// "Secretary for Arctic and [Baltic Affairs Colin Harper]".
fn glued(reading: &Reading, mention: &NamedMention) -> Option<(usize, usize)> {
    let Range { start, end } = mention.tokens.clone();
    // "Leader in the [Senate Rosa Lind]".
    let body = mention.kind == Kind::Organization && end - start == 3 && is(reading, start + 1, List::Given);
    if body && is(reading, end - 1, List::Surname) && follows_office(reading, start) {
        return Some((start, start + 1));
    }
    if mention.kind != Kind::Person || mention.tokens.len() < 3 {
        return None;
    }
    let title = |at: &usize| {
        let (length, title) = reading.resources.lexicon.title(&reading.tokens[*at..end])?;
        let named = is(reading, *at, List::Surname) || is(reading, *at, List::Given);
        let fits = title.is_role
            && !named
            && reading.tokens[*at].space_before
            && *at + length < end
            && reading.tokens[*at + length].capital;
        fits.then_some((*at, *at + length))
    };
    if let Some(found) = (start + 1..end - 1).find_map(|at| title(&at)) {
        return Some(found);
    }
    let first = &reading.tokens[start];
    let party = first.all_caps && first.span.len() >= PARTY && !reading.word(start).contains('.');
    if party && end - start > 2 && is(reading, start + 1, List::Given) {
        return Some((start + 1, start + 1));
    }
    let given = (start + 1..end - 1).find(|&at| is(reading, at, List::Given))?;
    let words =
        !(start..given).any(|at| is(reading, at, List::Given)) && is_common(reading, &reading.tokens[given - 1]);
    (words && follows_office(reading, start)).then_some((start, given))
}

/// "Assistant Secretary of Commerce for Arctic and": an office goes on at token `at`.
fn follows_office(reading: &Reading, at: usize) -> bool {
    let inside = |&at: &usize| {
        reading.tokens[at].is_capital_word() || matches!(reading.word(at), "of" | "for" | "in" | "and" | "the" | "&")
    };
    let mut before = (at.saturating_sub(OFFICE)..at).rev().take_while(inside);
    before.any(|from| {
        let title = reading.resources.lexicon.title(&reading.tokens[from..at]);
        title.is_some_and(|(length, title)| title.is_role && from + length < at)
    })
}

/// What stands before the title inside a mention: a party, or the place of whose people the title's holder is.
fn before_title(reading: &Reading, mention: &NamedMention, end: usize) -> Option<NamedMention> {
    let mut start = mention.tokens.start;
    while start < end && is_common(reading, &reading.tokens[start]) {
        start += 1;
    }
    let facts = reading.resources.gazetteer.facts(reading.tokens.get(start..end).filter(|tokens| !tokens.is_empty())?);
    let seat = reading.resources.lexicon.letters(Letters::Constituency, reading.word(end)).is_some();
    let kind = match () {
        () if facts.is_any(&[List::Organization, List::Company, List::Group]) => Kind::Organization,
        () if seat || facts.is_any(&[List::Country, List::City, List::Region]) => Kind::Place,
        () => Kind::Organization,
    };
    let span = reading.tokens[start].span.cover(reading.tokens[end - 1].span);
    Some(NamedMention { span, tokens: start..end, kind, ..mention.clone() })
}

/// "Baroness Hall of Tring" as one name of a place.
fn is_noble(reading: &Reading, mention: &NamedMention) -> bool {
    let title = reading.resources.lexicon.letters(Letters::Noble, reading.word(mention.tokens.start)).is_some();
    let of = (mention.tokens.start + 2..mention.tokens.end.saturating_sub(1)).any(|at| reading.word(at) == "of");
    title && of && matches!(mention.kind, Kind::Place | Kind::Organization)
}

/// "Lord [Penrose] of [Wick]": the place belongs to the name.
fn has_seat(reading: &Reading, one: &NamedMention, other: &NamedMention) -> bool {
    let title = one.tokens.start.checked_sub(1).map_or("", |title| reading.word(title));
    let of = reading.word(one.tokens.end) == "of" && other.tokens.start == one.tokens.end + 1;
    of && one.kind == Kind::Person && reading.resources.lexicon.letters(Letters::Noble, title).is_some()
}

/// "Plan B", "Group A": a letter names nothing.
fn is_lettered(reading: &Reading, mention: &NamedMention) -> bool {
    let Range { start, end } = mention.tokens.clone();
    let letter = reading.word(end - 1).trim_end_matches('.');
    let letter = letter.len() == 1 && letter.chars().all(char::is_alphabetic) && mention.tokens.len() == 2;
    letter && reading.resources.lexicon.letters(Letters::Lettered, reading.word(start)).is_some()
}

/// "met Per Dahl": a given name that is a word of the language, too, with a capital inside the sentence.
fn with_given(reading: &Reading, mention: &mut NamedMention, limit: usize) {
    let Some(at) = mention.tokens.start.checked_sub(1).filter(|&at| at >= limit) else { return };
    let lone = mention.kind == Kind::Person && mention.tokens.len() == 1 && is(reading, at, List::Given);
    let opens = reading.sentences.get(reading.sentence_of(at)).is_none_or(|sentence| sentence.tokens.start == at);
    let title = reading.resources.lexicon.title(&reading.tokens[at..=at]).is_some();
    let before = at.checked_sub(1).map(|before| &reading.tokens[before]);
    let inside = before.is_some_and(|before| before.is_word() && !before.capital);
    if lone && inside && !opens && !title && reading.tokens[at].capital && !reading.tokens[at].all_caps {
        begin(reading, mention, at);
    }
}

/// "Tomas Reyes Sr." with its suffix and full stop.
fn with_suffix(reading: &Reading, mention: &mut NamedMention) {
    let is_suffix = |at: usize| {
        let token = reading.tokens.get(at).filter(|token| token.capital && token.span.len() > 1);
        token.is_some_and(|token| reading.resources.lexicon.is_name_suffix(token.key))
    };
    let mut end = mention.tokens.end + usize::from(is_suffix(mention.tokens.end));
    let Some([last, stop]) = reading.tokens.get(end.wrapping_sub(1)..=end) else { return };
    let short = reading.resources.lexicon.abbreviation(last).is_some();
    end += usize::from(is_suffix(end - 1) && short && reading.word(end) == "." && !stop.space_before);
    if mention.kind == Kind::Person && mention.tokens.len() + usize::from(end > mention.tokens.end) > 1 {
        mention.tokens.end = end;
        mention.span.end = reading.tokens[end - 1].span.end;
    }
}
