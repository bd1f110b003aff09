//! A shallow reading of sentences: what part a mention plays, where clauses break, what stands in quotation marks. Takes tokens, gives
//! approximations that cost one look each; builds no tree.

use std::ops::Range;

use crate::lexicon::FunctionWord;
use crate::reading::Reading;
use crate::tag::Tag;
use crate::token::{Token, TokenKind};

/// What part a mention or pronoun plays in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GrammaticalRole {
    /// "Ann went".
    Subject,
    /// "saw Ann".
    Object,
    /// "with Ann".
    Oblique,
    /// "Ann's house", "the house of Ann".
    Owner,
    /// Anything else: appositions, headlines.
    Other,
}

/// What every question of the sieves asks again and again, read once.
pub(crate) struct Clauses {
    /// Number of the clause of each token; never falls.
    clauses: Vec<u32>,
}

/// How far a noun phrase reaches from its head, in tokens.
const PHRASE: usize = 14;
/// How far a phrase after a subject reaches, in tokens.
const ATTACHED: usize = 6;

impl Clauses {
    /// Reads the whole text; linear time.
    pub(crate) fn read(reading: &Reading) -> Clauses {
        let mut clauses = Vec::with_capacity(reading.tokens.len());
        let mut clause = 0;
        for index in 0..reading.tokens.len() {
            clause += u32::from(breaks(reading, index));
            clauses.push(clause);
        }
        Clauses { clauses }
    }

    /// Number of the clause of token `at`.
    pub(crate) fn clause(&self, at: usize) -> u32 {
        self.clauses.get(at).copied().unwrap_or(0)
    }
}

/// Whether a clause begins at token `at`: after a stop, at a conjunction or relative word, at a pronoun that is a subject.
fn breaks(reading: &Reading, at: usize) -> bool {
    use Tag::*;
    let word = reading.word(at);
    match reading.tag(at) {
        Subordinator | PronounRelative | PronounWho | PronounWhose | AdverbWh => true,
        Pronoun => matches!(word, "he" | "she" | "they" | "we" | "I"),
        Coordinator => is_finite(reading, at + 1) || matches!(reading.tag(at + 1), Pronoun | PronounWho),
        _ => {
            matches!(word, ";" | ":" | "—" | "–" | "--" | "(" | ")" | "." | "?" | "!" | ",")
                || at > 0
                    && is_verb(reading, at - 1)
                    && reading.tokens[at].is_capital_word()
                    && subject_ahead(reading, at)
        }
    }
}

/// "said Ann would": a name after a verb that is followed by a finite verb opens a clause.
fn subject_ahead(reading: &Reading, at: usize) -> bool {
    let end = (at..at + 5).find(|&at| !reading.tokens.get(at).is_some_and(|token| token.is_capital_word()));
    end.is_some_and(|end| is_finite(reading, end))
}

/// Whether a clause or phrase before the main clause begins at token `at`: "After", "While", "Living".
pub(crate) fn opens_clause(reading: &Reading, at: usize) -> bool {
    use Tag::*;
    matches!(reading.tag(at), Preposition | Subordinator | AdverbWh | VerbIng | VerbParticiple | To)
}

/// Whether the pronoun at token `at` may stand for what follows ("it was his turn to …"), and whether it surely does ("it is clear that …").
pub(crate) fn expletive(reading: &Reading, at: usize) -> (bool, bool) {
    use Tag::*;
    let opens = |at: usize| match reading.tag(at) {
        To => reading.tag(at + 1) == VerbBase,
        tag => matches!(tag, Subordinator | AdverbWh | PronounWho),
    };
    let is = matches!(reading.tag(at + 1), AuxThird | AuxPast | Modal);
    let mut rest = (at + 2..at + 10).take_while(|&at| !matches!(reading.word(at), "," | "." | ";" | ""));
    let adjective = (at + 2..at + 5).find(|&at| !matches!(reading.tag(at), Adverb | AuxBase));
    let sure =
        adjective.is_some_and(|at| reading.tag(at) == Adjective && matches!(reading.word(at + 1), "that" | "whether"));
    (is && rest.any(opens), is && sure)
}

