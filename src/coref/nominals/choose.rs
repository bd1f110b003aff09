//! Whom a description means, as learned: every actor named before that its noun can stand for is weighed against the others and against nobody.
//! Takes a description and the mentions before it, gives the likeliest actor with the sign that speaks for it; weights by name are in
//! `data/model/descriptions.tsv`, made by `train descriptions`.

use crate::entity::{ClusteredMention, Form, Kind};
use crate::gazetteer::{List, NameFacts};
use crate::keymap::{self, KeyMap};
use crate::lexicon::nouns::{Noun, Nouns, Sort};
use crate::model::named::{Features, Listener, Names};
use crate::reading::Reading;
use crate::rule::Rule;
use crate::tag::Tag;
use crate::token::{Key, folded};

use super::super::clusters::{Cluster, cluster_of};
use super::describe::Description;

/// Mentions that are looked at, the nearest first.
const MOST: usize = 120;

/// Actors that are weighed.
const ACTORS: usize = 24;

/// Sentences in which a rival counts, and from which the rules take an office or a name.
const REACH: usize = 3;
const FAR: usize = 8;

/// Probability above which somebody is meant, where the rules take it, too.
const SIGNED: f32 = 0.3;

/// The same where only the weights do.
const SURE: f32 = 0.65;

/// Chooses for the descriptions of a text, in order.
pub(super) struct Chooser<'a> {
    reading: &'a Reading<'a>,
    clusters: &'a [Cluster],
    /// Nouns that the text ties to an actor ("Acme, a company", "the island of Bute").
    called: KeyMap<()>,
    /// "Bridge" of "Tower Bridge", "Ministry" of "Ministry of Defence", by actor.
    heads: KeyMap<()>,
    /// Where "a" or "an" first brings a noun in.
    introduced: KeyMap<usize>,
    /// Whom a noun meant last.
    last: KeyMap<usize>,
    listener: Option<&'a dyn Listener>,
}

/// An actor that a description may mean.
struct Candidate<'m> {
    actor: usize,
    /// The nearest name before the description.
    mention: &'m ClusteredMention,
    /// Names of the actor before the description.
    count: usize,
    /// Actors of the kind that are named nearer.
    rank: usize,
    fits: Fits,
    /// The rules would take it.
    by_rule: bool,
}

/// What speaks for a candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Fits {
    role: bool,
    leads: bool,
    /// The country of the description: named and the same (1), another (-1).
    country: i8,
    last_word: bool,
    called: bool,
    /// The kind of the noun.
    kind: bool,
}

impl Fits {
    /// Whether more speaks for the candidate than its kind.
    fn has_sign(self) -> bool {
        self.role || self.leads || self.last_word || self.called
    }
}

/// Whether a noun can stand for a place or event of these facts by its kind alone: no road for a country, no fire for a holiday.
fn can_be(noun: Option<Noun>, facts: &NameFacts) -> bool {
    let Some(noun) = noun else { return true };
    let unknown = !facts.is_any(&[List::Country, List::Capital, List::City, List::Region]);
    match (noun.kind, noun.sort) {
        // "the captain" is nobody of whom the text does not say so: the words of one would stand in the mouth of another.
        (Kind::Person, _) => false,
        (Kind::Place, Sort::Country) => unknown || facts.is(List::Country),
        (Kind::Place, Sort::City) => unknown || facts.is_any(&[List::City, List::Capital]),
        (Kind::Place, Sort::Region) => unknown || facts.is_any(&[List::Region, List::Country]),
        (Kind::Place, Sort::Capital) => facts.is(List::Capital),
        (Kind::Place, _) => unknown,
        (Kind::Event, sort) => sort == Sort::Group,
        _ => true,
    }
}

