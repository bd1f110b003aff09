//! Words that the rules read, from `data/lexicon`: titles, heads of names, abbreviations, function words. Takes the pack that has them,
//! gives look-ups by token. Facts about the world are in `gazetteer.rs`.

pub(crate) mod boilerplate;
pub(crate) mod calendar;
pub(crate) mod cues;
pub(crate) mod entities;
pub(crate) mod line_patterns;
pub(crate) mod nouns;
pub(crate) mod relations;

use crate::entity::Kind;
use crate::keymap::{self, KeyMap};
use crate::pack::Pack;
use crate::phrase::PhraseTable;
use crate::token::{Key, Token, key};

/// A file of `data/lexicon` as `build.rs` leaves it: without remarks and examples.
macro_rules! lexicon {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name))
    };
}
pub(crate) use lexicon;

/// Where a head word stands in the name that it makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// "Operation …", "Mount …", "Northern …".
    First,
    /// "… Ministry".
    Last,
    /// Either: "University of …", "… University".
    Any,
    /// "… Inc.": the name is the same without it.
    Suffix,
}

impl Position {
    fn parse(word: &str) -> Position {
        match word {
            "first" | "modifier" => Position::First,
            "last" => Position::Last,
            "suffix" => Position::Suffix,
            _ => Position::Any,
        }
    }

    /// Whether a name may end with the head.
    pub const fn ends(self) -> bool {
        !matches!(self, Position::First)
    }

    /// Whether a name may begin with the head.
    pub const fn begins(self) -> bool {
        matches!(self, Position::First | Position::Any)
    }
}

/// Grammatical gender that a title or a given name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

impl Gender {
    /// Reads `m` and `f`; anything else tells nothing.
    pub fn parse(word: &str) -> Option<Gender> {
        match word {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        }
    }
}

/// A title that stands before a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// Gender that the title tells.
    pub gender: Option<Gender>,
    /// Whether it names an office, a rank or a relation (a role of the card) rather than being a form of address ("Mr.").
    pub is_role: bool,
}

/// The head of an event's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventHead {
    /// Where it stands.
    pub position: Position,
    /// Whether it may be in lower case after a name ("Syrian civil war").
    pub any_case: bool,
}

/// Class of a closed-class word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionWord {
    /// "the", "this", "some".
    Determiner,
    /// "his", "whose".
    Possessive,
    /// "he", "who", "there".
    Pronoun,
    /// "in", "of".
    Preposition,
    /// "and", "when".
    Conjunction,
    /// "is", "would".
    Auxiliary,
    /// "however", "today".
    Adverb,
}

impl FunctionWord {
    fn parse(word: &str) -> FunctionWord {
        match word {
            "determiner" => FunctionWord::Determiner,
            "possessive" => FunctionWord::Possessive,
            "pronoun" => FunctionWord::Pronoun,
            "preposition" => FunctionWord::Preposition,
            "conjunction" => FunctionWord::Conjunction,
            "auxiliary" => FunctionWord::Auxiliary,
            _ => FunctionWord::Adverb,
        }
    }
}

/// What a word beside a name says of its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContextVote {
    /// The word stands before the name (else after it).
    pub before: bool,
    /// Kind that it speaks for, or against.
    pub kind: Kind,
    /// Log odds, negative where it speaks against.
    pub weight: f32,
}

/// How a word stands beside a capital that is its government.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Politics {
    /// "Ankara recalled its envoy".
    Verb = 1,
    /// "ties with Ankara".
    With = 2,
    /// "Ankara's allies".
    Owned = 4,
}

impl Politics {
    fn parse(word: &str) -> Politics {
        match word {
            "with" => Politics::With,
            "owned" => Politics::Owned,
            _ => Politics::Verb,
        }
    }
}

/// The word lists.
#[derive(Debug, Default)]
pub struct Lexicon {
    contexts: PhraseTable<Vec<ContextVote>>,
    titles: PhraseTable<Title>,
    org_heads: PhraseTable<Position>,
    place_heads: PhraseTable<Position>,
    event_heads: PhraseTable<EventHead>,
    acronyms: KeyMap<bool>,
    role_modifiers: KeyMap<()>,
    /// What people are and do, and whether of several.
    occupations: PhraseTable<bool>,
    /// Meanings by class and word, as `letters_key` makes them.
    letters: KeyMap<String>,
    combining_forms: KeyMap<()>,
    hyphen_endings: KeyMap<Option<(Kind, f32)>>,
    /// For small and capital initials: "gov." may end a sentence, "Gov." not.
    abbreviations: KeyMap<[Option<bool>; 2]>,
    /// Whether it ends a name ("Jr.").
    particles: KeyMap<bool>,
    /// Sides of the words that stand beside a capital as a government.
    politics: KeyMap<u8>,
    /// Short forms of given names with the full ones.
    nicknames: Vec<(Key, Key)>,
    function_words: KeyMap<FunctionWord>,
}

