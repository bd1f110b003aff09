//! Where the content after a cue begins. Takes a cue, gives the first token of its complement and how it opens, leaving out listener,
//! manner, time and place. Does not say where the content ends.

use std::ops::Range;

use crate::tag::Tag;
use crate::token::TokenKind;

use super::reader::Reader;
use super::verb::{Cue, CueForm};
use crate::lexicon::cues::{CueClass, Frame, Frames, PREPOSITIONS};

/// How a complement opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// A run of quoted text.
    Run,
    /// "that".
    That,
    /// "whether".
    Wh,
    /// "to" and a verb.
    To,
    /// Clause or noun phrase.
    Plain,
}

/// The start of a content after its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Complement {
    pub(super) start: usize,
    pub(super) opener: Opener,
    /// End of the cue with its preposition.
    pub(super) cue_end: usize,
}

/// Farthest "that" or quotation mark after an adjunct, in tokens.
const ADJUNCT: usize = 30;
/// Longest aside between a verb and its clause, and longest listener, in tokens.
const ASIDE: usize = 12;

/// The complement of `cue` before `end`; none where nothing that fits its frames follows.
pub(super) fn find(reader: &Reader, cue: &Cue, end: usize) -> Option<Complement> {
    let frames = cue.entry.frames;
    let at = skip_adverbs(reader, cue.group.end, end);
    if cue.form == CueForm::Passive {
        return passive(reader, cue, at, end);
    }
    let direct = open(reader, frames, cue, at, end).map(|found| match found.opener {
        Opener::Plain if frames.has(Frame::That) => that_past_adjunct(reader, cue, at, end).unwrap_or(found),
        _ => found,
    });
    let listener = direct.filter(|found| found.opener == Opener::Plain);
    if let Some((found, start)) = listener.and_then(|found| Some((found, infinitive_of(reader, cue, &found, end)?))) {
        return Some(Complement { start, opener: Opener::To, ..found });
    }
    if direct.is_some_and(|found| found.opener != Opener::Plain || !frames.has(Frame::Recipient)) {
        return direct;
    }
    if frames.has(Frame::Recipient)
        && let Some(found) = after_recipient(reader, frames, cue, at, end)
    {
        return Some(found);
    }
    if direct.is_some() {
        let infinitive = || frames.has(Frame::NpTo) && has_infinitive(reader, at, end);
        let clause = || frames.any(&[Frame::Np, Frame::Bare]) && !is_bare_recipient(reader, at, end);
        return direct.filter(|_| infinitive() || clause());
    }
    after_adjunct(reader, frames, cue, at, end)
        .or_else(|| fronted(reader, frames, cue, at, end))
        .or_else(|| gap(reader, frames, cue, at, end))
}

/// "said [in politics things take time]": the adjunct belongs to the content.
fn fronted(reader: &Reader, frames: Frames, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    let near = at..end.min(at + ADJUNCT);
    let preposition = matches!(reader.word(at), "in" | "for" | "with" | "at" | "by" | "without" | "under");
    let subject = |at: usize| reader.is(at, CueClass::Subject) && !reader.is(at, CueClass::Relative);
    let clause =
        || near.clone().any(|at| subject(at) && (reader.is_verb(at + 1) || reader.is(at + 1, CueClass::Adverb)));
    let venue =
        || near.clone().take(6).any(|at| reader.is(at, CueClass::Venue) || reader.is_date(at) || reader.is_name(at));
    let opens = frames.has(Frame::Bare) && preposition && !venue() && clause();
    opens.then_some(Complement { start: at, opener: Opener::Plain, cue_end: cue.group.end })
}