impl<'a> Chooser<'a> {
    pub(super) fn new(
        reading: &'a Reading<'a>,
        clusters: &'a [Cluster],
        mentions: &[ClusteredMention],
        called: KeyMap<()>,
        listener: Option<&'a dyn Listener>,
    ) -> Chooser<'a> {
        Chooser {
            reading,
            clusters,
            called,
            heads: heads(reading, mentions),
            introduced: introduced(reading),
            last: KeyMap::default(),
            listener,
        }
    }

    /// The actor that is meant, with what speaks for it.
    pub(super) fn choose(&mut self, description: &Description, before: &[ClusteredMention]) -> Option<(usize, Rule)> {
        let candidates = self.candidates(description, before);
        if candidates.is_empty() {
            return None;
        }
        self.tell(description, &candidates, before);
        let best = self.best(description, &candidates)?;
        let actor = candidates[best].actor;
        self.last.insert(description.head, actor);
        Some((actor, sign(description, candidates[best].fits)))
    }

    /// The candidate that is meant.
    fn best(&self, description: &Description, candidates: &[Candidate]) -> Option<usize> {
        // What is learned must not depend on what was learned before.
        let learned = &self.reading.resources.learned.descriptions;
        if self.listener.is_some() || learned.is_empty() {
            return candidates.iter().position(|candidate| candidate.by_rule);
        }
        // "the Danish president" is the president of Denmark whom the text has named.
        let certain = |c: &Candidate| c.by_rule && c.fits.country > 0 && (c.fits.role || c.fits.leads);
        if let Some(certain) = candidates.iter().position(certain) {
            return Some(certain);
        }
        let score = |at: usize| {
            let mut sum = learned.sum();
            self.features(description, candidates, at, &mut sum);
            sum.sum
        };
        let scores: Vec<f32> = (0..=candidates.len()).map(score).collect();
        let all: f32 = scores.iter().map(|score| score.exp()).sum();
        let best = (0..candidates.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))?;
        let least = if candidates[best].by_rule { SIGNED } else { SURE };
        (scores[best].exp() / all > least).then_some(best)
    }

    /// Tells a listener of the question.
    fn tell(&self, description: &Description, candidates: &[Candidate], before: &[ClusteredMention]) {
        let Some(listener) = self.listener else { return };
        let names = |actor: usize| {
            let own = before.iter().filter(|m| m.form == Form::Name && cluster_of(m) == Some(actor));
            own.map(|mention| mention.span).collect()
        };
        let answer = |at: usize| {
            let mut features = Names::default();
            self.features(description, candidates, at, &mut features);
            (candidates.get(at).map_or_else(Vec::new, |candidate| names(candidate.actor)), features.0)
        };
        let tokens = &self.reading.tokens;
        let span = tokens[description.tokens.start].span.cover(tokens[description.tokens.end - 1].span);
        listener.describe(span, (0..=candidates.len()).map(answer).collect());
    }

    /// The actors named before that the noun can stand for, the nearest first.
    fn candidates<'m>(&self, description: &Description, before: &'m [ClusteredMention]) -> Vec<Candidate<'m>> {
        let mut found: Vec<Candidate> = Vec::new();
        let mut seen: KeyMap<()> = KeyMap::default();
        let mut ranks = [0; Kind::ALL.len()];
        for mention in before.iter().rev().filter(|mention| mention.form == Form::Name).take(MOST) {
            let Some(actor) = cluster_of(mention) else { continue };
            if let Some(known) = found.iter_mut().find(|known| known.actor == actor) {
                known.count += 1;
                continue;
            }
            if seen.contains(actor as Key) || found.len() >= ACTORS {
                continue;
            }
            seen.insert(actor as Key, ());
            let rank = ranks[mention.kind as usize];
            ranks[mention.kind as usize] += 1;
            let fits = self.fits(description, actor, mention);
            let candidate = Candidate { actor, mention, count: 1, rank, fits, by_rule: false };
            if fits.has_sign() || fits.kind && can_be(description.noun, &self.facts(mention)) {
                found.push(candidate);
            }
        }
        // "Greece" is a town in America, too: a city that is no country goes before.
        let state = |candidate: &Candidate| self.sort(candidate) == "city-state";
        let city = |candidate: &Candidate| matches!(self.sort(candidate), "city" | "capital");
        if description.noun.is_some_and(|noun| noun.sort == Sort::City) && found.iter().any(city) {
            found.retain(|candidate| !state(candidate));
        }
        if let Some(chosen) = self.by_rule(description, &found) {
            found[chosen].by_rule = true;
        }
        found
    }

    /// The candidate that the rules take: the nearest whose office or name fits, else the main one of its sort near by.
    fn by_rule(&self, description: &Description, all: &[Candidate]) -> Option<usize> {
        let here = self.reading.sentence_of(description.tokens.start);
        let distance = |c: &Candidate| here - self.reading.sentence_of(c.mention.tokens.start).min(here);
        let near = |c: &Candidate| distance(c) <= FAR;
        let noun = description.noun;
        if description.is_age || noun.is_some_and(|noun| noun.kind == Kind::Person) {
            let holds = |c: &Candidate| {
                let country = description.country.is_none() || c.fits.country > 0;
                (c.fits.role || c.fits.leads) && country && self.gender(description, c) != "other"
            };
            let first = all.iter().position(|c| holds(c) && (near(c) || description.country.is_some()));
            let only = all.iter().filter(|c| holds(c)).count() == 1;
            return first.or_else(|| all.iter().position(holds).filter(|_| only));
        }
        let signed = |sign: &dyn Fn(&Candidate) -> bool| all.iter().position(|c| near(c) && sign(c));
        let sign = signed(&|c| c.fits.last_word).or_else(|| signed(&|c| c.fits.called));
        if description.country.is_none() && sign.is_some() {
            return sign;
        }
        [REACH, FAR].into_iter().find_map(|reach| {
            let fits = |c: &Candidate| {
                distance(c) <= reach && noun.is_some_and(|noun| self.is_listed(description, noun.sort, c))
            };
            let count = |c: &Candidate| self.clusters[c.actor].names.len();
            let most = all.iter().filter(|c| fits(c)).max_by_key(|c| count(c))?;
            let main = all.iter().filter(|c| fits(c)).all(|c| c.actor == most.actor || count(c) * 2 <= count(most));
            all.iter().position(|c| c.actor == most.actor).filter(|_| main)
        })
    }

    /// Whether lists know the candidate as what the noun says: a city, a country, the capital of the country.
    fn is_listed(&self, description: &Description, sort: Sort, candidate: &Candidate) -> bool {
        let facts = self.facts(candidate.mention);
        let home = description.country.is_none();
        match sort {
            Sort::City => facts.is(List::City) && !facts.is(List::Country) && home,
            Sort::Country => facts.is(List::Country) && home,
            Sort::Capital => facts.is(List::Capital) && !home && description.country == facts.country,
            Sort::Group => facts.is(List::Organization) && home,
            Sort::Company => facts.is(List::Company) && home,
            _ => false,
        }
    }

    fn fits(&self, description: &Description, actor: usize, mention: &ClusteredMention) -> Fits {
        let cluster = &self.clusters[actor];
        let (noun, nouns) = (description.noun, &self.reading.resources.nouns);
        let person = cluster.kind == Kind::Person;
        let holds = |role: &str| {
            ends_with_word(role, &description.words)
                || noun.and_then(|noun| nouns.same(noun)).is_some_and(|same| ends_with_word(role, same))
        };
        let roles = || cluster.roles.iter().map(|role| folded(&role.text));
        let leader = noun.is_some_and(|noun| noun.sort == Sort::Leader) && description.country.is_some();
        let country = match (description.country, cluster.traits.country) {
            (None, _) => 0,
            (one, other) if one == other => 1,
            (Some(_), Some(_)) => -1,
            _ => 0,
        };
        if description.is_age {
            return Fits { kind: person, role: person && self.is_aged(description, mention), ..Fits::default() };
        }
        Fits {
            role: person && roles().any(|role| holds(&role)),
            leads: person && leader && roles().any(|role| leads(nouns, &role)),
            country,
            last_word: !person && self.heads.contains(of_actor(actor, description.head)),
            called: self.called.contains(of_actor(actor, description.head)),
            kind: noun.is_some_and(|noun| {
                let either = noun.sort == Sort::Facility && matches!(cluster.kind, Kind::Place | Kind::Organization);
                noun.kind == cluster.kind || either
            }),
        }
    }

    /// "Ann Lee, 58,".
    fn is_aged(&self, description: &Description, mention: &ClusteredMention) -> bool {
        let end = mention.tokens.end;
        matches!(self.reading.word(end), "," | "(") && self.reading.word(end + 1) == description.words
    }

    /// "a fire" before "the fire": whom or what the text has brought in without a name.
    fn is_introduced(&self, description: &Description) -> bool {
        self.introduced.get(description.head).is_some_and(|&at| at < description.tokens.start)
    }

    /// The features of a candidate; of nobody behind the last one.
    fn features(&self, description: &Description, all: &[Candidate], at: usize, out: &mut dyn Features) {
        let Some(candidate) = all.get(at) else { return self.nobody(description, out) };
        let kind = kind_of(description);
        self.place_features(description, candidate, all, out);
        self.sort_features(description, candidate, out);
        self.sign_features(description, candidate, kind, out);
        if self.last.get(description.head) == Some(&candidate.actor) {
            out.add("again", &[]);
            out.add("again.kind", &[kind]);
        }
    }

    /// What speaks for nobody with a name.
    fn nobody(&self, description: &Description, out: &mut dyn Features) {
        let reading = self.reading;
        let (start, end) = (description.tokens.start, description.tokens.end);
        let yes = |holds: bool| if holds { "yes" } else { "no" };
        let kind = kind_of(description);
        let known = if description.noun.is_some() { "known" } else { "unknown" };
        out.add("nobody", &[]);
        out.add("nobody.noun", &[&folded(reading.word(end - 1))]);
        out.add("nobody.kind", &[kind, self.case(description)]);
        out.add("nobody.known", &[known, number(description.tokens.len())]);
        out.add("nobody.opens", &[reading.word(start)]);
        out.add("nobody.after", &[reading.tag(end).names().1]);
        out.add("nobody.before", &[start.checked_sub(1).map_or("-", |at| reading.tag(at).names().1)]);
        out.add("nobody.first", &[reading.tag(start + 1).names().1]);
        out.add("nobody.introduced", &[yes(self.is_introduced(description))]);
        let related = matches!(reading.word(end), "who" | "that" | "which" | "in" | "for" | "from");
        out.add("nobody.related", &[yes(related), kind]);
    }

    /// How the last word is written.
    fn case(&self, description: &Description) -> &'static str {
        if self.reading.tokens[description.tokens.end - 1].capital { "capital" } else { "small" }
    }

    /// Where the candidate stands, among which others.
    fn place_features(
        &self,
        description: &Description,
        candidate: &Candidate,
        all: &[Candidate],
        out: &mut dyn Features,
    ) {
        let reading = self.reading;
        let kind = kind_of(description);
        let fits = candidate.fits;
        let same = if fits.kind { "kind" } else { "other" };
        let here = reading.sentence_of(description.tokens.start);
        let sentence = |other: &Candidate| reading.sentence_of(other.mention.tokens.start);
        let back = |other: &Candidate| here - sentence(other).min(here);
        let (distance, rank) = (number(back(candidate)), number(candidate.rank));
        out.add("distance", &[distance, kind]);
        out.add("distance.rank", &[distance, rank, same]);
        out.add("rank", &[rank, kind]);
        out.add("count", &[number(candidate.count), kind]);
        let alike = |other: &&Candidate| other.fits.kind == fits.kind;
        let most = all.iter().filter(alike).all(|other| other.count <= candidate.count);
        out.add("most", &[if most { "most" } else { "less" }, kind]);
        let rival = |other: &Candidate| other.actor != candidate.actor && other.fits.kind && back(other) <= REACH;
        let beaten = |other: &Candidate| rival(other) && other.count * 2 > candidate.count;
        let main = back(candidate) <= REACH && !all.iter().any(beaten);
        let class = class_of(description);
        out.add("main", &[if main { "main" } else { "one" }, kind, class]);
        out.add("only", &[if all.len() == 1 { "only" } else { "some" }, same, kind]);
        let first = all.iter().find(alike).is_some_and(|first| first.actor == candidate.actor);
        out.add("nearest", &[if first { "nearest" } else { "farther" }, kind, distance]);
        let opens = candidate.mention.tokens.start == reading.sentences[sentence(candidate)].tokens.start;
        out.add("opens", &[if opens { "opens" } else { "inside" }, kind, distance]);
    }

    /// What the candidate is, beside the noun.
    fn sort_features(&self, description: &Description, candidate: &Candidate, out: &mut dyn Features) {
        let (kind, sort) = (kind_of(description), self.sort(candidate));
        let class = class_of(description);
        out.add("sort", &[&folded(self.reading.word(description.tokens.end - 1)), sort]);
        out.add("sort.kind", &[kind, sort]);
        out.add("sort.rank", &[class, sort, number(candidate.rank)]);
        out.add("sort.class", &[class, sort]);
        out.add("capital", &[self.case(description), kind, sort]);
    }

    /// What speaks for a candidate by its roles, its name and its country.
    fn sign_features(&self, description: &Description, candidate: &Candidate, kind: &str, out: &mut dyn Features) {
        let fits = candidate.fits;
        let signs = [
            (fits.role, "role"),
            (fits.leads, "leads"),
            (fits.last_word, "last"),
            (fits.called, "called"),
            (fits.country > 0, "country"),
            (fits.country < 0, "abroad"),
        ];
        let mut any = false;
        for (_, sign) in signs.iter().filter(|(holds, _)| *holds) {
            any = true;
            out.add("sign", &[sign]);
            out.add("sign.kind", &[sign, kind]);
        }
        if !any {
            let roles = if self.clusters[candidate.actor].roles.is_empty() { "without" } else { "other" };
            out.add("sign", &["none", kind]);
            out.add("sign.roles", &[roles, kind]);
        }
        if fits.role && fits.country > 0 {
            out.add("sign", &["role-country"]);
        }
        out.add("gender", &[self.gender(description, candidate)]);
        if candidate.by_rule {
            out.add("rule", &[]);
            out.add("rule.kind", &[kind]);
        }
    }

    /// How the genders of the noun and of the candidate go together.
    fn gender(&self, description: &Description, candidate: &Candidate) -> &'static str {
        match (description.noun.and_then(|noun| noun.gender), self.clusters[candidate.actor].traits.gender) {
            (Some(one), Some(other)) if one == other => "same",
            (Some(_), Some(_)) => "other",
            (Some(_), None) => "unknown",
            _ => "none",
        }
    }

    fn facts(&self, mention: &ClusteredMention) -> NameFacts {
        self.reading.resources.gazetteer.facts(&self.reading.tokens[mention.tokens.clone()])
    }

    /// What the candidate is, as far as lists tell.
    fn sort(&self, candidate: &Candidate) -> &'static str {
        let facts = self.facts(candidate.mention);
        let listed = [
            (List::Country, "country"),
            (List::Capital, "capital"),
            (List::City, "city"),
            (List::Region, "region"),
            (List::Company, "company"),
            (List::Organization, "organization"),
        ];
        // "Hong Kong"; also "Greece", a town in America.
        let both = facts.is(List::Country) && facts.is_any(&[List::City, List::Capital]);
        let first = listed.iter().find(|(list, _)| facts.is(*list)).map(|(_, name)| *name);
        let known = if both { Some("city-state") } else { first };
        match candidate.mention.kind {
            Kind::Place => known.filter(|sort| !matches!(*sort, "company" | "organization")).unwrap_or("place"),
            Kind::Organization => known.filter(|sort| matches!(*sort, "company" | "organization")).unwrap_or("body"),
            kind => kind.name(),
        }
    }
}

