//! Capitals that stand for their government ("Ankara said"), and whose seat an office is ("the Kremlin"). Takes clustered mentions, marks
//! the mentions and tells their actors what they stand for. "In Ankara" stays the city; the government gets no actor of its own.

use crate::entity::{ClusteredMention, Form, Kind};
use crate::gazetteer::List;
use crate::lexicon::Politics;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::tag::Tag;
use crate::token::{Token, TokenKind};

use super::clusters::{Cluster, cluster_of};
use crate::grammar::{GrammaticalRole, role};

/// Marks mentions and actors.
pub(super) fn mark(reading: &Reading, mentions: &mut [ClusteredMention], clusters: &mut [Cluster]) {
    let gazetteer = &reading.resources.gazetteer;
    let named = |mention: &&mut ClusteredMention| {
        mention.form == Form::Name && matches!(mention.kind, Kind::Place | Kind::Organization)
    };
    for mention in mentions.iter_mut().filter(named) {
        let Some(actor) = cluster_of(mention) else { continue };
        let Some(meaning) = gazetteer.meaning(mention.span.of(&reading.text.source)) else { continue };
        let facts = gazetteer.facts(&reading.tokens[mention.tokens.clone()]);
        let seat = facts.is(List::Seat) && mention.kind == Kind::Organization;
        let capital = mention.kind == Kind::Place && !facts.is_any(&[List::Seat, List::Country]);
        let capital = capital && is_government(reading, mention);
        if seat || capital {
            clusters[actor].stands_for = Some(meaning.to_owned());
        }
        if capital {
            mention.sieve = Some(Rule::CapitalForItsGovernment);
        }
    }
}

/// Whether a cluster is a capital that is never the city itself; `own` are the indices of its mentions.
pub(super) fn is_only_government(cluster: &Cluster, own: &[usize], mentions: &[ClusteredMention]) -> bool {
    let mut names = own.iter().map(|&index| &mentions[index]).filter(|mention| mention.form == Form::Name);
    cluster.kind == Kind::Place
        && cluster.stands_for.is_some()
        && names.all(|mention| mention.sieve == Some(Rule::CapitalForItsGovernment))
}

/// Whether the words around a capital speak of a government.
fn is_government(reading: &Reading, mention: &ClusteredMention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    if reading.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Possessive) {
        return (end + 1..end + 4).any(|at| is(reading, at, Politics::Owned));
    }
    // "Moscow-backed", "Beijing and Washington agreed".
    if reading.word(end) == "-" && !reading.tokens[end].space_before {
        return is(reading, end + 1, Politics::Verb);
    }
    if reading.word(end) == "and" && reading.tokens.get(end + 1).is_some_and(Token::is_capital_word) {
        let opens = start == 0 || !matches!(reading.tag(start - 1), Tag::Preposition | Tag::To);
        return deals(reading, start) || opens && acts(reading, end, end + 2);
    }
    let tell = |at: usize| reading.resources.cues.is_verb(&reading.tokens[at..=at]);
    deals(reading, start)
        || match role(reading, &mention.tokens) {
            GrammaticalRole::Subject | GrammaticalRole::Other => acts(reading, start, end),
            GrammaticalRole::Object => start > 0 && tell(start - 1),
            _ => false,
        }
}

fn is(reading: &Reading, at: usize, side: Politics) -> bool {
    reading.tokens.get(at).is_some_and(|token| reading.resources.lexicon.is_politics(token.key, side))
}

/// "[Ankara] has recently said": the verb after auxiliaries and adverbs is one of those that governments do; not "was told".
fn acts(reading: &Reading, start: usize, end: usize) -> bool {
    use Tag::*;
    let helps = |at: &usize| {
        matches!(reading.tag(*at), AuxPast | AuxPresent | AuxThird | AuxBase | AuxParticiple | AuxIng | Modal | Adverb)
            || matches!(reading.tag(*at), Particle | Not)
    };
    let verb = (end..end + 5).find(|at| !helps(at)).unwrap_or(end);
    let be = |at: usize| matches!(reading.word(at), "was" | "is" | "been" | "be" | "being");
    let passive = reading.tag(verb) == VerbParticiple && (end..verb).any(be);
    let tokens: &[Token] = reading.tokens.get(verb..).unwrap_or(&[]);
    let does = is(reading, verb, Politics::Verb) || reading.resources.cues.is_verb(tokens);
    // A past or a plural may be mistaken: "Beijing banned the …".
    let takes = matches!(reading.tag(verb + 1), Determiner | To | Number | PronounPossessive | Pronoun);
    let opens = start == 0 || !reading.tokens[start - 1].is_word();
    does && !passive && (verb > end || reading.tag(verb).is_finite() || (takes && opens))
}

/// "ties with [Ankara]", "talks between [Ankara] and Athens", "talks between Athens and [Ankara]".
fn deals(reading: &Reading, start: usize) -> bool {
    let between = |at: usize| reading.word(at) == "between" && is(reading, at.wrapping_sub(1), Politics::With);
    let Some(before) = start.checked_sub(1) else { return false };
    if reading.word(before) == "and" {
        return (start.saturating_sub(5)..before).any(between);
    }
    let joins = matches!(reading.word(before), "with" | "on" | "against" | "from" | "between");
    joins && before > 0 && is(reading, before - 1, Politics::With)
}
