//! The second line of a card: one plain phrase that says who this is, or none. Takes a card with its roles and its background, and what
//! the name alone tells of an institution; the article's own words go first where they say enough, a bare title last.

mod beside;

use super::view::{Card, Page, RelationView, RoleView, Who, WhoFrom};
use super::world::Background;
use crate::entity::{Kind, RelationKind};
use crate::lexicon::nouns::Nouns;
use crate::lexicon::relations::RelationWords;
use crate::token::{Token, tokenize};

/// Characters of the longest phrase.
pub(crate) const LONGEST: usize = 90;

/// How much a phrase of the article says, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    /// An age.
    Age,
    /// "who won the race": something that it did.
    Deed,
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

/// Writes the second line of one card anew, after its kind, its roles or its background have changed; what its name told before stays
/// where `is_same` says that it is still of its kind.
pub(crate) fn retell(page: &mut Page, actor: usize, is_same: bool) {
    let names: Vec<String> = page.actors.iter().map(|card| card.name.clone()).collect();
    let Some(card) = page.actors.get_mut(actor) else { return };
    let named = card.who.take().filter(|who| is_same && who.from == WhoFrom::Institution);
    card.who = tell(card, &page.relations, &names, named);
}

/// The same with what the knowledge base makes of each card.
pub(crate) fn fill_with(page: &mut Page, known: Vec<Option<Who>>) {
    let names: Vec<String> = page.actors.iter().map(|card| card.name.clone()).collect();
    let beside = beside::affiliations(page);
    for (card, known) in page.actors.iter_mut().zip(known) {
        card.who = tell(card, &page.relations, &names, known);
    }
    for (card, of) in beside {
        let told = page.actors.get_mut(card).map(|card| &mut card.who);
        told.map(|who| who.get_or_insert(Who { text: of, from: WhoFrom::Article }));
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
    // "news agency" beside "state news agency of Iran": the entry says all of it, and more.
    let more = base.as_ref().is_some_and(|base| own.as_ref().is_some_and(|(_, own)| holds(&base.text, own)));
    if more && !is_disputed {
        return base;
    }
    match card.kind {
        // Nobody is a "source" but for his words.
        Kind::Source | Kind::Date => None,
        Kind::Person => {
            // What the base has of somebody whose title it disputes is of another time.
            let base = base.filter(|_| !is_disputed || own.is_none());
            let other = own.clone().map(|(_, text)| Who { text, from: WhoFrom::Article });
            article(Says::Office).or(base).or(other).or(named)
        }
        Kind::Organization => article(Says::Office).or(base).or(named).or_else(|| article(Says::Title)),
        _ => base.or_else(|| article(Says::Office)).or(named).or_else(|| article(Says::Title)),
    }
}

/// Whether `text` has every word of `part`.
fn holds(text: &str, part: &str) -> bool {
    let words =
        |text: &str| text.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    let all = words(text);
    words(part).iter().all(|word| all.contains(word))
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
    let person = Some(card).filter(|card| card.kind == Kind::Person);
    let deed = || person?.deeds.iter().find_map(deed_of).map(|text| (Says::Deed, text));
    let age = || Some((Says::Age, format!("{} years old", person?.age.as_ref()?.text)));
    best.or_else(deed).or_else(age)
}

/// "who won the race": the relative clause that introduces somebody, whole. Other clauses tell what happened, not who it is.
fn deed_of(deed: &RoleView) -> Option<String> {
    let text = format!("who {}", deed.text.trim_end_matches(['.', ',']));
    let is_said = text.contains(['“', '”', '"', '…']) || !deed.sentence.contains(&text);
    let is_one = !matches!(deed.text.split(' ').next(), Some("were" | "are" | "have"));
    (is_one && !is_said && text.chars().count() <= LONGEST).then_some(text)
}

/// A role as a phrase: without its article, whole, at most [`LONGEST`] characters.
fn role_of(kind: Kind, role: &str) -> Option<(Says, String)> {
    let tokens = tokenize(role);
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(role));
    let first = word(0);
    // "among the guests", "his wife", "one of three": it does not stand alone.
    if matches!(first, "among" | "his" | "her" | "their" | "its" | "my" | "our" | "one" | "are" | "were") {
        return None;
    }
    let clause = RelationWords::compiled().is_copula(&tokens[..1.min(tokens.len())])
        || RelationWords::compiled().office(&tokens).is_some()
        || RelationWords::compiled().verb(&tokens).is_some() && RelationWords::compiled().noun(&tokens).is_none()
        || matches!(first, "will" | "would" | "has" | "had" | "have");
    let is_owned = tokens.iter().any(|token| matches!(token.span.of(role), "'s" | "’s" | "'" | "’"));
    let opens = matches!(first, "a" | "an" | "the" | "The" | "A" | "An") && !is_owned && tokens.len() > 1;
    // "president of the council in": what it was in is told elsewhere.
    let ends = |at: &usize| !matches!(word(*at), "of" | "in" | "for" | "at" | "to" | "the" | "and" | "from");
    let last = (0..tokens.len()).rev().find(ends)?;
    let words = &tokens[usize::from(opens)..=last];
    if kind == Kind::Organization && !is_body(role, words) || kind != Kind::Person && clause || is_kin(words) {
        return None;
    }
    let text = short(words.first()?.span.cover(words.last()?.span).of(role))?;
    let text = if RelationWords::compiled().is_copula(&words[..1]) || matches!(first, "has" | "had") {
        format!("who {text}")
    } else {
        text
    };
    let said = words.iter().filter(|token| token.is_word()).count();
    let is_many = |text: &str| text.ends_with('s') && !text.ends_with("ss");
    if said == 1 && kind != Kind::Person && is_many(&text) || kind == Kind::Person && is_plural(&text) {
        return None;
    }
    let says = if clause { Says::Clause } else { Says::Office };
    Some((if said == 1 { Says::Title } else { says }, text))
}

