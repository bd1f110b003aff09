//! The marks of quoted mail: "> " before each line. Takes a text, gives its lines without them.

use crate::span::Span;

/// Fewest lines in a row that have a mark, for marks to be those of mail.
const FEWEST: usize = 2;

/// One line of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The mark with the blank after it; empty where there is none.
    pub mark: Span,
    /// What follows, without white space at its ends.
    pub content: Span,
}

/// All lines in order.
pub(super) fn lines(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        at = span.end;
        let mark = Span::new(span.start, span.start + mark(line));
        lines.push(Line { mark, content: Span::new(mark.end, span.end).trim(source) });
    }
    forget_lone_marks(source, &mut lines);
    lines
}

/// A line alone with a mark is an arrow of some site, or a sum.
fn forget_lone_marks(source: &str, lines: &mut [Line]) {
    let mut at = 0;
    while at < lines.len() {
        let run = lines[at..].iter().take_while(|line| !line.mark.is_empty()).count();
        if run < FEWEST {
            for line in &mut lines[at..at + run] {
                line.content = line.mark.cover(line.content).trim(source);
                line.mark = Span::new(line.content.start, line.content.start);
            }
        }
        at += run.max(1);
    }
}

/// Bytes of the mark that a line starts with: signs, each with at most one blank after it.
fn mark(line: &str) -> usize {
    let signs = line.trim_start_matches([' ', '\t']);
    let rest = signs.trim_start_matches(['>', ' ']);
    let mark = &signs[..signs.len() - rest.len()];
    if mark.starts_with('>') { line.len() - rest.len() } else { 0 }
}
