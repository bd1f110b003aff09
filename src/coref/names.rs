//! Names of one actor: same name, same country, surname of a full name, other spelling, acronym, short form. Takes named mentions, gives
//! clusters. Two people with one surname stay apart where their titles or given names tell them apart.

mod kin;
mod kinds;
mod missed;
mod name;

use crate::entity::{ClusterId, ClusteredMention, Kind, NamedMention};
use crate::keymap::{self, KeyMap};
use crate::lexicon::Gender;
use crate::ner::Named;
use crate::order;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::token::{Key, key};

use super::clusters::Cluster;

use name::{Name, NameWord, country_key};

/// How many clusters under one key are looked at.
const MOST: usize = 64;

/// A name of a cluster, as indices into the actors and the names.
#[derive(Clone, Copy, PartialEq)]
struct IndexedName {
    actor: usize,
    name: usize,
}

/// Where the clusters made so far can be found again.
#[derive(Default)]
struct Index {
    by_key: KeyMap<Vec<IndexedName>>,
}

/// Clusters all named mentions; the longer names first, so that a short one finds its full form wherever it stands.
pub(super) fn cluster(reading: &Reading, named: Named) -> (Vec<ClusteredMention>, Vec<Cluster>) {
    let mut named = named.mentions;
    missed::add(reading, &mut named);
    kinds::settle(reading, &mut named);
    let names = collect(reading, &named);
    let mut mentions: Vec<ClusteredMention> = named.into_iter().map(|mention| mention.of(Vec::new())).collect();
    let order = longest_first(&names);
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut index = Index::default();
    for at in order {
        let name = &names[at];
        let (found, sieve) = search(reading, &names, &index, name, &clusters);
        if found.is_empty() {
            clusters.push(fresh(name));
        }
        let newest = clusters.len() - 1;
        for (nth, &mention) in name.mentions.iter().enumerate() {
            let actors = match found[..] {
                [] => vec![newest],
                _ if name.is_couple => couple(&found, &clusters),
                _ => vec![choose(name, &found, mention, &clusters)],
            };
            for &actor in &actors {
                clusters[actor].names.push(mention);
            }
            mentions[mention].actors = actors.into_iter().map(ClusterId).collect();
            mentions[mention].sieve = Some(if found.is_empty() && nth > 0 { Rule::SameName } else { sieve });
        }
        let actor = found.first().copied().unwrap_or(newest);
        index.add(name, IndexedName { actor, name: at });
        let traits = &mut clusters[actor].traits;
        traits.gender = traits.gender.or(name.traits.gender);
        traits.country = traits.country.or(name.traits.country);
    }
    (mentions, clusters)
}

/// The names in the order in which they are compared, "Reyes Jr." before "Reyes".
fn longest_first(names: &[Name]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order::by(&mut order, |&index| {
        let words = 2 * names[index].words.len() + usize::from(names[index].suffix.is_some());
        order::first(!words, names[index].mentions[0])
    });
    order
}

/// A cluster without names yet.
fn fresh(name: &Name) -> Cluster {
    Cluster {
        kind: name.kind,
        names: Vec::new(),
        roles: Vec::new(),
        traits: name.traits,
        stands_for: None,
        source: None,
    }
}

impl Index {
    /// Makes a cluster findable by the name's words.
    fn add(&mut self, name: &Name, entry: IndexedName) {
        let mut keys: Vec<Key> = name.words.last().map(|last| spelled(last.skeleton)).into_iter().collect();
        keys.extend(name.words.iter().filter(|_| name.kind == Kind::Organization).map(|word| word.key));
        let ends = [name.words.last(), name.words.first(), name.given().first()];
        keys.extend(ends.into_iter().flatten().map(|word| word.key));
        keys.extend(name.words.iter().filter(|_| name.kind == Kind::Person).map(|word| word.key));
        keys.extend(name.nickname);
        keys.extend(name.initials.into_iter().chain(name.bag()).chain(name.national).chain(name.also));
        keys.extend((name.kind == Kind::Group).then(|| people_key(name)));
        keys.extend(name.traits.country.filter(|_| name.kind != Kind::Person).map(country_key));
        order::by(&mut keys, |&key| key);
        keys.dedup();
        for found in keys {
            self.by_key.or_default(of_kind(name.kind, found)).push(entry);
        }
    }

