//! The cue lexicon: words that say that somebody expressed something, and the closed-class words that the quote sieves read. Takes the
//! committed tables of `data/lexicon`, gives look-ups by token. Does not look at the words around.

use crate::entity::Stance;
use crate::keymap::KeyMap;
use crate::pack::Pack;
use crate::phrase::PhraseTable;
use crate::token::{Key, Token, key};

/// What may follow a cue as its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Words in quotation marks.
    Quote,
    /// "that the war is over".
    That,
    /// "the war is over".
    Bare,
    /// "whether the war is over".
    Wh,
    /// "to end the war".
    To,
    /// "the end of the war".
    Np,
    /// A listener stands before the content: "told [reporters] that …".
    Recipient,
    /// "urged them to go": noun phrase and infinitive.
    NpTo,
    /// "accused them of lying".
    NpOf,
    /// "faulted them for lying".
    NpFor,
    /// "portrayed them as liars".
    NpAs,
    /// "credited them with saving it".
    NpWith,
    /// "called the plan a joke": noun phrase and predicate.
    Label,
    /// "apologized for the delay".
    For,
    /// "commented on the case".
    On,
    /// "boasted of the deal".
    Of,
    /// "complained about the noise".
    About,
    /// "warned against travel".
    Against,
    /// "hinted at a deal".
    At,
    /// "confessed to the theft".
    ToNp,
    /// "was quoted as saying that …": another cue's participle, whose content it is.
    AsIng,
}

const FRAMES: [(&str, Frame); 21] = [
    ("q", Frame::Quote),
    ("that", Frame::That),
    ("bare", Frame::Bare),
    ("wh", Frame::Wh),
    ("to", Frame::To),
    ("np", Frame::Np),
    ("r", Frame::Recipient),
    ("np+to", Frame::NpTo),
    ("np+of", Frame::NpOf),
    ("np+for", Frame::NpFor),
    ("np+as", Frame::NpAs),
    ("np+with", Frame::NpWith),
    ("label", Frame::Label),
    ("for", Frame::For),
    ("on", Frame::On),
    ("of", Frame::Of),
    ("about", Frame::About),
    ("against", Frame::Against),
    ("at", Frame::At),
    ("to-np", Frame::ToNp),
    ("as-ing", Frame::AsIng),
];

/// Prepositions that may stand between a cue and its content.
pub(crate) const PREPOSITIONS: [(&str, Frame); 7] = [
    ("for", Frame::For),
    ("on", Frame::On),
    ("of", Frame::Of),
    ("about", Frame::About),
    ("against", Frame::Against),
    ("at", Frame::At),
    ("to", Frame::ToNp),
];

/// A set of [`Frame`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frames(u32);

impl Frames {
    pub(crate) const fn has(self, frame: Frame) -> bool {
        self.0 & (1 << frame as u32) != 0
    }

    pub(crate) fn any(self, frames: &[Frame]) -> bool {
        frames.iter().any(|&frame| self.has(frame))
    }

    fn parse(words: &str) -> Option<Frames> {
        words.split(' ').try_fold(Frames::default(), |set, word| {
            let (_, frame) = FRAMES.iter().find(|(name, _)| *name == word)?;
            Some(Frames(set.0 | 1 << *frame as u32))
        })
    }
}

/// A row of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CueEntry {
    pub(crate) stance: Stance,
    pub(crate) frames: Frames,
    /// Number of its row, see [`CueLexicon::lemma`].
    row: u16,
}

impl CueEntry {
    /// An entry that is in no table.
    pub(crate) fn new(stance: Stance, frames: Frames) -> CueEntry {
        CueEntry { stance, frames, row: u16::MAX }
    }
}

/// Inflections that one written form stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inflection {
    /// "say".
    pub(crate) base: bool,
    /// "says".
    pub(crate) third: bool,
    /// "said".
    pub(crate) past: bool,
    /// "saying".
    pub(crate) ing: bool,
    /// The participle where it differs from the past: "written".
    pub(crate) participle: bool,
    /// The form is a noun or an adjective as well ("claims").
    pub(crate) noun: bool,
}

/// A written form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct VerbForm {
    pub(crate) entry: CueEntry,
    pub(crate) inflection: Inflection,
}

