//! Trains the tagger from the corpora beside the project and writes the model file.

mod pos;

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::Path;
use std::process::ExitCode;
use std::str::FromStr;
use std::time::Instant;

use dramatis::page::Unit;
use dramatis::train::{
    Classes, Gold, Learner, NerModel, Report, Settings, gather, group, learn_antecedents, learn_descriptions,
    learn_quotes, learn_speakers, write_model,
};
use dramatis::{Page, Resources, analyze, export, pack};

const HELP: &str = "\
Trains the tagger.

Usage: train [--NAME VALUE]...                 reads the corpora, writes the model
       train classes VECTORS OUT               groups words by their vectors (JSON) into a table
       train pos [--NAME VALUE]...             the part-of-speech tagger, from the treebanks
       train antecedents OUT                  learns the weights of pronouns (data/model/antecedents.tsv)
       train descriptions OUT                 learns whom descriptions mean (data/model/descriptions.tsv)
       train quotes OUT                       learns where contents end and what was said (data/model/quotes.tsv)
       train tag MODEL [--gazetteer FILE]      tags JSON lines of standard input; MODEL may be 'none'

  --shared FOLDER     where the corpora are (../shared)
  --gazetteer FILE    words and names of the world, a file that `compile --out` wrote (those of data/)
  --classes FILE      classes of words (data/model/classes.tsv)
  --out FILE          the model (static/model.bin)
  --passes N  --alpha X  --l1 X  --bits N  --cut-off N  --seed N
  --skip A,B          corpora to leave out
  --without A,B       groups of features to leave out
  --headlines no      no sentences printed as headlines
  --withhold no       no documents without lists and votes
  --swap no           no documents with other names of persons
  --adapt no          no copies of features for their corpora
";

/// What the figures are printed for: nothing is learned from it.
const MEASURED: &str = "data/ner/dev/worldwide.jsonl";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["classes", vectors, out] => group_words(vectors, out),
        ["pos", ref rest @ ..] => Options::read(rest).and_then(|options| pos::train(&options)),
        ["antecedents", out] => antecedents(out),
        ["descriptions", out] => descriptions(out),
        ["quotes", out] => quotes(out),
        ["speakers", out] => speakers(out),
        ["tag", model, ref rest @ ..] => Options::read(rest).and_then(|options| tag(model, &options)),
        _ => Options::read(&words).and_then(|options| train(&options)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::FAILURE
        }
    }
}

