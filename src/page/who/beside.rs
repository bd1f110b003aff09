//! Which body a person is of, where nothing but its name stands beside the person's: "Ana Reis of the Harbour Watch", "Oxfam’s Ana Reis". Takes
//! a page, gives phrases by card.

use crate::entity::{Form, Kind};
use crate::page::pieces::{Piece, pieces};
use crate::page::view::Page;

/// Cards of persons, each with "of the Harbour Watch", in text order.
pub(super) fn affiliations(page: &Page) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for block in page.blocks.iter().filter(|block| block.part.is_article()) {
        for three in pieces(&block.inlines).windows(3) {
            let &[left, Piece::Text(between), right] = three else { continue };
            let (person, body, the) = match named(page, left).zip(named(page, right)) {
                Some(((Kind::Person, person), (Kind::Organization, body))) => {
                    let Some(the) = leads(between) else { continue };
                    (person, body, the)
                }
                Some(((Kind::Organization, body), (Kind::Person, person))) if matches!(between, "'s " | "’s ") => {
                    (person, body, "")
                }
                _ => continue,
            };
            if let Some(body) = page.actors.get(body) {
                found.push((person, format!("of {the}{}", body.name)));
            }
        }
    }
    found.retain(|(_, text)| text.chars().count() <= super::LONGEST);
    found
}

/// Whether the words lead from a person to its body: " of the ", ", from "; with the article that they end with.
fn leads(between: &str) -> Option<&'static str> {
    let words = between.strip_prefix(',').unwrap_or(between);
    match words {
        " of " | " from " => Some(""),
        " of the " | " from the " => Some("the "),
        _ => None,
    }
}

/// Kind and card of what is named.
fn named(page: &Page, piece: Piece) -> Option<(Kind, usize)> {
    let Piece::Mention(mention) = piece else { return None };
    let card = *page.mentions.get(mention).filter(|mention| mention.form == Form::Name)?.actors.first()?;
    Some((page.actors.get(card)?.kind, card))
}
