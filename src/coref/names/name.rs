//! One name as the sieves compare it. Takes a mention, gives its words with their skeletons and initials, what it tells of gender and
//! country, and whether it is short for another name. Knows no clusters.

use std::ops::Range;

use crate::entity::{Kind, NamedMention};
use crate::gazetteer::List;
use crate::keymap;
use crate::lexicon::{FunctionWord, Gender, Lexicon, Position};
use crate::reading::Reading;
use crate::token::{Key, Token, TokenKind, key};

use super::kin;
use crate::coref::clusters::Traits;
use crate::skeleton::skeleton;

/// A word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NameWord {
    /// The word without a final full stop.
    pub(super) key: Key,
    /// What other spellings of it share.
    pub(super) skeleton: Key,
    /// What the word for a people shares with its plural and its adjective ("Kurds", "Kurdish").
    pub(super) stem: Key,
    /// Its first letter, in lower case.
    letter: char,
    /// It is nothing but an initial ("J.").
    is_initial: bool,
    /// It may belong to the word after it ("Te", "Abdel").
    is_particle: bool,
    /// It says where an organization is ("Turkish", "London").
    pub(super) is_place: bool,
    /// It joins the parts of an organization's name ("of").
    joins: bool,
    /// It only says how a company is owned ("Inc.").
    is_suffix: bool,
    /// It is in capitals ("UN").
    is_caps: bool,
    /// It is on the list of given names.
    is_given: bool,
}

/// All mentions of one name and kind.
pub(super) struct Name {
    pub(super) kind: Kind,
    /// Its words without particles ("al"), titles and "Jr."; companies without "Inc.".
    pub(super) words: Vec<NameWord>,
    /// "Jr.", "III" of a person.
    pub(super) suffix: Option<Key>,
    /// The nickname in marks of a person: "Lolo" of 'Lasse "Lolo" Wibowo'.
    pub(super) nickname: Option<Key>,
    /// A relative of somebody: "his brother, Per Solberg".
    pub(super) is_relative: bool,
    /// Initials of its words, as an acronym's key.
    pub(super) initials: Option<Key>,
    /// Its words without the country, by which "U.S. Congress", "United States Congress" and "Congress of the United States" are one.
    pub(super) national: Option<Key>,
    /// The other name beside it in brackets, as [`Name::whole`].
    pub(super) also: Option<Key>,
    /// It is one word in capitals.
    pub(super) is_acronym: bool,
    /// A word of it is the head of an organization's name.
    pub(super) has_head: bool,
    /// Its last word is one.
    pub(super) ends_in_head: bool,
    /// The last word of a place's name says what it is ("Airport").
    pub(super) ends_in_place_head: bool,
    /// "Mr. and Mrs." stands before it.
    pub(super) is_couple: bool,
    pub(super) traits: Traits,
    /// Indices of its mentions.
    pub(super) mentions: Vec<usize>,
}

impl Name {
    /// Reads the name of `mention`.
    pub(super) fn read(reading: &Reading, mention: &NamedMention) -> Name {
        let tokens = &reading.tokens[mention.tokens.clone()];
        let kind = mention.kind;
        let Words { words, suffix, nickname } = words(reading, kind, tokens);
        let facts = reading.resources.gazetteer.facts(tokens);
        let facts = if facts.country.is_none() && kind == Kind::Place && tokens.len() == 1 {
            let text = tokens[0].of(&reading.text.source);
            reading.resources.gazetteer.look_up(&text.replace('.', ""))
        } else {
            facts
        };
        let first = tokens.iter().find(|token| token.is_word()).map(std::slice::from_ref);
        let given = first.filter(|_| kind == Kind::Person && words.len() > 1);
        let (titled, is_couple) = title_gender(reading, mention.tokens.start);
        let titled = titled.filter(|_| kind == Kind::Person);
        let given = given.and_then(|first| reading.resources.gazetteer.facts(first).gender);
        // "chairman Anna Kovac", but "Mr. Kim Lee".
        let address = titled.filter(|(_, is_role)| !is_role || given.is_none()).map(|(gender, _)| gender);
        let gender = address.or(given);
        let country = facts.country.filter(|_| facts.is_any(&[List::Country, List::Demonym]));
        let is_head = |token: &Token| reading.resources.lexicon.org_head(std::slice::from_ref(token)).is_some();
        let is_place_head = |token: &Token| reading.resources.lexicon.place_head(std::slice::from_ref(token)).is_some();
        Name {
            kind,
            initials: (tokens.len() > 1).then(|| initials(reading, tokens)),
            national: (kind == Kind::Organization).then(|| national(reading, tokens)).flatten(),
            also: None,
            is_acronym: words.len() == 1 && is_acronym(tokens[0].of(&reading.text.source)),
            has_head: tokens.iter().any(is_head),
            ends_in_head: tokens.last().is_some_and(is_head),
            is_couple,
            ends_in_place_head: kind == Kind::Place && tokens.last().is_some_and(is_place_head),
            is_relative: kind == Kind::Person && kin::is_relative(reading, &mention.tokens),
            words,
            suffix,
            nickname,
            traits: Traits { gender: gender.filter(|_| !is_couple), country },
            mentions: Vec::new(),
        }
    }

