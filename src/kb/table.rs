//! Tables of entries that people write: a newsroom's own, and `data/kb/world`. Takes text with a header line, gives lines in the order of
//! [`COLUMNS`], or a message that names the line.

use super::base::Base;
use super::entry::trimmed;
use super::entry::{COLUMNS, EntryKind};
use crate::pack::DataError;

/// Rank of an entry that tells none: somebody wanted it.
const OWN_RANK: &str = "90";

/// Lines of a table. The first line names its columns (with or without `# ` before): `name` and `kind` are needed, the others may be absent.
/// Empty lines and comments are passed over. Errors tell the line and what was expected.
pub fn lines(text: &str) -> Result<Vec<String>, DataError> {
    let mut rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let (_, header) = rows.next().ok_or_else(|| complaint(1, "a header line with the names of the columns"))?;
    let header = header.trim_start_matches('\u{feff}').trim_start_matches("# ");
    let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
    if let Some(unknown) = columns.iter().find(|column| !COLUMNS.contains(column)) {
        return Err(complaint(1, &format!("columns out of {}, not `{unknown}`", COLUMNS.join(", "))));
    }
    if !columns.contains(&"name") || !columns.contains(&"kind") {
        return Err(complaint(1, "the columns `name` and `kind`"));
    }
    rows.filter(|(_, row)| !row.starts_with('#')).map(|(at, row)| line(at + 1, &columns, row)).collect()
}

fn complaint(line: usize, expected: &str) -> DataError {
    DataError(format!("knowledge base: line {line}: expected {expected}"))
}

fn line(at: usize, columns: &[&str], row: &str) -> Result<String, DataError> {
    let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
    if cells.len() > columns.len() {
        return Err(complaint(at, &format!("at most {} cells", columns.len())));
    }
    let cell = |name: &str| columns.iter().position(|column| *column == name).and_then(|at| cells.get(at).copied());
    let value = |name: &str| cell(name).unwrap_or("");
    if value("name").is_empty() {
        return Err(complaint(at, "a name"));
    }
    let kinds = EntryKind::ALL.map(EntryKind::name);
    if !kinds.contains(&value("kind")) {
        return Err(complaint(at, &format!("a kind out of {}", kinds.join(", "))));
    }
    if !value("rank").is_empty() && value("rank").parse::<u8>().ok().is_none_or(|rank| rank > 99) {
        return Err(complaint(at, "a rank from 0 to 99"));
    }
    if value("facts").split('|').any(|fact| !fact.is_empty() && !fact.contains('=')) {
        return Err(complaint(at, "facts of the form label=text;start;end"));
    }
    let own = format!("own:{}", value("name"));
    let filled = COLUMNS.map(|column| match (column, value(column)) {
        ("id", "") => own.as_str(),
        ("rank", "") => OWN_RANK,
        ("source", "") => "own table",
        (_, value) => value,
    });
    Ok(trimmed(&filled))
}

impl Base {
    /// Takes in a table of the user's own, which goes before all others. Errors tell the line; then nothing is taken in.
    pub fn add_table(&mut self, text: &str) -> Result<usize, DataError> {
        let lines = lines(text)?;
        self.add_lines(lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect());
        Ok(lines.len())
    }

    /// Forgets the user's tables.
    pub fn drop_tables(&mut self) {
        self.packs.truncate(self.cores);
        self.countries.retain(|&(_, pack, _)| pack < self.cores);
    }
}