    /// The latest names under a key: a text with thousands of namesakes costs no more than one with a few.
    fn find(&self, kind: Kind, key: Key) -> &[IndexedName] {
        let found = self.by_key.get(of_kind(kind, key)).map_or(&[][..], Vec::as_slice);
        &found[found.len().saturating_sub(MOST)..]
    }
}

/// "Arabs" and "Arab", "Kurds" and "Kurdish" are one people.
fn people_key(name: &Name) -> Key {
    name.words.iter().fold(key("people"), |all, word| all.rotate_left(7) ^ word.stem)
}

/// Skeletons live in the same index as words, under keys of their own.
fn spelled(skeleton: Key) -> Key {
    skeleton.rotate_left(32) ^ key("spelling")
}

/// Clusters that `name` belongs to, by the first sieve that finds any.
fn search(reading: &Reading, names: &[Name], index: &Index, name: &Name, clusters: &[Cluster]) -> (Vec<usize>, Rule) {
    let find = |key: Key, evidence: Rule, fits: &dyn Fn(&Name) -> bool| -> Vec<usize> {
        let found = index.find(name.kind, key).iter();
        // "Bibi" is a woman's name, and a man's short one.
        let agrees = |actor: usize| evidence == Rule::ShortGivenName || agrees(name, clusters[actor].traits.gender);
        let fits = |entry: &&IndexedName| agrees(entry.actor) && fits(&names[entry.name]);
        let mut found: Vec<_> = found.filter(fits).map(|entry| entry.actor).collect();
        found.dedup();
        found
    };
    let (Some(first), Some(last)) = (name.words.first(), name.words.last()) else { return (Vec::new(), Rule::Name) };
    let mut found = (Vec::new(), Rule::Name);
    let mut sieve = |key: Key, evidence: Rule, fits: &dyn Fn(&Name) -> bool| {
        if found.0.is_empty() {
            found = (find(key, evidence, fits), evidence);
        }
    };
    sieve(last.key, Rule::SameWords, &|full| full.keys() == name.keys() && !name.clashes(full));
    if let Some(country) = name.traits.country.filter(|_| matches!(name.kind, Kind::Place | Kind::Group)) {
        sieve(country_key(country), Rule::SameCountry, &|_| true);
    }
    match name.kind {
        Kind::Person => {
            let holder =
                |entry: &IndexedName| names[entry.name].words.len() > 1 && names[entry.name].words.last() == Some(last);
            let mut holders = index.find(name.kind, last.key).iter().filter(|entry| holder(entry)).peekable();
            let late =
                holders.peek().is_some() && holders.all(|entry| names[entry.name].mentions[0] > name.mentions[0]);
            person(reading, name, late, &mut sieve);
        }
        Kind::Organization => organization(name, first, last, &mut sieve),
        Kind::Event => event(name, first, last, &mut sieve),
        Kind::Place => place(name, first, last, &mut sieve),
        Kind::Group => sieve(people_key(name), Rule::SamePeople, &|_| true),
        Kind::Date | Kind::Source => (),
    }
    if found.0.is_empty() { (found.0, Rule::Name) } else { found }
}

type Ask<'a> = dyn FnMut(Key, Rule, &dyn Fn(&Name) -> bool) + 'a;

