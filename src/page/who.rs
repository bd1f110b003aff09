//! The second line of a card: one plain phrase that says who this is, or none. Takes a card with its roles and its background, and what
//! the name alone tells of an institution; the article's own words go first where they say enough, a bare title last.

use super::view::{Card, Page, RelationView, Who, WhoFrom};
use super::world::Background;
use crate::entity::Kind;
use crate::lexicon::relations::WORDS;
use crate::token::{Token, tokenize};

/// Characters of the longest phrase.
pub(crate) const LONGEST: usize = 90;

/// How much a phrase of the article says, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    /// An age.
    Age,
    /// "Gen.", "President", "city": what many are.
    Title,
    /// "served as mayor of Oslo": a clause without its subject.
    Clause,
    /// "mayor of Oslo".
    Office,
}

/// Writes the second line of every card, as far as the page alone tells.
pub(crate) fn fill(page: &mut Page) {
    let nothing = vec![None; page.actors.len()];
    fill_with(page, nothing);
}

/// The same with what the knowledge base makes of each card.
pub(crate) fn fill_with(page: &mut Page, known: Vec<Option<Who>>) {
    let names: Vec<String> = page.actors.iter().map(|card| card.name.clone()).collect();
    for (card, known) in page.actors.iter_mut().zip(known) {
        card.who = tell(card, &page.relations, &names, known);
    }
}

/// The second line of a card. `known` is what the knowledge base makes of it where that is not the background alone: its entry in other
/// words, or its institution.
fn tell(card: &Card, relations: &[RelationView], names: &[String], known: Option<Who>) -> Option<Who> {
    let own = article(card, relations, names);
    let says = |wanted: Says| own.clone().filter(|(says, _)| *says == wanted);
    let article = |wanted: Says| says(wanted).map(|(_, text)| Who { text, from: WhoFrom::Article });
    let (base, named) = match known {
        Some(known) if known.from == WhoFrom::Base => (Some(known), None),
        known => (base(card), known),
    };
    let is_disputed = card.background.as_ref().is_some_and(|told| !told.conflicts.is_empty());
    match card.kind {
        // Nobody is a "source" but for his words.
        Kind::Source | Kind::Date => None,
        Kind::Person => {
            // What the base has of somebody whose title it disputes is of another time.
            let base = base.filter(|_| !is_disputed || own.is_none());
            let own = || article(Says::Clause).or_else(|| article(Says::Title));
            article(Says::Office).or(base).or_else(own).or(named).or_else(|| article(Says::Age))
        }
        Kind::Organization => article(Says::Office).or(base).or(named).or_else(|| article(Says::Title)),
        _ => base.or_else(|| article(Says::Office)).or(named).or_else(|| article(Says::Title)),
    }
}

/// The entry of a card in words.
fn base(card: &Card) -> Option<Who> {
    let told: &Background = card.background.as_ref()?;
    let is_people = card.kind == Kind::Group && told.kind == "country";
    let text = if is_people { format!("of {}", told.name) } else { told.what.clone() };
    Some(Who { text: short(&text)?, from: WhoFrom::Base })
}

/// What the article says, and how much that is.
fn article(card: &Card, relations: &[RelationView], names: &[String]) -> Option<(Says, String)> {
    let roles = card.roles.iter().filter_map(|role| role_of(card.kind, &role.text));
    let best = roles.rev().max_by_key(|(says, _)| *says);
    let related = || relation(card, relations, names).map(|text| (Says::Office, text));
    let best = if best.as_ref().is_some_and(|(says, _)| *says >= Says::Clause) { best } else { related().or(best) };
    let age = card.age.as_ref().filter(|_| card.kind == Kind::Person);
    best.or_else(|| age.map(|age| (Says::Age, format!("{} years old", age.text))))
}

/// A role as a phrase: without its article, whole, at most [`LONGEST`] characters.
fn role_of(kind: Kind, role: &str) -> Option<(Says, String)> {
    let tokens = tokenize(role);
    let first = tokens.first()?;
    let word = first.span.of(role);
    // "among the guests", "his wife", "one of three": it does not stand alone.
    let part = matches!(word, "among" | "his" | "her" | "their" | "its" | "my" | "our" | "one");
    let clause = WORDS.is_copula(&tokens[..1])
        || WORDS.office(&tokens).is_some()
        || WORDS.verb(&tokens).is_some() && WORDS.noun(&tokens).is_none()
        || matches!(word, "will" | "would" | "has" | "had" | "have");
    let is_owned = tokens.iter().any(|token| matches!(token.span.of(role), "'s" | "’s" | "'" | "’"));
    let opens = matches!(word, "a" | "an" | "the" | "The" | "A" | "An") && !is_owned && tokens.len() > 1;
    let text = short(if opens { role[first.span.end..].trim_start() } else { role })?;
    if part || clause && kind != Kind::Person {
        return None;
    }
    let words = tokens.iter().filter(|token| token.span.of(role).starts_with(char::is_alphanumeric)).count();
    let words = words - usize::from(opens);
    let plural = |token: &Token| token.span.of(role).ends_with('s') && !token.span.of(role).ends_with("ss");
    if words == 1 && kind != Kind::Person && tokens.last().is_some_and(plural) {
        return None;
    }
    let says = if clause { Says::Clause } else { Says::Office };
    Some((if words == 1 { Says::Title } else { says }, text))
}

/// "brother of Ivan Novak": the first relation of a noun to another actor.
fn relation(card: &Card, relations: &[RelationView], names: &[String]) -> Option<String> {
    let told = |relation: &RelationView| {
        let (from, to) = (names.get(relation.from)?, names.get(relation.to)?);
        let words = relation.words.split_whitespace().filter(|word| !matches!(*word, "a" | "an" | "the"));
        let words = words.collect::<Vec<_>>().join(" ");
        let tokens = tokenize(&words);
        let links = tokens.last().is_some_and(|last| matches!(last.span.of(&words), "of" | "for" | "to" | "at"));
        let is_noun = tokens.len() > 1 && WORDS.noun(&tokens[tokens.len().saturating_sub(2)..]).is_some();
        let lower = words.starts_with(char::is_lowercase) && !WORDS.is_copula(&tokens[..1.min(tokens.len())]);
        let article = if relation.words.ends_with(" the") { "the " } else { "" };
        (*from == card.name && links && is_noun && lower).then(|| format!("{words} {article}{to}"))
    };
    let own = card.relations.iter().filter_map(|&at| relations.get(at));
    own.filter(|relation| card.kind == Kind::Person && relation.kind != "opposes").find_map(told).and_then(|text| short(&text))
}

/// A phrase that fits: cut before its last part where it is too long; none where that leaves nothing whole.
fn short(text: &str) -> Option<String> {
    let text = text.trim();
    if text.chars().count() <= LONGEST {
        return (!text.is_empty()).then(|| text.to_owned());
    }
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let cut = [", ", "; ", " who ", " which ", " that "].iter().filter_map(|mark| text[..end].rfind(mark)).max()?;
    (cut > 0).then(|| text[..cut].to_owned())
}
