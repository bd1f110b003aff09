//! Merges the core into the gathered world. Takes entries of both, gives one of each thing: the same QID, or the same name, kind and country
//! where the core knows no QID.

use std::collections::BTreeMap;

use dramatis::kb::Spelling;
use dramatis::kb::folded;
use dramatis::kb::is_qid;

use super::core::Core;
use super::record::{Fact, Record};

/// Other names of one entry that are packed.
const MOST_ALIASES: usize = 24;

type World = BTreeMap<String, Record>;
/// Ids by kind and folded name.
type Names = BTreeMap<(String, String), Vec<String>>;

/// Puts all entries of `core` into `world`.
pub fn merge(world: &mut World, core: Core) {
    let mut by_name = Names::new();
    for (id, record) in world.iter() {
        for name in names(record) {
            by_name.entry((record.kind.clone(), name)).or_default().push(id.clone());
        }
    }
    for (_, (record, qid)) in core {
        let known = if qid.is_empty() { namesake(&record, &by_name, world) } else { Some(qid) };
        let Some(id) = known else {
            world.insert(record.id.clone(), record);
            continue;
        };
        // A seat of power that is also a city stays both.
        let merged = match world.get(&id) {
            Some(other) if record.kind == "seat" && is_city(other) => record,
            Some(_) => world.remove(&id).map_or_else(Record::default, |other| both(record, other)),
            None => Record { id: id.clone(), ..record },
        };
        let apart = world.contains_key(&id);
        let id = if is_qid(&id) && !apart { id } else { merged.id.clone() };
        world.insert(id.clone(), Record { id, ..merged });
    }
}

/// Merges leaders without a QID into the one person with a QID of that country whose name is the same in another spelling.
pub fn namesakes(world: &mut World, spelling: &Spelling) {
    let key = |record: &Record| (spelling.key(&spelling.words(&record.name)), record.countries.clone());
    let mut known = BTreeMap::<_, Vec<String>>::new();
    for record in world.values().filter(|record| record.kind == "person" && !record.id.starts_with("leaders:")) {
        known.entry(key(record)).or_default().push(record.id.clone());
    }
    let loose: Vec<String> = world.keys().filter(|id| id.starts_with("leaders:")).cloned().collect();
    for id in loose {
        let Some([one]) = world.get(&id).and_then(|record| known.get(&key(record))).map(Vec::as_slice) else {
            continue;
        };
        if let Some((other, record)) = world.remove(&id).zip(world.remove(one)) {
            let by_hand = record.by_hand;
            world.insert(one.clone(), Record { by_hand, ..both(record, other) });
        }
    }
}

fn is_city(record: &Record) -> bool {
    record.facts.iter().any(|fact| fact.label == "population") || matches!(record.what.as_str(), "city" | "town")
}

fn names(record: &Record) -> Vec<String> {
    let mut names: Vec<String> =
        std::iter::once(&record.name).chain(&record.aliases).map(|name| folded(name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The one gathered entry of that kind that bears a name of the record, if no other does and the countries do not differ.
fn namesake(record: &Record, by_name: &Names, world: &World) -> Option<String> {
    let agrees = |id: &&String| {
        let (own, others) = (&record.countries, &world.get(id.as_str())?.countries);
        let same = own.is_empty() || others.is_empty() || own.iter().any(|code| others.contains(code));
        same.then_some(())
    };
    // A seat is a building, which the tables file under places, or where somebody sits.
    let kinds: &[&str] = if record.kind == "seat" { &["seat", "place", "organization"] } else { &[&record.kind] };
    let single = |name: &str| -> Option<String> {
        let ids = kinds.iter().filter_map(|kind| by_name.get(&((*kind).to_owned(), folded(name)))).flatten();
        let mut fitting = ids.filter(|id| agrees(id).is_some());
        fitting.next().filter(|_| fitting.next().is_none()).cloned()
    };
    // Short forms are shared by many; they do not make two things one.
    let long = |name: &&String| name.contains(' ') && name.chars().count() > 8;
    single(&record.name).or_else(|| record.aliases.iter().filter(long).find_map(|alias| single(alias)))
}

/// The core's row with what only the gathered one knows.
fn both(core: Record, other: Record) -> Record {
    let or = |own: String, other: String| if own.is_empty() { other } else { own };
    let mut aliases = core.aliases;
    for alias in std::iter::once(other.name).chain(other.aliases) {
        let told = folded(&alias) == folded(&core.name) || aliases.iter().any(|own| folded(own) == folded(&alias));
        if !told && aliases.len() < MOST_ALIASES {
            aliases.push(alias);
        }
    }
    let mut facts = core.facts;
    for fact in other.facts {
        if !is_told(&facts, &fact) {
            facts.push(fact);
        }
    }
    let mut sources: Vec<&str> = core.source.split('+').chain(other.source.split('+')).collect();
    sources.sort_unstable();
    sources.dedup();
    Record {
        id: core.id,
        kind: core.kind,
        name: core.name,
        aliases,
        countries: if core.countries.is_empty() { other.countries } else { core.countries },
        what: or(core.what, other.what),
        start: or(core.start, other.start),
        end: or(core.end, other.end),
        facts,
        rank: core.rank.max(other.rank),
        source: sources.join("+"),
        as_of: core.as_of,
        // A row of the tail only corrects: the entry keeps the place that its rank gives it.
        by_hand: !core.waits,
        waits: false,
    }
}

/// Whether the core tells it: the same office under another title begins in the same year, or a year apart where one source is vague. An
/// office that went on when an older source was written is left to the core.
fn is_told(facts: &[Fact], fact: &Fact) -> bool {
    let year = |date: &str| date.get(..4).and_then(|year| year.parse::<i32>().ok()).unwrap_or(0);
    let mut same = facts.iter().filter(|own| own.label == fact.label);
    if fact.label != "office" {
        return same.next().is_some();
    }
    let mut close = same.clone().filter(|own| (year(&own.start) - year(&fact.start)).abs() < 2);
    close.next().is_some() || fact.end.is_empty() && same.next().is_some()
}
