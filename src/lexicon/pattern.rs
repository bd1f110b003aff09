//! A small language of patterns for whole lines: letters, `.`, classes `[a-z]`, groups `(?:…)`, alternatives, `? * + {2,4}`, and `\b`, a border of
//! a word of plain letters. Takes a pattern, gives a program that says whether a line fits. A regular expression of a library can do more, and
//! would be a twelfth of all that a visitor's browser loads.
//!
//! All ways through the program are gone at once, character by character, so that no line takes longer than its length by that of the program.

/// Steps of the longest program.
const MOST_STEPS: usize = 8000;
/// Groups inside each other.
const MOST_DEPTH: usize = 12;

/// What a program does at one of its places.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Takes this character.
    Char(char),
    /// Takes any but a line break.
    Any,
    /// Takes one of the class with this number.
    Class(u16),
    /// Goes on at the next step, and at this one, too.
    Or(u16),
    /// Goes on at this step.
    Jump(u16),
    /// Goes on between a character of a word and another.
    Border,
    /// The line fits if it ends here.
    End,
}

/// Characters of a class.
#[derive(Clone, Debug, Default)]
struct Class {
    ascii: u128,
    others: Vec<(char, char)>,
    /// All others are meant.
    negated: bool,
}

impl Class {
    fn add(&mut self, from: char, to: char) {
        for c in (from..=to).take_while(char::is_ascii) {
            self.ascii |= 1 << c as u32;
        }
        if !to.is_ascii() {
            self.others.push((from, to));
        }
    }

    fn has(&self, c: char) -> bool {
        let inside = match u32::from(c) {
            code @ 0..128 => self.ascii >> code & 1 == 1,
            _ => self.others.iter().any(|&(from, to)| (from..=to).contains(&c)),
        };
        inside != self.negated
    }
}

/// A pattern that is ready to be held against lines.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    steps: Vec<Step>,
    classes: Vec<Class>,
    /// Plain letters that a line may begin with, and whether others may; what begins otherwise needs no closer look.
    first: (u128, bool),
}

/// Room to work in, for any number of lines.
#[derive(Debug, Default)]
pub(crate) struct Room {
    now: Vec<u16>,
    next: Vec<u16>,
    stack: Vec<u16>,
    /// The last round in which a step was reached.
    seen: Vec<u32>,
    round: u32,
}

impl Pattern {
    /// Reads a pattern; none where it is not of this language, or too long.
    pub(crate) fn new(pattern: &str) -> Option<Pattern> {
        let mut reader = Reader { text: pattern.chars().collect(), steps: Vec::new(), classes: Vec::new(), depth: 0 };
        reader.alternatives(0, reader.text.len())?;
        reader.emit(Step::End)?;
        let mut pattern = Pattern { steps: reader.steps, classes: reader.classes, first: (u128::MAX, true) };
        pattern.first = pattern.first();
        Some(pattern)
    }

    fn first(&self) -> (u128, bool) {
        let mut room = Room::default();
        // What stands before a word and behind it is open, so that a border may be anywhere.
        if self.reach(0, (None, None, true), &mut room) {
            return self.first;
        }
        let may_be = |c: char| room.next.iter().any(|&step| self.takes(step, c));
        let ascii = (0..128_u8).filter(|&code| may_be(char::from(code))).fold(0, |set, code| set | 1 << code);
        let is_plain = |step: &u16| match self.steps[usize::from(*step)] {
            Step::Char(c) => c.is_ascii(),
            Step::Class(class) => {
                let class = &self.classes[usize::from(class)];
                class.others.is_empty() && !class.negated
            }
            _ => false,
        };
        (ascii, !room.next.iter().all(is_plain))
    }

    fn takes(&self, step: u16, c: char) -> bool {
        match self.steps[usize::from(step)] {
            Step::Char(own) => own == c,
            Step::Any => c != '\n',
            Step::Class(class) => self.classes[usize::from(class)].has(c),
            _ => false,
        }
    }

    /// Whether the whole line fits.
    pub(crate) fn fits(&self, line: &str, room: &mut Room) -> bool {
        let may_begin = |c: char| if c.is_ascii() { self.first.0 >> c as u32 & 1 == 1 } else { self.first.1 };
        if !line.chars().next().is_none_or(may_begin) {
            return false;
        }
        let mut chars = line.chars().peekable();
        let mut ends = self.reach(0, (None, chars.peek().copied(), false), room);
        while let Some(c) = chars.next() {
            std::mem::swap(&mut room.now, &mut room.next);
            room.next.clear();
            room.round += 1;
            ends = false;
            let around = (Some(c), chars.peek().copied(), false);
            for at in 0..room.now.len() {
                let step = room.now[at];
                if self.takes(step, c) {
                    ends |= self.go_on(step + 1, around, room);
                }
            }
            if room.next.is_empty() && !ends {
                return false;
            }
        }
        ends
    }

