//! The committed packs inside a native program: no file is looked for when it runs. The browser fetches them instead. A base that is shared
//! between threads takes in shards when an article wants them.

use std::sync::{LazyLock, PoisonError, RwLock};

use super::Base;
use super::background::{Wishes, fill};
use crate::pack::DataError;
use crate::page::Page;

const CORE: &[u8] = include_bytes!("../../static/kb.txt");

macro_rules! shards {
    ($($name:literal)*) => { [$(include_bytes!(concat!("../../static/kb/", $name, ".bin"))),*] };
}

/// In the order of their numbers; `compile` makes as many.
static SHARDS: [&[u8]; 512] = shards! {
    "000" "001" "002" "003" "004" "005" "006" "007" "008" "009" "00a" "00b" "00c" "00d" "00e" "00f" "010" "011" "012" "013" "014" "015"
    "016" "017" "018" "019" "01a" "01b" "01c" "01d" "01e" "01f" "020" "021" "022" "023" "024" "025" "026" "027" "028" "029" "02a" "02b"
    "02c" "02d" "02e" "02f" "030" "031" "032" "033" "034" "035" "036" "037" "038" "039" "03a" "03b" "03c" "03d" "03e" "03f" "040" "041"
    "042" "043" "044" "045" "046" "047" "048" "049" "04a" "04b" "04c" "04d" "04e" "04f" "050" "051" "052" "053" "054" "055" "056" "057"
    "058" "059" "05a" "05b" "05c" "05d" "05e" "05f" "060" "061" "062" "063" "064" "065" "066" "067" "068" "069" "06a" "06b" "06c" "06d"
    "06e" "06f" "070" "071" "072" "073" "074" "075" "076" "077" "078" "079" "07a" "07b" "07c" "07d" "07e" "07f" "080" "081" "082" "083"
    "084" "085" "086" "087" "088" "089" "08a" "08b" "08c" "08d" "08e" "08f" "090" "091" "092" "093" "094" "095" "096" "097" "098" "099"
    "09a" "09b" "09c" "09d" "09e" "09f" "0a0" "0a1" "0a2" "0a3" "0a4" "0a5" "0a6" "0a7" "0a8" "0a9" "0aa" "0ab" "0ac" "0ad" "0ae" "0af"
    "0b0" "0b1" "0b2" "0b3" "0b4" "0b5" "0b6" "0b7" "0b8" "0b9" "0ba" "0bb" "0bc" "0bd" "0be" "0bf" "0c0" "0c1" "0c2" "0c3" "0c4" "0c5"
    "0c6" "0c7" "0c8" "0c9" "0ca" "0cb" "0cc" "0cd" "0ce" "0cf" "0d0" "0d1" "0d2" "0d3" "0d4" "0d5" "0d6" "0d7" "0d8" "0d9" "0da" "0db"
    "0dc" "0dd" "0de" "0df" "0e0" "0e1" "0e2" "0e3" "0e4" "0e5" "0e6" "0e7" "0e8" "0e9" "0ea" "0eb" "0ec" "0ed" "0ee" "0ef" "0f0" "0f1"
    "0f2" "0f3" "0f4" "0f5" "0f6" "0f7" "0f8" "0f9" "0fa" "0fb" "0fc" "0fd" "0fe" "0ff" "100" "101" "102" "103" "104" "105" "106" "107"
    "108" "109" "10a" "10b" "10c" "10d" "10e" "10f" "110" "111" "112" "113" "114" "115" "116" "117" "118" "119" "11a" "11b" "11c" "11d"
    "11e" "11f" "120" "121" "122" "123" "124" "125" "126" "127" "128" "129" "12a" "12b" "12c" "12d" "12e" "12f" "130" "131" "132" "133"
    "134" "135" "136" "137" "138" "139" "13a" "13b" "13c" "13d" "13e" "13f" "140" "141" "142" "143" "144" "145" "146" "147" "148" "149"
    "14a" "14b" "14c" "14d" "14e" "14f" "150" "151" "152" "153" "154" "155" "156" "157" "158" "159" "15a" "15b" "15c" "15d" "15e" "15f"
    "160" "161" "162" "163" "164" "165" "166" "167" "168" "169" "16a" "16b" "16c" "16d" "16e" "16f" "170" "171" "172" "173" "174" "175"
    "176" "177" "178" "179" "17a" "17b" "17c" "17d" "17e" "17f" "180" "181" "182" "183" "184" "185" "186" "187" "188" "189" "18a" "18b"
    "18c" "18d" "18e" "18f" "190" "191" "192" "193" "194" "195" "196" "197" "198" "199" "19a" "19b" "19c" "19d" "19e" "19f" "1a0" "1a1"
    "1a2" "1a3" "1a4" "1a5" "1a6" "1a7" "1a8" "1a9" "1aa" "1ab" "1ac" "1ad" "1ae" "1af" "1b0" "1b1" "1b2" "1b3" "1b4" "1b5" "1b6" "1b7"
    "1b8" "1b9" "1ba" "1bb" "1bc" "1bd" "1be" "1bf" "1c0" "1c1" "1c2" "1c3" "1c4" "1c5" "1c6" "1c7" "1c8" "1c9" "1ca" "1cb" "1cc" "1cd"
    "1ce" "1cf" "1d0" "1d1" "1d2" "1d3" "1d4" "1d5" "1d6" "1d7" "1d8" "1d9" "1da" "1db" "1dc" "1dd" "1de" "1df" "1e0" "1e1" "1e2" "1e3"
    "1e4" "1e5" "1e6" "1e7" "1e8" "1e9" "1ea" "1eb" "1ec" "1ed" "1ee" "1ef" "1f0" "1f1" "1f2" "1f3" "1f4" "1f5" "1f6" "1f7" "1f8" "1f9"
    "1fa" "1fb" "1fc" "1fd" "1fe" "1ff"
};

/// The base of the committed packs, perhaps with tables of the user's own.
#[derive(Debug)]
pub struct Bundled(RwLock<Base>);

impl Bundled {
    /// The committed core with `tables` (their texts). Errors where a table is not one.
    pub fn with_tables(tables: &[String]) -> Result<Bundled, DataError> {
        static BASE: LazyLock<Base> = LazyLock::new(|| Base::read(CORE).expect("a test checks the committed core"));
        let mut base = BASE.clone();
        for table in tables {
            base.add_table(table)?;
        }
        Ok(Bundled(RwLock::new(base)))
    }

    /// Writes what the base knows on the cards of `page`, with all shards that it wants.
    pub fn fill(&self, page: &mut Page, wishes: &Wishes) {
        // Shards only ever add; a thread that died while reading left nothing half done.
        fill(page, &self.0.read().unwrap_or_else(PoisonError::into_inner), wishes);
        if page.wanted.is_empty() {
            return;
        }
        let mut base = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for number in page.wanted.iter().filter_map(|name| u32::from_str_radix(name.split('.').next()?, 16).ok()) {
            let shard = SHARDS.get(number as usize).copied().unwrap_or_default();
            base.add_shard(shard).expect("a test checks the committed shards");
        }
        fill(page, &base, wishes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_packs_are_whole() {
        let mut base = Base::read(CORE).expect("the core");
        assert_eq!(base.shards.map(|(bits, _)| 1 << bits), Some(SHARDS.len()));
        for shard in SHARDS {
            base.add_shard(shard).expect("a shard");
        }
        assert_eq!(base.tail.len(), SHARDS.len());
    }
}