    /// Keys of the words.
    pub(super) fn keys(&self) -> Vec<Key> {
        self.words.iter().map(|word| word.key).collect()
    }

    /// "Court" of "Court of Appeal" and of "Supreme Court".
    pub(super) fn head(&self) -> Option<&NameWord> {
        self.words.iter().take_while(|word| !word.joins).last()
    }

    /// All its words in order.
    pub(super) fn whole(&self) -> Key {
        self.words.iter().fold(key("whole"), |all, word| keymap::then(all, word.key))
    }

    /// "Erdogan", "Tayyip Erdogan", "R. T. Erdogan" and "Recep Erdogan" are parts of "Recep Tayyip Erdogan": same last word, the others in
    /// order. `same` compares whole words.
    pub(super) fn is_part_of(&self, full: &Name, same: fn(&NameWord, &NameWord) -> bool) -> bool {
        let (Some(last), Some(other)) = (self.words.last(), full.words.last()) else { return false };
        let initials = |name: &Name| name.words.iter().filter(|word| word.is_initial).count();
        let (few, many) = (initials(self), initials(full));
        if !same(last, other) || (few > 0 && many > 0 && few != many) || self.clashes(full) {
            return false;
        }
        let (short, long) = if self.words.len() > full.words.len() { (full, self) } else { (self, full) };
        let mut rest = long.words.iter();
        short.words.iter().all(|word| rest.any(|other| same(word, other) || word.abbreviates(other)))
    }

    /// "Jr." is not "Sr.".
    pub(super) fn clashes(&self, full: &Name) -> bool {
        matches!((self.suffix, full.suffix), (Some(a), Some(b)) if a != b)
    }

    /// "Bill Clinton" for "William Clinton".
    pub(super) fn is_nickname_of(&self, full: &Name, lexicon: &Lexicon) -> bool {
        let ends = |name: &Name| name.words.first().zip(name.words.last()).map(|(a, b)| (a.key, b.skeleton));
        let (Some((first, last)), Some((given, surname))) = (ends(self), ends(full)) else { return false };
        let longer = self.words.len() > 1 && full.words.len() > 1;
        let called = |name: &Name, first: Key| name.nickname == Some(keymap::then(key("whole"), first));
        let same = lexicon.same_given_name(first, given) || called(full, first) || called(self, given);
        longer && last == surname && same && !self.clashes(full)
    }

    /// "Rivas" and "Clara Rivas" for "Clara Rivas Moreno": the first of two surnames, which is no given name.
    pub(super) fn is_first_surname_of(&self, full: &Name) -> bool {
        let Some((last, given)) = self.words.split_last() else { return false };
        let Some(at) = full.words.iter().rposition(|word| word.key == last.key) else { return false };
        let inner = at > 0 && at + 1 < full.words.len() && !last.is_given && !last.is_initial;
        let mut before = full.words[..at].iter();
        inner
            && full.words[at - 1].is_given_or_initial()
            && given.first().is_none_or(|first| first.key == full.words[0].key)
            && given.iter().all(|word| before.any(|other| word.key == other.key || word.abbreviates(other)))
    }

