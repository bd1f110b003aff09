//! Roles after a name: ", a former judge in Oslo,", ", head of the traders' union,", ", 44, a farmer who fled", "(a town south of the
//! capital)". Takes a name, gives the tokens that say what it is, without marks, age and relative clause.

use std::ops::Range;

use crate::entity::{ClusteredMention, Form, Kind};
use crate::lexicon::Letters;
use crate::ner::cut;
use crate::tag::Tag;

use super::names::Names;

/// Longest role, in tokens.
const LONGEST: usize = 16;
/// Longest noun after a name, with its adjectives, in tokens.
const NOUN: usize = 4;

/// The apposition behind the name.
pub(super) fn apposition(names: &Names, mention: &ClusteredMention) -> Option<Range<usize>> {
    let open = after_spelling(names, mention.kind, cut::after_letters(names.reading, mention.tokens.end));
    let limit = names.sentence(mention.tokens.start).end;
    let bracket = names.word(open) == "(";
    if !bracket && names.word(open) != "," {
        return None;
    }
    let aged = names.tag(open + 1) == Tag::Number && names.word(open + 2) == ",";
    let first = if aged { open + 3 } else { open + 1 };
    let end = phrase_end(names, first, limit)?;
    let phrase = first..end;
    let clause = phrase.clone().any(|at| names.tag(at).is_finite() || names.tag(at) == Tag::Not);
    let closes = !bracket || names.word(end) == ")";
    let fits = end > first && closes && !clause && !names.is_date(first) && !names_another(names, phrase.clone());
    (fits && says(names, mention.kind, &phrase)).then_some(phrase)
}

/// "Lin Chih-lin (林志陵), deputy …": the name in other letters, or in short ("(ATO)"), is passed over.
fn after_spelling(names: &Names, kind: Kind, open: usize) -> usize {
    let close = open + 2;
    let is_short = names.word(open) == "(" && names.word(close) == ")" && names.word(close + 1) == ",";
    // "the agency (KOTRA), the government of Gujarat": the next of a list.
    let is_short = is_short && (kind == Kind::Person || matches!(names.word(close + 2), "a" | "an"));
    let word = names.word(open + 1);
    let other = !word.is_ascii() || word.len() > 1 && word.chars().all(char::is_uppercase);
    if is_short && other { close + 1 } else { open }
}

/// ", R-Ky.", "(D-Calif.)": the party and the state.
pub(super) fn party(names: &Names, mention: &ClusteredMention) -> Option<String> {
    let (open, lexicon) = (mention.tokens.end, &names.reading.resources.lexicon);
    if mention.kind != Kind::Person || !matches!(names.word(open), "," | "(") || names.word(open + 2) != "-" {
        return None;
    }
    let party = lexicon.letters(Letters::Party, names.word(open + 1))?;
    let state = lexicon.letters(Letters::State, names.word(open + 3))?;
    Some(format!("{party}, {state}"))
}

/// "the Wagner [mercenary group],", "the Kherson [region]": the noun after a name that says what it is. A noun for the parts of a body
/// ("the UN agency") is none of them.
pub(super) fn noun(names: &Names, mention: &ClusteredMention) -> Option<Range<usize>> {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let limit = names.sentence(start).end.min(end + NOUN);
    let first = names.phrase_start(start, names.sentence(start).start);
    let is_the = names.word(first).eq_ignore_ascii_case("the") || names.word(start).eq_ignore_ascii_case("the");
    let small = |&at: &usize| {
        (names.tag(at).is_noun() || names.tag(at).is_adjective()) && names.mention(at).is_none() && !names.capital(at)
    };
    let stop = (end..limit).take_while(small).last()? + 1;
    let whole = (end..stop).find(|&at| names.noun(mention.kind, at, stop) == Some(stop - at))?;
    let follows = names.tag(stop).is_noun() || names.tag(stop).is_name() || names.tag(stop) == Tag::Hyphen;
    let apart = names.mention(stop).is_none() && names.tag(stop) != Tag::Possessive && !follows;
    let plural = names.tag(stop - 1) == Tag::Nouns;
    let known = names.reading.resources.relations.follows_name(&names.reading.tokens[whole..stop]);
    (is_the && apart && !plural && known).then_some(end..stop)
}

