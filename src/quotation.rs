//! Quotation marks. Takes tokens, gives runs of quoted text: paired, nested, unclosed ones up to the end of their paragraph. Does not say
//! which runs are quotes and which are titles or scare quotes.

use std::ops::Range;

use crate::lexicon::cues::{CueClass, CueLexicon};
use crate::order;
use crate::resources::Resources;
use crate::text::Text;
use crate::token::{Token, TokenKind};

/// Text between two quotation marks, or from one to the end of its paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quotation {
    /// Tokens with the marks.
    pub(crate) tokens: Range<usize>,
    /// Tokens between the marks.
    pub(crate) inner: Range<usize>,
    /// Index into `Text::paragraphs`.
    pub(crate) paragraph: usize,
    /// Whether it has a closing mark.
    pub(crate) closed: bool,
    /// How many runs it stands in.
    pub(crate) depth: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Style {
    Curly,
    Guillemet,
    Straight,
    Single,
}

impl Style {
    /// Whether a mark of the other style can close one of this: sites that mend quotation marks mend half of them.
    fn pairs(self, other: Style) -> bool {
        let loose = |style| matches!(style, Style::Curly | Style::Straight);
        self == other || loose(self) && loose(other)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Opens,
    Closes,
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    token: usize,
    /// Tokens that make the mark: two for ''.
    width: usize,
    style: Style,
    side: Side,
    /// The mark may be a plural's apostrophe ("the ministers’ cars").
    after_s: bool,
}

/// The text while its marks are read.
struct Scan<'a> {
    source: &'a str,
    tokens: &'a [Token],
    cues: &'a CueLexicon,
}

impl<'a> Scan<'a> {
    fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.of(self.source))
    }
}

/// All runs, in order, longer first where two start together; linear time.
pub(crate) fn pair(text: &Text, tokens: &[Token], resources: &Resources) -> Vec<Quotation> {
    let scan = &Scan { source: &text.source, tokens, cues: &resources.cues };
    let mut runs = Vec::new();
    let mut at = 0;
    for (paragraph, region) in text.paragraphs.iter().enumerate() {
        let start = at + scan.tokens[at..].partition_point(|token| token.span.start < region.span.start);
        let end = start + scan.tokens[start..].partition_point(|token| token.span.start < region.span.end);
        at = end;
        if region.part.is_article() {
            pair_paragraph(scan, paragraph, start..end, &mut runs);
        }
    }
    runs
}

/// Tokens of each outer quotation, without its marks, in order.
pub(crate) fn outer(runs: &[Quotation]) -> impl Iterator<Item = Range<usize>> {
    runs.iter().filter(|run| run.depth == 0).map(|run| run.inner.clone())
}

fn pair_paragraph(scan: &Scan, paragraph: usize, tokens: Range<usize>, runs: &mut Vec<Quotation>) {
    let marks = marks(scan, &tokens);
    if marks.is_empty() {
        return;
    }
    let mut found = doubles(&marks, tokens.end);
    found.extend(singles(&marks));
    order::by(&mut found, |pair| order::outer_first(pair.start, pair.end));
    let mut open: Vec<Range<usize>> = Vec::new();
    for pair in found {
        while open.last().is_some_and(|outer| outer.end <= pair.start) {
            open.pop();
        }
        // A single mark that pairs across a double one is an apostrophe.
        if open.last().is_none_or(|outer| pair.end <= outer.end) && pair.inner.start < pair.inner.end {
            open.push(pair.start..pair.end);
            runs.push(Quotation {
                tokens: pair.start..pair.end,
                inner: pair.inner,
                paragraph,
                closed: pair.closed,
                depth: open.len() - 1,
            });
        }
    }
}

struct Pair {
    start: usize,
    end: usize,
    inner: Range<usize>,
    closed: bool,
}

fn closed(open: Mark, close: Mark) -> Pair {
    let inner = open.token + open.width..close.token;
    Pair { start: open.token, end: close.token + close.width, inner, closed: true }
}

fn unclosed(open: Mark, end: usize) -> Pair {
    Pair { start: open.token, end, inner: open.token + open.width..end, closed: false }
}

fn marks(scan: &Scan, range: &Range<usize>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some(mark) = mark_at(scan, range, at) {
            at += mark.width;
            marks.push(mark);
        } else {
            at += 1;
        }
    }
    marks
}

