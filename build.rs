//! Takes the word lists of `data/lexicon`; leaves each in `OUT_DIR` without its remarks and without its column `example`, which only
//! tests read: a visitor does not download them. `compile` packs most of them, a few are compiled in.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=data/lexicon");
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    for file in fs::read_dir("data/lexicon").expect("data/lexicon is there") {
        let path = file.expect("data/lexicon can be listed").path();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_name().expect("a file has a name");
        fs::write(Path::new(&out).join(name), shortened(&text)).expect("OUT_DIR can be written");
    }
}

fn shortened(text: &str) -> String {
    let mut remarks = text.lines().rev().filter(|line| line.starts_with("# "));
    let has_examples = remarks.next().is_some_and(|header| header.ends_with("\texample"));
    let rows = text.lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
    let kept = rows.map(|row| if has_examples { row.rsplit_once('\t').map_or(row, |(row, _)| row) } else { row });
    kept.flat_map(|row| [row, "\n"]).collect()
}
