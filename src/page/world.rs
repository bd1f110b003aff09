//! What a page holds of the knowledge base: plain data, apart from what the article says. `kb/background.rs` fills it.

use serde::{Deserialize, Serialize};

/// What the knowledge base tells of an actor, or of another entry that its name may mean.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Background {
    /// Id of the entry.
    pub entry: String,
    /// The most usual name.
    pub name: String,
    /// person, organization, country, place, event or seat.
    pub kind: String,
    /// What it is at the article's date: "President of Syria", "city in Syria".
    pub what: String,
    /// Names of the countries that it belongs to.
    pub countries: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Born, founded, begun; ISO 8601 or empty.
    pub start: String,
    /// Died, ended; ISO 8601 or empty.
    pub end: String,
    /// Offices, capital, leaders and so on, the weightiest first.
    pub facts: Vec<FactView>,
    /// ISO day that the facts were compared with, where the article has one.
    pub date: Option<String>,
    /// Where article and base disagree, in words.
    pub conflicts: Vec<String>,
    /// Who says so, with the licence.
    pub source: String,
    /// Month up to which they vouch for it.
    pub as_of: String,
    /// Wikidata QID.
    pub wikidata: Option<String>,
    /// 0..=1, how sure it is that this is who the article means.
    pub confidence: f32,
    /// What spoke for it.
    pub evidence: String,
}

/// Something that the knowledge base tells, with its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactView {
    /// office, capital, leader, seat, …
    pub label: String,
    /// Words.
    pub text: String,
    /// ISO 8601 or empty.
    pub start: String,
    /// ISO 8601, or empty where it went on.
    pub end: String,
    /// then, before, after, last known or undated: how its time lies to the article's date.
    pub when: String,
    /// Who says so, with the licence.
    pub source: String,
    /// Month up to which they vouch for it.
    pub as_of: String,
}
