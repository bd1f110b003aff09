//! The trained weights and the file that holds them. Takes the bytes of `static/model.bin`, gives the scores that a feature adds to each label.
//! Knows neither features nor texts.
//!
//! The file: [`MAGIC`], the version (u32), a checksum of the rest (u64), then the bits of a bucket number (u8), the largest weight (f32),
//! transitions, clusters, and the weights in three streams: how many a bucket has, their labels, their values. Numbers are
//! little-endian; a value `q` (signed byte) stands for `sign(q) · (q/127)² ·` the largest weight.

use super::clusters::{BITS, LEVELS, WordClusters};
use super::input::{Input, error};
use super::labels::{LABELS, LANES, Scores};
use super::transitions::Transitions;
use super::weights::Weights;
use crate::pack::DataError;

/// First bytes of a model file.
pub(crate) const MAGIC: &[u8; 16] = b"dramatis-tagger\n";

/// Version of the file and of the features that this program reads.
pub(crate) const VERSION: u32 = 2;

/// Most bits of a bucket number.
const MOST_BITS: u8 = 22;

/// A loaded model.
#[derive(Debug)]
pub struct NerModel {
    weights: Weights<{ LANES / 2 }, 2>,
    /// What the unit of a weight is.
    unit: f32,
    /// Factors of the transitions.
    pub transitions: Transitions,
    /// Classes of words.
    pub clusters: WordClusters,
}

impl NerModel {
    /// Reads a model. Errors tell what is wrong: not a model, of another version, damaged or too short.
    pub fn read(bytes: &[u8]) -> Result<NerModel, DataError> {
        let mut input = Input::open(bytes, MAGIC, VERSION)?;
        let bits = input.byte()?;
        let largest = input.f32()?;
        if bits > MOST_BITS || !largest.is_finite() {
            return Err(error("has a header that makes no sense"));
        }
        let transitions = transitions(&mut input)?;
        let clusters = word_clusters(&mut input)?;
        let weights = Weights::read(&mut input, bits, LABELS, i8::MAX)?;
        Ok(NerModel { weights, unit: largest / (127.0 * 127.0), transitions, clusters })
    }

    /// Number of weights.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether there are no weights.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Adds the weights of all features with these hashes; `hashes` is used up.
    pub fn add(&self, hashes: &mut Vec<u64>, scores: &mut Scores) {
        let mut sums = [0; LANES / 2];
        self.weights.add(hashes, &mut sums);
        hashes.clear();
        for (pair, sum) in scores.as_chunks_mut::<2>().0.iter_mut().zip(sums) {
            let low = sum as i32;
            let high = (sum.wrapping_sub(i64::from(low) as u64) >> 32) as i32;
            pair[0] += low as f32 * self.unit;
            pair[1] += high as f32 * self.unit;
        }
    }
}

fn transitions(input: &mut Input) -> Result<Transitions, DataError> {
    let mut weights = [[0.0; LANES]; LABELS];
    for row in &mut weights {
        for weight in &mut row[..LABELS] {
            *weight = input.f32()?;
        }
    }
    Ok(Transitions::new(&weights))
}

/// Words as differences of their hashes and fine classes in two bytes streams, then the coarser classes of each fine one.
fn word_clusters(input: &mut Input) -> Result<WordClusters, DataError> {
    let count = input.u32()? as usize;
    let classes = input.u16()?;
    let coarse =
        (0..classes).map(|_| Ok([input.u16()?, input.u16()?])).collect::<Result<Vec<[u16; LEVELS - 1]>, _>>()?;
    let (low, high) = (input.take(count)?, input.take(count)?);
    let mut words = Vec::with_capacity(count);
    let mut hash = 0_u32;
    for (&low, &high) in low.iter().zip(high) {
        let mut step = input.byte()?;
        while step == u8::MAX {
            hash = hash.saturating_add(u32::from(u8::MAX));
            step = input.byte()?;
        }
        hash = hash.saturating_add(u32::from(step));
        if hash >> BITS != 0 {
            return Err(error("holds a cluster word out of range"));
        }
        words.push((hash, u16::from_le_bytes([low, high])));
    }
    Ok(WordClusters::new(&words, coarse))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::input::checksum;

    /// A file with one weight, 2.0 for label 4 in bucket 1 of 2.
    fn file() -> Vec<u8> {
        let mut body = vec![1];
        body.extend(2.0_f32.to_le_bytes());
        body.extend(vec![0; 4 * LABELS * LABELS]);
        body.extend([0, 0, 0, 0, 0, 0]);
        body.extend([0, 1, 4, 127]);
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
        let model = NerModel::read(&file()).expect("a good file");
        let mut scores = [0.0; LANES];
        model.add(&mut vec![1 << 63, 0], &mut scores);
        assert_eq!((scores[4], scores.iter().sum::<f32>()), (2.0, 2.0));
    }

    #[test]
    fn damage_is_told() {
        let complaint = |bytes: &[u8]| NerModel::read(bytes).expect_err("bad").to_string();
        let good = file();
        for length in 0..good.len() {
            complaint(&good[..length]);
        }
        for index in 0..good.len() {
            let mut bad = good.clone();
            bad[index] ^= 0x10;
            complaint(&bad);
        }
        assert!(complaint(b"").contains("too short"));
        assert!(complaint(&seal(VERSION + 1, &good[28..])).contains("version"));
        assert!(complaint(&seal(VERSION, &good[28..good.len() - 1])).contains("too short"));
        assert!(complaint(&seal(VERSION, &[40; 40])).contains("makes no sense"));
    }
}