/// "a plan that he said [would fail]": the subject of the content stands before the cue.
fn gap(reader: &Reader, frames: Frames, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    let verb = reader.is_any(at, &[CueClass::Be, CueClass::Have, CueClass::Modal])
        || reader.is_verb(at) && !reader.is_name(at);
    let opens = cue.form == CueForm::Finite && frames.has(Frame::Bare) && at + 2 < end && verb && at == cue.group.end;
    // "what he said is [that …]".
    let that = reader.is(at, CueClass::Be) && reader.is(at + 1, CueClass::Complementiser);
    let (start, opener) = if that { (at + 1, Opener::That) } else { (at, Opener::Plain) };
    opens.then_some(Complement { start, opener, cue_end: cue.group.end })
}

fn skip_adverbs(reader: &Reader, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end && reader.run(at).is_none() && is_loose(reader, at) {
        at += 1;
    }
    at
}

/// A day, or an adverb that says when or how something was said.
fn is_loose(reader: &Reader, at: usize) -> bool {
    let manner = reader.word(at).ends_with("ly") && !reader.is_capital(at);
    // "said Friday's vote was over": no day of saying.
    if reader.is_possessive(at) || reader.is_possessive(at + 1) {
        return false;
    }
    reader.is_date(at)
        || reader.is(at, CueClass::Time) && !reader.is(at, CueClass::Determiner) && !reader.is(at, CueClass::Modal)
        || manner && reader.is(at, CueClass::Adverb)
        || reader.is(at, CueClass::AdjunctPreposition) && reader.is_date(at + 1)
}

/// The complement that opens right at `at`.
fn open(reader: &Reader, frames: Frames, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    if at >= end {
        return None;
    }
    let found = |start, opener| Some(Complement { start, opener, cue_end: cue.group.end });
    if let Some(run) = reader.run(at) {
        // "said in the programme “Late Talk”".
        let title = at > cue.group.end && reader.is_title(run);
        return found(at, Opener::Run).filter(|_| !title);
    }
    if reader.is_comma(at) || reader.word(at) == ":" || reader.is_dash(at) {
        return after_mark(reader, cue, at, end);
    }
    if frames.has(Frame::That) && is_that_clause(reader, cue, at, end) {
        return found(at, Opener::That);
    }
    // "told a briefing [when asked about it]": no content.
    let asked = reader.is(at, CueClass::Subordinator) && reader.tag(at + 1) == Tag::VerbParticiple;
    if reader.is(at, CueClass::Question) && frames.has(Frame::Wh) && !asked {
        let to = reader.is(at + 1, CueClass::To);
        return found(at, if to { Opener::To } else { Opener::Wh });
    }
    if is_infinitive(reader, at) && frames.has(Frame::To) {
        return found(at, Opener::To);
    }
    if let Some((_, frame)) = PREPOSITIONS.iter().find(|(word, _)| reader.word(at).eq_ignore_ascii_case(word))
        && frames.has(*frame)
        && at + 1 < end
    {
        return Some(Complement { start: at + 1, opener: Opener::Plain, cue_end: at + 1 });
    }
    plain(reader, frames, at, end).then_some(()).and_then(|()| found(at, Opener::Plain))
}

/// The complement behind a comma, a colon or a dash: “…”, "that …", or a clause behind a colon or in loose speech ("he said, I will go").
fn after_mark(reader: &Reader, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    let frames = cue.entry.frames;
    let next = at + 1;
    if next >= end {
        return None;
    }
    let says = frames.has(Frame::Bare);
    let subject = || reader.is(next, CueClass::Subject) && !reader.is(next, CueClass::Relative);
    let loose = || says && subject() && (reader.is_verb(next + 1) || reader.is(next + 1, CueClass::Adverb));
    // "reported, citing the bank, [sales had fallen]".
    if reader.is_comma(at) && says && is_cue_ing(reader, next) && opens_sentence(reader, cue) {
        let comma = (next..end.min(next + ASIDE)).find(|&at| reader.is_comma(at))?;
        let start = Some(comma + 1).filter(|&start| is_clause_start(reader, start, end))?;
        return Some(Complement { start, opener: Opener::Plain, cue_end: cue.group.end });
    }
    let opener = match reader.word(at) {
        _ if reader.run(next).is_some() => Opener::Run,
        ":" if frames.has(Frame::Quote) || says => Opener::Plain,
        "," if frames.has(Frame::That) && is_that_clause(reader, cue, next, end) => Opener::That,
        "," if at == cue.group.end && loose() => Opener::Plain,
        "," if at > cue.group.end && says && opens_sentence(reader, cue) && is_clause_start(reader, next, end) => {
            Opener::Plain
        }
        _ => return None,
    };
    Some(Complement { start: next, opener, cue_end: cue.group.end })
}

