//! How much a title weighs, and which post of a country it is. Takes `data/kb/office_levels.tsv`.

use std::collections::BTreeMap;
use std::path::Path;

use super::record::Sheet;

/// Levels of titles, from `data/kb/office_levels.tsv`.
pub struct Posts {
    whole: BTreeMap<String, (u8, String)>,
    starts: Vec<(String, u8, String)>,
}

impl Posts {
    /// The table below `data`; an error names what cannot be read.
    pub fn read(data: &Path) -> Result<Posts, String> {
        let (mut whole, mut starts) = (BTreeMap::new(), Vec::new());
        for row in Sheet::read(data, "office_levels.tsv")?.rows() {
            let (title, level, post) = (row.get("title"), row.get("level").parse().unwrap_or(0), row.get("post"));
            whole.insert(title.to_owned(), (level, post.to_owned()));
            if row.get("match") != "whole" {
                starts.push((title.to_owned(), level, post.to_owned()));
            }
        }
        starts.sort_by_key(|(title, ..)| std::cmp::Reverse(title.len()));
        Ok(Posts { whole, starts })
    }

    /// 0 to 9; `bare` is a title without its country.
    pub fn level(&self, bare: &str) -> u8 {
        self.find(bare).map_or(1, |(level, _)| level)
    }

    /// Level and post of a title; none where the table has no such title.
    pub fn find(&self, bare: &str) -> Option<(u8, &str)> {
        if let Some((level, post)) = self.whole.get(bare) {
            return Some((*level, post));
        }
        let found = self.starts.iter().find(|(title, ..)| bare.starts_with(title.as_str()));
        found.map(|(_, level, post)| (*level, post.as_str()))
    }
}
