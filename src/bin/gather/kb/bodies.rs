//! Parties, companies and everything of the Wikidata subset. Takes what a source tells of them, gives entries.

use super::super::Sources;
use super::super::table::Row;
use super::Ranks;
use super::item::World;
use super::people::{plain, trade, trades};
use super::places::Peoples;

/// Parties with a QID, or of this century.
pub fn parties(sources: &Sources, world: &mut World) -> Result<(), String> {
    for row in sources.kb("parties.tsv")?.rows() {
        let qid = row.get("qid");
        let recent = row.get("last_election_year") >= "2005" || row.get("source").starts_with("factbook");
        let title = plain(row.get("enwiki_title"));
        let name = if title.is_empty() || title.contains("election") { row.get("name") } else { &title };
        if name.contains(['(', '/', ',', '"']) || name.contains("election") || qid.is_empty() && !recent {
            continue;
        }
        let id = if qid.is_empty() {
            format!("party:{}:{}", row.get("country"), name.replace(' ', "_"))
        } else {
            qid.to_owned()
        };
        let item = world.item(&id, "organization", name);
        item.alias(row.get("name"));
        for alias in row.list("short").chain(row.list("aliases")) {
            item.alias(alias);
        }
        if !row.get("country").is_empty() {
            item.countries.insert(row.get("country").to_owned());
        }
        "political party".clone_into(&mut item.what);
        for (cell, column) in [(&mut item.start, "founded"), (&mut item.end, "dissolved")] {
            if cell.is_empty() {
                row.get(column).clone_into(cell);
            }
        }
        let size = row.number("max_share").clamp(0.0, 45.0) / 2.0;
        item.points = item.points.max(if recent { 14.0 + size } else { 4.0 + size / 2.0 });
        item.told("parties", "2026-03");
    }
    Ok(())
}

/// Listed companies and brands.
pub fn companies(sources: &Sources, world: &mut World) -> Result<(), String> {
    let mut ids = std::collections::BTreeMap::new();
    for row in sources.kb("brands.tsv")?.rows() {
        let category = row.get("nsi_category");
        if !(category.starts_with("brands/") || category.starts_with("operators/")) || is_place(row.get("description"))
        {
            continue;
        }
        let item = world.item(row.get("qid"), "organization", row.get("label"));
        row.list("aliases").take(4).for_each(|alias| item.alias(alias));
        "company".clone_into(&mut item.what);
        item.points = 20.0 + 6.0 * (1.0 + row.number("n_entries")).log10();
        item.told("brands", "2026-09");
        ids.insert(row.get("label").to_owned(), row.get("qid").to_owned());
    }
    for row in sources.kb("companies.tsv")?.rows() {
        let points = match row.get("cap_class").trim() {
            "Mega" => 50.0,
            "Large" => 40.0,
            "Mid" => 22.0,
            _ => continue,
        };
        let name = row.get("name");
        let id = ids.get(name).cloned().unwrap_or_else(|| format!("company:{}", name.replace(' ', "_")));
        let item = world.item(&id, "organization", name);
        row.list("other_forms").for_each(|form| item.alias(form));
        if !row.get("country").is_empty() {
            item.countries.insert(row.get("country").to_owned());
        }
        let industry = row.get("industry").to_lowercase();
        item.what = if industry.is_empty() { "company".to_owned() } else { format!("company ({industry})") };
        item.points = item.points.max(points);
        item.told("companies", "2026-08");
    }
    Ok(())
}

/// The list of brands also has the cities that run something.
fn is_place(description: &str) -> bool {
    ["city", "town", "municipality", "commune", "county", "capital", "district"]
        .iter()
        .any(|word| description.contains(word))
}

/// The words that tell of what country it is; not what a sea or a region touches ("of the Indian Ocean", "and Egypt").
fn described(row: &Row) -> String {
    let text = format!("{} {}", row.get("type_label"), row.get("description")).replace("Indian Ocean", "");
    let end = text.find(" and ").or(text.find(" includ")).filter(|_| row.get("kind") == "place");
    text[..end.unwrap_or(text.len())].to_owned()
}

/// What a thing is: its type, unless that is about Wikimedia or one of the many odd ones of universities ("herbarium").
fn told_kind<'a>(row: &Row<'a>) -> &'a str {
    let is_plain = |label: &&str| !label.starts_with("Wikimedia") && !label.is_empty();
    if row.get("kind") == "university" {
        return "university";
    }
    [row.get("type_label")].into_iter().chain(row.list("other_types")).find(is_plain).unwrap_or("")
}

/// Kinds of the subset: ours, and points before those of the ranks.
const KINDS: [(&str, &str, f64); 17] = [
    ("armed_group", "organization", 35.0),
    ("bank", "organization", 25.0),
    ("city", "place", 10.0),
    ("company", "organization", 28.0),
    ("country", "country", 30.0),
    ("event", "event", 40.0),
    ("government", "organization", 18.0),
    ("igo", "organization", 35.0),
    ("media", "organization", 30.0),
    ("military", "organization", 25.0),
    ("ngo", "organization", 25.0),
    ("org", "organization", 15.0),
    ("party", "organization", 28.0),
    ("person", "person", 8.0),
    ("place", "place", 8.0),
    ("sports", "organization", 28.0),
    ("university", "organization", 30.0),
];

/// Everything of the subset but positions and embassies.
pub fn wikidata(sources: &Sources, peoples: &Peoples, ranks: &Ranks, world: &mut World) -> Result<(), String> {
    let trades = trades(sources)?;
    for row in sources.kb("wikidata_subset.tsv")?.rows() {
        let (label, kind) = (row.get("type_label"), row.get("kind"));
        let Some(&(_, kind, points)) = KINDS.iter().find(|(other, ..)| *other == kind) else { continue };
        if matches!(label, "embassy" | "position" | "public office" | "banknote") || row.get("label").contains('(') {
            continue;
        }
        // States of the past and what else is no country of the list.
        let kind = if kind == "country" && !world.items.contains_key(row.get("qid")) { "place" } else { kind };
        let fresh = !world.items.contains_key(row.get("qid"));
        let item = world.item(row.get("qid"), kind, row.get("label"));
        if item.kind == "country" {
            continue;
        }
        row.list("aliases").for_each(|alias| item.alias(alias));
        item.points =
            item.points.max(points + if fresh && kind == "place" { ranks.of(row.get("qid")) / 4.0 } else { 0.0 });
        let described = described(&row);
        if let Some(code) = peoples.country(&described).filter(|_| item.countries.is_empty()) {
            item.countries.insert(code.to_owned());
        }
        if item.what.is_empty() {
            item.what = if kind == "person" {
                trade(row.get("description"), &trades).unwrap_or_default()
            } else {
                told_kind(&row).to_owned()
            };
        }
        for (cell, column) in [(&mut item.start, "born_or_began"), (&mut item.end, "died_or_ended")] {
            if cell.is_empty() {
                row.get(column).clone_into(cell);
            }
        }
        item.told("wikidata_subset", "2021-01");
    }
    Ok(())
}
