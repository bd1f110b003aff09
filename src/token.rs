//! Splits a text into tokens. Takes a `&str`, gives spans with a hash and a shape; never allocates per token and loses no
//! character but white space. Knows nothing of sentences or names.

use crate::hash;
use crate::span::Span;

/// Hash of a token's folded form (lower case, no diacritics, one apostrophe): the key of every lexicon and gazetteer.
pub(crate) type Key = u64;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, full stops ("U.S.") and digits after a letter; an initial keeps its full stop ("J.").
    Word,
    /// The ending "'s".
    Possessive,
    /// Digits with inner separators and letters after them ("1,200", "1:34", "5th", "1990s").
    Number,
    /// A web address.
    Address,
    /// Anything else: one character a token, but "..." and "--" stay whole.
    Punctuation,
}

/// One token of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// Bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Hash of the folded form.
    pub key: Key,
    /// First letter is upper case.
    pub capital: bool,
    /// At least two letters and all of them upper case ("NATO", "U.S.").
    pub all_caps: bool,
    /// White space (or the text's start) stands before it.
    pub space_before: bool,
}

impl Token {
    /// The token's text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }

    /// Whether the token is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether the token is a word that starts with a capital.
    pub fn is_capital_word(&self) -> bool {
        self.capital && self.is_word()
    }
}

/// Characters without a width, which some sites put between words.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{200e}' | '\u{200f}')
}

/// All tokens of `text` in order; linear time.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut space_before = true;
    while let Some(first) = text[at..].chars().next() {
        if is_space(first) {
            at += first.len_utf8();
            space_before = true;
            continue;
        }
        let (kind, length) = scan(&text[at..], first, !space_before && tokens.last().is_some_and(Token::is_word));
        tokens.push(token(text, Span::new(at, at + length), kind, space_before));
        at += length;
        space_before = false;
    }
    tokens
}

/// Hash of the folded form of one word.
pub(crate) fn key(word: &str) -> Key {
    word.chars().fold(hash::START, key_with)
}

/// The key of what was hashed before and one more character.
pub(crate) fn key_with(mut hash: Key, c: char) -> Key {
    if c.is_ascii() {
        return hash::byte(hash, fold_ascii(c as u8));
    }
    fold(c, &mut |folded| {
        let mut bytes = [0; 4];
        for byte in folded.encode_utf8(&mut bytes).bytes() {
            hash = hash::byte(hash, byte);
        }
    });
    hash
}

/// The folded form of `word`: lower case, no Latin diacritics, one kind of apostrophe.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_to(&mut out, word);
    out
}

/// Adds the folded form of `word` to what is there.
pub(crate) fn fold_to(out: &mut String, word: &str) {
    for c in word.chars() {
        if c.is_ascii() {
            out.push(char::from(fold_ascii(c as u8)));
        } else {
            fold(c, &mut |folded| out.push(folded));
        }
    }
}

const fn fold_ascii(byte: u8) -> u8 {
    if byte == b'`' { b'\'' } else { byte.to_ascii_lowercase() }
}

/// Base letters of U+00C0..U+0180, one a code point; a space keeps the (lower-cased) original.
const BASE_LETTERS: &str = "aaaaaaaceeeeiiiidnooooo ouuuuy  aaaaaaaceeeeiiiidnooooo ouuuuy yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnnn  oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz ";

fn fold(c: char, emit: &mut dyn FnMut(char)) {
    match c {
        '\0'..='\u{7f}' => emit(char::from(fold_ascii(c as u8))),
        '’' | '‘' | 'ʼ' | 'ʻ' | '´' => emit('\''),
        // Combining marks, joiners and soft hyphens do not tell words apart.
        '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}' => (),
        '\u{c0}'..='\u{17f}' => match BASE_LETTERS.as_bytes()[c as usize - 0xc0] {
            b' ' => c.to_lowercase().for_each(emit),
            base => emit(char::from(base)),
        },
        'ș' | 'Ș' => emit('s'),
        'ț' | 'Ț' => emit('t'),
        // Ligatures of print are their letters.
        'ﬀ' => "ff".chars().for_each(emit),
        'ﬁ' => "fi".chars().for_each(emit),
        'ﬂ' => "fl".chars().for_each(emit),
        'ﬃ' => "ffi".chars().for_each(emit),
        'ﬄ' => "ffl".chars().for_each(emit),
        _ => c.to_lowercase().for_each(emit),
    }
}

fn token(text: &str, span: Span, kind: TokenKind, space_before: bool) -> Token {
    let word = span.of(text);
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let letters = word.chars().filter(|c| c.is_alphabetic()).take(2).count();
    let all_caps = capital && letters == 2 && !word.chars().any(char::is_lowercase);
    Token { span, kind, key: key(word), capital, all_caps, space_before }
}

/// White space, and the invisible characters that some sites put between words.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

