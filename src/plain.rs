//! The text as it is read: characters that HTML names, soft hyphens, ligatures, words that the end of a line has cut and the marks of quoted mail
//! are what they mean. Takes any text, gives another and the way back to the first; a text without such things is its own.

mod broken;
mod mail;

use std::borrow::Cow;

use crate::resources::Resources;
use crate::span::Span;

/// Ends a line that goes on in the next, as a word was cut between them: a blank that no article has.
pub(crate) const GOES_ON: char = '\u{2001}';

/// A text to be read, and where its bytes come from.
#[derive(Debug, Default)]
pub(crate) struct Plain<'a> {
    /// What is read.
    pub(crate) text: Cow<'a, str>,
    /// What was replaced, in order.
    cuts: Vec<Cut>,
}

/// Bytes of the source, and those that stand for them; none where they were left out.
#[derive(Clone, Copy, Debug)]
struct Cut {
    source: Span,
    plain: Span,
}

/// What stands for some bytes of the source: nothing, or a few characters.
struct Change {
    source: Span,
    by: String,
}

impl<'a> Plain<'a> {
    /// Reads `source`; total, linear time.
    pub(crate) fn new(source: &'a str, resources: &Resources) -> Plain<'a> {
        let changes = if is_suspect(source) { changes(source, resources) } else { Vec::new() };
        if changes.is_empty() {
            return Plain { text: Cow::Borrowed(source), cuts: Vec::new() };
        }
        let (mut text, mut cuts, mut at) = (String::with_capacity(source.len()), Vec::with_capacity(changes.len()), 0);
        for Change { source: span, by } in changes {
            text.push_str(&source[at..span.start]);
            let start = text.len();
            text.push_str(&by);
            cuts.push(Cut { source: span, plain: Span::new(start, text.len()) });
            at = span.end;
        }
        text.push_str(&source[at..]);
        Plain { text: Cow::Owned(text), cuts }
    }

    /// Whether nothing was replaced.
    pub(crate) fn is_source(&self) -> bool {
        self.cuts.is_empty()
    }

    /// Where a range of the text lies in the source: without what was left out at its ends. Ranges keep their order and their nesting.
    pub(crate) fn source_of(&self, span: Span) -> Span {
        let start = match self.before(|cut| cut.plain.start <= span.start) {
            Some(cut) if span.start < cut.plain.end => cut.source.start,
            Some(cut) => cut.source.end + (span.start - cut.plain.end),
            None => span.start,
        };
        let end = match self.before(|cut| cut.plain.start < span.end) {
            Some(cut) if span.end <= cut.plain.end => cut.source.end,
            Some(cut) => cut.source.end + (span.end - cut.plain.end),
            None => span.end,
        };
        Span::new(start, end.max(start))
    }

    fn before(&self, is_before: impl Fn(&Cut) -> bool) -> Option<&Cut> {
        self.cuts.partition_point(is_before).checked_sub(1).map(|at| &self.cuts[at])
    }
}

/// Whether anything in `source` may have to be replaced.
fn is_suspect(source: &str) -> bool {
    let bytes = source.as_bytes();
    let follows = |at: usize, next: &[u8]| bytes[at + 1..].starts_with(next);
    bytes.iter().enumerate().any(|(at, &byte)| match byte {
        b'&' | b'>' => true,
        b'-' => bytes[at + 1..].iter().find(|&&byte| byte != b' ').is_some_and(|byte| matches!(byte, b'\r' | b'\n')),
        // The first bytes of a soft hyphen, of ligatures, and of a hyphen that is no minus.
        0xc2 => follows(at, &[0xad]),
        0xef => follows(at, &[0xac]),
        0xe2 => follows(at, &[0x80, 0x90]),
        _ => false,
    })
}

/// What is replaced, in the order of the text, not overlapping.
fn changes(source: &str, resources: &Resources) -> Vec<Change> {
    let lines = mail::lines(source);
    let (mut changes, mut wrap, mut is_joined) = (Vec::new(), None, false);
    for (at, line) in lines.iter().enumerate() {
        if !is_joined && !line.mark.is_empty() {
            // "Ann Lee wrote:" stands above the mail that it opens, and is no line of it.
            let opens = at.checked_sub(1).is_some_and(|before| lines[before].mark.is_empty());
            changes.push(Change { source: line.mark, by: if opens { "\n".to_owned() } else { String::new() } });
        }
        let next = lines.get(at + 1).map_or(Span::new(0, 0), |next| next.content);
        let cut = broken::join(source, line.content, next, resources);
        let end = cut.map_or(line.content.end, |cut| cut.start);
        characters(source, Span::new(line.content.start, end), wrap, resources, &mut changes);
        is_joined = cut.is_some();
        // The line ends after the word instead, so that a narrow column stays narrow.
        wrap = cut.and_then(|_| next.of(source).find(' ').map(|at| next.start + at));
        changes.extend(cut.map(|source| Change { source, by: String::new() }));
    }
    changes
}

/// Characters that stand for others in `span`; the blank at `wrap` becomes the end of a line.
fn characters(source: &str, span: Span, wrap: Option<usize>, resources: &Resources, changes: &mut Vec<Change>) {
    let mut at = span.start;
    for (place, c) in span.of(source).char_indices().map(|(at, c)| (span.start + at, c)) {
        if place < at {
            continue;
        }
        at = place + c.len_utf8();
        let by = match c {
            '&' => resources.entities.at(&source[place..span.end]).map(|(length, c)| {
                at = place + length;
                if c == '\u{ad}' { String::new() } else { spelled(c).map_or_else(|| c.to_string(), str::to_owned) }
            }),
            '\u{ad}' => Some(String::new()),
            _ if wrap == Some(place) => Some(GOES_ON.to_string()),
            _ => spelled(c).map(str::to_owned),
        };
        changes.extend(by.map(|by| Change { source: Span::new(place, at), by }));
    }
}

/// The letters of a ligature.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(source: &str) -> String {
        Plain::new(source, Resources::bundled()).text.replace(GOES_ON, "\n")
    }

    #[test]
    fn what_is_read() {
        for (source, expected) in [
            ("&ldquo;We won&rdquo;&nbsp;&#8212; AT&amp;T &copy", "“We won”\u{a0}— AT&T &copy"),
            ("the of\u{ad}fice, the oﬃce, the ﬂag, the of&shy;fice", "the office, the office, the flag, the office"),
            ("on Tues-\nday to close", "on Tuesday\nto close"),
            ("on Tues-\r\n  day.\r\nThen", "on Tuesday.\r\nThen"),
            ("the state-\nowned mill", "the state-owned\nmill"),
            ("the Iran-\nIraq war", "the Iran-Iraq\nwar"),
            ("a 9-\nyear-old", "a 9-year-old"),
            ("inter\u{ad}\nnational law", "international\nlaw"),
            ("THE COUN-\nCIL MET", "THE COUNCIL\nMET"),
            ("> The mill\n>\n> is shut", "The mill\n\nis shut"),
            ("> on Tues-\n> day to close", "on Tuesday\nto close"),
            (">> The mill\n>> is shut", "The mill\nis shut"),
        ] {
            assert_eq!(plain(source), expected, "{source:?}");
        }
        for same in [
            "5 > 3\n",
            "> one line",
            "a dash -\nThen",
            "a dash --\nthen",
            "home-\n\nwork",
            "& &;",
            "- a\n- b",
            "",
            "-",
            "x-\n",
            ">",
        ] {
            assert!(Plain::new(same, Resources::bundled()).is_source(), "{same:?}");
        }
    }

    #[test]
    fn the_way_back() {
        for source in [
            "> say &ldquo;so&rdquo; Tues-\n> day to the oﬃce\u{ad}\n> s &amp;amp; x",
            "&nbsp;-\na&shy;&shy;b",
            "a\u{ad}",
        ] {
            let plain = Plain::new(source, Resources::bundled());
            let ends: Vec<_> = (0..=plain.text.len()).filter(|&at| plain.text.is_char_boundary(at)).collect();
            let pairs = (0..ends.len()).flat_map(|from| (from..ends.len()).map(move |to| (from, to)));
            for (from, to) in pairs {
                let span = Span::new(ends[from], ends[to]);
                let there = plain.source_of(span);
                assert!(source.get(there.start..there.end).is_some(), "{span:?} {source:?}");
                assert!(span.is_empty() || !there.is_empty());
            }
            let inside = |at: usize| plain.cuts.iter().any(|cut| cut.plain.start < at && at < cut.plain.end);
            for pair in ends.windows(2).filter(|pair| !inside(pair[0])) {
                let [left, right] =
                    [Span::new(0, pair[0]), Span::new(pair[0], pair[1])].map(|span| plain.source_of(span));
                assert!(pair[0] == 0 || left.end <= right.start, "{pair:?} {source:?}");
            }
        }
        let source = "the &ldquo;oﬃce&rdquo; Tues-\nday";
        let plain = Plain::new(source, Resources::bundled());
        let of = |word: &str| {
            let at = plain.text.find(word).unwrap_or_default();
            plain.source_of(Span::new(at, at + word.len())).of(source)
        };
        assert_eq!((of("“office”"), of("office"), of("Tuesday")), ("&ldquo;oﬃce&rdquo;", "oﬃce", "Tues-\nday"));
    }
}
