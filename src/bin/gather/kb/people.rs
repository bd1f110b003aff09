//! People of the knowledge base: holders of offices, leaders, members of parliaments, and the well-known of every trade.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Sources;
use super::item::{Fact, World};
use super::offices::Offices;
use super::places::{Countries, Peoples};
use crate::table::Row;

/// Points of a level of office, by level.
const LEVEL_POINTS: [f64; 10] = [0.0, 3.0, 5.0, 9.0, 14.0, 18.0, 24.0, 31.0, 36.0, 42.0];

/// Points for when somebody last held an office.
const RECENT: [(&str, f64); 4] = [("2015", 12.0), ("2005", 5.0), ("1990", 0.0), ("", -5.0)];

/// Everybody with an office, best office counting.
pub fn politicians(
    sources: &Sources,
    countries: &Countries,
    peoples: &Peoples,
    world: &mut World,
) -> Result<(), String> {
    let tables = Tables { offices: Offices::read(sources)?, countries, peoples };
    let mut best = BTreeMap::new();
    for (file, source) in [("office_holders.tsv", "office_holders"), ("legislators.tsv", "legislators")] {
        for row in sources
            .kb(file)?
            .rows()
            .filter(|row| !row.get("enwiki_title").is_empty() || !row.get("office_full").is_empty())
        {
            let name =
                plain(if row.get("enwiki_title").is_empty() { row.get("name") } else { row.get("enwiki_title") });
            let told = Told { id: row.get("qid"), name: &name, start: row.get("start"), end: row.get("end"), source };
            office(&tables, world, &mut best, &row, told);
        }
    }
    leaders(sources, &tables, world, &mut best)?;
    for (id, points) in best {
        if let Some(item) = world.items.get_mut(&id) {
            item.points += points;
        }
    }
    Ok(())
}

struct Told<'a> {
    id: &'a str,
    name: &'a str,
    start: &'a str,
    end: &'a str,
    source: &'static str,
}

type Best = BTreeMap<String, f64>;

/// "Member of the 58th Parliament" is a member of the parliament.
fn without_number(title: &str) -> String {
    let is_number = |word: &&str| word.ends_with(['t', 'd', 'h']) && word.starts_with(|c: char| c.is_ascii_digit());
    title.split(' ').filter(|word| !is_number(word)).collect::<Vec<_>>().join(" ")
}

/// What offices are read with.
struct Tables<'a> {
    offices: Offices,
    countries: &'a Countries,
    peoples: &'a Peoples,
}

fn office(tables: &Tables, world: &mut World, best: &mut Best, row: &Row, told: Told) {
    let Tables { offices, countries, peoples } = tables;
    let country = row.get("country");
    let full = without_number(row.get("office_full"));
    let title = without_number(row.get("office"));
    let named = peoples.country(&full).or(peoples.country(&title)) == Some(country);
    let (text, bare) = offices.printed(&title, &full, countries.in_text(country), named);
    let level = if told.source == "legislators" { offices.level(&bare).min(3) } else { offices.level(&bare) };
    let item = world.item(told.id, "person", told.name);
    item.told(told.source, row.get("as_of"));
    if !country.is_empty() {
        item.countries.insert(country.to_owned());
    }
    if row.get("name") != told.name && !row.get("name").is_empty() {
        item.alias(row.get("name"));
    }
    let as_of = row.get("as_of").get(..7).unwrap_or("").to_owned();
    let (start, end) = (told.start.to_owned(), told.end.to_owned());
    let when = if end.is_empty() { as_of.clone() } else { end.clone() };
    item.fact(Fact { label: "office", text, start, end, as_of, source: told.source, level });
    let recent = RECENT.iter().find(|(year, _)| when.as_str() >= *year).map_or(0.0, |(_, points)| *points);
    let points = best.entry(told.id.to_owned()).or_insert(f64::MIN);
    *points = points.max(LEVEL_POINTS[usize::from(level.min(9))] + recent);
}

/// Leaders of the Factbook and of the United States; those without a QID get one of their namesakes of the same country, or stand alone.
fn leaders(sources: &Sources, tables: &Tables, world: &mut World, best: &mut Best) -> Result<(), String> {
    let lives = sources.kb("people.tsv")?;
    let homes: BTreeMap<&str, &str> = lives.rows().map(|row| (row.get("qid"), row.get("country"))).collect();
    let mut by_name = BTreeMap::new();
    for (id, item) in &world.items {
        for country in item.countries.iter().filter(|_| item.kind == "person") {
            by_name.insert((item.name.to_lowercase(), country.clone()), id.clone());
        }
    }
    for row in sources.kb("leaders.tsv")?.rows().filter(|row| row.get("section") != "chief of mission") {
        // Heads of state of a country are listed with all its territories.
        let home = homes.get(row.get("qid")).filter(|home| !home.is_empty());
        if home.is_some_and(|home| *home != row.get("country")) {
            continue;
        }
        let name = plain(if row.get("enwiki_title").is_empty() { row.get("person") } else { row.get("enwiki_title") });
        let known = by_name.get(&(name.to_lowercase(), row.get("country").to_owned()));
        let id = match (row.get("qid"), known) {
            ("", Some(id)) => id.clone(),
            ("", None) => format!("leaders:{}:{}", row.get("country"), name.replace(' ', "_")),
            (qid, _) => qid.to_owned(),
        };
        // The Factbook tells only between which issues somebody went: the year of the later one.
        let gone = row.get("until_or_gone_by");
        let exact = !row.get("source").starts_with("factbook");
        let end = if exact { gone } else { gone.get(..4).unwrap_or("") };
        let told = Told { id: &id, name: &name, start: row.get("since"), end, source: "leaders" };
        office(tables, world, best, &row, told);
    }
    Ok(())
}

/// Births and deaths of everybody who is there by now.
pub fn lives(sources: &Sources, world: &mut World) -> Result<(), String> {
    for row in sources.kb("people.tsv")?.rows() {
        let Some(item) = world.items.get_mut(row.get("qid")) else { continue };
        for (cell, column) in [(&mut item.start, "born"), (&mut item.end, "died")] {
            if cell.is_empty() {
                row.get(column).clone_into(cell);
            }
        }
    }
    Ok(())
}

/// A title of Wikipedia without what tells namesakes apart.
pub fn plain(title: &str) -> String {
    title.split(" (").next().unwrap_or(title).trim().to_owned()
}

/// Trades: what people are called in WordNet and in the lexicon of titles.
pub fn trades(sources: &Sources) -> Result<BTreeSet<String>, String> {
    let names = sources.kb("namenet.tsv")?;
    let people = names.rows().filter(|row| row.get("kind") == "person");
    let mut trades: BTreeSet<String> = people.flat_map(|row| row.list("type").map(str::to_lowercase)).collect();
    let titles = sources.lexicon("titles.tsv")?;
    trades.extend(titles.rows().filter(|row| row.get("kind") == "office").map(|row| row.get("title").to_lowercase()));
    Ok(trades)
}

/// The first trade that a description names.
pub fn trade(description: &str, trades: &BTreeSet<String>) -> Option<String> {
    let text = description.to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let phrase = |start: usize, length: usize| words.get(start..start + length).map(|words| words.join(" "));
    (0..words.len())
        .find_map(|start| (1..=3).rev().filter_map(|length| phrase(start, length)).find(|p| trades.contains(p)))
}
