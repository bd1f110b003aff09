//! The trained weights of the part-of-speech tagger. Takes the bytes of `static/pos.bin`, gives the scores that a feature adds to each tag.
//! Knows neither features nor texts.
//!
//! The file: [`MAGIC`], the version (u32), a checksum of the rest (u64), then the bits of a bucket number (u8) and three streams: how many
//! weights a bucket has, their tags, their values. A value `q` (signed byte, at most [`LARGEST`]) stands for `sign(q) · q²`.

use super::input::{Input, error};
use super::weights::Weights;
use crate::pack::DataError;
use crate::tag::TAGS;

/// First bytes of the file.
pub(crate) const MAGIC: &[u8; 16] = b"dramatis-speech\n";

/// Version of the file and of the features that this program reads.
pub(crate) const VERSION: u32 = 2;

/// Number of feature templates, each of which gives a token one feature.
pub(crate) const TEMPLATES: usize = 31;

/// Most bits of a bucket number.
const MOST_BITS: u8 = 20;

/// Largest value of a weight, so that the sum over all templates fits a lane.
pub(crate) const LARGEST: i8 = 31;

/// What every lane starts from, so that none falls below zero.
const START: u64 = LARGEST as u64 * LARGEST as u64 * TEMPLATES as u64;

const _: () = assert!(2 * START <= u16::MAX as u64);

/// Labels that share a number of 64 bits.
const LANES: usize = 4;

/// Numbers that hold a lane for each tag.
const WORDS: usize = TAGS.div_ceil(LANES);

/// A score for each tag; only their differences count.
pub(crate) type Scores = [u16; LANES * WORDS];

/// A loaded model.
#[derive(Debug)]
pub struct PosModel {
    weights: Weights<WORDS, LANES>,
}

impl PosModel {
    /// Reads a model. Errors tell what is wrong: not a model, of another version, damaged or too short.
    pub fn read(bytes: &[u8]) -> Result<PosModel, DataError> {
        let mut input = Input::open(bytes, MAGIC, VERSION)?;
        let bits = input.byte()?;
        if !(6..=MOST_BITS).contains(&bits) {
            return Err(error("has a header that makes no sense"));
        }
        Weights::read(&mut input, bits, TAGS, LARGEST).map(|weights| PosModel { weights })
    }

    /// Sum of the weights of the features with these hashes, which are overwritten.
    pub fn scores(&self, hashes: &mut [u64; TEMPLATES]) -> Scores {
        let mut sums = [START * 0x0001_0001_0001_0001; WORDS];
        self.weights.add(hashes, &mut sums);
        std::array::from_fn(|tag| (sums[tag / LANES] >> (tag % LANES * 16)) as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::input::checksum;

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
        let model = PosModel::read(&file()).expect("a good file");
        let mut hashes = [0; TEMPLATES];
        (hashes[0], hashes[1]) = (1 << 58, 2 << 58);
        let scores = model.scores(&mut hashes);
        assert_eq!((u64::from(scores[3]), u64::from(scores[2])), (START + 4, START));
    }

    #[test]
    fn damage_is_told() {
        let complaint = |bytes: &[u8]| PosModel::read(bytes).expect_err("bad").to_string();
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
