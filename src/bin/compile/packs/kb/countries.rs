//! Countries as other rows need them: by code, and taken off the end of an office. And who led each country.

use std::collections::BTreeMap;

use super::posts::Posts;
use super::record::{Fact, Record};

/// Ids and names of the countries, by code.
pub struct Countries {
    by_code: BTreeMap<String, Country>,
}

struct Country {
    id: String,
    name: String,
    /// How offices of it end.
    ends: Vec<String>,
}

impl Countries {
    pub fn of(world: &BTreeMap<String, Record>) -> Countries {
        let countries = world.values().filter(|record| record.kind == "country");
        let by_code = countries.filter_map(|record| {
            let name = &record.name;
            let in_text = record.facts.iter().find(|fact| fact.label == "in text");
            let in_text = in_text.map_or(name, |fact| &fact.text);
            let ends = [format!(" of {in_text}"), format!(" of {name}"), format!(" of the {name}")].to_vec();
            Some((record.countries.first()?.clone(), Country { id: record.id.clone(), name: name.clone(), ends }))
        });
        Countries { by_code: by_code.collect() }
    }

    pub fn name(&self, code: &str) -> Option<&str> {
        self.by_code.get(code).map(|country| country.name.as_str())
    }

    /// The first of `codes` whose country an office ends with, and the title without it.
    pub fn split<'a>(&self, office: &'a str, codes: &[String]) -> Option<(String, &'a str)> {
        codes.iter().find_map(|code| {
            let ends = &self.by_code.get(code)?.ends;
            let bare = ends.iter().find_map(|end| office.strip_suffix(end.as_str()))?;
            Some((code.clone(), bare))
        })
    }
}

/// Leaders of a country who left office before are not on its card.
const LEADERS_SINCE: &str = "2005";

/// Level from which the holder of an office leads a country.
const LEADING: u8 = 9;

/// Adds to each country who led it, from the offices of all people.
pub fn add_leaders(world: &mut BTreeMap<String, Record>, posts: &Posts, countries: &Countries) {
    let mut found = Vec::new();
    for record in world.values().filter(|record| record.kind == "person") {
        for fact in record.facts.iter().filter(|fact| fact.label == "office") {
            let recent = fact.end.is_empty() || fact.end.as_str() >= LEADERS_SINCE;
            let Some((code, bare)) = countries.split(&fact.text, &record.countries).filter(|_| recent) else {
                continue;
            };
            if let Some(country) = countries.by_code.get(&code).filter(|_| posts.level(bare) >= LEADING) {
                let text = format!("{}, {bare}", record.name);
                found.push((country.id.clone(), Fact { label: "leader".into(), text, ..fact.clone() }));
            }
        }
    }
    for (id, fact) in found {
        if let Some(country) = world.get_mut(&id) {
            country.facts.push(fact);
        }
    }
}
