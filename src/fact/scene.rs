//! A shallow reading of sentences for facts: which mention a token belongs to, whether it stands in a quote, where a noun phrase starts,
//! which mention is the subject of a verb. Takes tagged tokens, mentions and quotes; every look goes a bounded number of tokens far.

use std::ops::Range;

use crate::entity::{ActorId, Form, Kind, Mention, Owners, Quote, QuoteKind};
use crate::gazetteer::List;
use crate::grammar::{self, Join};
use crate::reading::Reading;
use crate::span::Span;
use crate::tag::Tag;

/// How far an insertion after a subject reaches: ", the former head of the navy,".
const INSERTION: usize = 24;
/// How many verbs and adverbs stand together, in tokens.
const VERBS: usize = 6;
/// Below this a pronoun is too open for a fact about somebody.
const SURE: f32 = 0.6;
/// Most names that share a verb.
const SUBJECTS: usize = 6;

/// Whose words a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Perspective {
    /// The article's own.
    Article,
    /// Somebody's, in the article's words.
    Reported,
    /// Somebody's own, in quotation marks.
    Quoted,
}

/// The text with what is asked of it again and again.
pub(super) struct Scene<'a> {
    pub reading: &'a Reading<'a>,
    pub mentions: &'a [Mention],
    owners: Owners,
    voices: Vec<Perspective>,
}

