//! Cues. Takes the words of a passage, gives every verb group, noun and phrase of the cue lexicon that can say that somebody expressed
//! something there, with its form. Does not look for speaker or content.

use std::ops::Range;

use crate::entity::Stance;
use crate::tag::Tag;

use super::reader::Reader;
use super::speaker;
use crate::lexicon::cues::{CueClass, CueEntry, Frame, Frames, Inflection, VerbForm};

/// Tokens that may name who is quoted, or who quotes: "quoted [X, the head of the bank,] as saying".
const AGENT: usize = 25;

/// Grammatical form of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueForm {
    /// "said", "has said", "would not say", "is saying".
    Finite,
    /// ", saying".
    Ing,
    /// "to say".
    Infinitive,
    /// "was accused".
    Passive,
    /// "his claim".
    Noun,
    /// "according to".
    Phrase,
    /// "in his view".
    Opinion,
}

/// A cue in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cue {
    /// The verb with its auxiliaries and adverbs, the noun or the phrase.
    pub(super) group: Range<usize>,
    /// First token of the verb or noun itself.
    pub(super) head: usize,
    pub(super) entry: CueEntry,
    pub(super) form: CueForm,
    /// The word may be a noun, too ("questions").
    pub(super) noun: bool,
}

impl Cue {
    /// What the speaker does; a negation turns it round ("did not deny", "would not say").
    pub(super) fn stance(&self, reader: &Reader) -> Stance {
        let stance = self.entry.stance;
        if !self.group.clone().any(|at| reader.is(at, CueClass::Negation)) {
            return stance;
        }
        match stance {
            Stance::Denies => Stance::States,
            Stance::States | Stance::Claims | Stance::Promises => Stance::Refuses,
            other => other,
        }
    }
}

/// Cues outside the boxes of `range`, in order.
pub(super) fn find(reader: &Reader, range: Range<usize>) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut at = range.start;
    let title_case = reader.is_title_case(&range);
    // A sentence of names and offices ends with a stop, most headlines do not.
    let stops = range.end.checked_sub(1).is_some_and(|last| reader.word(last) == ".");
    while at < range.end {
        // "the United States", "the Washington Post": a capital inside a sentence makes a name.
        let name = reader.is_capital(at)
            && (reader.is_name(at) || at > range.start && (!title_case || stops && reader.tag(at).is_name()));
        if reader.run(at).is_some() || !reader.is_word(at) || name {
            at = reader.next(at);
            continue;
        }
        let cue = cue_at(reader, &range, at);
        at = cue.as_ref().map_or(at + 1, |cue| cue.group.end.max(at + 1));
        cues.extend(cue);
    }
    cues
}

fn cue_at(reader: &Reader, range: &Range<usize>, at: usize) -> Option<Cue> {
    let end = (at..range.end).take(8).take_while(|&i| reader.run(i).is_none()).last()? + 1;
    let tokens = &reader.tokens()[at..end];
    let lexicon = reader.lexicon();
    if let Some((length, entry)) = lexicon.phrase(tokens).filter(|&(length, _)| !is_manner(reader, range, at, length)) {
        return Some(Cue { group: at..at + length, head: at, entry, form: CueForm::Phrase, noun: false });
    }
    if let Some(cue) = opinion(reader, range, at) {
        return Some(cue);
    }
    if let Some((length, form)) = lexicon.verb(tokens) {
        if let Some(cue) = quoting(reader, range, at, length, form) {
            return Some(cue);
        }
        if let Some((start, shape)) = verb_form(reader, range, at, length, form) {
            let group = start..at + length;
            let noun = form.inflection.noun && !is_plural_tag(reader, range, at + length, start.saturating_sub(1));
            let cue = Cue { group, head: at, entry: form.entry, form: shape, noun };
            return Some(quoted_as(reader, range, &cue).unwrap_or(cue));
        }
    }
    let (length, entry) = lexicon.noun(tokens)?;
    let plural = (reader.tag(at) == Tag::Nouns || reader.word(at).ends_with('s')) && !reader.is_capital(at);
    noun_start(reader, range, at).or(plural.then_some(at)).map(|start| Cue {
        group: start..at + length,
        head: at,
        entry,
        form: CueForm::Noun,
        noun: true,
    })
}

