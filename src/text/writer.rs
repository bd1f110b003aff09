//! Tells names of people by their words, for lines that are nothing but a name. Takes a line below a title, gives the part that it is.

use crate::entity::PartKind;
use crate::gazetteer::List;
use crate::resources::Resources;
use crate::token::{Token, tokenize};

/// Above this share of lower case, of 9, a word is no name by itself.
const MOSTLY_WORD: u8 = 4;

/// What a name below the title is: who wrote the text, or somebody whom it tells of, in a picture. None where the line does not begin with
/// what may be a person's name.
pub(super) fn part(text: &str, line: &str, resources: &Resources) -> Option<PartKind> {
    let last = name(line, resources)?;
    // At its end a text may tell who its writer is.
    let body = &text[..text.floor_char_boundary(text.len() / 5 * 4)];
    let told = body.match_indices(last).nth(1).is_some();
    Some(if told { PartKind::Caption } else { PartKind::Byline })
}

/// The last word of the person's name that a line begins with: a given name or words that nothing else is known of, and no place or party.
fn name<'a>(line: &'a str, resources: &Resources) -> Option<&'a str> {
    let tokens = tokenize(line);
    let name: Vec<Token> = tokens.iter().take_while(|token| token.is_word()).copied().collect();
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return None };
    let known = |token: &Token, list: List| resources.gazetteer.facts(&[*token]).is(list);
    let is_word = |token: &Token| {
        resources.gazetteer.lower_case_share(token.key).is_some_and(|share| share >= MOSTLY_WORD)
            || resources.lexicon.function_word(token.key).is_some()
    };
    let others = [List::Country, List::City, List::Region, List::Organization, List::Company, List::Event, List::Seat];
    let other = resources.gazetteer.longest(&name, &others).is_some_and(|(length, _)| length > 1);
    let headed = resources.lexicon.org_head(&name[name.len() - 1..]).is_some()
        || resources.lexicon.place_head(&name[name.len() - 1..]).is_some();
    let given = known(first, List::Given) || known(last, List::Given);
    let free = [first, last].iter().all(|token| !is_word(token) && !others.iter().any(|&list| known(token, list)));
    let named = name.len() > 1 && !other && !headed && !is_word(last) && (free || (given && !is_word(first)));
    named.then(|| last.of(line))
}
