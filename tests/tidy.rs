//! House rules that no compiler checks, over every file of the checkout. Each rule is tried on a bad sample first, so that it
//! can be seen to fail. Reads files only; knows nothing of git.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "tidy/source.rs"]
mod source;

use source::{before_tests, code_only, files_below, root, rust_files};

const MAX_FILE_LINES: usize = 600;
const MAX_FUNCTION_LINES: usize = 40;
/// Written by tools, which name their registries.
const LOCK_FILES: [&str; 2] = ["Cargo.lock", "package-lock.json"];

#[test]
fn files_are_short() {
    let rule = |source: &str| {
        let lines = before_tests(source).lines().count();
        let long = (lines > MAX_FILE_LINES).then(|| format!("{lines} lines, at most {MAX_FILE_LINES}"));
        long.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(rule(&"\n".repeat(601)).len(), 1);
    assert_eq!(rule(&format!("{}#[cfg(test)]\nmod tests {{\n}}\n", "\n".repeat(600))).len(), 0);
    assert_eq!(rule(&format!("\n#[cfg(test)]\nmod tests;\n{}", "\n".repeat(600))).len(), 1, "they are in another file");
    assert_clean(product_files(), |_, source| rule(source));
}

#[test]
fn functions_are_short() {
    let long = format!("fn short() {{\n}}\nfn long() {{\n{}}}\n", "    step();\n".repeat(MAX_FUNCTION_LINES));
    assert_eq!(long_functions(&code_only(&long)), ["line 3: fn long has 42 lines, at most 40"]);
    assert_eq!(long_functions(&code_only(&long.replace("long()", "long(x: [u8; 4])"))).len(), 1);
    assert_clean(product_files(), |_, source| long_functions(&code_only(before_tests(source))));
}

#[test]
fn no_mod_rs() {
    assert_clean(all_files(), |path, _| {
        path.ends_with("mod.rs").then(|| "modules are foo.rs + foo/".to_string()).into_iter().collect()
    });
}

#[test]
fn nothing_is_left_half_done() {
    let rule = |source: &str| found(&code_only(source), &["todo!", "unimplemented!", "dbg!", "#[ignore"]);
    assert_eq!(rule("fn f() { todo!() }").len(), 1);
    assert_eq!(rule("fn f() { \"todo!\"; } // todo!").len(), 0);
    let files = rust_files("src").into_iter().chain(rust_files("tests"));
    assert_clean(files.collect(), |_, source| rule(source));
}

#[test]
fn only_the_app_and_the_edge_know_the_browser() {
    let rule = |source: &str| found(&code_only(source), &["yew", "web_sys", "gloo_"]);
    assert_eq!(rule("use yew::prelude::*;").len(), 1);
    let core = rust_files("src").into_iter().filter(|path| {
        let name = path.to_string_lossy().replace('\\', "/");
        !name.contains("src/bin/app/") && !name.ends_with("src/wasm.rs")
    });
    assert_clean(core.collect(), |_, source| rule(source));
}

#[test]
fn every_source_says_what_it_takes_and_gives() {
    assert_clean(rust_files("src"), |_, source| {
        (!source.starts_with("//! ")).then(|| "does not open with //!".to_string()).into_iter().collect()
    });
}

#[test]
fn no_machine_is_named() {
    // Cut in two, else this file would name them.
    let paths = [concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/")];
    let hosts =
        [concat!("npmjs", ".org"), concat!("pypi", ".org"), concat!("deb.debian", ".org"), concat!("crates", ".io")];
    assert_eq!(found("cd /wo\u{72}k/main", &paths).len(), 1);
    let written = all_files().into_iter().filter(|path| !LOCK_FILES.iter().any(|lock| path.ends_with(lock)));
    assert_clean(written.collect(), |_, source| [found(source, &paths), found(source, &hosts)].concat());
    let lock =
        fs::read_to_string(root().join("tests/browser/package-lock.json")).expect("the lock of the browser tests");
    assert_eq!(found(&lock, &["\"resolved\""]), Vec::<String>::new());
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let bad = "[dependencies]\n# Dates. MIT\nregex = \"1\"\nserde = \"1\"\n[features]\nx = []\n";
    assert_eq!(bare_dependencies(bad), ["line 4: serde has no comment with reason and licence"]);
    assert_clean(vec![root().join("Cargo.toml")], |_, source| bare_dependencies(source));
}

#[test]
fn strings_comments_and_characters_are_not_code() {
    let source = "a(\"{\", '{', '\\'', b'\"'); // {\n/* { /* { */ { */ r#\"{ \" {\"# 'life: loop {}";
    let code = code_only(source);
    assert_eq!(code.matches('{').count(), 1, "{code}");
    assert_eq!(code.lines().count(), source.lines().count());
}

// ---- helpers ---------------------------------------------------------------------------------------------------------

/// Sources of the library and the bins, without files that hold only tests.
fn product_files() -> Vec<PathBuf> {
    rust_files("src").into_iter().filter(|path| !path.ends_with("tests.rs")).collect()
}

fn all_files() -> Vec<PathBuf> {
    files_below(root())
}

/// Fails with every complaint of `rule` over `files`. What is not UTF-8 (pictures, packs) is passed over.
fn assert_clean(files: Vec<PathBuf>, rule: impl Fn(&Path, &str) -> Vec<String>) {
    assert!(!files.is_empty(), "no file to look at");
    let complaints: Vec<String> = files
        .iter()
        .filter_map(|path| Some((path, String::from_utf8(fs::read(path).ok()?).ok()?)))
        .flat_map(|(path, source)| {
            let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
            rule(path, &source).into_iter().map(move |complaint| format!("{name}: {complaint}"))
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// One complaint per line that holds one of `words`.
fn found(source: &str, words: &[&str]) -> Vec<String> {
    let lines = source.lines().enumerate();
    lines
        .flat_map(|(index, line)| {
            let hits = words.iter().filter(move |word| line.contains(**word));
            hits.map(move |word| format!("line {}: holds {word}", index + 1))
        })
        .collect()
}

/// `code` has no strings and comments: every brace in it counts.
fn long_functions(code: &str) -> Vec<String> {
    let lines: Vec<&str> = code.lines().collect();
    let mut complaints = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let length = function_length(&lines[start..]);
        if length > MAX_FUNCTION_LINES {
            complaints.push(format!("line {}: fn {name} has {length} lines, at most {MAX_FUNCTION_LINES}", start + 1));
        }
    }
    complaints
}

fn function_name(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once("fn ")?;
    let word = before.is_empty() || before.ends_with([' ', '(', '"']);
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    (word && end > 0).then(|| &rest[..end])
}

/// From the line with `fn` to the one where its body closes; one without a body (a trait's) has length 1.
fn function_length(lines: &[&str]) -> usize {
    let mut depth = 0usize;
    for (index, line) in lines.iter().enumerate() {
        for c in line.chars() {
            match c {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth = depth.saturating_sub(1),
                ';' if depth == 0 => return 1,
                _ => continue,
            }
            if c == '}' && depth == 0 {
                return index + 1;
            }
        }
    }
    lines.len()
}

fn bare_dependencies(manifest: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let (mut inside, mut commented) = (false, false);
    for (index, line) in manifest.lines().enumerate() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if inside && line.starts_with(|c: char| c.is_ascii_alphabetic()) && !commented {
            let name = line.split([' ', '=', '.']).next().unwrap_or(line);
            complaints.push(format!("line {}: {name} has no comment with reason and licence", index + 1));
        }
        commented = line.starts_with('#');
    }
    complaints
}
