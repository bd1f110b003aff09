//! The words that name a speaker. Takes the place of a cue, gives the noun phrase to its left, to its right, or the subject of its clause.
//! Does not say whom the words refer to.

use std::ops::Range;

use crate::tag::Tag;
use crate::token::TokenKind;

use super::reader::Reader;
use crate::lexicon::cues::CueClass;

/// Longest noun phrase, in tokens.
const LONGEST: usize = 40;

/// Longest relative clause before its object, in tokens.
const RELATIVE: usize = 12;

/// Farthest verb that may give out a document, in tokens before it: "released [a short written] statement".
const AUTHOR: usize = 6;

/// Farthest comma that may open an aside before a cue, in commas.
const ASIDES: usize = 3;

/// The noun phrase that ends where a finite cue begins; `range` is the passage.
pub(super) fn before(reader: &Reader, range: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let mut end = cue;
    while let Some(last) = end.checked_sub(1).filter(|&last| last >= range.start && is_adjunct_word(reader, last)) {
        end = last;
        // "on Monday": the preposition goes with the day.
        if reader.is_date(last) && last > range.start && reader.is(last - 1, CueClass::AdjunctPreposition) {
            end = last - 1;
        }
    }
    // "Lee and Novak [both] said".
    let floats = |last: usize| reader.tag(last) == Tag::Determiner && reader.is(last, CueClass::Plural);
    if end > range.start + 1 && floats(end - 1) && (reader.is_name(end - 2) || reader.tag(end - 2).is_noun()) {
        end -= 1;
    }
    let last = end.checked_sub(1).filter(|&last| last >= range.start)?;
    if reader.is_comma(last) || reader.is_dash(last) {
        return with_aside(reader, range, last);
    }
    if let Some(run) = reader.run(last) {
        return with_run(reader, range, reader.runs[run].tokens.start, end);
    }
    // "An official who asked not to be named said": the participle is no name.
    if last > range.start && reader.tag(last) == Tag::VerbParticiple && reader.is(last - 1, CueClass::Be) {
        return before_who(reader, range, last).map(|subject| subject.start..end);
    }
    let phrase = phrase_before(reader, range.start, end)?;
    let whole = with_relative(reader, range, &phrase).or_else(|| with_participle(reader, range, &phrase));
    whole.or_else(|| Some(phrase).filter(|phrase| !is_object(reader, range, phrase)))
}

/// "puts [the loss at 40 homes with 12 boats] reported missing": what another verb takes is no subject; "says [Ann Lee] said" is a clause.
fn is_object(reader: &Reader, range: &Range<usize>, phrase: &Range<usize>) -> bool {
    let Some(verb) = phrase.start.checked_sub(1).filter(|&verb| verb > range.start && reader.run(verb).is_none())
    else {
        return false;
    };
    let cue = reader.lexicon().is_verb(&reader.tokens()[verb..]);
    matches!(reader.tag(verb), Tag::VerbPast | Tag::VerbThird | Tag::VerbPresent) && reader.is_word(verb) && !cue
}

/// "[Farmers] blocking the bridge because of a quarrel with the mill said": what a preposition takes is no subject; the noun before the
/// participle is.
fn with_participle(reader: &Reader, range: &Range<usize>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let governed = phrase.start.checked_sub(1).filter(|&at| at > range.start && reader.run(at).is_none())?;
    if !reader.is(governed, CueClass::Preposition) {
        return None;
    }
    let plain = |at: usize| reader.run(at).is_none() && reader.is_word(at) && !reader.tag(at).is_finite();
    let ing = (range.start + 1..governed).find(|&at| reader.tag(at) == Tag::VerbIng)?;
    let subject = phrase_before(reader, range.start, ing)?;
    // "On Tuesday, the mayor speaking to farmers in the north said".
    let first = subject.start == range.start || reader.is_comma(subject.start - 1);
    let opens = first && subject.end == ing && starts_phrase(reader, subject.start);
    (opens && (subject.start..governed).all(plain)).then_some(subject)
}

