//! Talks written down without labels: interviews, hearings, speeches. Takes paragraphs and mentions, gives who speaks and who is spoken to in
//! each paragraph. Does not read "I" and "you" themselves: that is `first_person`.
//!
//! In an interview the paragraphs that ask are the interviewer's, the others those of the person whom the introduction names. In other
//! talks somebody gets the floor by name ("Ms. Kovac, please go on") or says it ("My name is Ann Kovac").

use std::collections::BTreeMap;
use std::ops::Range;

use crate::entity::PartKind;
use crate::entity::{ActorId, Form, Kind, Mention};
use crate::reading::Reading;
use crate::token::TokenKind;

use super::person::{Person, person};
use super::said::Quoted;

/// Questions that make an interview.
const QUESTIONS: usize = 3;

/// Longest turn that asks without a question mark, in tokens; who speaks longer has the floor.
const REMARK: usize = 90;

/// Longest sentence that gives the floor without "you", in tokens: "Ms. Kovac, please go on."
const SHORT: usize = 9;

/// Tokens before a form of address: "Just to confirm, Ms. Kovac, …".
const LEAD: usize = 5;

/// A paragraph of a talk.
#[derive(Debug)]
pub(super) struct Turn {
    pub(super) tokens: Range<usize>,
    pub(super) speaker: Option<ActorId>,
    pub(super) addressed: Option<ActorId>,
    /// First token that is said to whom it addresses.
    pub(super) from: usize,
    paragraph: usize,
    /// It ends with a question mark.
    question: bool,
    /// How often it says "I" and "you", outside quotation marks.
    me: usize,
    you: usize,
}

/// The turns of a talk; none speaks where the text is no talk.
pub(super) fn turns(reading: &Reading, mentions: &[Mention], quoted: &Quoted) -> Vec<Turn> {
    let mut turns = paragraphs(reading);
    count(reading, quoted, &mut turns);
    let asked = turns.windows(2).filter(|pair| pair[0].question && !pair[1].question).count();
    // A column asks, too, but it does not ask "you" again and again.
    let you = turns.iter().filter(|turn| turn.question && turn.you > 0).count();
    let personal = turns.iter().filter(|turn| turn.me + turn.you > 0).count() * 2 >= turns.len();
    let first = turns.iter().position(|turn| turn.asks(false)).unwrap_or(0);
    let guest = Guest::find(reading, mentions, &turns[..turns.len().min(first + 1)]).filter(|guest| {
        let introduced = guest.introduced && you > 0 && asked + usize::from(personal) >= 2;
        introduced || asked >= QUESTIONS && you >= 2
    });
    if let Some(guest) = guest {
        turns.drain(..first);
        interview(&mut turns, guest.actor);
    } else {
        // Who writes to somebody by name is nobody's turn.
        let written = reading.sentences.iter().any(|sentence| sentence.part == PartKind::Byline);
        let persons = mentions.iter().filter(|mention| mention.form == Form::Name && mention.kind == Kind::Person);
        let persons = persons.filter(|mention| mention.actors.len() == 1 && !quoted.is_marked(mention.tokens.start));
        let persons: Vec<&Mention> = persons.collect();
        let pair = floor(reading, &persons, &mut turns, !written && (you >= 2 || personal && asked > 0));
        if let [first, second] = pair[..] {
            duet(mentions, [first, second], &mut turns);
        }
    }
    turns
}

/// Paragraphs of the body.
fn paragraphs(reading: &Reading) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for sentence in reading.sentences.iter().filter(|sentence| sentence.part == PartKind::Body) {
        let closing = |at: &usize| matches!(reading.word(*at), ")" | "]" | "\"" | "”");
        let last = sentence.tokens.clone().rev().find(|at| !closing(at)).unwrap_or(sentence.tokens.start);
        let quoted =
            reading.tokens[sentence.tokens.start].kind == TokenKind::Punctuation && last + 1 < sentence.tokens.end;
        let (tokens, paragraph) = (sentence.tokens.clone(), sentence.paragraph);
        let question = reading.word(last) == "?" && !quoted;
        match turns.last_mut() {
            Some(turn) if turn.paragraph == paragraph => (turn.tokens.end, turn.question) = (tokens.end, question),
            _ => turns.push(Turn {
                from: tokens.start,
                tokens,
                speaker: None,
                addressed: None,
                paragraph,
                question,
                me: 0,
                you: 0,
            }),
        }
    }
    turns
}

