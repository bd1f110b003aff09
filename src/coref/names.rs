//! Names of one actor: same name, same country, surname of a full name, other spelling, acronym, short form. Takes named mentions, gives
//! clusters. Two people with one surname stay apart where their titles or given names tell them apart.

use std::collections::BTreeMap;

use crate::document::Context;
use crate::entity::{Actor, ActorId, Kind, Mention};
use crate::gazetteer::List;
use crate::lexicon::Gender;
use crate::token::{Key, key};

use super::skeleton::skeleton;
use super::{Clusters, Traits};

/// All mentions of one name and kind.
struct Name {
    kind: Kind,
    /// Keys of its words without particles ("al").
    words: Vec<Key>,
    /// Skeletons of the same words.
    skeletons: Vec<Key>,
    /// Initials of its words, as an acronym's key.
    initials: Option<Key>,
    /// It is one word in capitals.
    is_acronym: bool,
    /// Its last word is the head of an organization.
    has_head: bool,
    traits: Traits,
    mentions: Vec<usize>,
}

/// How many clusters under one key are looked at.
const MOST: usize = 64;

/// Where the clusters made so far can be found again.
#[derive(Default)]
struct Index {
    by_key: BTreeMap<(Kind, Key), Vec<usize>>,
    /// The longest name of each cluster, as an index into the names.
    longest: Vec<usize>,
}

/// Clusters all named mentions; the longer names first, so that a short one finds its full form wherever it stands.
pub(super) fn cluster(context: &Context, mentions: &mut [Mention]) -> Clusters {
    let names = collect(context, mentions);
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|&index| (std::cmp::Reverse(names[index].words.len()), names[index].mentions[0]));
    let mut clusters = Clusters { actors: Vec::new(), traits: Vec::new() };
    let mut index = Index::default();
    for at in order {
        let name = &names[at];
        let (found, sieve) = search(&names, &index, name, &clusters);
        if found.is_empty() {
            clusters.add(name.kind, name.traits);
            index.longest.push(at);
        }
        let fresh = clusters.actors.len() - 1;
        for (nth, &mention) in name.mentions.iter().enumerate() {
            let actor = if found.is_empty() { fresh } else { nearest(&found, mention, &clusters) };
            clusters.actors[actor].mentions.push(mention);
            mentions[mention].actors = vec![ActorId(actor)];
            mentions[mention].sieve = if found.is_empty() && nth > 0 { "same name" } else { sieve };
        }
        let actor = found.first().copied().unwrap_or(fresh);
        index.add(name, actor, found.is_empty());
        let traits = &mut clusters.traits[actor];
        traits.gender = traits.gender.or(name.traits.gender);
        traits.country = traits.country.or(name.traits.country);
    }
    clusters
}

impl Clusters {
    fn add(&mut self, kind: Kind, traits: Traits) {
        let id = ActorId(self.actors.len());
        let (name, aliases, mentions, roles) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        self.actors.push(Actor { id, kind, name, aliases, mentions, roles, of: None });
        self.traits.push(traits);
    }
}

impl Index {
    /// Makes a cluster findable by the name's words.
    fn add(&mut self, name: &Name, actor: usize, is_new: bool) {
        let mut keys: Vec<Key> = name.skeletons.last().map(|&last| spelled(last)).into_iter().collect();
        keys.extend(name.words.last().into_iter().chain(name.words.first()));
        keys.extend(name.initials.filter(|_| is_new));
        keys.extend(name.traits.country.filter(|_| name.kind != Kind::Person).map(country_key));
        keys.sort_unstable();
        keys.dedup();
        for found in keys {
            let actors = self.by_key.entry((name.kind, found)).or_default();
            if !actors[actors.len().saturating_sub(MOST)..].contains(&actor) {
                actors.push(actor);
            }
        }
    }

    /// The latest clusters under a key: a text with thousands of namesakes costs no more than one with a few.
    fn find(&self, kind: Kind, key: Key) -> &[usize] {
        let found = self.by_key.get(&(kind, key)).map_or(&[][..], Vec::as_slice);
        &found[found.len().saturating_sub(MOST)..]
    }
}

fn country_key(country: [u8; 2]) -> Key {
    key("country").rotate_left(7) ^ Key::from(u16::from_be_bytes(country))
}

/// Skeletons live in the same index as words, under keys of their own.
fn spelled(skeleton: Key) -> Key {
    skeleton.rotate_left(32) ^ key("spelling")
}