/// Whether the sentence of the cue begins with its speaker: no comma and no quotation before the cue.
fn opens_sentence(reader: &Reader, cue: &Cue) -> bool {
    let sentence = reader.reading.sentences.get(reader.reading.sentence_of(cue.head));
    let start = sentence.map_or(cue.group.start, |sentence| sentence.tokens.start);
    // "The Northern Post (NP) reported".
    let plain = |at: usize| reader.is_word(at) || reader.is_possessive(at) || matches!(reader.word(at), "(" | ")");
    (start..cue.group.start).all(|at| reader.run(at).is_none() && plain(at))
}

/// "said on Friday, [the road was shut]": a subject and its verb follow, no aside and no clause of the writer's.
pub(super) fn is_clause_start(reader: &Reader, at: usize, end: usize) -> bool {
    let other = [
        CueClass::Relative,
        CueClass::Contrast,
        CueClass::Subordinator,
        CueClass::Coordinator,
        CueClass::AdjunctPreposition,
        CueClass::Adverb,
    ];
    let near = at + 1..end.min(at + ADJUNCT);
    let aside = (reader.is_any(at, &other) || reader.word(at).ends_with("ing")) && !quantifies(reader, at);
    let verb = |at: usize| reader.may_be_verb(at) && !reader.is_attribute(at);
    reader.is_word(at) && !aside && near.take_while(|&at| !reader.is_comma(at)).any(verb)
}

/// "[at least] 71", "[about] 20", "[up to] 200": a number goes with the words before it.
fn quantifies(reader: &Reader, at: usize) -> bool {
    let number = |at: usize| {
        (reader.kind(at) == Some(TokenKind::Number) || reader.tag(at) == Tag::Number) && !reader.is_date(at)
    };
    let hundred = |at: usize| number(at) || reader.is(at, CueClass::Determiner) && number(at + 1);
    reader.is(at, CueClass::Quantifier) && hundred(at + 1)
        || reader.is(at + 1, CueClass::Quantifier) && number(at + 2) && matches!(reader.word(at), "at" | "up" | "as")
}

/// "that" with a clause after it, neither "that point" nor, away from the cue, "the work that is done".
fn is_that_clause(reader: &Reader, cue: &Cue, at: usize, end: usize) -> bool {
    let auxiliary = [CueClass::Be, CueClass::Have, CueClass::Do, CueClass::Modal];
    let away = at > cue.group.end || cue.form == CueForm::Noun;
    let relative = match reader.tag(at) {
        Tag::Determiner => true,
        _ => away && reader.is_any(at + 1, &auxiliary),
    };
    reader.is(at, CueClass::Complementiser) && at + 1 < end && has_verb(reader, at + 1, end) && !relative
}

