//! Trains the part-of-speech tagger, measures it and writes its file.

use std::path::Path;
use std::time::Instant;

use dramatis::train::{
    POS_DEV as DEV, PosLearner as Learner, PosModel, PosOutcome as Outcome, PosSettings as Settings, Print, Tag,
    TaggedText as Annotated, WordClusters, gather_treebanks as gather, prepare, read_atoms, read_treebank as read,
    tag_sentence, tokenize,
};

use super::Options;

/// The speed is measured over so many passes.
const PASSES: usize = 10;

/// Reads the treebanks, writes the model, prints how good it is on sentences that it was not made from.
pub fn train(options: &Options) -> Result<(), String> {
    let started = Instant::now();
    let say = |what: String| eprintln!("{:4.0} s  {what}", started.elapsed().as_secs_f32());
    let (settings, classes) = (settings(options)?, options.classes()?);
    let clusters = WordClusters::new(&classes.words, classes.coarse);
    let folder = Path::new(options.text("shared", "../shared")).join("data/ud");
    let sentences = gather(&folder, &clusters)?;
    say(format!("{} sentences", sentences.len()));
    let mut learner = Learner::new(&settings);
    learner.run(&sentences, &mut |pass, wrong| say(format!("pass {}: {:.2} % wrong", pass + 1, 100.0 * wrong)));
    let bytes = learner.write();
    let model = PosModel::read(&bytes).map_err(|error| error.to_string())?;
    let out = options.text("out", "static/pos.bin");
    std::fs::write(out, &bytes).map_err(|error| format!("{out}: {error}"))?;
    println!(
        "{:.1} M characters a second, tokens and features included",
        speed(&read(&folder, DEV[0])?, &model, &clusters)
    );
    say(format!("{out}: {} bytes", bytes.len()));
    measure(&folder, &model, &clusters)
}

fn settings(options: &Options) -> Result<Settings, String> {
    let usual = Settings::default();
    Ok(Settings {
        passes: options.number("passes", usual.passes)?,
        alpha: options.number("alpha", usual.alpha)?,
        l1: options.number("l1", usual.l1)?,
        bits: options.number("bits", usual.bits)?,
        seed: options.number("seed", usual.seed)?,
        without: options.list("without").iter().filter_map(|number| number.parse().ok()).collect(),
    })
}

fn measure(folder: &Path, model: &PosModel, clusters: &WordClusters) -> Result<(), String> {
    println!("file              printed  tokens  tag    xpos   upos");
    for file in DEV {
        let annotated = read(folder, file)?;
        for print in [Print::Usual, Print::Title, Print::Upper] {
            let sentences: Vec<_> = annotated.iter().map(|sentence| prepare(sentence, print, clusters)).collect();
            let outcome = Outcome::of(model, &sentences);
            let [both, xpos, upos] = outcome.shares();
            println!("{file:16}  {print:7?}  {:6}  {both:.2}  {xpos:.2}  {upos:.2}", outcome.tokens);
            for (gold, tag, count) in outcome.worst(if print == Print::Usual { 12 } else { 0 }) {
                println!("  {count:4}  {gold:?} taken for {tag:?}");
            }
        }
    }
    Ok(())
}

/// Millions of characters that are tagged in a second, sentence by sentence.
fn speed(annotated: &[Annotated], model: &PosModel, clusters: &WordClusters) -> f32 {
    let (mut atoms, mut tags) = (Vec::new(), Vec::new());
    let started = Instant::now();
    for sentence in annotated.iter().cycle().take(PASSES * annotated.len()) {
        let tokens = tokenize(&sentence.text);
        atoms.clear();
        read_atoms(&sentence.text, &tokens, clusters, &mut atoms);
        tags.resize(atoms.len(), Tag::Unknown);
        tag_sentence(model, &atoms, &mut tags);
    }
    let characters: usize = annotated.iter().map(|sentence| sentence.text.chars().count()).sum();
    (PASSES * characters) as f32 / started.elapsed().as_secs_f32() / 1e6
}