/// The nouns that "a" or "an" brings in, with the first place of each.
fn introduced(reading: &Reading) -> KeyMap<usize> {
    let mut introduced = KeyMap::default();
    for article in (0..reading.tokens.len()).filter(|&at| matches!(reading.word(at), "a" | "an" | "A" | "An")) {
        let rest = article + 1..reading.tokens.len().min(article + 6);
        let inside = |at: &usize| {
            let tag = reading.tag(*at);
            reading.word(*at) == "-"
                || reading.tokens[*at].is_word() && (tag.is_noun() || tag.is_adjective() || tag == Tag::VerbParticiple)
        };
        if let Some(last) = rest.take_while(inside).last() {
            introduced.or_insert(reading.tokens[last].key, last);
        }
    }
    introduced
}

/// The key of a noun that an actor has.
pub(super) fn of_actor(actor: usize, noun: Key) -> Key {
    keymap::then(actor as Key, noun)
}

/// The nouns in names of several words, which may stand for the whole.
fn heads(reading: &Reading, mentions: &[ClusteredMention]) -> KeyMap<()> {
    let mut heads = KeyMap::default();
    for mention in mentions.iter().filter(|mention| mention.form == Form::Name && mention.tokens.len() > 1) {
        let Some(actor) = cluster_of(mention) else { continue };
        let joint = mention.tokens.clone().skip(1).find(|&at| matches!(reading.word(at), "of" | "for"));
        let mut add = |at: usize| heads.insert(of_actor(actor, reading.tokens[at].key), ());
        add(joint.unwrap_or(mention.tokens.end) - 1);
        add(mention.tokens.end - 1);
        // "Hurricane Humberto", "Summit of the Americas".
        if mention.kind == Kind::Event {
            mention.tokens.clone().for_each(add);
        }
    }
    heads
}