/// Whether a clause or noun phrase that the frames allow begins at `at`.
fn plain(reader: &Reader, frames: Frames, at: usize, end: usize) -> bool {
    let preposition = reader.is(at, CueClass::Preposition) && !reader.is_capital(at) && !quantifies(reader, at);
    let other = [CueClass::Coordinator, CueClass::To, CueClass::Be, CueClass::Have, CueClass::By];
    if !reader.is_word(at) && !matches!(reader.word(at), "$" | "#" | "@" | "[" | "€" | "£") {
        return false;
    }
    if preposition && !fronts_clause(reader, frames, at, end) || reader.is_any(at, &other) {
        return false;
    }
    if frames.has(Frame::Np) || frames.has(Frame::Bare) && has_verb(reader, at, end) {
        return true;
    }
    let phrase = [
        (Frame::NpTo, "to"),
        (Frame::NpOf, "of"),
        (Frame::NpFor, "for"),
        (Frame::NpAs, "as"),
        (Frame::NpWith, "with"),
        (Frame::NpTo, "not"),
    ];
    let near = at..end.min(at + 25);
    let stop = near.clone().find(|&at| reader.is_comma(at) || reader.word(at) == ";").unwrap_or(near.end);
    phrase.iter().any(|&(frame, word)| {
        frames.has(frame) && (at + 1..near.end).any(|at| reader.run(at).is_none() && reader.word(at) == word)
    }) || frames.has(Frame::Label) && labels(reader, at, stop)
}

/// Whether a clause can begin at `at`: a verb or quoted words follow soon, or many words.
fn has_verb(reader: &Reader, at: usize, end: usize) -> bool {
    let near = at..end.min(at + 30);
    let subject = |at: usize| reader.is(at, CueClass::Subject) && !reader.is(at, CueClass::Relative);
    near.clone().any(|at| reader.run(at).is_some() || reader.may_be_verb(at) || subject(at))
        || reader.tag(at) == Tag::Unknown && near.len() > 8
}

/// "called the plan “a joke”", "called him a liar": an object and what it is called.
fn labels(reader: &Reader, at: usize, stop: usize) -> bool {
    let object = reader.is(at, CueClass::Object);
    // "called the charge unfounded", "called this odd": an adjective behind the object, before no noun.
    let closes = |at: usize| !(reader.tag(at).is_noun() || reader.tag(at).is_name() || reader.tag(at).is_adjective());
    let predicate = |at: usize| {
        let object =
            reader.tag(at - 1).is_noun() || reader.tag(at - 1).is_name() || reader.is(at - 1, CueClass::Subject);
        (reader.tag(at).is_adjective() || reader.tag(at) == Tag::VerbParticiple) && object && closes(at + 1)
    };
    object
        || (at + 1..stop).any(predicate)
        || (at..stop).any(|at| reader.run(at).is_some())
        || (at + 2..stop).any(|at| matches!(reader.word(at), "a" | "an"))
}

/// "said in the past year sales had doubled": a fronted phrase inside the content.
fn fronts_clause(reader: &Reader, frames: Frames, at: usize, end: usize) -> bool {
    let conditional = reader.is(at, CueClass::Subordinator) || !reader.is(at, CueClass::AdjunctPreposition);
    frames.has(Frame::Bare) && conditional && at + 1 < end
}

/// "told [reporters in Moscow on Monday] that …".
fn after_recipient(reader: &Reader, frames: Frames, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    let limit = end.min(at + ADJUNCT);
    let pronoun = reader.is(at, CueClass::Object);
    if let Some(that) = that_after(reader, at, limit).filter(|_| frames.has(Frame::That)) {
        return Some(Complement { start: that, opener: Opener::That, cue_end: cue.group.end });
    }
    for next in at..limit {
        if let Some(found) = opens_clearly(reader, frames, cue, next, end) {
            return Some(found);
        }
        // "warned [the old bridge could fall]": a verb before any other opening makes a clause of it all.
        let verb = [CueClass::Be, CueClass::Have, CueClass::Modal];
        if next > at && reader.run(next).is_none() && (reader.is_any(next, &verb) || reader.tag(next).is_finite()) {
            return None;
        }
        // "told reporters today [tests will be made]".
        let dated = next > at && (reader.is_date(next - 1) || reader.is(next - 1, CueClass::Time));
        let named = next > at && reader.is_name(next - 1) && !reader.is_name(next) && !reader.is_verb(next);
        let opens = pronoun || starts_clause(reader, next) || (dated || named) && is_clause_start(reader, next, end);
        if next > at && opens && !reader.is(next, CueClass::Preposition) {
            let clause = frames.has(Frame::Bare) && plain(reader, frames, next, end);
            return clause.then_some(Complement { start: next, opener: Opener::Plain, cue_end: cue.group.end });
        }
        if reader.run(next).is_some() || reader.is_comma(next) && !adjunct_follows(reader, next + 1) {
            return None;
        }
    }
    None
}