    /// "Bradley Airport" for "Bradley International Airport": one word between the first and the last is left out.
    pub(super) fn is_place_short_for(&self, full: &Name) -> bool {
        let (short, long) = (&self.words, &full.words);
        let one_left_out = full.ends_in_place_head && short.len() > 1 && long.len() == short.len() + 1;
        one_left_out && short[0] == long[0] && long[1..].ends_with(&short[1..])
    }

    /// The words after leading initials and particles: "Jagan Mohan Reddy" of "Y. S. Jagan Mohan Reddy", "Maire" of "Te Maire".
    pub(super) fn given(&self) -> &[NameWord] {
        let loose = |word: &NameWord| word.is_initial || word.is_particle;
        let most = self.words.len().saturating_sub(1);
        let before = self.words.iter().take(most).take_while(|word| loose(word)).count();
        &self.words[before..]
    }

    /// "Jagan" for "Y. S. Jagan Mohan Reddy", "Te Maire" for "Te Maire Martin"; "George Washington" is whole, not short for "George
    /// Washington Carver".
    pub(super) fn is_given_of(&self, full: &Name) -> bool {
        let (own, given) = (self.given(), full.given());
        let first = |words: &[NameWord]| matches!((own, words), ([own], [given, _, ..]) if own.key == given.key);
        first(given) || self.words.len() == 1 && first(&full.words)
    }

    /// "Higuchi Ichiyo" for "Ichiyo Higuchi".
    pub(super) fn is_turned(&self, full: &Name) -> bool {
        matches!((&self.words[..], &full.words[..]), ([a, b], [c, d]) if a.key == d.key && b.key == c.key)
    }

    /// "Home Office" for "United Kingdom Home Office", "Supreme Court" for "Italian Supreme Court of Cassation", "the Church" for "Church of
    /// Norway": what is left out says where it is, or follows "of".
    pub(super) fn is_short_for(&self, full: &Name) -> bool {
        let (short, long) = (self.words.len(), full.words.len());
        if short == 0 || short >= long || self.words[0].joins {
            return false;
        }
        (0..=long - short).any(|at| {
            let (lead, rest) = full.words.split_at(at);
            let (middle, tail) = rest.split_at(short);
            let same = middle.iter().zip(&self.words).all(|(a, b)| a.key == b.key);
            let ends = tail.is_empty() || (tail[0].joins && self.has_head);
            let distinct = self.has_head || !self.words.iter().any(|word| word.is_place);
            // "Security Council" for "UN Security Council".
            let leads = |word: &NameWord| word.is_place || word.is_caps && short > 1 && self.has_head;
            same && ends && distinct && lead.iter().all(leads)
        })
    }

    /// "Oslo University" and "University of Oslo" share it.
    pub(super) fn bag(&self) -> Option<Key> {
        let words = || self.words.iter().filter(|word| !word.joins);
        (self.has_head && words().count() > 1).then(|| words().fold(key("bag"), |bag, word| bag.wrapping_add(word.key)))
    }
}

impl NameWord {
    fn is_given_or_initial(&self) -> bool {
        self.is_given || self.is_initial
    }

    fn abbreviates(&self, other: &NameWord) -> bool {
        (self.is_initial || other.is_initial) && self.letter == other.letter
    }
}

/// "WHO", "CoI", "F.B.I.".
pub(super) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    word.starts_with(char::is_uppercase) && capitals > 1 && word.len() < 10
}

/// Lists of names that tell where an organization is.
pub(super) const PLACES: [List; 5] = [List::Country, List::Demonym, List::City, List::Region, List::Capital];

/// What a name is made of.
struct Words {
    words: Vec<NameWord>,
    suffix: Option<Key>,
    nickname: Option<Key>,
}