/// Whether a noun phrase ends with the common noun at token `at`, and whether that is plural.
pub(crate) fn head(reading: &Reading, at: usize) -> Option<bool> {
    let ends = !matches!(reading.tag(at + 1), Tag::Noun | Tag::Nouns | Tag::Name | Tag::Names | Tag::Hyphen);
    match reading.tag(at) {
        Tag::Noun if ends => Some(false),
        Tag::Nouns if ends => Some(true),
        _ => None,
    }
}

/// What part `tokens` play.
pub(crate) fn role(reading: &Reading, tokens: &Range<usize>) -> GrammaticalRole {
    let possessive = reading.tokens.get(tokens.end).is_some_and(|token| token.kind == TokenKind::Possessive);
    if possessive || reading.tag(tokens.end) == Tag::Possessive {
        return GrammaticalRole::Owner;
    }
    let first = first_of_pair(reading, phrase_start(reading, tokens.start, 0, Join::Plain, &|_| false));
    let before = first.checked_sub(1);
    let preposition = |at: usize| {
        matches!(reading.tag(at), Tag::Preposition | Tag::To)
            || reading.resources.lexicon.function_word(reading.tokens[at].key) == Some(FunctionWord::Preposition)
    };
    if before.is_some_and(preposition) && reading.tag(first.saturating_sub(1)) != Tag::Subordinator {
        let of = before.is_some_and(|before| reading.word(before) == "of");
        return if of { GrammaticalRole::Owner } else { GrammaticalRole::Oblique };
    }
    if is_followed_by_verb(reading, tokens.end) {
        return GrammaticalRole::Subject;
    }
    match before {
        Some(before) if is_verb(reading, before) => GrammaticalRole::Object,
        _ => GrammaticalRole::Other,
    }
}

/// Whether a phrase with "of" or "and" inside counts as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// "the head of the navy" is one phrase.
    Whole,
    /// "the navy" is.
    Plain,
}

/// First token of the noun phrase that ends before `end`, its article or owner included; goes back to `limit` at most. `is_name` says of a token
/// what its part of speech does not: that it is part of a name.
pub(crate) fn phrase_start(
    reading: &Reading,
    end: usize,
    limit: usize,
    join: Join,
    is_name: &dyn Fn(usize) -> bool,
) -> usize {
    let inside = |at: usize| is_in_phrase(reading, at, is_name);
    let mut start = end;
    while start > limit && end - start < PHRASE {
        let at = start - 1;
        if opens_phrase(reading, at) {
            return at;
        }
        // "the besieged city": a participle between an article and a noun.
        let participle = matches!(reading.tag(at), Tag::VerbParticiple | Tag::VerbPast | Tag::VerbIng)
            && at > limit
            && (opens_phrase(reading, at - 1) || reading.tag(at - 1).is_adjective());
        let link = join == Join::Whole
            && start < end
            && at > limit
            && (reading.word(at) == "of" || reading.tag(at) == Tag::Coordinator)
            && inside(at - 1);
        if !inside(at) && !link && !participle {
            break;
        }
        start = at;
    }
    start
}

/// Whether an article or an owner stands at token `at`: nothing before it belongs to its phrase.
pub(crate) fn opens_phrase(reading: &Reading, at: usize) -> bool {
    matches!(reading.tag(at), Tag::Determiner | Tag::DeterminerPre | Tag::PronounPossessive)
}

/// Whether token `at` goes on with a noun phrase: an adjective, a noun, a name, a number; a word of which nothing is known.
/// `is_name` as in [`phrase_start`].
pub(crate) fn is_in_phrase(reading: &Reading, at: usize, is_name: &dyn Fn(usize) -> bool) -> bool {
    use Tag::*;
    let tag = reading.tag(at);
    // The rest of an owner whose mark stands apart: "Korea ' s main port".
    if reading.word(at) == "s" {
        return false;
    }
    matches!(tag, Adjective | AdjectiveMore | AdjectiveMost | NameAdjective | Number | Hyphen)
        || tag.is_noun()
        || tag.is_name()
        || tag == Unknown && reading.tokens.get(at).is_some_and(Token::is_word) && !is_verb(reading, at)
        || is_name(at)
}

/// "Ann" of "Ann and her son": where the phrase before "and" begins; `start` where there is none.
fn first_of_pair(reading: &Reading, start: usize) -> usize {
    match start.checked_sub(1).filter(|&at| reading.tag(at) == Tag::Coordinator) {
        Some(and) if start > 1 && is_nominal(reading, and - 1) => {
            phrase_start(reading, and, 0, Join::Plain, &|_| false)
        }
        _ => start,
    }
}