fn mark_at(scan: &Scan, range: &Range<usize>, at: usize) -> Option<Mark> {
    let token = &scan.tokens[at];
    if token.kind != TokenKind::Punctuation {
        return None;
    }
    let word = scan.word(at);
    let twin = at + 1 < range.end && !scan.tokens[at + 1].space_before && scan.word(at + 1) == word;
    let (style, side, width) = match word {
        "“" => (Style::Curly, Side::Opens, 1),
        "„" | "‟" => (Style::Curly, Side::Opens, 1),
        "”" => (Style::Curly, Side::Closes, 1),
        "«" => (Style::Guillemet, Side::Opens, 1),
        "»" => (Style::Guillemet, Side::Closes, 1),
        "\"" => (Style::Straight, Side::Either, 1),
        "'" | "’" | "`" | "‘" if twin => (Style::Straight, Side::Either, 2),
        "‘" | "‚" | "‹" | "`" => (Style::Single, Side::Opens, 1),
        "’" | "›" => (Style::Single, Side::Closes, 1),
        "'" => (Style::Single, Side::Either, 1),
        _ => return None,
    };
    let after = at + width;
    let tight_right = after < range.end && !scan.tokens[after].space_before;
    let tight_left = at > range.start && !token.space_before && !opens_bracket(scan.word(at - 1));
    let side = match side {
        // A language that closes with “, and a writer who mixes them up.
        Side::Opens if word == "“" && tight_left && !(tight_right && starts_word(scan, after)) => Side::Closes,
        // She said," I will go": the space stands on the wrong side.
        Side::Either if !tight_right && at > range.start + 1 && is_led(scan, at) => Side::Opens,
        Side::Either if tight_right && !tight_left => Side::Opens,
        Side::Either if tight_left && !(tight_right && starts_word(scan, after)) => Side::Closes,
        side => side,
    };
    let after_s = at > range.start && scan.word(at - 1).ends_with(['s', 'S']);
    let mark = Mark { token: at, width, style, side, after_s };
    (style != Style::Single || is_single(scan, mark, tight_left, tight_right)).then_some(mark)
}

/// Whether a cue verb and a comma stand before the mark.
fn is_led(scan: &Scan, at: usize) -> bool {
    scan.word(at - 1) == "," && scan.cues.is_verb(&scan.tokens[at - 2..at - 1])
}

fn opens_bracket(word: &str) -> bool {
    matches!(word, "(" | "[" | "—" | "–" | "--" | "-" | "/" | "\"" | "“" | "«" | "'" | "‘")
}

fn starts_word(scan: &Scan, at: usize) -> bool {
    scan.word(at).chars().next().is_some_and(char::is_alphanumeric)
}

/// Whether a single mark can be a quotation mark rather than an apostrophe.
fn is_single(scan: &Scan, mark: Mark, tight_left: bool, tight_right: bool) -> bool {
    match mark.side {
        Side::Opens => {
            // "’90s", "’tis": an apostrophe stands for what was left out.
            let next = mark.token + 1;
            let clipped = scan.cues.classes(scan.tokens[next.min(scan.tokens.len() - 1)].key);
            let digit = scan.word(next).starts_with(|c: char| c.is_ascii_digit());
            !tight_left && tight_right && !digit && !clipped.has(CueClass::Clipped)
        }
        Side::Closes => tight_left && !(tight_right && starts_word(scan, mark.token + 1)),
        Side::Either => false,
    }
}

/// Pairs of double marks. Straight marks alternate unless they plainly nest.
fn doubles(marks: &[Mark], end: usize) -> Vec<Pair> {
    let doubles: Vec<_> = marks.iter().copied().filter(|mark| mark.style != Style::Single).collect();
    nested(&doubles).unwrap_or_else(|| flat(&doubles, end))
}

/// Pairs by nesting; none where the marks do not balance.
fn nested(marks: &[Mark]) -> Option<Vec<Pair>> {
    let mut open: Vec<Mark> = Vec::new();
    let mut pairs = Vec::new();
    for &mark in marks {
        let opens = match mark.side {
            Side::Opens => true,
            Side::Closes => false,
            Side::Either => open.last().is_none_or(|outer| !outer.style.pairs(mark.style)),
        };
        if opens {
            open.push(mark);
        } else {
            let outer = open.pop().filter(|outer| outer.style.pairs(mark.style))?;
            pairs.push(closed(outer, mark));
        }
    }
    open.is_empty().then_some(pairs)
}