/// Whether words may say what an organization is: nouns in small letters, and not somebody's post in it.
fn is_body(role: &str, words: &[Token]) -> bool {
    let head =
        words.iter().position(|token| matches!(token.span.of(role), "of" | "in" | "for" | "at")).unwrap_or(words.len());
    let person = Nouns::compiled().person(&words[head.saturating_sub(1)..]).is_some()
        || RelationWords::compiled()
            .noun(&words[head.saturating_sub(1)..])
            .is_some_and(|(_, word)| word.kind != RelationKind::Belongs);
    let body =
        (0..head).any(|at| RelationWords::compiled().body(&words[at..]).is_some_and(|(length, _)| at + length <= head));
    !person && (body || words.first().is_some_and(|first| !first.capital))
}

/// "ex-teachers": of more than one.
fn is_plural(text: &str) -> bool {
    let last = text.rsplit([' ', '-']).next().unwrap_or(text);
    last.strip_suffix('s').is_some_and(|one| Nouns::compiled().person(&tokenize(one)) == Some(1))
}

/// "sister", "Italian husband": of somebody who is not told.
fn is_kin(words: &[Token]) -> bool {
    let last = words.len().saturating_sub(1);
    RelationWords::compiled().noun(&words[last..]).is_some_and(|(_, word)| word.kind == RelationKind::Family)
}

/// "brother of Ivan Novak": the first relation of a noun to another actor.
fn relation(card: &Card, relations: &[RelationView], names: &[String]) -> Option<String> {
    let told = |relation: &RelationView| {
        let (from, to) = (names.get(relation.from)?, names.get(relation.to)?);
        let words = relation.words.split_whitespace().filter(|word| !matches!(*word, "a" | "an" | "the"));
        let words = words.collect::<Vec<_>>().join(" ");
        let tokens = tokenize(&words);
        let links = tokens.last().is_some_and(|last| matches!(last.span.of(&words), "of" | "for" | "to" | "at"));
        let is_noun =
            tokens.len() > 1 && RelationWords::compiled().noun(&tokens[tokens.len().saturating_sub(2)..]).is_some();
        let lower = words.starts_with(char::is_lowercase)
            && !RelationWords::compiled().is_copula(&tokens[..1.min(tokens.len())]);
        let article = if relation.words.ends_with(" the") { "the " } else { "" };
        (*from == card.name && links && is_noun && lower).then(|| format!("{words} {article}{to}"))
    };
    let own = card.relations.iter().filter_map(|&at| relations.get(at));
    own.filter(|relation| card.kind == Kind::Person && relation.kind != "opposes")
        .find_map(told)
        .and_then(|text| short(&text))
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
