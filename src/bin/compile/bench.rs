//! What the knowledge base costs a reader. Takes articles (JSON lines with `text`), prints how many shards an article asks for and how many
//! bytes they are, of the base that ships and of a generated one of two million entries, and the share of linking in the time of the analysis.
//! Measures, judges nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use dramatis::kb::{Base, Entry, keys, shard_name, shard_of, write_packs, write_shard};
use dramatis::kb::{Wishes, fill};
use dramatis::pack;
use dramatis::page::Page;
use dramatis::{Resources, analyze};

/// Entries of the generated base, and its shards as a power of two.
const ENTRIES: usize = 2_000_000;
const BITS: u8 = 15;

/// Requests and bytes of each article.
type Costs = Vec<(usize, usize)>;

/// The report on the articles of `file`; `data` is the folder of tables.
pub fn report(data: &Path, file: &str) -> Result<String, String> {
    let pages = pages(file)?;
    let (shipped, core) = shipped(&pages.0)?;
    let generated = generated(data, &pages.0, core)?;
    let linking = linking(pages.0, core);
    Ok([
        told("knowledge base", shipped),
        told(&format!("generated base of {ENTRIES} entries"), generated),
        format!(
            "linking: {:.1} % of the time of the analysis\n",
            100.0 * linking.as_secs_f64() / pages.1.as_secs_f64()
        ),
    ]
    .join("\n"))
}

/// The pages of all articles, without background, and how long that took.
fn pages(file: &str) -> Result<(Vec<Page>, Duration), String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let mut texts = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let row: serde_json::Value = serde_json::from_str(line).map_err(|error| format!("{file}: {error}"))?;
        texts.push(row["text"].as_str().ok_or_else(|| format!("{file}: a line without `text`"))?.to_owned());
    }
    let resources = Resources::bundled();
    let start = Instant::now();
    let pages = texts.iter().map(|text| Page::new(&analyze(text, resources))).collect();
    Ok((pages, start.elapsed()))
}

/// Names of the shards that a page asks of a base.
fn wanted(page: &Page, base: &Base) -> Vec<String> {
    let mut page = page.clone();
    fill(&mut page, base, &Wishes::default());
    page.wanted
}

/// What the base that ships costs, and its core.
fn shipped(pages: &[Page]) -> Result<(Costs, &'static [u8]), String> {
    let read = |name: &str| pack(name).ok_or_else(|| format!("no pack {name}"));
    let core = read("kb.txt")?;
    let base = Base::read(core).map_err(|error| error.to_string())?;
    let mut costs = Costs::new();
    for page in pages {
        let names = wanted(page, &base);
        let sizes: Result<Vec<usize>, String> =
            names.iter().map(|name| read(&format!("kb/{name}")).map(<[u8]>::len)).collect();
        costs.push((names.len(), sizes?.iter().sum()));
    }
    Ok((costs, core))
}

/// The core that comes with the page stays as it is; only the long tail grows.
fn generated(data: &Path, pages: &[Page], core: &[u8]) -> Result<Costs, String> {
    let text = String::from_utf8_lossy(core);
    let lines = text.lines().skip(1).filter(|line| !line.starts_with("#filter"));
    let (notes, entries): (Vec<String>, Vec<String>) = lines.map(str::to_owned).partition(|line| line.starts_with('#'));
    let base =
        Base::read(write_packs(&notes, &entries, &[], BITS).core.as_bytes()).map_err(|error| error.to_string())?;
    let asked: Vec<Vec<String>> = pages.iter().map(|page| wanted(page, &base)).collect();
    let all: BTreeSet<&String> = asked.iter().flatten().collect();
    let tail = tail(data, &base, &all)?;
    let size = |name: &String| tail.get(name).map_or(0, |text| write_shard(text, "00000000", 0).len());
    let sizes: BTreeMap<&String, usize> = all.iter().map(|name| (*name, size(name))).collect();
    Ok(asked.iter().map(|names| (names.len(), names.iter().filter_map(|name| sizes.get(name)).sum())).collect())
}

/// Text of the shards with these names out of [`ENTRIES`] entries, whose names are made of given and family names.
fn tail(data: &Path, base: &Base, names: &BTreeSet<&String>) -> Result<BTreeMap<String, String>, String> {
    let given = first_cells(&data.join("gazetteer/given_names.tsv"))?;
    let family = first_cells(&data.join("gazetteer/surnames.tsv"))?;
    let mut texts = BTreeMap::<String, String>::new();
    for number in 0..ENTRIES {
        let (first, second) = (&given[number % given.len()], &given[number / 7 % given.len()]);
        let last = &family[number / given.len() * 83 % family.len()];
        let (since, until) = (1900 + number % 80, 1940 + number % 85);
        let line = format!(
            "Q{number}\tperson\t{first} {last}\t{first} {second} {last}\t\tpolitician\t{since}-02-03\t\toffice=Member of Parliament;{until}-05-06\t12\thand\t2026-11"
        );
        let keys = keys(base.spelling(), Entry::new(&line));
        let shards: BTreeSet<String> = keys.iter().map(|(key, _)| shard_name(shard_of(*key, BITS))).collect();
        for name in shards.into_iter().filter(|name| names.contains(name)) {
            let text = texts.entry(name).or_default();
            text.push_str(&line);
            text.push('\n');
        }
    }
    Ok(texts)
}

fn first_cells(path: &Path) -> Result<Vec<String>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().skip(1).filter_map(|line| line.split('\t').next()).map(str::to_owned).collect())
}

/// Time to link all pages, without that of loading the core.
fn linking(mut pages: Vec<Page>, core: &[u8]) -> Duration {
    let Ok(base) = Base::read(core) else { return Duration::ZERO };
    let start = Instant::now();
    // As the page does it: once to know what to ask for, once with the answers.
    for page in pages.iter_mut() {
        fill(page, &base, &Wishes::default());
        fill(page, &base, &Wishes::default());
    }
    start.elapsed()
}

fn told(what: &str, mut costs: Costs) -> String {
    costs.sort_unstable_by_key(|(_, bytes)| *bytes);
    let requests = |cost: Option<&(usize, usize)>| cost.map_or(0, |(requests, _)| *requests);
    let bytes = |cost: Option<&(usize, usize)>| cost.map_or(0, |(_, bytes)| bytes.div_ceil(1024));
    let most = costs.iter().map(|(requests, _)| *requests).max().unwrap_or(0);
    let (middle, last) = (costs.get(costs.len() / 2), costs.last());
    format!(
        "{what}: an article asks for {} shards of {} KiB (median of {}), at most {most} and {} KiB",
        requests(middle),
        bytes(middle),
        costs.len(),
        bytes(last)
    )
}
