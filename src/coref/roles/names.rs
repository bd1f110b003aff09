//! The names of a text by token, with what the readers of roles ask of the words beside them. Takes clustered names; reads no roles.

use std::ops::Range;

use crate::coref::clusters::Cluster;
use crate::entity::{ClusteredMention, Kind, Owners, PartKind, Role};
use crate::gazetteer::List;
use crate::grammar::{self, Join};
use crate::reading::Reading;
use crate::rule::Rule;
use crate::tag::Tag;

/// The names of a text by token, with what is asked of the words beside them.
pub(super) struct Names<'a> {
    pub(super) reading: &'a Reading<'a>,
    mentions: &'a [ClusteredMention],
    owners: Owners,
    /// Tokens in quotation marks that hold a clause.
    quoted: Vec<bool>,
}

impl<'a> Names<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, mentions: &'a [ClusteredMention]) -> Names<'a> {
        let mut quoted = vec![false; reading.tokens.len()];
        for run in reading.quotations.iter().filter(|run| run.depth == 0) {
            if run.inner.clone().any(|at| reading.tag(at).is_finite()) {
                quoted[run.inner.clone()].fill(true);
            }
        }
        Names { reading, mentions, owners: Owners::new(reading.tokens.len(), mentions), quoted }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.reading.word(at)
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.reading.tag(at)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(|token| token.capital)
    }

    pub(super) fn mention(&self, at: usize) -> Option<&'a ClusteredMention> {
        self.owners.at(at).map(|index| &self.mentions[index])
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or(false)
    }

    pub(super) fn is_country(&self, mention: &ClusteredMention) -> bool {
        let facts = self.reading.resources.gazetteer.facts(&self.reading.tokens[mention.tokens.clone()]);
        facts.is_any(&[List::Country, List::Demonym])
    }

    /// Whether the sentence around token `at` is the article's own.
    pub(super) fn is_told(&self, at: usize) -> bool {
        let part = self.reading.sentences.get(self.reading.sentence_of(at)).map(|sentence| sentence.part);
        !matches!(part, None | Some(PartKind::Related | PartKind::Other))
    }

    pub(super) fn is_date(&self, at: usize) -> bool {
        self.mention(at).is_some_and(|mention| mention.kind == Kind::Date)
    }

    /// Tokens of the sentence around token `at`.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        self.reading.sentences.get(self.reading.sentence_of(at)).map_or(at..at, |sentence| sentence.tokens.clone())
    }

    /// First token of the noun phrase that ends before `end`.
    pub(super) fn phrase_start(&self, end: usize, limit: usize) -> usize {
        let is_name = |at: usize| self.mention(at).is_some_and(|mention| mention.kind != Kind::Date);
        grammar::phrase_start(self.reading, end, limit, Join::Plain, &is_name)
    }

    /// First token of the noun phrase with its owner: "the group's spokesman".
    pub(super) fn owned_start(&self, end: usize, limit: usize) -> usize {
        let start = self.phrase_start(end, limit);
        let mark = start.checked_sub(1).filter(|&mark| mark >= limit && self.tag(mark) == Tag::Possessive);
        let owner = mark.map(|mark| self.phrase_start(mark, limit)).filter(|&owner| Some(owner) != mark);
        owner.unwrap_or(start)
    }

    /// The words of some tokens, with single spaces.
    pub(super) fn text(&self, tokens: Range<usize>) -> String {
        let Some([first, .., last] | [first @ last]) = self.reading.tokens.get(tokens) else { return String::new() };
        let text = first.span.cover(last.span).of(&self.reading.text.source);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Length of the noun at token `at` that says what something of the kind is, `end` being the end of its phrase.
    pub(super) fn noun(&self, kind: Kind, at: usize, end: usize) -> Option<usize> {
        let tokens = self.reading.tokens.get(at..end)?;
        match kind {
            Kind::Person => {
                let relation = self.reading.resources.relations.noun(tokens).map(|(length, _)| length);
                self.reading.resources.lexicon.role(tokens).max(relation)
            }
            Kind::Organization => self.reading.resources.relations.body(tokens).map(|(length, _)| length),
            Kind::Place => self.reading.resources.relations.place(tokens).map(|(length, _)| length),
            _ => None,
        }
    }

    /// Whether the tokens are a noun for a person.
    pub(super) fn says_person(&self, at: usize, end: usize) -> bool {
        let tokens = &self.reading.tokens[at..end];
        self.reading.resources.nouns.person(tokens).or_else(|| self.noun(Kind::Person, at, end)) == Some(tokens.len())
    }

    /// "of", "for", "in": what an office is of follows.
    pub(super) fn is_link(&self, at: usize) -> bool {
        matches!(self.word(at), "of" | "for" | "in" | "to" | "at" | "on")
    }

    /// Adds a role that is told at token `at`.
    pub(super) fn tell(&self, cluster: &mut Cluster, text: String, at: usize, evidence: Rule) {
        let Some(sentence) = self.reading.sentences.get(self.reading.sentence_of(at)) else { return };
        Role { text, sentence: sentence.span, evidence }.join(&mut cluster.roles);
    }
}
