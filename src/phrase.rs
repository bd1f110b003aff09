//! A table of phrases, looked up by the keys of their tokens. Takes phrases as text, gives the longest one that starts at a
//! token. Hyphens and abbreviating full stops do not count: "al-Qaeda" is "al Qaeda", "Lt. Col." is "Lt Col".

use crate::hash::{MIX, SPREAD};
use crate::keymap::KeyMap;
use crate::token::{Key, Token, TokenKind, tokenize};

#[derive(Clone, Debug)]
struct Node<T> {
    value: Option<T>,
    goes_on: bool,
}

/// Phrases with a value each.
#[derive(Clone, Debug)]
pub(crate) struct PhraseTable<T> {
    nodes: KeyMap<Node<T>>,
}

impl<T> Default for PhraseTable<T> {
    fn default() -> Self {
        PhraseTable { nodes: KeyMap::default() }
    }
}

/// Start value of a phrase's running hash.
const ROOT: Key = SPREAD;

fn step(prefix: Key, key: Key) -> Key {
    (prefix.rotate_left(5) ^ key).wrapping_mul(MIX)
}

/// Marks that do not tell phrases apart.
fn is_skipped(token: &Token) -> bool {
    token.kind == TokenKind::Punctuation && !token.space_before && token.span.len() == 1 && {
        static MARKS: std::sync::LazyLock<[Key; 2]> =
            std::sync::LazyLock::new(|| [crate::token::key("."), crate::token::key("-")]);
        MARKS.contains(&token.key)
    }
}

impl<T> PhraseTable<T> {
    /// The value slot of `phrase`, for setting or merging; a phrase without a token has none.
    pub(crate) fn entry(&mut self, phrase: &str) -> Option<&mut Option<T>> {
        let tokens = tokenize(phrase);
        let mut prefix = ROOT;
        for token in tokens.iter().filter(|token| !is_skipped(token)) {
            if prefix != ROOT {
                self.nodes.or_insert(prefix, Node { value: None, goes_on: true }).goes_on = true;
            }
            prefix = step(prefix, token.key);
        }
        if prefix == ROOT {
            return None;
        }
        Some(&mut self.nodes.or_insert(prefix, Node { value: None, goes_on: false }).value)
    }

    /// The longest phrase at the start of `tokens`: how many tokens it covers, and its value.
    pub(crate) fn longest(&self, tokens: &[Token]) -> Option<(usize, &T)> {
        self.longest_where(tokens, |_, _| true)
    }

    /// Like [`PhraseTable::longest`] among the phrases that `accept(tokens covered, value)` lets pass.
    pub(crate) fn longest_where(&self, tokens: &[Token], accept: impl Fn(usize, &T) -> bool) -> Option<(usize, &T)> {
        let mut prefix = ROOT;
        let mut best = None;
        for (index, token) in tokens.iter().enumerate() {
            if index > 0 && is_skipped(token) {
                continue;
            }
            prefix = step(prefix, token.key);
            let Some(node) = self.nodes.get(prefix) else { break };
            if let Some(value) = node.value.as_ref().filter(|value| accept(index + 1, value)) {
                best = Some((index + 1, value));
            }
            if !node.goes_on {
                break;
            }
        }
        best
    }

    /// The value of exactly the phrase that `tokens` are.
    pub(crate) fn exact(&self, tokens: &[Token]) -> Option<&T> {
        let keys = tokens.iter().enumerate().filter(|(index, token)| *index == 0 || !is_skipped(token));
        let prefix = keys.fold(ROOT, |prefix, (_, token)| step(prefix, token.key));
        self.nodes.get(prefix)?.value.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(phrases: &[&str]) -> PhraseTable<usize> {
        let mut table = PhraseTable::default();
        for (index, phrase) in phrases.iter().enumerate() {
            *table.entry(phrase).unwrap() = Some(index);
        }
        table
    }

    #[test]
    fn longest_phrase_wins() {
        let table = table(&["New York", "New York Times", "al-Qaeda", "Lt. Col."]);
        let find = |text: &str| table.longest(&tokenize(text)).map(|(length, value)| (length, *value));
        assert_eq!(find("New York Times said"), Some((3, 1)));
        assert_eq!(find("New York said"), Some((2, 0)));
        assert_eq!(find("New Jersey"), None);
        assert_eq!(find("al Qaeda"), Some((2, 2)));
        assert_eq!(find("Al-Qaeda’s"), Some((3, 2)));
        assert_eq!(find("Lt Col Amin"), Some((2, 3)));
        assert_eq!(table.exact(&tokenize("New York")), Some(&0));
        assert_eq!(table.exact(&tokenize("New")), None);
    }

    #[test]
    fn a_phrase_without_tokens_is_no_phrase() {
        assert!(PhraseTable::<u8>::default().entry("  ").is_none());
    }
}
