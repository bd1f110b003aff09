//! All packs that the page fetches. Takes the folder of tables, gives files. `build.rs` puts them into programs with the feature `bundled`;
//! `compile` makes them of other tables, too.

mod gazetteer;
mod kb;

use std::path::Path;

/// Name below the folder of the page (`gazetteer.txt`, `kb.txt`, `kb/000.bin`, …) and bytes of each pack, sorted by name.
pub type Packs = Vec<(String, Vec<u8>)>;

/// The packs of the tables in `data`. Errors name the file and say what was expected.
pub fn packs(data: &Path) -> Result<Packs, String> {
    let base = kb::packs(&data.join("kb"))?;
    let mut packs = vec![
        ("gazetteer.txt".to_owned(), gazetteer::pack(data)?.into_bytes()),
        ("kb.txt".to_owned(), base.core.into_bytes()),
    ];
    packs.extend(base.shards.into_iter().map(|(name, bytes)| (format!("kb/{name}"), bytes)));
    packs.sort();
    Ok(packs)
}