/// Rows of a committed list: fields by tab, comment lines left out.
pub(crate) fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()).map(|line| line.split('\t').collect())
}

/// Reads a plain number with up to nine digits ("-0.25"). The reader of the standard library carries a table of 10 KB for numbers that no
/// table of ours has.
pub(crate) fn decimal(text: &str) -> Option<f32> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let number = |digits: &str| match digits {
        "" => Some(0),
        _ if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse::<u32>().ok(),
        _ => None,
    };
    let scale = 10_u32.checked_pow(part.len() as u32)?;
    let value = f64::from(number(whole)?) + f64::from(number(part)?) / f64::from(scale);
    (!digits.is_empty()).then_some((sign * value) as f32)
}

fn field<'a>(row: &[&'a str], index: usize) -> &'a str {
    row.get(index).copied().unwrap_or("")
}

fn phrases<T>(pack: &Pack, file: &str, value: impl Fn(&[&str]) -> T) -> PhraseTable<T> {
    let mut table = PhraseTable::default();
    for row in pack.rows(file) {
        if let Some(slot) = table.entry(field(&row, 0)) {
            slot.get_or_insert_with(|| value(&row));
        }
    }
    table
}

/// The nouns of `occupations.txt` and their plurals, and the plurals of the occupations among the titles.
fn occupations(pack: &Pack) -> PhraseTable<bool> {
    let mut table = PhraseTable::default();
    let titles = pack.rows("titles.tsv").filter(|row| field(row, 1) == "office");
    for row in pack.rows("occupations.txt").chain(titles) {
        if let Some(slot) = table.entry(&nouns::plural(field(&row, 0))) {
            slot.get_or_insert(true);
        }
    }
    for row in pack.rows("occupations.txt") {
        if let Some(slot) = table.entry(field(&row, 0)) {
            *slot = Some(false);
        }
    }
    table
}

fn abbreviations(pack: &Pack, file: &str) -> KeyMap<[Option<bool>; 2]> {
    let mut table = KeyMap::<[Option<bool>; 2]>::default();
    for row in pack.rows(file) {
        let word = field(&row, 0).trim_end_matches('.');
        let capital = word.starts_with(char::is_uppercase);
        table.or_default(key(word))[usize::from(capital)] = Some(field(&row, 1) == "1");
    }
    table
}

fn particles(pack: &Pack, file: &str) -> KeyMap<bool> {
    let mut table = KeyMap::<bool>::default();
    for row in pack.rows(file) {
        *table.or_insert(key(field(&row, 0).trim_matches(['-', '.'])), true) &= field(&row, 1) == "last";
    }
    table
}

/// What letters beside a name are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// "KBE", "M.D."
    Credential = 1,
    /// An office that is held for a place: "MP".
    Constituency,
    /// "Jr." and what means the same.
    Generation,
    /// A word before a single letter: "Plan B".
    Lettered,
    /// A title before a name that "of" may belong to: "Baroness Hall of Tring".
    Noble,
    /// "R", "D".
    Party,
    /// "Ky.", "CA".
    State,
}

impl Letters {
    fn parse(word: &str) -> Option<Letters> {
        match word {
            "credential" => Some(Letters::Credential),
            "constituency" => Some(Letters::Constituency),
            "generation" => Some(Letters::Generation),
            "lettered" => Some(Letters::Lettered),
            "noble" => Some(Letters::Noble),
            "party" => Some(Letters::Party),
            "state" => Some(Letters::State),
            _ => None,
        }
    }
}

fn letters_key(class: Letters, word: Key) -> Key {
    keymap::then(class as u64, word)
}

fn letters(row: &[&str]) -> Option<(Key, String)> {
    Some((letters_key(Letters::parse(field(row, 1))?, key(field(row, 0))), field(row, 2).to_owned()))
}

fn politics(pack: &Pack, file: &str) -> KeyMap<u8> {
    let mut table = KeyMap::<u8>::default();
    for row in pack.rows(file) {
        let side = Politics::parse(field(&row, 1));
        for form in field(&row, 2).split('|') {
            *table.or_default(key(form.split(' ').next().unwrap_or(form))) |= side as u8;
        }
    }
    table
}

fn kind_named(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.name() == name)
}

fn contexts(pack: &Pack, file: &str) -> PhraseTable<Vec<ContextVote>> {
    let mut table = PhraseTable::<Vec<ContextVote>>::default();
    for row in pack.rows(file) {
        let kind = kind_named(field(&row, 2));
        if let (Some(slot), Some(kind), Some(weight)) = (table.entry(field(&row, 0)), kind, decimal(field(&row, 3))) {
            slot.get_or_insert_default().push(ContextVote { before: field(&row, 1) == "before", kind, weight });
        }
    }
    table
}

