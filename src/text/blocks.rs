//! Cuts a text into paragraphs. Takes any text, gives trimmed, non-empty byte ranges; joins lines that a mail program or a
//! broken link has cut. Does not tell what a paragraph is.

use crate::plain::GOES_ON;
use crate::span::Span;
use crate::token::is_invisible;

/// The paragraphs of `source`, in order; linear time.
pub(super) fn blocks(source: &str) -> Vec<Span> {
    let lines: Vec<_> = lines(source).collect();
    let runs: Vec<_> = lines.split(|line| line.is_empty()).filter(|run| !run.is_empty()).collect();
    let widths: Vec<_> = runs.iter().map(|run| wrap_width(source, run)).collect();
    // A short paragraph does not show its width; the others of the text do.
    let usual = widths.iter().flatten().max().copied();
    let mut paragraphs = Vec::new();
    for (run, width) in runs.into_iter().zip(widths) {
        join_block(source, run, width.or(usual.filter(|usual| fits(source, run, *usual))), &mut paragraphs);
    }
    paragraphs
}

/// Whether no line of a run is longer than `width`.
fn fits(source: &str, run: &[Span], width: usize) -> bool {
    run.iter().all(|line| characters(line.of(source)) <= width)
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Trimmed lines; CRLF makes one break, two breaks leave an empty line.
fn lines(source: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    source.split_inclusive(|c| is_break(c) || c == GOES_ON).filter_map(move |line| {
        let start = at;
        at += line.len();
        let ends_crlf = line == "\n" && source[..start].ends_with('\r');
        (!ends_crlf).then(|| Span::new(start, start + line.len()).trim(source))
    })
}

/// Longest line of hard-wrapped text, in characters.
const WIDEST_WRAP: usize = 130;
/// Shortest, as a column of a newspaper has it.
const NARROWEST_WRAP: usize = 12;
/// A line shorter than this many bytes is too short to be cut off.
const SHORTEST_CUT: usize = 40;

/// Longest heading, in bytes.
const LONGEST_HEADING: usize = 220;

/// Adds the paragraphs of a run of lines without an empty line between them; `width` is what they are wrapped at.
fn join_block(source: &str, lines: &[Span], width: Option<usize>, paragraphs: &mut Vec<Span>) {
    let mut current: Option<Span> = None;
    for pair in 0..lines.len() {
        let line = lines[pair];
        let joined = match (current, pair.checked_sub(1).map(|before| lines[before])) {
            (Some(paragraph), Some(before)) => {
                !(width.is_some() && is_indented(source, &lines[pair - 1..]))
                    && goes_on(source, paragraph, before, line, width)
            }
            _ => false,
        };
        match current {
            Some(paragraph) if joined => current = Some(paragraph.cover(line)),
            Some(paragraph) => {
                paragraphs.push(paragraph);
                current = Some(line);
            }
            None => current = Some(line),
        }
    }
    paragraphs.extend(current);
}

/// Whether `line` goes on the paragraph that ends with the line `before`.
fn goes_on(source: &str, paragraph: Span, before: Span, line: Span, width: Option<usize>) -> bool {
    if is_cut(source, line) {
        return true;
    }
    if is_item(line.of(source)) || [before, line].iter().any(|line| heading_mark(line.of(source)) > 0) {
        return false;
    }
    let open = !ends_sentence(before.of(source));
    if let Some(width) = width {
        return is_full(source, before, line, width) || (open && starts_lower(line.of(source)));
    }
    open && paragraph.len() >= SHORTEST_CUT && !before.of(source).ends_with(':') && starts_lower(line.of(source))
}

/// Whether the second line begins further in than the one before and the one after it: it begins a paragraph.
fn is_indented(source: &str, lines: &[Span]) -> bool {
    let indent = |line: Span| {
        let before = source[..line.start].bytes().rev();
        before.take_while(|byte| matches!(byte, b' ' | b'\t')).take(WIDEST_WRAP).count()
    };
    let own = indent(lines[1]);
    own >= 2 && indent(lines[0]) < own && lines.get(2).is_none_or(|&after| indent(after) < own)
}

/// Whether a word was cut at the end of the line before.
fn is_cut(source: &str, line: Span) -> bool {
    source[..line.start].trim_end_matches(' ').ends_with(GOES_ON)
}

/// The width that a run of lines is wrapped at: most lines end where the next word would not have fitted, and many go on in
/// lower case. None where each line is a paragraph. Narrow lines may be a list, and have to be more.
fn wrap_width(source: &str, lines: &[Span]) -> Option<usize> {
    let width = lines.iter().map(|line| characters(line.of(source))).max()?;
    let pairs = lines.len() - 1;
    let cut = lines.iter().any(|&line| is_cut(source, line));
    let fewest = if cut {
        1
    } else if width < SHORTEST_CUT {
        3
    } else {
        2
    };
    if pairs < fewest || !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) {
        return None;
    }
    let full = lines.windows(2).filter(|pair| is_full(source, pair[0], pair[1], width)).count();
    let lower = lines.windows(2).filter(|pair| starts_lower(pair[1].of(source))).count();
    // A word that is cut at the end of a line shows that lines have a width.
    (full * 10 >= pairs * 7 && lower * 3 >= pairs || cut && full * 2 >= pairs).then_some(width)
}

/// Whether the first word of `next` would not have fitted on `line`; a few characters of slack for ragged mail programs.
fn is_full(source: &str, line: Span, next: Span, width: usize) -> bool {
    let word = next.of(source).split_whitespace().next().map_or(0, characters);
    characters(line.of(source)) + 1 + word + 2 > width
}

fn characters(text: &str) -> usize {
    text.chars().take(WIDEST_WRAP + 1).count()
}

fn starts_lower(line: &str) -> bool {
    line.chars().find(|&c| !is_invisible(c)).is_some_and(char::is_lowercase)
}

/// A bullet or a numbered item.
fn is_item(line: &str) -> bool {
    let line = line.trim_start_matches(is_invisible);
    line.starts_with(['•', '*', '▪', '◦', '–', '—', '·', '‣', '-']) || {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits)
            && line[digits..].starts_with(['.', ')'])
            && line[digits + 1..].starts_with(char::is_whitespace)
    }
}

/// Bytes of the sign of a heading in Markdown, "##"; 0 where a line has none.
pub(super) fn heading_mark(line: &str) -> usize {
    let signs = line.bytes().take_while(|&byte| byte == b'#').count();
    let is_heading = (1..=6).contains(&signs) && line[signs..].starts_with(' ') && line.len() <= LONGEST_HEADING;
    if is_heading { signs } else { 0 }
}

/// Whether a line ends like a sentence, closing quotation marks and brackets aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    let closing =
        |c: char| matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']') || is_invisible(c) || c.is_whitespace();
    line.trim_end_matches(closing).ends_with(['.', '!', '?', '…', ';'])
}
