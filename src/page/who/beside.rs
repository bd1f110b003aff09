//! Which body a person is of, where nothing but its name stands beside the person's: "Ana Reis of the Harbour Watch", "Oxfam’s Ana Reis". Takes
//! a page, gives phrases by card.

use crate::entity::{Form, Kind};
use crate::page::view::{Inline, Page};

/// A piece of a paragraph.
enum Piece<'a> {
    Text(&'a str),
    /// A name: kind and card.
    Name(Kind, usize),
    Other,
}

/// Cards of persons, each with "of the Harbour Watch", in text order.
pub(super) fn affiliations(page: &Page) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for block in page.blocks.iter().filter(|block| block.part.is_article()) {
        let mut pieces = Vec::new();
        flatten(&block.inlines, page, &mut pieces);
        for three in pieces.windows(3) {
            let (person, body, the) = match *three {
                [Piece::Name(Kind::Person, person), Piece::Text(between), Piece::Name(Kind::Organization, body)] => {
                    let Some(the) = leads(between) else { continue };
                    (person, body, the)
                }
                [
                    Piece::Name(Kind::Organization, body),
                    Piece::Text("'s " | "’s "),
                    Piece::Name(Kind::Person, person),
                ] => (person, body, ""),
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

fn flatten<'a>(inlines: &'a [Inline], page: &Page, pieces: &mut Vec<Piece<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => pieces.push(Piece::Text(text)),
            Inline::Part { inlines, .. } | Inline::Quote { inlines, .. } => flatten(inlines, page, pieces),
            Inline::Mention { mention, .. } => {
                let name = page.mentions.get(*mention).filter(|mention| mention.form == Form::Name);
                let card = name.and_then(|mention| mention.actors.first().copied());
                pieces.push(card.map_or(Piece::Other, |card| {
                    Piece::Name(page.actors.get(card).map_or(Kind::Date, |card| card.kind), card)
                }));
            }
        }
    }
}
