//! Sentences as a headline would print them. Takes a document of a corpus, gives short documents: a sentence in title case or in capitals
//! throughout, then the sentence after it as it was. The corpora have hardly any headline, the news has one in every article.

use crate::lexicon::{FunctionWord, Lexicon};
use crate::token::key;

use super::corpus::{CorpusDocument, Tagged};

/// One sentence in so many is printed as a headline.
const EVERY: usize = 6;

/// Tokens of a headline.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=18;

/// A headline and the sentence after it, for some sentences of `document`; by turns in title case (twice) and in capitals.
pub(super) fn headlines(document: &CorpusDocument, lexicon: &Lexicon) -> Vec<CorpusDocument> {
    let pairs = document.windows(2).filter(|pair| LENGTHS.contains(&pair[0].len())).step_by(EVERY).enumerate();
    pairs.map(|(number, pair)| vec![headline(&pair[0], number % 3 == 1, lexicon), pair[1].clone()]).collect()
}

fn headline(sentence: &[Tagged], upper: bool, lexicon: &Lexicon) -> Vec<Tagged> {
    let end = if sentence.last().is_some_and(|last| last.token == ".") { sentence.len() - 1 } else { sentence.len() };
    let print = |(index, word): (usize, &Tagged)| {
        let small =
            index > 0 && word.token.len() < 4 && lexicon.function_word(key(&word.token)).is_some_and(stays_small);
        let token = match &word.token {
            token if upper => token.to_uppercase(),
            token if small || token.starts_with(['\'', '’']) || token == "n't" => token.clone(),
            token => capitalized(token),
        };
        Tagged { token, tag: word.tag.clone() }
    };
    sentence[..end].iter().enumerate().map(print).collect()
}

fn stays_small(class: FunctionWord) -> bool {
    matches!(class, FunctionWord::Preposition | FunctionWord::Conjunction | FunctionWord::Determiner)
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
