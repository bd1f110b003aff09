//! Parties, companies and other organizations from the source tables. Leaves out what the hand-written gazetteer has.

use std::collections::{BTreeMap, BTreeSet};

use super::Sources;
use super::names::People;
use super::table::List;

/// Parties that were dissolved before are left out.
const PARTY_SINCE: &str = "2005";
/// PageRank of the 2021 Wikidata graph from which an organization is worth listing.
const RANK_FROM: f64 = 7.0e-6;
/// A company named like this many people is left out.
const BEARERS_FROM: u32 = 4;

/// Words that end the names of organizations, from the lexicon.
struct Heads(BTreeSet<String>);

impl Heads {
    fn read(sources: &Sources) -> Result<Heads, String> {
        let lexicon = sources.lexicon("org_heads.tsv")?;
        let heads = lexicon.rows().filter(|row| row.get("position") != "first").map(|row| row.get("head").to_owned());
        Ok(Heads(heads.collect()))
    }

    /// Whether the rules find the whole name by its last word: a plain run of capitalised words ("Cayman Democratic Party").
    fn cover(&self, name: &str) -> bool {
        let plain = name.split(' ').all(|word| word.starts_with(char::is_uppercase));
        plain && name.rsplit_once(' ').is_some_and(|(_, head)| self.0.contains(head))
    }
}

/// `parties.tsv`: parties of this century; shared names list their countries.
pub fn parties(sources: &Sources) -> Result<List, String> {
    let heads = Heads::read(sources)?;
    let mut parties = BTreeMap::<&str, (BTreeSet<&str>, BTreeSet<&str>)>::new();
    let table = sources.kb("parties.tsv")?;
    for row in table.rows() {
        let (name, last) = (without_article(row.get("name")), row.get("last_election_year"));
        let gone = !row.get("dissolved").is_empty() && row.get("dissolved") < PARTY_SINCE;
        let recent = last >= PARTY_SINCE || row.get("source").starts_with("factbook");
        let odd = name.contains(['(', '/', ',', '"']) || name.chars().count() > 50;
        if gone || odd || !(recent || row.number("max_share") >= 5.0) || !sources.is_clean(name) {
            continue;
        }
        let (shorts, countries) = parties.entry(name).or_default();
        shorts.extend(row.list("short").filter(|short| is_acronym(short) && sources.is_clean(short)));
        countries.insert(row.get("country"));
    }
    let mut list = List::new("parties.tsv", "name short country");
    for (name, (shorts, countries)) in &parties {
        // An acronym is no help where several parties bear the name.
        let shorts = if countries.len() > 1 { String::new() } else { joined(shorts) };
        if !(shorts.is_empty() && heads.cover(name)) {
            list.add([name, &shorts, &joined(countries)]);
        }
    }
    Ok(list)
}

/// In running text the article is not part of these names.
fn without_article(name: &str) -> &str {
    name.strip_prefix("The ").unwrap_or(name)
}

/// Three letters or more, mostly capitals: shorter ones stand for too much else.
fn is_acronym(short: &str) -> bool {
    let letters = short.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    (3..=8).contains(&letters) && 2 * capitals > letters && short.chars().all(|c| c.is_alphabetic() || c == '-')
}

fn joined(parts: &BTreeSet<&str>) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("|")
}

/// `companies.tsv`: large listed companies with a name of their own.
pub fn companies(sources: &Sources, people: &People) -> Result<List, String> {
    let mut list = List::new("companies.tsv", "name short country");
    for row in sources.kb("companies.tsv")?.rows().filter(|row| matches!(row.get("cap_class").trim(), "Large" | "Mega"))
    {
        let name = without_article(row.get("name"));
        let odd = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '/' | ',' | '.' | '%');
        let shouting = name.contains(' ') && !name.contains(char::is_lowercase);
        if name.contains(odd) || shouting || name.chars().count() > 32 || !sources.is_clean(name) {
            continue;
        }
        if people.bearers(name) < BEARERS_FROM {
            list.add([name, "", row.get("country")]);
        }
    }
    Ok(list)
}

/// `organizations_wd.tsv`: organizations of the kinds that `data/gather/wikidata_types.tsv` names.
pub fn wikidata(sources: &Sources, people: &People, have: &[&List]) -> Result<List, String> {
    let heads = Heads::read(sources)?;
    let known: BTreeSet<&str> = have.iter().flat_map(|list| list.names()).collect();
    let wanted = sources.hand("wikidata_types.tsv")?;
    let types: BTreeMap<_, _> = wanted
        .rows()
        .filter(|row| row.get("list") == "organizations_wd")
        .map(|row| (row.get("type_label"), row.get("type")))
        .collect();
    let mut list = List::new("organizations_wd.tsv", "name aliases type country");
    for row in sources.kb("wikidata_subset.tsv")?.rows() {
        let name = without_article(row.get("label"));
        let Some(kind) = types.get(row.get("type_label")) else { continue };
        if row.number("pagerank") < RANK_FROM || known.contains(name) || !is_org_name(sources, people, name) {
            continue;
        }
        let aliases = row.list("aliases").filter(|alias| is_alias(name, alias) && is_org_name(sources, people, alias));
        let aliases: Vec<_> = aliases.filter(|alias| !known.contains(alias)).take(3).collect();
        if !(aliases.is_empty() && heads.cover(name)) {
            list.add([name, &aliases.join("|"), kind, ""]);
        }
    }
    Ok(list)
}

fn is_org_name(sources: &Sources, people: &People, name: &str) -> bool {
    let odd = name.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | '/' | ',' | '"'));
    !odd && name.chars().count() <= 60 && sources.is_clean(name) && people.bearers(name) < BEARERS_FROM
}

/// Aliases upstream are noisy: an acronym of the name, or a name that shares its last word.
fn is_alias(name: &str, alias: &str) -> bool {
    let initials: String =
        name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    let acronym = alias.chars().count() > 2 && alias == initials;
    alias != name
        && (acronym || (alias.contains(' ') && alias.rsplit(' ').next() == name.rsplit(' ').next() && alias.is_ascii()))
}
