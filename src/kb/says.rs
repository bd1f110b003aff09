//! What a name says of itself: "University" of a university, "Parliament" of a parliament. Takes the rules of a core, gives look-ups by the
//! words of a name. `data/kb/says.tsv` lists them.

use crate::entity::Kind;
use crate::order;
use crate::token::{Key, folded, key};

/// Words of the longest head.
pub(super) const MOST_WORDS: usize = 4;

/// Where the words stand in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// At the end of the name, or before its "of": "Ghana [Airlines]", "[Bank] of Ghana".
    Head,
    /// Before the rest: "[Lake] Nicaragua".
    Before,
    /// They are the name: "Muslims".
    Whole,
    /// As a head, but in the countries whose codes are told it is something else: "Congress" is a party in India.
    Not,
}

impl Spot {
    const fn name(self) -> &'static str {
        match self {
            Spot::Head => "head",
            Spot::Before => "before",
            Spot::Whole => "whole",
            Spot::Not => "not",
        }
    }
}

/// How a phrase goes on with a country or a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Each country has one: "the parliament of Kenya", also where only the article tells the country.
    The,
    /// The same, where all words of the name are understood: the army, but not the Salvation Army.
    All,
    /// Each country has some: "a court in Kenya".
    A,
    /// "embassy of France", where the name says so.
    Of,
    /// "bank in Ghana", where the name says so.
    In,
    /// The same, but "Indian School" may stand anywhere.
    At,
    /// Not at all.
    None,
}

/// What a head says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Says {
    /// The words; `{}` stands for what the name adds.
    pub(super) what: String,
    /// How they go on.
    pub(super) link: Link,
}

/// The rules; none in a base without a core.
#[derive(Clone, Debug, Default)]
pub(super) struct NameRules {
    /// Sorted by key, once all are there.
    rules: Vec<(Key, Says)>,
}

impl NameRules {
    /// Adds a line `#says spot kind what link words`; one that is none of these does no harm.
    pub(super) fn add_rule(&mut self, line: &str) {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[_, spot, kind, what, link, heads] = &cells[..] else { return };
        let link = match link {
            "the" => Link::The,
            "all" => Link::All,
            "a" => Link::A,
            "of" => Link::Of,
            "in" => Link::In,
            "at" => Link::At,
            _ => Link::None,
        };
        let says = Says { what: what.to_owned(), link };
        // As the words of a name stand: "Prime Minister’s Office", "Afro-Colombian".
        let words = |head: &str| folded(head).replace("'s", "").replace('-', " ");
        self.rules.extend(heads.split('|').map(|head| (key(&format!("{spot} {kind} {}", words(head))), says.clone())));
    }

    /// Sorts the rules, so that they are found.
    pub(super) fn sort(&mut self) {
        order::by(&mut self.rules, |(key, _)| *key);
    }

    /// What these words, folded, say at that spot in the name of something of the kind.
    pub(super) fn get(&self, spot: Spot, kind: Kind, words: &[String]) -> Option<&Says> {
        let own = key(&format!("{} {} {}", spot.name(), kind.name(), words.join(" ")));
        let at = self.rules.partition_point(|(other, _)| *other < own);
        self.rules.get(at).filter(|(other, _)| *other == own).map(|(_, says)| says)
    }
}
