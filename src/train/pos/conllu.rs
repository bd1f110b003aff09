//! Reads CoNLL-U and lays its parts of speech over this program's tokens. Takes the text of a file, gives sentences as printed, with the
//! bytes and the tag of each word.

use crate::span::Span;
use crate::tag::Tag;
use crate::token::{Token, TokenKind};

/// A sentence as printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotated {
    /// Its text.
    pub text: String,
    /// Words in order: bytes and tag. The parts of a contraction have bytes of their own where they can be told.
    pub words: Vec<(Span, Tag)>,
}

/// The sentences of a file. Errors show the line.
pub(super) fn read(text: &str) -> Result<Vec<Annotated>, String> {
    let mut sentences: Vec<Annotated> = Vec::new();
    let mut at = 0;
    // Words up to this number are parts of a contraction that began here.
    let mut contraction = (0, 0);
    for line in text.lines() {
        if let Some(text) = line.strip_prefix("# text = ") {
            sentences.push(Annotated { text: text.to_owned(), words: Vec::new() });
            (at, contraction) = (0, (0, 0));
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, ..] = fields[..] else { continue };
        let complaint = || format!("unexpected '{line:.60}'");
        let sentence = sentences.last_mut().ok_or_else(complaint)?;
        if let Some((_, last)) = id.split_once('-') {
            let start = find(&sentence.text, at, form).ok_or_else(complaint)?;
            contraction = (last.parse().map_err(|_| complaint())?, start + form.len());
            at = start;
        } else if let Ok(number) = id.parse::<usize>() {
            let inside = number <= contraction.0;
            match find(&sentence.text, at, form) {
                Some(start) if !inside || start + form.len() <= contraction.1 => {
                    at = start + form.len();
                    sentence.words.push((Span::new(start, at), tag(upos, xpos)));
                }
                _ if inside => at = contraction.1,
                _ => return Err(complaint()),
            }
        }
    }
    Ok(sentences)
}

/// Where `form` stands at or, after white space, right behind `at`.
fn find(text: &str, at: usize, form: &str) -> Option<usize> {
    let rest = text.get(at..)?;
    let trimmed = rest.trim_start();
    trimmed.starts_with(form).then(|| at + rest.len() - trimmed.len())
}

/// The tag of a pair; where there is no such pair, that of the Penn Treebank's tag alone.
fn tag(upos: &str, xpos: &str) -> Tag {
    let find = |matches: &dyn Fn(&Tag) -> bool| Tag::ALL.iter().copied().find(matches);
    find(&|tag| tag.names() == (upos, xpos)).or_else(|| find(&|tag| tag.xpos() == xpos)).unwrap_or(Tag::Fragment)
}

/// The tag of a token, and whether a word begins where it does. Marks inside a word have none.
pub(super) fn tag_at(annotated: &Annotated, token: &Token) -> (Tag, bool) {
    let index = annotated.words.partition_point(|(span, _)| span.end <= token.span.start);
    match annotated.words.get(index) {
        Some(&(span, tag)) if span.start == token.span.start => (tag, true),
        Some(&(span, tag)) if span.start < token.span.start && token.kind != TokenKind::Punctuation => (tag, false),
        _ => (Tag::Unknown, false),
    }
}

/// The text with the first letter of each word but the small function words in upper case.
pub(super) fn title_case(annotated: &Annotated) -> String {
    let mut text = annotated.text.clone();
    for (index, &(span, tag)) in annotated.words.iter().enumerate() {
        use Tag::*;
        let small = matches!(tag, Determiner | Preposition | Coordinator | To | Particle | Subordinator);
        let starts = span.start == 0 || !annotated.text.as_bytes()[span.start - 1].is_ascii_alphanumeric();
        if let Some(first) =
            text.get_mut(span.start..span.start + 1).filter(|_| starts && !(small && span.len() < 5 && index > 0))
        {
            first.make_ascii_uppercase();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    const SAMPLE: &str = "# text = Ana didn't go.\n1\tAna\tAna\tPROPN\tNNP\t_\n2-3\tdidn't\t_\t_\t_\t_\n2\tdid\tdo\tAUX\tVBD\t_\n\
        3\tn't\tnot\tPART\tRB\t_\n4\tgo\tgo\tVERB\tVB\t_\n5\t.\t.\tPUNCT\t.\t_\n\n";

    #[test]
    fn words_have_their_bytes() {
        let [sentence] = &read(SAMPLE).expect("good")[..] else { panic!("one sentence") };
        let words: Vec<_> = sentence.words.iter().map(|(span, tag)| (span.of(&sentence.text), *tag)).collect();
        use Tag::*;
        assert_eq!(words, [("Ana", Name), ("did", AuxPast), ("n't", Not), ("go", VerbBase), (".", Stop)]);
        let tags: Vec<_> = tokenize(&sentence.text).iter().map(|token| tag_at(sentence, token).0).collect();
        assert_eq!(tags, [Name, AuxPast, VerbBase, Stop]);
        assert_eq!(title_case(sentence), "Ana Didn't Go.");
        assert!(read("1\ta\ta\tX\tFW\n").is_err() && read(&SAMPLE.replace("4\tgo", "4\tgone")).is_err());
    }

    #[test]
    fn rare_pairs_fall_back() {
        assert_eq!((tag("VERB", "NNP"), tag("SYM", "HYPH"), tag("X", "AFX")), (Tag::Name, Tag::Hyphen, Tag::Fragment));
    }
}
