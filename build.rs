//! Takes `data/`; leaves in `OUT_DIR` the word lists that are compiled in and, with the feature `bundled`, the packs with a table of them.
//!
//! A build script cannot call the crate that it builds. It reads the few files of it that packs are written with, which need nothing else.

use std::path::Path;
use std::{env, fs};

#[cfg(feature = "bundled")]
extern crate self as dramatis;

#[path = "src/bin/compile"]
mod compile {
    pub mod lexicon;
    #[cfg(feature = "bundled")]
    pub mod packs;
}

/// The part of the library that packs are written with, under the names that it has there.
#[cfg(feature = "bundled")]
#[path = "src"]
mod parts {
    #![allow(dead_code, reason = "the library uses the rest")]
    pub mod hash;
    pub mod order;
    pub mod pack;
    pub mod skeleton;
    pub mod span;
    pub mod token;
    #[path = "kb"]
    pub mod kb {
        pub mod entry;
        pub mod filter;
        pub mod spelling;
        pub mod writer;
        pub use super::token::folded;
        pub use entry::{is_qid, trimmed};
        pub use spelling::Spelling;
        pub use writer::{Packs, write as write_packs};
    }
}
#[cfg(feature = "bundled")]
use parts::pack::Pack;
#[cfg(feature = "bundled")]
use parts::{hash, kb, order, pack, skeleton, span, token};

fn main() {
    // Not all of data/: the list of packs would make itself old.
    for folder in ["gazetteer", "kb", "lexicon", "model"] {
        println!("cargo::rerun-if-changed=data/{folder}");
    }
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    if let Err(message) = lexicons(Path::new(&out)).and_then(|()| packs(Path::new(&out))) {
        println!("cargo::error={message}");
    }
}

fn lexicons(out: &Path) -> Result<(), String> {
    let lists = compile::lexicon::shortened(Path::new("data/lexicon"))?;
    lists.iter().try_for_each(|(name, rows)| write(&out.join(name), rows.as_bytes()))
}

#[cfg(not(feature = "bundled"))]
fn packs(_: &Path) -> Result<(), String> {
    Ok(())
}

/// Leaves `packs/` and `packs.rs`: a slice of all of them with their names.
#[cfg(feature = "bundled")]
fn packs(out: &Path) -> Result<(), String> {
    let folder = out.join("packs");
    let mut table = String::from("&[\n");
    for (name, bytes) in compile::packs::packs(Path::new("data"))? {
        let path = folder.join(&name);
        fs::create_dir_all(path.parent().unwrap_or(&folder)).map_err(|error| format!("{}: {error}", path.display()))?;
        write(&path, &bytes)?;
        table += &format!("    ({name:?}, include_bytes!({path:?})),\n");
    }
    write(&out.join("packs.rs"), (table + "]\n").as_bytes())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