/// Class of a closed-class word; a word may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    Be,
    Have,
    Do,
    Modal,
    Negation,
    Subject,
    /// "I", "we", "you": those who take part in the talk.
    Participant,
    Plural,
    Object,
    Complementiser,
    Question,
    Relative,
    Subordinator,
    Contrast,
    Coordinator,
    To,
    By,
    GerundPreposition,
    AdjunctPreposition,
    Venue,
    Time,
    Particle,
    Finite,
    TitleStop,
    Clipped,
    NoAdverb,
    Catenative,
    Label,
    /// "a man [named] Ann Lee", "bakers [including] Ann Lee": the name tells who, or one of them.
    Naming,
    /// "the IRNA news [agency]", "the Dawn [party]": what the name before it is.
    Renames,
    /// "[nobody] said", "[neither] of them said": nobody did.
    Denies,
    /// "[if] he says": nothing has been said.
    Condition,
    /// "had [planned] to say": nothing has been said yet.
    Intends,
    /// "asked not to be [named]": what a source says of itself.
    Anonymous,
    /// "[about] 20": goes with the number after it.
    Quantifier,
    /// "in his [view]": what somebody thinks.
    Opinion,
    /// "the following [statement]:": words that are about to be given.
    Statement,
    /// "the firm's [filing] said": a text, which says what its author says.
    Document,
    /// "the [following] statement".
    Following,
    /// "I", "our".
    FirstPerson,
    /// "according to the [rules]": a measure, no source.
    Standard,
    /// "the [film] “Star Peace”", "the [name] “Stubby”".
    Titled,
    /// "[However], she said, …": joins sentences of the writer.
    Connective,
    /// "the [first] city", "the [only] court": new to the text.
    Unique,
    // From the general list of function words.
    Determiner,
    Preposition,
    Adverb,
}

const CLASSES: [(&str, CueClass); 44] = [
    ("be", CueClass::Be),
    ("have", CueClass::Have),
    ("do", CueClass::Do),
    ("modal", CueClass::Modal),
    ("negation", CueClass::Negation),
    ("subject", CueClass::Subject),
    ("participant", CueClass::Participant),
    ("plural", CueClass::Plural),
    ("object", CueClass::Object),
    ("complementiser", CueClass::Complementiser),
    ("question", CueClass::Question),
    ("relative", CueClass::Relative),
    ("subordinator", CueClass::Subordinator),
    ("contrast", CueClass::Contrast),
    ("coordinator", CueClass::Coordinator),
    ("to", CueClass::To),
    ("by", CueClass::By),
    ("gerund_preposition", CueClass::GerundPreposition),
    ("adjunct_preposition", CueClass::AdjunctPreposition),
    ("venue", CueClass::Venue),
    ("time", CueClass::Time),
    ("particle", CueClass::Particle),
    ("finite", CueClass::Finite),
    ("title_stop", CueClass::TitleStop),
    ("clipped", CueClass::Clipped),
    ("no_adverb", CueClass::NoAdverb),
    ("catenative", CueClass::Catenative),
    ("label", CueClass::Label),
    ("naming", CueClass::Naming),
    ("renames", CueClass::Renames),
    ("denies", CueClass::Denies),
    ("condition", CueClass::Condition),
    ("intends", CueClass::Intends),
    ("anonymous", CueClass::Anonymous),
    ("quantifier", CueClass::Quantifier),
    ("opinion", CueClass::Opinion),
    ("statement", CueClass::Statement),
    ("document", CueClass::Document),
    ("following", CueClass::Following),
    ("first_person", CueClass::FirstPerson),
    ("titled", CueClass::Titled),
    ("standard", CueClass::Standard),
    ("connective", CueClass::Connective),
    ("unique", CueClass::Unique),
];

/// A set of [`CueClass`]es.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CueClasses(u64);

impl CueClasses {
    pub(crate) const fn has(self, class: CueClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    pub(crate) const fn with(self, class: CueClass) -> CueClasses {
        CueClasses(self.0 | 1 << class as u32)
    }

    fn parse(words: &str) -> Option<CueClasses> {
        words.split(' ').try_fold(CueClasses::default(), |set, word| {
            let (_, class) = CLASSES.iter().find(|(name, _)| *name == word)?;
            Some(set.with(*class))
        })
    }
}

/// Cue verbs, cue nouns, cue phrases and the classes of function words.
#[derive(Debug, Default)]
pub struct CueLexicon {
    verbs: PhraseTable<VerbForm>,
    nouns: PhraseTable<CueEntry>,
    phrases: PhraseTable<CueEntry>,
    classes: KeyMap<CueClasses>,
    /// First cells of the rows.
    lemmas: Vec<String>,
}

const VERBS: &str = "cue_verbs.tsv";
const NOUNS: &str = "cue_nouns.tsv";
const WORDS: &str = "quote_words.tsv";

impl CueLexicon {
    /// The tables of `data/lexicon` in the pack; a row that does not parse is left out (a test reads every row).
    pub fn read(pack: &Pack) -> CueLexicon {
        let classes = |row: Vec<&str>| Some((key(row.first()?), CueClasses::parse(row.get(1)?)?));
        let mut lexicon =
            CueLexicon { classes: pack.rows(WORDS).filter_map(classes).collect(), ..CueLexicon::default() };
        pack.rows(VERBS).for_each(|row| lexicon.add_verb(&row));
        pack.rows(NOUNS).for_each(|row| lexicon.add_noun(&row));
        lexicon
    }

    /// The stance of a cue as it stands in a text ("called for", "his claim that").
    pub fn stance(&self, cue: &[Token]) -> Option<Stance> {
        (0..cue.len()).find_map(|start| {
            let rest = &cue[start..];
            let verb = self.verbs.longest(rest).map(|(_, form)| form.entry);
            let entry = verb.or_else(|| self.phrases.longest(rest).map(|(_, entry)| *entry));
            entry.or_else(|| self.nouns.longest(rest).map(|(_, entry)| *entry)).map(|entry| entry.stance)
        })
    }

