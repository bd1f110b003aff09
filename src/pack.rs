//! The pack of words and names that the page fetches: what `compile` makes of `data/lexicon` and `data/gazetteer`. Takes its bytes, gives
//! its sections by name; what a row means is for those to say who read it.
//!
//! A first line `dramatis-words 1 CHECKSUM`, then sections `[name]` of rows: a list of the gazetteer, or a file of the lexicon.

use std::fmt;

use crate::hash;

/// First words of a pack: its name and the version that this program reads.
pub(crate) const MAGIC: &str = "dramatis-words 1";

/// What is wrong with a pack, a model, a base or a table, and how to mend it, in words for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError(pub(crate) String);

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DataError {}

/// An opened pack.
#[derive(Clone, Debug, Default)]
pub struct Pack<'a> {
    sections: Vec<(&'a str, &'a str)>,
}

impl<'a> Pack<'a> {
    /// Opens a pack. Errors name what is wrong: not a pack, another version, or damaged.
    pub fn read(bytes: &'a [u8]) -> Result<Pack<'a>, DataError> {
        let error = |why: &str| DataError(format!("words and names: {why}; reload the page or run `compile` again"));
        let text = std::str::from_utf8(bytes).map_err(|_| error("the pack is not UTF-8"))?;
        let (head, body) = text.split_once('\n').ok_or_else(|| error("the pack is too short"))?;
        let sum = head.strip_prefix(MAGIC).ok_or_else(|| error("the pack is not of the version this program reads"))?;
        if sum.trim() != checksum(body) {
            return Err(error("the pack is damaged (its checksum differs)"));
        }
        let mut pack = Pack::default();
        let mut at = 0;
        for line in body.split_inclusive('\n') {
            let start = at;
            at += line.len();
            match line.strip_prefix('[').and_then(|rest| rest.strip_suffix("]\n")) {
                Some(name) => pack.sections.push((name, &body[at..at])),
                None => {
                    if let Some((_, rows)) = pack.sections.last_mut() {
                        *rows = &body[start - rows.len()..at];
                    }
                }
            }
        }
        Ok(pack)
    }

    /// The bytes of a pack with this body: sections with their rows.
    pub fn sealed(body: &str) -> String {
        format!("{MAGIC} {}\n{body}", checksum(body))
    }

    /// Name and text of each section, in order.
    pub fn sections(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a, '_> {
        self.sections.iter().copied()
    }

    /// The lines of a section; none where there is no such section.
    pub fn lines(&self, name: &str) -> std::str::Lines<'a> {
        self.sections.iter().find(|(other, _)| *other == name).map_or("", |(_, rows)| rows).lines()
    }

    /// The rows of a section: their fields by tab.
    pub fn rows(&self, name: &str) -> impl Iterator<Item = Vec<&'a str>> {
        self.lines(name).map(|line| line.split('\t').collect())
    }
}

/// Checksum of a pack's body, as 16 hexadecimal digits.
pub(crate) fn checksum(body: &str) -> String {
    let hash = hash::bytes(body.as_bytes());
    format!("{hash:016x}")
}

#[cfg(test)]
pub(crate) fn bundled() -> Pack<'static> {
    Pack::read(crate::bundled::pack("gazetteer.txt").expect("a pack")).expect("build.rs writes whole packs")
}

#[cfg(test)]
pub(crate) fn packed(body: &str) -> Vec<u8> {
    format!("{MAGIC} {}\n{body}", checksum(body)).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_have_rows() {
        let bytes = packed("[titles.tsv]\nDr\thonorific\n[photo\tstart\n[empty]\n[city]\nOslo\tNO\n");
        let pack = Pack::read(&bytes).unwrap();
        assert_eq!(pack.rows("titles.tsv").collect::<Vec<_>>(), [vec!["Dr", "honorific"], vec!["[photo", "start"]]);
        assert_eq!(pack.lines("city").collect::<Vec<_>>(), ["Oslo\tNO"]);
        assert_eq!(pack.lines("empty").chain(pack.lines("none")).count(), 0);
    }

    #[test]
    fn damage_is_told() {
        let mut bytes = packed("[country]\nNorway\tNO\n");
        let end = bytes.len() - 3;
        bytes[end] ^= 1;
        assert!(Pack::read(&bytes).unwrap_err().to_string().contains("checksum"));
        assert!(Pack::read(b"dramatis-words 9 x\n").unwrap_err().to_string().contains("version"));
        assert!(Pack::read(b"").unwrap_err().to_string().contains("short"));
        assert!(Pack::read(&[0xff]).unwrap_err().to_string().contains("UTF-8"));
    }
}
