//! Phrases that tell parts of a page that are not the article, from `data/lexicon/media_boilerplate.tsv`. Takes the folded text of
//! a line, gives the part that a phrase points to; what to make of it is decided in `parts`.

use crate::entity::PartKind;
use crate::keymap::KeyMap;
use crate::order;
use crate::pack::Pack;
use crate::token::is_invisible;
use crate::token::{Key, folded, key};

/// The phrases.
#[derive(Debug, Default)]
pub struct Boilerplate {
    /// By first character, longest first.
    starts: KeyMap<Vec<(String, PartKind)>>,
    wholes: KeyMap<PartKind>,
    anywhere: Vec<(String, PartKind, Pairs)>,
    /// Lines above and beside comments of readers.
    comments: KeyMap<Comment>,
    /// Words of sentences that no site says to its reader.
    told: Vec<String>,
}

/// What a line of a site says about comments of readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comment {
    /// They begin: "Comments (12)".
    Heading,
    /// One of them stands above or below: "Reply".
    Tool,
}

/// Which pairs of neighbouring bytes a text has, by a small hash: a phrase with another pair is not in it, and need not be searched.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Pairs([u64; 4]);

impl Pairs {
    fn of(text: &str) -> Pairs {
        let mut pairs = Pairs::default();
        for pair in text.as_bytes().windows(2) {
            let place = usize::from(pair[0].wrapping_mul(31).wrapping_add(pair[1]));
            pairs.0[place / 64] |= 1 << (place % 64);
        }
        pairs
    }

    fn contain(&self, other: &Pairs) -> bool {
        self.0.iter().zip(other.0).all(|(own, other)| other & !own == 0)
    }
}

/// A phrase at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start<'a> {
    /// Part that it points to.
    pub part: PartKind,
    /// The phrase.
    pub phrase: &'a str,
    /// What follows it in the line.
    pub after: &'a str,
}

impl Start<'_> {
    /// Whether nothing but marks follows.
    pub fn is_all(&self) -> bool {
        !self.after.contains(char::is_alphanumeric)
    }
}

impl Boilerplate {
    /// The phrases of `data/lexicon/media_boilerplate.tsv` in the pack.
    pub fn read(pack: &Pack) -> Boilerplate {
        let mut boilerplate = Boilerplate::default();
        for row in pack.rows("media_boilerplate.tsv") {
            if let [phrase, how, part, ..] = row[..]
                && let Some(part) = parse_part(part)
            {
                boilerplate.add(fold(phrase), how, part);
            }
        }
        for phrases in boilerplate.starts.values_mut() {
            order::by(phrases, |(phrase, _)| !(phrase.len() as u64));
        }
        boilerplate
    }

    fn add(&mut self, phrase: String, how: &str, part: PartKind) {
        let comment = match how {
            "comments" => Some(Comment::Heading),
            "comment" => Some(Comment::Tool),
            _ => None,
        };
        let how = if let Some(comment) = comment {
            self.comments.or_insert(whole_key(&phrase), comment);
            "whole"
        } else {
            how
        };
        match (how, phrase.chars().next()) {
            ("text", _) => self.told.push(phrase),
            ("start", Some(first)) => self.starts.or_default(first.into()).push((phrase, part)),
            ("whole", Some(_)) => {
                self.wholes.or_insert(whole_key(&phrase), part);
            }
            ("anywhere", Some(_)) => {
                let pairs = Pairs::of(&phrase);
                self.anywhere.push((phrase, part, pairs));
            }
            _ => (),
        }
    }

    /// The part of a line that is nothing but a phrase ("5 min read" is "0 min read"), or a row of phrases of one kind
    /// ("Share Facebook Email").
    pub fn whole(&self, line: &str) -> Option<PartKind> {
        let known = self.wholes.get(whole_key(line));
        known.copied().or_else(|| self.tiles(line).then_some(PartKind::Other))
    }

    /// What a line that is nothing but a phrase says about comments, or one that begins with a phrase of three words ("3 thoughts on …").
    pub fn comment(&self, line: &str) -> Option<Comment> {
        let three = line.match_indices(' ').nth(2).map_or(line, |(at, _)| &line[..at]);
        self.comments.get(whole_key(line)).or_else(|| self.comments.get(whole_key(three))).copied()
    }

    /// Whether a line tells what somebody said: "Follow us, they told the families."
    pub fn tells(&self, line: &str) -> bool {
        let has = |phrase: &String| line.match_indices(phrase.as_str()).any(|(at, _)| is_bounded(line, at, phrase));
        self.told.iter().any(has)
    }

    /// Whether a line ends with how long ago something was: "Ama K. · 2 hours ago".
    pub fn ends_with_age(&self, line: &str) -> bool {
        let spaces = line.rmatch_indices(' ').map(|(at, _)| at + 1).take(3).chain([0]);
        spaces.into_iter().any(|at| self.wholes.get(whole_key(&line[at..])) == Some(&PartKind::Dateline))
    }

