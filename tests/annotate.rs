//! The command line as a caller sees it: what `annotate` prints, says and returns. Skipped where it is not built (`--no-default-features`).
#![cfg(feature = "cli")]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "BERN, March 3, 2025 – Karin Öst, the Norwegian envoy, said on Monday that Norway would help.\n";

fn annotate(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = start(arguments);
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input).ok());
    let output = child.wait_with_output().expect("an end");
    writer.join().expect("a writer");
    output
}

fn start(arguments: &[&str]) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_annotate"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("annotate starts")
}

/// What it says on standard error, after a failure with this exit code and without output.
fn complaint(arguments: &[&str], input: &[u8], code: i32) -> String {
    let output = annotate(arguments, input);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(code), ""), "{arguments:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn line(id: usize, text: &str) -> String {
    format!("{}\n", serde_json::json!({"id": id, "text": text}))
}

#[test]
fn help_tells_the_exit_codes() {
    let output = annotate(&["--help"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("Exit codes:\n  0 "), "{}", out(&output));
    assert!(out(&annotate(&["-V"], b"")).starts_with("annotate "));
}

#[test]
fn formats() {
    let text = out(&annotate(&[], ARTICLE.as_bytes()));
    assert!(text.contains("Karin Öst") && text.contains("Who is who"), "{text}");
    let html = out(&annotate(&["--format", "html", "-"], ARTICLE.as_bytes()));
    assert!(html.starts_with("<!doctype html>") && html.contains("Karin Öst"), "{html}");
    let value: Value = serde_json::from_str(&out(&annotate(&["--format=jsonl"], ARTICLE.as_bytes()))).expect("JSON");
    assert_eq!(value["id"], "standard input");
    let explained = out(&annotate(&["--explain"], ARTICLE.as_bytes()));
    assert!(explained.contains("Karin Öst"), "{explained}");
    assert_ne!(explained, text);
    let value: Value =
        serde_json::from_str(&out(&annotate(&["--explain", "--format=jsonl"], ARTICLE.as_bytes()))).expect("JSON");
    assert!(value["mentions"][0]["evidence"].is_string(), "{value}");
}

#[test]
fn offsets_are_code_points() {
    let text = "😀 Zürich: Karin Öst visited Norway.";
    let value: Value = serde_json::from_str(&out(&annotate(&["--jsonl"], line(5, text).as_bytes()))).expect("JSON");
    assert_eq!(value["id"], 5);
    let points: Vec<char> = text.chars().collect();
    let mentions = value["mentions"].as_array().expect("a list");
    let offset = |mention: &Value, key: &str| mention[key].as_u64().expect("an offset") as usize;
    let words: Vec<String> =
        mentions.iter().map(|m| points[offset(m, "start")..offset(m, "end")].iter().collect()).collect();
    assert!(words.contains(&"Karin Öst".to_owned()), "{words:?}");
}

#[test]
fn order_is_kept_with_many_threads() {
    let input: String = (0..200).map(|id| line(id, &ARTICLE.repeat(1 + id % 9))).collect();
    let one = out(&annotate(&["--jsonl", "--jobs", "1"], input.as_bytes()));
    assert_eq!(out(&annotate(&["--jsonl", "--jobs", "7"], input.as_bytes())), one);
    let ids: Vec<u64> = one
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].as_u64().expect("an id"))
        .collect();
    assert_eq!(ids, (0..200).collect::<Vec<_>>());
}

#[test]
fn complaints_name_the_place() {
    let missing = complaint(&["no-such-file.txt"], b"", 1);
    assert_eq!(missing, "annotate: no-such-file.txt: no such file\n");
    let binary = complaint(&[], b"abc\xff", 1);
    assert!(binary.starts_with("annotate: standard input: not UTF-8 at byte 3 "), "{binary}");
    let unknown = complaint(&["--colour"], b"", 2);
    assert!(unknown.starts_with("annotate: invalid option '--colour'"), "{unknown}");
    assert!(complaint(&["."], b"", 1).starts_with("annotate: .: "));
}

#[test]
fn what_stood_before_a_bad_line_is_printed() {
    let input = [line(1, "a"), line(2, "b"), "{\"text\": nothing}\n".into(), line(4, "d")].concat();
    let output = annotate(&["--jsonl"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 2);
    let complaint = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(complaint.starts_with("annotate: standard input:3: not JSON: "), "{complaint}");
}

/// Each answer comes before the next question is asked, and the process goes away without a word when nobody listens.
#[test]
fn it_streams_and_a_closed_pipe_is_quiet() {
    let mut child = start(&["--jsonl"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in 0..3 {
        stdin.write_all(line(id, ARTICLE).as_bytes()).expect("it reads");
        let mut answer = String::new();
        stdout.read_line(&mut answer).expect("it answers");
        assert!(answer.contains(&format!("\"id\":{id},")), "{answer}");
    }
    drop(stdout);
    // It notices at the next answer, or the one after.
    for id in 0..10_000 {
        if stdin.write_all(line(id, ARTICLE).as_bytes()).is_err() {
            break;
        }
    }
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
    assert_eq!((child.wait().expect("an end").code(), said.as_str()), (Some(0), ""));
}

/// Peak memory after many texts is that of a few. Linux tells it in /proc; elsewhere there is nothing to read.
#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_number_of_lines() {
    let peak = |lines: usize| {
        let mut child = start(&["--jsonl", "--jobs", "2"]);
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        let text = line(1, &ARTICLE.repeat(40));
        let reader = std::thread::spawn(move || {
            let mut answer = String::new();
            (0..lines).for_each(|_| {
                answer.clear();
                stdout.read_line(&mut answer).expect("it answers");
            });
            stdout
        });
        (0..lines).for_each(|_| stdin.write_all(text.as_bytes()).expect("it reads"));
        let stdout = reader.join().expect("all answers");
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).expect("its status");
        let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("peak memory");
        drop((stdin, stdout));
        child.wait().expect("an end");
        kilobytes.trim().trim_end_matches(" kB").parse::<usize>().expect("a number")
    };
    let (few, many) = (peak(10), peak(210));
    // What is found in 200 more texts of 4 KB would be tens of megabytes.
    assert!(many < few + 6_000, "{few} kB after 10 texts, {many} kB after 210");
}