    /// Goes to `step` before the first character.
    fn reach(&self, step: u16, around: Around, room: &mut Room) -> bool {
        room.next.clear();
        room.round += 1;
        room.seen.resize(room.seen.len().max(self.steps.len()), 0);
        self.go_on(step, around, room)
    }

    /// Adds all steps that wait for a character from `step` on to the next ones; whether the end is among them.
    fn go_on(&self, step: u16, around: Around, room: &mut Room) -> bool {
        let mut ends = false;
        room.stack.push(step);
        while let Some(step) = room.stack.pop() {
            let at = usize::from(step);
            if std::mem::replace(&mut room.seen[at], room.round) == room.round {
                continue;
            }
            match self.steps[at] {
                Step::Or(other) => room.stack.extend([other, step + 1]),
                Step::Jump(to) => room.stack.push(to),
                Step::Border if is_border(around) => room.stack.push(step + 1),
                Step::Border => {}
                Step::End => ends = true,
                _ => room.next.push(step),
            }
        }
        ends
    }
}

/// The characters before and behind a place, and whether they are open.
type Around = (Option<char>, Option<char>, bool);

fn is_border((before, after, is_open): Around) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    is_open || is_word(before) != is_word(after)
}

/// Writes the program of a pattern.
struct Reader {
    text: Vec<char>,
    steps: Vec<Step>,
    classes: Vec<Class>,
    depth: usize,
}

impl Reader {
    fn emit(&mut self, step: Step) -> Option<usize> {
        self.steps.push(step);
        (self.steps.len() <= MOST_STEPS).then_some(self.steps.len() - 1)
    }

    /// The next step, as a place to go to.
    fn here(&self) -> u16 {
        self.steps.len() as u16
    }

    /// Where the letter, class or group at `at` ends.
    fn end(&self, at: usize, to: usize) -> Option<usize> {
        match self.text[at] {
            '\\' => Some(at + 2).filter(|end| *end <= to),
            '[' => {
                let mut end = at + 1;
                while *self.text.get(end).filter(|_| end < to)? != ']' {
                    end += if self.text[end] == '\\' { 2 } else { 1 };
                }
                Some(end + 1)
            }
            '(' => {
                let mut end = at + 1;
                while *self.text.get(end).filter(|_| end < to)? != ')' {
                    end = self.end(end, to)?;
                }
                Some(end + 1)
            }
            _ => Some(at + 1),
        }
    }

    fn alternatives(&mut self, from: usize, to: usize) -> Option<()> {
        self.depth += 1;
        let (mut start, mut at) = (from, from);
        let mut jumps = Vec::new();
        while at < to {
            if self.text[at] == '|' {
                let or = self.emit(Step::Or(0))?;
                self.sequence(start, at)?;
                jumps.push(self.emit(Step::Jump(0))?);
                self.steps[or] = Step::Or(self.here());
                start = at + 1;
            }
            at = self.end(at, to)?;
        }
        self.sequence(start, to)?;
        for jump in jumps {
            self.steps[jump] = Step::Jump(self.here());
        }
        self.depth -= 1;
        (self.depth < MOST_DEPTH).then_some(())
    }

    fn sequence(&mut self, from: usize, to: usize) -> Option<()> {
        let mut at = from;
        while at < to {
            let end = self.end(at, to)?;
            let (least, most, next) = self.count(end, to)?;
            for _ in 0..least {
                self.atom(at, end)?;
            }
            let mut skips = Vec::new();
            for _ in least..most.unwrap_or(least + 1) {
                skips.push(self.emit(Step::Or(0))?);
                self.atom(at, end)?;
            }
            if most.is_none() {
                let again = *skips.last()? as u16;
                self.emit(Step::Jump(again))?;
            }
            for skip in skips {
                self.steps[skip] = Step::Or(self.here());
            }
            at = next;
        }
        Some(())
    }

    /// How often what ends at `end` stands there, at least and at most, and where the pattern goes on.
    fn count(&self, end: usize, to: usize) -> Option<(usize, Option<usize>, usize)> {
        let (least, most, next) = match self.text.get(end).filter(|_| end < to) {
            Some('?') => (0, Some(1), end + 1),
            Some('*') => (0, None, end + 1),
            Some('+') => (1, None, end + 1),
            Some('{') => {
                let close = end + self.text[end..to].iter().position(|&c| c == '}')?;
                let counts: String = self.text[end + 1..close].iter().collect();
                let (least, most) = counts.split_once(',').unwrap_or((&counts, &counts));
                let most = if most.is_empty() { None } else { Some(most.parse().ok()?) };
                (least.parse().ok()?, most, close + 1)
            }
            _ => (1, Some(1), end),
        };
        most.is_none_or(|most| least <= most).then_some((least, most, next))
    }