/// The words of a name; the suffix and the nickname of a person's.
fn words(reading: &Reading, kind: Kind, tokens: &[Token]) -> Words {
    let lexicon = &reading.resources.lexicon;
    let person = kind == Kind::Person;
    // "Ben Chan" is no "ben Chan".
    let facts = |at: usize| reading.resources.gazetteer.facts(tokens.get(at..=at).unwrap_or(&[]));
    let given = tokens.len() == 2 && tokens[0].capital && facts(0).is(List::Given) && facts(1).is(List::Surname);
    let is_particle = |token: &Token| lexicon.is_particle(token.key) && !(given && token.span == tokens[0].span);
    // "Terminal 1" is not "Terminal 2".
    let is_part = |token: &Token| token.is_word() || !person && token.kind == TokenKind::Number;
    let counts = |token: &&Token| is_part(token) && token.key != key("s") && !(person && is_particle(token));
    let mut words = Vec::with_capacity(tokens.len());
    // "JD Vance", not "JO COX" of a headline.
    let mixed = tokens.iter().skip(1).any(|token| token.of(&reading.text.source).chars().any(char::is_lowercase));
    let nickname = nickname(reading, tokens).filter(|_| person);
    let (mut places, mut country_end) = (0, 0); // ends of the place and the country that the last words name
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| counts(token)) {
        if at < country_end || nickname.as_ref().is_some_and(|(_, range)| range.contains(&at)) {
            continue;
        }
        let place = reading.resources.gazetteer.longest(&tokens[at..], &PLACES).filter(|_| token.capital);
        places = places.max(place.map_or(0, |(length, _)| at + length));
        let country = place.filter(|(_, facts)| kind == Kind::Organization && facts.is(List::Country));
        if let Some((length, country)) = country.and_then(|(length, facts)| Some((length, facts.country?))) {
            // "US Senate" and "United States Senate" are one.
            country_end = at + length;
            words.push(NameWord { key: country_key(country), ..word(reading, token, token.of(&reading.text.source)) });
        } else {
            push(reading, token, person, person && at == 0 && mixed, &mut words);
        }
        words.iter_mut().last().into_iter().for_each(|word| word.is_place = at < places);
    }
    if words.is_empty() {
        tokens.iter().for_each(|token| words.push(word(reading, token, token.of(&reading.text.source))));
    }
    let suffix = if person { suffix(reading, &mut words) } else { None };
    while words.len() > 1 && words.last().is_some_and(|last| last.is_suffix) {
        words.pop();
    }
    Words { words, suffix, nickname: nickname.map(|(name, _)| name) }
}

/// Takes the suffix off a person's words: "Reyes Jr." is Reyes, but "Elizabeth II" is not just Elizabeth.
fn suffix(reading: &Reading, words: &mut Vec<NameWord>) -> Option<Key> {
    let lexicon = &reading.resources.lexicon;
    let mut suffix = None;
    while let Some(last) = words.last().filter(|last| lexicon.is_name_suffix(last.key)) {
        // "Junior" is "Jr.".
        let generation = lexicon.generation(last.key);
        if words.len() < 2 || words.len() == 2 && generation.is_none() {
            break;
        }
        suffix = Some(generation.unwrap_or(last.key));
        words.pop();
    }
    suffix
}

/// The nickname in quotation marks inside a full name, as [`Name::whole`], with its tokens.
fn nickname(reading: &Reading, tokens: &[Token]) -> Option<(Key, Range<usize>)> {
    let is_mark = |token: &Token| matches!(token.of(&reading.text.source), "\"" | "“" | "”" | "‘" | "’" | "'");
    let mut marks = (0..tokens.len()).filter(|&at| is_mark(&tokens[at]));
    let (open, close) = marks.next().zip(marks.next())?;
    let outside = (0..tokens.len()).filter(|at| !(open..=close).contains(at) && tokens[*at].is_word());
    let inside = tokens[open + 1..close].iter().filter(|token| token.is_word());
    let name = inside.fold(key("whole"), |all, token| keymap::then(all, token.key));
    (outside.count() > 1 && close > open + 1).then_some((name, open..close))
}

/// A token as words: "J.K." is two of a person's, and so is "JK" before other words (`opens`); "W.H.O." is "WHO".
fn push(reading: &Reading, token: &Token, person: bool, opens: bool, words: &mut Vec<NameWord>) {
    let text = token.of(&reading.text.source).trim_end_matches('.');
    let dotted = text.contains('.') && text.split('.').all(|part| part.chars().count() == 1);
    let capitals = || text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    match (dotted, person) {
        (true, true) => text.split('.').for_each(|part| words.push(word(reading, token, part))),
        _ if opens && capitals() => {
            [&text[..1], &text[1..]].iter().for_each(|part| words.push(word(reading, token, part)))
        }
        (true, false) => words.push(word(reading, token, &text.replace('.', ""))),
        _ => words.push(word(reading, token, text)),
    }
}