impl<'a> Scene<'a> {
    /// Reads the whole text; linear time.
    pub(super) fn new(reading: &'a Reading, mentions: &'a [Mention], quotes: &[Quote]) -> Scene<'a> {
        let mut voices = vec![Perspective::Article; reading.tokens.len()];
        for quote in quotes {
            let voice = if quote.kind == QuoteKind::Indirect { Perspective::Reported } else { Perspective::Quoted };
            let first = reading.tokens.partition_point(|token| token.span.start < quote.span.start);
            let inside = reading.tokens[first..].iter().take_while(|token| token.span.start < quote.span.end).count();
            for slot in &mut voices[first..first + inside] {
                *slot = voice.max(*slot);
            }
        }
        Scene { reading, mentions, owners: Owners::new(reading.tokens.len(), mentions), voices }
    }

    /// Index of the outermost mention of token `at`.
    pub(super) fn owner(&self, at: usize) -> Option<usize> {
        self.owners.at(at)
    }

    pub(super) fn mention(&self, at: usize) -> Option<&'a Mention> {
        self.owner(at).map(|index| &self.mentions[index])
    }

    pub(super) fn voice(&self, at: usize) -> Perspective {
        self.voices.get(at).copied().unwrap_or(Perspective::Article)
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.reading.tags.get(at).copied().unwrap_or_default()
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.reading.word(at)
    }

    /// Bytes of some tokens; empty for none.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        match self.reading.tokens.get(tokens) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([one]) => one.span,
            _ => Span::new(0, 0),
        }
    }

    /// The words of some tokens, with single spaces.
    pub(super) fn text(&self, tokens: Range<usize>) -> String {
        self.span(tokens).of(&self.reading.text.source).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The single actor of a mention.
    pub(super) fn actor(mention: &Mention) -> Option<ActorId> {
        match mention.actors[..] {
            [actor] => Some(actor),
            _ => None,
        }
    }

    /// Whether it is certain enough whom the mention means: a name is, a pronoun from some probability on.
    pub(super) fn is_sure(mention: &Mention) -> bool {
        mention.form != Form::Pronoun || mention.confidence >= SURE
    }

    /// Whether the mention may take part in a fact: it names or means one actor that is no date and no adjective of a people.
    pub(super) fn is_party(&self, mention: &Mention) -> bool {
        let adjective = mention.kind == Kind::Group && {
            let tokens = &self.reading.tokens[mention.tokens.start.min(self.reading.tokens.len())..];
            let facts = self.reading.resources.gazetteer.longest(tokens, &[List::Demonym]);
            facts.is_some_and(|(length, _)| length == mention.tokens.len())
        };
        mention.kind != Kind::Date && !adjective && Self::actor(mention).is_some()
    }

    /// Whether a name covers token `at`.
    fn is_name(&self, at: usize) -> bool {
        self.owner(at).is_some_and(|owner| self.mentions[owner].form == Form::Name)
    }

    fn in_phrase(&self, at: usize) -> bool {
        grammar::is_in_phrase(self.reading, at, &|at| self.is_name(at))
    }

    /// First token of the noun phrase that ends before `end`; see [`grammar::phrase_start`].
    pub(super) fn phrase_start(&self, end: usize, limit: usize, join: Join) -> usize {
        grammar::phrase_start(self.reading, end, limit, join, &|at| self.is_name(at))
    }

    /// The mention that heads the noun phrase at `at`, past articles, adjectives and titles.
    pub(super) fn head_from(&self, at: usize, limit: usize) -> Option<usize> {
        let end = limit.min(at + 8);
        let mut index = at;
        while index < end {
            if let Some(owner) = self.owner(index) {
                let mention = &self.mentions[owner];
                if self.is_party(mention) && mention.tokens.start == index {
                    return self.is_head(owner).then_some(owner);
                }
                index = mention.tokens.end.max(index + 1);
                continue;
            }
            if !self.in_phrase(index) && !grammar::opens_phrase(self.reading, index) && self.word(index) != "." {
                return None;
            }
            index += 1;
        }
        None
    }

    /// Whether nothing after the mention takes it into a longer phrase: "US officials", "Putin's aide".
    pub(super) fn is_head(&self, mention: usize) -> bool {
        let end = self.mentions[mention].tokens.end;
        let tag = self.tag(end);
        let goes_on = tag.is_noun() || tag.is_name() || matches!(tag, Tag::Possessive | Tag::Hyphen | Tag::Adjective);
        !goes_on || self.tag_free(end)
    }

    /// Whether token `at` starts another mention or sentence rather than going on with a phrase.
    fn tag_free(&self, at: usize) -> bool {
        self.mention(at).is_some_and(|mention| mention.kind == Kind::Date)
    }

    /// The mention with those that "and" joins to it, the last one first.
    pub(super) fn joined_before(&self, last: usize) -> Vec<usize> {
        let mut all = vec![last];
        let mut start = self.phrase_start(self.mentions[last].tokens.start, 0, Join::Plain);
        while all.len() < SUBJECTS {
            let mut at = start;
            while at > 0 && start - at < 2 && (self.tag(at - 1) == Tag::Coordinator || self.word(at - 1) == ",") {
                at -= 1;
            }
            if at == start || at == 0 {
                break;
            }
            let close = if self.word(at - 1) == ")" { self.opening(at - 1).unwrap_or(at) } else { at };
            let Some(owner) = close.checked_sub(1).and_then(|before| self.owner(before)) else { break };
            let mention = &self.mentions[owner];
            if !self.is_party(mention) || mention.kind != self.mentions[last].kind {
                break;
            }
            all.push(owner);
            start = self.phrase_start(mention.tokens.start, 0, Join::Plain);
        }
        // A comma alone joins no list: "In Oslo, Norway said".
        let list = (self.mentions[last].tokens.start.saturating_sub(4)..self.mentions[last].tokens.start)
            .any(|at| self.tag(at) == Tag::Coordinator);
        all.truncate(if list { SUBJECTS } else { 1 });
        all
    }

    /// Token of the bracket that `close` closes, a few tokens before.
    fn opening(&self, close: usize) -> Option<usize> {
        (close.saturating_sub(6)..close).rev().find(|&at| self.word(at) == "(")
    }

    /// Where the verb of the mention may stand: past brackets and an insertion between commas.
    pub(super) fn after(&self, mention: usize, limit: usize) -> usize {
        let mut at = self.mentions[mention].tokens.end;
        if self.word(at) == "("
            && let Some(close) = (at..limit.min(at + 8)).find(|&at| self.word(at) == ")")
        {
            at = close + 1;
        }
        let insertion = self.word(at) == ","
            && !self.tag(at + 1).is_verb()
            && self.tag(at + 1) != Tag::Coordinator
            && self.mention(at + 1).is_none_or(|next| next.kind == Kind::Date);
        if insertion
            && let Some(comma) = (at + 1..limit.min(at + INSERTION)).find(|&at| self.word(at) == ",")
            && self.opens_verbs(comma + 1)
        {
            at = comma + 1;
        }
        at
    }

    fn opens_verbs(&self, at: usize) -> bool {
        let skip = usize::from(matches!(self.tag(at), Tag::Adverb));
        let tag = self.tag(at + skip);
        tag.is_finite()
    }

    /// Whether the mention opens a clause rather than depending on a preposition, a verb or an owner.
    pub(super) fn may_be_subject(&self, mention: usize, limit: usize) -> bool {
        let start = self.phrase_start(self.mentions[mention].tokens.start, limit, Join::Plain);
        let Some(before) = start.checked_sub(1).filter(|&at| at >= limit) else { return true };
        if self.mention(before).is_some_and(|mention| mention.kind == Kind::Date) {
            return true;
        }
        let tag = self.tag(before);
        let depends = tag.is_verb() || matches!(tag, Tag::Preposition | Tag::To | Tag::Possessive | Tag::Particle);
        !depends && self.word(before) != "of"
    }

    /// Whether token `at` is a possessive pronoun.
    pub(super) fn is_owner(&self, at: usize) -> bool {
        self.tag(at) == Tag::PronounPossessive
    }

    /// Whether a verb among the tokens has a subject of its own.
    pub(super) fn has_finite(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| self.tag(at).is_finite())
    }

    /// First token of the verbs and adverbs that end with the verb at `verb`: "has not been accused", "plans to meet".
    pub(super) fn verbs_start(&self, verb: usize, limit: usize) -> usize {
        let mut first = verb;
        while first > limit && verb - first < VERBS {
            let tag = self.tag(first - 1);
            let part = tag.is_auxiliary() || tag.is_verb() || matches!(tag, Tag::Adverb | Tag::Not | Tag::To);
            if !part || self.owner(first - 1).is_some() {
                break;
            }
            first -= 1;
        }
        first
    }

    /// The mention that ends with token `at`, where nothing takes it into a longer phrase.
    pub(super) fn ending_at(&self, at: usize) -> Option<usize> {
        self.owner(at).filter(|&owner| self.mentions[owner].tokens.end == at + 1)
    }

    /// The subject of verbs that begin after token `at`: the mention there, or before brackets or an insertion between commas.
    pub(super) fn subject_at(&self, at: usize, limit: usize) -> Option<usize> {
        let subject = match self.word(at) {
            ")" => self.opening(at)?.checked_sub(1).and_then(|before| self.ending_at(before))?,
            "," => {
                let low = limit.max(at.saturating_sub(INSERTION));
                let ends = |comma: usize| comma.checked_sub(1).and_then(|before| self.ending_at(before));
                let opens = (low..at).rev().filter(|&comma| self.word(comma) == ",");
                // "a newcomer, Kovac, was chosen".
                let is_named = |&named: &usize| {
                    let first = self.mentions[named].tokens.start;
                    let described = first > limit + 1 && self.word(first - 1) == "," && self.tag(first - 2).is_noun();
                    described && self.owner(first - 2).is_none() && self.mentions[named].form == Form::Name
                };
                if let Some(named) = ends(at).filter(is_named) {
                    return Some(named);
                }
                let owner = opens.filter_map(ends).find(|&owner| self.after(owner, at + 4) == at + 1)?;
                Some(owner)?
            }
            // "the union, which is led by Kovac": the relative word means the name before it.
            _ if self.owner(at).is_none() && matches!(self.tag(at), Tag::PronounRelative | Tag::PronounWho) => {
                let comma = usize::from(at > limit && self.word(at - 1) == ",");
                self.ending_at(at.checked_sub(1 + comma)?)?
            }
            _ => self.ending_at(at)?,
        };
        let first = *self.joined_before(subject).last().unwrap_or(&subject);
        (self.is_party(&self.mentions[subject]) && self.may_be_subject(first, limit)).then_some(subject)
    }
}
