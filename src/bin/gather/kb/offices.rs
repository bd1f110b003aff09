//! Offices: how they are printed and how much they weigh. Takes titles and countries, gives words and a level of `data/kb/office_levels.tsv`.

use std::collections::BTreeMap;

use super::super::Sources;

/// Levels of titles, and how countries are called in a sentence.
pub struct Offices {
    whole: BTreeMap<String, u8>,
    starts: Vec<(String, u8)>,
    /// Titles that name a place of their own.
    own: Vec<String>,
}

impl Offices {
    pub fn read(sources: &Sources) -> Result<Offices, String> {
        let (mut whole, mut starts, mut own) = (BTreeMap::new(), Vec::new(), Vec::new());
        for row in sources.kb_hand("office_levels.tsv")?.rows() {
            let (title, level) = (row.get("title").to_owned(), row.count("level") as u8);
            match row.get("match") {
                "own" => own.push(title.clone()),
                "start" => starts.push((title.clone(), level)),
                _ => (),
            }
            whole.insert(title, level);
        }
        starts.extend(own.iter().map(|title| (title.clone(), whole[title])));
        starts.sort_by_key(|(title, _)| std::cmp::Reverse(title.len()));
        Ok(Offices { whole, starts, own })
    }

    /// 0 to 9; `bare` is the title without "of COUNTRY".
    pub fn level(&self, bare: &str) -> u8 {
        if let Some(&level) = self.whole.get(bare) {
            return level;
        }
        self.starts.iter().find(|(title, _)| bare.starts_with(title.as_str())).map_or(1, |(_, level)| *level)
    }

    /// The title with its country and without: ("President of Syria", "President").
    pub fn printed(&self, office: &str, full: &str, country: Option<&str>, names_country: bool) -> (String, String) {
        let whole = if full.contains(" of ") { full } else { office };
        let Some(country) = country else { return (capital(whole), capital(whole)) };
        let name = country.strip_prefix("the ").unwrap_or(country);
        let bare = [format!(" of {country}"), format!(" of {name}"), format!(" of the {name}")]
            .iter()
            .find_map(|end| whole.strip_suffix(end.as_str()))
            .unwrap_or(whole);
        let told = bare != whole || names_country || self.own.iter().any(|title| whole.starts_with(title.as_str()));
        let text = if told && bare == whole { whole.to_owned() } else { format!("{bare} of {country}") };
        (capital(&text), capital(bare))
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
