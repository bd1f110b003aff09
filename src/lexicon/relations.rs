//! Words that tell relations, from `data/lexicon/relations.tsv`. Takes tokens, gives the row that a noun or a verb stands for.

use std::sync::LazyLock;

use crate::entity::RelationKind;
use crate::lexicon::{lexicon, rows};
use crate::phrase::PhraseTable;
use crate::token::Token;

/// What a word tells of two actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RelationWord {
    /// What it is about.
    pub(crate) kind: RelationKind,
    /// Prepositions before the other actor; none where it follows at once.
    pub(crate) links: &'static str,
    /// What a verb says of the one who does it, as a role: "leads"; of a noun "team" where its place means
    /// its team ("Oslo coach"), "many" where it speaks for none of those whom it leads ("speaker of the House").
    pub(crate) says: &'static str,
}

impl RelationWord {
    /// Whether `word` leads from the noun or verb to the other actor.
    pub(crate) fn is_link(&self, word: &str) -> bool {
        self.links.split(' ').any(|link| link == word)
    }

    /// Whether the other actor may follow without a preposition.
    pub(crate) fn is_direct(&self) -> bool {
        self.is_link("-")
    }
}

/// Nouns and forms of verbs.
#[derive(Default)]
pub(crate) struct Words {
    nouns: PhraseTable<RelationWord>,
    verbs: PhraseTable<RelationWord>,
    /// Verbs before "as" and an office: "served as".
    offices: PhraseTable<()>,
    /// "is", "became".
    copulas: PhraseTable<()>,
    /// "comprising", "such as".
    lists: PhraseTable<()>,
    /// Nouns for places and bodies, with their singular.
    nouns_of: [PhraseTable<&'static str>; 2],
    /// Labels of credits, with what they make of a name: "source of this report".
    credits: PhraseTable<&'static str>,
}

pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for row in rows(lexicon!("relations.tsv")) {
        let &[forms, part, kind, links, says, ..] = &row[..] else { continue };
        let kind = RelationKind::ALL.into_iter().find(|known| known.name() == kind);
        let word = kind.map(|kind| RelationWord { kind, links, says });
        let singular = forms.split('|').next().unwrap_or(forms);
        for form in forms.split('|') {
            match part {
                "noun" => set(&mut words.nouns, form, word),
                "office" => set(&mut words.offices, form, ()),
                "copula" => set(&mut words.copulas, form, ()),
                "list" => set(&mut words.lists, form, ()),
                "place" => set(&mut words.nouns_of[0], form, singular),
                "body" => set(&mut words.nouns_of[1], form, singular),
                "credit" => set(&mut words.credits, form, says),
                _ => set(&mut words.verbs, form, word),
            }
        }
    }
    words
});

fn set<T>(table: &mut PhraseTable<T>, phrase: &str, value: impl Into<Option<T>>) {
    if let Some(slot) = table.entry(phrase) {
        *slot = value.into();
    }
}

impl Words {
    /// The longest noun at the start of `tokens`.
    pub(crate) fn noun(&self, tokens: &[Token]) -> Option<(usize, RelationWord)> {
        self.nouns.longest(tokens).map(|(length, word)| (length, *word))
    }

    /// The longest form of a verb at the start of `tokens`.
    pub(crate) fn verb(&self, tokens: &[Token]) -> Option<(usize, RelationWord)> {
        self.verbs.longest(tokens).map(|(length, word)| (length, *word))
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
    pub(crate) fn place(&self, tokens: &[Token]) -> Option<(usize, &'static str)> {
        self.nouns_of[0].longest(tokens).map(|(length, singular)| (length, *singular))
    }

    /// A noun for a body of people at the start of `tokens`, with its singular.
    pub(crate) fn body(&self, tokens: &[Token]) -> Option<(usize, &'static str)> {
        self.nouns_of[1].longest(tokens).map(|(length, singular)| (length, *singular))
    }

    /// What a label of credits at the start of `tokens` makes of a name after it.
    pub(crate) fn credit(&self, tokens: &[Token]) -> Option<(usize, &'static str)> {
        self.credits.longest(tokens).map(|(length, says)| (length, *says))
    }
}
