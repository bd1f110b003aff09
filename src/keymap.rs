//! A map by token keys. Takes numbers that are hashes or like them, gives a value for each. One table serves maps of all kinds:
//! each kind of value that the standard library's map holds costs some 2 KB of the wasm.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::hash::{self, SPREAD};
use crate::token::Key;

/// The key of a row of keys: that of those before, and the next one.
pub(crate) fn then(before: Key, next: Key) -> Key {
    (before.rotate_left(9) ^ next).wrapping_mul(SPREAD)
}

/// Spreads a [`Key`], which may also be a small number, over all bits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = hash::byte(self.0, byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key.wrapping_mul(SPREAD).rotate_left(26);
    }
}

/// Values by token keys, or by other numbers.
#[derive(Clone, Debug)]
pub(crate) struct KeyMap<T> {
    places: HashMap<Key, u32, BuildHasherDefault<KeyHasher>>,
    values: Vec<T>,
}

impl<T> Default for KeyMap<T> {
    fn default() -> Self {
        KeyMap { places: HashMap::default(), values: Vec::new() }
    }
}

impl<T> KeyMap<T> {
    /// The value of `key`.
    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        self.values.get(place(&self.places, key)?)
    }

    /// The value of `key`, to be changed.
    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        self.values.get_mut(place(&self.places, key)?)
    }

    /// Whether `key` has a value.
    pub(crate) fn contains(&self, key: Key) -> bool {
        place(&self.places, key).is_some()
    }

    /// The value of `key`, which becomes `value` where it has none.
    pub(crate) fn or_insert(&mut self, key: Key, value: T) -> &mut T {
        let place = place_or(&mut self.places, key, self.values.len());
        if place == self.values.len() {
            self.values.push(value);
        }
        &mut self.values[place]
    }

    /// Gives `key` the value, whatever it had.
    pub(crate) fn insert(&mut self, key: Key, value: T) {
        let place = place_or(&mut self.places, key, self.values.len());
        match self.values.get_mut(place) {
            Some(slot) => *slot = value,
            None => self.values.push(value),
        }
    }

    /// The value of `key`, which becomes the default where it has none.
    pub(crate) fn or_default(&mut self, key: Key) -> &mut T
    where
        T: Default,
    {
        self.or_insert(key, T::default())
    }

    /// Number of keys.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no key.
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// All values, to be changed, in the order in which their keys came.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut()
    }
}

/// The later of two values of one key counts.
impl<T> FromIterator<(Key, T)> for KeyMap<T> {
    fn from_iter<I: IntoIterator<Item = (Key, T)>>(pairs: I) -> Self {
        let mut map = KeyMap::default();
        for (key, value) in pairs {
            map.insert(key, value);
        }
        map
    }
}

// Apart from the kind of value, so that they are compiled once.
fn place(places: &HashMap<Key, u32, BuildHasherDefault<KeyHasher>>, key: Key) -> Option<usize> {
    places.get(&key).map(|&place| place as usize)
}

fn place_or(places: &mut HashMap<Key, u32, BuildHasherDefault<KeyHasher>>, key: Key, next: usize) -> usize {
    *places.entry(key).or_insert(next as u32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_key() {
        let mut map: KeyMap<&str> = [(1, "one"), (1 << 40, "far"), (1, "uno")].into_iter().collect();
        assert_eq!((map.get(1), map.get(1 << 40), map.get(2)), (Some(&"uno"), Some(&"far"), None));
        assert_eq!(*map.or_insert(1, "new"), "uno");
        assert_eq!(*map.or_insert(7, "seven"), "seven");
        assert_eq!(map.or_default(8), &"");
        assert_eq!((map.len(), map.contains(7), map.contains(9)), (4, true, false));
    }
}
