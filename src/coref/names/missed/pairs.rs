//! Two names that a hyphen or a dash joins: "the Biden-Trump debate", "a Carroll–Patel ticket". Takes mentions in order, makes two of one where the
//! text names both elsewhere.

use super::{CONFIDENCE, mention};
use crate::entity::{Kind, NamedMention, Owners};
use crate::keymap::KeyMap;
use crate::reading::Reading;

/// Splits all pairs.
pub(super) fn split(reading: &Reading, mentions: &mut Vec<NamedMention>) {
    let kinds = known(reading, mentions);
    let owners = Owners::new(reading.tokens.len(), mentions);
    let mut gone = vec![false; mentions.len()];
    let half = |at: usize| reading.tokens.get(at).and_then(|token| kinds.get(token.key)).copied();
    let glued = |at: usize| reading.tokens.get(at).is_some_and(|token| !token.space_before);
    let mut found = Vec::new();
    let dashes = (1..reading.tokens.len()).filter(|&at| matches!(reading.word(at), "-" | "–"));
    for dash in dashes.filter(|&dash| glued(dash) && glued(dash + 1) && reading.tokens[dash + 1].capital) {
        let (Some(first), Some(last)) = (half(dash - 1), half(dash + 1)) else { continue };
        let longer = dash > 1 && glued(dash - 1) || glued(dash + 2) && matches!(reading.word(dash + 2), "-" | "–");
        let tokens = dash - 1..dash + 2;
        let whole = owners.at(dash - 1).filter(|&index| mentions[index].tokens == tokens);
        let free = tokens.clone().all(|at| owners.at(at).is_none());
        // "Smith-Jones" is one person unless the text names Smith and Jones.
        if longer || !(whole.is_some() || free) {
            continue;
        }
        whole.into_iter().for_each(|index| gone[index] = true);
        found.extend([(dash - 1, first), (dash + 1, last)]);
    }
    let mut gone = gone.into_iter();
    mentions.retain(|_| !gone.next().unwrap_or(false));
    mentions.extend(found.into_iter().map(|(at, kind)| mention(reading, at, kind)));
}

/// Kinds of what one word names: the surnames of full names, and names of one word.
fn known(reading: &Reading, mentions: &[NamedMention]) -> KeyMap<Kind> {
    let mut kinds = KeyMap::default();
    for mention in mentions.iter().filter(|mention| mention.confidence > CONFIDENCE) {
        let key = reading.tokens[mention.tokens.end - 1].key;
        match (mention.kind, mention.tokens.len()) {
            (Kind::Person, _) | (Kind::Place | Kind::Organization, 1) => kinds.insert(key, mention.kind),
            _ => (),
        }
    }
    kinds
}