    /// Whether a cue verb begins `tokens`.
    pub(crate) fn is_verb(&self, tokens: &[Token]) -> bool {
        self.verb(tokens).is_some()
    }

    /// The longest cue verb at the start of `tokens`.
    pub(crate) fn verb(&self, tokens: &[Token]) -> Option<(usize, VerbForm)> {
        self.verbs.longest(tokens).map(|(length, form)| (length, *form))
    }

    /// The longest cue noun at the start of `tokens`.
    pub(crate) fn noun(&self, tokens: &[Token]) -> Option<(usize, CueEntry)> {
        self.nouns.longest(tokens).map(|(length, entry)| (length, *entry))
    }

    /// The longest cue phrase ("according to") at the start of `tokens`.
    pub(crate) fn phrase(&self, tokens: &[Token]) -> Option<(usize, CueEntry)> {
        self.phrases.longest(tokens).map(|(length, entry)| (length, *entry))
    }

    /// Classes of a function word.
    pub(crate) fn classes(&self, word: Key) -> CueClasses {
        self.classes.get(word).copied().unwrap_or_default()
    }

    /// The cue as its table has it: "say", "according to"; nothing for an entry that is in no table.
    pub(crate) fn lemma(&self, entry: CueEntry) -> &str {
        self.lemmas.get(usize::from(entry.row)).map_or("", String::as_str)
    }

    /// The entry of a row, with its number.
    fn entry(&mut self, row: &[&str]) -> Option<CueEntry> {
        let entry = CueEntry { row: self.lemmas.len() as u16, ..entry(row)? };
        self.lemmas.push((*row.first()?).to_owned());
        Some(entry)
    }

    fn add_verb(&mut self, row: &[&str]) {
        let (Some(forms), Some(entry)) = (row.get(1), self.entry(row)) else { return };
        for (index, form) in forms.split('|').enumerate() {
            let noun = form.ends_with('*');
            let Some(slot) = self.verbs.entry(form.trim_end_matches('*')) else { continue };
            let mut inflection = slot.map_or_else(Inflection::default, |form| form.inflection);
            inflection.noun |= noun;
            match index {
                0 => inflection.base = true,
                1 => inflection.third = true,
                2 => inflection.past = true,
                3 => inflection.ing = true,
                _ => inflection.participle = true,
            }
            *slot = Some(VerbForm { entry, inflection });
        }
    }

    fn add_noun(&mut self, row: &[&str]) {
        let (Some(phrase), Some(forms), Some(entry)) = (row.first(), row.get(1), self.entry(row)) else { return };
        let is_phrase = *forms == "phrase";
        let table = if is_phrase { &mut self.phrases } else { &mut self.nouns };
        for form in if is_phrase { phrase } else { forms }.split('|') {
            if let Some(slot) = table.entry(form) {
                *slot = Some(entry);
            }
        }
    }
}

fn entry(row: &[&str]) -> Option<CueEntry> {
    let (_, stance) = Stance::NAMES.into_iter().find(|(name, _)| Some(name) == row.get(2))?;
    Some(CueEntry::new(stance, Frames::parse(row.get(3)?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack;
    use crate::token::tokenize;

    #[test]
    fn every_row_parses() {
        for row in pack::bundled().rows(VERBS).chain(pack::bundled().rows(NOUNS)) {
            assert_eq!(row.len(), 4, "{row:?}: four fields by tab");
            assert!(entry(&row).is_some(), "{row:?}: stance and frames");
        }
        for row in pack::bundled().rows(VERBS) {
            assert!((4..=5).contains(&row[1].split('|').count()), "{row:?}: base|third|past|ing and maybe participle");
        }
        for row in pack::bundled().rows(WORDS) {
            assert!(row.len() == 2 && CueClasses::parse(row[1]).is_some(), "{row:?}");
        }
    }

    #[test]
    fn tables_are_long_enough_and_sorted() {
        let count = |table: &'static str| {
            let lemmas: Vec<_> = pack::bundled().rows(table).map(|row| row[0]).collect();
            assert!(lemmas.is_sorted(), "{:?}", lemmas.windows(2).find(|pair| pair[0] > pair[1]));
            lemmas.len()
        };
        assert!(count(VERBS) >= 200);
        assert!(count(NOUNS) >= 25);
        count(WORDS);
    }

    #[test]
    fn look_ups() {
        let lexicon = CueLexicon::read(&pack::bundled());
        let verb = |text: &str| lexicon.verb(&tokenize(text)).map(|(length, form)| (length, form.entry.stance));
        assert_eq!(verb("called for calm"), Some((2, Stance::Demands)));
        assert_eq!(verb("called him"), Some((1, Stance::States)));
        assert_eq!(verb("walked"), None);
        assert_eq!(lexicon.stance(&tokenize("has not confirmed")), Some(Stance::States));
        assert!(lexicon.classes(key("Would")).has(CueClass::Modal));
    }
}
