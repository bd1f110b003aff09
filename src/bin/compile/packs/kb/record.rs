//! Tables and rows of `data/kb` in memory. Takes tab-separated text, gives cells by name; writes lines as `dramatis::kb` reads them.

use std::path::Path;

use dramatis::kb::trimmed;

/// A table: a header line (with or without `# `), then rows.
pub struct Sheet {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A row of a [`Sheet`].
#[derive(Clone, Copy)]
pub struct Row<'a> {
    columns: &'a [String],
    cells: &'a [String],
}

impl Sheet {
    pub fn read(data: &Path, file: &str) -> Result<Sheet, String> {
        let text = std::fs::read_to_string(data.join(file)).map_err(|error| format!("data/kb/{file}: {error}"))?;
        let split = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let columns = text.lines().next().map(|line| split(line.trim_start_matches("# ")));
        let columns = columns.ok_or_else(|| format!("data/kb/{file}: empty, a header line was expected"))?;
        let rows: Vec<_> = text.lines().skip(1).map(split).collect();
        match rows.iter().position(|row| row.len() > columns.len()) {
            Some(at) => Err(format!("data/kb/{file}: line {} has more cells than the header", at + 2)),
            None => Ok(Sheet { columns, rows }),
        }
    }

    /// The same, without rows where there is no such file.
    pub fn read_if_there(data: &Path, file: &str) -> Result<Sheet, String> {
        let there = data.join(file).exists();
        if there { Sheet::read(data, file) } else { Ok(Sheet { columns: Vec::new(), rows: Vec::new() }) }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { columns: &self.columns, cells })
    }
}

impl<'a> Row<'a> {
    /// The cell of a column, empty where there is none.
    pub fn get(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    pub fn list(&self, column: &str) -> Vec<String> {
        self.get(column).split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }
}

/// A fact with its time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    pub label: String,
    pub text: String,
    pub start: String,
    pub end: String,
    pub as_of: String,
    pub source: String,
}

impl Fact {
    pub fn new(label: &str, text: &str) -> Fact {
        Fact { label: label.to_owned(), text: text.to_owned(), ..Fact::default() }
    }

    /// A fact of a row that tells start, end, source and as_of.
    pub fn dated(label: &str, text: &str, row: &Row) -> Fact {
        Fact {
            start: row.get("start").to_owned(),
            end: row.get("end").to_owned(),
            as_of: row.get("as_of").to_owned(),
            source: row.get("source").replace('|', "+"),
            ..Fact::new(label, text)
        }
    }

    fn cell(&self, record: &Record) -> String {
        let own = |own: &str, other: &str| if own == other { String::new() } else { own.to_owned() };
        let (as_of, source) = (own(&self.as_of, &record.as_of), own(&self.source, &record.source));
        let text = self.text.replace([';', '|', '='], ",");
        let cell = format!("{}={text};{};{};{as_of};{source}", self.label, self.start, self.end);
        cell.trim_end_matches(';').to_owned()
    }
}

/// An entry.
#[derive(Clone, Debug, Default)]
pub struct Record {
    pub id: String,
    pub kind: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub countries: Vec<String>,
    pub what: String,
    pub start: String,
    pub end: String,
    pub facts: Vec<Fact>,
    pub rank: u8,
    pub source: String,
    pub as_of: String,
    /// Written by hand.
    pub by_hand: bool,
    /// It waits in a shard, however prominent it is.
    pub waits: bool,
}

impl Record {
    /// A row of a gathered table.
    pub fn of_row(row: &Row) -> Record {
        let mut record = Record {
            id: row.get("id").to_owned(),
            kind: row.get("kind").to_owned(),
            name: row.get("name").to_owned(),
            aliases: row.list("aliases"),
            countries: row.list("country"),
            what: row.get("what").to_owned(),
            start: row.get("start").to_owned(),
            end: row.get("end").to_owned(),
            rank: row.get("rank").parse().unwrap_or(0),
            source: row.get("source").to_owned(),
            as_of: row.get("as_of").to_owned(),
            ..Record::default()
        };
        for fact in row.list("facts") {
            let (label, rest) = fact.split_once('=').unwrap_or(("", &fact));
            let mut parts = rest.split(';').map(str::to_owned);
            let mut next = || parts.next().unwrap_or_default();
            let (text, start, end, as_of, source) = (next(), next(), next(), next(), next());
            let or = |own: String, other: &String| if own.is_empty() { other.clone() } else { own };
            let (as_of, source) = (or(as_of, &record.as_of), or(source, &record.source));
            record.facts.push(Fact { label: label.to_owned(), text, start, end, as_of, source });
        }
        record
    }

    /// Adds a fact that the record's own source and time hold for.
    pub fn fact(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            let (as_of, source) = (self.as_of.clone(), self.source.clone());
            self.facts.push(Fact { as_of, source, ..Fact::new(label, text) });
        }
    }

    /// The line of a pack.
    pub fn line(&self) -> String {
        let facts: Vec<String> = self.facts.iter().map(|fact| fact.cell(self)).collect();
        let rank = self.rank.to_string();
        let (aliases, countries, facts) = (self.aliases.join("|"), self.countries.join("|"), facts.join("|"));
        let cells = [
            &self.id,
            &self.kind,
            &self.name,
            &aliases,
            &countries,
            &self.what,
            &self.start,
            &self.end,
            &facts,
            &rank,
            &self.source,
            &self.as_of,
        ];
        trimmed(&cells)
    }
}
