//! "I" is who speaks. Takes the finished mentions, actors and quotes, adds a mention for each "I", "me", "my" of a quotation whose speaker is one
//! person, and of an interview: there the paragraphs that ask are the interviewer's, the others the interviewee's, who is the
//! "you" of the questions. "we" and the "you" of a quotation are nobody's.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Context;
use crate::entity::{Actor, ActorId, Form, Kind, Mention, Quote, QuoteKind};
use crate::keymap::KeyMap;
use crate::lexicon::{lexicon, rows};
use crate::text::PartKind;
use crate::token::{TokenKind, key};

/// The persons of a talk.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Person {
    /// I.
    First,
    /// You.
    Second,
}

static PRONOUNS: LazyLock<KeyMap<Person>> = LazyLock::new(|| {
    let person = |row: &[&str]| match *row {
        [word, "1", "sg", _] => Some((key(word), Person::First)),
        [word, "2", ..] => Some((key(word), Person::Second)),
        _ => None,
    };
    rows(lexicon!("pronouns.tsv")).filter_map(|row| person(&row)).collect()
});

/// Questions that make an interview.
const QUESTIONS: usize = 3;

/// Adds the mentions; `mentions` stays sorted, the actors keep their numbers.
pub fn resolve(context: &Context, mentions: &mut Vec<Mention>, actors: &mut [Actor], quotes: &[Quote]) {
    let mut speakers: BTreeMap<usize, (ActorId, &'static str)> = BTreeMap::new();
    if let Some(talk) = Interview::find(context, mentions) {
        talk.read(context, quotes, &mut speakers);
    }
    quoted(context, actors, quotes, &mut speakers);
    if speakers.is_empty() {
        return;
    }
    let mention = |(&at, &(actor, sieve)): (&usize, &(ActorId, &'static str))| Mention {
        span: context.tokens[at].span,
        tokens: at..at + 1,
        kind: actors[actor.0].kind,
        form: Form::Pronoun,
        confidence: 0.9,
        evidence: "pronoun",
        actors: vec![actor],
        sieve,
    };
    let taken: Vec<usize> =
        mentions.iter().filter(|m| m.form != Form::Nominal).flat_map(|m| m.tokens.clone()).collect();
    let free = speakers.iter().filter(|(at, _)| taken.binary_search(at).is_err());
    mentions.extend(free.map(mention));
    super::sort(mentions);
    super::actors::count(mentions, actors);
}

/// "I" inside the marks, or anywhere in a turn of a transcript; the innermost quote counts.
fn quoted(
    context: &Context,
    actors: &[Actor],
    quotes: &[Quote],
    speakers: &mut BTreeMap<usize, (ActorId, &'static str)>,
) {
    let marked = crate::quote::quotations(context);
    for quote in quotes {
        let transcript = quote.evidence == "transcript";
        if quote.kind == QuoteKind::Indirect && !transcript {
            continue;
        }
        for at in crate::ner::tokens_of(context, quote.span) {
            if person(context, at) != Some(Person::First) {
                continue;
            }
            let run = marked.partition_point(|run| run.end <= at);
            let inside = marked.get(run).is_some_and(|run| run.contains(&at));
            match quote.speakers[..] {
                [speaker] if (inside || transcript) && actors[speaker.0].kind == Kind::Person => {
                    speakers.insert(at, (speaker, "speaker of the quotation"));
                }
                _ => drop(speakers.remove(&at)),
            }
        }
    }
}

fn person(context: &Context, at: usize) -> Option<Person> {
    let token = context.tokens.get(at)?;
    let word = context.word(at);
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    // "i" is a number or a letter, "ME" a shout or a state.
    let plain = if stem.eq_ignore_ascii_case("i") { stem == "I" } else { !token.all_caps };
    PRONOUNS.get(key(stem)).copied().filter(|_| token.is_word() && plain)
}

/// A talk in questions and answers.
struct Interview {
    guest: ActorId,
    /// Tokens of each paragraph from the first question on, and whether it asks.
    turns: Vec<(Range<usize>, bool)>,
}

impl Interview {
    /// "Interview with Ann Kovac", then paragraphs that ask and paragraphs that answer.
    fn find(context: &Context, mentions: &[Mention]) -> Option<Interview> {
        let mut turns = turns(context);
        let first = turns.iter().position(|(_, asks)| *asks)?;
        turns.drain(..first);
        let asked = turns.windows(2).filter(|pair| pair[0].1 && !pair[1].1).count();
        // A column asks, too, but it does not ask "you" again and again.
        let you = |turn: &&(Range<usize>, bool)| {
            turn.1 && turn.0.clone().any(|at| person(context, at) == Some(Person::Second))
        };
        let start = turns.first()?.0.start;
        let talk = asked >= QUESTIONS && turns.iter().filter(you).count() >= 2;
        let guest = talk.then(|| guest(context, mentions, start)).flatten()?;
        Some(Interview { guest, turns })
    }

    fn read(&self, context: &Context, quotes: &[Quote], speakers: &mut BTreeMap<usize, (ActorId, &'static str)>) {
        let marked = crate::quote::quotations(context);
        let labelled: Vec<_> = quotes.iter().filter(|quote| quote.evidence == "transcript").collect();
        for (range, asks) in &self.turns {
            let Some(token) = context.tokens.get(range.start) else { continue };
            let quote = labelled.partition_point(|quote| quote.span.end <= token.span.start);
            if labelled.get(quote).is_some_and(|quote| quote.span.start <= context.tokens[range.end - 1].span.start) {
                continue;
            }
            let wanted = if *asks { Person::Second } else { Person::First };
            for at in range.clone().filter(|&at| person(context, at) == Some(wanted)) {
                let run = marked.partition_point(|run| run.end <= at);
                if !marked.get(run).is_some_and(|run| run.contains(&at)) {
                    speakers.insert(at, (self.guest, "interview"));
                }
            }
        }
    }
}

/// Paragraphs of the body, and whether each ends with a question.
fn turns(context: &Context) -> Vec<(Range<usize>, bool)> {
    let mut turns: Vec<(usize, Range<usize>, bool)> = Vec::new();
    for sentence in context.sentences.iter().filter(|sentence| sentence.part == PartKind::Body) {
        let closing = |at: &usize| matches!(context.word(*at), ")" | "]" | "\"" | "”");
        let last = sentence.tokens.clone().rev().find(|at| !closing(at)).unwrap_or(sentence.tokens.start);
        let quoted =
            context.tokens[sentence.tokens.start].kind == TokenKind::Punctuation && last + 1 < sentence.tokens.end;
        let asks = context.word(last) == "?" && !quoted;
        match turns.last_mut() {
            Some((paragraph, range, asked)) if *paragraph == sentence.paragraph => {
                (range.end, *asked) = (sentence.tokens.end, asks);
            }
            _ => turns.push((sentence.paragraph, sentence.tokens.clone(), asks)),
        }
    }
    turns.into_iter().map(|(_, range, asks)| (range, asks)).collect()
}

/// Whom the text before token `end` says to be interviewed: the person named after the word, or the only one in its sentence; else the
/// one named most often.
fn guest(context: &Context, mentions: &[Mention], end: usize) -> Option<ActorId> {
    let interview = |at: &usize| context.word(*at).to_lowercase().starts_with("interview");
    let single = |mention: &&Mention| mention.kind == Kind::Person && mention.actors.len() == 1;
    let persons: Vec<&Mention> = mentions.iter().take_while(|m| m.tokens.start < end).filter(single).collect();
    if let Some(introduced) = (0..end).find(interview) {
        let sentence = &context.sentences[super::sentence_of(context, introduced)].tokens;
        let after = persons.iter().find(|m| (introduced..sentence.end).contains(&m.tokens.start));
        let before = persons.iter().find(|m| sentence.contains(&m.tokens.start));
        if let Some(mention) = after.or(before) {
            return mention.actors.first().copied();
        }
    }
    let mut counts: BTreeMap<ActorId, usize> = BTreeMap::new();
    for actor in persons.iter().flat_map(|mention| &mention.actors) {
        *counts.entry(*actor).or_default() += 1;
    }
    let most = counts.values().max()?;
    let mut top = counts.iter().filter(|(_, count)| *count == most);
    top.next().filter(|_| top.next().is_none()).map(|(actor, _)| *actor)
}