/// `late`: whoever has the surname comes after the name.
fn person(reading: &Reading, name: &Name, late: bool, sieve: &mut Ask) {
    let (Some(first), Some(last)) = (name.words.first(), name.words.last()) else { return };
    let lexicon = &reading.resources.lexicon;
    let single = name.words.len() == 1;
    let before = |full: &Name| full.mentions[0] < name.mentions[0];
    // "Solberg was charged. His brother, Per Solberg, …": the bare surname is not the brother's.
    let free = |full: &Name| !(single && full.is_relative && !before(full));
    let own = name.given().first().unwrap_or(first);
    if single && late {
        // "Hendro Wicaksono came. Hendro's friend Rully Hendro left.": who is introduced first keeps the name.
        sieve(own.key, Rule::GivenNameOfAFullName, &|full| before(full) && name.is_given_of(full));
    }
    sieve(last.key, Rule::SurnameOfAFullName, &|full| free(full) && name.is_part_of(full, |a, b| a.key == b.key));
    sieve(spelled(last.skeleton), Rule::ShortGivenName, &|full| name.is_nickname_of(full, lexicon));
    sieve(spelled(last.skeleton), Rule::OtherSpelling, &|full| {
        free(full) && name.is_part_of(full, |a, b| a.skeleton == b.skeleton)
    });
    sieve(last.key, Rule::FamilyNameFirst, &|full| name.is_turned(full));
    let given = |full: &Name| single && full.words.len() > 1;
    sieve(own.key, Rule::GivenNameOfAFullName, &|full| name.is_given_of(full));
    sieve(last.key, Rule::SurnameOfAFullName, &|full| name.is_first_surname_of(full) && !name.clashes(full));
    sieve(name.whole(), Rule::ShortGivenName, &|full| full.nickname == Some(name.whole()));
    if name.is_acronym {
        sieve(last.key, Rule::Acronym, &|full| full.initials == Some(last.key));
    }
    if single {
        for long in lexicon.given_names(first.key) {
            sieve(long, Rule::ShortGivenName, &|full| given(full) && full.words[0].key == long);
        }
    }
}

fn organization(name: &Name, first: &NameWord, last: &NameWord, sieve: &mut Ask) {
    if name.is_acronym {
        sieve(last.key, Rule::Acronym, &|full| full.initials == Some(last.key));
    }
    if let Some(bag) = name.bag() {
        sieve(bag, Rule::SameWordsInAnotherOrder, &|full| full.bag() == Some(bag));
    }
    if name.also.is_some() {
        sieve(name.whole(), Rule::NameInBrackets, &|full| full.also == Some(name.whole()));
    }
    if let Some(national) = name.national {
        sieve(national, Rule::SameWordsAndCountry, &|full| full.national == Some(national));
    }
    // "The Coalition" before "the Syrian Arab Coalition" is another one.
    let head = name.ends_in_head && name.words.len() == 1;
    sieve(last.key, Rule::HeadOfAFullName, &|full| {
        let after = full.mentions[0] < name.mentions[0];
        head && full.head() == Some(last) && (after || name.is_short_for(full))
    });
    for key in [last.key, first.key] {
        sieve(key, Rule::ShortForm, &|full| name.is_short_for(full));
    }
    sieve(first.key, Rule::ShortForm, &|full| {
        full.ends_in_head && full.words.len() == name.words.len() + 1 && full.words.starts_with(&name.words)
    });
}

fn event(name: &Name, first: &NameWord, last: &NameWord, sieve: &mut Ask) {
    if name.is_acronym {
        sieve(last.key, Rule::Acronym, &|full| full.initials == Some(last.key));
    }
    let own = |full: &Name| name.words.len() == 1 && full.words.len() == 2 && full.words.last() == Some(last);
    sieve(last.key, Rule::OwnNameOfTheEvent, &own);
    for key in [last.key, first.key] {
        sieve(key, Rule::ShortForm, &|full| name.is_short_for(full));
    }
}

fn place(name: &Name, first: &NameWord, last: &NameWord, sieve: &mut Ask) {
    if name.is_acronym {
        sieve(last.key, Rule::Acronym, &|full| full.initials == Some(last.key));
    }
    // "The North" after "North Korea".
    let bare = name.words.len() == 1 && !first.is_place;
    sieve(first.key, Rule::ShortForm, &|full| {
        bare && full.traits.country.is_some() && full.words.len() == 2 && full.words[0].key == first.key
    });
    sieve(first.key, Rule::ShortForm, &|full| name.is_place_short_for(full));
    // "Waterloo station" for "London Waterloo station".
    let headed = name.words.len() > 1 && name.ends_in_place_head;
    sieve(last.key, Rule::ShortForm, &|full| headed && name.is_short_for(full));
}