/// "[The band “Salt Road”] said", "[Ann Lee, who wrote “Home,”] said": a subject whose last words stand in marks, which begin at `open`.
fn with_run(reader: &Reader, range: &Range<usize>, open: usize, end: usize) -> Option<Range<usize>> {
    let finite = |at: usize| reader.run(at).is_none() && reader.tag(at).is_finite();
    match (range.start..open).filter(|&at| finite(at)).count() {
        0 => {
            let core = phrase_before(reader, range.start, open)?;
            (core.start == range.start && starts_phrase(reader, core.start)).then_some(core.start..end)
        }
        1 => before_who(reader, range, open).map(|subject| subject.start..end),
        _ => None,
    }
}

/// Where a clause about a person begins: each "who" outside marks.
fn relative_words(reader: &Reader, range: Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
    range.filter(|&at| reader.run(at).is_none() && reader.word(at) == "who")
}

/// The subject before the relative clause that `at` stands in: "[The official], who called it so".
fn before_who(reader: &Reader, range: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let who = relative_words(reader, at.saturating_sub(RELATIVE).max(range.start + 1)..at).next_back()?;
    let phrase = phrase_before(reader, range.start, who - usize::from(reader.is_comma(who - 1)))?;
    is_subject_place(reader, range, phrase.start).then_some(phrase)
}

/// "[The guard who shot Ann Lee] said": the phrase is the object of a relative clause; the one before it says.
fn with_relative(reader: &Reader, range: &Range<usize>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let verb = phrase.start.checked_sub(1).filter(|&verb| verb > range.start && reader.run(verb).is_none())?;
    let who = relative_words(reader, verb.saturating_sub(RELATIVE).max(range.start + 1)..verb).next_back()?;
    let plain = |at: usize| reader.run(at).is_none() && (reader.is_word(at) || reader.is_possessive(at));
    let verbs = (who..phrase.start).filter(|&at| reader.tag(at).is_finite()).count();
    let phrase_before = phrase_before(reader, range.start, who)?;
    let governed = reader.tag(verb).is_verb() || reader.is_any(verb, &[CueClass::Preposition, CueClass::Be]);
    let opens = phrase_before.end == who && is_subject_place(reader, range, phrase_before.start);
    (governed && verbs == 1 && opens && (who..phrase.start).all(plain)).then_some(phrase_before.start..phrase.end)
}

/// Words between subject and verb that belong to neither: "Trump [on Monday] [also] said".
fn is_adjunct_word(reader: &Reader, at: usize) -> bool {
    reader.run(at).is_none()
        && (reader.is_date(at) && reader.kind(at) != Some(TokenKind::Possessive)
            || reader.is(at, CueClass::Adverb) && !reader.is_any(at, &[CueClass::Subject, CueClass::Plural]))
}

/// "Peter Cook, the press secretary, | said": the phrase before the aside, with the aside.
fn with_aside(reader: &Reader, range: &Range<usize>, close: usize) -> Option<Range<usize>> {
    // "The firm, said": a comma that should not be there.
    if let Some(core) = phrase_before(reader, range.start, close).filter(|core| core.start == range.start) {
        return Some(core);
    }
    let mut at = close;
    let mut seen = 0;
    while seen < ASIDES
        && let Some(previous) = reader.previous(at).filter(|&previous| previous >= range.start)
    {
        at = previous;
        if reader.run(at).is_some() && seen == 0 && reader.next(at) == close {
            return None;
        }
        if !(reader.is_comma(at) || reader.is_dash(at)) {
            continue;
        }
        seen += 1;
        if !opens_aside(reader, at + 1, close) {
            continue;
        }
        let Some(core) = phrase_before(reader, range.start, at) else { continue };
        if is_subject_place(reader, range, core.start) {
            return Some(named_before(reader, range, core.start).unwrap_or(core.start)..close);
        }
    }
    relative_aside(reader, range, close)
}

/// Where the name begins that opens the passage and whose aside begins at `start`: "[Ann Lee, ]a baker from Oslo, Norway, said".
fn named_before(reader: &Reader, range: &Range<usize>, start: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|&comma| comma > range.start && reader.is_comma(comma))?;
    let name = phrase_before(reader, range.start, comma)?;
    (name.start == range.start && reader.is_name(comma - 1)).then_some(name.start)
}