/// Kind and byte length of the token that starts `rest`, which is not white space.
fn scan(rest: &str, first: char, glued_to_word: bool) -> (TokenKind, usize) {
    if glued_to_word && let Some(length) = possessive(rest) {
        return (TokenKind::Possessive, length);
    }
    if first.is_ascii_digit() {
        return (TokenKind::Number, scan_number(rest));
    }
    if first.is_alphanumeric() {
        if is_address(rest) {
            return (TokenKind::Address, rest.find(is_space).unwrap_or(rest.len()));
        }
        return (TokenKind::Word, scan_word(rest));
    }
    let run = if matches!(first, '.' | '-') { rest.len() - rest.trim_start_matches(first).len() } else { 1 };
    (TokenKind::Punctuation, if run > 1 { run } else { first.len_utf8() })
}

fn possessive(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices();
    let (_, mark) = chars.next()?;
    let (at, s) = chars.next()?;
    let end = chars.next().is_none_or(|(_, next)| !is_word_part(next));
    (is_apostrophe(mark) && matches!(s, 's' | 'S') && end).then_some(at + 1)
}

fn is_address(rest: &str) -> bool {
    ["http://", "https://", "www."]
        .iter()
        .any(|start| rest.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start)))
}

fn scan_number(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, ',' | '.' | ':' | '/') && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !is_word_part(c) && !inner {
            return at;
        }
    }
    rest.len()
}

fn scan_word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut segment = 0; // letters since the last inner full stop
    let mut stops = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inner = is_apostrophe(c) && next.is_some_and(char::is_alphabetic) && possessive(&rest[at..]).is_none();
        if inner || is_word_part(c) {
            segment += 1;
        } else if c == '.'
            && segment == 1
            && next.is_some_and(char::is_alphabetic)
            && abbreviation_goes_on(&rest[at + 1..])
        {
            (segment, stops) = (0, stops + 1);
        } else if c == '.' && segment == 1 && (stops > 0 || is_initial(rest, at)) {
            return at + 1;
        } else {
            return at;
        }
    }
    rest.len()
}

/// After the full stop of "U." comes one letter and then no other letter ("S.", not "Then").
fn abbreviation_goes_on(rest: &str) -> bool {
    rest.chars().nth(1).is_none_or(|c| !c.is_alphanumeric())
}

/// "J. Smith", "J.R.": a lone capital with a full stop before another capital.
fn is_initial(rest: &str, stop: usize) -> bool {
    let after = rest[stop + 1..].strip_prefix(' ').unwrap_or(&rest[stop + 1..]);
    rest.chars().next().is_some_and(char::is_uppercase) && after.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let tokens: Vec<_> = tokenize(text).iter().map(|t| t.of(text)).collect();
        assert_eq!(tokens.join("|"), expected, "{text}");
    }

    #[test]
    fn words_keep_their_inner_marks() {
        check("Putin’s aides didn't go", "Putin|’s|aides|didn't|go");
        check("the U.S. and U.K.-based", "the|U.S.|and|U.K.|-|based");
        check("J. R. Smith met J.K. Rowling.", "J.|R.|Smith|met|J.K.|Rowling|.");
        check("Bashar al-Assad, O’Brien", "Bashar|al|-|Assad|,|O’Brien");
        check("ministers' cars", "ministers|'|cars");
        check("@The_NewArab 5:30 p.m. today", "@|The_NewArab|5:30|p.m.|today");
        check("We won.Then", "We|won|.|Then");
    }

    #[test]
    fn numbers_and_marks() {
        check("1,200 men, 58-year-old (3.5%)...", "1,200|men|,|58|-|year|-|old|(|3.5|%|)|...");
        check("the 1990s -- 5th", "the|1990s|--|5th");
        check("see https://a.b/c?d now", "see|https://a.b/c?d|now");
        check("\u{200b}a\u{feff}b", "a|b");
    }

    #[test]
    fn keys_fold_case_marks_and_apostrophes() {
        assert_eq!(key("Türkiye"), key("turkiye"));
        assert_eq!(key("SANA’A"), key("sana'a"));
        assert_eq!(folded("Łódź Erdoğan İzmir"), "łodz erdogan izmir".replace('ł', "l"));
        assert_eq!(key("oﬃce ﬁnds"), key("office finds"));
        assert_ne!(key("a"), key("b"));
    }

    #[test]
    fn base_letters_cover_their_block() {
        assert_eq!(BASE_LETTERS.len(), 0x180 - 0xc0);
        for (c, base) in
            [('ÿ', 'y'), ('š', 's'), ('ž', 'z'), ('ı', 'i'), ('ń', 'n'), ('ő', 'o'), ('ų', 'u'), ('ř', 'r')]
        {
            assert_eq!(folded(&c.to_string()), base.to_string(), "{c}");
        }
    }
}