/// Pairs without nesting: every mark ends what is open, an opening one starts anew.
fn flat(marks: &[Mark], end: usize) -> Vec<Pair> {
    let mut open: Option<Mark> = None;
    let mut pairs = Vec::new();
    for &mark in marks {
        open = match (open, mark.side) {
            (None, Side::Closes) => None,
            (None, _) => Some(mark),
            (Some(outer), Side::Opens) if mark.style == Style::Curly => {
                pairs.push(unclosed(outer, mark.token));
                Some(mark)
            }
            (Some(outer), _) if outer.style.pairs(mark.style) => {
                pairs.push(closed(outer, mark));
                None
            }
            (outer, _) => outer,
        };
    }
    pairs.extend(open.map(|outer| unclosed(outer, end)));
    pairs
}

/// Pairs of single marks: the first firm closing mark, else the last one after an s ("the ministers’").
fn singles(marks: &[Mark]) -> Vec<Pair> {
    let mut open: Option<Mark> = None;
    let mut tentative: Option<Mark> = None;
    let mut pairs = Vec::new();
    for &mark in marks.iter().filter(|mark| mark.style == Style::Single) {
        match (open, mark.side) {
            (Some(outer), Side::Opens) => {
                pairs.extend(tentative.take().map(|close| closed(outer, close)));
                open = Some(mark);
            }
            (None, Side::Opens) => open = Some(mark),
            (Some(_), _) if mark.after_s => tentative = Some(mark),
            (Some(outer), _) => {
                pairs.push(closed(outer, mark));
                (open, tentative) = (None, None);
            }
            (None, _) => (),
        }
    }
    pairs.extend(open.zip(tentative).map(|(outer, close)| closed(outer, close)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    /// Shows outer runs in [ ], runs inside them in { }; / for an unclosed end.
    fn check(expected: &str) {
        let source: String = expected.chars().filter(|c| !"[]{}/".contains(*c)).collect();
        let resources = Resources::bundled();
        let text = Text::new(&source, resources);
        let tokens = tokenize(&source);
        let mut cuts: Vec<(usize, i32, &str)> = Vec::new();
        for run in pair(&text, &tokens, resources) {
            let covered = &tokens[run.tokens.clone()];
            let span = covered[0].span.cover(covered[covered.len() - 1].span);
            let depth = run.depth as i32;
            cuts.push((span.start, depth, if depth == 0 { "[" } else { "{" }));
            let end = [["]", "/]"], ["}", "/}"]][run.depth.min(1)][usize::from(!run.closed)];
            cuts.push((span.end, -10 - depth, end));
        }
        cuts.sort();
        let mut out = String::new();
        let mut at = 0;
        for (offset, _, cut) in cuts {
            out += &source[at..offset];
            out += cut;
            at = offset;
        }
        assert_eq!(out + &source[at..], expected);
    }

    #[test]
    fn double_marks() {
        check("[“We won,”] she said. [“All of us.”]");
        check("[\"We won,\"] she said. [\"All of us.\"]");
        check("[«We won»], she said.");
        check("[„We won“], she said.");
        check("[''We won,''] she said.");
        check("[\"We won,”] she said. [“All of us.\"]");
        check("The [\"A\"]-[\"B\"] talks");
    }

    #[test]
    fn unclosed_marks_run_to_the_end_of_the_paragraph() {
        check("He said: [“We won. All of us./]\n\n[“We lost,”] she said.");
        check("[\"A,\"] he said. [\"B. C./]\nHe left.");
        check("[“A,/] [“B,”] she said.");
        check("A stray ” is nothing.");
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The ministers’ cars and the minister’s car, rock ’n’ roll in the ’90s.");
        check("[‘We won,’] she said. [‘It’s the ministers’ cars.’]");
        check("['We won,'] she said. 'Tis the ministers' turn.");
        check("Judge: ['No way']");
    }

    #[test]
    fn nested_marks() {
        check("[“He said {‘never’} to me,”] she said.");
        check("[‘He said {“never”} to me,’] she said.");
        check("[\"He said {\"never\"} to me,\"] she said.");
        check("[“He said {“never”} to me,”] she said.");
    }

    #[test]
    fn many_marks_take_linear_time() {
        for mark in ["\"", "“", "”", "‘a", "'", "’", "«", "''"] {
            let source = mark.repeat(10_000);
            let resources = Resources::bundled();
            let text = Text::new(&source, resources);
            let tokens = tokenize(&source);
            pair(&text, &tokens, resources);
        }
    }
}
