//! Gathers `data/kb/world`: entries of the knowledge base out of the source tables, one row for each person, body, place and event, merged by
//! QID, ranked, and cut to what is worth it. Takes facts only: no description and no column that may not ship; of those that may not, some
//! put the rows in order. Does not read `data/kb/core`; `compile` merges the two.

mod bodies;
mod item;
mod offices;
mod people;
mod places;
mod well_known;

use std::collections::BTreeMap;

use self::item::World;
use super::Sources;
use super::table::Table;

/// Columns of the tables, as `dramatis::kb` reads them.
const COLUMNS: &str = "id\tkind\tname\taliases\tcountry\twhat\tstart\tend\tfacts\trank\tsource\tas_of";

/// File names with their text.
pub fn world(sources: &Sources) -> Result<Vec<(String, String)>, String> {
    let ranks = Ranks::read(&sources.kb("ranks.tsv")?);
    let mut world = World::default();
    let countries = places::countries(sources, &ranks, &mut world)?;
    places::cities(sources, &countries, &mut world)?;
    bodies::parties(sources, &mut world)?;
    bodies::companies(sources, &mut world)?;
    let peoples = places::Peoples::read(sources, &countries)?;
    people::politicians(sources, &countries, &peoples, &mut world)?;
    bodies::wikidata(sources, &peoples, &ranks, &mut world)?;
    well_known::well_known(sources, &peoples, &ranks, &mut world)?;
    places::names(sources, &ranks, &mut world)?;
    people::lives(sources, &mut world)?;
    world.finish(&ranks, &sources.words);
    let mut files = BTreeMap::new();
    for (file, kinds) in FILES {
        files.insert(format!("{file}.tsv"), world.text(kinds, COLUMNS));
    }
    Ok(files.into_iter().collect())
}

const FILES: [(&str, &[&str]); 5] = [
    ("countries", &["country"]),
    ("events", &["event"]),
    ("organizations", &["organization"]),
    ("people", &["person"]),
    ("places", &["place"]),
];

/// How prominent things are, by QID.
pub struct Ranks {
    points: BTreeMap<String, f64>,
}

/// PageRank of what nothing links to.
const LEAST_PAGERANK: f64 = 3.6e-6;

impl Ranks {
    fn read(table: &Table) -> Ranks {
        let mut points = BTreeMap::new();
        for row in table.rows() {
            let pagerank = 14.0 * (row.number("pagerank_wikidata2021").max(LEAST_PAGERANK) / LEAST_PAGERANK).log10();
            // These columns only put rows in order.
            let redirects = 4.0 * (1.0 + row.number("OFFLINE_dbpedia_redirects")).log2();
            let views = 6.0 * (row.number("OFFLINE_pantheon_pageviews_en2013").max(1.0e5) / 1.0e5).log10();
            points.insert(row.get("key").to_owned(), pagerank + redirects + views);
        }
        Ranks { points }
    }

    /// Points of an entry, 0 to about 60.
    pub fn of(&self, id: &str) -> f64 {
        self.points.get(id).copied().unwrap_or(0.0)
    }
}
