//! Hyphens inside names. Takes mentions in order, gives them with what hyphens join to them: the rest of a person's name ("Prayut Chan-o-cha") and
//! two nationalities of which the first has the form for that ("Franco-German"). Finds no new names.

use std::ops::Range;

use crate::document::Context;
use crate::entity::{Kind, Mention};
use crate::gazetteer::List;
use crate::token::Token;

use super::casing::is_common;

/// Letters of the longest syllable that is joined to a name.
const SYLLABLE: usize = 6;

/// Makes every name whole.
pub(super) fn join(context: &Context, mentions: &mut [Mention]) {
    for index in 0..mentions.len() {
        let limit = mentions.get(index + 1).map_or(context.tokens.len(), |next| next.tokens.start);
        let mention = &mut mentions[index];
        balance(context, mention, limit);
        if let Some(end) = compound(context, mention).filter(|&end| end <= limit) {
            (mention.kind, mention.evidence) = (Kind::Group, "compound nationality");
            extend(context, mention, end);
        } else if mention.kind == Kind::Person {
            while let Some(end) = syllable(context, mention).filter(|&end| end <= limit) {
                extend(context, mention, end);
            }
        }
    }
}

/// `"Bibi" Cohen` and "Jo [Drake]" hold both quotation marks and both brackets.
fn balance(context: &Context, mention: &mut Mention, limit: usize) {
    let Range { start, end } = mention.tokens.clone();
    let marks = mention.tokens.clone().filter(|&at| matches!(context.word(at), "\"" | "”")).count();
    let opens = start > 0 && matches!(context.word(start - 1), "\"" | "“") && !context.tokens[start].space_before;
    if marks == 1 && opens {
        mention.tokens.start -= 1;
        mention.span.start = context.tokens[start - 1].span.start;
    }
    let bracket = mention.tokens.clone().any(|at| context.word(at) == "[");
    if bracket && context.word(end) == "]" && end < limit {
        extend(context, mention, end + 1);
    }
}

fn extend(context: &Context, mention: &mut Mention, end: usize) {
    mention.tokens.end = end.max(mention.tokens.end);
    mention.span.end = context.tokens[mention.tokens.end - 1].span.end;
}

/// The word that a hyphen without spaces at `at` joins.
fn joined<'a>(context: &Context<'a>, at: usize) -> Option<&'a Token> {
    let word = context.tokens.get(at + 1)?;
    (context.word(at) == "-" && !context.tokens[at].space_before && !word.space_before && word.is_word())
        .then_some(word)
}

/// End of "Franco-German", where a mention begins like that.
fn compound(context: &Context, mention: &Mention) -> Option<usize> {
    let (at, first) = (mention.tokens.start, context.tokens.get(mention.tokens.start)?);
    let second = joined(context, at + 1)?;
    let people = context.resources.gazetteer.facts(std::slice::from_ref(second)).is_any(&[List::Demonym, List::Group]);
    let fits = first.capital && context.resources.lexicon.is_combining_form(first.key) && people;
    (fits && mention.tokens.len() <= 3).then_some(at + 3)
}

/// End of a syllable in lower case after the mention and a hyphen, unless it makes an adjective ("-led") or, after the first hyphen, is a word of
/// its own.
fn syllable(context: &Context, mention: &Mention) -> Option<usize> {
    let at = mention.tokens.end;
    let hyphens = mention.tokens.clone().any(|index| context.word(index) == "-");
    let word = joined(context, at).filter(|word| !word.capital && word.span.len() <= SYLLABLE)?;
    let other = context.resources.lexicon.hyphen_ending(word.key).is_some() || (!hyphens && is_common(context, word));
    (!other).then_some(at + 2)
}
