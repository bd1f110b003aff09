//! The labels of the sequence model: outside, or one of begin, inside, end and single for each class of names. Plain numbers; knows no text.

use std::ops::Range;

use crate::entity::Kind;

/// A class of names that the model tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NameClass(pub u8);

impl NameClass {
    /// Persons, organizations, places, groups, events, and works and products, which make no mention.
    pub(crate) const NAMES: [&'static str; 6] = ["person", "organization", "place", "group", "event", "other"];

    /// Human beings.
    pub(crate) const PERSON: NameClass = NameClass(0);

    /// Peoples, nationalities, religions, movements.
    pub(crate) const GROUP: NameClass = NameClass(3);

    /// Wars, summits, elections.
    pub(crate) const EVENT: NameClass = NameClass(4);

    /// The kind of mention that it makes.
    pub(crate) fn kind(self) -> Option<Kind> {
        match self.0 {
            0 => Some(Kind::Person),
            1 => Some(Kind::Organization),
            2 => Some(Kind::Place),
            3 => Some(Kind::Group),
            4 => Some(Kind::Event),
            _ => None,
        }
    }
}

/// Number of labels.
pub(crate) const LABELS: usize = 1 + 4 * NameClass::NAMES.len();

/// Lanes of a vector of label scores: [`LABELS`] and what rounds them up.
pub(crate) const LANES: usize = 28;

/// The label of a token outside names.
pub(crate) const OUTSIDE: usize = 0;

/// A score for each label.
pub(crate) type Scores = [f32; LANES];

/// A set of labels, a bit each.
pub(crate) type LabelSet = u32;

/// All labels.
pub(crate) const ANY: LabelSet = (1 << LABELS) - 1;

/// Where a token stands in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bioes {
    /// First of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    End,
    /// The only one.
    Single,
}

impl Bioes {
    /// The place of `index` in `range`, which holds it.
    pub(crate) fn of(index: usize, range: &Range<usize>) -> Bioes {
        match (index == range.start, index + 1 == range.end) {
            (true, true) => Bioes::Single,
            (true, false) => Bioes::Begin,
            (false, true) => Bioes::End,
            (false, false) => Bioes::Inside,
        }
    }
}

/// The label of a token at `place` in a name of `class`.
pub(crate) const fn label(class: NameClass, place: Bioes) -> usize {
    1 + 4 * class.0 as usize + place as usize
}

/// Class and place of a label that is not outside.
pub(crate) const fn parts(label: usize) -> Option<(NameClass, Bioes)> {
    if label == OUTSIDE || label >= LABELS {
        return None;
    }
    let place = match (label - 1) % 4 {
        0 => Bioes::Begin,
        1 => Bioes::Inside,
        2 => Bioes::End,
        _ => Bioes::Single,
    };
    Some((NameClass(((label - 1) / 4) as u8), place))
}

/// Whether `to` may follow `from`: a name that is begun goes on to its end.
pub(crate) fn may_follow(from: usize, to: usize) -> bool {
    let open = matches!(parts(from), Some((_, Bioes::Begin | Bioes::Inside)));
    let goes_on = matches!(parts(to), Some((_, Bioes::Inside | Bioes::End)));
    open == goes_on && (!open || parts(from).map(|part| part.0) == parts(to).map(|part| part.0))
}

/// The names that a sequence of labels spells: their tokens and classes.
pub(crate) fn names(labels: &[u8]) -> impl Iterator<Item = (Range<usize>, NameClass)> {
    let mut start = 0;
    labels.iter().enumerate().filter_map(move |(index, &label)| {
        let (class, place) = parts(usize::from(label))?;
        if matches!(place, Bioes::Begin | Bioes::Single) {
            start = index;
        }
        matches!(place, Bioes::End | Bioes::Single).then_some((start..index + 1, class))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_have_parts() {
        for class in (0..6).map(NameClass) {
            for place in [Bioes::Begin, Bioes::Inside, Bioes::End, Bioes::Single] {
                assert_eq!(parts(label(class, place)), Some((class, place)));
            }
        }
        assert_eq!((parts(OUTSIDE), parts(LABELS)), (None, None));
    }

    #[test]
    fn a_name_ends_as_what_it_began() {
        let [begin, inside, end, single] = [1, 2, 3, 4];
        for (from, to, expected) in [
            (OUTSIDE, OUTSIDE, true),
            (OUTSIDE, begin, true),
            (OUTSIDE, inside, false),
            (begin, inside, true),
            (begin, OUTSIDE, false),
            (begin, end + 4, false),
            (inside, end, true),
            (end, single, true),
            (single, end, false),
        ] {
            assert_eq!(may_follow(from, to), expected, "{from} {to}");
        }
    }

    #[test]
    fn names_of_a_sequence() {
        let found: Vec<_> = names(&[0, 1, 2, 3, 8, 0]).collect();
        assert_eq!(found, [(1..4, NameClass(0)), (4..5, NameClass(1))]);
    }
}
