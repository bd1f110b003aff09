//! Names and facts of the world, from the tables of `data/gazetteer` in the pack. Takes the pack, gives which lists a phrase stands in. Only
//! a hint: whether a phrase is a mention is decided in `ner`.
//!
//! A section is a list of lines `name TAB fact`. The fact is a country
//! code, for given names the gender, for common words the share of lower case (0..=9). Seats and capitals have a second fact: what they stand for.

use crate::keymap::KeyMap;
use crate::lexicon::Gender;
use crate::pack::Pack;
use crate::phrase::PhraseTable;
use crate::token::{Key, Token, key, tokenize};

/// A list of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum List {
    /// Countries with their aliases.
    Country,
    /// Cities and towns.
    City,
    /// Regions, seas, mountains, sites.
    Region,
    /// Given names.
    Given,
    /// Family names.
    Surname,
    /// Organizations, hand-written.
    Organization,
    /// Organizations from tables: companies, parties, universities.
    Company,
    /// Nationalities.
    Demonym,
    /// Peoples, religions, movements.
    Group,
    /// Wars, processes, forums.
    Event,
    /// Seats that stand for their office ("the Kremlin").
    Seat,
    /// Capitals, which may stand for a government.
    Capital,
    /// Words of the dictionary.
    Word,
}

impl List {
    /// Every list with its section name.
    pub const ALL: [(&'static str, List); 13] = [
        ("country", List::Country),
        ("city", List::City),
        ("region", List::Region),
        ("given", List::Given),
        ("surname", List::Surname),
        ("organization", List::Organization),
        ("company", List::Company),
        ("demonym", List::Demonym),
        ("group", List::Group),
        ("event", List::Event),
        ("seat", List::Seat),
        ("capital", List::Capital),
        ("word", List::Word),
    ];

    const fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// Two-letter country code; zeros where none.
pub(crate) type Country = [u8; 2];

/// What the gazetteer knows of a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameFacts {
    lists: u16,
    /// Country that it is, lies in or belongs to.
    pub country: Option<Country>,
    /// Gender of a given name.
    pub gender: Option<Gender>,
}

impl NameFacts {
    /// Whether the phrase stands in `list`.
    pub const fn is(self, list: List) -> bool {
        self.lists & list.bit() != 0
    }

    /// Whether the phrase stands in any of `lists`.
    pub fn is_any(self, lists: &[List]) -> bool {
        lists.iter().any(|&list| self.is(list))
    }
}

/// The loaded lists.
#[derive(Debug, Default)]
pub struct Gazetteer {
    phrases: PhraseTable<NameFacts>,
    /// Acronyms, which count only in capitals: "WHO" is not "who".
    acronyms: KeyMap<NameFacts>,
    /// What seats and capitals stand for, by the key of the name: "President of Russia", "Turkish government".
    meanings: Vec<(Key, String)>,
    /// Share of lower case among all uses of a dictionary word, 0..=9.
    words: KeyMap<u8>,
}

impl Gazetteer {
    /// The lists of a pack.
    pub fn read(pack: &Pack) -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        for (section, list) in List::ALL {
            for line in pack.lines(section) {
                let (name, fact) = line.split_once('\t').unwrap_or((line, ""));
                gazetteer.insert(list, name, fact);
            }
        }
        gazetteer
    }

    fn insert(&mut self, list: List, name: &str, fact: &str) {
        if list == List::Word {
            *self.words.or_default(key(name)) = fact.bytes().next().map_or(0, |digit| digit.wrapping_sub(b'0').min(9));
            return;
        }
        let (fact, meaning) = fact.split_once('\t').unwrap_or((fact, ""));
        if !meaning.is_empty() {
            // "Washington" for "Washington, D.C."
            let short = name.split(',').next().filter(|short| *short != name);
            self.meanings.extend([Some(name), short].into_iter().flatten().map(|name| (key(name), meaning.to_owned())));
        }
        let facts = if is_acronym(name) {
            Some(self.acronyms.or_default(key(name)))
        } else {
            self.phrases.entry(name).map(|slot| slot.get_or_insert_default())
        };
        let Some(facts) = facts else { return };
        facts.lists |= list.bit();
        match fact.as_bytes() {
            &[a, b] => facts.country = facts.country.or(Some([a, b])),
            _ => facts.gender = facts.gender.or(Gender::parse(fact)),
        }
    }