/// The "that" after a listener and his adjuncts, which hold no verb.
fn that_after(reader: &Reader, at: usize, limit: usize) -> Option<usize> {
    let that = (at + 1..limit).find(|&at| reader.run(at).is_none() && reader.is(at, CueClass::Complementiser))?;
    let clean = |at: usize| {
        let verb = reader.is_verb(at)
            || reader.is_any(at, &[CueClass::Be, CueClass::Have, CueClass::Do, CueClass::Modal, CueClass::Subject]);
        // "told the programme “Late Talk” that …".
        reader.run(at).map_or(!verb && !matches!(reader.word(at), ":" | ";"), |run| reader.is_capitalized(run))
    };
    // "told them of a knife that looked wet".
    let relative = reader.tag(that) == Tag::PronounRelative && reader.tag(that + 1).is_finite();
    // "told reporters, adding that …": the clause is the other verb's.
    ((at..that).all(clean) && !relative && !is_cue_ing(reader, that - 1)).then_some(that)
}

/// "said [after talks with his counterpart, Ann Lee,] that …"; "[after reports] that …" are no talks.
fn that_past_adjunct(reader: &Reader, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    let opens = reader.is_any(at, &[CueClass::AdjunctPreposition, CueClass::Preposition]);
    let that = that_after(reader, at, end.min(at + ADJUNCT)).filter(|_| opens)?;
    (!follows_noun(reader, that)).then_some(Complement { start: that, opener: Opener::That, cue_end: cue.group.end })
}

/// "reports that", not "on Monday that", "at a dinner that".
fn follows_noun(reader: &Reader, at: usize) -> bool {
    reader.tag(at - 1).is_noun() && !reader.is(at - 1, CueClass::Venue) && !reader.is_date(at - 1)
}

/// "told friends, [at a dinner,] that …".
fn adjunct_follows(reader: &Reader, at: usize) -> bool {
    reader.is_any(at, &[CueClass::Complementiser, CueClass::AdjunctPreposition]) || reader.is_date(at)
}

/// A subject pronoun, or a determiner after a day or a name: a bare clause begins.
fn starts_clause(reader: &Reader, at: usize) -> bool {
    reader.is(at, CueClass::Subject) && !reader.is(at, CueClass::Relative)
        || reader.is(at, CueClass::Determiner) && !reader.is_any(at - 1, &[CueClass::Determiner, CueClass::Preposition])
}

/// "to" before a verb, not before "the fair" or "her".
fn is_infinitive(reader: &Reader, at: usize) -> bool {
    let other = [CueClass::Determiner, CueClass::Object, CueClass::Complementiser];
    reader.is(at, CueClass::To) && !reader.is_any(at + 1, &other) && !reader.is_name(at + 1)
}

/// "urged [both leaders of the union] to wait": the listener is no content. Another verb or mark before "to" makes it one.
fn infinitive_of(reader: &Reader, cue: &Cue, found: &Complement, end: usize) -> Option<usize> {
    let (at, frames) = (found.start, cue.entry.frames);
    // "called on both sides to talk".
    let on = at == found.cue_end && reader.word(at - 1) == "on";
    let listener = |at: &usize| {
        reader.run(*at).is_none()
            && (reader.is_word(*at) || reader.is_possessive(*at))
            && !reader.is_verb(*at)
            && reader.tag(*at) != Tag::VerbIng
            && !reader.is_any(*at, &[CueClass::Relative, CueClass::Complementiser, CueClass::Subordinator])
    };
    let to = (at + 1..end.min(at + ASIDE)).find(|&at| !listener(&at) || is_infinitive(reader, at))?;
    let not = usize::from(reader.is(to - 1, CueClass::Negation));
    let direct = frames.has(Frame::NpTo) && found.cue_end == cue.group.end;
    ((direct || on)
        && is_infinitive(reader, to)
        && (reader.tag(to + 1).is_verb() || reader.tag(to + 1).is_adverb())
        && reader.run(to).is_none())
    .then_some(to - not)
}

