//! Which mention or quote comes next. Takes sorted indices and where the reader is; knows no browser.

use dramatis::Kind;
use dramatis::Page;

/// Mentions that are links in the article: those of an actor, and dates. What refers to nobody known stays plain text.
pub fn links(page: &Page) -> impl Iterator<Item = usize> {
    (0..page.mentions.len()).filter(|mention| is_link(page, *mention))
}

/// Whether a mention is a link in the article.
pub fn is_link(page: &Page, mention: usize) -> bool {
    page.mentions.get(mention).is_some_and(|mention| !mention.actors.is_empty() || mention.kind == Kind::Date)
}

/// The item after `from` (or before it), in a ring; from nowhere the first (or the last).
pub fn neighbour(items: &[usize], from: Option<usize>, forward: bool) -> Option<usize> {
    let (first, last) = (items.first()?, items.last()?);
    let next = match (from, forward) {
        (None, true) => first,
        (None, false) => last,
        (Some(from), true) => items.iter().find(|item| **item > from).unwrap_or(first),
        (Some(from), false) => items.iter().rev().find(|item| **item < from).unwrap_or(last),
    };
    Some(*next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_go_round() {
        let items = [2, 5, 9];
        let next = |from| neighbour(&items, from, true);
        let previous = |from| neighbour(&items, from, false);
        assert_eq!([next(None), next(Some(2)), next(Some(3)), next(Some(9))], [Some(2), Some(5), Some(5), Some(2)]);
        assert_eq!([previous(None), previous(Some(9)), previous(Some(6)), previous(Some(2))], [9, 5, 5, 9].map(Some));
        assert_eq!(neighbour(&[], None, true), None);
        assert_eq!(neighbour(&[4], Some(4), true), Some(4));
    }
}
