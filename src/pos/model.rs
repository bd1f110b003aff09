//! The trained weights of the part-of-speech tagger. Takes the bytes of `static/pos.bin`, gives the scores that a feature adds to each tag.
//! Knows neither features nor texts.
//!
//! The file: [`MAGIC`], the version (u32), a checksum of the rest (u64), then the bits of a bucket number (u8) and three streams: how many
//! weights a bucket has, their tags, their values. A value `q` (signed byte, at most [`LARGEST`]) stands for `sign(q) · q²`.

use crate::ner::model::{Input, ModelError, bucket, error};

use super::features::TEMPLATES;
use super::tags::TAGS;

/// First bytes of the file.
pub const MAGIC: &[u8; 16] = b"dramatis-speech\n";

/// Version of the file and of the features that this program reads.
pub const VERSION: u32 = 2;

/// Most bits of a bucket number.
const MOST_BITS: u8 = 20;

/// Largest value of a weight, so that the sum over all templates fits a score.
pub const LARGEST: i8 = 31;

const _: () = assert!((LARGEST as usize).pow(2) * TEMPLATES <= i16::MAX as usize && TAGS <= LANES);

/// Lanes of a vector of scores: [`TAGS`] and what rounds them up.
const LANES: usize = 64;

/// A score for each tag.
pub type Scores = [i16; LANES];

/// A bucket with more weights has a score for every tag, which is faster to add.
const SPARSE: usize = 8;

/// Where the weights of a bucket are: in `Model::sparse`, so many; or, where `count` is 0, in `Model::full`.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: u32,
    count: u32,
}

/// Sixty-four buckets: which of them have weights, and how many of those come before.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    filled: u64,
    before: u32,
}

/// A loaded model.
#[derive(Debug)]
pub struct Model {
    bits: u8,
    blocks: Vec<Block>,
    /// A row for each filled bucket.
    rows: Vec<Row>,
    /// Tag and value of each weight.
    sparse: Vec<(u8, i16)>,
    full: Vec<Scores>,
}

impl Model {
    /// Reads a model. Errors tell what is wrong: not a model, of another version, damaged or too short.
    pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let mut input = Input::open(bytes, MAGIC, VERSION)?;
        let bits = input.byte()?;
        if !(6..=MOST_BITS).contains(&bits) {
            return Err(error("has a header that makes no sense"));
        }
        let counts = input.take(1 << bits)?;
        let total = counts.iter().map(|&count| usize::from(count)).sum();
        let (tags, values) = (input.take(total)?, input.take(total)?);
        let large = |value: &u8| (*value as i8).unsigned_abs() > LARGEST.unsigned_abs();
        if tags.iter().any(|&tag| usize::from(tag) >= TAGS) || values.iter().any(large) {
            return Err(error("holds a weight out of range"));
        }
        let weights: Vec<_> = tags.iter().zip(values).map(|(&tag, &value)| (tag, units(value as i8))).collect();
        let mut model = Model { bits, blocks: Vec::new(), rows: Vec::new(), sparse: Vec::new(), full: Vec::new() };
        let mut rest = &weights[..];
        for chunk in counts.chunks(64) {
            let mut block = Block { filled: 0, before: model.rows.len() as u32 };
            for (place, &count) in chunk.iter().enumerate().filter(|(_, count)| **count > 0) {
                block.filled |= 1 << place;
                let (own, others) = rest.split_at(usize::from(count).min(rest.len()));
                model.push(own);
                rest = others;
            }
            model.blocks.push(block);
        }
        Ok(model)
    }

    fn push(&mut self, weights: &[(u8, i16)]) {
        let (start, count) = if weights.len() > SPARSE {
            let mut full = [0; LANES];
            weights.iter().for_each(|&(tag, value)| full[usize::from(tag) % LANES] = value);
            self.full.push(full);
            (self.full.len() - 1, 0)
        } else {
            self.sparse.extend(weights);
            (self.sparse.len() - weights.len(), weights.len())
        };
        self.rows.push(Row { start: start as u32, count: count as u32 });
    }

    /// Sum of the weights of the features with these hashes.
    pub fn scores(&self, hashes: &[u64; TEMPLATES]) -> Scores {
        let mut scores: Scores = [0; LANES];
        for row in hashes.iter().filter_map(|&hash| self.row(hash)) {
            let start = row.start as usize;
            if row.count == 0 {
                let full = self.full.get(start).unwrap_or(&[0; LANES]);
                scores.iter_mut().zip(full).for_each(|(score, &value)| *score = score.wrapping_add(value));
            } else {
                for &(tag, value) in self.sparse.get(start..start + row.count as usize).unwrap_or_default() {
                    let score = &mut scores[usize::from(tag) % LANES];
                    *score = score.wrapping_add(value);
                }
            }
        }
        scores
    }

    fn row(&self, hash: u64) -> Option<Row> {
        let bucket = bucket(hash, self.bits);
        let Block { filled, before } = *self.blocks.get(bucket / 64)?;
        let bit = 1 << (bucket % 64);
        let rank = before as usize + (filled & (bit - 1)).count_ones() as usize;
        if filled & bit == 0 { None } else { self.rows.get(rank).copied() }
    }
}

/// What a stored value stands for.
fn units(value: i8) -> i16 {
    i16::from(value) * i16::from(value.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ner::model::checksum;

    /// A file with one weight, 4 for tag 3 in bucket 1 of 64.
    fn file() -> Vec<u8> {
        let mut body = vec![6];
        body.extend((0..64).map(|bucket| u8::from(bucket == 1)));
        body.extend([3, 2]);
        seal(VERSION, &body)
    }

    fn seal(version: u32, body: &[u8]) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend(version.to_le_bytes());
        file.extend(checksum(body).to_le_bytes());
        file.extend(body);
        file
    }

    #[test]
    fn weights_are_added() {
        let model = Model::read(&file()).expect("a good file");
        let mut hashes = [0; TEMPLATES];
        (hashes[0], hashes[1]) = (1 << 58, 2 << 58);
        let scores = model.scores(&hashes);
        assert_eq!((scores[3], scores.iter().sum::<i16>()), (4, 4));
    }

    #[test]
    fn damage_is_told() {
        let complaint = |bytes: &[u8]| Model::read(bytes).expect_err("bad").to_string();
        let good = file();
        (0..good.len()).for_each(|length| drop(complaint(&good[..length])));
        for index in 0..good.len() {
            let mut bad = good.clone();
            bad[index] ^= 0x10;
            complaint(&bad);
        }
        assert!(complaint(&seal(VERSION + 1, &good[28..])).contains("version"));
        assert!(complaint(&seal(VERSION, &good[28..good.len() - 1])).contains("too short"));
        assert!(complaint(&seal(VERSION, &[40; 80])).contains("makes no sense"));
        let body = good[28..].to_vec();
        for index in [65, 66] {
            let mut bad = body.clone();
            bad[index] = 200;
            assert!(complaint(&seal(VERSION, &bad)).contains("out of range"));
        }
    }
}
