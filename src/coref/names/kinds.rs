//! One name, one kind, before names are compared. Takes named mentions, changes their kind where the text itself settles it: a full name
//! tagged in two ways, an acronym in brackets, a surname. Finds no mentions.

mod settled;

use crate::entity::{Kind, NamedMention};
use crate::gazetteer::List;
use crate::keymap::{self, KeyMap};
use crate::reading::Reading;
use crate::token::{Key, Token};

use super::name::{PLACES, is_acronym};
pub(super) use settled::is_office_in_brackets;

/// Kinds of names, in the order of their votes.
const KINDS: [Kind; 5] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Group, Kind::Event];

/// From here on the tagger is believed against a person's full name: "trains from Halden".
const SURE: f32 = 0.7;

/// Settles the kinds of all mentions.
pub(super) fn settle(reading: &Reading, mentions: &mut [NamedMention]) {
    for index in 1..mentions.len() {
        if let Some((long, short)) = in_brackets(reading, &mentions[index - 1], &mentions[index]) {
            let organization = [long, short].contains(&Kind::Organization);
            let kind = if organization { Kind::Organization } else { long };
            (mentions[index - 1].kind, mentions[index].kind) = (kind, kind);
        } else if is_foreign_name(reading, &mentions[index - 1], &mentions[index]) {
            mentions[index].kind = Kind::Organization;
        }
    }
    let settled = settled::kinds(reading, mentions);
    let surnames = surnames(reading, mentions);
    let mut votes: KeyMap<[f32; 5]> = KeyMap::default();
    for mention in mentions.iter().filter(|mention| mention.tokens.len() > 1) {
        if let Some(kind) = KINDS.iter().position(|&kind| kind == mention.kind) {
            votes.or_default(words(reading, mention))[kind] += mention.confidence;
        }
    }
    for mention in mentions.iter_mut().filter(|mention| mention.kind != Kind::Date) {
        if let Some(&kind) = settled.get(words(reading, mention)) {
            mention.kind = kind;
        } else if mention.tokens.len() == 1 {
            let word = &reading.tokens[mention.tokens.start];
            let is_person = || surnames.get(word.key).is_some() && !is_known(reading, word);
            mention.kind = match mention.kind {
                Kind::Organization | Kind::Place | Kind::Group if mention.confidence < SURE && is_person() => {
                    Kind::Person
                }
                kind => kind,
            };
        } else if let Some(votes) = votes.get(words(reading, mention)) {
            let best = (0..KINDS.len()).rev().max_by(|&a, &b| votes[a].total_cmp(&votes[b]));
            mention.kind = best.map_or(mention.kind, |best| KINDS[best]);
        }
    }
}

/// Last words of the persons' full names.
fn surnames(reading: &Reading, mentions: &[NamedMention]) -> KeyMap<()> {
    let full = mentions.iter().filter(|mention| mention.kind == Kind::Person && mention.tokens.len() > 1);
    full.map(|mention| (reading.tokens[mention.tokens.end - 1].key, ())).collect()
}

/// Whether the word names anything but a person.
fn is_known(reading: &Reading, word: &Token) -> bool {
    let facts = reading.resources.gazetteer.facts(std::slice::from_ref(word));
    facts.is_any(&PLACES) || facts.is_any(&[List::Group, List::Organization, List::Company])
}

fn words(reading: &Reading, mention: &NamedMention) -> Key {
    let tokens = reading.tokens.get(mention.tokens.clone()).unwrap_or(&[]);
    tokens.iter().filter(|token| token.is_word()).fold(0, |name, token| keymap::then(name, token.key))
}

/// "World Health Organization (WHO)", "WHO (World Health Organization)": the kinds of the name and of what stands alone in brackets
/// after it, where they name one thing.
pub(super) fn in_brackets(reading: &Reading, mention: &NamedMention, next: &NamedMention) -> Option<(Kind, Kind)> {
    let named = |mention: &NamedMention| matches!(mention.kind, Kind::Organization | Kind::Event | Kind::Group);
    let capitals = |mention: &NamedMention| is_acronym(reading.word(mention.tokens.start)) && mention.tokens.len() == 1;
    let fits = (mention.tokens.len() > 1 && capitals(next)) || (next.tokens.len() > 1 && capitals(mention));
    (fills_brackets(reading, mention, next) && fits && named(mention) && named(next))
        .then_some((mention.kind, next.kind))
}

/// "National Library (Koninklijke Bibliotheek)": the other name of an organization.
pub(super) fn is_translated(reading: &Reading, mention: &NamedMention, next: &NamedMention) -> bool {
    let long = |mention: &NamedMention| mention.kind == Kind::Organization && mention.tokens.len() > 1;
    long(mention) && long(next) && fills_brackets(reading, mention, next)
}

/// "National Library (Koninklijke Bibliotheek)": behind an organization, what is no place that anybody knows is not where it stands.
fn is_foreign_name(reading: &Reading, mention: &NamedMention, next: &NamedMention) -> bool {
    let facts = reading.resources.gazetteer.facts(&reading.tokens[next.tokens.clone()]);
    let long = mention.tokens.len() > 1 && next.tokens.len() > 1;
    let kinds = (mention.kind, next.kind) == (Kind::Organization, Kind::Place);
    kinds && long && !facts.is_any(&PLACES) && fills_brackets(reading, mention, next)
}

/// Whether `next` stands right behind `mention`, alone in brackets.
fn fills_brackets(reading: &Reading, mention: &NamedMention, next: &NamedMention) -> bool {
    let (open, close) = (mention.tokens.end, next.tokens.end);
    next.tokens.start == open + 1 && reading.word(open) == "(" && reading.word(close) == ")"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Form;
    use crate::resources::Resources;
    use crate::text::Text;
    use crate::token::tokenize;

    /// The kind of "Ormond" beside "Ivo Ormond", where the tagger says "place" with some confidence.
    fn surname(confidence: f32) -> Kind {
        let (source, resources) = ("Ivo Ormond of Ormond", Resources::bundled());
        let (text, tokens) = (Text::new(source, resources), tokenize(source));
        let reading = Reading { text: &text, tokens: &tokens, sentences: &[], tags: &[], quotations: &[], resources };
        let mention = |tokens: std::ops::Range<usize>, kind| NamedMention {
            span: reading.tokens[tokens.start].span.cover(reading.tokens[tokens.end - 1].span),
            tokens,
            kind,
            form: Form::Name,
            confidence,
            evidence: crate::rule::Rule::TrainedModel,
            actors: Vec::new(),
            sieve: None,
        };
        let mut mentions = [mention(0..2, Kind::Person), mention(3..4, Kind::Place)];
        settle(&reading, &mut mentions);
        mentions[1].kind
    }

    #[test]
    fn an_unsure_namesake_of_a_person_is_the_person() {
        assert_eq!([surname(0.5), surname(0.9)], [Kind::Person, Kind::Place]);
    }
}
