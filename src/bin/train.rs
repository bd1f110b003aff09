//! Trains the tagger from the corpora beside the project and writes the model file.
//!
//! `train [--shared ../shared] [--gazetteer FILE] [--classes FILE] [--out static/model.bin] [--name value …]`
//! `train classes VECTORS.json OUT` groups the words of the vectors.
//! `train tag MODEL [--gazetteer FILE] < texts.jsonl` tags with a model that is not committed.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use dramatis::ner::clusters::Clusters;
use dramatis::train::examples::Examples;
use dramatis::train::learn::Learner;
use dramatis::train::quantize::{self, Classes};
use dramatis::train::{Settings, align, corpus, kmeans};
use dramatis::{Page, Resources, analyze, export};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["classes", vectors, out] => group_words(vectors, out),
        ["tag", model, ref rest @ ..] => options(rest).and_then(|options| tag(model, &options)),
        _ => options(&words).and_then(|options| train(&options)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::FAILURE
        }
    }
}

type Options<'a> = BTreeMap<&'a str, &'a str>;

fn options<'a>(words: &[&'a str]) -> Result<Options<'a>, String> {
    words
        .chunks(2)
        .map(|pair| match pair {
            [name, value] => name.strip_prefix("--").map(|name| (name, *value)).ok_or_else(|| format!("'{name}': expected --name value")),
            _ => Err(format!("{pair:?}: expected --name value")),
        })
        .collect()
}

fn read(path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{path}: {error}"))
}

fn number<T: std::str::FromStr>(options: &Options, name: &str, default: T) -> Result<T, String> {
    options.get(name).map_or(Ok(default), |value| value.parse().map_err(|_| format!("--{name} '{value}': expected a number")))
}

fn settings(options: &Options) -> Result<Settings, String> {
    let usual = Settings::default();
    Ok(Settings {
        passes: number(options, "passes", usual.passes)?,
        alpha: number(options, "alpha", usual.alpha)?,
        l1: number(options, "l1", usual.l1)?,
        bits: number(options, "bits", usual.bits)?,
        cut_off: number(options, "cut-off", usual.cut_off)?,
        seed: number(options, "seed", usual.seed)?,
        without: options.get("without").map_or_else(Vec::new, |names| names.split(',').map(str::to_owned).collect()),
        adapt: options.get("adapt").is_none_or(|value| *value != "no"),
    })
}

fn resources(options: &Options) -> Result<Resources, String> {
    let pack = read(options.get("gazetteer").unwrap_or(&"static/gazetteer.txt"))?;
    Resources::with_pack(&pack).map_err(|error| error.to_string())
}

fn train(options: &Options) -> Result<(), String> {
    let started = Instant::now();
    let settings = settings(options)?;
    let resources = resources(options)?;
    let classes = read_classes(options.get("classes").unwrap_or(&"data/model/classes.tsv"))?;
    let clusters = Clusters::new(&classes.words, classes.coarse.clone());
    let mut examples = Examples::default();
    let skipped: Vec<_> = options.get("skip").map_or_else(Vec::new, |names| names.split(',').collect());
    let folder = Path::new(options.get("shared").unwrap_or(&"../shared")).join("data/ner/train");
    for source in corpus::sources()?.iter().filter(|source| !skipped.contains(&source.name)) {
        for file in &source.files {
            let path = folder.join(format!("{file}.tsv"));
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            for document in corpus::read(&text, source.unit).map_err(|error| format!("{file}: {error}"))? {
                examples.add(&align::rebuild(&document, source)?, source, &resources, &clusters, &settings.without);
            }
        }
        eprintln!("{}: {} chains, {} tokens, {} features so far", source.name, examples.chains.len(), examples.tokens.len(), examples.features.len());
    }
    let kept = examples.cut(settings.cut_off);
    eprintln!("{} features of {}; {} tokens of names lost; {:.0} s", kept, examples.features.len(), examples.lost, started.elapsed().as_secs_f32());
    let weights = Learner::new(&examples, &settings).run(&mut |pass, wrong| {
        eprintln!("pass {}: {wrong:.4} wrong a token; {:.0} s", pass + 1, started.elapsed().as_secs_f32());
    });
    let bytes = quantize::write(&weights, settings.bits, &classes, &[]);
    let out = options.get("out").unwrap_or(&"static/model.bin");
    std::fs::write(out, &bytes).map_err(|error| format!("{out}: {error}"))?;
    let model = dramatis::ner::model::Model::read(&bytes).map_err(|error| error.to_string())?;
    eprintln!("{out}: {} bytes, {} weights; {:.0} s", bytes.len(), model.len(), started.elapsed().as_secs_f32());
    Ok(())
}

