//! Descriptions with "the" that refer to a named actor: "the Russian leader", "the foreign minister", "the ministry", "the city", "the
//! 58-year-old". Takes clusters with roles, adds nominal mentions where just one actor near by fits; when unsure, none.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::entity::{ClusterId, ClusteredMention, Form, Kind};
use crate::gazetteer::{Country, List};
use crate::order;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::tag::Tag;
use crate::token::{Key, Token, TokenKind, folded};

use super::clusters::{Cluster, cluster_of};
use crate::lexicon::nouns::{self, Sort};

/// Mentions that are looked at, the nearest first.
const MOST: usize = 60;

/// Sentences that an antecedent may stand back, where the description tells no country.
const REACH: usize = 8;

/// A description: its tokens and what it tells.
struct Description {
    tokens: Range<usize>,
    country: Option<Country>,
    /// The noun as the lexicon has it; none where it is only the last word of a name.
    noun: Option<nouns::Noun>,
    words: String,
    /// Key of the last word.
    head: Key,
}

/// Who fits a description, and the sieve that found it.
type Antecedent = (usize, Rule);

/// Reads descriptions, and what the text has called whom so far.
struct Descriptions<'a> {
    reading: &'a Reading<'a>,
    clusters: &'a [Cluster],
    /// Nouns that the text ties to an actor ("Acme, a company", "the island of Bute").
    called: BTreeSet<(usize, Key)>,
}

/// Adds a nominal mention for each description that fits one actor.
pub(super) fn resolve(reading: &Reading, mentions: &mut Vec<ClusteredMention>, clusters: &[Cluster]) {
    let reader = Descriptions { reading, clusters, called: called(reading, mentions) };
    let mut found: Vec<ClusteredMention> = Vec::new();
    let (mut before, mut covered) = (0, 0);
    for index in 0..reading.tokens.len() {
        while before < mentions.len() && mentions[before].tokens.start <= index {
            covered = covered.max(mentions[before].tokens.end);
            before += 1;
        }
        // "the" inside a name or a date opens no description.
        if index < covered
            || !matches!(reading.word(index), "the" | "The" | "this" | "This")
            || reading.text.is_around(reading.tokens[index].span.start)
        {
            continue;
        }
        let Some(description) = reader.age(index).or_else(|| reader.describe(index)) else { continue };
        let end = description.tokens.end;
        // "The mayor, Ann Lee, said": her, whom the comma is going to name.
        let person = description.noun.is_some_and(|noun| noun.kind == Kind::Person);
        let named = |m: &ClusteredMention| {
            person && m.kind == Kind::Person && m.tokens.start == end + 1 && reading.word(end) == ","
        };
        let covers = |m: &ClusteredMention| m.tokens.start <= end && m.tokens.end >= end;
        let taken = mentions[before..].iter().take(3).any(|m| named(m) || covers(m));
        let Some((actor, sieve)) = reader.find(&description, &mentions[..before]).filter(|_| !taken) else { continue };
        let span = reading.tokens[description.tokens.start].span.cover(reading.tokens[end - 1].span);
        found.push(ClusteredMention {
            span,
            tokens: description.tokens,
            kind: clusters[actor].kind,
            form: Form::Nominal,
            confidence: 0.7,
            evidence: Rule::Description,
            actors: vec![ClusterId(actor)],
            sieve: Some(sieve),
        });
    }
    mentions.extend(found);
}

