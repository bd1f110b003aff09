//! Names of characters in HTML, from `data/lexicon/entities.tsv`. Takes what stands after an ampersand, gives the character.

use crate::pack::Pack;

/// Longest name of a character, in bytes, with its `;`.
const LONGEST: usize = 12;

/// The names.
#[derive(Debug, Default)]
pub struct Entities {
    /// By name, sorted.
    names: Vec<(String, char)>,
}

impl Entities {
    /// The names of `data/lexicon/entities.tsv` in the pack.
    pub fn read(pack: &Pack) -> Entities {
        let named = |row: Vec<&str>| {
            let [name, code] = row[..] else { return None };
            Some((name.to_owned(), char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
        };
        Entities { names: pack.rows("entities.tsv").filter_map(named).collect() }
    }

    /// The character that `text` begins with a name or a number of, and how many bytes those are: `&rsquo;`, `&#8217;`, `&#x2019;`. What
    /// was escaped twice (`&amp;rsquo;`) is read twice.
    pub fn at(&self, text: &str) -> Option<(usize, char)> {
        let rest = text.strip_prefix('&')?;
        let (length, c) = self.named(rest)?;
        let again = (c == '&').then(|| self.named(&rest[length..])).flatten();
        Some(again.map_or((1 + length, c), |(inner, c)| (1 + length + inner, c)))
    }

    /// The character whose name ends at the first semicolon, and where that ends.
    fn named(&self, rest: &str) -> Option<(usize, char)> {
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
        let name = &rest[..end];
        let c = match name.strip_prefix('#') {
            Some(number) => numbered(number)?,
            None => self.names.get(self.names.binary_search_by(|(other, _)| other.as_str().cmp(name)).ok()?)?.1,
        };
        Some((end + 1, c))
    }
}

/// The character of a number, "8217" or "x2019". Numbers from 128 to 159 mean what Windows-1252 has there, as in browsers.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    let windows = code.checked_sub(0x80).and_then(|place| WINDOWS.chars().nth(place as usize));
    let c = windows.or_else(|| char::from_u32(code))?;
    (!c.is_control() || matches!(c, '\t' | '\n')).then_some(c)
}

/// The characters 128 to 159 of Windows-1252.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        let entities = Entities::read(&crate::pack::bundled());
        let at = |text: &str| entities.at(text);
        assert_eq!(at("&rsquo;s"), Some((7, '’')));
        assert_eq!(at("&#8217;s"), Some((7, '’')));
        assert_eq!(at("&#x2019;s"), Some((8, '’')));
        assert_eq!(at("&#146;s"), Some((6, '’')));
        assert_eq!(at("&amp;rsquo;s"), Some((11, '’')));
        assert_eq!(at("&amp;#39;s"), Some((9, '\'')));
        assert_eq!(at("&amp; sons"), Some((5, '&')));
        assert_eq!(at("&Eacute;"), Some((8, 'É')));
        for none in ["&", "& sons;", "&rsquo", "&none;", "&#;", "&#x;", "&#0;", "&#55555;", "&#99999999;", "&é;", ""] {
            assert_eq!(at(none), None, "{none}");
        }
    }
}