    /// What is known of exactly the phrase `tokens`.
    pub fn facts(&self, tokens: &[Token]) -> NameFacts {
        let phrase = self.phrases.exact(tokens).copied().unwrap_or_default();
        let [token] = tokens else { return phrase };
        match self.acronyms.get(token.key) {
            Some(acronym) if token.all_caps => {
                NameFacts { lists: phrase.lists | acronym.lists, country: acronym.country.or(phrase.country), ..phrase }
            }
            _ => phrase,
        }
    }

    /// The longest listed phrase at the start of `tokens` that stands in one of `lists`: tokens covered, and what is known of it.
    pub fn longest(&self, tokens: &[Token], lists: &[List]) -> Option<(usize, NameFacts)> {
        let phrase = self.phrases.longest_where(tokens, |_, facts| facts.is_any(lists)).map(|(length, _)| length);
        let acronym =
            tokens.first().is_some_and(|t| t.all_caps && self.acronyms.get(t.key).is_some_and(|f| f.is_any(lists)));
        let length = phrase.or(acronym.then_some(1))?;
        Some((length, self.facts(&tokens[..length])))
    }

    /// Gives every listed phrase at the start of `tokens`: tokens covered, and what is known of it.
    pub fn each(&self, tokens: &[Token], give: &mut dyn FnMut(usize, NameFacts)) {
        let give = std::cell::RefCell::new(give);
        self.phrases.longest_where(tokens, |length, facts| {
            (give.borrow_mut())(length, *facts);
            false
        });
        if let Some((token, facts)) = tokens.first().and_then(|t| self.acronyms.get(t.key).map(|facts| (t, facts)))
            && token.all_caps
        {
            (give.borrow_mut())(1, *facts);
        }
    }

    /// What a seat or a capital stands for: "President of Russia", "Turkish government". Looks through all of them.
    pub fn meaning(&self, name: &str) -> Option<&str> {
        let name = key(name);
        self.meanings.iter().find(|(other, _)| *other == name).map(|(_, meaning)| meaning.as_str())
    }

    /// What is known of a name given as text.
    pub fn look_up(&self, name: &str) -> NameFacts {
        self.facts(&tokenize(name))
    }

    /// How often the word stands in lower case, 0 (always a name) to 9 (always a word); `None` where it is no dictionary word.
    pub fn lower_case_share(&self, key: Key) -> Option<u8> {
        self.words.get(key).copied()
    }
}

/// Two to five capitals without a full stop.
fn is_acronym(name: &str) -> bool {
    (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::packed;

    fn gazetteer(body: &str) -> Gazetteer {
        Gazetteer::read(&Pack::read(&packed(body)).unwrap())
    }

    #[test]
    fn lists_and_facts() {
        let body = "[country]\nNorway\tNO\nUS\tUS\n[given]\nAnna\tf\n[word]\nwill\t9\n";
        let gazetteer = gazetteer(body);
        assert!(gazetteer.look_up("Norway").is(List::Country));
        assert_eq!(gazetteer.look_up("Norway").country, Some(*b"NO"));
        assert!(gazetteer.look_up("US").is(List::Country) && !gazetteer.look_up("us").is(List::Country));
        assert_eq!(gazetteer.look_up("Anna").gender, Some(Gender::Female));
        assert_eq!(gazetteer.lower_case_share(key("Will")), Some(9));
    }

    #[test]
    fn seats_and_capitals_stand_for_something() {
        let body = "[capital]\nOslo\tNO\tNorwegian government\n[seat]\nStorting\tNO\tNorwegian parliament\n";
        let gazetteer = gazetteer(body);
        assert_eq!(gazetteer.look_up("Oslo").country, Some(*b"NO"));
        assert_eq!(gazetteer.meaning("Oslo"), Some("Norwegian government"));
        assert_eq!(gazetteer.meaning("Storting"), Some("Norwegian parliament"));
        assert_eq!(gazetteer.meaning("Bergen"), None);
    }
}