/// "Acme, a software company", "Bute is an island", "the island of Bute": nouns by actor.
fn called(reading: &Reading, mentions: &[ClusteredMention]) -> BTreeSet<(usize, Key)> {
    let mut called = BTreeSet::new();
    for mention in mentions.iter().filter(|m| matches!(m.kind, Kind::Organization | Kind::Place)) {
        let Some(actor) = cluster_of(mention) else { continue };
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let link = matches!(reading.word(end), "is" | "was" | "," | "(" | "remains" | "became");
        if link && matches!(reading.word(end + 1), "a" | "an" | "the" | "one") {
            let rest = (end + 2..reading.tokens.len().min(end + 9)).take_while(|&at| {
                reading.tokens[at].is_word() && !matches!(reading.word(at), "of" | "in" | "that" | "which" | "and")
            });
            called.extend(rest.filter_map(|at| noun_at(reading, at)).map(|noun| (actor, noun)));
        }
        let of = start.checked_sub(2).filter(|&at| reading.word(at + 1) == "of");
        let beside = start.checked_sub(1).filter(|_| of.is_none());
        called.extend(of.or(beside).and_then(|at| noun_at(reading, at)).map(|noun| (actor, noun)));
    }
    called
}

fn noun_at(reading: &Reading, at: usize) -> Option<Key> {
    let (length, noun) = nouns::longest(&reading.tokens[at..reading.tokens.len().min(at + 4)])?;
    (noun.kind != Kind::Person).then(|| reading.tokens[at + length - 1].key)
}

