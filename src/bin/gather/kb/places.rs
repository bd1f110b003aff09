//! Countries, cities, regions and other named places of the knowledge base; and the people and events of WordNet, whose rows name all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Sources;
use super::super::table::{Row, Table};
use super::Ranks;
use super::item::{Fact, World};

/// How countries are called in a sentence, by code.
pub struct Countries(BTreeMap<String, String>);

impl Countries {
    pub fn in_text(&self, code: &str) -> Option<&str> {
        self.0.get(code).map(String::as_str)
    }
}

/// Points of the kinds of the table.
const COUNTRY_POINTS: [(&str, f64); 4] =
    [("country", 99.0), ("territory", 60.0), ("subdivision", 45.0), ("historical", 45.0)];

/// Countries with capitals and what their people are called.
pub fn countries(sources: &Sources, ranks: &Ranks, world: &mut World) -> Result<Countries, String> {
    let (mut names, mut own_ids) = (BTreeMap::new(), BTreeMap::new());
    let taken = other_places(sources)?;
    for row in sources.kb("countries.tsv")?.rows() {
        let code = row.get("code");
        // The Netherlands rather than the kingdom that they are a part of.
        let mut ids = row.list("qid").chain(row.list("other_qids").filter(|_| row.get("kind") == "country"));
        let first = ids.next().unwrap_or("");
        let qid = ids.fold(first, |best, id| if ranks.of(id) > ranks.of(best) { id } else { best });
        let own = code.len() == 2;
        let kind = if own { "country" } else { "place" };
        let is_union = row.get("region") == "Supranational";
        if qid.is_empty() || is_union || row.get("kind") == "historical" && !own {
            continue;
        }
        let item = world.item(qid, kind, row.get("name"));
        // "Gaza" is no other name of Palestine.
        let own_names = row.list("aliases").filter(|alias| !taken.contains(*alias));
        for alias in row.list("aliases_hand").chain([row.get("official_name")]).chain(own_names) {
            item.alias(alias);
        }
        item.countries.insert(if own { code } else { row.get("parent") }.to_owned());
        item.what = kind_of_country(&row);
        item.points =
            COUNTRY_POINTS.iter().find(|(kind, _)| *kind == row.get("kind")).map_or(40.0, |(_, points)| *points);
        item.told("countries", "2026-07");
        let in_text = if row.get("in_sentence").is_empty() { row.get("name") } else { row.get("in_sentence") };
        if in_text != row.get("name") {
            item.facts.push(plain_fact("in text", in_text, 0));
        }
        if own {
            names.insert(code.to_owned(), in_text.to_owned());
            own_ids.insert(code.to_owned(), qid.to_owned());
        }
    }
    belongings(sources, &own_ids, world)?;
    Ok(Countries(names))
}

/// "country in Western Asia", "state".
fn kind_of_country(row: &Row) -> String {
    let (kind, subregion) = (row.get("kind"), row.get("subregion"));
    if kind == "subdivision" {
        return if STATES.contains(&row.get("parent")) { "state" } else { "region" }.to_owned();
    }
    // A subregion that is named after its two countries tells nothing of them.
    let region = if subregion.is_empty() || subregion.contains(" and ") { row.get("region") } else { subregion };
    format!("{kind}{}{region}", if region.is_empty() { "" } else { " in " })
}

/// Federations whose parts are states.
const STATES: [&str; 6] = ["AU", "BR", "DE", "IN", "MY", "US"];

/// Names of cities and of places of WordNet.
fn other_places(sources: &Sources) -> Result<BTreeSet<String>, String> {
    let mut taken = BTreeSet::new();
    for (file, kind) in [("cities.tsv", ""), ("namenet.tsv", "place")] {
        taken.extend(
            sources
                .kb(file)?
                .rows()
                .filter(|row| row.get("kind") == kind)
                .flat_map(|row| row.list("name").chain(row.list("aliases")).map(str::to_owned).collect::<Vec<_>>()),
        );
    }
    Ok(taken)
}

fn plain_fact(label: &'static str, text: &str, level: u8) -> Fact {
    Fact { label, text: text.to_owned(), as_of: "2026-02".into(), source: "countries", level, ..Fact::default() }
}