/// "will act according to the rules": how, not who says so.
fn is_manner(reader: &Reader, range: &Range<usize>, at: usize, length: usize) -> bool {
    let before = at.checked_sub(1).filter(|&before| before >= range.start && reader.run(before).is_none());
    before.is_some_and(|before| reader.tag(before).is_verb())
        && (at + length..range.end.min(at + length + 4)).any(|at| reader.is(at, CueClass::Standard))
}

/// "[In Ann Lee's view], …", "…, [in his own opinion]".
fn opinion(reader: &Reader, range: &Range<usize>, at: usize) -> Option<Cue> {
    let opens = reader.word(at).eq_ignore_ascii_case("in") && (at == range.start || !reader.is_word(at - 1));
    let limit = range.end.min(at + AGENT);
    let plain = |at: &usize| reader.run(*at).is_none() && (reader.is_word(*at) || reader.is_possessive(*at));
    let head = (at + 2..limit).take_while(plain).find(|&at| reader.is(at, CueClass::Opinion)).filter(|_| opens)?;
    let owner = (at + 1..head)
        .rev()
        .take(2)
        .find(|&at| reader.is_possessive(at) || reader.tag(at) == Tag::PronounPossessive)?;
    let pronoun = !reader.is_possessive(owner);
    let entry = CueEntry::new(Stance::States, Frames::default());
    (!pronoun || owner == at + 1).then_some(Cue {
        group: at..head + 1,
        head,
        entry,
        form: CueForm::Opinion,
        noun: false,
    })
}

/// "[was quoted by the paper as saying] that …": whoever was quoted says what the participle opens.
fn quoted_as(reader: &Reader, range: &Range<usize>, quoted: &Cue) -> Option<Cue> {
    if quoted.form != CueForm::Passive || !quoted.entry.frames.has(Frame::AsIng) {
        return None;
    }
    let from = quoted.group.end;
    let agent = if reader.is(from, CueClass::By) { AGENT } else { 1 };
    let as_ing = |at: usize| {
        let (length, form) = reader.lexicon().verb(&reader.tokens()[at + 1..range.end])?;
        let says = form.inflection.ing && reader.word(at) == "as";
        says.then(|| said(quoted.group.start..at + 1 + length, at + 1, form.entry))
    };
    let cue = (from..range.end.min(from + agent)).find_map(as_ing)?;
    cue.group.clone().all(|at| reader.run(at).is_none()).then_some(cue)
}

/// "The paper quoted X [as saying] that …": X says it, inside the words of the paper.
fn quoting(reader: &Reader, range: &Range<usize>, at: usize, length: usize, form: VerbForm) -> Option<Cue> {
    let as_at = at.checked_sub(1).filter(|&as_at| as_at > range.start && reader.word(as_at) == "as")?;
    let verb = |at: usize| {
        let (_, form) = reader.lexicon().verb(&reader.tokens()[at..as_at])?;
        (!form.inflection.noun || reader.tag(at).is_verb()).then_some(form.entry.frames)
    };
    let frames = (as_at.saturating_sub(AGENT)..as_at).rev().find_map(verb)?;
    (form.inflection.ing && frames.has(Frame::AsIng)).then(|| said(as_at..at + length, at, form.entry))
}

/// A participle that has its subject before it.
fn said(group: Range<usize>, head: usize, entry: CueEntry) -> Cue {
    Cue { group, head, entry, form: CueForm::Finite, noun: false }
}

