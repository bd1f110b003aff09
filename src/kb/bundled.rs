//! The knowledge base inside a native program. A base that is shared between threads takes in shards when an article wants them.

use std::sync::{LazyLock, PoisonError, RwLock};

use super::background::{Wishes, ask, fill_asked};
use super::base::Base;
use super::entry::shard_name;
use crate::bundled::pack;
use crate::pack::DataError;
use crate::page::Page;

fn core() -> &'static [u8] {
    pack("kb.txt").expect("build.rs makes the core")
}

/// The base of the packs of this version, perhaps with tables of the user's own.
#[derive(Debug)]
pub struct Bundled(RwLock<Base>);

impl Bundled {
    /// The core with `tables` (their texts). Errors where a table is not one.
    pub fn with_tables(tables: &[String]) -> Result<Bundled, DataError> {
        static BASE: LazyLock<Base> = LazyLock::new(|| Base::read(core()).expect("build.rs makes whole packs"));
        let mut base = BASE.clone();
        for table in tables {
            base.add_table(table)?;
        }
        Ok(Bundled(RwLock::new(base)))
    }

    /// Writes what the base knows on the cards of `page`, with all shards that it wants.
    pub fn fill(&self, page: &mut Page, wishes: &Wishes) {
        // Shards only ever add; a thread that died while reading left nothing half done.
        let base = || self.0.read().unwrap_or_else(PoisonError::into_inner);
        let asked = ask(page, &base());
        let missing: Vec<u32> = asked.1.iter().copied().filter(|number| base().tail(*number).is_none()).collect();
        if !missing.is_empty() {
            let mut base = self.0.write().unwrap_or_else(PoisonError::into_inner);
            for shard in missing.into_iter().filter_map(|number| pack(&format!("kb/{}", shard_name(number)))) {
                base.add_shard(shard).expect("build.rs makes whole packs");
            }
        }
        fill_asked(page, &base(), wishes, asked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundled::PACKS;

    #[test]
    fn packs_are_whole() {
        let mut base = Base::read(core()).expect("the core");
        let shards: Vec<_> = PACKS.iter().filter(|(name, _)| name.starts_with("kb/")).collect();
        assert_eq!(base.shards.map(|(bits, _)| 1 << bits), Some(shards.len()));
        for (_, shard) in &shards {
            base.add_shard(shard).expect("a shard");
        }
        assert_eq!(base.tail.len(), shards.len());
    }
}
