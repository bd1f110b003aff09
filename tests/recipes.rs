//! What CONTRIBUTING.md and the READMEs of `data/` tell people to do, done: rows are added to a copy of the tables, and arrive where they are
//! said to; the commands name programs, features and tests that there are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dramatis::export::Format;
use dramatis::kb::Base;
use dramatis::kb::{Wishes, fill};
use dramatis::{Page, Resources, analyze};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("dramatis-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        Folder(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let (source, target) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).expect("an entry");
        if source.is_dir() { copy(&source, &target) } else { fs::copy(&source, &target).map(drop).expect("a copy") }
    }
}

/// "One line, sorted": below the header, by bytes.
fn add(data: &Path, file: &str, row: &str) {
    let path = data.join(file);
    let text = fs::read_to_string(&path).expect("a table");
    let mut lines: Vec<&str> = text.lines().collect();
    let place = 1 + lines[1..].partition_point(|line| line.as_bytes() < row.as_bytes());
    lines.insert(place, row);
    fs::write(path, lines.join("\n") + "\n").expect("a table");
}

fn compile(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_compile")).args(arguments).output().expect("compile runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Each with what `compile --diff` says of it.
const ROWS: [(&str, &str, &str); 7] = [
    (
        "lexicon/cue_verbs.tsv",
        "burble\tburble|burbles|burbled|burbling\tstates\tq that\t{The envoy} burbled [that the port was open].",
        "gazetteer.txt, cue_verbs.tsv: \"burble burble|burbles|burbled|burbling states q that\" came",
    ),
    ("lexicon/titles.tsv", "Dikegrave\toffice\t-", "gazetteer.txt, titles.tsv: \"Dikegrave office -\" came"),
    (
        "lexicon/contexts.tsv",
        "dikemaster\tbefore\tperson\t2",
        "gazetteer.txt, contexts.tsv: \"dikemaster before person 2\" came",
    ),
    (
        "lexicon/media_boilerplate.tsv",
        "dikes today:\tstart\tother\tDikes today: The water has fallen.",
        "gazetteer.txt, media_boilerplate.tsv: \"dikes today: start other\" came",
    ),
    ("gazetteer/organizations.tsv", "Quellmark\tcompany\tNO\t", "gazetteer.txt, organization: \"Quellmark NO\" came"),
    (
        "kb/core/people.tsv",
        "asta-quellborn\tAsta Quellborn\t\tf\tNO\t1961\t\t\t\thand\t2026-11",
        "kb.txt, person: \"Asta Quellborn\" (asta-quellborn) came",
    ),
    ("kb/core/offices.tsv", "asta-quellborn\tMayor of Bergen\tNO\t2019\t\thand\t2026-11", ""),
];

#[test]
fn a_row_of_each_recipe_arrives() {
    let folder = Folder::new("recipes");
    let data = folder.0.join("data");
    for tables in ["gazetteer", "kb", "lexicon", "model"] {
        copy(&root().join("data").join(tables), &data.join(tables));
    }
    for (file, row, _) in ROWS {
        add(&data, file, row);
    }
    let [old, new, data] = ["old", "new", "data"].map(|name| folder.path(name));
    compile(&["--out", &old]);
    let told = compile(&["--data", &data, "--lock", "--diff", &old, "--out", &new]);
    for (_, _, line) in ROWS.iter().filter(|(.., line)| !line.is_empty()) {
        assert!(told.lines().any(|told| told == *line), "{line}\n\n{told}");
    }
    let [before, after] = [root().join("data/packs.lock"), folder.0.join("data/packs.lock")].map(lines);
    let changed = after.iter().filter(|line| !before.contains(line)).count();
    assert!(before.len() == after.len() && (7..12).contains(&changed), "{changed} lines of packs.lock");
    arrives(&folder.0.join("new"));
}

fn lines(path: PathBuf) -> Vec<String> {
    fs::read_to_string(path).expect("a list of packs").lines().map(str::to_owned).collect()
}

/// The rows do what they are for.
fn arrives(packs: &Path) {
    let read = |path: PathBuf| fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let fixed = |name: &str| read(root().join("static").join(name));
    let resources = Resources::with_pack(&read(packs.join("gazetteer.txt"))).expect("a pack");
    let resources = resources.with_pos(&fixed("pos.bin")).and_then(|all| all.with_model(&fixed("model.bin")));
    let text = "Quellmark will pay for it. Mayor Asta Quellborn burbled that the port was open.\n\nDikes today: The water has fallen to two metres.\n\nShe left on Monday.";
    let known = |resources: &Resources| {
        let mut page = Page::new(&analyze(text, resources));
        fill(&mut page, &Base::read(&read(packs.join("kb.txt"))).expect("a core"), &Wishes::default());
        page
    };
    let (page, without) = (known(&resources.expect("models")), known(Resources::bundled()));
    for (page, count) in [(&page, 1), (&without, 0)] {
        assert_eq!(Format::Csv.write(page).matches("burbled").count(), count, "the quote, by its cue");
        let others = page.blocks.iter().filter(|block| block.part.name() == "other").count();
        assert_eq!(others, count, "the line that is not of the article");
    }
    let card = |name: &str| page.actors.iter().find(|card| card.name == name).unwrap_or_else(|| panic!("no {name}"));
    assert_eq!(card("Quellmark").kind, dramatis::Kind::Organization);
    let background = card("Asta Quellborn").background.as_ref().expect("an entry");
    assert!(background.facts.iter().any(|fact| fact.text == "Mayor of Bergen"), "{background:?}");
}

/// Where people are told what to run.
const GUIDES: [&str; 5] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "data/README.md", "data/kb/README.md"];

#[test]
fn commands_of_the_guides_can_be_run() {
    let read = |file: &str| fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let (manifest, makefile) = (read("Cargo.toml"), read("Makefile"));
    let features = |bin: &str| {
        let entry = manifest.split("[[bin]]").find(|entry| entry.contains(&format!("name = \"{bin}\"")));
        let needs = entry.and_then(|entry| entry.split_once("required-features = [\""));
        needs.and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned)
    };
    let (mut faults, mut seen) = (Vec::new(), 0);
    for guide in GUIDES {
        let text = read(guide);
        for command in commands(&text) {
            seen += 1;
            let words: Vec<&str> = command.split_whitespace().collect();
            let after = |option: &str| words.iter().skip_while(|word| **word != option).nth(1).copied();
            let right = match (after("--bin"), after("--test"), after("make")) {
                (Some(bin), ..) => features(bin).is_some_and(|needed| after("--features") == Some(&needed)),
                (_, Some(test), _) => root().join(format!("tests/{test}.rs")).is_file(),
                (.., Some(target)) => makefile.contains(&format!("\n{target}:")),
                _ => true,
            };
            if !right {
                faults.push(format!("{guide}: {command}"));
            }
        }
    }
    assert!(seen > 20 && faults.is_empty(), "{seen} commands:\n{}", faults.join("\n"));
}

/// What stands in backticks and begins like a command.
fn commands(text: &str) -> Vec<&str> {
    // A fence is three marks: what stands between two fences is in backticks, too.
    let pieces = text.split('`').skip(1).step_by(2).flat_map(str::lines).flat_map(|line| line.split("&&"));
    let pieces = pieces.map(|piece| piece.split(" # ").next().unwrap_or("").trim());
    let commands = pieces.filter(|piece| {
        let piece = piece.trim_start_matches("UPDATE=1 ").trim_start_matches("UPDATE_EXPECT=1 ");
        ["cargo run ", "cargo test ", "make "].iter().any(|start| piece.starts_with(start))
    });
    commands.collect()
}
