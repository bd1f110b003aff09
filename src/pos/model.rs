//! The trained weights of the part-of-speech tagger. Takes the bytes of `static/pos.bin`, gives the scores that a feature adds to each tag.
//! Knows neither features nor texts.
//!
//! The file: [`MAGIC`], the version (u32), a checksum of the rest (u64), then the bits of a bucket number (u8) and three streams: how many
//! weights a bucket has, their tags, their values. A value `q` (signed byte) stands for `sign(q) · q²`.

use crate::ner::model::{Input, ModelError, bucket, error, units};

use super::tags::TAGS;

/// First bytes of the file.
pub const MAGIC: &[u8; 16] = b"dramatis-speech\n";

/// Version of the file and of the features that this program reads.
pub const VERSION: u32 = 1;

/// Most bits of a bucket number.
const MOST_BITS: u8 = 20;

/// A score for each tag.
pub type Scores = [i32; TAGS];

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
    /// Where the weights of each filled bucket begin; one more at the end.
    starts: Vec<u32>,
    /// Tag and value of each weight.
    weights: Vec<[u8; 2]>,
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
        if tags.iter().any(|&tag| usize::from(tag) >= TAGS) {
            return Err(error("holds a tag out of range"));
        }
        let weights = tags.iter().zip(values).map(|(&tag, &value)| [tag, value]).collect();
        let mut model = Model { bits, blocks: Vec::with_capacity(counts.len() / 64), starts: vec![0], weights };
        let mut end = 0;
        for chunk in counts.chunks(64) {
            let mut block = Block { filled: 0, before: model.starts.len() as u32 - 1 };
            for (place, &count) in chunk.iter().enumerate().filter(|(_, count)| **count > 0) {
                block.filled |= 1 << place;
                end += u32::from(count);
                model.starts.push(end);
            }
            model.blocks.push(block);
        }
        Ok(model)
    }

    /// Number of weights.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether there are no weights.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Adds the weights of the feature with this hash.
    pub fn add(&self, hash: u64, scores: &mut Scores) {
        let bucket = bucket(hash, self.bits);
        let Some(&Block { filled, before }) = self.blocks.get(bucket / 64) else { return };
        let place = bucket % 64;
        if filled >> place & 1 == 0 {
            return;
        }
        let row = before as usize + (filled & ((1 << place) - 1)).count_ones() as usize;
        let (start, end) = (self.starts[row] as usize, self.starts[row + 1] as usize);
        for &[tag, stored] in &self.weights[start..end] {
            scores[usize::from(tag)] += units(stored);
        }
    }
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
        let mut scores = [0; TAGS];
        model.add(1 << 58, &mut scores);
        model.add(2 << 58, &mut scores);
        assert_eq!((scores[3], scores.iter().sum::<i32>(), model.len()), (4, 4, 1));
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
        let mut body = good[28..].to_vec();
        body[65] = 200;
        assert!(complaint(&seal(VERSION, &body)).contains("out of range"));
    }
}