impl Lexicon {
    /// The lists of `data/lexicon` in the pack.
    pub fn read(pack: &Pack) -> Lexicon {
        let heads = |row: &[&str]| Position::parse(field(row, 1));
        Lexicon {
            contexts: contexts(pack, "contexts.tsv"),
            titles: phrases(pack, "titles.tsv", |row| Title {
                gender: Gender::parse(field(row, 2)),
                is_role: field(row, 1) != "honorific",
            }),
            org_heads: phrases(pack, "org_heads.tsv", heads),
            place_heads: phrases(pack, "place_heads.tsv", heads),
            event_heads: phrases(pack, "event_heads.tsv", |row| EventHead {
                position: Position::parse(field(row, 1)),
                any_case: field(row, 2) == "any",
            }),
            acronyms: pack.rows("acronyms.txt").map(|row| (key(field(&row, 0)), field(&row, 1) == "person")).collect(),
            letters: pack.rows("letters.tsv").filter_map(|row| letters(&row)).collect(),
            role_modifiers: pack.rows("role_modifiers.txt").map(|row| (key(field(&row, 0)), ())).collect(),
            occupations: occupations(pack),
            combining_forms: pack.rows("combining_forms.txt").map(|row| (key(field(&row, 0)), ())).collect(),
            hyphen_endings: pack
                .rows("hyphen_endings.tsv")
                .map(|row| (key(field(&row, 0)), kind_named(field(&row, 1)).zip(decimal(field(&row, 2)))))
                .collect(),
            abbreviations: abbreviations(pack, "abbreviations.txt"),
            particles: particles(pack, "name_particles.txt"),
            politics: politics(pack, "metonymy.tsv"),
            nicknames: pack.rows("nicknames.tsv").map(|row| (key(field(&row, 0)), key(field(&row, 1)))).collect(),
            function_words: pack
                .rows("function_words.txt")
                .map(|row| (key(field(&row, 0)), FunctionWord::parse(field(&row, 1))))
                .collect(),
        }
    }

    /// What the phrase `tokens`, standing right beside a name, says of its kind.
    pub fn contexts(&self, tokens: &[Token]) -> &[ContextVote] {
        self.contexts.exact(tokens).map_or(&[], Vec::as_slice)
    }

    /// Whether capitals of this word ("GDP", "TV") are an acronym that names nothing.
    pub fn is_nameless_acronym(&self, key: Key) -> bool {
        self.acronyms.get(key) == Some(&false)
    }

    /// What letters mean beside a name ("R" a Republican, "Ky." Kentucky), and whether they are of the class at all ("KBE"); full stops do not count.
    pub fn letters(&self, class: Letters, word: &str) -> Option<&str> {
        self.letters.get(letters_key(class, key(&word.replace('.', "")))).map(String::as_str)
    }

    /// What "Junior", "Jnr" and "Jr" behind a name share, by the key of the word.
    pub fn generation(&self, word: Key) -> Option<Key> {
        self.letters.get(letters_key(Letters::Generation, word)).map(|meaning| key(meaning))
    }

    /// Whether the word before a role says when or how it is held ("former", "acting").
    pub fn is_role_modifier(&self, key: Key) -> bool {
        self.role_modifiers.contains(key)
    }

    /// Whether the word is the form of a nationality before a hyphen ("Franco").
    pub fn is_combining_form(&self, key: Key) -> bool {
        self.combining_forms.contains(key)
    }

    /// Whether the word makes an adjective after a name and a hyphen ("-led"), and then the kind of name that it speaks for.
    pub fn hyphen_ending(&self, key: Key) -> Option<Option<(Kind, f32)>> {
        self.hyphen_endings.get(key).copied()
    }

    /// The longest title at the start of `tokens`, with the full stop of an abbreviation.
    pub fn title(&self, tokens: &[Token]) -> Option<(usize, Title)> {
        let (length, title) = self.titles.longest(tokens)?;
        let stop = tokens.get(length).is_some_and(|t| !t.is_word() && !t.space_before && t.key == key("."));
        let abbreviated = stop && self.abbreviation(&tokens[length - 1]).is_some();
        Some((length + usize::from(abbreviated), *title))
    }

    /// The longest noun at the start of `tokens` for what somebody is or does beside the titles, and whether it is a plural.
    pub fn occupation(&self, tokens: &[Token]) -> Option<(usize, bool)> {
        self.occupations.longest(tokens).map(|(length, plural)| (length, *plural))
    }

