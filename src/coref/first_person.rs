//! "I" is who speaks, "we" the body that it is or speaks for (`body`). Takes the finished mentions, actors and quotes, adds a mention for each "I", "me", "my" of a quotation whose speaker is one
//! person, and for "I" and "you" in the turns of a talk (`talk`). The "you" of a quotation is nobody's.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use crate::entity::{Actor, ActorId, Form, Kind, Mention, Quote, QuoteKind};
use crate::reading::Reading;
use crate::rule::Rule;

use super::actors::{Cast, indices};
use super::body;
use super::clusters::sort;
use super::person::{Person, person};
use super::said::Quoted;
use super::talk;

/// The cast with those mentions, still in order; the actors keep their numbers.
pub(super) fn resolve(reading: &Reading, cast: Cast, quotes: &[Quote]) -> Cast {
    let Cast { mut mentions, mut actors, roles } = cast;
    let quoted = Quoted::read(reading);
    let mut speakers: Speakers = BTreeMap::new();
    talked(reading, &talk::turns(reading, &mentions, &quoted), &quoted, quotes, &mut speakers);
    let body = |speaker: ActorId| body::body(reading, &mentions, &actors[speaker.0], &roles[speaker.0]);
    in_quotes(reading, (&actors, &body), &quoted, quotes, &mut speakers);
    if speakers.is_empty() {
        return Cast { mentions, actors, roles };
    }
    let mention = |(&at, &(actor, sieve)): (&usize, &(ActorId, Rule))| Mention {
        span: reading.tokens[at].span,
        tokens: at..at + 1,
        kind: actors[actor.0].kind,
        form: Form::Pronoun,
        confidence: 0.9,
        evidence: Rule::Pronoun,
        actors: vec![actor],
        sieve: Some(sieve),
    };
    let taken: Vec<usize> =
        mentions.iter().filter(|m| m.form != Form::Nominal).flat_map(|m| m.tokens.clone()).collect();
    let free = speakers.iter().filter(|(at, _)| taken.binary_search(at).is_err());
    mentions.extend(free.map(mention));
    sort(&mut mentions);
    let own = indices(mentions.iter().map(|mention| mention.actors.iter().map(|actor| actor.0)), actors.len());
    actors.iter_mut().zip(own).for_each(|(actor, own)| actor.mentions = own);
    Cast { mentions, actors, roles }
}

/// Whom the pronoun at a token means, and the sieve that found it.
type Speakers = BTreeMap<usize, (ActorId, Rule)>;

/// "I" and "you" outside the marks; the turns with labels are the quotes'.
fn talked(reading: &Reading, turns: &[talk::Turn], quoted: &Quoted, quotes: &[Quote], speakers: &mut Speakers) {
    let labelled: Vec<_> = quotes.iter().filter(|quote| quote.evidence == Rule::Transcript).collect();
    for turn in turns {
        let span = reading.tokens[turn.tokens.start].span.cover(reading.tokens[turn.tokens.end - 1].span);
        let quote = labelled.partition_point(|quote| quote.span.end <= span.start);
        if labelled.get(quote).is_some_and(|quote| quote.span.start < span.end) {
            continue;
        }
        for at in turn.tokens.clone() {
            let actor = match person(reading, at) {
                Some(Person::First) => turn.speaker,
                Some(Person::Second) if at >= turn.from => turn.addressed,
                _ => None,
            };
            if let Some(actor) = actor.filter(|_| !quoted.is_marked(at)) {
                speakers.insert(at, (actor, Rule::Talk));
            }
        }
    }
}

/// "I" inside the marks, or anywhere in a turn of a transcript; the innermost quote counts.
fn in_quotes(
    reading: &Reading,
    (actors, body): (&[Actor], &dyn Fn(ActorId) -> Option<ActorId>),
    quoted: &Quoted,
    quotes: &[Quote],
    speakers: &mut Speakers,
) {
    for quote in quotes {
        let transcript = quote.evidence == Rule::Transcript;
        if quote.kind == QuoteKind::Indirect && !transcript {
            continue;
        }
        let lone = match quote.speakers[..] {
            [speaker] => Some(speaker),
            _ => None,
        };
        let is_person = |speaker: &ActorId| matches!(actors[speaker.0].kind, Kind::Person | Kind::Source);
        let own = lone.filter(is_person).zip(Some(Rule::SpeakerOfTheQuotation));
        // Few say "we".
        let ours = LazyCell::new(|| lone.and_then(body).zip(Some(Rule::BodyOfTheSpeaker)));
        for at in reading.tokens_of(quote.span) {
            let is_said = quoted.is_marked(at) || transcript;
            let meant = match person(reading, at) {
                Some(Person::First) => own.filter(|_| is_said),
                Some(Person::Together) => ours.filter(|_| is_said),
                _ => continue,
            };
            match meant {
                Some(meant) => drop(speakers.insert(at, meant)),
                None => drop(speakers.remove(&at)),
            }
        }
    }
}
