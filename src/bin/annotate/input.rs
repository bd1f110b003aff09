//! Reads texts one after another, each when it is asked for. Takes the options, gives texts with their ids, or a message that names the
//! file and the place in it.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// A text to annotate.
#[derive(Debug, PartialEq)]
pub struct Item {
    /// What the caller calls it: its path, or the `id` of its line.
    pub id: Value,
    /// The text, unaltered.
    pub text: String,
}

impl Item {
    /// The id as words.
    pub fn name(&self) -> String {
        self.id.as_str().map_or_else(|| self.id.to_string(), str::to_owned)
    }
}

/// All texts of all files in order (`-` and no file at all are standard input). With `jsonl` each line is a text.
pub fn items(files: Vec<PathBuf>, jsonl: bool) -> impl Iterator<Item = Result<Item, String>> + Send {
    let paths = if files.is_empty() { vec!["-".into()] } else { files };
    paths.into_iter().flat_map(move |path| -> Items {
        match open(&path) {
            Ok((name, source)) if jsonl => lines(name, source),
            Ok((name, source)) => Box::new(std::iter::once_with(move || whole(&name, source))),
            Err(message) => Box::new(std::iter::once(Err(message))),
        }
    })
}

type Source = Box<dyn BufRead + Send>;
type Items = Box<dyn Iterator<Item = Result<Item, String>> + Send>;

fn open(path: &Path) -> Result<(String, Source), String> {
    if path.as_os_str() == "-" {
        return Ok(("standard input".into(), Box::new(BufReader::new(io::stdin()))));
    }
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| format!("{name}: {}", reason(&error)))?;
    Ok((name, Box::new(BufReader::new(file))))
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".into(),
        io::ErrorKind::PermissionDenied => "not permitted to read it".into(),
        io::ErrorKind::IsADirectory => "is a folder, not a file".into(),
        _ => error.to_string(),
    }
}

fn whole(name: &str, mut source: Source) -> Result<Item, String> {
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).map_err(|error| format!("{name}: {}", reason(&error)))?;
    Ok(Item { id: Value::from(name), text: utf8(bytes, 0).map_err(|message| format!("{name}: {message}"))? })
}

/// The bytes as text; `before` is where they begin in the input.
fn utf8(bytes: Vec<u8>, before: usize) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = before + error.utf8_error().valid_up_to();
        let hint = match error.as_bytes() {
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16, it seems; convert it with iconv -f UTF-16 -t UTF-8",
            _ => "convert it with iconv -f ENCODING -t UTF-8",
        };
        format!("not UTF-8 at byte {at} ({hint})")
    })
}

#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    text: String,
}

fn lines(name: String, mut source: Source) -> Items {
    let (mut number, mut offset) = (0, 0);
    Box::new(std::iter::from_fn(move || {
        loop {
            let mut bytes = Vec::new();
            let start = offset;
            match source.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(read) => (number, offset) = (number + 1, offset + read),
                Err(error) => return Some(Err(format!("{name}: {}", reason(&error)))),
            }
            if !bytes.trim_ascii().is_empty() {
                let item = utf8(bytes, start).and_then(|line| parse(&line, number));
                return Some(item.map_err(|message| format!("{name}:{number}: {message}")));
            }
        }
    }))
}

/// The text of one JSON line.
fn parse(line: &str, number: usize) -> Result<Item, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or(&message);
        let kind = if error.is_data() { "unexpected JSON" } else { "not JSON" };
        format!("{kind}: {what}, column {} (expected {{\"id\": …, \"text\": \"…\"}})", error.column())
    })?;
    Ok(Item { id: line.id.unwrap_or(Value::from(number)), text: line.text })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &'static str) -> Vec<Result<Item, String>> {
        lines("in".into(), Box::new(input.as_bytes())).collect()
    }

    #[test]
    fn json_lines() {
        let items = read("{\"id\":7,\"text\":\"a\",\"more\":[1]}\r\n\n{\"text\":\"\\u00e9\"}");
        let expected = [(Value::from(7), "a"), (Value::from(3), "é")];
        assert_eq!(items, expected.map(|(id, text)| Ok(Item { id, text: text.into() })));
    }

    #[test]
    fn bad_lines() {
        let complaint = |input| read(input).remove(0).expect_err("bad");
        let expected = "(expected {\"id\": …, \"text\": \"…\"})";
        assert_eq!(
            complaint("\n{\"id\":1}"),
            format!("in:2: unexpected JSON: missing field `text`, column 8 {expected}")
        );
        assert_eq!(complaint("{\"text\":"), format!("in:1: not JSON: EOF while parsing a value, column 8 {expected}"));
        let twelve = "in:1: unexpected JSON: invalid type: integer `12`, expected a string, column 10";
        assert_eq!(complaint("{\"text\":12}"), format!("{twelve} {expected}"));
    }

    #[test]
    fn bytes_that_are_no_text() {
        let complaint = |bytes: &[u8], before| utf8(bytes.to_vec(), before).expect_err("bad");
        assert_eq!(complaint(b"ab\xff", 10), "not UTF-8 at byte 12 (convert it with iconv -f ENCODING -t UTF-8)");
        assert!(complaint(b"\xff\xfea\0", 0).starts_with("not UTF-8 at byte 0 (UTF-16"));
    }
}