/// The kind of the noun.
fn kind_of(description: &Description) -> &'static str {
    description.noun.map_or("-", |noun| noun.kind.name())
}

/// What sort of thing the noun names.
fn class_of(description: &Description) -> &'static str {
    description.noun.map_or("-", |noun| noun.sort.name())
}

/// A number in words of a feature.
fn number(count: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5"].get(count).copied().unwrap_or(if count < 10 { "9" } else { "more" })
}

/// The sign that a mention shows.
fn sign(description: &Description, fits: Fits) -> Rule {
    match fits {
        _ if description.is_age => Rule::Age,
        Fits { role: true, country: 1, .. } | Fits { leads: true, country: 1, .. } => Rule::CountryAndRole,
        Fits { role: true, .. } => Rule::Role,
        Fits { last_word: true, .. } => Rule::LastWordOfTheName,
        Fits { called: true, .. } => Rule::WhatTheTextCallsIt,
        _ => Rule::MainOneOfItsKindNearBy,
    }
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
fn leads(nouns: &Nouns, role: &str) -> bool {
    let tokens = crate::token::tokenize(role);
    (0..tokens.len()).any(|at| {
        nouns
            .longest(&tokens[at..])
            .is_some_and(|(length, noun)| noun.sort == Sort::Leader && at + length == tokens.len())
    }) && !tokens.iter().any(|token| is_second(&folded(token.of(role))))
}
