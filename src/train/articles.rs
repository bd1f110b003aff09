//! Reads whole articles whose names are spans. Takes JSON lines (`text`, `entities` with offsets in code points), gives each text as it stands with its
//! names, and the same as a document of a corpus, which headlines and other names are made from.

use super::align::Annotated;
use super::corpus::{CorpusDocument, Meaning, Source, Tagged};
use super::gold::Line;
use crate::resources::Resources;
use crate::sentence::split_sentences;
use crate::span::Span;
use crate::text::Text;
use crate::token::tokenize;

/// An article to learn from.
pub(super) struct Article {
    /// The text with its names.
    pub annotated: Annotated,
    /// The same in sentences of tokens.
    pub document: CorpusDocument,
}

/// The articles of a file. Errors name the line.
pub(super) fn read(jsonl: &str, source: &Source, resources: &Resources) -> Result<Vec<Article>, String> {
    let lines = jsonl.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            let line: Line = serde_json::from_str(line).map_err(|error| format!("line {}: {error}", number + 1))?;
            article(line, source, resources).map_err(|why| format!("line {}: {why}", number + 1))
        })
        .collect()
}

fn article(line: Line, source: &Source, resources: &Resources) -> Result<Article, String> {
    let offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
    let byte = |point: usize| offsets.get(point).copied().ok_or_else(|| format!("offset {point} is behind the text"));
    let mut names: Vec<(Span, &str, Meaning)> = Vec::new();
    for name in &line.entities {
        let meaning = source.tags.get(name.kind.as_str()).copied();
        let meaning = meaning.ok_or_else(|| format!("tag '{}' is not in tags.tsv", name.kind))?;
        names.push((Span::new(byte(name.start)?, byte(name.end)?), &name.kind, meaning));
    }
    names.sort_by_key(|(span, ..)| span.start);
    let document = sentences(&line.text, &names, resources);
    let names = names.iter().map(|&(span, _, meaning)| (span, meaning)).collect();
    Ok(Article { annotated: Annotated { text: line.text, names }, document })
}

/// The text in sentences, each token with the tag that a corpus file would have.
fn sentences(text: &str, names: &[(Span, &str, Meaning)], resources: &Resources) -> CorpusDocument {
    let (parts, tokens) = (Text::new(text, resources), tokenize(text));
    let tagged = |span: Span| {
        let name = names.iter().find(|(name, ..)| name.start <= span.start && span.end <= name.end);
        let tag = name.map_or("O".to_owned(), |(name, kind, _)| {
            format!("{}-{kind}", if name.start == span.start { 'B' } else { 'I' })
        });
        Tagged { token: span.of(text).to_owned(), tag }
    };
    let sentences = split_sentences(&parts, &tokens, resources);
    let spans = sentences.iter().map(|sentence| &tokens[sentence.tokens.clone()]);
    spans.map(|tokens| tokens.iter().map(|token| tagged(token.span)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::align::rebuild;
    use super::*;

    #[test]
    fn spans_become_tags() {
        let sources = super::super::corpus::sources().expect("committed tables");
        let source = sources.iter().find(|source| source.name == "gold").expect("listed");
        let line = r#"{"text": "É Ödön Bo left Oslo. He ran.", "entities": [{"start": 2, "end": 9, "type": "person"}, {"start": 15, "end": 19, "type": "place"}]}"#;
        let articles = read(line, source, &Resources::ruled()).expect("a good line");
        let names = articles[0].annotated.names.iter().map(|(span, _)| span.of(&articles[0].annotated.text));
        assert_eq!(names.collect::<Vec<_>>(), ["Ödön Bo", "Oslo"]);
        assert_eq!(articles[0].document.len(), 2);
        let again = rebuild(&articles[0].document, source, 4).expect("known tags");
        assert_eq!(again.text, "É Ödön Bo left Oslo. He ran.");
        assert!(
            read(
                "{\"text\": \"\", \"entities\": [{\"start\": 0, \"end\": 9, \"type\": \"x\"}]}",
                source,
                &Resources::ruled()
            )
            .is_err()
        );
    }
}
