//! Capitals that stand for their government ("Ankara said"), and whose seat an office is ("the Kremlin"). Takes clustered mentions, marks
//! the mentions and tells their actors what they stand for. "In Ankara" stays the city; the government gets no actor of its own.

use crate::document::Context;
use crate::entity::{Actor, Form, Kind, Mention};
use crate::gazetteer::List;
use crate::lexicon::Politics;
use crate::pos::Tag;
use crate::token::{Token, TokenKind};

use super::Clusters;
use super::grammar::{Role, role};

/// Sieve of a mention that stands for a government.
pub const CAPITAL: &str = "capital for its government";

/// Marks mentions and actors.
pub(super) fn mark(context: &Context, mentions: &mut [Mention], clusters: &mut Clusters) {
    let gazetteer = &context.resources.gazetteer;
    let named =
        |mention: &&mut Mention| mention.form == Form::Name && matches!(mention.kind, Kind::Place | Kind::Organization);
    for mention in mentions.iter_mut().filter(named) {
        let Some(actor) = Clusters::of(mention) else { continue };
        let Some(meaning) = gazetteer.meaning(mention.span.of(&context.text.source)) else { continue };
        let facts = gazetteer.facts(&context.tokens[mention.tokens.clone()]);
        let seat = facts.is(List::Seat) && mention.kind == Kind::Organization;
        let capital = mention.kind == Kind::Place && !facts.is_any(&[List::Seat, List::Country]);
        let capital = capital && is_government(context, mention);
        if seat || capital {
            clusters.actors[actor].stands_for = meaning.to_owned();
        }
        if capital {
            mention.sieve = CAPITAL;
        }
    }
}

/// Whether an actor is a capital that is never the city itself.
pub(super) fn is_only_government(actor: &Actor, mentions: &[Mention]) -> bool {
    let mut names = actor.mentions.iter().map(|&index| &mentions[index]).filter(|mention| mention.form == Form::Name);
    actor.kind == Kind::Place && !actor.stands_for.is_empty() && names.all(|mention| mention.sieve == CAPITAL)
}

/// Whether the words around a capital speak of a government.
fn is_government(context: &Context, mention: &Mention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    if context.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Possessive) {
        return (end + 1..end + 4).any(|at| is(context, at, Politics::Owned));
    }
    // "Moscow-backed", "Beijing and Washington agreed".
    if context.word(end) == "-" && !context.tokens[end].space_before {
        return is(context, end + 1, Politics::Verb);
    }
    if context.word(end) == "and" && context.tokens.get(end + 1).is_some_and(Token::is_capital_word) {
        let opens = start == 0 || !matches!(context.tag(start - 1), Tag::Preposition | Tag::To);
        return deals(context, start) || opens && acts(context, end, end + 2);
    }
    let tell = |at: usize| context.resources.cues.is_verb(&context.tokens[at..=at]);
    deals(context, start)
        || match role(context, &mention.tokens) {
            Role::Subject | Role::Other => acts(context, start, end),
            Role::Object => start > 0 && tell(start - 1),
            _ => false,
        }
}

fn is(context: &Context, at: usize, side: Politics) -> bool {
    context.tokens.get(at).is_some_and(|token| context.resources.lexicon.is_politics(token.key, side))
}

/// "[Ankara] has recently said": the verb after auxiliaries and adverbs is one of those that governments do; not "was told".
fn acts(context: &Context, start: usize, end: usize) -> bool {
    use Tag::*;
    let helps = |at: &usize| {
        matches!(context.tag(*at), AuxPast | AuxPresent | AuxThird | AuxBase | AuxParticiple | AuxIng | Modal | Adverb)
            || matches!(context.tag(*at), Particle | Not)
    };
    let verb = (end..end + 5).find(|at| !helps(at)).unwrap_or(end);
    let be = |at: usize| matches!(context.word(at), "was" | "is" | "been" | "be" | "being");
    let passive = context.tag(verb) == VerbParticiple && (end..verb).any(be);
    let tokens: &[Token] = context.tokens.get(verb..).unwrap_or(&[]);
    let does = is(context, verb, Politics::Verb) || context.resources.cues.is_verb(tokens);
    // A past or a plural may be mistaken: "Beijing banned the …".
    let takes = matches!(context.tag(verb + 1), Determiner | To | Number | PronounPossessive | Pronoun);
    let opens = start == 0 || !context.tokens[start - 1].is_word();
    does && !passive && (verb > end || context.tag(verb).is_finite() || (takes && opens))
}

/// "ties with [Ankara]", "talks between [Ankara] and Athens", "talks between Athens and [Ankara]".
fn deals(context: &Context, start: usize) -> bool {
    let between = |at: usize| context.word(at) == "between" && is(context, at.wrapping_sub(1), Politics::With);
    let Some(before) = start.checked_sub(1) else { return false };
    if context.word(before) == "and" {
        return (start.saturating_sub(5)..before).any(between);
    }
    let joins = matches!(context.word(before), "with" | "on" | "against" | "from" | "between");
    joins && before > 0 && is(context, before - 1, Politics::With)
}