/// Whether token `at` can stand inside a noun phrase.
fn is_nominal(reading: &Reading, at: usize) -> bool {
    use Tag::*;
    match reading.tag(at) {
        Determiner | DeterminerPre | PronounPossessive | Noun | Nouns | Name | Names | NameAdjective | Adjective
        | AdjectiveMore | AdjectiveMost | Number | Hyphen | Possessive => true,
        Unknown => reading.tokens.get(at).is_some_and(|token| token.capital),
        _ => false,
    }
}

/// Whether a finite verb follows, behind adverbs, "of Oslo", "and her son" or an apposition.
fn is_followed_by_verb(reading: &Reading, end: usize) -> bool {
    let mut at = after_brackets(reading, end);
    if let Tag::Preposition | Tag::Coordinator = reading.tag(at)
        && is_nominal(reading, at + 1)
    {
        let rest = (at + 1..at + 2 + ATTACHED).find(|&at| !is_nominal(reading, at));
        at = rest.unwrap_or(at);
    }
    if reading.word(at) == "," && !is_finite(reading, at + 1) || matches!(reading.word(at), "—" | "–") {
        let closes = |at: &usize| matches!(reading.word(*at), "," | "—" | "–");
        let stop = (at + 1..at + 24).take_while(|&at| !matches!(reading.word(at), "." | ";" | "")).find(closes);
        let Some(stop) = stop else { return false };
        if goes_on(reading, stop + 1) {
            return true;
        }
        at = stop + 1;
    } else if reading.word(at) == "," {
        at += 1;
    }
    for _ in 0..3 {
        if is_finite(reading, at) {
            return true;
        }
        use Tag::*;
        let passes = matches!(reading.tag(at), Adverb | AdverbMore | AdverbMost | Particle | QuoteOpen | QuoteClose);
        if !passes && !reading.word(at).ends_with("self") {
            return false;
        }
        at += 1;
    }
    false
}

/// Behind "(born 1950)" or "[3]" at token `at`.
fn after_brackets(reading: &Reading, at: usize) -> usize {
    if !matches!(reading.word(at), "(" | "[") {
        return at;
    }
    (at + 1..at + 32).find(|&at| matches!(reading.word(at), ")" | "]")).map_or(at, |close| close + 1)
}

/// Whether the clause before an insertion goes on at token `at`: there a form like "agreed" is no participle.
pub(crate) fn goes_on(reading: &Reading, at: usize) -> bool {
    is_finite(reading, at) || reading.tag(at) == Tag::VerbParticiple
}

/// Whether token `at` is a verb that can stand with a subject.
fn is_finite(reading: &Reading, at: usize) -> bool {
    use Tag::*;
    let tag = reading.tag(at);
    matches!(tag, VerbPast | VerbPresent | VerbThird | AuxPast | AuxPresent | AuxThird | Modal)
        || tag == Unknown && is_verb(reading, at)
}

/// Whether token `at` is a verb; by its form where parts of speech are unknown.
pub(crate) fn is_verb(reading: &Reading, at: usize) -> bool {
    use Tag::*;
    let Some(token) = reading.tokens.get(at) else { return false };
    match reading.tag(at) {
        VerbBase | VerbPast | VerbIng | VerbParticiple | VerbPresent | VerbThird | AuxBase | AuxPast | AuxIng
        | AuxParticiple | AuxPresent | AuxThird | Modal => true,
        Unknown if token.is_word() && !token.capital => {
            let word = reading.word(at);
            match reading.resources.lexicon.function_word(token.key) {
                Some(class) => class == FunctionWord::Auxiliary,
                None => word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")),
            }
        }
        _ => false,
    }
}

/// Whether token `at` can be the noun of a possessive pronoun before it ("her house").
pub(crate) fn is_owned(reading: &Reading, at: usize) -> bool {
    use Tag::*;
    let Some(token) = reading.tokens.get(at) else { return false };
    match reading.tag(at.saturating_sub(1)) {
        PronounPossessive => return true,
        Pronoun => return false,
        _ => (),
    }
    let class = reading.resources.lexicon.function_word(token.key);
    let word = token.is_word() || token.kind == TokenKind::Number;
    word && (class.is_none() || matches!(reading.word(at), "own" | "first" | "most"))
}
