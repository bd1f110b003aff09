//! Common nouns that describe persons and bodies, from `data/lexicon/nominals.tsv`. Takes tokens, gives what a noun phrase without a name
//! can be; does not say who it is.

use std::sync::LazyLock;

use crate::entity::Kind;
use crate::lexicon::Gender;
use crate::lexicon::{lexicon, rows};
use crate::phrase::PhraseTable;
use crate::token::Token;

/// What a noun says beside its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Plain,
    /// The leader of a state or body.
    Leader,
    /// A body that is no company.
    Group,
    Company,
    City,
    Country,
    /// A part of a country: "the state".
    Region,
    Capital,
    /// A building and the body in it: "the hospital".
    Facility,
}

impl Sort {
    /// The word of the table.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Sort::Plain => "-",
            Sort::Leader => "leader",
            Sort::Group => "group",
            Sort::Company => "company",
            Sort::City => "city",
            Sort::Country => "country",
            Sort::Region => "region",
            Sort::Capital => "capital",
            Sort::Facility => "facility",
        }
    }

    fn parse(word: &str) -> Sort {
        match word {
            "leader" => Sort::Leader,
            "group" => Sort::Group,
            "company" => Sort::Company,
            "city" => Sort::City,
            "country" => Sort::Country,
            "region" => Sort::Region,
            "capital" => Sort::Capital,
            "facility" => Sort::Facility,
            _ => Sort::Plain,
        }
    }
}

/// What a noun tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Noun {
    pub(crate) kind: Kind,
    pub(crate) gender: Option<Gender>,
    pub(crate) sort: Sort,
    pub(crate) plural: bool,
    /// Number of what says the same, for [`Nouns::same`].
    pub(crate) same: Option<usize>,
}

/// The nouns of the list.
#[derive(Debug, Default)]
pub struct Nouns {
    table: PhraseTable<Noun>,
    same: Vec<String>,
}

impl Default for &'static Nouns {
    fn default() -> &'static Nouns {
        Nouns::compiled()
    }
}

impl Nouns {
    /// The nouns of `data/lexicon/nominals.tsv`, which are part of the program.
    pub fn compiled() -> &'static Nouns {
        static NOUNS: LazyLock<Nouns> = LazyLock::new(Nouns::read);
        &NOUNS
    }

    fn read() -> Nouns {
        let mut nouns = Nouns::default();
        for row in rows(lexicon!("nominals.tsv")) {
            let [noun, kind, gender, class, same] = row[..] else { continue };
            let Some(kind) = Kind::ALL.into_iter().find(|known| known.name() == kind) else { continue };
            let same = Some(same).filter(|same| !same.is_empty()).map(|same| {
                nouns.same.push(same.to_owned());
                nouns.same.len() - 1
            });
            let noun_of = |plural| Noun { kind, gender: Gender::parse(gender), sort: Sort::parse(class), plural, same };
            if let Some(slot) = nouns.table.entry(&plural(noun)) {
                slot.get_or_insert(noun_of(true));
            }
            if let Some(slot) = nouns.table.entry(noun) {
                *slot = Some(noun_of(false));
            }
        }
        nouns
    }

    /// What says the same: "prime minister" of "PM".
    pub(crate) fn same(&self, noun: Noun) -> Option<&str> {
        self.same.get(noun.same?).map(String::as_str)
    }

    /// The longest noun at the start of `tokens`.
    pub(crate) fn longest(&self, tokens: &[Token]) -> Option<(usize, Noun)> {
        self.table.longest(tokens).map(|(length, noun)| (length, *noun))
    }

    /// Length of the longest noun for persons at the start of `tokens`.
    pub(crate) fn person(&self, tokens: &[Token]) -> Option<usize> {
        self.longest(tokens).filter(|(_, noun)| noun.kind == Kind::Person).map(|(length, _)| length)
    }
}

/// The singular of a regular plural, and of "-men".
pub(crate) fn singular(nouns: &str) -> Option<String> {
    let endings = [("men", "man"), ("ies", "y"), ("ches", "ch"), ("s", "")];
    let (stem, one) = endings.iter().find_map(|(many, one)| Some((nouns.strip_suffix(many)?, one)))?;
    (!stem.ends_with('s')).then(|| format!("{stem}{one}"))
}

/// The regular plural, and that of "-man".
pub(super) fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        return format!("{stem}men");
    }
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}
