//! The floors of ARCHITECTURE.md, held against what the sources of the library import: no module uses one above it, and no files of a module
//! import each other in a circle. Reads every path (`use` or not) outside of tests; each rule is tried on a bad sample first.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[path = "tidy/source.rs"]
mod source;

use source::{before_tests, code_only, files_below, root, rust_files};

/// Code of the library by file, `text/parts.rs`.
type Sources = BTreeMap<String, String>;
/// The files that a file names.
type Arrows = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_module_stands_on_one_floor() {
    let floors = floors(&fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the drawing"));
    let modules: BTreeSet<String> = library().keys().map(|file| top(file).to_owned()).collect();
    let mut drawn = floors.clone();
    drawn.sort();
    assert_eq!(drawn, modules.into_iter().collect::<Vec<_>>(), "the floors of ARCHITECTURE.md and the modules of src");
}

#[test]
fn no_arrow_leads_upwards() {
    let sample = |of_a: &str| sources(&[("a.rs", of_a), ("b.rs", "use crate::a::X;"), ("b/c.rs", "")]);
    let floors_of = |text: &str| floors(&format!("```floors\n{text}\n```\n"));
    let count = |of_a: &str| upward(&floors_of("1 ground  a\n2 first  b"), &arrows(&sample(of_a))).len();
    assert_eq!(count("use std::fmt; fn f(b: B) {}"), 0);
    assert_eq!(count("use crate::{b::{self, Y}, Z};"), 1);
    assert_eq!(count("fn f() { crate::b::c::g::<u8>() }"), 1);
    let drawing = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the drawing");
    let complaints = upward(&floors(&drawing), &arrows(&library()));
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn no_circle_but_of_parent_and_child() {
    let count = |files: &[(&str, &str)]| circles(&arrows(&sources(files))).len();
    let parent = ("m.rs", "mod x; mod y; fn f() { x::g() }");
    assert_eq!(count(&[parent, ("m/x.rs", "use super::T;"), ("m/y.rs", "")]), 0, "parent and child");
    assert_eq!(count(&[parent, ("m/x.rs", "use super::y::T;"), ("m/y.rs", "use super::U;")]), 1, "three files");
    assert_eq!(count(&[("m/x.rs", "use super::y::T;"), ("m/y.rs", "use super::x::U;")]), 1, "two neighbours");
    let complaints = circles(&arrows(&library()));
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn the_way_is_the_one_that_the_code_goes() {
    let steps = [("tokenize".to_owned(), "token.rs".to_owned()), ("pos::tag".to_owned(), "pos.rs".to_owned())];
    let files = sources(&[("token.rs", "pub fn tokenize(text: &str) {}"), ("pos.rs", "fn tags() {}")]);
    assert_eq!(missing(&steps, &files), ["pos.rs has no fn tag"]);
    assert_eq!(in_order(&steps, "let tags = pos::tag(1); tokenize(2)"), Err("pos::tag".to_owned()));
    assert_eq!(in_order(&steps, "tokenize(2); pos::tag(1)"), Ok(()));
    let (drawing, library) = (fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the drawing"), library());
    let steps = way(&drawing);
    assert_eq!(missing(&steps, &library), Vec::<String>::new());
    assert_eq!(in_order(&steps, &library["document.rs"]), Ok(()), "document.rs calls it where the drawing does not");
    let drawn = steps.iter().filter(|(step, _)| step.contains("::")).count();
    assert!(drawn > 9, "the whole way: {steps:?}");
}

// ---- helpers ---------------------------------------------------------------------------------------------------------

/// The library without its root, its programs and its tests.
fn library() -> Sources {
    assert!(!files_below(root()).is_empty());
    let name = |path: &Path| {
        let name = path.strip_prefix(root().join("src")).ok()?.to_string_lossy().replace('\\', "/");
        let test = name.ends_with("tests.rs") || name.contains("/tests/");
        (!test && !name.starts_with("bin/") && name != "lib.rs").then_some(name)
    };
    let read = |path: &Path| fs::read_to_string(path).expect("a source");
    rust_files("src").iter().filter_map(|path| Some((name(path)?, code_only(before_tests(&read(path)))))).collect()
}

fn sources(files: &[(&str, &str)]) -> Sources {
    files.iter().map(|(file, code)| ((*file).to_owned(), (*code).to_owned())).collect()
}

/// The top module of a file.
fn top(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

/// The modules in the order of the floors, from the ground: `1 ground  span order …`.
fn floors(drawing: &str) -> Vec<String> {
    let (_, block) = drawing.split_once("```floors\n").expect("a block of floors");
    let lines = block.lines().take_while(|line| *line != "```");
    lines.flat_map(|line| line.split_whitespace().skip(2).map(str::to_owned)).collect()
}

/// Function and file of each step of the way: `in → out  function  file  what`, parted by two blanks or more.
fn way(drawing: &str) -> Vec<(String, String)> {
    let (_, block) = drawing.split_once("```way\n").expect("a block with the way");
    let lines = block.lines().take_while(|line| *line != "```");
    let cells = lines.map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>());
    cells.map(|cells| (cells[1].to_owned(), cells[2].to_owned())).collect()
}

/// The steps whose file has no function of their name.
fn missing(steps: &[(String, String)], files: &Sources) -> Vec<String> {
    let name = |step: &str| step.rsplit("::").next().unwrap_or_default().to_owned();
    let has = |(step, file): &&(String, String)| {
        let code = files.get(file).map_or("", String::as_str);
        ["(", "<"].iter().any(|end| code.contains(&format!("fn {}{end}", name(step))))
    };
    steps.iter().filter(|step| !has(step)).map(|(step, file)| format!("{file} has no fn {}", name(step))).collect()
}

/// Whether `code` calls the steps one after another; else the first that does not stand behind those before it.
fn in_order(steps: &[(String, String)], code: &str) -> Result<(), String> {
    let mut rest = code;
    for (step, _) in steps {
        let (_, after) = rest.split_once(&format!("{step}(")).ok_or_else(|| step.clone())?;
        rest = after;
    }
    Ok(())
}

/// Arrows to a module that stands above or behind the one they start from.
fn upward(floors: &[String], arrows: &Arrows) -> Vec<String> {
    let place = |file: &str| floors.iter().position(|module| module == top(file));
    let all = arrows.iter().flat_map(|(from, files)| files.iter().map(move |to| (from, to)));
    all.filter(|(from, to)| top(from) != top(to) && place(from) <= place(to))
        .map(|(from, to)| format!("{from} uses {to}, which stands above it"))
        .collect()
}

/// Files that reach each other, but for a parent and its child alone.
fn circles(arrows: &Arrows) -> Vec<String> {
    let reach: BTreeMap<&String, BTreeSet<&String>> = arrows.keys().map(|file| (file, reached(arrows, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, ahead) in &reach {
        let mut circle: Vec<&String> = ahead.iter().copied().filter(|other| reach[*other].contains(file)).collect();
        circle.sort();
        let family = |pair: &[&String]| pair[1].starts_with(&format!("{}/", pair[0].trim_end_matches(".rs")));
        let family = |pair: &[&String]| family(pair) || family(&[pair[1], pair[0]]);
        if circle.len() > 2 || circle.len() == 2 && !family(&circle) {
            circles.insert(format!("{circle:?} import each other"));
        }
    }
    circles.into_iter().collect()
}

/// All files that `from` names, and those that they name.
fn reached<'a>(arrows: &'a Arrows, from: &str) -> BTreeSet<&'a String> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&String> = arrows[from].iter().collect();
    while let Some(file) = next.pop() {
        if seen.insert(file) {
            next.extend(&arrows[file]);
        }
    }
    seen
}

fn arrows(sources: &Sources) -> Arrows {
    let modules: BTreeMap<Vec<&str>, &String> =
        sources.keys().map(|file| (file.trim_end_matches(".rs").split('/').collect(), file)).collect();
    let mut arrows = Arrows::new();
    for (module, file) in &modules {
        let named = paths(&sources[*file]).into_iter().filter_map(|path| resolve(&modules, module, &path));
        arrows.insert((*file).clone(), named.filter(|named| *named != *file).cloned().collect());
    }
    arrows
}

/// The file that a path leads to: the deepest module on it.
fn resolve<'a>(modules: &BTreeMap<Vec<&str>, &'a String>, from: &[&str], path: &[String]) -> Option<&'a String> {
    let mut at: Vec<&str> = Vec::new();
    let mut rest = path.iter().map(String::as_str).peekable();
    match *rest.peek()? {
        "crate" => drop(rest.next()),
        "self" => at.extend(from),
        "super" => at.extend(from),
        first if modules.contains_key(&[from, &[first]].concat()) => at.extend(from),
        _ => return None,
    }
    for word in rest {
        match word {
            "self" => continue,
            "super" => drop(at.pop()),
            _ if modules.contains_key(&[&at[..], &[word]].concat()) => at.push(word),
            _ => break,
        }
    }
    modules.get(&at).copied()
}

/// All paths of the code with two words or more, those in braces one by one.
fn paths(code: &str) -> Vec<Vec<String>> {
    let words = words(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let starts = is_word(&words[at]) && (at == 0 || words[at - 1] != "::" && words[at - 1] != ".");
        // `pub(in crate::export)` names nobody.
        let visibility = at > 1 && words[at - 1] == "in" && words[at - 2] == "(";
        at = if starts && !visibility { path(&words, at, &[], &mut paths) } else { at + 1 };
    }
    paths
}

/// Reads the path or the tree of paths at `at`, behind `before`; gives the place after it.
fn path(words: &[String], mut at: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    while let Some(word) = words.get(at).filter(|word| is_word(word)) {
        path.push(word.clone());
        at += 1;
        if words.get(at).is_none_or(|next| next != "::") {
            break;
        }
        at += 1;
    }
    if words.get(at).is_none_or(|next| next != "{") || words[at - 1] != "::" {
        if path.len() > 1 {
            paths.push(path);
        }
        return at;
    }
    at += 1;
    while words.get(at).is_some_and(|next| next != "}") {
        at = if is_word(&words[at]) || words[at] == "{" {
            self::path(words, at, &path, paths).max(at + 1)
        } else {
            at + 1
        };
    }
    at + 1
}

fn is_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::` and single marks.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let length = match word {
            0 if rest.starts_with("::") => 2,
            0 => first.len_utf8(),
            length => length,
        };
        words.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    words
}