    /// Length of the longest title or occupation at the start of `tokens` that says who somebody is.
    pub fn role(&self, tokens: &[Token]) -> Option<usize> {
        let title = self.title(tokens).filter(|(_, title)| title.is_role).map(|(length, _)| length);
        title.max(self.occupation(tokens).map(|(length, _)| length))
    }

    /// The longest head of an organization's name at the start of `tokens`.
    pub fn org_head(&self, tokens: &[Token]) -> Option<(usize, Position)> {
        self.org_heads.longest(tokens).map(|(length, position)| (length, *position))
    }

    /// The longest head of a place name at the start of `tokens`.
    pub fn place_head(&self, tokens: &[Token]) -> Option<(usize, Position)> {
        self.place_heads.longest(tokens).map(|(length, position)| (length, *position))
    }

    /// The longest head of an event's name at the start of `tokens`.
    pub fn event_head(&self, tokens: &[Token]) -> Option<(usize, EventHead)> {
        self.event_heads.longest(tokens).map(|(length, head)| (length, *head))
    }

    /// Whether the word (without its full stop) is an abbreviation, and then whether a sentence may end with it.
    pub fn abbreviation(&self, token: &Token) -> Option<bool> {
        let [small, capital] = *self.abbreviations.get(token.key)?;
        if token.capital { capital.or(small) } else { small.or(capital) }
    }

    /// Whether the word may stand in lower case inside a person's name ("al", "van").
    pub fn is_particle(&self, key: Key) -> bool {
        self.particles.get(key) == Some(&false)
    }

    /// Whether the word stands like that beside a capital that is its government.
    pub fn is_politics(&self, key: Key, side: Politics) -> bool {
        self.politics.get(key).is_some_and(|sides| sides & side as u8 != 0)
    }

    /// Whether the word may follow a person's name ("Jr", without its full stop).
    pub fn is_name_suffix(&self, key: Key) -> bool {
        self.particles.get(key) == Some(&true)
    }

    /// Whether the word at the end of a company's name says only how it is owned ("Inc").
    pub fn is_company_suffix(&self, token: &Token) -> bool {
        self.org_head(std::slice::from_ref(token)).is_some_and(|(_, position)| position == Position::Suffix)
    }

    /// The given names that `nickname` is short for ("Bill": William).
    pub fn given_names(&self, nickname: Key) -> impl Iterator<Item = Key> {
        self.nicknames.iter().filter(move |row| row.0 == nickname).map(|row| row.1)
    }

    /// Whether two given names may be one: either is short for the other, or both for a third.
    pub fn same_given_name(&self, one: Key, other: Key) -> bool {
        let of = |nickname: Key, full: Key| self.given_names(nickname).any(|given| given == full);
        of(one, other) || of(other, one) || self.given_names(one).any(|given| of(other, given))
    }

    /// Class of a closed-class word.
    pub fn function_word(&self, key: Key) -> Option<FunctionWord> {
        self.function_words.get(key).copied()
    }

    /// Whether a capital on this word after a full stop means a new sentence rather than a name.
    pub fn starts_sentences(&self, key: Key) -> bool {
        self.function_word(key).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack;
    use crate::token::tokenize;

    #[test]
    fn titles_take_their_full_stop() {
        let lexicon = Lexicon::read(&pack::bundled());
        let length = |text: &str| lexicon.title(&tokenize(text)).map(|(length, _)| length);
        assert_eq!(length("Gen. Musa"), Some(2));
        assert_eq!(length("Prime Minister Ali"), Some(2));
        assert_eq!(length("President. Then"), Some(1));
        assert_eq!(length("Table"), None);
        assert_eq!(lexicon.title(&tokenize("Mrs. Ali")).and_then(|(_, title)| title.gender), Some(Gender::Female));
    }

    #[test]
    fn decimals_are_read() {
        for text in ["0.8", "-0.25", "12", "2", "-3.5", "0", "1.05", "0.333"] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        assert_eq!(["", "-", "1e5", "x", "1.2.3", "+1", "1.0000000000"].map(decimal), [None; 7]);
    }

    #[test]
    fn heads_and_abbreviations() {
        let lexicon = Lexicon::read(&pack::bundled());
        assert!(lexicon.org_head(&tokenize("Ministry")).is_some_and(|(_, position)| position.ends()));
        assert!(lexicon.event_head(&tokenize("civil war")).is_some_and(|(length, head)| length == 2 && head.any_case));
        assert_eq!(lexicon.abbreviation(&tokenize("Gov")[0]), Some(false));
        assert_eq!(lexicon.abbreviation(&tokenize("gov")[0]), Some(true));
        assert_eq!(lexicon.function_word(key("The")), Some(FunctionWord::Determiner));
    }
}