/// "told [his advisers] to wait".
fn has_infinitive(reader: &Reader, at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 12)).any(|at| reader.run(at).is_none() && is_infinitive(reader, at))
}

/// "[The road is shut], officials told state media": nothing but the listener follows.
pub(super) fn is_listener(reader: &Reader, cue: &Cue, complement: &Complement, end: usize) -> bool {
    let near = complement.start..end.min(complement.start + ASIDE);
    let stop = near.clone().find(|&at| !reader.is_word(at) && !reader.is_possessive(at) || reader.run(at).is_some());
    let listener = near.start..stop.unwrap_or(near.end);
    let plain = |at: usize| !reader.is_verb(at) && !reader.is_any(at, &[CueClass::To, CueClass::Preposition]);
    cue.entry.frames.has(Frame::Recipient)
        && complement.opener == Opener::Plain
        && (listener.end == end || reader.is_comma(listener.end) || reader.word(listener.end) == ".")
        && listener.clone().all(plain)
}

/// "told reporters." and nothing else: no content.
fn is_bare_recipient(reader: &Reader, at: usize, end: usize) -> bool {
    (at..end).all(|at| !reader.is_verb(at))
}

/// Openers that no listener or adjunct can be mistaken for.
fn opens_clearly(reader: &Reader, frames: Frames, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    let found = open(reader, frames, cue, at, end)?;
    let about = found.cue_end > cue.group.end && !frames.any(&[Frame::Of, Frame::About]);
    let relative = reader.is_relative(at);
    (found.opener != Opener::Plain && !relative || reader.word(at) == ":" || found.cue_end > cue.group.end && !about)
        .then_some(found)
}

/// "said [in an interview with the daily] that …", "said, [without a smile,] that …".
fn after_adjunct(reader: &Reader, frames: Frames, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    let opens = reader.is_any(at, &[CueClass::AdjunctPreposition, CueClass::Adverb, CueClass::Preposition])
        || reader.is_comma(at);
    if !opens {
        return None;
    }
    let verb = [CueClass::Be, CueClass::Have, CueClass::Do, CueClass::Modal];
    let mut next = at + 1;
    let limit = end.min(at + ADJUNCT);
    while next < limit {
        let found = opens_clearly(reader, frames, cue, next, end).filter(|found| found.cue_end == cue.group.end);
        if found.is_some() {
            // "agreed on the condition that …" is said of the condition.
            let topic = cue.form == CueForm::Noun || matches!(reader.word(at), "about" | "of" | "over");
            let of_noun =
                follows_noun(reader, next) && found.is_some_and(|found| found.opener == Opener::That && topic);
            // "he said, adding that …": the clause is the other verb's.
            let rival = is_cue_ing(reader, next - 1);
            return found.filter(|_| !of_noun && !rival);
        }
        if reader.is_any(next, &verb) || reader.run(next).is_some() || reader.word(next) == ";" {
            return None;
        }
        if reader.is_comma(next) && !reader.is_comma(at) && next + 1 < end && reader.run(next + 1).is_none() {
            return bare_after(reader, frames, cue, next + 1, end);
        }
        if next > at + 1 && is_adjunct_end(reader, at, next) && frames.has(Frame::Bare) {
            return bare_after(reader, frames, cue, next, end);
        }
        next = reader.next(next);
    }
    None
}