fn agrees(name: &Name, gender: Option<Gender>) -> bool {
    !matches!((name.traits.gender, gender), (Some(a), Some(b)) if a != b)
}

/// "Mr. and Mrs. Clinton": the first man and the first woman of the name.
fn couple(found: &[usize], clusters: &[Cluster]) -> Vec<usize> {
    let of = |gender| found.iter().copied().find(|&actor| clusters[actor].traits.gender == Some(gender));
    let pair: Vec<_> = [Gender::Male, Gender::Female].into_iter().filter_map(of).collect();
    match found {
        [_, _] => found.to_vec(),
        _ if pair.len() == 2 => pair,
        _ => found[..1].to_vec(),
    }
}

/// A bare surname is that of whom the text introduced first: relatives keep their given names. Else the one mentioned last.
fn choose(name: &Name, found: &[usize], mention: usize, clusters: &[Cluster]) -> usize {
    let introduced = |&actor: &usize| clusters[actor].names.iter().take(MOST).min().copied();
    if name.kind == Kind::Person && name.words.len() == 1 && name.traits.gender.is_none() {
        return found.iter().copied().min_by_key(introduced).unwrap_or(0);
    }
    nearest(found, mention, clusters)
}

/// Among several clusters the one mentioned last before `mention`, else the first.
fn nearest(found: &[usize], mention: usize, clusters: &[Cluster]) -> usize {
    if let [only] = found {
        return *only;
    }
    let before = |actor: usize| clusters[actor].names.iter().rev().take(MOST).filter(|&&m| m < mention).max().copied();
    let last = found.iter().copied().filter(|&actor| before(actor).is_some()).max_by_key(|&actor| before(actor));
    last.or_else(|| found.first().copied()).unwrap_or(0)
}

/// A key among names of one kind.
fn of_kind(kind: Kind, key: Key) -> Key {
    keymap::then(kind as u64, key)
}

/// The distinct names, in order of appearance.
fn collect(reading: &Reading, mentions: &[NamedMention]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut known: KeyMap<usize> = KeyMap::default();
    let mut before: Option<(&NamedMention, usize)> = None;
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.kind != Kind::Date) {
        let name = Name::read(reading, mention);
        let gender = name.traits.gender.map(|gender| gender as u8).or(name.is_couple.then_some(u8::MAX));
        let gender = gender.filter(|_| name.words.len() == 1);
        let traits = gender.map_or(0, |gender| u64::from(gender) + 1) ^ name.suffix.unwrap_or_default();
        let words = name.keys().iter().fold(traits, |all, word| keymap::then(all, *word));
        let at = *known.or_insert(of_kind(name.kind, words), names.len());
        if at == names.len() {
            names.push(name);
        }
        names[at].mentions.push(index);
        if let Some(office) = index.checked_sub(1).map(|office| &mentions[office])
            && kinds::is_office_in_brackets(reading, office, Some(mention))
        {
            names[at].nickname = Some(Name::read(reading, office).whole());
        }
        if let Some(acronym) = acronym_beside(reading, mentions, index) {
            names[at].initials = Some(acronym);
        }
        if let Some((_, other)) = before.filter(|(other, _)| kinds::is_translated(reading, other, mention)) {
            (names[other].also, names[at].also) = (Some(names[at].whole()), Some(names[other].whole()));
        }
        before = Some((mention, at));
    }
    names
}

/// "Economic Community of West African States (ECOWAS)", "CEI (Italian Episcopal Conference)": the acronym that the text itself gives.
fn acronym_beside(reading: &Reading, mentions: &[NamedMention], index: usize) -> Option<Key> {
    let mention = &mentions[index];
    let before = index.checked_sub(1).map(|before| &mentions[before]);
    let joined = |one: &NamedMention, other: &NamedMention| kinds::in_brackets(reading, one, other).is_some();
    let short = mentions.get(index + 1).filter(|next| joined(mention, next));
    let short = short.or(before.filter(|before| joined(before, mention)))?;
    let acronym = short.tokens.len() == 1 && mention.tokens.len() > 1;
    acronym.then(|| key(&reading.word(short.tokens.start).replace('.', "")))
}
