//! Brings a document that was read from a plain text back to the text as it was given. Takes both, moves all ranges.

use crate::document::Document;
use crate::entity::PartKind;
use crate::plain::Plain;
use crate::span::Span;
use crate::text::Paragraph;

impl Document {
    /// The same document over `source`, of which `plain` is the reading. What was left out between paragraphs is a part of its own.
    pub(super) fn over(mut self, source: &str, plain: &Plain) -> Document {
        if plain.is_source() {
            return self;
        }
        self.spans(&mut |span| *span = plain.source_of(*span));
        self.text.paragraphs = covering(source, &self.text.paragraphs);
        self.text.source = source.to_owned();
        self
    }

    /// Gives every range of the document to `change`.
    fn spans(&mut self, change: &mut dyn FnMut(&mut Span)) {
        self.text.paragraphs.iter_mut().for_each(|paragraph| change(&mut paragraph.span));
        self.tokens.iter_mut().for_each(|token| change(&mut token.span));
        self.sentences.iter_mut().for_each(|sentence| change(&mut sentence.span));
        self.mentions.iter_mut().for_each(|mention| change(&mut mention.span));
        self.dates.iter_mut().for_each(|date| change(&mut date.span));
        for quote in &mut self.quotes {
            change(&mut quote.span);
            quote.cue.iter_mut().chain(&mut quote.speaker).for_each(&mut *change);
        }
        self.facts.roles.iter_mut().flatten().for_each(|role| change(&mut role.sentence));
        self.facts.ages.iter_mut().for_each(|age| change(&mut age.sentence));
        self.facts.relations.iter_mut().for_each(|relation| change(&mut relation.sentence));
        for deed in &mut self.facts.deeds {
            change(&mut deed.span);
            change(&mut deed.sentence);
        }
    }
}

/// The paragraphs without white space at their ends, and what else lies between them.
fn covering(source: &str, paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    let mut covering = Vec::with_capacity(paragraphs.len() + 1);
    let mut at = 0;
    let end = Paragraph { span: Span::new(source.len(), source.len()), part: PartKind::Other };
    for paragraph in paragraphs.iter().chain([&end]) {
        let hole = Span::new(at, paragraph.span.start).trim(source);
        at = paragraph.span.end;
        for (span, part) in [(hole, PartKind::Other), (paragraph.span.trim(source), paragraph.part)] {
            covering.extend((!span.is_empty()).then_some(Paragraph { span, part }));
        }
    }
    covering
}