/// Whether the phrase says what something of the kind is.
fn says(names: &Names, kind: Kind, phrase: &Range<usize>) -> bool {
    let first = phrase.start;
    let opens = matches!(names.word(first), "a" | "an" | "the" | "former");
    match kind {
        Kind::Person | Kind::Organization if opens => with_article(names, kind, phrase),
        Kind::Person | Kind::Organization => {
            let one_of = kind == Kind::Person && names.word(first) == "one" && names.word(first + 1) == "of";
            one_of || bare(names, phrase)
        }
        Kind::Place => {
            names.tag(first) == Tag::Determiner && {
                let free = |at: &&usize| names.mention(**at).is_none();
                let noun =
                    |at: &usize| Some(at).filter(free).and_then(|&at| Some(at + names.noun(kind, at, phrase.end)?));
                let ends = |end: usize| !names.tag(end).is_noun() && !names.tag(end).is_name();
                let nouns = phrase.clone().filter(|at| noun(at).is_some_and(ends));
                nouns.take(2).any(|at| names.phrase_start(at, first) == first)
            }
        }
        _ => false,
    }
}

/// "a former judge in Oslo", not "the commissioners" of one person, nor "the best of the year".
fn with_article(names: &Names, kind: Kind, phrase: &Range<usize>) -> bool {
    // "a Republican".
    let people = |at: usize| names.mention(at).is_some_and(|one| one.kind == Kind::Group && !names.is_country(one));
    let is_noun =
        |&at: &usize| names.tag(at).is_noun() || names.tag(at).is_name() || names.tag(at) == Tag::Unknown || people(at);
    // "the one who …".
    let last = phrase.end - 1;
    let empty = names.reading.resources.lexicon.function_word(names.reading.tokens[last].key).is_some();
    let links = |at: &usize| names.tag(*at) == Tag::Preposition;
    let head = phrase.clone().find(links).unwrap_or(phrase.end) - 1;
    let says_person = |at: usize| names.says_person(at, head + 1);
    // "Kovac of the News, a reporter": the apposition is about her.
    let person = kind == Kind::Organization && {
        let affiliate =
            |at: usize| names.reading.resources.relations.noun(&names.reading.tokens[at..head + 1]).is_some();
        (phrase.start..=head).any(says_person)
            && !(phrase.start..=head).any(|at| affiliate(at) || names.noun(kind, at, head + 1).is_some())
    };
    // "the gas field of Hassi, the largest in the country": of what?
    let open = names.tag(head).is_adjective() && !people(head);
    // "Right, the Liberal Party,": the next of a list.
    let other = names.mention(head).is_some_and(|one| one.kind != Kind::Group);
    let named = names.word(phrase.start) == "the" && other && !(phrase.start..=head).any(says_person);
    let plural = kind == Kind::Person && names.tag(head) == Tag::Nouns && names.tag(head + 1) != Tag::Possessive;
    phrase.len() > 1 && phrase.clone().any(|at| is_noun(&at)) && !empty && !open && !plural && !person && !named
}

/// "head of the traders' union", "Norway's finance minister": the noun belongs to the phrase that opens here.
fn bare(names: &Names, phrase: &Range<usize>) -> bool {
    let first = phrase.start;
    let opens = names.tag(first).is_noun() || names.tag(first).is_adjective() || names.mention(first).is_some();
    let said = |at: usize| {
        let end = names.noun(Kind::Person, at, phrase.end).map(|length| at + length);
        let ends = |end: usize| {
            end == phrase.end || matches!(names.tag(end), Tag::Preposition | Tag::Coordinator) || names.is_link(end)
        };
        end.is_some_and(ends) && names.owned_start(at, first) == first
    };
    opens && phrase.clone().any(said)
}

/// Where the phrase ends: at a mark or a relative word.
fn phrase_end(names: &Names, first: usize, limit: usize) -> Option<usize> {
    let most = limit.min(first + LONGEST);
    let ends = |&at: &usize| {
        let mark = matches!(names.word(at), "," | "." | ";" | "?" | "!" | "—" | "–" | "--" | "(" | ")");
        let relative = matches!(names.tag(at), Tag::PronounRelative | Tag::PronounWho | Tag::PronounWhose);
        (mark && names.mention(at).is_none()) || relative
    };
    let joined = || (first + 1..most).rev().find(|&at| names.tag(at) == Tag::Coordinator);
    (first..most).find(ends).or((most == limit).then_some(limit)).or_else(joined)
}

/// "Chancellor Anna Kovac, [Prime Minister Ivo Lee]": the next of a list; not "[deputy of Ivo Lee]", "[Ivo Lee’s deputy]", "[a
/// Lee critic]".
fn names_another(names: &Names, phrase: Range<usize>) -> bool {
    let person = |at: usize| names.mention(at).filter(|one| one.kind == Kind::Person && one.form == Form::Name);
    let Some(name) = phrase.clone().find_map(person) else { return false };
    let governed =
        (phrase.start..name.tokens.start).any(|at| names.tag(at) == Tag::Preposition || names.tag(at).is_verb());
    let modifies = matches!(names.tag(name.tokens.end), Tag::Possessive | Tag::Noun | Tag::Hyphen);
    !governed && !modifies
}
