//! A Bloom filter over the names of the long tail: what it does not know needs no request. Takes keys; says "no" surely and "yes" mostly
//! rightly. Travels as text inside the core pack.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::token::Key;

/// Bits for each key: of a hundred unknown names six are thought known.
const BITS_A_KEY: usize = 6;
/// Bits that each key sets.
const PROBES: u64 = 4;
/// Largest filter in bytes; a base with more names goes without, and every name is asked for.
const MOST_BYTES: usize = 128 << 10;

/// The filter; an empty one says "yes" to everything.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter(Vec<u8>);

impl Filter {
    /// A filter that knows `keys`.
    pub(super) fn of(keys: &[Key]) -> Filter {
        let bytes = (keys.len() * BITS_A_KEY).div_ceil(8);
        if bytes > MOST_BYTES {
            return Filter::default();
        }
        let mut filter = Filter(vec![0; bytes]);
        for &key in keys {
            for (byte, bit) in filter.places(key) {
                filter.0[byte] |= bit;
            }
        }
        filter
    }

    /// The filter of its text; one that is none says "yes" to everything.
    pub(super) fn read(text: &str) -> Filter {
        Filter(STANDARD_NO_PAD.decode(text).unwrap_or_default())
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        STANDARD_NO_PAD.encode(&self.0)
    }

    /// Whether it may know the key.
    pub(super) fn knows(&self, key: Key) -> bool {
        self.0.is_empty() || self.places(key).all(|(byte, bit)| self.0[byte] & bit != 0)
    }

    /// Byte and bit of each probe; of an empty filter none.
    fn places(&self, key: Key) -> impl Iterator<Item = (usize, u8)> + use<> {
        let bits = 8 * self.0.len() as u64;
        let step = (key >> 29) | 1;
        let probe = move |number: u64| key.wrapping_add(step.wrapping_mul(number)).checked_rem(bits);
        (0..PROBES).filter_map(probe).map(|bit| ((bit / 8) as usize, 1 << (bit % 8)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::key;

    #[test]
    fn it_knows_what_it_was_told_and_little_else() {
        let keys: Vec<Key> = (0..5000).map(|number: u32| key(&format!("name {number}"))).collect();
        let filter = Filter::read(&Filter::of(&keys).text());
        assert!(keys.iter().all(|&key| filter.knows(key)));
        let wrong = (0..5000).filter(|number| filter.knows(key(&format!("other {number}")))).count();
        assert!((1..500).contains(&wrong), "{wrong}");
        assert!(Filter::of(&vec![0; 200_000]).knows(7) && Filter::default().knows(7) && Filter::read("?").knows(7));
    }
}