fn count(reading: &Reading, quoted: &Quoted, turns: &mut [Turn]) {
    for turn in turns {
        for at in turn.tokens.clone() {
            match person(reading, at) {
                Some(_) if quoted.is_marked(at) => (),
                Some(Person::First) => turn.me += 1,
                Some(Person::Second) => turn.you += 1,
                Some(Person::Together) | None => (),
            }
        }
    }
}

impl Turn {
    /// "You have come a long way." is asked, too, where it does not follow a question.
    fn asks(&self, after: bool) -> bool {
        self.question || !after && self.you >= self.me.max(1) && self.tokens.len() <= REMARK
    }
}

fn interview(turns: &mut [Turn], guest: ActorId) {
    let mut after = false;
    for turn in turns {
        after = turn.asks(after);
        *(if after { &mut turn.addressed } else { &mut turn.speaker }) = Some(guest);
    }
}

/// Who has the floor speaks every other turn. Gives who said their names.
fn floor(reading: &Reading, persons: &[&Mention], turns: &mut [Turn], talk: bool) -> Vec<ActorId> {
    let (mut floor, mut held, mut next) = (None, false, 0);
    let mut introduced: Vec<ActorId> = Vec::new();
    for turn in turns {
        next += persons[next..].partition_point(|mention| mention.tokens.start < turn.tokens.start);
        let here = persons[next..].partition_point(|mention| mention.tokens.start < turn.tokens.end);
        let here = &persons[next..next + here];
        let called = |mention: &&&Mention| talk && is_called(reading, mention);
        if let Some(mention) = here.iter().find(|mention| is_introduced(reading, mention)) {
            let speaker = mention.actors[0];
            if !introduced.contains(&speaker) {
                introduced.push(speaker);
            }
            turn.speaker = Some(speaker);
            // Who of two or more answers, nobody says.
            (floor, held) = (turn.speaker.filter(|_| introduced.len() == 1), true);
        } else if let Some(mention) = here.iter().find(|mention| is_self(reading, mention)) {
            turn.speaker = Some(mention.actors[0]);
        } else if let Some(mention) = here.iter().rfind(called) {
            (floor, held) = (Some(mention.actors[0]), false);
            (turn.addressed, turn.from) = (floor, sentence(reading, mention).start);
        } else if turn.asks(!held) && talk {
            (turn.addressed, held) = (floor, false);
        } else if !held || !talk || turn.tokens.len() > REMARK {
            (turn.speaker, held) = (floor, true);
        } else {
            held = false;
        }
    }
    introduced
}

/// Two who answer together: who speaks of one of them is the other, and the turns between two questions change hands.
fn duet(mentions: &[Mention], pair: [ActorId; 2], turns: &mut [Turn]) {
    let other = |actor: ActorId| if actor == pair[0] { pair[1] } else { pair[0] };
    let mut before = None;
    let mut next = 0;
    for turn in turns {
        next += mentions[next..].partition_point(|mention| mention.tokens.start < turn.tokens.start);
        let inside = mentions[next..].iter().take_while(|mention| mention.tokens.start < turn.tokens.end);
        let mut told = pair.map(|_| false);
        for mention in inside.filter(|mention| mention.actors.len() == 1) {
            pair.iter().zip(&mut told).for_each(|(actor, told)| *told |= mention.actors[0] == *actor);
        }
        if turn.asks(true) {
            before = None;
        } else {
            let turns_over = || before.filter(|_| told == [false; 2]).map(other);
            let of = told[0] != told[1];
            let speaks = of.then(|| pair[usize::from(told[0])]).or_else(turns_over);
            turn.speaker = turn.speaker.or(speaks);
            before = turn.speaker;
        }
    }
}

/// The sentence in which the mention stands.
fn sentence<'a>(reading: &Reading<'a>, mention: &Mention) -> &'a Range<usize> {
    &reading.sentences[reading.sentence_of(mention.tokens.start)].tokens
}