fn belongings(sources: &Sources, ids: &BTreeMap<String, String>, world: &mut World) -> Result<(), String> {
    for row in sources.kb("capitals.tsv")?.rows() {
        if let Some(item) = ids.get(row.get("country")).and_then(|id| world.items.get_mut(id)) {
            let role = row.get("role");
            let text = if role.is_empty() {
                row.get("capital").to_owned()
            } else {
                format!("{} ({role})", row.get("capital"))
            };
            item.facts.push(Fact { source: "capitals", ..plain_fact("capital", &text, 9) });
        }
    }
    for row in sources.kb("demonyms.tsv")?.rows().filter(|row| row.get("shared_with").is_empty()) {
        if let Some(item) = ids.get(row.get("country")).and_then(|id| world.items.get_mut(id)) {
            let fact = Fact { source: "demonyms", ..plain_fact("demonym", row.get("form"), 0) };
            if !item.facts.iter().any(|other| other.text == fact.text) {
                item.facts.push(fact);
            }
        }
    }
    Ok(())
}

/// Cities without a QID are kept from this population.
const POPULATION_FROM: f64 = 100_000.0;

/// Cities and capitals.
pub fn cities(sources: &Sources, countries: &Countries, world: &mut World) -> Result<(), String> {
    let named = one_city_names(sources)?;
    let table = sources.kb("cities.tsv")?;
    let largest = largest(&table);
    for row in table.rows().filter(|row| is_itself(row, &largest)) {
        let (population, capital) = (row.number("population"), !row.get("capital").is_empty());
        // A city that is its country has the country's row.
        let bare = countries.in_text(row.get("country")).unwrap_or("");
        if bare.strip_prefix("the ").unwrap_or(bare) == row.get("name") {
            continue;
        }
        let place = (row.get("name").to_owned(), row.get("geonameid").to_owned());
        let by_name = || named.get(&place).filter(|qid| is_free(world, qid)).map_or("", String::as_str);
        let qid = if row.get("qid").is_empty() { by_name() } else { row.get("qid") };
        if qid.is_empty() && population < POPULATION_FROM && !capital {
            continue;
        }
        let id = if qid.is_empty() { format!("geonames:{}", row.get("geonameid")) } else { qid.to_owned() };
        let item = world.item(&id, "place", row.get("name"));
        item.alias(row.get("ascii_name"));
        if item.kind == "country" {
            continue;
        }
        item.countries.insert(row.get("country").to_owned());
        let of = countries.in_text(row.get("country")).filter(|_| capital);
        item.what = of.map_or_else(|| "city".to_owned(), |country| format!("capital of {country}"));
        let size = 30.0 * (population.max(1000.0).log10() - 4.3);
        item.points = if capital { size.max(75.0) } else { size.clamp(5.0, 85.0) };
        item.told("cities", "2026-07");
        if !row.get("admin1").is_empty() && row.get("admin1") != row.get("name") {
            item.facts.push(Fact { label: "lies in", ..fact(row.get("admin1"), "cities") });
        }
        if population >= 1.0 {
            let text = format!("{population}");
            item.facts.push(Fact { label: "population", ..fact(&text, "cities") });
        }
    }
    Ok(())
}

/// Name and country of a capital; of other cities nothing.
fn capital_key(row: &Row) -> String {
    if row.get("capital").is_empty() { String::new() } else { format!("{} {}", row.get("country"), row.get("name")) }
}

/// Whether no city has that QID yet: the largest of a name gets it, as the table goes from large to small.
fn is_free(world: &World, qid: &str) -> bool {
    world.items.get(qid).is_none_or(|item| !item.sources.contains("cities"))
}

/// The table gives namesakes of a capital its flag, and sometimes its QID.
fn is_itself(row: &Row, largest: &BTreeMap<String, String>) -> bool {
    let keys = [row.get("qid").to_owned(), capital_key(row)];
    keys.iter().filter_map(|key| largest.get(key)).all(|id| id == row.get("geonameid"))
}

/// The geonameid of the largest city with a QID, and of the largest capital of a name and country.
fn largest(table: &Table) -> BTreeMap<String, String> {
    let mut found = BTreeMap::<String, (f64, String)>::new();
    for row in table.rows() {
        for key in [row.get("qid").to_owned(), capital_key(&row)].into_iter().filter(|key| !key.is_empty()) {
            let size = (row.number("population"), row.get("geonameid").to_owned());
            let known = found.entry(key).or_default();
            if size.0 >= known.0 {
                *known = size;
            }
        }
    }
    found.into_iter().map(|(key, (_, id))| (key, id)).collect()
}

fn fact(text: &str, source: &'static str) -> Fact {
    Fact { text: text.to_owned(), as_of: "2026-07".into(), source, level: 1, ..Fact::default() }
}

