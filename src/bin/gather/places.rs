//! Countries, demonyms, cities and regions from the source tables and `data/gather/countries.tsv`.

use std::collections::{BTreeMap, BTreeSet};

use super::Sources;
use super::names::People;
use super::table::List;

/// Cities below are left out, unless capitals. Inhabitants.
const CITY_FROM: u32 = 100_000;
/// A city named like an everyday word or like many people must be this large. Inhabitants.
const AMBIGUOUS_CITY_FROM: u32 = 1_000_000;
/// A place named like this many people is left out.
const BEARERS_FROM: u32 = 6;
/// PageRank of the 2021 Wikidata graph from which a place is worth listing.
const PLACE_RANK_FROM: f64 = 1.0e-5;

/// `countries.tsv`: states, territories, what is or was like a state; rows of `data/gather/countries.tsv` rename, drop and add.
pub fn countries(sources: &Sources) -> Result<List, String> {
    let capitals_table = sources.kb("capitals.tsv")?;
    let mut capitals = BTreeMap::new();
    for row in capitals_table.rows().filter(|row| !row.get("role").contains("former")) {
        let shared = matches!(row.get("role"), "commercial" | "judicial" | "legislative");
        if !shared && !capitals.contains_key(row.get("country")) {
            capitals.insert(row.get("country"), row.get("capital"));
        }
    }
    let hand = sources.hand("countries.tsv")?;
    let by_code: BTreeMap<_, _> =
        hand.rows().filter(|row| row.get("action") != "add").map(|row| (row.get("iso2"), row)).collect();
    let mut list = List::new("countries.tsv", "name iso2 qid aliases capital official");
    for row in sources.kb("countries.tsv")?.rows() {
        let code = row.get("code");
        let change = by_code.get(code);
        let action = change.map_or("", |change| change.get("action"));
        if row.get("kind") == "subdivision" || code.contains('-') || action == "drop" {
            continue;
        }
        let name = if action == "rename" { change.map_or("", |change| change.get("name")) } else { row.get("name") };
        let aliases = change.map_or("", |change| change.get("aliases"));
        let official = row.get("official_name");
        let known =
            official == name || official.contains(['(', '[']) || aliases.split('|').any(|alias| alias == official);
        let official = if known { "" } else { official };
        let capital = capitals.get(code).copied().unwrap_or("");
        list.add([name, successor(code), row.get("qid"), aliases, capital, official]);
    }
    let qids = qids(sources)?;
    for row in hand.rows().filter(|row| row.get("action") == "add") {
        let qid = qids.get(row.get("name")).map_or("", String::as_str);
        list.add([row.get("name"), row.get("iso2"), qid, row.get("aliases"), "", ""]);
    }
    Ok(list)
}

/// The code under which a state that is no more is filed.
fn successor(code: &str) -> &str {
    match code {
        "SUHH" => "RU",
        "YUCS" | "CSXX" => "RS",
        "CSHH" => "CZ",
        "DD" => "DE",
        "ZR" => "CD",
        "AN" => "NL",
        code => code.get(..2).unwrap_or(code),
    }
}

/// QIDs of places whose label only one place has.
fn qids(sources: &Sources) -> Result<BTreeMap<String, String>, String> {
    let mut qids = BTreeMap::<String, String>::new();
    let mut twice = BTreeSet::new();
    for row in sources.kb("wikidata_subset.tsv")?.rows().filter(|row| matches!(row.get("kind"), "country" | "place")) {
        if qids.insert(row.get("label").to_owned(), row.get("qid").to_owned()).is_some() {
            twice.insert(row.get("label").to_owned());
        }
    }
    qids.retain(|label, _| !twice.contains(label));
    Ok(qids)
}

/// `demonyms.tsv`: adjectives and nouns of the countries' people; the code and name cells are lists where two countries share a form.
pub fn demonyms(sources: &Sources, countries: &List) -> Result<List, String> {
    let mut country_names = BTreeMap::new();
    let mut names = BTreeSet::new();
    for row in countries.rows() {
        names.insert(row[0].clone());
        names.extend(row[3].split('|').map(str::to_owned));
        if !row[4].is_empty() {
            country_names.insert(row[1].clone(), row[0].clone());
        }
    }
    let mut forms = BTreeMap::<(String, String), BTreeSet<String>>::new();
    for row in sources.kb("demonyms.tsv")?.rows() {
        let (country, form) = (row.get("country"), row.get("form"));
        let is_place = names.contains(form) || form == "European Union" || form.ends_with(" Island");
        if country.is_empty() || country == "EU" || is_place || form.ends_with("colloquial") {
            continue;
        }
        forms.entry((form.to_owned(), row.get("form_type").to_owned())).or_default().insert(country.to_owned());
    }
    let mut list = List::new("demonyms.tsv", "form iso2 stands_for form_type");
    for ((form, form_type), codes) in &forms {
        let codes: Vec<_> = codes.iter().map(String::as_str).collect();
        let named: Vec<_> = codes.iter().map(|code| country_names.get(*code).map_or(*code, String::as_str)).collect();
        list.add_sense([form, &codes.join("|"), &named.join("|"), form_type]);
    }
    Ok(list)
}

