//! The packs that `build.rs` makes of `data/`, inside a native program: no file is looked for when it runs. The browser fetches them instead.

/// Name below the folder of the page (`gazetteer.txt`, `kb.txt`, `kb/000.bin`, …) and bytes of each pack, sorted by name.
pub static PACKS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The bytes of the pack with this name; none where there is no such pack.
pub fn pack(name: &str) -> Option<&'static [u8]> {
    let place = PACKS.binary_search_by_key(&name, |(name, _)| name).ok()?;
    Some(PACKS[place].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_are_found_by_name() {
        assert!(PACKS.is_sorted_by_key(|(name, _)| name));
        for (name, bytes) in PACKS {
            assert_eq!(pack(name), Some(*bytes));
        }
        assert_eq!(pack("kb"), None);
    }
}