/// QIDs of WordNet for cities whose name only one city of size bears: by name and geonameid.
fn one_city_names(sources: &Sources) -> Result<BTreeMap<(String, String), String>, String> {
    let mut cities = BTreeMap::<String, Vec<(u64, String)>>::new();
    for row in sources.kb("cities.tsv")?.rows() {
        let size = row.number("population") as u64;
        cities.entry(row.get("name").to_owned()).or_default().push((size, row.get("geonameid").to_owned()));
    }
    let mut found = BTreeMap::new();
    for row in sources.kb("namenet.tsv")?.rows() {
        let is_city = row
            .list("type")
            .any(|kind| matches!(kind, "city" | "national capital" | "port" | "town" | "state capital"));
        if !is_city || row.get("qid").is_empty() {
            continue;
        }
        for name in std::iter::once(row.get("name")).chain(row.list("aliases")) {
            if let Some([(_, id)]) = cities.get(name).map(Vec::as_slice) {
                found.insert((name.to_owned(), id.clone()), row.get("qid").to_owned());
            }
        }
    }
    Ok(found)
}

/// Countries by their names and by what their people are called.
pub struct Peoples(Vec<(String, String)>);

impl Peoples {
    pub fn read(sources: &Sources, countries: &Countries) -> Result<Peoples, String> {
        let mut names: Vec<(String, String)> = countries
            .0
            .iter()
            .map(|(code, name)| (name.strip_prefix("the ").unwrap_or(name).to_owned(), code.clone()))
            .collect();
        for row in sources.kb("demonyms.tsv")?.rows() {
            if !row.get("country").is_empty() && row.get("shared_with").is_empty() {
                names.push((row.get("form").to_owned(), row.get("country").to_owned()));
            }
        }
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Ok(Peoples(names))
    }

    /// The country that a text names first.
    pub fn country(&self, text: &str) -> Option<&str> {
        let whole = |at: usize, name: &str| {
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            edge(text[..at].chars().next_back()) && edge(text[at + name.len()..].chars().next())
        };
        let place = |(name, code): &'_ (String, String)| {
            text.find(name.as_str())
                .filter(|&at| whole(at, name))
                .map(|at| (at, std::cmp::Reverse(name.len()), code.clone()))
        };
        let (.., code) = self.0.iter().filter_map(place).min()?;
        self.0.iter().find(|(_, other)| *other == code).map(|(_, code)| code.as_str())
    }
}

/// Whether `name` is what a person with that full name is called: "Bertrand Russell", not "Bertrand Arthur William Russell".
fn is_short_for(name: &str, full: &str) -> bool {
    let (short, long): (Vec<&str>, Vec<&str>) = (name.split(' ').collect(), full.split(' ').collect());
    matches!(short[..], [given, family] if long.len() > 2 && long.contains(&given) && long.last() == Some(&family))
}

/// Names of WordNet with a QID: people, places, groups, events.
pub fn names(sources: &Sources, ranks: &Ranks, world: &mut World) -> Result<(), String> {
    for row in sources.kb("namenet.tsv")?.rows().filter(|row| !row.get("qid").is_empty() && row.get("myth").is_empty())
    {
        let (kind, points) = match row.get("kind") {
            "person" => ("person", 12.0),
            "place" | "natural place" => ("place", 30.0),
            "event" => ("event", 45.0),
            "group" | "state" => ("organization", 40.0),
            _ => continue,
        };
        let fresh = !world.items.contains_key(row.get("qid"));
        let points = if fresh { points + ranks.of(row.get("qid")) / 4.0 } else { 8.0 };
        let aliases: Vec<String> = row.list("aliases").map(str::to_owned).collect();
        let usual = aliases.iter().find(|alias| kind == "person" && is_short_for(alias, row.get("name")));
        let item = world.item(row.get("qid"), kind, usual.map_or(row.get("name"), String::as_str));
        for alias in aliases.iter().map(String::as_str).chain([row.get("name")]) {
            item.alias(alias);
        }
        if item.kind == "country" {
            continue;
        }
        if item.what.is_empty() {
            // A type with a capital is a thing of its own ("Riyadh" for Mecca), not what kind it is of.
            let kind = row.list("type").find(|kind| !kind.starts_with(char::is_uppercase));
            kind.unwrap_or("").clone_into(&mut item.what);
        }
        if let Some((start, end)) = row.get("dates").split_once('-').filter(|_| item.start.is_empty()) {
            let is_year = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            if is_year(&start) && is_year(&end) {
                (item.start, item.end) = (start.to_owned(), end.to_owned());
            }
        }
        item.points += points;
        item.told("namenet", "2025-12");
    }
    Ok(())
}