/// "adding".
fn is_cue_ing(reader: &Reader, at: usize) -> bool {
    let verb = reader.lexicon().verb(&reader.tokens()[at..]);
    verb.is_some_and(|(length, form)| length == 1 && form.inflection.ing)
}

/// "said in a statement | the war was over": after a venue, where a subject begins.
fn is_adjunct_end(reader: &Reader, at: usize, next: usize) -> bool {
    let closed = (at..next).any(|at| reader.is(at, CueClass::Venue) || reader.is_date(at));
    let before = reader.is_any(next - 1, &[CueClass::Preposition, CueClass::Determiner]);
    closed && !before && (starts_clause(reader, next) || reader.is_date(next - 1) && reader.is_word(next))
}

fn bare_after(reader: &Reader, frames: Frames, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    let at = skip_adverbs(reader, at, end);
    let found = open(reader, frames, cue, at, end)?;
    (frames.has(Frame::Bare) || found.opener != Opener::Plain).then_some(found)
}

/// "was accused of lying", "was told that", "were urged to leave".
fn passive(reader: &Reader, cue: &Cue, at: usize, end: usize) -> Option<Complement> {
    let frames = cue.entry.frames;
    let found = |start, opener| Some(Complement { start, opener, cue_end: cue.group.end });
    if at + 1 >= end {
        return None;
    }
    let pairs = [("of", Frame::NpOf), ("for", Frame::NpFor), ("as", Frame::NpAs), ("with", Frame::NpWith)];
    let object = frames.has(Frame::Np) && matches!(reader.word(at), "for" | "as");
    if object || pairs.iter().any(|&(word, frame)| reader.word(at) == word && frames.has(frame)) {
        return found(at + 1, Opener::Plain);
    }
    if reader.is(at, CueClass::Question) && frames.has(Frame::Wh) {
        return found(at, Opener::Wh);
    }
    if is_infinitive(reader, at) && frames.any(&[Frame::NpTo, Frame::To]) {
        return found(at, Opener::To);
    }
    if reader.is(at, CueClass::Complementiser) && frames.has(Frame::That) {
        return found(at, Opener::That);
    }
    if !frames.has(Frame::That) {
        return None;
    }
    if is_state(reader, at) {
        return found(at, Opener::To);
    }
    // "it was reported on Friday [the guard was hurt]".
    if is_impersonal(reader, cue) && frames.has(Frame::Bare) && is_clause_start(reader, at, end) {
        return found(at, Opener::Plain);
    }
    // "was announced [by the king] that …", "was said [by the guard] to have fled".
    let limit = end.min(at + ADJUNCT);
    let agent = reader.is(at, CueClass::By).then_some(at)?;
    let plain = |at: &usize| reader.run(*at).is_none() && (reader.is_word(*at) || reader.is_possessive(*at));
    let to = (agent + 1..limit).take_while(plain).find(|&at| is_state(reader, at));
    that_after(reader, agent, limit).map_or_else(|| found(to?, Opener::To), |that| found(that, Opener::That))
}

/// "to be", "to have": what is reported of somebody, not what somebody was asked to do; "is said to have told" is his own telling.
fn is_state(reader: &Reader, at: usize) -> bool {
    let state = reader.is(at, CueClass::To) && matches!(reader.word(at + 1), "be" | "have");
    state && !reader.tokens().get(at + 2..).is_some_and(|rest| reader.lexicon().is_verb(rest))
}

/// "[it] was reported".
pub(super) fn is_impersonal(reader: &Reader, cue: &Cue) -> bool {
    cue.form == CueForm::Passive
        && cue.group.start.checked_sub(1).is_some_and(|at| reader.word(at).eq_ignore_ascii_case("it"))
}

/// Tokens of the cue with its preposition.
pub(super) fn cue_tokens(cue: &Cue, complement: &Complement) -> Range<usize> {
    cue.group.start..complement.cue_end.max(cue.group.end)
}
