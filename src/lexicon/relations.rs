//! Words that tell relations, from `data/lexicon/relations.tsv`. Takes the pack that has them, gives by tokens the row that a noun or a verb
//! stands for.

use std::sync::LazyLock;

use crate::entity::RelationKind;
use crate::lexicon::{lexicon, rows};
use crate::phrase::PhraseTable;
use crate::token::Token;

/// What a word tells of two actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RelationWord<'a> {
    /// What it is about.
    pub(crate) kind: RelationKind,
    /// Prepositions before the other actor; none where it follows at once.
    pub(crate) links: &'a str,
    /// What a verb says of the one who does it, as a role: "leads"; of a noun "team" where its place means
    /// its team ("Oslo coach"), "many" where it speaks for none of those whom it leads ("speaker of the House").
    pub(crate) says: &'a str,
}

impl RelationWord<'_> {
    /// Whether `word` leads from the noun or verb to the other actor.
    pub(crate) fn is_link(&self, word: &str) -> bool {
        self.links.split(' ').any(|link| link == word)
    }

    /// Whether the other actor may follow without a preposition.
    pub(crate) fn is_direct(&self) -> bool {
        self.is_link("-")
    }
}

/// A row of the list: kind, links, what it says.
type Row = (RelationKind, String, String);

/// Nouns and forms of verbs.
#[derive(Debug, Default)]
pub struct RelationWords {
    nouns: PhraseTable<Row>,
    verbs: PhraseTable<Row>,
    /// Verbs before "as" and an office: "served as".
    offices: PhraseTable<()>,
    /// "is", "became".
    copulas: PhraseTable<()>,
    /// "comprising", "such as".
    lists: PhraseTable<()>,
    /// "identified as", and whether it has to be one of many: "a driver named".
    naming: PhraseTable<bool>,
    /// Nouns for places and bodies, with their singular.
    nouns_of: [PhraseTable<String>; 2],
    /// Those of them that may follow the name: "the Wagner group".
    after: PhraseTable<()>,
    /// Labels of credits, with what they make of a name: "source of this report".
    credits: PhraseTable<String>,
}

fn set<T>(table: &mut PhraseTable<T>, phrase: &str, value: impl Into<Option<T>>) {
    if let Some(slot) = table.entry(phrase) {
        *slot = value.into();
    }
}

fn longest<'a>(table: &'a PhraseTable<Row>, tokens: &[Token]) -> Option<(usize, RelationWord<'a>)> {
    let (length, (kind, links, says)) = table.longest(tokens)?;
    Some((length, RelationWord { kind: *kind, links, says }))
}

fn longest_text<'a>(table: &'a PhraseTable<String>, tokens: &[Token]) -> Option<(usize, &'a str)> {
    table.longest(tokens).map(|(length, text)| (length, text.as_str()))
}

impl Default for &'static RelationWords {
    fn default() -> &'static RelationWords {
        RelationWords::compiled()
    }
}

impl RelationWords {
    /// The words of `data/lexicon/relations.tsv`, which are part of the program: a page without words reads its cards by them, too.
    pub fn compiled() -> &'static RelationWords {
        static WORDS: LazyLock<RelationWords> = LazyLock::new(RelationWords::read);
        &WORDS
    }

    fn read() -> RelationWords {
        let mut words = RelationWords::default();
        for row in rows(lexicon!("relations.tsv")) {
            let &[forms, part, kind, links, says, ..] = &row[..] else { continue };
            let kind = RelationKind::ALL.into_iter().find(|known| known.name() == kind);
            let word = || kind.map(|kind| (kind, links.to_owned(), says.to_owned()));
            let singular = || forms.split('|').next().unwrap_or(forms).to_owned();
            for form in forms.split('|') {
                if matches!(part, "place" | "body") && links == "after" {
                    set(&mut words.after, form, ());
                }
                match part {
                    "noun" => set(&mut words.nouns, form, word()),
                    "office" => set(&mut words.offices, form, ()),
                    "copula" => set(&mut words.copulas, form, ()),
                    "list" => set(&mut words.lists, form, ()),
                    "naming" => set(&mut words.naming, form, links == "a"),
                    "place" => set(&mut words.nouns_of[0], form, singular()),
                    "body" => set(&mut words.nouns_of[1], form, singular()),
                    "credit" => set(&mut words.credits, form, says.to_owned()),
                    _ => set(&mut words.verbs, form, word()),
                }
            }
        }
        words
    }

    /// The longest noun at the start of `tokens`.
    pub(crate) fn noun(&self, tokens: &[Token]) -> Option<(usize, RelationWord<'_>)> {
        longest(&self.nouns, tokens)
    }

    /// The longest form of a verb at the start of `tokens`.
    pub(crate) fn verb(&self, tokens: &[Token]) -> Option<(usize, RelationWord<'_>)> {
        longest(&self.verbs, tokens)
    }

    /// The longest verb of taking, holding or giving an office at the start of `tokens`.
    pub(crate) fn office(&self, tokens: &[Token]) -> Option<usize> {
        self.offices.longest(tokens).map(|(length, _)| length)
    }

    /// Whether `tokens` are a form of "be" or "become".
    pub(crate) fn is_copula(&self, tokens: &[Token]) -> bool {
        self.copulas.exact(tokens).is_some()
    }

    /// The longest word before a list at the start of `tokens`: "comprising".
    pub(crate) fn list(&self, tokens: &[Token]) -> Option<usize> {
        self.lists.longest(tokens).map(|(length, _)| length)
    }

    /// A noun for a place at the start of `tokens`, with its singular.
    pub(crate) fn place(&self, tokens: &[Token]) -> Option<(usize, &str)> {
        longest_text(&self.nouns_of[0], tokens)
    }

    /// A noun for a body of people at the start of `tokens`, with its singular.
    pub(crate) fn body(&self, tokens: &[Token]) -> Option<(usize, &str)> {
        longest_text(&self.nouns_of[1], tokens)
    }

    /// Length of the words at the start of `tokens` that lead from what somebody is to the name, and whether it has to be one of many:
    /// "the president named Kovac" says something else.
    pub(crate) fn naming(&self, tokens: &[Token]) -> Option<(usize, bool)> {
        self.naming.longest(tokens).map(|(length, of_many)| (length, *of_many))
    }

    /// Whether `tokens` are a noun for a place or a body that may follow its name.
    pub(crate) fn follows_name(&self, tokens: &[Token]) -> bool {
        self.after.longest(tokens).is_some_and(|(length, ())| length == tokens.len())
    }

    /// What a label of credits at the start of `tokens` makes of a name after it.
    pub(crate) fn credit(&self, tokens: &[Token]) -> Option<(usize, &str)> {
        longest_text(&self.credits, tokens)
    }
}