    fn atom(&mut self, at: usize, end: usize) -> Option<()> {
        let step = match self.text[at] {
            '(' if self.text[at..end].starts_with(&['(', '?', ':']) => return self.alternatives(at + 3, end - 1),
            '[' => {
                let class = self.class(at + 1, end - 1)?;
                self.classes.push(class);
                Step::Class((self.classes.len() - 1) as u16)
            }
            '.' => Step::Any,
            '\\' if self.text[at + 1] == 'b' => Step::Border,
            '\\' => Step::Char(Some(self.text[at + 1]).filter(|c| !c.is_alphanumeric())?),
            '(' | ')' | '?' | '*' | '+' | '{' | '^' | '$' => return None,
            c => Step::Char(c),
        };
        self.emit(step).map(drop)
    }

    fn class(&self, from: usize, to: usize) -> Option<Class> {
        let negated = self.text[from] == '^';
        let mut class = Class { negated, ..Class::default() };
        let mut at = from + usize::from(negated);
        let char_at = |at: &mut usize| {
            *at += usize::from(self.text[*at] == '\\');
            let c = *self.text.get(*at).filter(|_| *at < to)?;
            *at += 1;
            Some(c)
        };
        while at < to {
            let first = char_at(&mut at)?;
            let last = if self.text[at] == '-' && at + 1 < to {
                at += 1;
                char_at(&mut at)?
            } else {
                first
            };
            if last < first {
                return None;
            }
            class.add(first, last);
        }
        Some(class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::boilerplate::fold;
    use crate::lexicon::line_patterns::plain_letters;
    use crate::lexicon::rows;

    fn fits(pattern: &str, line: &str) -> bool {
        Pattern::new(pattern).is_some_and(|pattern| pattern.fits(line, &mut Room::default()))
    }

    #[test]
    fn whole_lines_fit() {
        for (pattern, line, is_fit) in [
            ("", "", true),
            ("", "a", false),
            ("ab?c*", "abcc", true),
            ("ab?c*", "a", true),
            ("ab?c*", "xa", false),
            ("a|bc|", "bc", true),
            ("(?:ab|c){2,3}", "abcab", true),
            ("(?:ab|c){2,3}", "ab", false),
            ("(?:a*)*b", "aaab", true),
            ("[^a-c]+", "xyz–", true),
            ("[^a-c]+", "xbz", false),
            (r"[\])–-]{2}", "]–", true),
            (r"\(.\.", "(é.", true),
            (r"news\b.*", "news", true),
            (r"news\b.*", "newsy", false),
            (r"(?:|a)\bé", "aé", true),
            (r"\bé", "é", false),
        ] {
            assert_eq!(fits(pattern, line), is_fit, "{pattern} {line}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_none() {
        for pattern in [
            "(a)",
            "(?:a",
            "a)",
            "[a",
            "a**",
            "{2}",
            "a{2",
            "a{3,2}",
            r"\d",
            r"\",
            "^a",
            "[b-a]",
            "a{9999}",
            "a{2}?b{x}",
        ] {
            assert!(Pattern::new(pattern).is_none(), "{pattern}");
        }
        assert!(Pattern::new(&format!("{}a{}", "(?:".repeat(40), ")".repeat(40))).is_none());
    }

    /// All rows say of all examples, and of their beginnings, what a library of regular expressions says.
    #[test]
    fn a_library_says_the_same() {
        let table: Vec<_> = rows(include_str!("../../data/lexicon/line_patterns.tsv")).collect();
        let examples = table.iter().flat_map(|row| [row[4], row[5]]);
        let lines: Vec<String> = examples.flat_map(|line| [fold(line), plain_letters(line)]).collect();
        let mut room = Room::default();
        for row in &table {
            let own = Pattern::new(row[0]).unwrap_or_else(|| panic!("{}", row[0]));
            let other = format!("^(?:{})$", row[0].replace(r"\b", r"(?-u:\b)"));
            let other = regex::Regex::new(&other).unwrap_or_else(|error| panic!("{error}"));
            for (at, line) in lines.iter().enumerate() {
                let cut = line.floor_char_boundary(line.len() * (at % 7) / 7);
                for line in [line, &line[..cut], &line[cut..]] {
                    assert_eq!(own.fits(line, &mut room), other.is_match(line), "{} {line}", row[0]);
                }
            }
        }
    }
}