fn word(reading: &Reading, token: &Token, text: &str) -> NameWord {
    let lexicon = &reading.resources.lexicon;
    let letter = text.chars().next().unwrap_or(' ');
    NameWord {
        key: key(text),
        skeleton: skeleton(text),
        stem: stem(text),
        letter: letter.to_lowercase().next().unwrap_or(letter),
        is_initial: token.capital && text.chars().count() == 1,
        is_particle: lexicon.is_particle(token.key),
        is_place: false,
        joins: !token.capital && lexicon.function_word(token.key) == Some(FunctionWord::Preposition),
        is_suffix: lexicon.is_company_suffix(token),
        is_caps: token.all_caps && text.len() > 1,
        is_given: reading.resources.gazetteer.facts(std::slice::from_ref(token)).is(List::Given),
    }
}

/// Countries live in the same index as words, under keys of their own.
pub(super) fn country_key(country: [u8; 2]) -> Key {
    key("country").rotate_left(7) ^ Key::from(u16::from_be_bytes(country))
}

fn stem(text: &str) -> Key {
    let long = |stem: &&str| stem.chars().count() > 2;
    key(["ish", "s"].iter().find_map(|ending| text.strip_suffix(ending).filter(long)).unwrap_or(text))
}

/// First letters of the capitalised words, as an acronym's key.
pub(super) fn initials(reading: &Reading, tokens: &[Token]) -> Key {
    let capitals = tokens.iter().filter(|token| token.is_capital_word());
    let mut initials = String::new();
    for token in capitals {
        // "UN Security Council" is the UNSC.
        let letters = if token.all_caps { usize::MAX } else { 1 };
        initials.extend(token.of(&reading.text.source).chars().filter(|c| *c != '.').take(letters));
    }
    key(&initials)
}

/// The country that an organization's name begins with, or ends with after "of", and its other words.
fn national(reading: &Reading, tokens: &[Token]) -> Option<Key> {
    let gazetteer = &reading.resources.gazetteer;
    let country = |at: usize| gazetteer.longest(&tokens[at..], &[List::Country, List::Demonym]);
    let text = |at: usize| tokens[at].of(&reading.text.source);
    let (place, rest) = match country(0) {
        Some((length, facts)) => (facts.country?, length..tokens.len()),
        None => {
            let of = (1..tokens.len()).rev().find(|&at| text(at) == "of")?;
            let at = of + 1 + usize::from(tokens.get(of + 1).is_some_and(|_| text(of + 1) == "the"));
            let (_, facts) = country(at).filter(|(length, _)| at + length == tokens.len())?;
            (facts.country?, 0..of)
        }
    };
    // "British Steel" and "UK Steel" may be two.
    let public = |token: &Token| {
        let head = reading.resources.lexicon.org_head(std::slice::from_ref(token));
        matches!(head, Some((_, Position::Any)))
    };
    let rest = &tokens[rest];
    let first = keymap::then(key("national"), Key::from(u16::from_be_bytes(place)));
    let words = rest.iter().filter(|token| token.capital);
    rest.iter().any(public).then(|| words.fold(first, |all, token| keymap::then(all, token.key)))
}

/// Gender of the title right before token `at` ("Mrs. Clinton") with whether it is a role, and whether it is that of a couple ("Mr. and Mrs. Clinton").
fn title_gender(reading: &Reading, at: usize) -> (Option<(Gender, bool)>, bool) {
    let ending = |at: usize| {
        (1..=4.min(at)).find_map(|back| {
            let (length, title) = reading.resources.lexicon.title(&reading.tokens[at - back..at])?;
            title.gender.filter(|_| length == back).map(|gender| ((gender, title.is_role), at - back))
        })
    };
    let Some((gender, start)) = ending(at) else { return (None, false) };
    let joined = start > 1 && matches!(reading.word(start - 1), "and" | "&");
    let other = joined.then(|| ending(start - 1)).flatten();
    (Some(gender), other.is_some_and(|(other, _)| other.0 != gender.0))
}
