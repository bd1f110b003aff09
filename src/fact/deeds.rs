//! What actors did: the clauses that they are subjects of, without the reports of what they said. Takes a scene, gives the most telling
//! clauses of each actor as they stand in the text.

use std::ops::Range;

use super::found::{Deed, Facts};
use super::scene::{Perspective, Scene};
use crate::entity::{Form, Kind, PartKind, Quote};
use crate::order;
use crate::span::Span;
use crate::tag::Tag;
use crate::token::{Key, key};

/// Deeds that a card shows.
const SHOWN: usize = 3;
/// Clauses among which is looked for what is told already.
const LATELY: usize = 64;
/// Shortest and longest clause, in tokens.
const CLAUSE: std::ops::RangeInclusive<usize> = 3..=44;

/// A deed with how telling it is.
struct DeedCandidate {
    deed: Deed,
    weight: i32,
}

/// Finds subjects and deeds of all sentences of the article.
pub(super) fn read(scene: &Scene, quotes: &[Quote], actors: usize, facts: &mut Facts) {
    let mut cues: Vec<Span> = quotes.iter().filter_map(|quote| quote.cue).collect();
    order::by(&mut cues, |cue| order::first(cue.start, cue.end));
    let mut all: Vec<Vec<DeedCandidate>> = (0..actors).map(|_| Vec::new()).collect();
    for (index, mention) in scene.mentions.iter().enumerate() {
        let start = mention.tokens.start;
        let sentence = scene.reading.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        let Some(sentence) = scene.reading.sentences.get(sentence).filter(|sentence| sentence.part.is_article()) else {
            continue;
        };
        let Some(verb) = verb_of(scene, index, &sentence.tokens) else { continue };
        let subjects = scene.joined_before(index);
        facts.subjects.extend(&subjects);
        if sentence.part == PartKind::Headline {
            continue;
        }
        let Some((deed, weight)) = deed(scene, verb, &sentence.tokens, &cues) else { continue };
        for &subject in &subjects {
            let mention = &scene.mentions[subject];
            let Some(actor) = Scene::actor(mention).filter(|_| Scene::is_sure(mention)) else { continue };
            let weight = weight + if mention.form == Form::Pronoun { 0 } else { 2 };
            if let Some(candidates) = all.get_mut(actor.0) {
                candidates.push(DeedCandidate {
                    deed: Deed { actor, span: deed, sentence: scene.span(sentence.tokens.clone()) },
                    weight,
                });
            }
        }
    }
    order::by(&mut facts.subjects, |&subject| subject as u64);
    facts.subjects.dedup();
    facts.deeds.extend(all.into_iter().flat_map(|candidates| most_telling(scene, candidates)));
    order::by(&mut facts.deeds, |deed| order::first(deed.span.start, deed.actor.0));
}

/// The most telling clauses of an actor in text order, each once.
fn most_telling(scene: &Scene, mut candidates: Vec<DeedCandidate>) -> Vec<Deed> {
    order::by(&mut candidates, |candidate| candidate.deed.span.start as u64);
    let mut told: Vec<Key> = Vec::new();
    candidates.retain(|candidate| {
        let words = key(candidate.deed.span.of(&scene.reading.text.source));
        let is_new = !told.iter().rev().take(LATELY).any(|other| *other == words);
        told.push(words);
        is_new
    });
    order::by(&mut candidates, |candidate| order::falling(candidate.weight as f32));
    candidates.truncate(SHOWN);
    order::by(&mut candidates, |candidate| candidate.deed.span.start as u64);
    candidates.into_iter().map(|candidate| candidate.deed).collect()
}

/// First token of the verbs whose subject the mention is.
fn verb_of(scene: &Scene, mention: usize, sentence: &Range<usize>) -> Option<usize> {
    let party = &scene.mentions[mention];
    if !scene.is_party(party)
        || scene.voice(party.tokens.start) != Perspective::Article
        || scene.owner(party.tokens.start) != Some(mention)
    {
        return None;
    }
    let at = scene.after(mention, sentence.end);
    let adverbs = (at..sentence.end.min(at + 3)).take_while(|&at| scene.tag(at) == Tag::Adverb).count();
    let first = *scene.joined_before(mention).last().unwrap_or(&mention);
    let tag = scene.tag(at + adverbs);
    // "Islamist armed groups": an adjective in -ed is easily taken for a verb.
    let adjective = party.kind == Kind::Group && tag == Tag::VerbPast && scene.tag(at + adverbs + 1).is_noun();
    let finite = at + adverbs < sentence.end && tag.is_finite() && !adjective;
    (finite && scene.may_be_subject(first, sentence.start)).then_some(at)
}