/// First token of the verb group, and its form; none where the word is no verb here.
fn verb_form(
    reader: &Reader,
    range: &Range<usize>,
    at: usize,
    length: usize,
    form: VerbForm,
) -> Option<(usize, CueForm)> {
    let inflection = form.inflection;
    let left = skip_adverbs(reader, range, at);
    let Some(word) = left.checked_sub(1).filter(|&word| word >= range.start) else {
        // "Asked whether …", "Saying that …".
        let shape = if inflection.ing { CueForm::Ing } else { CueForm::Passive };
        return (inflection.ing || inflection.past).then_some((at, shape));
    };
    if reader.run(word).is_some() {
        let shape = if inflection.ing { CueForm::Ing } else { CueForm::Finite };
        return (inflection.ing || inflection.past || inflection.third).then_some((left, shape));
    }
    if let Some(shape) = after_auxiliary(reader, word, inflection) {
        let start = group_start(reader, range, word);
        // "is said to have told": whoever the main verb has for its subject told it.
        let perfect = start > range.start && reader.is(start - 1, CueClass::To);
        return Some(if perfect { (start - 1, CueForm::Infinitive) } else { (start, shape) });
    }
    if reader.is(word, CueClass::To) && inflection.base {
        return Some((word, CueForm::Infinitive));
    }
    if !is_verb_here(reader, range, at, at + length, word, inflection) {
        return None;
    }
    Some((left, lone_form(reader, word, at + length, form)))
}

/// The form of a verb without auxiliary between the tokens `before` and `after`.
fn lone_form(reader: &Reader, before: usize, after: usize, form: VerbForm) -> CueForm {
    // "said by telephone" has no agent; "condemned by" has.
    let has_object = form.entry.frames.any(&[Frame::Np, Frame::NpOf, Frame::NpAs, Frame::NpFor, Frame::NpTo]);
    match form.inflection {
        Inflection { ing: true, .. } => CueForm::Ing,
        Inflection { past: true, .. } if reader.is(after, CueClass::By) && has_object => CueForm::Passive,
        Inflection { past: false, participle: true, .. } => CueForm::Passive,
        // "when asked whether …".
        Inflection { past: true, .. }
            if reader.is(before, CueClass::Subordinator)
                && !reader.is(before, CueClass::Relative)
                && !is_once(reader, before) =>
        {
            CueForm::Passive
        }
        _ => CueForm::Finite,
    }
}

/// "She [once] told": an adverb behind the subject.
fn is_once(reader: &Reader, at: usize) -> bool {
    let subject = |at: usize| reader.is_name(at) || reader.tag(at).is_noun() || reader.is(at, CueClass::Subject);
    at > 0 && reader.run(at - 1).is_none() && subject(at - 1) && reader.tag(at).is_adverb()
}

/// Whether a form without auxiliary is a verb: as its part of speech tells, else as its place and the words up to `next` let it.
fn is_verb_here(
    reader: &Reader,
    range: &Range<usize>,
    at: usize,
    next: usize,
    word: usize,
    inflection: Inflection,
) -> bool {
    let place = || is_verb_place(reader, range, at, word, inflection) && is_verb_context(reader, next, inflection);
    match reader.tag(at) {
        // "2,741 confirmed cases", "in 36 states most": a number goes with a noun.
        Tag::VerbParticiple if reader.is_attribute(at) && is_counted(reader, word) => false,
        _ if inflection.third && inflection.noun && reader.tag(word) == Tag::Number => false,
        // "human rights [advocates] met": a plural has no such verb.
        _ if inflection.third && inflection.noun && reader.tag(word) == Tag::Nouns && !reader.is_name(word) => false,
        // "his urgent calls for": the adjective between owner and noun tells more than the tagger.
        tag if (inflection.noun || tag.is_noun()) && !inflection.past && is_described(reader, word) => false,
        // "the letter details how …": taken for a noun, but a clause or another noun phrase follows.
        tag if tag.is_noun() => {
            let opens = [CueClass::Complementiser, CueClass::Question, CueClass::Subject, CueClass::Determiner];
            let clause = reader.is_any(next, &opens)
                || is_only_verb(reader, range, at, word)
                || inflection.third && is_tag(reader, range, next, word)
                || inflection.base && is_plural_tag(reader, range, next, word);
            (!inflection.noun || clause) && place()
        }
        Tag::VerbPast | Tag::VerbThird | Tag::VerbPresent => true,
        // "…, say experts", "farmers — and some others — say".
        Tag::VerbBase if inflection.base && (reader.is_comma(word) || reader.is_dash(word)) => true,
        _ => place(),
    }
}

/// "Authorities report first case in Oslo": behind a plural, where no other verb stands.
fn is_only_verb(reader: &Reader, range: &Range<usize>, at: usize, word: usize) -> bool {
    let other = |other: usize| other != at && reader.run(other).is_none() && reader.is_verb(other);
    reader.tag(word) == Tag::Nouns && !range.clone().any(other)
}

