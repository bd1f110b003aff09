//! Word clusters: classes of words that stand in like surroundings, found by k-means. Takes a token, gives the numbers of its classes; holds a hash of 24 bits for each word,
//! so that one unknown word in two hundred passes for a known one.

use crate::hash::SPREAD;
use crate::token::{Key, Token, TokenKind, key};

/// Levels from coarse to fine.
pub(crate) const LEVELS: usize = 3;

/// Bits of a word's hash.
pub(crate) const BITS: u32 = 24;

/// The loaded classes. Numbers start at 1; 0 is no class.
#[derive(Debug, Default)]
pub struct WordClusters {
    /// Where the words whose hash starts with these 16 bits begin; empty where there are no words.
    starts: Vec<u32>,
    rest: Vec<u8>,
    fine: Vec<u16>,
    /// For each fine class the coarser ones.
    coarse: Vec<[u16; LEVELS - 1]>,
    /// Classes of any number.
    number: [u16; LEVELS],
}

/// Hash of a word's key.
pub(crate) const fn hash(key: Key) -> u32 {
    (key.wrapping_mul(SPREAD) >> (64 - BITS)) as u32
}

impl WordClusters {
    /// From hashes with fine classes, sorted by hash, and the coarser classes of each fine one.
    pub fn new(words: &[(u32, u16)], coarse: Vec<[u16; LEVELS - 1]>) -> WordClusters {
        if words.is_empty() {
            return WordClusters::default();
        }
        let mut starts = vec![0; (1 << (BITS - 8)) + 1];
        for &(hash, _) in words {
            starts[(hash >> 8) as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut clusters = WordClusters {
            starts,
            rest: words.iter().map(|&(hash, _)| hash as u8).collect(),
            fine: words.iter().map(|&(_, fine)| fine).collect(),
            coarse,
            number: [0; LEVELS],
        };
        clusters.number = clusters.of_key(key("1"));
        clusters
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.fine.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.fine.is_empty()
    }

    /// The classes of a token, from coarse to fine.
    pub fn of(&self, token: &Token) -> [u16; LEVELS] {
        let classes = self.of_key(token.key);
        if token.kind == TokenKind::Number && classes == [0; LEVELS] { self.number } else { classes }
    }

    fn of_key(&self, key: Key) -> [u16; LEVELS] {
        let hash = hash(key);
        let bucket = (hash >> 8) as usize;
        let (Some(&start), Some(&end)) = (self.starts.get(bucket), self.starts.get(bucket + 1)) else {
            return [0; LEVELS];
        };
        let found = (start as usize..end as usize).find(|&index| self.rest[index] == hash as u8);
        let Some(&fine) = found.and_then(|index| self.fine.get(index)) else { return [0; LEVELS] };
        let [coarse, middle] = self.coarse.get(usize::from(fine)).copied().unwrap_or_default();
        [coarse, middle, fine]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    #[test]
    fn words_and_numbers_have_classes() {
        let mut words: Vec<_> = [("norway", 2), ("1", 1)].map(|(word, class)| (hash(key(word)), class)).into();
        words.sort_unstable();
        let clusters = WordClusters::new(&words, vec![[0, 0], [1, 1], [1, 2]]);
        let of = |text: &str| clusters.of(&tokenize(text)[0]);
        assert_eq!(of("Norway"), [1, 2, 2]);
        assert_eq!(of("1,234"), [1, 1, 1]);
        assert_eq!(of("Zxqv"), [0, 0, 0]);
        assert_eq!(WordClusters::default().of(&tokenize("a")[0]), [0, 0, 0]);
    }
}