fn tag(model: &str, options: &Options) -> Result<(), String> {
    let resources = resources(options)?;
    let resources = if model == "none" { resources } else { resources.with_model(&read(model)?).map_err(|error| error.to_string())? };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line: serde_json::Value = serde_json::from_str(&line.map_err(|e| e.to_string())?).map_err(|e| e.to_string())?;
        let text = line["text"].as_str().unwrap_or_default();
        let mut page = Page::new(&analyze(text, &resources));
        page.map_offsets(text, dramatis::page::Unit::CodePoint);
        writeln!(out, "{}", export::jsonl::line(&line["id"], &page, true)).map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// Reads `data/model/classes.tsv`: a fine class a line with its coarser ones and its words.
fn read_classes(path: &str) -> Result<Classes, String> {
    let text = String::from_utf8(read(path)?).map_err(|_| format!("{path}: is not UTF-8"))?;
    let mut classes = Classes { words: Vec::new(), coarse: vec![[0, 0]] };
    let mut words = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with("# ")) {
        let mut fields = line.splitn(3, '\t');
        let mut next = || fields.next().ok_or_else(|| format!("{path}: expected three columns in '{line:.40}'"));
        let coarse = [next()?, next()?].map(|field| field.parse::<u16>());
        let [Ok(first), Ok(second)] = coarse else { return Err(format!("{path}: expected two numbers in '{line:.40}'")) };
        for word in next()?.split(' ') {
            let hash = dramatis::ner::clusters::hash(dramatis::token::key(word));
            words.entry(hash).or_insert(classes.coarse.len() as u16);
        }
        classes.coarse.push([first, second]);
    }
    classes.words = words.into_iter().collect();
    Ok(classes)
}

#[derive(serde::Deserialize)]
struct Vectors {
    words: Vec<String>,
    vectors: BTreeMap<String, Vec<f32>>,
}

/// Words that are grouped, the most frequent first.
const WORDS: usize = 100_000;

fn group_words(path: &str, out: &str) -> Result<(), String> {
    let file: Vectors = serde_json::from_slice(&read(path)?).map_err(|error| format!("{path}: {error}"))?;
    let plain = |word: &&String| !word.contains([' ', '\t']) && dramatis::token::tokenize(word).len() == 1;
    let words: Vec<&String> = file.words.iter().filter(plain).take(WORDS).collect();
    let width = 100;
    let mut vectors = Vec::with_capacity(words.len() * width);
    for word in &words {
        let vector = file.vectors.get(*word).filter(|vector| vector.len() >= width).ok_or_else(|| format!("{path}: no vector of '{word}'"))?;
        let start = vectors.len();
        vectors.extend(&vector[..width]);
        kmeans::normalize(&mut vectors[start..]);
    }
    let (fine, centres) = kmeans::classes(&vectors, width, 1024, 1);
    let (middle, _) = kmeans::classes(&centres, width, 256, 1);
    let (coarse, _) = kmeans::classes(&centres, width, 64, 1);
    let mut text = "# coarse\tmiddle\twords\n".to_owned();
    for class in 0..middle.len() {
        let mut own: Vec<&str> = words.iter().zip(&fine).filter(|(_, f)| **f == class).map(|(word, _)| word.as_str()).collect();
        own.sort_unstable();
        if !own.is_empty() {
            text.push_str(&format!("{}\t{}\t{}\n", coarse[class] + 1, middle[class] + 1, own.join(" ")));
        }
    }
    std::fs::write(out, text).map_err(|error| format!("{out}: {error}"))
}