struct Options<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Options<'a> {
    fn read(words: &[&'a str]) -> Result<Options<'a>, String> {
        let pair = |pair: &[&'a str]| match *pair {
            [name, value] if name.starts_with("--") => Ok((&name[2..], value)),
            _ => Err(format!("{pair:?}: expected --NAME VALUE (see train --help)")),
        };
        words.chunks(2).map(pair).collect::<Result<_, _>>().map(Options)
    }

    fn text(&self, name: &str, usual: &'a str) -> &'a str {
        self.0.get(name).copied().unwrap_or(usual)
    }

    fn number<T: FromStr>(&self, name: &str, usual: T) -> Result<T, String> {
        let parse = |value: &&str| value.parse().map_err(|_| format!("--{name} '{value}': expected a number"));
        self.0.get(name).map_or(Ok(usual), parse)
    }

    fn list(&self, name: &str) -> Vec<String> {
        self.0.get(name).map_or_else(Vec::new, |names| names.split(',').map(str::to_owned).collect())
    }

    fn settings(&self) -> Result<Settings, String> {
        let usual = Settings::default();
        Ok(Settings {
            passes: self.number("passes", usual.passes)?,
            alpha: self.number("alpha", usual.alpha)?,
            l1: self.number("l1", usual.l1)?,
            bits: self.number("bits", usual.bits)?,
            cut_off: self.number("cut-off", usual.cut_off)?,
            seed: self.number("seed", usual.seed)?,
            skip: self.list("skip"),
            without: self.list("without"),
            headlines: self.text("headlines", "yes") != "no",
            withhold: self.text("withhold", "yes") != "no",
            swap: self.text("swap", "yes") != "no",
            adapt: self.text("adapt", "yes") != "no",
        })
    }

    fn classes(&self) -> Result<Classes, String> {
        let path = self.text("classes", "data/model/classes.tsv");
        let text = String::from_utf8(read(path)?).map_err(|_| format!("{path}: is not UTF-8"))?;
        Classes::parse(&text).map_err(|why| format!("{path}: {why}"))
    }

    /// Words and facts without a model.
    fn resources(&self) -> Result<Resources, String> {
        let pack = match self.text("gazetteer", "") {
            "" => pack("gazetteer.txt").unwrap_or_default().to_vec(),
            path => read(path)?,
        };
        Resources::with_pack(&pack).map_err(|error| error.to_string())
    }
}

fn read(path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{path}: {error}"))
}

fn train(options: &Options) -> Result<(), String> {
    let started = Instant::now();
    let say = |what: String| eprintln!("{:4.0} s  {what}", started.elapsed().as_secs_f32());
    let (settings, resources) = (options.settings()?, options.resources()?);
    let classes = options.classes()?;
    let shared = Path::new(options.text("shared", "../shared"));
    let corpora = shared.join("data/ner/train");
    let examples = gather(&corpora, &resources, &classes, &settings, &mut |what| say(what))?;
    let weights = Learner::new(&examples, &settings)
        .run(&mut |pass, wrong| say(format!("pass {}: {wrong:.4} wrong a token", pass + 1)));
    let bytes = write_model(&weights, settings.bits, &classes);
    let model = NerModel::read(&bytes).map_err(|error| error.to_string())?;
    let out = options.text("out", "static/model.bin");
    std::fs::write(out, &bytes).map_err(|error| format!("{out}: {error}"))?;
    say(format!("{out}: {} bytes, {} weights", bytes.len(), model.len()));
    report(&shared.join(MEASURED), &resources.with_model(&bytes).map_err(|error| error.to_string())?)
}

/// Prints how good the model is, and how reliable its confidence.
fn report(path: &Path, resources: &Resources) -> Result<(), String> {
    let error = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let text = std::fs::read_to_string(path).map_err(|why| error(&why))?;
    let golds = Gold::lines(&text).map_err(|why| error(&why))?;
    print!("{}", Report::new(&golds, resources).print(0));
    Ok(())
}

fn tag(model: &str, options: &Options) -> Result<(), String> {
    let mut resources = options.resources()?;
    if model != "none" {
        resources = resources.with_model(&read(model)?).map_err(|error| format!("{model}: {error}"))?;
    }
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let line: serde_json::Value = serde_json::from_str(&line).map_err(|error| error.to_string())?;
        let text = line["text"].as_str().unwrap_or_default();
        let mut page = Page::new(&analyze(text, &resources));
        page.map_offsets(text, Unit::CodePoint);
        writeln!(out, "{}", export::line(&line["id"], &page, true)).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Texts whose pronouns are learned from (CC BY, Apache-2.0, and our own annotation of open texts).
const COREFERENCE: [&str; 3] = [
    "../shared/data/coref/dev/gum_open_train.jsonl",
    "../shared/data/gold/train.coref.jsonl",
    "../shared/data/coref/dev/gap_development.jsonl",
];

fn antecedents(out: &str) -> Result<(), String> {
    let lines = lines_of(&COREFERENCE)?;
    let table = learn_antecedents(&lines, Resources::bundled(), &mut |what| eprintln!("{what}"))?;
    std::fs::write(out, table).map_err(|error| format!("{out}: {error}"))
}

/// Learned last: it hears how sure all others are.
fn speakers(out: &str) -> Result<(), String> {
    let table = learn_speakers(&lines_of(&QUOTES[..1])?, Resources::bundled(), &mut |what| eprintln!("{what}"))?;
    std::fs::write(out, table).map_err(|error| format!("{out}: {error}"))
}

fn descriptions(out: &str) -> Result<(), String> {
    let lines = lines_of(&COREFERENCE[..2])?;
    let table = learn_descriptions(&lines, Resources::bundled(), &mut |what| eprintln!("{what}"))?;
    std::fs::write(out, table).map_err(|error| format!("{out}: {error}"))
}

/// Texts whose quotes are learned from (CC BY and our own annotation of open texts).
const QUOTES: [&str; 2] = ["../shared/data/gold/train.quotes.jsonl", "../shared/data/quotes/train/gum.jsonl"];

/// The lines of some files.
fn lines_of(paths: &[&str]) -> Result<String, String> {
    let mut lines = String::new();
    for path in paths {
        let text = String::from_utf8(read(path)?).map_err(|_| format!("{path}: is not UTF-8"))?;
        lines.push_str(text.trim_end_matches('\n'));
        lines.push('\n');
    }
    Ok(lines)
}

fn quotes(out: &str) -> Result<(), String> {
    let lines = lines_of(&QUOTES)?;
    let lexicon = lines_of(&["data/lexicon/cue_verbs.tsv", "data/lexicon/cue_nouns.tsv"])?;
    let table = learn_quotes(&lines, &lexicon, Resources::bundled(), &mut |what| eprintln!("{what}"))?;
    std::fs::write(out, table).map_err(|error| format!("{out}: {error}"))
}

fn group_words(path: &str, out: &str) -> Result<(), String> {
    let text = group(&read(path)?).map_err(|why| format!("{path}: {why}"))?;
    std::fs::write(out, text).map_err(|error| format!("{out}: {error}"))
}
