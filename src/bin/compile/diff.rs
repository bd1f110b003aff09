//! How packs differ from earlier ones, in words. Takes both, tells which rows came, changed and how, left, or moved between what comes with
//! the page and the shards.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use dramatis::kb::COLUMNS;

use super::contents::{CORE, Contents, RULES, SHARDS, WORDS, contents};
use super::packs::{Packs, packs};

/// The earlier packs: of a folder of packs, of a folder of tables, or of the tables of a revision of git.
pub fn earlier(root: &Path, old: &OsStr) -> Result<Packs, String> {
    let folder = Path::new(old);
    if folder.join(WORDS).is_file() {
        return read(folder);
    }
    if folder.is_dir() {
        return packs(folder);
    }
    let revision = format!("{}^{{commit}}", old.display());
    if git(root, &["rev-parse", "--verify", "--quiet", &revision]).is_err() {
        return Err(format!("--diff {}: neither a folder nor a revision of git", old.display()));
    }
    let copy = std::env::temp_dir().join(format!("dramatis-tables-{}", std::process::id()));
    let packs = check_out(root, old, &copy).and_then(|()| packs(&copy.join("data")));
    std::fs::remove_dir_all(&copy).ok();
    packs
}

fn read(folder: &Path) -> Result<Packs, String> {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let shards = folder.join("kb");
    let mut names = vec![WORDS.to_owned(), CORE.to_owned()];
    for file in std::fs::read_dir(&shards).map_err(|error| failed(&shards, error))? {
        let file = file.map_err(|error| failed(&shards, error))?;
        names.push(format!("kb/{}", file.file_name().to_string_lossy()));
    }
    names.sort_unstable();
    let bytes = |name: &String| std::fs::read(folder.join(name)).map_err(|error| failed(&folder.join(name), error));
    names.into_iter().map(|name| bytes(&name).map(|bytes| (name, bytes))).collect()
}

/// Writes the tables of a revision below `to`.
fn check_out(root: &Path, revision: &OsStr, to: &Path) -> Result<(), String> {
    let revision = revision.to_str().ok_or("--diff: not UTF-8")?;
    let files = git(
        root,
        &["ls-tree", "-r", "--name-only", revision, "data/gazetteer", "data/kb", "data/lexicon", "data/model"],
    )?;
    for file in String::from_utf8_lossy(&files).lines() {
        let path = to.join(file);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        std::fs::create_dir_all(path.parent().unwrap_or(to)).map_err(failed)?;
        std::fs::write(&path, git(root, &["show", &format!("{revision}:{file}")])?).map_err(failed)?;
    }
    Ok(())
}

fn git(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output();
    let output = output.map_err(|error| format!("git: {error}"))?;
    let message = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(output.stdout) } else { Err(format!("git: {}", message.trim())) }
}

/// A row with the pack and the list that it is in.
struct Item {
    pack: &'static str,
    list: String,
    cells: Vec<String>,
}

impl Item {
    /// Whether it is an entry of the knowledge base, not a row of words or a rule.
    fn is_entry(&self) -> bool {
        self.pack != WORDS && self.list != RULES
    }

    /// The row; of an entry its name and id.
    fn title(&self) -> String {
        match &self.cells[..] {
            [id, _, name, ..] if self.is_entry() => format!("{name:?} ({id})"),
            cells => format!("{:?}", cells.join(" ")),
        }
    }
}

/// Rows by list and by themselves, entries by their ids alone: they may be of another kind now, or in another pack.
type Items = BTreeMap<(String, String), Item>;

fn items(contents: Contents) -> Items {
    let mut items = Items::new();
    for ((pack, list), rows) in contents {
        for row in rows {
            let item = Item { pack, list: list.clone(), cells: row.split('\t').map(str::to_owned).collect() };
            let key = if item.is_entry() { (String::new(), item.cells[0].clone()) } else { (list.clone(), row) };
            items.insert(key, item);
        }
    }
    items
}

/// Lines of a report, and how many of each kind there are.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    counts: BTreeMap<&'static str, usize>,
}

impl Report {
    fn add(&mut self, item: &Item, what: &'static str, more: &str) {
        *self.counts.entry(what).or_default() += 1;
        self.lines.push(format!("{}, {}: {} {what}{more}", item.pack, item.list, item.title()));
    }

    /// Rows of words have no id: one that left and one that came with the same first cell are one that changed.
    fn add_rows(&mut self, came: Vec<&Item>, left: Vec<&Item>) {
        let key = |item: &Item| (item.pack, item.list.clone(), item.cells[0].clone());
        let mut gone = BTreeMap::<_, Vec<&Item>>::new();
        left.into_iter().for_each(|item| gone.entry(key(item)).or_default().push(item));
        for item in came {
            match gone.get_mut(&key(item)).and_then(Vec::pop) {
                Some(before) if item.pack == WORDS => self.add(before, "changed", &format!(": now {}", item.title())),
                before => {
                    self.add(item, "came", "");
                    before.into_iter().for_each(|before| self.add(before, "left", ""));
                }
            }
        }
        gone.values().flatten().for_each(|item| self.add(item, "left", ""));
    }

