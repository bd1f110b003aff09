//! Tab-separated tables: reads sources and hand-written lists, writes sorted lists. Does not know what the columns mean.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A table in memory; the first line names the columns, with or without `# ` before.
pub struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// One row of a [`Table`].
#[derive(Clone, Copy)]
pub struct Row<'t> {
    columns: &'t [String],
    cells: &'t [String],
}

impl Table {
    pub fn read(path: &Path) -> Result<Table, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut lines = text.lines();
        let header = lines.next().ok_or_else(|| format!("{}: empty, a header line was expected", path.display()))?;
        let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let columns = cells(header.strip_prefix("# ").unwrap_or(header));
        let rows: Vec<_> = lines.map(cells).collect();
        match rows.iter().position(|row| row.len() != columns.len()) {
            Some(at) => Err(format!("{}: line {} has not {} cells", path.display(), at + 2, columns.len())),
            None => Ok(Table { columns, rows }),
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { columns: &self.columns, cells })
    }
}

impl<'t> Row<'t> {
    /// The cell of a column, empty where the table has no such column.
    pub fn get(&self, column: &str) -> &'t str {
        self.columns.iter().position(|name| name == column).map_or("", |at| &self.cells[at])
    }

    /// The parts of a cell that holds a list, without empty ones.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.get(column).split('|').filter(|part| !part.is_empty())
    }

    /// A cell that holds a whole number, 0 where it does not.
    pub fn count(&self, column: &str) -> u32 {
        self.get(column).parse().unwrap_or(0)
    }

    /// A cell that holds a number, 0 where it does not.
    pub fn number(&self, column: &str) -> f64 {
        self.get(column).parse().unwrap_or(0.0)
    }
}

/// A gathered list: rows sorted and unique by their first cell and what else the maker puts into the key.
pub struct List {
    file: &'static str,
    columns: &'static str,
    rows: BTreeMap<String, Vec<String>>,
}

impl List {
    /// `columns` are separated by a blank.
    pub fn new(file: &'static str, columns: &'static str) -> List {
        List { file, columns, rows: BTreeMap::new() }
    }

    pub fn file(&self) -> &'static str {
        self.file
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Adds a row, unless there is one with this first cell.
    pub fn add<const N: usize>(&mut self, cells: [&str; N]) {
        debug_assert_eq!(N, self.columns.split(' ').count(), "{}", self.file);
        let row = cells.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).to_vec();
        self.rows.entry(row[0].clone()).or_insert(row);
    }

    /// Adds a row, even beside others with this first cell.
    pub fn add_sense<const N: usize>(&mut self, cells: [&str; N]) {
        self.rows.insert(cells.join("\t"), cells.map(str::to_owned).to_vec());
    }

    /// The row with this first cell.
    pub fn find(&self, name: &str) -> Option<&[String]> {
        self.rows.get(name).map(Vec::as_slice)
    }

    /// The first cells.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.values().map(|row| row[0].as_str())
    }

    pub fn rows(&self) -> impl Iterator<Item = &[String]> {
        self.rows.values().map(Vec::as_slice)
    }

    /// The file: header, then rows in byte order.
    pub fn text(&self) -> String {
        let lines: BTreeSet<String> = self.rows.values().map(|row| row.join("\t")).collect();
        let header = format!("# {}", self.columns.replace(' ', "\t"));
        std::iter::once(header).chain(lines).fold(String::new(), |text, line| text + &line + "\n")
    }
}