/// "[Voters who had listened, at home or at work,] said": the phrase before a relative clause that holds the commas.
fn relative_aside(reader: &Reader, range: &Range<usize>, close: usize) -> Option<Range<usize>> {
    let who = relative_words(reader, range.start + 1..close).next()?;
    let phrase = phrase_before(reader, range.start, who)?;
    (phrase.end == who && is_subject_place(reader, range, phrase.start)).then_some(phrase.start..close)
}

/// Whether an aside can stand from `at` to the comma at `close`: no clause of its own, unless a relative one.
fn opens_aside(reader: &Reader, at: usize, close: usize) -> bool {
    if reader.is(at, CueClass::Relative) {
        return true;
    }
    let clause = || (at + 1..close).any(|at| reader.is_verb(at) && !reader.word(at).ends_with("ed"));
    let inner = || (at..close).any(|at| reader.is_any(at, &[CueClass::Relative, CueClass::Subordinator]));
    // "Democrats — and some others — say".
    let added = reader.is(at, CueClass::Coordinator) && !reader.is_dash(at - 1);
    !added && !reader.is(at, CueClass::Subject) && (inner() || !clause())
}

/// Whether a noun phrase that begins at `start` can be a subject: nothing before it governs it.
fn is_subject_place(reader: &Reader, range: &Range<usize>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|&before| before >= range.start) else { return true };
    reader.run(before).is_some()
        || !reader.is_word(before)
        || reader.is_any(
            before,
            &[CueClass::Coordinator, CueClass::Subordinator, CueClass::Complementiser, CueClass::Adverb],
        )
        || reader.is_date(before)
}

/// The noun phrase that ends before `end` and does not go back over `floor`.
pub(super) fn phrase_before(reader: &Reader, floor: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= floor && reader.run(last).is_none())?;
    if reader.is_relative(last) {
        return Some(last..end);
    }
    if reader.is(last, CueClass::Subject) {
        return Some(last..end);
    }
    // "he’s said".
    if last > floor && reader.is_possessive(last) && reader.is(last - 1, CueClass::Subject) {
        return Some(last - 1..last);
    }
    let floor = floor.max(end.saturating_sub(LONGEST));
    let mut start = end;
    while let Some(at) = start.checked_sub(1).filter(|&at| at >= floor) {
        if let Some(run) = reader.run(at) {
            // "Hadi “Boim” Santoso".
            if start == end || !reader.is_nickname(run) || reader.runs[run].tokens.start < floor {
                break;
            }
            start = reader.runs[run].tokens.start;
            continue;
        }
        match step(reader, floor, at, start, end) {
            Some(next) => start = next,
            None => break,
        }
    }
    let start = trim_left(reader, start, end);
    let real = |at: usize| reader.is_word(at) && !reader.is_any(at, &[CueClass::Preposition, CueClass::Adverb]);
    (start..end).any(real).then_some(start..end)
}

/// The noun phrase that ends before the possessive at `end`: "[the old army]’s claim".
pub(super) fn possessor(reader: &Reader, floor: usize, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while let Some(at) = start.checked_sub(1).filter(|&at| at >= floor && end - at < 12 && reader.run(at).is_none()) {
        let inside = reader.is_word(at)
            && !governs(reader, at)
            && !reader.is_any(at, &[CueClass::Coordinator, CueClass::Subordinator])
            || punctuation(reader, floor, at) == Some(at)
            || reader.is_possessive(at);
        if !inside {
            break;
        }
        start = at;
        if reader.is(at, CueClass::Determiner) {
            break;
        }
    }
    (start < end).then_some(start..end)
}