/// "She faces a fine, [The Northern Post] reports.": behind a name that a comma opens, at the end.
fn is_tag(reader: &Reader, range: &Range<usize>, next: usize, word: usize) -> bool {
    let ends = next >= range.end || reader.word(next) == ".";
    let mut start = word;
    while start > range.start && reader.is_capital(start) {
        start -= 1;
    }
    ends && reader.is_name(word) && start < word && reader.is_comma(start)
}

/// "The dam is old, [geologists report].": behind a plural that a comma opens, at the end or before another comma.
fn is_plural_tag(reader: &Reader, range: &Range<usize>, next: usize, word: usize) -> bool {
    let ends = next >= range.end || !reader.is_word(next);
    let described = |at: usize| reader.tag(at).is_adjective() || reader.tag(at).is_noun() || reader.tag(at).is_name();
    let start = (range.start..=word).rev().take_while(|&at| reader.is_word(at) && described(at)).last();
    let comma = start.and_then(|start| start.checked_sub(1)).filter(|&at| at > range.start);
    ends && reader.tag(word) == Tag::Nouns && comma.is_some_and(|comma| reader.is_comma(comma))
}

/// "2,741", "several", "the most": a noun is due.
fn is_counted(reader: &Reader, word: usize) -> bool {
    reader.tag(word) == Tag::Number || reader.tag(word).is_adjective()
}

/// Whether a noun is due after the word: an adjective that a determiner, a possessive, a preposition or another adjective opens, or the
/// verb of a perfect ("has prompted [calls]").
fn is_described(reader: &Reader, word: usize) -> bool {
    let Some(before) = word.checked_sub(1) else { return false };
    let opens = reader.is_any(before, &[CueClass::Determiner, CueClass::Preposition])
        || reader.is_possessive(before)
        || reader.tag(before).is_adjective();
    reader.tag(word).is_adjective() && opens
        || reader.is(before, CueClass::Have)
            && (reader.tag(word) == Tag::VerbParticiple || reader.word(word).ends_with("ed"))
}

fn skip_adverbs(reader: &Reader, range: &Range<usize>, at: usize) -> usize {
    let mut left = at;
    while left > range.start
        && reader.run(left - 1).is_none()
        && (is_inner_adverb(reader, range, left - 1)
            || reader.is_any(left - 1, &[CueClass::Adverb, CueClass::Negation])
                && !reader.is_any(
                    left - 1,
                    &[CueClass::Be, CueClass::Have, CueClass::Do, CueClass::Modal, CueClass::Preposition],
                ))
    {
        left -= 1;
    }
    left
}

/// "has [since] said", "was [once] asked": a conjunction elsewhere, an adverb behind an auxiliary.
fn is_inner_adverb(reader: &Reader, range: &Range<usize>, at: usize) -> bool {
    let auxiliary = |at: usize| reader.run(at).is_none() && reader.is_any(at, &[CueClass::Be, CueClass::Have]);
    reader.is(at, CueClass::Subordinator) && at > range.start && auxiliary(at - 1)
}

/// Form that the auxiliary at `word` gives the verb.
fn after_auxiliary(reader: &Reader, word: usize, inflection: Inflection) -> Option<CueForm> {
    let is = |class| reader.is(word, class);
    let past = inflection.past || inflection.participle;
    if is(CueClass::Be) && past {
        return Some(CueForm::Passive);
    }
    let finite = (is(CueClass::Be) && inflection.ing)
        || (is(CueClass::Have) && past)
        || ((is(CueClass::Modal) || is(CueClass::Do)) && inflection.base);
    finite.then_some(CueForm::Finite)
}

/// First token of the chain of auxiliaries that ends with `word`.
fn group_start(reader: &Reader, range: &Range<usize>, word: usize) -> usize {
    let auxiliary = [CueClass::Be, CueClass::Have, CueClass::Do, CueClass::Modal, CueClass::Negation];
    let mut start = word;
    while start > range.start
        && reader.run(start - 1).is_none()
        && reader.is_any(start - 1, &auxiliary)
        && !reader.is(start - 1, CueClass::Subject)
    {
        start -= 1;
    }
    // "he'd said": the pronoun is the speaker.
    if reader.is(start, CueClass::Subject) { start + 1 } else { start }
}

