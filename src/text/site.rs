//! What a site shows around its article when a page is copied whole: menus, and the comments of readers. Takes the lines of a text, tells which
//! of them are such; a line that has no sign of it is left alone.

use crate::entity::PartKind;
use crate::lexicon::boilerplate::{Boilerplate, Comment};
use crate::text::dateline;
use crate::text::line::Line;
use crate::timex::Timexes;

/// Most words of an entry of a menu.
const LONGEST_ENTRY: usize = 3;
/// Most words of a line that tells who commented, with how long ago.
const LONGEST_NAME: usize = 8;
/// Most lines between signs of comments.
const GAP: usize = 6;
/// Fewest sentences of text above comments, of so many words.
const LEAST_TEXT: (usize, usize) = (2, 8);

/// Whether each line is a comment, the name or the day of who wrote it, or a tool beside it. They begin with a heading, and signs of them
/// follow it closely; they end with the last sign, or with the text where no more than a comment follows that.
pub(super) fn talk(timexes: &Timexes, lines: &[Line], boilerplate: &Boilerplate) -> Vec<bool> {
    let mut talk = vec![false; lines.len()];
    let (mut text, mut at) = (0, 0);
    while at < lines.len() {
        let line = &lines[at];
        let heads = text >= LEAST_TEXT.0 && boilerplate.comment(&line.folded) == Some(Comment::Heading);
        text += usize::from(line.sentence && line.words >= LEAST_TEXT.1);
        let end = if heads { end_of_talk(timexes, lines, at, boilerplate) } else { at };
        talk[at..end].fill(true);
        at = end.max(at + 1);
    }
    talk
}

/// One past the last line of the comments under the heading `from`; `from` where none are seen.
fn end_of_talk(timexes: &Timexes, lines: &[Line], from: usize, boilerplate: &Boilerplate) -> usize {
    let (mut last, mut signs, mut at) = (from, 0, from + 1);
    while at < lines.len() && at <= last + GAP {
        if is_sign(timexes, lines, at, boilerplate) {
            (last, signs) = (at, signs + 1);
        }
        at += 1;
    }
    let is_over = lines[at..].iter().all(|line| !line.is_prose());
    match signs {
        0 => from,
        2.. if is_over => at,
        _ => last + 1,
    }
}

/// "Reply", "Ama K. · 2 hours ago", or a day beneath a name.
fn is_sign(timexes: &Timexes, lines: &[Line], at: usize, boilerplate: &Boilerplate) -> bool {
    let line = &lines[at];
    let is_name = |line: &Line| line.words <= LONGEST_NAME / 2 && boilerplate.whole(&line.folded).is_none();
    boilerplate.comment(&line.folded) == Some(Comment::Tool)
        || (line.words <= LONGEST_NAME && !line.sentence && boilerplate.ends_with_age(&line.folded))
        || (is_name(&lines[at - 1]) && dateline::is_line(timexes, line.span).is_some())
}

/// Marks the entries of menus before and after the text.
pub(super) fn take_menus(lines: &[Line], first_prose: usize, last_prose: usize, parts: &mut [Option<PartKind>]) {
    let is_title = |at: &usize| parts[*at].is_none() && lines[*at].is_title_like() && lines[*at].words > LONGEST_ENTRY;
    // Where no title follows, a short line may be one.
    let title = (0..first_prose.min(lines.len())).rfind(is_title).filter(|_| first_prose < lines.len()).unwrap_or(0);
    for (from, end) in [(0, title), (last_prose.max(first_prose), lines.len())] {
        let mut at = from;
        while at < end {
            let run = (at..end).take_while(|&at| is_entry(&lines[at], parts[at])).count();
            let known = parts[at..at + run].iter().filter(|part| **part == Some(PartKind::Other)).count();
            if run >= 4 && known >= 2 {
                for part in &mut parts[at..at + run] {
                    part.get_or_insert(PartKind::Other);
                }
            }
            at += run + 1;
        }
    }
}

/// A short line without a part, or a part of the site.
fn is_entry(line: &Line, part: Option<PartKind>) -> bool {
    match part {
        None => line.is_title_like() && line.words <= LONGEST_ENTRY,
        Some(part) => matches!(part, PartKind::Other | PartKind::Related | PartKind::Credit),
    }
}