impl Descriptions<'_> {
    /// "the [Russian] leader" from the article at `start`.
    fn describe(&self, start: usize) -> Option<Description> {
        let reading = self.reading;
        let limit = reading.tokens.len().min(start + 8);
        let rest = &reading.tokens[start + 1..limit];
        let (skip, country) = match reading.resources.gazetteer.longest(rest, &[List::Demonym]) {
            Some((length, facts)) => (length, facts.country),
            None => (0, None),
        };
        let at = start + 1 + skip;
        let noun = nouns::longest(reading.tokens.get(at..limit)?);
        let whole = noun.map_or(0, |(length, _)| length);
        let noun = self.compound(at, limit).filter(|&(length, _)| length > whole).or(noun);
        let length = noun.map_or(1, |(length, _)| length);
        let last = reading.tokens.get(at + length - 1).filter(|token| token.is_word())?;
        let words = reading.tokens[at].span.cover(last.span).of(&reading.text.source);
        let noun = noun.map(|(_, noun)| noun).filter(|noun| !noun.plural);
        // "the president of X", "the city council": those describe somebody else.
        let goes_on = matches!(reading.word(at + length), "of" | "-") || self.is_noun(at + length);
        // "the President" is an office; "the Bridge" would be a name.
        let known = match noun {
            Some(noun) => !last.capital || noun.kind == Kind::Person,
            None => !last.capital && reading.resources.lexicon.function_word(last.key).is_none(),
        };
        let tokens = start..at + length;
        (!goes_on && known).then(|| Description { tokens, country, noun, words: folded(words), head: last.key })
    }

    /// "[health minister]", "[police chief]": a noun for persons with one or two words before it.
    fn compound(&self, at: usize, limit: usize) -> Option<(usize, nouns::Noun)> {
        let word = |at: usize| {
            let token = &self.reading.tokens[at];
            let lexicon = &self.reading.resources.lexicon;
            let loose = lexicon.function_word(token.key).is_some() || lexicon.is_role_modifier(token.key);
            let tag = self.reading.tag(at);
            !token.capital && !loose && (tag.is_noun() || tag.is_adjective())
        };
        (1..=2).take_while(|before| at + before < limit && word(at + before - 1)).find_map(|before| {
            let (length, noun) = nouns::longest(&self.reading.tokens[at + before..limit])?;
            let end = at + before + length;
            (noun.kind == Kind::Person && !noun.plural && !self.is_noun(end)).then_some((before + length, noun))
        })
    }

    /// Whether the word at `at` goes on with the noun before it ("the city council", "the actor Ann").
    fn is_noun(&self, at: usize) -> bool {
        use Tag::*;
        let Some(token) = self.reading.tokens.get(at).filter(|token| token.is_word()) else { return false };
        let tag = self.reading.tag(at);
        token.capital && token.space_before || matches!(tag, Noun | Nouns | Name | Names)
    }

    /// "the 58-year-old".
    fn age(&self, start: usize) -> Option<Description> {
        let word = |offset: usize| self.reading.word(start + offset);
        let number = self.reading.tokens.get(start + 1).filter(|token| token.kind == TokenKind::Number)?;
        let age = word(2) == "-" && word(3) == "year" && word(4) == "-" && word(5) == "old" && !self.is_noun(start + 6);
        let (words, tokens) = (word(1).to_owned(), start..start + 6);
        age.then_some(Description { tokens, country: None, noun: None, words, head: number.key })
    }

    fn find(&self, description: &Description, before: &[ClusteredMention]) -> Option<Antecedent> {
        match description.noun.map(|noun| noun.kind) {
            _ if description.tokens.len() == 6 && description.noun.is_none() => self.aged(description, before),
            Some(Kind::Person) => self.person(description, before),
            _ => self.thing(description, before),
        }
    }

    /// Names before the description with their actors, the nearest first.
    fn near<'m>(
        &self,
        before: &'m [ClusteredMention],
        at: usize,
        reach: usize,
    ) -> impl Iterator<Item = (&'m ClusteredMention, usize)> + use<'m, '_> {
        let here = self.reading.sentence_of(at);
        let names = before.iter().rev().take(MOST).filter(|mention| mention.form == Form::Name);
        names
            .take_while(move |m| here - self.reading.sentence_of(m.tokens.start).min(here) <= reach)
            .filter_map(|mention| Some((mention, cluster_of(mention)?)))
    }

    /// The person near by who is said to be as old, else the only person of the two sentences before.
    fn aged(&self, description: &Description, before: &[ClusteredMention]) -> Option<Antecedent> {
        let persons = |reach| {
            self.near(before, description.tokens.start, reach).filter(|(mention, _)| mention.kind == Kind::Person)
        };
        let told = |mention: &ClusteredMention| {
            let end = mention.tokens.end;
            matches!(self.reading.word(end), "," | "(") && self.reading.word(end + 1) == description.words
        };
        let told = persons(usize::MAX).find(|(mention, _)| told(mention)).map(|(_, actor)| actor);
        told.or_else(|| only(persons(2))).map(|actor| (actor, Rule::Age))
    }

    /// The one person whose role fits, the most recently mentioned first among equals of one country.
    fn person(&self, description: &Description, before: &[ClusteredMention]) -> Option<Antecedent> {
        let noun = description.noun?;
        let fits = |actor: usize| {
            let cluster = &self.clusters[actor];
            let role = cluster.roles.iter().any(|role| {
                let role = folded(&role.text);
                ends_with_word(&role, &description.words)
                    || noun.same.is_some_and(|same| ends_with_word(&role, same))
                    || (noun.sort == Sort::Leader && description.country.is_some() && leads(&role))
            });
            let traits = &self.clusters[actor].traits;
            let country = description.country.is_none() || description.country == traits.country;
            let gender = !matches!((noun.gender, traits.gender), (Some(a), Some(b)) if a != b);
            cluster.kind == Kind::Person && role && country && gender
        };
        let holders = |reach| self.near(before, description.tokens.start, reach).filter(|&(_, actor)| fits(actor));
        if description.country.is_some() {
            return holders(usize::MAX).next().map(|(_, actor)| (actor, Rule::CountryAndRole));
        }
        // Far from the name, only the one holder of the office is meant.
        let near = holders(REACH).next().map(|(_, actor)| actor);
        near.or_else(|| only(holders(usize::MAX))).map(|actor| (actor, Rule::Role))
    }

    /// "the bridge" after "Tower Bridge", "the company" after "Acme, a company", "the city" where one city is near.
    fn thing(&self, description: &Description, before: &[ClusteredMention]) -> Option<Antecedent> {
        let kind = description.noun.map(|noun| noun.kind);
        let of_kind = |mention: &ClusteredMention| match kind {
            Some(kind) => mention.kind == kind,
            None => matches!(mention.kind, Kind::Organization | Kind::Place),
        };
        let near = |reach| self.near(before, description.tokens.start, reach).filter(|(mention, _)| of_kind(mention));
        let named =
            |mention: &ClusteredMention| mention.tokens.len() > 1 && self.head(&mention.tokens).key == description.head;
        if description.country.is_none() {
            if let Some((_, actor)) = near(REACH).find(|(mention, _)| named(mention)) {
                return Some((actor, Rule::LastWordOfTheName));
            }
            let called = |actor: usize| self.called.contains(&(actor, description.head));
            if let Some((_, actor)) = near(REACH).find(|&(_, actor)| called(actor)) {
                return Some((actor, Rule::WhatTheTextCallsIt));
            }
        }
        let noun = description.noun?;
        [3, REACH].into_iter().find_map(|reach| {
            let fitting = near(reach).filter(|(mention, _)| self.is_sort(noun.sort, mention, description));
            Some((self.main(fitting.map(|(_, actor)| actor))?, Rule::MainOneOfItsKindNearBy))
        })
    }

    /// "Ministry" of "Ministry of Defence", "Bridge" of "Tower Bridge".
    fn head(&self, name: &Range<usize>) -> &Token {
        let joint = name.clone().skip(1).find(|&at| matches!(self.reading.word(at), "of" | "for"));
        &self.reading.tokens[joint.unwrap_or(name.end) - 1]
    }

    /// The only actor, or the one that the text names at least twice as often as each other.
    fn main(&self, actors: impl Iterator<Item = usize>) -> Option<usize> {
        let count = |actor: &usize| self.clusters[*actor].names.len();
        let mut actors: Vec<usize> = actors.collect();
        order::by(&mut actors, |&actor| actor as u64);
        actors.dedup();
        let most = *actors.iter().max_by_key(|actor| count(actor))?;
        actors.iter().all(|other| *other == most || count(other) * 2 <= count(&most)).then_some(most)
    }

    /// Whether what is known of the world makes the actor a city, a country, the capital of the country.
    fn is_sort(&self, sort: Sort, mention: &ClusteredMention, description: &Description) -> bool {
        let facts = self.reading.resources.gazetteer.facts(&self.reading.tokens[mention.tokens.clone()]);
        let abroad = description.country.is_some() && description.country != facts.country;
        match sort {
            Sort::City => facts.is(List::City) && !facts.is(List::Country) && description.country.is_none(),
            Sort::Country => facts.is(List::Country) && description.country.is_none(),
            Sort::Capital => facts.is(List::Capital) && description.country.is_some() && !abroad,
            Sort::Group => facts.is(List::Organization) && description.country.is_none(),
            Sort::Company => facts.is(List::Company) && description.country.is_none(),
            _ => false,
        }
    }
}

