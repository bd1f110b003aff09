//! Files of the checkout and their code, for the tests of the house. Reads files only.

use std::fs;
use std::path::{Path, PathBuf};

const SKIPPED_FOLDERS: [&str; 5] = [".git", "target", "dist", "node_modules", ".cache"];

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn rust_files(folder: &str) -> Vec<PathBuf> {
    let files = files_below(&root().join(folder)).into_iter();
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("a readable folder").path();
            let skipped = path.file_name().is_some_and(|name| SKIPPED_FOLDERS.iter().any(|folder| name == *folder));
            match (skipped, path.is_dir()) {
                (true, _) => {}
                (false, true) => folders.push(path),
                (false, false) => files.push(path),
            }
        }
    }
    files.sort();
    files
}

/// Without the tests inside. Where they have a file of their own nothing ends at their declaration.
pub fn before_tests(source: &str) -> &str {
    source.rfind("\n#[cfg(test)]\nmod tests {").map_or(source, |end| &source[..end])
}

/// `source` with the inside of strings, characters and comments blanked out; line breaks stay.
pub fn code_only(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => comment_length(rest),
            '"' => string_length(rest),
            'r' if !code.ends_with(|c: char| c.is_alphanumeric() || c == '_') => raw_string_length(rest),
            '\'' => character_length(rest),
            _ => 0,
        };
        if length == 0 {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            code.extend(rest[..length].chars().filter(|c| *c == '\n'));
            rest = &rest[length..];
        }
    }
    code
}

fn comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0usize, 0);
    while let Some(c) = rest[at..].chars().next() {
        if rest[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += c.len_utf8();
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// 0 where an `r` begins no raw string.
fn raw_string_length(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|c| *c == '#').count();
    if !rest[1 + hashes..].starts_with('"') {
        return 0;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let body = 2 + hashes;
    rest[body..].find(&close).map_or(rest.len(), |end| body + end + close.len())
}

/// 0 for a lifetime or a label.
fn character_length(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, c))) => {
            let from = at + c.len_utf8();
            rest[from..].find('\'').map_or(0, |end| from + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 0,
    }
}