/// Clusters that `name` belongs to, by the first sieve that finds any.
fn search(names: &[Name], index: &Index, name: &Name, clusters: &Clusters) -> (Vec<usize>, &'static str) {
    let longest = |actor: &usize| &names[index.longest[*actor]];
    let pick = |key: Key, fits: &dyn Fn(&Name) -> bool| -> Vec<usize> {
        let found = index.find(name.kind, key).iter().copied();
        found.filter(|actor| agrees(name, clusters.traits[*actor].gender) && fits(longest(actor))).collect()
    };
    let country = name.traits.country.filter(|_| matches!(name.kind, Kind::Place | Kind::Group));
    let (Some(&first), Some(&last)) = (name.words.first(), name.words.last()) else { return (Vec::new(), "name") };
    let mut sieves: Vec<(Vec<usize>, &'static str)> =
        vec![(pick(last, &|full| full.words == name.words), "same words")];
    if let Some(country) = country {
        sieves.push((pick(country_key(country), &|_| true), "same country"));
    }
    match name.kind {
        Kind::Person => {
            sieves.push((pick(last, &|full| is_part(&name.words, &full.words)), "surname of a full name"));
            let spelling = name.skeletons.last().map_or(last, |&last| spelled(last));
            sieves.push((pick(spelling, &|full| is_part(&name.skeletons, &full.skeletons)), "other spelling"));
            let given = pick(first, &|full| name.words.len() == 1 && full.words.len() > 1 && full.words[0] == first);
            sieves.push((given, "given name of a full name"));
        }
        Kind::Organization if name.is_acronym => {
            sieves.push((pick(last, &|full| full.initials == Some(last)), "acronym"))
        }
        Kind::Organization => {
            let short = pick(first, &|full| {
                full.has_head && full.words.len() == name.words.len() + 1 && full.words.starts_with(&name.words)
            });
            sieves.push((short, "short form"));
            sieves.push((
                pick(last, &|full| name.has_head && name.words.len() == 1 && full.words.last() == Some(&last)),
                "head of a full name",
            ));
        }
        _ => (),
    }
    sieves.into_iter().find(|(found, _)| !found.is_empty()).unwrap_or((Vec::new(), "name"))
}

fn agrees(name: &Name, gender: Option<Gender>) -> bool {
    !matches!((name.traits.gender, gender), (Some(a), Some(b)) if a != b)
}

/// "Erdogan", "Tayyip Erdogan" and "Recep Erdogan" are parts of "Recep Tayyip Erdogan": same last word, the others in order.
fn is_part(short: &[Key], full: &[Key]) -> bool {
    let mut rest = full.iter();
    short.len() < full.len().max(2)
        && short.last() == full.last()
        && short.iter().all(|word| rest.any(|other| other == word))
        || (short.len() == full.len() && short == full)
}

/// Among several clusters the one mentioned last before `mention`, else the first.
fn nearest(found: &[usize], mention: usize, clusters: &Clusters) -> usize {
    if let [only] = found {
        return *only;
    }
    let before =
        |actor: usize| clusters.actors[actor].mentions.iter().rev().take(MOST).filter(|&&m| m < mention).max().copied();
    let last = found.iter().copied().filter(|&actor| before(actor).is_some()).max_by_key(|&actor| before(actor));
    last.or_else(|| found.first().copied()).unwrap_or(0)
}

/// The distinct names, in order of appearance.
fn collect(context: &Context, mentions: &[Mention]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut known: BTreeMap<(Kind, Vec<Key>, Option<u8>), usize> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.kind != Kind::Date) {
        let name = read(context, mention);
        let gender = name.traits.gender.filter(|_| name.words.len() == 1).map(|gender| gender as u8);
        let at = *known.entry((name.kind, name.words.clone(), gender)).or_insert_with(|| {
            names.push(name);
            names.len() - 1
        });
        names[at].mentions.push(index);
        if let Some(acronym) = acronym_in_brackets(context, mention, mentions.get(index + 1)) {
            names[at].initials = Some(acronym);
        }
    }
    names
}

/// "Economic Community of West African States (ECOWAS)": the acronym that the text itself gives.
fn acronym_in_brackets(context: &Context, mention: &Mention, next: Option<&Mention>) -> Option<Key> {
    let next = next.filter(|next| next.tokens.start == mention.tokens.end + 1 && next.tokens.len() == 1)?;
    let token = &context.tokens[next.tokens.start];
    let bracketed = context.word(mention.tokens.end) == "(" && context.word(next.tokens.end) == ")";
    let named = token.all_caps && mention.kind == Kind::Organization && mention.tokens.len() > 1;
    (bracketed && named).then(|| key(token.of(&context.text.source)))
}

fn read(context: &Context, mention: &Mention) -> Name {
    let lexicon = &context.resources.lexicon;
    let tokens = &context.tokens[mention.tokens.clone()];
    let is_particle = |key: Key| lexicon.is_particle(key) && mention.kind == Kind::Person;
    let mut words: Vec<_> = tokens.iter().filter(|token| token.is_word() && !is_particle(token.key)).collect();
    if words.is_empty() {
        words = tokens.iter().collect();
    }
    let text = |token: &crate::token::Token| token.of(&context.text.source).trim_end_matches('.').to_owned();
    let initials: String = words.iter().filter(|t| t.capital).filter_map(|t| text(t).chars().next()).collect();
    let facts = context.resources.gazetteer.facts(tokens);
    let first = words.first().map(|token| context.resources.gazetteer.facts(std::slice::from_ref(*token)));
    let titled = title_gender(context, mention.tokens.start);
    let given = first.filter(|_| mention.kind == Kind::Person && words.len() > 1).and_then(|facts| facts.gender);
    Name {
        kind: mention.kind,
        words: words.iter().map(|token| key(&text(token))).collect(),
        skeletons: words.iter().map(|token| skeleton(&text(token))).collect(),
        initials: (words.len() > 1 && mention.kind == Kind::Organization).then(|| key(&initials)),
        is_acronym: words.len() == 1 && words[0].all_caps,
        has_head: words
            .last()
            .is_some_and(|last| lexicon.org_head(std::slice::from_ref(*last)).is_some_and(|(_, p)| p.ends())),
        traits: Traits {
            gender: titled.filter(|_| mention.kind == Kind::Person).or(given),
            country: facts.country.filter(|_| facts.is_any(&[List::Country, List::Demonym])),
        },
        mentions: Vec::new(),
    }
}

/// Gender of the title right before token `at` ("Mrs. Clinton").
fn title_gender(context: &Context, at: usize) -> Option<Gender> {
    (1..=4.min(at)).find_map(|back| {
        let (length, title) = context.resources.lexicon.title(&context.tokens[at - back..at])?;
        title.gender.filter(|_| length == back)
    })
}
