//! Wars, treaties and the like from Wikidata and WordNet. Leaves out what a year and a head word already tell ("2019 election").

use std::collections::BTreeMap;

use super::Sources;
use super::table::List;

/// `events_wd.tsv`: name, other names, type.
pub fn wikidata(sources: &Sources) -> Result<List, String> {
    let wanted = sources.hand("wikidata_types.tsv")?;
    let types: BTreeMap<_, _> = wanted
        .rows()
        .filter(|row| row.get("list") == "events_wd")
        .map(|row| (row.get("type_label"), row.get("type")))
        .collect();
    let mut list = List::new("events_wd.tsv", "name aliases type");
    let is_name = |name: &str| {
        let starts = name.starts_with(char::is_uppercase);
        starts && name.contains(' ') && !name.contains(['(', ',']) && !sources.by_hand.contains(name)
    };
    let others =
        |aliases: Vec<&str>| aliases.into_iter().filter(|alias| is_name(alias)).take(3).collect::<Vec<_>>().join("|");
    for row in sources.kb("namenet.tsv")?.rows().filter(|row| row.get("kind") == "event") {
        if let Some(kind) = row.list("type").find_map(|label| types.get(label))
            && is_name(row.get("name"))
        {
            list.add([row.get("name"), &others(row.list("aliases").collect()), kind]);
        }
    }
    for row in sources.kb("wikidata_subset.tsv")?.rows() {
        if let Some(kind) = types.get(row.get("type_label"))
            && is_name(row.get("label"))
        {
            list.add([row.get("label"), &others(row.list("aliases").collect()), kind]);
        }
    }
    Ok(list)
}
