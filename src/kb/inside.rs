//! Which place the text puts into which other: "Tripoli, in northern Lebanon", "Perth, Scotland,". Takes a page, gives pairs of cards. Says
//! nothing of lists ("Gaza, Lebanon and Yemen").

use std::sync::LazyLock;

use crate::entity::{Form, Kind};
use crate::lexicon::{lexicon, rows};
use crate::page::Page;
use crate::page::pieces::{Piece, pieces};

/// Words between "in" and the name of what is around.
static AROUND: LazyLock<Vec<&str>> =
    LazyLock::new(|| rows(lexicon!("inside.tsv")).filter_map(|row| row.first().copied()).collect());

/// Words of "a small port city" at most.
const APPOSITION: usize = 4;

/// Cards of places, each with that of a place around it, in text order.
pub(super) fn pairs(page: &Page) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for block in &page.blocks {
        let pieces = pieces(&block.inlines);
        for (at, three) in pieces.windows(3).enumerate() {
            let &[inner, Piece::Text(between), outer] = three else { continue };
            let Some((inner, outer)) = place(page, inner).zip(place(page, outer)) else { continue };
            let after = pieces.get(at + 3);
            let next = pieces.get(at + 4).and_then(|&piece| place(page, piece));
            if leads_in(between) || between == ", " && !is_list(after, next) {
                pairs.push((inner, outer));
            }
        }
    }
    pairs
}

/// The card of a place that is named.
fn place(page: &Page, piece: Piece) -> Option<usize> {
    let Piece::Mention(mention) = piece else { return None };
    let named = page.mentions.get(mention).filter(|mention| mention.form == Form::Name && mention.kind == Kind::Place);
    named?.actors.first().copied()
}

/// " in ", ", in northern ", ", a port city in the north of ".
fn leads_in(between: &str) -> bool {
    let (is_apart, words) = between.strip_prefix(',').map_or((false, between), |words| (true, words));
    let words: Vec<&str> = words.split_whitespace().collect();
    let Some(at) = words.iter().rposition(|word| *word == "in") else { return false };
    let (before, around) = (&words[..at], &words[at + 1..]);
    let is_apposition = || is_apart && matches!(before[0], "a" | "an" | "the") && before.len() <= APPOSITION + 1;
    around.iter().all(|word| AROUND.contains(word)) && (before.is_empty() || is_apposition())
}

/// Whether what stands behind two places with a comma between them (`next`: a place behind that) makes them members of a list, or the second one the subject of a clause.
fn is_list(after: Option<&Piece>, next: Option<usize>) -> bool {
    let Some(Piece::Text(after)) = after else { return after.is_some() };
    let is_mark = after.trim_start().starts_with([',', '.', ';', ':', '(', ')', '–', '—', '?', '!']);
    let is_name_next = next.is_some() && matches!(after.trim(), "," | ", and" | "and" | "or" | ", or");
    !is_mark || is_name_next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Resources, analyze};

    #[test]
    fn every_word_leads_into_what_is_around() {
        for row in include_str!("../../data/lexicon/inside.tsv").lines().skip(1) {
            let (word, example) = row.split_once('\t').expect("an example");
            let from = example.find(',').expect("a place and a comma");
            let to = example.rfind(' ').expect("a place at the end") + 1;
            assert!(example.split(' ').any(|own| own == word) && leads_in(&example[from..to]), "{row}");
        }
    }

    /// `place > the one around it`.
    #[test]
    fn the_text_tells_what_lies_where() {
        let cases = [
            ("A fire broke out in Tripoli, in northern Lebanon.", "Tripoli > Lebanon"),
            ("Police in Tripoli, a port city in the north of Lebanon, came late.", "Tripoli > Lebanon"),
            ("The family moved from Paris in France to Norway.", "Paris > France"),
            ("Snow fell in Perth, Scotland, on Monday.", "Perth > Scotland"),
            ("Envoys from Gaza, Lebanon and Yemen met in Cairo.", ""),
            ("In Kyiv, Russia is blamed.", ""),
            ("Troops left Tripoli, near Lebanon, on Monday.", ""),
        ];
        for (text, wanted) in cases {
            let page = Page::new(&analyze(text, Resources::bundled()));
            let name = |card: usize| page.actors[card].name.as_str();
            let found: Vec<_> =
                pairs(&page).iter().map(|&(inner, outer)| [name(inner), name(outer)].join(" > ")).collect();
            assert_eq!(found.join("; "), wanted, "{text}");
        }
    }
}
