//! Words grouped by the vectors of a registry's package. Takes vectors, gives classes on three levels; reads and writes `data/model/classes.tsv`,
//! which holds words and numbers of classes but no vector.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::clusters::{LEVELS, hash};
use crate::token::{key, tokenize};

use super::kmeans;

/// Words that are grouped, the most frequent first.
const WORDS: usize = 100_000;

/// Classes on each level, from coarse to fine.
const COUNTS: [usize; LEVELS] = [64, 256, 1024];

/// Words with their classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    /// Hash and fine class of each word, sorted by hash, no hash twice.
    pub words: Vec<(u32, u16)>,
    /// Coarser classes of each fine one; the first stands for no class.
    pub coarse: Vec<[u16; LEVELS - 1]>,
}

impl Classes {
    /// Reads `classes.tsv`: a fine class a line, with its coarser classes and its words. Errors show the line.
    pub fn parse(text: &str) -> Result<Classes, String> {
        let mut classes = Classes { words: Vec::new(), coarse: vec![[0, 0]] };
        let mut words = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with("# ")) {
            let fields: Vec<_> = line.split('\t').collect();
            let [coarse, middle, own] = fields[..] else { return Err(complaint(line)) };
            let (Ok(coarse), Ok(middle)) = (coarse.parse(), middle.parse()) else { return Err(complaint(line)) };
            let fine = classes.coarse.len() as u16;
            for word in own.split(' ') {
                words.entry(hash(key(word))).or_insert(fine);
            }
            classes.coarse.push([coarse, middle]);
        }
        classes.words = words.into_iter().collect();
        Ok(classes)
    }
}

fn complaint(line: &str) -> String {
    format!("expected two numbers and words, by tabs, in '{line:.40}'")
}

/// The file of vectors: `{"words": [by frequency], "vectors": {word: [numbers, then the length and the index]}, "dimensions": n}`.
#[derive(Deserialize)]
struct Vectors {
    words: Vec<String>,
    vectors: BTreeMap<String, Vec<f32>>,
    dimensions: usize,
}

/// Groups the words of a file of vectors (JSON). Gives the text of `classes.tsv`.
pub fn group(json: &[u8]) -> Result<String, String> {
    let file: Vectors = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let words: Vec<&String> = file.words.iter().filter(|word| is_one_token(word)).take(WORDS).collect();
    let width = file.dimensions;
    let mut vectors = Vec::with_capacity(words.len() * width);
    for word in &words {
        let vector = file.vectors.get(*word).and_then(|vector| vector.get(..width));
        let start = vectors.len();
        vectors.extend(vector.ok_or_else(|| format!("no vector of '{word}'"))?);
        kmeans::normalize(&mut vectors[start..]);
    }
    let (fine, centres) = kmeans::classes(&vectors, width, COUNTS[2], 1);
    let (middle, _) = kmeans::classes(&centres, width, COUNTS[1], 1);
    let (coarse, _) = kmeans::classes(&centres, width, COUNTS[0], 1);
    let mut text = "# coarse\tmiddle\twords\n".to_owned();
    for class in 0..middle.len() {
        let own = words.iter().zip(&fine).filter(|(_, fine)| **fine == class);
        let mut own: Vec<&str> = own.map(|(word, _)| word.as_str()).collect();
        own.sort_unstable();
        if !own.is_empty() {
            text.push_str(&format!("{}\t{}\t{}\n", coarse[class] + 1, middle[class] + 1, own.join(" ")));
        }
    }
    Ok(text)
}

/// Words of several tokens are never looked up.
fn is_one_token(word: &str) -> bool {
    !word.contains(char::is_whitespace) && tokenize(word).len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_grouped_and_read_again() {
        let json = br#"{"dimensions": 2, "words": ["oslo", "rome", "ran", "al-x"],
            "vectors": {"oslo": [1, 0, 1, 0], "rome": [1, 0.1, 1, 1], "ran": [0, 1, 1, 2]}}"#;
        let text = group(json).expect("good vectors");
        let classes = Classes::parse(&text).expect("its own text");
        assert_eq!((classes.words.len(), classes.coarse[0]), (3, [0, 0]));
        assert!(classes.words.is_sorted());
        assert!(group(b"{}").is_err() && Classes::parse("1\tx\ta").is_err());
    }
}
