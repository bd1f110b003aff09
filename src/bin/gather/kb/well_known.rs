//! Well-known people, bodies, places and events of the wider tables, where no other source has them. Takes rows, gives entries.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Sources;
use super::super::table::Row;
use super::Ranks;
use super::item::World;
use super::people::{trade, trades};
use super::places::Peoples;

/// Tables of well-known things: file, points of the source, name of the source, month.
const WELL_KNOWN: [(&str, f64, &str, &str); 3] = [
    ("more/wikidata_fb15k.tsv", 26.0, "wikidata_fb15k", "2019-08"),
    ("more/wikidata_subset2.tsv", 12.0, "wikidata_subset2", "2021-01"),
    ("more/ror_organizations.tsv", 12.0, "ror", "2026-06"),
];

/// What no news tells of as an actor: "album", "railway station".
const NO_ACTORS: [&str; 14] = [
    "album",
    "award",
    "calendar",
    "category",
    "list of",
    "district of",
    "congressional",
    "festival award",
    "medal",
    "prize",
    "season",
    "song",
    "station",
    "television series",
];

/// States that are called like a country.
const STATES: [(&str, &str); 2] = [("New Jersey", "United States"), ("New Mexico", "United States")];

/// Kinds of the research bodies that news tells of, and the rank of those that Wikipedia tells of, too.
const RESEARCH: [&str; 8] = [
    "college",
    "government body",
    "hospital",
    "ministry",
    "museum",
    "nonprofit organization",
    "research institute",
    "university",
];
const RESEARCH_RANK: &str = "3";

/// Whether a row of that source is of a kind that news tells of.
fn is_told(source: &str, row: &Row) -> bool {
    let kind = row.get("what").split(" in ").next().unwrap_or("");
    source != "ror" || row.get("rank") == RESEARCH_RANK && RESEARCH.contains(&kind)
}

/// Aliases of a well-known thing that are kept.
const MOST_OTHER_NAMES: usize = 3;

/// What a row tells, if it is worth an entry.
struct Told<'a> {
    id: &'a str,
    kind: &'static str,
    name: &'a str,
    what: String,
}

impl<'a> Told<'a> {
    fn of(row: &Row<'a>, source: &str, trades: &BTreeSet<String>) -> Option<Told<'a>> {
        let (id, name, what) = (row.get("id"), row.get("name"), row.get("what"));
        let kind = ["event", "organization", "person", "place"].into_iter().find(|kind| *kind == row.get("kind"))?;
        let is_odd = !id.starts_with('Q')
            || name.contains(['(', ',', '/', ':'])
            || name.starts_with(|c: char| c.is_ascii_digit())
            || NO_ACTORS.iter().any(|word| what.contains(word));
        let told = if kind == "person" { trade(what, trades)? } else { what.trim_end_matches('.').to_owned() };
        (!is_odd && !told.is_empty() && is_told(source, row)).then_some(Told { id, kind, name, what: told })
    }
}

/// Adds what no other source has.
pub fn well_known(sources: &Sources, peoples: &Peoples, ranks: &Ranks, world: &mut World) -> Result<(), String> {
    let (trades, regions) = (trades(sources)?, regions(sources)?);
    for (file, points, source, month) in WELL_KNOWN {
        for row in sources.kb(file)?.rows() {
            let Some(told) = Told::of(&row, source, &trades).filter(|told| !world.items.contains_key(told.id)) else {
                continue;
            };
            let is_place = told.kind == "place";
            let code = country(&row, peoples, &regions);
            if is_place && code.is_some_and(|code| world.rename_city(told.name, code, told.id)) {
                continue;
            }
            let item = world.item(told.id, told.kind, told.name);
            let aliases = row.list("aliases").filter(|alias| is_safe(alias)).take(MOST_OTHER_NAMES);
            aliases.for_each(|alias| item.alias(alias));
            item.countries.extend(code.map(str::to_owned));
            item.what = told.what;
            row.get("start").clone_into(&mut item.start);
            row.get("end").clone_into(&mut item.end);
            item.points = item.points.max(points + if is_place { ranks.of(told.id) / 4.0 } else { 0.0 });
            item.told(source, month);
        }
    }
    Ok(())
}

/// Code of the country that a row tells in a cell or in its description.
fn country<'a>(row: &Row<'a>, peoples: &'a Peoples, regions: &'a BTreeMap<String, String>) -> Option<&'a str> {
    let what = row.get("what");
    let land = STATES.iter().fold(what.to_owned(), |what, (state, country)| what.replace(state, country));
    let told = Some(row.get("country")).filter(|code| code.len() == 2 && *code != "UN");
    let region = || last_region(what, regions).filter(|_| row.get("kind") != "person");
    told.or_else(|| peoples.country(&land)).or_else(region)
}

/// Names of regions that one country alone has, with its code.
fn regions(sources: &Sources) -> Result<BTreeMap<String, String>, String> {
    let mut regions: BTreeMap<String, String> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for row in sources.kb("admin1.tsv")?.rows() {
        let (name, code) = (row.get("name"), row.get("country"));
        if regions.insert(name.to_owned(), code.to_owned()).is_some_and(|other| other != code) {
            shared.insert(name.to_owned());
        }
    }
    regions.retain(|name, _| !shared.contains(name));
    Ok(regions)
}

/// Country of the region that a description ends with: "city in Mississippi".
fn last_region<'a>(what: &str, regions: &'a BTreeMap<String, String>) -> Option<&'a str> {
    let last = what.rsplit([',']).next().unwrap_or("").trim();
    let last = last.rsplit_once(" in ").map_or(last, |(_, last)| last);
    regions.get(last).map(String::as_str)
}

/// Whether a name means little else: no letters alone ("AFP"), no flag.
fn is_safe(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.chars().any(char::is_lowercase) && name.chars().count() > 3
}