/// "My name is Ann Kovac", "I'm Ann Kovac".
fn is_introduced(reading: &Reading, mention: &Mention) -> bool {
    let word = |back: usize| mention.tokens.start.checked_sub(back).map_or("", |at| reading.word(at));
    let name = word(2) == "name" && word(1) == "is" && word(3).eq_ignore_ascii_case("my");
    name || word(2) == "I" && word(1) == "am" || word(3) == "I" && word(1) == "m"
}

/// "I, Ann Kovac, declare".
fn is_self(reading: &Reading, mention: &Mention) -> bool {
    let word = |back: usize| mention.tokens.start.checked_sub(back).map_or("", |at| reading.word(at));
    word(2) == "I" && word(1) == "," && reading.word(mention.tokens.end) == ","
}

/// "Ms. Kovac?", "Ms. Kovac, you …": set off by commas near either end of a sentence that says "you", or all of it.
fn is_called(reading: &Reading, mention: &Mention) -> bool {
    let sentence = sentence(reading, mention);
    let titled =
        |at: &usize| reading.tokens[*at].capital || reading.word(*at) == "." && !reading.tokens[*at].space_before;
    let start = (sentence.start..mention.tokens.start).rev().take(3).take_while(titled).last();
    let start = start.unwrap_or(mention.tokens.start);
    let left = start == sentence.start || reading.word(start - 1) == ",";
    let stops = |at: usize| at >= sentence.end || matches!(reading.word(at), "." | "?" | "!");
    let end = mention.tokens.end;
    let right =
        stops(end) || reading.word(end) == "," || matches!(person(reading, end), Some(Person::First | Person::Second));
    let alone = start == sentence.start && stops(end);
    let you = || sentence.clone().any(|at| person(reading, at) == Some(Person::Second));
    let near = start <= sentence.start + LEAD || stops(end);
    let thanks = (sentence.start..start).any(|at| reading.word(at).eq_ignore_ascii_case("thank"));
    left && right && !thanks && (alone || near && (you() || sentence.len() <= SHORT))
}

/// Who is interviewed.
struct Guest {
    actor: ActorId,
    /// The text says so.
    introduced: bool,
}

impl Guest {
    /// Whom the text before the last of `turns`, the first question, says to be interviewed: the person named after the word, or the only one
    /// in its sentence; else the one named most often, where the introduction speaks of nobody as "I". None where there are two.
    fn find(reading: &Reading, mentions: &[Mention], turns: &[Turn]) -> Option<Guest> {
        let (question, before) = turns.split_last()?;
        let end = question.tokens.start;
        let interview = |at: &usize| reading.word(*at).to_lowercase().starts_with("interview");
        let single = |mention: &&Mention| mention.kind == Kind::Person && mention.actors.len() == 1;
        let persons: Vec<&Mention> = mentions.iter().take_while(|m| m.tokens.start < end).filter(single).collect();
        if let Some(introduced) = (0..end).find(interview) {
            let sentence = &reading.sentences[reading.sentence_of(introduced)].tokens;
            let after = persons.iter().position(|m| (introduced..sentence.end).contains(&m.tokens.start));
            let before = persons.iter().position(|m| sentence.contains(&m.tokens.start));
            if let Some(index) = after.or(before) {
                let end = persons[index].tokens.end;
                let two =
                    reading.word(end) == "and" && persons.get(index + 1).is_some_and(|m| m.tokens.start == end + 1);
                return (!two).then_some(Guest { actor: persons[index].actors[0], introduced: true });
            }
        }
        let mut counts: BTreeMap<ActorId, usize> = BTreeMap::new();
        for actor in persons.iter().flat_map(|mention| &mention.actors) {
            *counts.entry(*actor).or_default() += 1;
        }
        let most = counts.values().max().filter(|_| before.iter().all(|turn| turn.me == 0))?;
        let mut top = counts.iter().filter(|(_, count)| *count == most);
        let only = top.next().filter(|_| top.next().is_none());
        only.map(|(&actor, _)| Guest { actor, introduced: false })
    }
}