    /// Whether a row of at most 16 words is cut without a rest into phrases that stand for [`PartKind::Other`].
    fn tiles(&self, line: &str) -> bool {
        if line.len() > 160 {
            return false;
        }
        let words: Vec<_> =
            line.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
        let mut at = 0;
        while at < words.len() {
            let fits =
                |length: &usize| self.wholes.get(key(&words[at..at + length].join(" "))) == Some(&PartKind::Other);
            match (1..=4.min(words.len() - at)).rev().find(fits) {
                Some(length) => at += length,
                None => return false,
            }
        }
        (2..=16).contains(&words.len())
    }

    /// The longest phrase that `line` starts with.
    pub fn start<'a>(&'a self, line: &'a str) -> Option<Start<'a>> {
        let bare = line.trim_start_matches(['(', '[', '*', '•', '-', '–', '—', ' ']);
        self.start_of(line).or_else(|| self.start_of(bare))
    }

    fn start_of<'a>(&'a self, line: &'a str) -> Option<Start<'a>> {
        let phrases = self.starts.get(line.chars().next()?.into())?;
        let (phrase, part) = phrases.iter().find(|(phrase, _)| is_prefix(line, phrase))?;
        Some(Start { part: *part, phrase, after: &line[phrase.len()..] })
    }

    /// The part that a phrase in the last `reach` bytes of `line` points to, with the bytes from the phrase to the line's end.
    pub fn near_end(&self, line: &str, reach: usize) -> Option<(PartKind, usize)> {
        let tail = tail(line, reach);
        let at = |phrase: &str| tail.rfind(phrase).filter(|&at| is_bounded(tail, at, phrase));
        let own = Pairs::of(tail);
        let mut likely = self.anywhere.iter().filter(|(.., pairs)| own.contain(pairs));
        likely.find_map(|(phrase, part, _)| at(phrase).map(|at| (*part, tail.len() - at)))
    }

    /// The same for phrases with a colon that start a line by rights, inside it: "… Image: A. Name", "… Sources: EFE".
    pub fn label_near_end(&self, line: &str, reach: usize) -> Option<(PartKind, usize)> {
        let tail = tail(line, reach);
        let colons = tail.match_indices(':').map(|(at, _)| at + 1);
        colons.filter_map(|end| self.label_before(tail, end)).next()
    }

    fn label_before(&self, tail: &str, end: usize) -> Option<(PartKind, usize)> {
        let words = tail[..end].char_indices().rev().filter(|&(_, c)| c.is_whitespace() || c == '(' || c == '[');
        let starts = words.map(|(at, c)| at + c.len_utf8()).take(3).chain((end == tail.len()).then_some(0));
        starts
            .filter_map(|at| {
                let phrase = &tail[at..end];
                let first = phrase.chars().next()?;
                let (_, part) = self.starts.get(first.into())?.iter().find(|(known, _)| known == phrase)?;
                Some((*part, tail.len() - at))
            })
            .next()
    }
}

pub(crate) fn parse_part(part: &str) -> Option<PartKind> {
    Some(match part {
        "headline" => PartKind::Headline,
        "caption" => PartKind::Caption,
        "dateline" => PartKind::Dateline,
        "byline" => PartKind::Byline,
        "related" => PartKind::Related,
        "credit" => PartKind::Credit,
        "other" => PartKind::Other,
        "body" => PartKind::Body,
        _ => return None,
    })
}

/// Lower case, one kind of quotation marks, single spaces, nothing invisible.
pub(crate) fn fold(line: &str) -> String {
    let visible: String = line.chars().filter(|&c| !is_invisible(c)).collect();
    let words: Vec<_> = visible.split_whitespace().collect();
    folded(&words.join(" ")).replace(['“', '”'], "\"")
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && c != '@'
}

/// A line with 0 for each number; one without letters stays as it is.
fn numbers_folded(line: &str) -> String {
    if !line.contains(char::is_alphabetic) || !line.contains(|c: char| c.is_ascii_digit()) {
        return line.to_owned();
    }
    let mut folded = String::with_capacity(line.len());
    for c in line.chars() {
        if !c.is_ascii_digit() {
            folded.push(c);
        } else if !folded.ends_with('0') {
            folded.push('0');
        }
    }
    folded
}

/// The key of a line that counts as a whole: "5 min read." is "0 min read".
fn whole_key(line: &str) -> Key {
    key(&numbers_folded(bare(line)))
}

/// A line without the marks around it; a line of marks stays whole.
fn bare(line: &str) -> &str {
    let inner = line.trim_matches(is_mark);
    if inner.is_empty() { line } else { inner }
}

fn is_prefix(line: &str, phrase: &str) -> bool {
    line.starts_with(phrase) && is_bounded(line, 0, phrase)
}

fn is_bounded(line: &str, at: usize, phrase: &str) -> bool {
    let joined =
        |a: Option<char>, b: Option<char>| a.is_some_and(char::is_alphabetic) && b.is_some_and(char::is_alphabetic);
    let (before, after) = (line[..at].chars().next_back(), line[at + phrase.len()..].chars().next());
    !joined(before, phrase.chars().next()) && !joined(phrase.chars().next_back(), after)
}

/// The last `reach` bytes of `line`, or a few less.
fn tail(line: &str, reach: usize) -> &str {
    let from = line.len().saturating_sub(reach);
    (from..=line.len()).find_map(|at| line.get(at..)).unwrap_or("")
}