/// The one actor of all mentions.
fn only<'m>(mut found: impl Iterator<Item = (&'m ClusteredMention, usize)>) -> Option<usize> {
    let (_, first) = found.next()?;
    found.all(|(_, actor)| actor == first).then_some(first)
}

/// Whether the role ends with the noun: "a former army chief" is "the army chief", a vice president is not "the president".
fn ends_with_word(role: &str, noun: &str) -> bool {
    let of = role.split(" of ").next().unwrap_or(role);
    let of = of.split(" in ").next().unwrap_or(of).split(" (").next().unwrap_or(of);
    let second = |rest: &str| rest.trim_end_matches([' ', '-']).rsplit([' ', '-']).next().is_some_and(is_second);
    of.strip_suffix(noun).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']) && !second(rest))
}

/// Whether the word before an office makes another one of it.
fn is_second(word: &str) -> bool {
    matches!(word, "vice" | "deputy")
}

/// Whether a role's words say that its holder leads a state or body.
fn leads(role: &str) -> bool {
    let tokens = crate::token::tokenize(role);
    (0..tokens.len()).any(|at| {
        nouns::longest(&tokens[at..])
            .is_some_and(|(length, noun)| noun.sort == Sort::Leader && at + length == tokens.len())
    }) && !tokens.iter().any(|token| is_second(&folded(token.of(role))))
}
