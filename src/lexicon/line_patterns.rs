//! Patterns that tell parts of a page by the shape of a whole line, from `data/lexicon/line_patterns.tsv`. Takes a line in plain letters, gives the
//! part that the first fitting row points to; what to make of it is decided in `text`.

use regex::RegexSet;

use crate::entity::PartKind;
use crate::lexicon::boilerplate::parse_part;
use crate::pack::Pack;
use crate::token::folded;

/// Longest line, in bytes, that is held against the patterns.
const LONGEST: usize = 180;

/// Where a line stands, as the patterns ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before the text.
    Top,
    /// Within the text.
    Middle,
    /// After the text.
    End,
    /// Right below a headline.
    Below,
    /// Anywhere, and it ends with a bracket.
    Bracketed,
    /// A headline itself, whose end may name the site.
    Title,
}

impl Place {
    const ALL: [(&'static str, Place); 6] = [
        ("top", Place::Top),
        ("middle", Place::Middle),
        ("end", Place::End),
        ("below", Place::Below),
        ("bracketed", Place::Bracketed),
        ("title", Place::Title),
    ];

    /// Whether a row with these places, a list or "any", speaks of it. All others have to be asked for by name.
    fn is_in(self, places: &str) -> bool {
        let name = Place::ALL.iter().find(|(_, place)| *place == self).map_or("", |(name, _)| name);
        let any = places == "any" && matches!(self, Place::Top | Place::Middle | Place::End);
        any || places.split('|').any(|place| place == name)
    }
}

/// The patterns.
#[derive(Debug, Default)]
pub struct LinePatterns {
    /// By the places that they are for, as the list has them.
    sets: Vec<Patterns>,
}

/// Patterns that are tried together, and what each shows.
#[derive(Debug)]
struct Patterns {
    places: Vec<Place>,
    /// For lines with their capitals, rather than in lower case.
    own: bool,
    set: RegexSet,
    shapes: Vec<Shape>,
}

impl Patterns {
    /// The rows for the same places and letters; none where there are none. A row that is no pattern is left out; a test names it.
    fn new(rows: &[Vec<&str>], places: &str, letters: &str) -> Option<Patterns> {
        let fits = |row: &&Vec<&str>| row.len() >= 4 && row[1] == letters && row[2] == places;
        let known = rows.iter().filter(fits).filter_map(|row| Some((whole(row[0]), Shape::parse(row[3])?)));
        let (patterns, shapes): (Vec<_>, Vec<_>) = known.unzip();
        let set = RegexSet::new(&patterns).ok().filter(|set| !set.is_empty())?;
        let places = Place::ALL.iter().map(|(_, place)| *place).filter(|place| place.is_in(places)).collect();
        Some(Patterns { places, own: letters == "own", set, shapes })
    }

    fn shape(&self, line: &str) -> Option<Shape> {
        let first = self.set.matches(line).into_iter().next()?;
        self.shapes.get(first).copied()
    }
}

/// The pattern of a whole line. A border of a word is one of plain letters, for which no table is needed.
fn whole(pattern: &str) -> String {
    format!("^(?:{})$", pattern.replace(r"\b", r"(?-u:\b)"))
}

/// What a line is by its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The part that it points to.
    pub part: PartKind,
    /// The lines below it belong to it: it stands above links.
    pub heads: bool,
}

impl Shape {
    fn parse(part: &str) -> Option<Shape> {
        if part == "heading" {
            return Some(Shape { part: PartKind::Related, heads: true });
        }
        parse_part(part).map(|part| Shape { part, heads: false })
    }
}

impl LinePatterns {
    /// The patterns of `data/lexicon/line_patterns.tsv` in the pack.
    pub fn read(pack: &Pack) -> LinePatterns {
        let rows: Vec<_> = pack.rows("line_patterns.tsv").collect();
        let mut kinds: Vec<(&str, &str)> = Vec::new();
        for kind in rows.iter().filter(|row| row.len() >= 4).map(|row| (row[1], row[2])) {
            let place = kinds.partition_point(|other| *other < kind);
            if kinds.get(place) != Some(&kind) {
                kinds.insert(place, kind);
            }
        }
        let sets = kinds.into_iter().filter_map(|(letters, places)| Patterns::new(&rows, places, letters));
        LinePatterns { sets: sets.collect() }
    }

    /// What the line `text` is by its shape at `place`; `lower` is the same line folded.
    pub fn shape(&self, text: &str, lower: &str, place: Place) -> Option<Shape> {
        if text.len() > LONGEST || lower.is_empty() {
            return None;
        }
        // A line in lower case shows no names.
        let named = text.as_bytes().iter().any(u8::is_ascii_uppercase);
        let mut plain = None;
        self.sets.iter().filter(|set| set.places.contains(&place) && (named || !set.own)).find_map(|set| {
            let line = if set.own { plain.get_or_insert_with(|| plain_letters(text)).as_str() } else { lower };
            set.shape(line)
        })
    }
}

/// A line with its capitals, without diacritics, with single spaces and one kind of quotation marks.
pub(crate) fn plain_letters(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        for c in word.chars() {
            match c {
                ' '..='~' => plain.push(c),
                '“' | '”' | '„' => plain.push('"'),
                c if c.is_uppercase() => plain.push_str(&folded(c.encode_utf8(&mut [0; 4])).to_uppercase()),
                c => plain.push_str(&folded(c.encode_utf8(&mut [0; 4]))),
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::boilerplate::fold;
    use crate::lexicon::rows;

    /// All rows, with examples.
    fn table() -> Vec<Vec<&'static str>> {
        rows(include_str!("../../data/lexicon/line_patterns.tsv")).collect()
    }

    #[test]
    fn every_row_is_a_pattern_that_its_example_shows() {
        let mut wrong = Vec::new();
        for row in table() {
            let [pattern, letters, _, part, example, other] = row[..] else { panic!("{row:?}") };
            let regex = regex::Regex::new(&whole(pattern)).unwrap_or_else(|error| panic!("{pattern}: {error}"));
            let line = |text: &str| if letters == "any" { fold(text) } else { plain_letters(text) };
            if !regex.is_match(&line(example)) || regex.is_match(&line(other)) || Shape::parse(part).is_none() {
                wrong.push(row.join(" | "));
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn no_earlier_row_says_otherwise_of_an_example() {
        let patterns = LinePatterns::read(&crate::pack::bundled());
        let mut wrong = Vec::new();
        for row in table() {
            let [_, _, places, part, example, _] = row[..] else { panic!("{row:?}") };
            for (_, place) in Place::ALL.iter().filter(|(_, place)| place.is_in(places)) {
                let found = patterns.shape(example, &fold(example), *place);
                if found != Shape::parse(part) {
                    wrong.push(format!("{example} {place:?}: {found:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn plain_letters_keep_capitals() {
        assert_eq!(plain_letters("Élise  Ünal’s “Łódź”"), "Elise Unal's \"Łodz\"".replace('Ł', "L"));
        assert_eq!(plain_letters(""), "");
    }
}