/// Where the phrase begins once the token at `at`, left of `start`, has been taken in; none where it stands outside.
fn step(reader: &Reader, floor: usize, at: usize, start: usize, end: usize) -> Option<usize> {
    let verb = [CueClass::Be, CueClass::Have, CueClass::Do, CueClass::Modal, CueClass::Finite];
    if reader.kind(at) == Some(TokenKind::Possessive) {
        return Some(at);
    }
    if !reader.is_word(at) {
        return punctuation(reader, floor, at).or(list_comma(reader, floor, at, start..end).then_some(at));
    }
    if reader.is(at, CueClass::Coordinator) {
        let comma = usize::from(is_last_comma(reader, floor, at, start));
        let left = (start < end).then(|| phrase_before(reader, floor, at - comma)).flatten()?;
        let governed = left.start > floor && reader.run(left.start - 1).is_none() && governs(reader, left.start - 1);
        return (!governed).then_some(left.start);
    }
    let of_name = reader.is_capital(at) && at > floor && !reader.is_any(at, &[CueClass::Determiner, CueClass::Subject]);
    if reader.is(at, CueClass::Preposition) && !of_name {
        let leading = at == floor || !reader.is_word(at - 1) || reader.is_any(at - 1, &verb);
        return (start < end && !leading && !reader.is(at, CueClass::Contrast)).then_some(at);
    }
    if reader.is_any(at, &verb) && !of_name
        || reader.is_any(at, &[CueClass::Subordinator, CueClass::Question, CueClass::Object, CueClass::Negation])
            && !reader.is_any(at, &[CueClass::Plural, CueClass::Time])
            && !(reader.tag(at) == Tag::PronounPossessive && start < end)
            // "many of them", "those close to him".
            && !(start == end && at > floor && reader.run(at - 1).is_none() && reader.is(at - 1, CueClass::Preposition))
        || reader.is(at, CueClass::Subject) && !reader.is(at, CueClass::Plural)
        || reader.is(at, CueClass::Adverb) && !reader.is(at, CueClass::Plural) && !reader.word(at).ends_with("ly")
        || reader.is_date(at) && reader.kind(start) != Some(TokenKind::Possessive)
        || !of_name && is_cue_verb(reader, at)
    {
        return None;
    }
    let determiner = reader.is(at + 1, CueClass::Determiner) && at + 1 >= start && start < end;
    let determiner = determiner && !is_before_named(reader, floor, at, end);
    // "officials | the man": a determiner begins a phrase; only "all", "of" and the like stand before it.
    let goes_on = !determiner || reader.is_any(at, &[CueClass::Determiner, CueClass::Plural]);
    goes_on.then_some(at)
}

/// "[newspaper] The Hindu": the article is part of the name behind the noun.
fn is_before_named(reader: &Reader, floor: usize, at: usize, end: usize) -> bool {
    let name = reader.is_name(at + 1) || reader.is_name(at + 2);
    let kind = || reader.tag(at).is_noun() || at > floor && reader.is_comma(at - 1) && !reader.tag(at).is_finite();
    name && kind() && (reader.is_capital(at + 1) || reader.is_capital(at + 2) && at + 2 < end)
}

/// "Tom Reid[,] and Colin Frost".
fn is_last_comma(reader: &Reader, floor: usize, and: usize, start: usize) -> bool {
    and > floor + 1 && reader.is_comma(and - 1) && reader.is_capital(and - 2) && reader.is_capital(start)
}

/// "Ministers from Chad[,] Niger and Mali": a comma between names before "and", unless it closes a fronted phrase ("In Chad, …").
fn list_comma(reader: &Reader, floor: usize, at: usize, phrase: Range<usize>) -> bool {
    let names = at > floor && reader.is_comma(at) && reader.is_capital(at - 1) && reader.is_capital(phrase.start);
    if !names || !phrase.into_iter().any(|index| reader.is(index, CueClass::Coordinator)) {
        return false;
    }
    let before = (floor..at).rev().find(|&index| !reader.is_capital(index) || reader.is(index, CueClass::Preposition));
    before.is_none_or(|index| !reader.is(index, CueClass::Preposition) || (index > floor && reader.is_word(index - 1)))
}

