//! Offices in time: in which order a card has them, and when an office ended whose holder was never seen to go.

use std::collections::BTreeMap;

use super::countries::Countries;
use super::posts::Posts;
use super::record::{Fact, Record};

/// Country and post of an office that only one person holds at a time, under whatever title.
fn post(posts: &Posts, office: &str, codes: &[String], countries: &Countries) -> Option<(String, String)> {
    let (code, bare) = countries.split(office, codes)?;
    let (_, post) = posts.find(bare).filter(|(_, post)| !post.is_empty())?;
    Some((code, post.to_owned()))
}

/// How the title of somebody begins who keeps an office for a while.
const ACTING: &str = "Acting ";

/// The list of who is in office, and how the ids begin of those whom it alone knows: a name there may be spelled as nowhere else.
const LISTED: &str = "leaders";
const UNKNOWN: &str = "leaders:";

/// Somebody in an office.
struct Holder {
    start: String,
    id: String,
    /// When a row last has them there.
    seen: String,
    has_left: bool,
    is_acting: bool,
}

impl Holder {
    /// Whether an office that begins before is over since: not where he stood in only, nor where newer rows than his, or the list, still
    /// have who was there before.
    fn takes(&self, fact: &Fact) -> bool {
        let unknown = self.id.starts_with(UNKNOWN);
        if fact.as_of.get(..4) > self.seen.get(..4) {
            return false;
        }
        if fact.source.contains(LISTED) {
            return !self.has_left && !unknown;
        }
        !self.has_left || !unknown && !self.is_acting
    }
}

/// Ends offices that somebody else has taken since.
pub fn close(world: &mut BTreeMap<String, Record>, posts: &Posts, countries: &Countries) {
    let mut holders = BTreeMap::<(String, String), Vec<Holder>>::new();
    let is_office = |fact: &&Fact| fact.label == "office" && !fact.start.is_empty();
    for record in world.values() {
        for fact in record.facts.iter().filter(is_office) {
            if let Some(post) = post(posts, &fact.text, &record.countries, countries) {
                holders.entry(post).or_default().push(Holder {
                    start: fact.start.clone(),
                    id: record.id.clone(),
                    seen: fact.as_of.clone().max(fact.start.clone()),
                    has_left: !fact.end.is_empty(),
                    is_acting: fact.text.starts_with(ACTING),
                });
            }
        }
    }
    holders.values_mut().for_each(|list| list.sort_by(|a, b| (&a.start, &a.id).cmp(&(&b.start, &b.id))));
    for record in world.values_mut() {
        for fact in record.facts.iter_mut().filter(|fact| is_office(&&**fact) && fact.end.is_empty()) {
            let post = post(posts, &fact.text, &record.countries, countries);
            let list = post.and_then(|post| holders.get(&post)).map_or(&[][..], Vec::as_slice);
            let mut later = list.iter().filter(|holder| holder.start > fact.start && holder.id != record.id);
            let taken = later.clone().any(|holder| holder.takes(fact));
            if let Some(next) = later.next().filter(|_| taken) {
                next.start.clone_into(&mut fact.end);
            }
        }
    }
}

/// The weightiest facts first, then the newest.
pub fn order(record: &mut Record, posts: &Posts, countries: &Countries) {
    let codes = record.countries.clone();
    let weight = |fact: &Fact| match fact.label.as_str() {
        "office" => posts.level(countries.split(&fact.text, &codes).map_or(fact.text.as_str(), |(_, bare)| bare)),
        "in text" | "demonym" => 0,
        "capital" | "stands for" => 10,
        _ => 5,
    };
    record.facts.sort_by(|a, b| {
        (weight(b), b.end.is_empty(), &b.start, &a.text).cmp(&(weight(a), a.end.is_empty(), &a.start, &b.text))
    });
}