/// `cities.tsv`: large cities and capitals that no hand-written list has. The one alternative name is the spelling without marks.
pub fn cities(sources: &Sources, people: &People, countries: &List) -> Result<List, String> {
    let mut list = List::new("cities.tsv", "name iso2 population alt_names");
    for row in sources.kb("cities.tsv")?.rows() {
        let (name, population) = (row.get("name"), row.count("population"));
        let ambiguous = sources.words.is_word(name) || people.bearers(name) >= BEARERS_FROM;
        let large = population >= if ambiguous { AMBIGUOUS_CITY_FROM } else { CITY_FROM };
        let capital = row.get("capital") == "capital" && !sources.words.is_frequent(name);
        let short = name.chars().count() < 4 && population < AMBIGUOUS_CITY_FROM;
        if !(large || capital) || short || countries.find(name).is_some() || !is_place_name(sources, name) {
            continue;
        }
        let plain = row.get("ascii_name");
        let plain = if plain == name || plain.len() < 4 || !alike(name, plain) { "" } else { plain };
        // Rounded to two digits: a rank, not a fact to show.
        let digits = 10u32.pow(population.max(1).ilog10().saturating_sub(1));
        list.add([name, row.get("country"), &(population / digits * digits).to_string(), plain]);
    }
    Ok(list)
}

/// Whether two spellings differ in marks only, not in language.
fn alike(name: &str, plain: &str) -> bool {
    let (a, b): (Vec<_>, Vec<_>) = (name.chars().collect(), plain.chars().collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a == b || !a.is_ascii())
}

fn is_place_name(sources: &Sources, name: &str) -> bool {
    name.chars().count() > 2
        && name.starts_with(char::is_uppercase)
        && !sources.by_hand.contains(name)
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | '(' | '/' | ';'))
}

/// `regions.tsv`: first-level divisions and natural or notable places, without the head word that the rules know (`Oblast`).
pub fn regions(sources: &Sources, people: &People, have: &[&List]) -> Result<List, String> {
    let heads = Heads::read(sources)?;
    let known: BTreeSet<&str> = have.iter().flat_map(|list| list.names()).collect();
    let mut list = List::new("regions.tsv", "name type iso2");
    let mut add = |name: &str, kind: &str, country: &str| {
        let ambiguous = sources.words.is_word(name) || people.bearers(name) >= BEARERS_FROM;
        let generic = name.split(' ').all(|word| heads.0.contains(word) || sources.words.is_word(word));
        if !ambiguous && !generic && !known.contains(name) && is_place_name(sources, name) && name.chars().count() > 3 {
            list.add([name, kind, country]);
        }
    };
    for row in sources.kb("admin1.tsv")?.rows() {
        let label = if row.get("wikidata_label").is_empty() { row.get("name") } else { row.get("wikidata_label") };
        // Municipalities are divisions of the first level where countries are small: hundreds of villages.
        if !label.contains("Municipality") {
            add(heads.core(label), "admin1", row.get("country"));
        }
    }
    let types = region_types(sources)?;
    let places = sources.kb("namenet.tsv")?;
    let is_place = |kind: &str| matches!(kind, "natural place" | "place");
    let in_the_sky =
        |kind: &str| matches!(kind, "constellation" | "planet" | "star" | "asteroid" | "galaxy" | "satellite");
    for row in places.rows().filter(|row| is_place(row.get("kind")) && row.get("myth").is_empty()) {
        let kind = row.list("type").next().unwrap_or("place");
        if !row.list("type").any(in_the_sky) {
            add(row.get("name"), kind, "");
        }
    }
    for row in sources.kb("wikidata_subset.tsv")?.rows().filter(|row| matches!(row.get("kind"), "place" | "city")) {
        if let Some(kind) = types.get(row.get("type_label")).map(String::as_str)
            && row.number("pagerank") >= PLACE_RANK_FROM
        {
            add(row.get("label"), kind, "");
        }
    }
    Ok(list)
}

/// Type of region by the label of its Wikidata type.
fn region_types(sources: &Sources) -> Result<BTreeMap<String, String>, String> {
    let wanted = sources.hand("wikidata_types.tsv")?;
    let rows = wanted.rows().filter(|row| row.get("list") == "regions");
    Ok(rows.map(|row| (row.get("type_label").to_owned(), row.get("type").to_owned())).collect())
}

/// Words that end place names, from the lexicon.
struct Heads(BTreeSet<String>);

impl Heads {
    fn read(sources: &Sources) -> Result<Heads, String> {
        let lexicon = sources.lexicon("place_heads.tsv")?;
        let words = lexicon.rows().map(|row| row.get("head").to_owned());
        Ok(Heads(words.collect()))
    }

    /// `Kukës County` → `Kukës`; a name that is one word stays.
    fn core<'n>(&self, name: &'n str) -> &'n str {
        match name.rsplit_once(' ') {
            Some((core, head)) if self.0.contains(head) && !self.0.contains(core) => core,
            _ => name,
        }
    }
}