/// Marks inside a noun phrase: the stop of an abbreviation, a hyphen, a bracket with its content.
fn punctuation(reader: &Reader, floor: usize, at: usize) -> Option<usize> {
    let glued = at > floor && !reader.tokens()[at].space_before;
    match reader.word(at) {
        "." | "’" | "'" | "-" | "/" | "&" | "#" | "@" if glued => Some(at),
        "&" | "#" | "@" | "%" | "$" => Some(at),
        ")" | "]" => (floor..at).rev().take(12).find(|&open| matches!(reader.word(open), "(" | "[")),
        _ => None,
    }
}

/// Whether the full stop at `at` belongs to the word before it.
fn is_abbreviation(reader: &Reader, at: usize) -> bool {
    let before = &reader.tokens()[at - 1];
    let listed = reader.reading.resources.lexicon.abbreviation(before).is_some();
    !reader.tokens()[at].space_before && (listed || before.span.len() == 1)
}

/// Whether the token takes a noun phrase after it as its object.
fn governs(reader: &Reader, at: usize) -> bool {
    let verb = [
        CueClass::Be,
        CueClass::Have,
        CueClass::Do,
        CueClass::Modal,
        CueClass::Finite,
        CueClass::Preposition,
        CueClass::To,
    ];
    reader.is_any(at, &verb) || is_cue_verb(reader, at) || reader.word(at).ends_with("ed")
}

/// A verb form of the cue lexicon that is nothing but a verb.
fn is_cue_verb(reader: &Reader, at: usize) -> bool {
    let form = reader.lexicon().verb(&reader.tokens()[at..(at + 1).min(reader.tokens().len())]);
    form.is_some_and(|(_, form)| !form.inflection.noun && (form.inflection.past || form.inflection.third))
}

/// Leaves leading prepositions, conjunctions and marks out.
fn trim_left(reader: &Reader, start: usize, end: usize) -> usize {
    let loose = [CueClass::Coordinator, CueClass::Subordinator];
    (start..end)
        .find(|&at| {
            let preposition = reader.is(at, CueClass::Preposition) && !reader.is_capital(at);
            reader.is_word(at) && !preposition && (reader.is(at, CueClass::Plural) || !reader.is_any(at, &loose))
        })
        .unwrap_or(end)
}

/// The noun phrase that begins at `from` ("said [Peter Cook, the press secretary]"), up to a comma that no aside follows.
pub(super) fn after(reader: &Reader, from: usize, end: usize) -> Option<Range<usize>> {
    let mut at = from;
    while at < end && reader.run(at).is_none() && at - from < LONGEST && !ends_phrase(reader, from, at, end) {
        at += 1;
    }
    let named =
        (from..at).any(|at| reader.is_word(at) && !reader.is_any(at, &[CueClass::Preposition, CueClass::Adverb]));
    (at > from && named && starts_phrase(reader, from)).then_some(from..at)
}

/// The phrase with the apposition after it: "Ann Lee[, the mayor of Tromsø]".
pub(super) fn with_apposition(reader: &Reader, phrase: Range<usize>, end: usize) -> Range<usize> {
    let first = phrase.end + 1;
    if !reader.is_comma(phrase.end) || first >= end || !opens_apposition(reader, first) {
        return phrase;
    }
    let stop = |&at: &usize| at == end || reader.run(at).is_some() || reader.is_comma(at) || reader.is_dash(at);
    let close = (first..=end).take(LONGEST).find(stop);
    let last = |close: usize| if reader.word(close - 1) == "." { close - 1 } else { close };
    let noun = |close: usize| !(first..close).any(|at| reader.is_verb_form(at) && !reader.word(at).ends_with("ed"));
    close.filter(|&close| noun(close)).map_or(phrase.clone(), |close| phrase.start..last(close))
}

fn opens_apposition(reader: &Reader, at: usize) -> bool {
    let other = [
        CueClass::Preposition,
        CueClass::Coordinator,
        CueClass::Relative,
        CueClass::Subject,
        CueClass::Adverb,
        CueClass::Subordinator,
    ];
    let word = reader.word(at);
    reader.is_word(at) && !reader.is_any(at, &other) && !word.ends_with("ing") && !reader.is_date(at)
}

