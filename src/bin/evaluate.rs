//! Compares the tagger with annotated texts beside the project. Takes files of gold, prints tables; changes nothing.

use std::path::Path;
use std::process::ExitCode;

use dramatis::train::{Gold, Report, corpus_lines, sources};
use dramatis::{Resources, Step, analyze_with};

const HELP: &str = "\
How good the mentions are: by kind, evidence and region, which kinds are confused, and the worst errors.

Usage: evaluate [--model FILE] [--worst N] GOLD.jsonl... lines of {\"text\", \"entities\": [{\"start\", \"end\", \"type\"}]}
       evaluate speed TEXTS.jsonl                    characters per CPU second, up to the names and in all (Linux)
       evaluate lines SOURCE CORPUS.tsv              a corpus as such lines; SOURCE is a name in data/model/sources.tsv

  --model FILE another model than the committed one; 'none' for the rules alone
  --worst N    errors to show (20)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words[..] {
        [] | ["--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["lines", source, path] => lines(source, path),
        ["speed", path] => speed(path),
        _ => evaluate(&words),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("evaluate: {message}");
            ExitCode::FAILURE
        }
    }
}

fn evaluate(words: &[&str]) -> Result<(), String> {
    let (mut model, mut worst, mut paths) = (None, 20, Vec::new());
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        match word {
            "--model" => model = Some(*words.next().ok_or("--model: expected a file")?),
            "--worst" => {
                let number = words.next().and_then(|number| number.parse().ok());
                worst = number.ok_or("--worst: expected a number")?;
            }
            _ if word.starts_with('-') => return Err(format!("unknown option '{word}' (see evaluate --help)")),
            path => paths.push(path),
        }
    }
    let own = match model {
        None => None,
        Some("none") => Some(Resources::ruled()),
        Some(path) => {
            let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
            Some(Resources::ruled().with_model(&bytes).map_err(|error| format!("{path}: {error}"))?)
        }
    };
    let resources = own.as_ref().unwrap_or_else(|| Resources::bundled());
    for path in paths {
        let golds = Gold::lines(&read(path)?).map_err(|why| format!("{path}: {why}"))?;
        let name = Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
        let report = Report::new(&golds, resources);
        println!("== {name}: {} texts\n{}", golds.len(), report.print(worst));
    }
    Ok(())
}

fn lines(name: &str, path: &str) -> Result<(), String> {
    let sources = sources()?;
    let source = sources.iter().find(|source| source.name == name);
    let source = source.ok_or_else(|| format!("'{name}': not in data/model/sources.tsv"))?;
    print!("{}", corpus_lines(&read(path)?, source).map_err(|why| format!("{path}: {why}"))?);
    Ok(())
}

/// Runs over the texts; the fastest counts, the one that was disturbed least.
const RUNS: usize = 5;

fn speed(path: &str) -> Result<(), String> {
    let golds = Gold::lines(&read(path)?).map_err(|why| format!("{path}: {why}"))?;
    let characters = golds.iter().map(|gold| gold.text.chars().count()).sum::<usize>() as f64;
    let resources = Resources::bundled();
    let mut least = [f64::MAX; 2];
    for _ in 0..RUNS {
        let mut spent = [0.0; 2];
        for gold in &golds {
            let (start, mut named) = (cpu_seconds()?, Ok(0.0));
            analyze_with(&gold.text, resources, &mut |step| {
                if step == Step::Resolve {
                    named = cpu_seconds();
                }
            });
            spent[0] += named? - start;
            spent[1] += cpu_seconds()? - start;
        }
        least = [least[0].min(spent[0]), least[1].min(spent[1])];
    }
    let [named, all] = least.map(|seconds| characters / seconds / 1e6);
    println!("native: {named:.2} M characters per CPU second up to the names, {all:.2} M in all");
    Ok(())
}

/// Time that this thread has run.
fn cpu_seconds() -> Result<f64, String> {
    let path = "/proc/thread-self/schedstat";
    let text = read(path)?;
    let nanoseconds = text.split(' ').next().and_then(|number| number.parse::<f64>().ok());
    nanoseconds.map(|nanoseconds| nanoseconds / 1e9).ok_or_else(|| format!("{path}: no time of the processor"))
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}