    fn text(mut self) -> String {
        self.lines.sort_unstable();
        let counts: Vec<_> = self.counts.iter().map(|(what, count)| format!("{count} {what}")).collect();
        self.lines.push(if counts.is_empty() { "nothing changed".to_owned() } else { counts.join(", ") });
        self.lines.join("\n") + "\n"
    }
}

/// The report on how `new` differs from `old`.
pub fn report(old: &Packs, new: &Packs) -> Result<String, String> {
    let (old, new) = (items(contents(old)?), items(contents(new)?));
    let mut report = Report::default();
    let came = new.iter().filter(|(key, _)| !old.contains_key(*key)).map(|(_, item)| item);
    let left = old.iter().filter(|(key, _)| !new.contains_key(*key)).map(|(_, item)| item);
    report.add_rows(came.collect(), left.collect());
    for (before, after) in new.iter().filter_map(|(key, item)| Some((old.get(key)?, item))) {
        match (before.pack, after.pack) {
            (CORE, SHARDS) => report.add(after, "moved from the core to a shard", ""),
            (SHARDS, CORE) => report.add(after, "moved from a shard to the core", ""),
            _ => (),
        }
        if before.cells != after.cells {
            report.add(after, "changed", &changes(&before.cells, &after.cells));
        }
    }
    Ok(report.text())
}

/// The columns of an entry that differ; of lists what was added and what was taken away.
fn changes(old: &[String], new: &[String]) -> String {
    let mut told = Vec::new();
    for (at, column) in COLUMNS.iter().enumerate() {
        let [old, new] = [old, new].map(|cells| cells.get(at).map_or("", String::as_str));
        let [before, after] =
            [old, new].map(|cell| cell.split('|').filter(|part| !part.is_empty()).collect::<Vec<_>>());
        if old == new {
            continue;
        }
        if before.len().max(after.len()) < 2 {
            told.push(format!("{column} {old:?} is now {new:?}"));
            continue;
        }
        let gone = before.iter().filter(|part| !after.contains(part)).map(|part| format!("without {part:?}"));
        let here = after.iter().filter(|part| !before.contains(part)).map(|part| format!("with {part:?}"));
        let both: Vec<String> = gone.chain(here).collect();
        let order = || "in another order".to_owned();
        told.push(format!("{column} {}", if both.is_empty() { order() } else { both.join(", ") }));
    }
    format!(": {}", told.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dramatis::Pack;
    use dramatis::kb::write_packs;

    fn made(words: &str, core: &[&str], tail: &[&str]) -> Packs {
        let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let base = write_packs(&own(&["#particles\tal"]), &own(core), &own(tail), 1);
        let mut packs =
            vec![(WORDS.to_owned(), Pack::sealed(words).into_bytes()), (CORE.to_owned(), base.core.into_bytes())];
        packs.extend(base.shards.into_iter().map(|(name, bytes)| (format!("kb/{name}"), bytes)));
        packs
    }

    #[test]
    fn differences_are_told_in_words() {
        let old = made(
            "[city]\nBergen\tNO\nOslo\tNO\n",
            &["Q1\tperson\tAnna\tAnn|Anny\tNO\tpoet", "Q2\tperson\tBert"],
            &["Q3\tperson\tCarl", "Q4\tplace\tDelta"],
        );
        let new = made(
            "[city]\nBergen\tDE\nTromsø\tNO\n",
            &["Q1\tperson\tAnna\tAnn|Anya\tNO\tpainter", "Q3\tperson\tCarl"],
            &["Q2\tperson\tBert", "Q5\tevent\tEcho"],
        );
        assert_eq!(report(&old, &old), Ok("nothing changed\n".to_owned()));
        let expected = [
            "gazetteer.txt, city: \"Bergen NO\" changed: now \"Bergen DE\"",
            "gazetteer.txt, city: \"Oslo NO\" left",
            "gazetteer.txt, city: \"Tromsø NO\" came",
            "kb.txt, person: \"Anna\" (Q1) changed: aliases without \"Anny\", with \"Anya\"; what \"poet\" is now \"painter\"",
            "kb.txt, person: \"Carl\" (Q3) moved from a shard to the core",
            "kb/*.bin, event: \"Echo\" (Q5) came",
            "kb/*.bin, person: \"Bert\" (Q2) moved from the core to a shard",
            "kb/*.bin, place: \"Delta\" (Q4) left",
            "2 came, 2 changed, 2 left, 1 moved from a shard to the core, 1 moved from the core to a shard\n",
        ];
        assert_eq!(report(&old, &new), Ok(expected.join("\n")));
    }
}