fn starts_phrase(reader: &Reader, at: usize) -> bool {
    let other =
        [CueClass::Preposition, CueClass::To, CueClass::Complementiser, CueClass::Be, CueClass::Have, CueClass::Modal];
    reader.is_word(at) && (reader.is_capital(at) || !reader.is_any(at, &other)) && !reader.is_date(at)
}

fn ends_phrase(reader: &Reader, from: usize, at: usize, end: usize) -> bool {
    if !reader.is_word(at) {
        let inside = matches!(reader.word(at), "-" | "&" | "/" | "’" | "'" | "(" | ")" | "#" | "@")
            || reader.kind(at) == Some(TokenKind::Possessive)
            || reader.word(at) == "." && at > from && at + 1 < end && is_abbreviation(reader, at);
        return !inside || reader.is_dash(at);
    }
    let after_name =
        at > from && reader.is_name(at - 1) && reader.is_any(at, &[CueClass::Determiner, CueClass::Subject]);
    // "according to the ministry | he died".
    let subject = at > from && reader.tag(at) == Tag::Pronoun && reader.is(at, CueClass::Subject);
    if at > from && reader.is(from, CueClass::Subject) || after_name || subject {
        return true;
    }
    let verb =
        [CueClass::Be, CueClass::Have, CueClass::Do, CueClass::Modal, CueClass::Relative, CueClass::Subordinator];
    let adjunct =
        reader.is(at, CueClass::Preposition) && (reader.is_date(at + 1) || reader.is(at + 1, CueClass::Venue));
    let date = reader.is_date(at) && !reader.is(at - 1, CueClass::Determiner);
    at > from && (date || adjunct || reader.is_any(at, &verb) && !reader.is_capital(at))
}

/// The subject of the clause that `cue` stands in: "X did this, | saying", "X announced this and | said".
pub(super) fn subject(reader: &Reader, range: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    let start = main_clause(reader, range, cue);
    let verb = (start + 1..cue).find(|&at| reader.run(at).is_none() && is_main_verb(reader, at))?;
    before(reader, &(start..cue), verb)
}

/// "[Ann Lee] issued a statement saying …", "[The firm] released a letter which read …": whoever gave out the document that `phrase` names, or is
/// told of by a relative word.
pub(super) fn author(reader: &Reader, range: &Range<usize>, phrase: Range<usize>) -> Option<Range<usize>> {
    let is_document = |at: usize| reader.run(at).is_none() && reader.is(at, CueClass::Statement);
    let document = (phrase.start.saturating_sub(1).max(range.start)..phrase.end).rev().find(|&at| is_document(at))?;
    let word = |at: &usize| reader.run(*at).is_none() && reader.is_word(*at) && !reader.is(*at, CueClass::Preposition);
    let verb = (range.start + 1..document).rev().take(AUTHOR).take_while(word).find(|&at| reader.tag(at).is_verb())?;
    let gives =
        (verb + 1..document).any(|at| reader.is(at, CueClass::Determiner) || reader.tag(at) == Tag::PronounPossessive);
    before(reader, range, verb).filter(|_| gives && reader.tag(verb) != Tag::VerbIng)
}

/// First token of the main clause: after a fronted phrase and its comma.
fn main_clause(reader: &Reader, range: &Range<usize>, cue: usize) -> usize {
    let fronted = [CueClass::Preposition, CueClass::Subordinator, CueClass::Adverb];
    let first = range.start;
    if !reader.is_any(first, &fronted) && !reader.is_date(first) {
        return first;
    }
    let comma = (first..cue.saturating_sub(1)).find(|&at| reader.is_comma(at));
    comma.map_or(first, |comma| comma + 1)
}

fn is_main_verb(reader: &Reader, at: usize) -> bool {
    let relative = at > 0 && reader.is(at - 1, CueClass::Relative);
    let participle = reader.word(at).ends_with("ed") && reader.is(at - 1, CueClass::Determiner);
    !relative && !participle && (reader.is_verb(at) || reader.is_word(at) && is_cue_verb(reader, at))
}
