//! The word lists of `data/lexicon` as programs read them: without remarks, and without the columns `example` and `counter_example`, which only tests
//! read, so that a visitor does not download them. Takes the folder, gives the lists.

use std::collections::BTreeMap;
use std::path::Path;

/// File names with the rows of each, in the order of their names.
pub fn shortened(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut lists = BTreeMap::new();
    for file in std::fs::read_dir(folder).map_err(|error| failed(folder, error))? {
        let path = file.map_err(|error| failed(folder, error))?.path();
        let text = std::fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        lists.insert(name, without_remarks(&text));
    }
    Ok(lists)
}

/// Columns at the end of a list that only tests read.
const EXAMPLES: [&str; 2] = ["\texample", "\tcounter_example"];

fn without_remarks(text: &str) -> String {
    let mut remarks = text.lines().rev().filter(|line| line.starts_with("# "));
    let header = remarks.next().unwrap_or("");
    let examples = EXAMPLES.iter().filter(|column| format!("{header}\t").contains(&format!("{column}\t"))).count();
    let rows = text.lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
    let kept = rows.map(|row| (0..examples).fold(row, |row, _| row.rsplit_once('\t').map_or(row, |(row, _)| row)));
    kept.flat_map(|row| [row, "\n"]).collect()
}
