//! Weights of hashed features, of which each adds to some labels. Takes hashes, gives the sums of their weights by label. Knows neither what
//! the features are nor what the labels mean.
//!
//! Sums of several labels share a number of 64 bits: one addition adds to all of them. A negative weight borrows from the lane above,
//! whose own sum pays it back; what is read from the lanes in the end is exact.

use super::input::{Input, error};
use crate::pack::DataError;

/// Rows with more weights are kept full: a sum for every label, which is faster to add.
const SPARSE: usize = 8;

/// The number of weights that marks a full row; where that is stands in the place of the first two.
const FULL: usize = SPARSE + 1;

/// Sixteen rows: where their weights begin, and four bits for the number that each has.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    counts: u64,
    start: u32,
}

impl Block {
    /// Where the weights of the row at `place` begin and how many there are.
    fn weights(self, place: usize) -> (usize, usize) {
        let below = self.counts & ((1 << (4 * place)) - 1);
        let pairs = (below & 0x0f0f_0f0f_0f0f_0f0f) + (below >> 4 & 0x0f0f_0f0f_0f0f_0f0f);
        let before = pairs.wrapping_mul(0x0101_0101_0101_0101) >> 56;
        (self.start as usize + before as usize, (self.counts >> (4 * place) & 15) as usize)
    }
}

/// Weights by bucket; `LANES` labels share each of `WORDS` numbers.
#[derive(Debug)]
pub(crate) struct Weights<const WORDS: usize, const LANES: usize> {
    /// Bits of a bucket's number.
    bits: u8,
    /// Of 64 buckets each which have a row, and how many have one before them: small enough to stay near, as most of what is looked up is
    /// not there.
    filled: Vec<(u64, u32)>,
    blocks: Vec<Block>,
    /// Label and stored value of each weight.
    pairs: Vec<[u8; 2]>,
    full: Vec<[u64; WORDS]>,
}

impl<const WORDS: usize, const LANES: usize> Weights<WORDS, LANES> {
    /// Reads three streams: how many weights each of `1 << bits` buckets has, their labels, their values. Errors: too short, a label of
    /// `labels` or more, a value beyond `largest`.
    pub(crate) fn read(input: &mut Input, bits: u8, labels: usize, largest: i8) -> Result<Self, DataError> {
        let counts = input.take(1 << bits)?;
        let total = counts.iter().map(|&count| usize::from(count)).sum();
        let (mut names, mut stored) = (input.take(total)?, input.take(total)?);
        let large = |value: &u8| (*value as i8).unsigned_abs() > largest.unsigned_abs();
        if names.iter().any(|&label| usize::from(label) >= labels.min(WORDS * LANES)) || stored.iter().any(large) {
            return Err(error("holds a weight out of range"));
        }
        let (filled, blocks, pairs, full) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut weights = Weights { bits, filled, blocks, pairs, full };
        let mut rows = 0;
        for chunk in counts.chunks(64) {
            let filled = chunk.iter().rev().fold(0, |filled, &count| filled << 1 | u64::from(count > 0));
            weights.filled.push((filled, rows as u32));
            for &count in chunk.iter().filter(|count| **count > 0) {
                let (own, own_stored) = (names.split_at(count.into()), stored.split_at(count.into()));
                (names, stored) = (own.1, own_stored.1);
                weights.push(rows, own.0, own_stored.0);
                rows += 1;
            }
        }
        Ok(weights)
    }

    /// Adds the row with the number `row`, the next one.
    fn push(&mut self, row: usize, labels: &[u8], stored: &[u8]) {
        if row.is_multiple_of(16) {
            self.blocks.push(Block { counts: 0, start: self.pairs.len() as u32 });
        }
        let pairs = labels.iter().zip(stored).map(|(&label, &stored)| [label, stored]);
        let start = self.pairs.len();
        if labels.len() > SPARSE {
            let mut place = [[0; 2]; FULL];
            place.as_flattened_mut()[..4].copy_from_slice(&(self.full.len() as u32).to_le_bytes());
            self.pairs.extend(place);
            let mut sums = [0; WORDS];
            pairs.for_each(|pair| add::<WORDS, LANES>(&mut sums, pair));
            self.full.push(sums);
        } else {
            self.pairs.extend(pairs);
        }
        if let Some(block) = self.blocks.last_mut() {
            block.counts |= ((self.pairs.len() - start) as u64) << (4 * (row % 16));
        }
    }

    /// Number of weights.
    pub(crate) fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are no weights.
    pub(crate) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Adds the weights of all features with these hashes, which are overwritten. Looks all of them up before it adds any, so that the
    /// machine can wait for many places of memory at once, and without a branch that depends on what is there, which it could not foresee.
    pub(crate) fn add(&self, hashes: &mut [u64], sums: &mut [u64; WORDS]) {
        let mut found = 0;
        for at in 0..hashes.len() {
            let bucket = bucket(hashes[at], self.bits);
            let (filled, before) = self.filled.get(bucket / 64).copied().unwrap_or_default();
            let below = (filled & ((1 << (bucket % 64)) - 1)).count_ones();
            hashes[found] = u64::from(before + below);
            found += (filled >> (bucket % 64) & 1) as usize;
        }
        for place in &mut hashes[..found] {
            let row = *place as usize;
            let (start, count) = self.blocks.get(row / 16).map_or((0, 0), |block| block.weights(row % 16));
            *place = (start as u64) << 4 | count as u64;
        }
        for &place in &hashes[..found] {
            let (start, count) = ((place >> 4) as usize, (place & 15) as usize);
            let row = self.pairs.get(start..start + count).unwrap_or(&[]);
            if count == FULL {
                let full = self.full.get(number(row)).unwrap_or(&[0; WORDS]);
                sums.iter_mut().zip(full).for_each(|(sum, &more)| *sum = sum.wrapping_add(more));
            } else {
                row.iter().for_each(|&pair| add::<WORDS, LANES>(sums, pair));
            }
        }
    }
}

/// Adds a weight to the lane of its label.
fn add<const WORDS: usize, const LANES: usize>(sums: &mut [u64; WORDS], [label, stored]: [u8; 2]) {
    let label = usize::from(label);
    let sum = &mut sums[label / LANES % WORDS];
    *sum = sum.wrapping_add((i64::from(units(stored)) as u64) << (label % LANES * (64 / LANES)));
}

/// Place of a full row, from the pairs that stand for it.
fn number(row: &[[u8; 2]]) -> usize {
    row.as_flattened().first_chunk().map_or(usize::MAX, |&number| u32::from_le_bytes(number) as usize)
}

/// The bucket of a feature's hash.
pub(crate) const fn bucket(hash: u64, bits: u8) -> usize {
    (hash >> (64 - bits as u32)) as usize
}

/// What a stored value stands for, in units: its square with its sign.
pub(crate) fn units(stored: u8) -> i32 {
    let stored = i32::from(stored as i8);
    stored * stored.abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_do_not_disturb_each_other() {
        let mut sums = [30_000 * 0x0001_0001_0001_0001; 2];
        for pair in [[4, 0x81], [5, 0x7f], [6, 0xff], [7, 1]] {
            add::<2, 4>(&mut sums, pair);
        }
        let lane = |label: usize| sums[1] >> (16 * label) & 0xffff;
        assert_eq!([0, 1, 2, 3].map(lane), [30_000 - 16_129, 30_000 + 16_129, 29_999, 30_001]);
    }
}
