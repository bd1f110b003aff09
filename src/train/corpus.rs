//! Reads annotated corpora: a token, a tab and a BIO tag a line, an empty line after each sentence, `-DOCSTART-` before a document. Takes the
//! text of a file and what `data/model` says of its source, gives documents. Knows nothing of this program's tokens.

use std::collections::BTreeMap;

use crate::lexicon::rows;
use crate::model::labels::NameClass;

/// Sentences that make one text where a corpus does not mark where its documents begin.
const BLOCK: usize = 12;

/// What `sources.tsv` says of a corpus.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its name.
    pub name: &'static str,
    /// Files in the folder of corpora, without their ending.
    pub files: Vec<&'static str>,
    /// Number of the corpus whose copy of the features it trains.
    pub group: usize,
    /// What makes a document.
    pub unit: Unit,
    /// Whether a lone hyphen stands between words without space.
    pub glued_hyphens: bool,
    /// How much a sentence counts.
    pub weight: f32,
    /// Classes that the source does not annotate: no evidence either way.
    pub unmarked: u8,
    /// What each tag says: classes (a bit each) and whether it may also be no name.
    pub tags: BTreeMap<&'static str, Meaning>,
}

/// What makes a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What the file marks.
    Document,
    /// Every sentence is one.
    Sentence,
    /// Some sentences in a row.
    Block,
    /// A line of JSON with a whole text and its names as spans.
    Article,
}

/// What a tag says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// Classes it may stand for, a bit each.
    pub classes: u8,
    /// It may be no name.
    pub outside: bool,
    /// It says nothing.
    pub unknown: bool,
}

impl Meaning {
    /// Reads class names, `-` for no name and `?` for unknown.
    pub fn parse(words: &str) -> Result<Meaning, String> {
        let mut meaning = Meaning::default();
        for word in words.split(' ') {
            match word {
                "-" => meaning.outside = true,
                "?" => meaning.unknown = true,
                _ => meaning.classes |= class_bit(word)?,
            }
        }
        Ok(meaning)
    }
}

fn class_bit(name: &str) -> Result<u8, String> {
    let class = NameClass::NAMES.iter().position(|&known| known == name);
    class
        .map(|class| 1 << class)
        .ok_or_else(|| format!("unknown class '{name}': expected one of {:?}", NameClass::NAMES))
}

/// A token of a corpus with its tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tagged {
    /// The token as the corpus has it.
    pub token: String,
    /// `O`, `B-…` or `I-…`.
    pub tag: String,
}

/// A document of a corpus: its sentences.
pub(super) type CorpusDocument = Vec<Vec<Tagged>>;

/// All sources, in the order of the table.
pub fn sources() -> Result<Vec<Source>, String> {
    let mut groups: Vec<&str> = Vec::new();
    let mut sources = Vec::new();
    for row in rows(include_str!("../../data/model/sources.tsv")) {
        let [name, files, group, unit, hyphen, weight, unmarked, _licence] = row[..] else {
            return Err(format!("data/model/sources.tsv: expected 8 columns in {row:?}"));
        };
        if !groups.contains(&group) {
            groups.push(group);
        }
        let unmarked = unmarked.split(' ').filter(|name| !name.is_empty()).map(class_bit);
        sources.push(Source {
            name,
            files: files.split(' ').collect(),
            group: groups.iter().position(|&known| known == group).unwrap_or(0),
            unit: match unit {
                "document" => Unit::Document,
                "sentence" => Unit::Sentence,
                "block" => Unit::Block,
                "article" => Unit::Article,
                _ => return Err(format!("data/model/sources.tsv: unit '{unit}' of {name}")),
            },
            glued_hyphens: hyphen == "glue",
            weight: weight.parse().map_err(|_| format!("data/model/sources.tsv: weight '{weight}' of {name}"))?,
            unmarked: unmarked.sum::<Result<u8, String>>()?,
            tags: tags(name)?,
        });
    }
    Ok(sources)
}

fn tags(source: &str) -> Result<BTreeMap<&'static str, Meaning>, String> {
    let all = rows(include_str!("../../data/model/tags.tsv"));
    let own = all.filter(|row| row.first() == Some(&source));
    own.map(|row| match row[..] {
        [_, tag, classes] => Ok((tag, Meaning::parse(classes)?)),
        _ => Err(format!("data/model/tags.tsv: expected 3 columns in {row:?}")),
    })
    .collect()
}

/// The documents of a file. Errors name the line.
pub(super) fn read(file: &str, unit: Unit) -> Result<Vec<CorpusDocument>, String> {
    let mut documents: Vec<CorpusDocument> = vec![Vec::new()];
    let mut sentence = Vec::new();
    for (number, line) in file.lines().chain([""]).enumerate() {
        if line.trim().is_empty() {
            add(&mut documents, std::mem::take(&mut sentence), unit);
        } else if line.starts_with("-DOCSTART-") {
            add(&mut documents, std::mem::take(&mut sentence), unit);
            documents.push(Vec::new());
        } else {
            let (token, tag) = line.split_once('\t').ok_or_else(|| format!("line {}: no tab", number + 1))?;
            sentence.push(Tagged { token: token.to_owned(), tag: tag.to_owned() });
        }
    }
    documents.retain(|document| !document.is_empty());
    Ok(documents)
}

fn add(documents: &mut Vec<CorpusDocument>, sentence: Vec<Tagged>, unit: Unit) {
    let full = match unit {
        Unit::Document | Unit::Article => usize::MAX,
        Unit::Sentence => 1,
        Unit::Block => BLOCK,
    };
    match documents.last_mut() {
        _ if sentence.is_empty() => (),
        Some(last) if last.len() < full => last.push(sentence),
        _ => documents.push(vec![sentence]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound() {
        let sources = sources().expect("committed tables");
        assert!(sources.len() > 8 && sources.iter().all(|source| !source.tags.is_empty() && source.weight > 0.0));
    }

    #[test]
    fn sentences_and_documents() {
        let file = "-DOCSTART-\tx\n\nA\tB-PER\n\nb\tO\n\n-DOCSTART-\ty\n\nc\tO\n";
        let lengths = |unit| read(file, unit).expect("good").iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!((lengths(Unit::Document), lengths(Unit::Sentence)), (vec![2, 1], vec![1, 1, 1]));
        assert_eq!(read("a", Unit::Document), Err("line 1: no tab".to_owned()));
    }
}