/// The clause from its verb on, and how telling it is.
fn deed(scene: &Scene, start: usize, sentence: &Range<usize>, cues: &[Span]) -> Option<(Span, i32)> {
    let helps = |at: &usize| {
        let tag = scene.tag(*at);
        tag.is_auxiliary() || matches!(tag, Tag::Adverb | Tag::Not)
    };
    let verb = (start..sentence.end.min(start + 8)).find(|at| !helps(at)).filter(|&at| scene.tag(at).is_verb())?;
    let end = clause_end(scene, verb, sentence);
    // A long clause is told up to its last comma.
    let long = (*CLAUSE.end() < end - start)
        .then(|| (verb + 3..start + CLAUSE.end()).rev().find(|&at| scene.tag(at) == Tag::Comma));
    let end = long.flatten().unwrap_or(end);
    let span = scene.span(start..end);
    let told = cues.partition_point(|cue| cue.end <= span.start);
    let reports = cues.get(told).is_some_and(|cue| cue.overlaps(scene.span(start..verb + 1)));
    let quoted = (start..end).any(|at| scene.voice(at) == Perspective::Quoted);
    if reports || quoted || !CLAUSE.contains(&(end - start)) {
        return None;
    }
    let others = (verb..end).filter_map(|at| scene.mention(at));
    let others =
        others.filter(|mention| mention.form == Form::Name && mention.kind != Kind::Group).count().min(2) as i32;
    let listed = i32::from(scene.reading.resources.relations.verb(&scene.reading.tokens[verb..end]).is_some());
    let past = i32::from(matches!(scene.tag(verb), Tag::VerbPast | Tag::VerbParticiple));
    let guess = i32::from(scene.tag(start) == Tag::Modal);
    Some((span, others + 2 * listed + past - guess + i32::from(end - start >= 6)))
}

/// Where the clause ends: at a semicolon, a dash, a relative clause, or another clause after a comma; a relative clause before the verb
/// that goes on with the main one: "who took power in May, has not commented".
fn clause_end(scene: &Scene, verb: usize, sentence: &Range<usize>) -> usize {
    let limit = sentence.end;
    let is_relative = (sentence.start..verb)
        .rev()
        .take_while(|&at| scene.tag(at) != Tag::Comma)
        .any(|at| matches!(scene.tag(at), Tag::PronounRelative | Tag::PronounWho | Tag::PronounWhose));
    let goes_on = |at: usize| is_relative && at < limit && (scene.tag(at).is_finite() || scene.tag(at).is_auxiliary());
    let ends = |at: usize| match scene.tag(at) {
        Tag::Stop | Tag::Colon => true,
        Tag::Comma => opens_clause(scene, at + 1, limit) || goes_on(at + 1),
        _ => matches!(scene.word(at), "—" | "–" | "--" | "(") || after_break(scene, at),
    };
    (verb + 1..limit).find(|&at| ends(at)).unwrap_or(limit)
}

/// After a comma: "which …", "but he …", "saying …", "while …", "when …".
fn opens_clause(scene: &Scene, at: usize, limit: usize) -> bool {
    let tag = scene.tag(at);
    let relative =
        matches!(tag, Tag::PronounRelative | Tag::PronounWho | Tag::PronounWhose | Tag::Subordinator | Tag::AdverbWh);
    let with = tag == Tag::Preposition && scene.tag(at + 1) == Tag::PronounRelative;
    let and = tag == Tag::Coordinator && (at + 1..limit.min(at + 7)).any(|at| scene.tag(at).is_finite());
    relative || with || and || tag == Tag::VerbIng || tag == Tag::Pronoun
}

/// Whether a line break stands before token `at`, as between the items of a list.
fn after_break(scene: &Scene, at: usize) -> bool {
    let Some([before, here]) = scene.reading.tokens.get(at - 1..at + 1) else { return false };
    Span::new(before.span.end, here.span.start).of(&scene.reading.text.source).contains('\n')
}
