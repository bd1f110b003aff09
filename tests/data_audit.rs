//! Audits of the committed words and facts: form and order of every table, closed vocabularies, contradictions, and whether the
//! gathered lists are what `../shared` gives (skipped where that folder is absent).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use dramatis::PACKS;

/// A table: its path below `data`, its columns, its rows.
struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn cells(&self, column: &str) -> impl Iterator<Item = &str> {
        let at = self.columns.iter().position(|name| name == column);
        let at = at.unwrap_or_else(|| panic!("{}: no column {column}", self.name));
        self.rows.iter().filter_map(move |row| row.get(at)).map(String::as_str)
    }

    /// Every name of the table with its aliases.
    fn names(&self) -> BTreeSet<&str> {
        let has_aliases = self.columns.iter().any(|name| name == "aliases");
        let aliases = has_aliases.then(|| self.cells("aliases").flat_map(|cell| cell.split('|')));
        self.rows
            .iter()
            .map(|row| row[0].as_str())
            .chain(aliases.into_iter().flatten())
            .filter(|name| !name.is_empty())
            .collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files() -> Vec<PathBuf> {
    let folders = ["gather", "gazetteer", "lexicon"].map(|folder| root().join("data").join(folder));
    let entries =
        folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("the folders of data/ are committed"));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Table {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    let header = text.lines().next().and_then(|line| line.strip_prefix("# "));
    let header = header.unwrap_or_else(|| panic!("{name}: the first line must be `# ` and the columns"));
    Table { columns: cells(header), rows: text.lines().skip(1).map(cells).collect(), name }
}

fn table(name: &str) -> Table {
    read(&root().join("data").join(name))
}

/// Tables whose last cells may be left out where they are empty.
const RAGGED: [&str; 1] = ["data/lexicon/calendar.tsv"];

#[test]
fn tables_are_sorted_unique_and_whole() {
    let mut faults = Vec::new();
    for path in files() {
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let table = read(&path);
        let mut fault = |line: usize, what: &str| faults.push(format!("{}:{line}: {what}", table.name));
        if !text.ends_with('\n') || text.contains('\r') {
            fault(1, "lines must end with LF, the last one too");
        }
        let lines: Vec<_> = text.lines().skip(1).collect();
        for (at, pair) in lines.windows(2).enumerate() {
            if pair[0].as_bytes() >= pair[1].as_bytes() {
                fault(at + 3, &format!("{:?} must come before {:?}, once", pair[1], pair[0]));
            }
        }
        for (at, row) in table.rows.iter().enumerate() {
            let ragged = RAGGED.contains(&table.name.as_str()) && row.len() < table.columns.len();
            if row.len() != table.columns.len() && !ragged {
                fault(at + 2, &format!("{} cells, the header names {}", row.len(), table.columns.len()));
            }
            if row[0].is_empty() || row.iter().any(|cell| cell.trim() != cell) {
                fault(at + 2, "an empty name, or blanks around a cell");
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lists_in_cells_have_no_empty_or_double_parts() {
    let mut faults = Vec::new();
    for path in files() {
        let table = read(&path);
        for column in
            ["aliases", "alt_names", "short", "iso2"].iter().filter(|name| table.columns.iter().any(|c| c == *name))
        {
            for (row, cell) in table.rows.iter().zip(table.cells(column)) {
                let parts: Vec<_> = cell.split('|').collect();
                let unique: BTreeSet<_> = parts.iter().collect();
                let names_itself = *column == "aliases" && parts.contains(&row[0].as_str());
                if !cell.is_empty() && (unique.len() < parts.len() || unique.contains(&"") || names_itself) {
                    faults.push(format!("{}: {}: {column} {cell:?}", table.name, row[0]));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn closed_columns_hold_their_words() {
    let closed = [
        ("gather/countries.tsv", "action", "add alias drop rename"),
        ("gazetteer/demonyms.tsv", "form_type", "adjective noun_pl noun_sg"),
        (
            "gazetteer/events.tsv",
            "type",
            "affair attack battle conference disaster forum games massacre operation prize process revolution treaty war",
        ),
        ("gazetteer/given_names.tsv", "gender", "f m u"),
        ("gazetteer/groups.tsv", "type", "ideology movement people region religion"),
        ("gazetteer/organizations.tsv", "type", ORGANIZATION_TYPES),
        ("gazetteer/places.tsv", "type", PLACE_TYPES),
        ("gazetteer/seats.tsv", "kind", "organization place"),
        ("lexicon/abbreviations.txt", "may_end", "0 1"),
        ("lexicon/acronyms.txt", "kind", "none person"),
        ("lexicon/event_heads.tsv", "case", "any cap"),
        ("lexicon/event_heads.tsv", "position", "first last"),
        ("lexicon/letters.tsv", "class", "constituency credential generation lettered noble party state"),
        ("lexicon/line_patterns.tsv", "letters", "any own"),
        ("lexicon/line_patterns.tsv", "part", "byline caption credit dateline heading other related"),
        ("lexicon/media_boilerplate.tsv", "match", "anywhere comment comments start text whole"),
        ("lexicon/media_boilerplate.tsv", "part", "body byline caption credit dateline other related"),
        ("lexicon/metonymy.tsv", "side", "owned verb with"),
        ("lexicon/name_particles.txt", "position", "first inner joined last"),
        ("lexicon/org_heads.tsv", "position", "any first last suffix"),
        ("lexicon/place_heads.tsv", "position", "any first last modifier"),
        ("lexicon/titles.tsv", "gender", "- f m"),
        ("lexicon/titles.tsv", "kind", "academic honorific office rank relation religious"),
    ];
    for (file, column, words) in closed {
        let found: BTreeSet<String> = table(file).cells(column).map(str::to_owned).collect();
        let allowed: BTreeSet<String> = words.split(' ').map(str::to_owned).collect();
        assert_eq!(found, allowed, "{file}: column {column}");
    }
}

const ORGANIZATION_TYPES: &str = "armed_group bank central_bank company court government igo intelligence media military ngo org \
    parliament party police religious sports think_tank university";
const PLACE_TYPES: &str =
    "city continent desert forest island lake mountain peninsula place region river sea site street";

#[test]
fn country_codes_are_codes() {
    let known: BTreeSet<String> = table("gazetteer/countries.tsv").cells("iso2").map(str::to_owned).collect();
    for (file, column) in [
        ("gazetteer/places.tsv", "iso2"),
        ("gazetteer/organizations.tsv", "country"),
        ("gazetteer/seats.tsv", "country"),
    ] {
        for code in table(file).cells(column).filter(|code| !code.is_empty()) {
            assert!(known.contains(code), "{file}: no country has the code {code:?}");
        }
    }
}

/// A name in two hand-written lists of different kinds is either a slip or known to be ambiguous.
#[test]
fn hand_written_lists_agree() {
    let mut kinds = BTreeMap::<String, BTreeSet<&str>>::new();
    for list in ["events", "groups", "organizations", "places"] {
        for name in table(&format!("gazetteer/{list}.tsv")).names() {
            kinds.entry(name.to_owned()).or_default().insert(list);
        }
    }
    let seats = table("gazetteer/seats.tsv");
    for (row, kind) in seats.rows.iter().zip(seats.cells("kind")) {
        let same = if kind == "place" { "places" } else { "organizations" };
        for name in std::iter::once(row[0].as_str()).chain(row[4].split('|')).filter(|name| !name.is_empty()) {
            let lists = kinds.entry(name.to_owned()).or_default();
            if !lists.contains(same) {
                lists.insert("seats");
            }
        }
    }
    let mut flagged = BTreeMap::new();
    for row in table("gather/ambiguous.tsv").rows {
        flagged.insert(row[0].clone(), row[1].clone());
    }
    let found: BTreeMap<String, String> = kinds
        .into_iter()
        .filter(|(_, lists)| lists.len() > 1)
        .map(|(name, lists)| (name, lists.into_iter().collect::<Vec<_>>().join("|")))
        .collect();
    assert_eq!(found, flagged, "left: names in several lists; right: what data/gather/ambiguous.tsv allows");
}

/// Both are given names, none is short for itself, and no row stands the other way round, too.
#[test]
fn nicknames_are_short_for_given_names() {
    let nicknames = table("lexicon/nicknames.tsv");
    let given = table("gazetteer/given_names.tsv");
    let given = given.names();
    let pairs: BTreeSet<_> = nicknames.rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let odd =
        |(short, long): &&(&str, &str)| short == long || !given.contains(long) || pairs.contains(&(*long, *short));
    let odd: Vec<_> = pairs.iter().filter(odd).collect();
    assert!(odd.is_empty(), "no given name, or both ways: {odd:?}");
}

/// An acronym is an organization or a common noun; what is both is left to the gazetteer.
#[test]
fn acronyms_are_no_organizations() {
    let organizations = table("gazetteer/organizations.tsv");
    let acronyms = table("lexicon/acronyms.txt");
    let both: Vec<_> = acronyms.names().intersection(&organizations.names()).copied().map(str::to_owned).collect();
    assert!(both.is_empty(), "in both lists: {both:?}");
}

#[test]
fn titles_are_told_apart_by_case_only_where_meant() {
    let titles = table("lexicon/titles.tsv");
    let mut seen = BTreeMap::<String, Vec<&str>>::new();
    for title in titles.cells("title") {
        seen.entry(title.to_lowercase()).or_default().push(title);
    }
    // "Father Ignacio" is a priest, "his father Ignacio" is not.
    let twice: Vec<_> = seen.values().filter(|forms| forms.len() > 1).map(|forms| forms.join(" ")).collect();
    assert_eq!(twice, ["Brother brother", "Deputy deputy", "Father father", "Mother mother", "Sister sister"]);
}

#[test]
fn boilerplate_examples_show_their_pattern() {
    let table = table("lexicon/media_boilerplate.tsv");
    for ((row, kind), example) in table.rows.iter().zip(table.cells("match")).zip(table.cells("example")) {
        let (pattern, example) = (&row[0], example.to_lowercase());
        let shown = match kind {
            "start" => example.starts_with(pattern.as_str()),
            "anywhere" | "text" => example.contains(pattern.as_str()),
            _ => zeros(&example) == *pattern,
        };
        assert!(shown && *pattern == pattern.to_lowercase(), "{}: {pattern:?} {kind} {example:?}", table.name);
    }
}

/// Patterns of whole lines write each number as 0.
fn zeros(line: &str) -> String {
    if !line.contains(char::is_alphabetic) {
        return line.to_owned();
    }
    let digits = line.chars().scan(false, |in_number, c| {
        let again = std::mem::replace(in_number, c.is_ascii_digit()) && c.is_ascii_digit();
        Some((!again).then_some(if c.is_ascii_digit() { '0' } else { c }))
    });
    digits.flatten().collect()
}

/// What a build makes of `data/` is not committed, and would be in the way of `bundle`.
#[test]
fn no_pack_lies_in_static() {
    let there: Vec<_> =
        PACKS.iter().map(|(name, _)| root().join("static").join(name)).filter(|path| path.exists()).collect();
    assert!(PACKS.len() > 500 && there.is_empty(), "remove {there:?}");
}

/// A list that is compiled in does not come a second time in the pack.
#[test]
fn no_list_ships_twice() {
    let lock = std::fs::read_to_string(root().join("data/packs.lock")).expect("the list of packs");
    let (mut folders, mut compiled_in) = (vec![root().join("src")], BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            let names = source.split("lexicon!(\"").skip(1).filter_map(|rest| rest.split('"').next());
            compiled_in.extend(names.map(str::to_owned));
        }
    }
    let twice: Vec<_> = compiled_in.iter().filter(|name| lock.contains(&format!("\t{name}\t"))).collect();
    assert!(compiled_in.len() >= 2 && twice.is_empty(), "of {compiled_in:?} twice: {twice:?}");
}

#[test]
fn gathered_lists_are_fresh() {
    if !root().join("../shared/data/kb").is_dir() {
        println!("skipped: ../shared/data is absent");
        return;
    }
    // Cargo names the program even where the feature that builds it is off.
    let Some(gather) = option_env!("CARGO_BIN_EXE_gather").filter(|_| cfg!(feature = "train")) else {
        println!("skipped: run with --features train");
        return;
    };
    let output = Command::new(gather).arg("--check").current_dir(root()).output().expect("gather runs");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