/// Whether a verb without auxiliary can stand after `word`.
fn is_verb_place(reader: &Reader, range: &Range<usize>, at: usize, word: usize, inflection: Inflection) -> bool {
    if reader.word(word) == "-" && !reader.tokens()[at].space_before {
        return false;
    }
    if reader.is_possessive(word) && !reader.is(word.saturating_sub(1), CueClass::Subject) {
        return false;
    }
    if inflection.ing {
        let noun_place = reader.is(word, CueClass::Determiner)
            || (reader.is(word, CueClass::Preposition) && !reader.is(word, CueClass::GerundPreposition));
        return !noun_place;
    }
    if reader.is(word, CueClass::Determiner) && !reader.is(word, CueClass::Plural) {
        return false;
    }
    if reader.is(word, CueClass::Preposition) && !reader.is_any(word, &[CueClass::Particle, CueClass::Subordinator]) {
        return false;
    }
    if inflection.past {
        return true;
    }
    let singular = reader.is(word, CueClass::Subject) && !reader.is(word, CueClass::Plural);
    if inflection.third {
        return singular || !reader.is(word, CueClass::Plural);
    }
    !singular && can_be_plural(reader, range, word) || reader.word(word).eq_ignore_ascii_case("who")
}

/// Whether the word may end a plural subject: "officials", "they", "Russia and Iran".
fn can_be_plural(reader: &Reader, range: &Range<usize>, word: usize) -> bool {
    let text = reader.word(word);
    if reader.is(word, CueClass::Plural) || text == "%" || text.ends_with("ed") {
        return true;
    }
    if text.ends_with('s') && !text.ends_with("ss") && !reader.is_any(word, &[CueClass::Be, CueClass::Finite]) {
        return true;
    }
    let near = (range.start..word).rev().take(6);
    reader.is_capital(word) && near.into_iter().any(|at| reader.is(at, CueClass::Coordinator))
        || has_plural_head(reader, range, word)
}

/// "[Those] close to him", "[Observers] in the country": the head stands before the phrases that describe it.
fn has_plural_head(reader: &Reader, range: &Range<usize>, word: usize) -> bool {
    let Some(phrase) = speaker::phrase_before(reader, range.start, word + 1) else { return false };
    let link = phrase
        .clone()
        .find(|&at| reader.is(at, CueClass::Preposition) || reader.tag(at).is_adjective() && at > phrase.start);
    let Some(head) = link.and_then(|link| link.checked_sub(1)).filter(|&head| head >= phrase.start) else {
        return false;
    };
    let opens = phrase.start == range.start
        || !reader.is_word(phrase.start - 1)
        || reader.is(phrase.start - 1, CueClass::Coordinator);
    opens && (reader.tag(head) == Tag::Nouns || reader.is(head, CueClass::Plural))
}

/// Whether what follows fits a verb where the form may be a noun as well ("claims of", "reports are").
fn is_verb_context(reader: &Reader, next: usize, inflection: Inflection) -> bool {
    if !inflection.noun {
        return true;
    }
    let auxiliary = [CueClass::Be, CueClass::Have, CueClass::Modal, CueClass::Do];
    if reader.is_any(next, &auxiliary) || reader.is(next, CueClass::By) {
        return false;
    }
    let preposition = reader.is(next, CueClass::Preposition) && !reader.is(next, CueClass::Subordinator);
    inflection.past || inflection.ing || !preposition
}

/// First token of the noun phrase of a cue noun: its possessor's end, determiner or adjective.
fn noun_start(reader: &Reader, range: &Range<usize>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|&word| word >= range.start && reader.run(word).is_none())?;
    let start = (range.start..=before)
        .rev()
        .take(4)
        .find(|&word| reader.is(word, CueClass::Determiner) || reader.is_possessive(word))?;
    let between = start + 1..at;
    between.clone().all(|word| reader.is_word(word) && !reader.is(word, CueClass::Preposition)).then_some(start)
}
