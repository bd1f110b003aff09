//! Tells names of people by their words, for lines that are nothing but who wrote the text. Takes a line, gives yes or no.

use crate::gazetteer::List;
use crate::resources::Resources;
use crate::token::{Token, tokenize};

/// Above this share of lower case, of 9, a word is no name by itself.
const MOSTLY_WORD: u8 = 4;

/// Whether a line of `text` begins with what may be a person's name: a given name or words that nothing else is known of, and no place or party.
pub(super) fn is_named(text: &str, line: &str, resources: &Resources) -> bool {
    let tokens = tokenize(line);
    let name: Vec<Token> = tokens.iter().take_while(|token| token.is_word()).copied().collect();
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return false };
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
    // Who is told about elsewhere in the text stands here as its subject.
    let told = text.match_indices(last.of(line)).nth(1).is_some();
    let free = [first, last].iter().all(|token| !is_word(token) && !others.iter().any(|&list| known(token, list)));
    name.len() > 1 && !told && !other && !headed && !is_word(last) && (free || (given && !is_word(first)))
}
