//! What the text says an actor is: the title before the name with its country or organization, and the apposition after it. Takes
//! clustered mentions, adds roles to their actors; reads nothing from quotes of other people's opinions.

use crate::entity::{ClusteredMention, Form, Kind, Role};
use crate::gazetteer::List;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::span::Span;
use crate::tag::Tag;
use crate::token::{Token, TokenKind};

use super::clusters::{Cluster, cluster_of};

/// Longest apposition, in tokens.
const LONGEST: usize = 16;

/// Adds roles to all actors, and to persons the country that a role names.
pub(super) fn read(reading: &Reading, mentions: &[ClusteredMention], clusters: &mut [Cluster]) {
    let mut list = None;
    for mention in mentions.iter().filter(|mention| mention.form == Form::Name) {
        let Some(actor) = cluster_of(mention) else { continue };
        if mention.kind == Kind::Person
            && let Some((span, start)) = title_before(reading, mention).filter(|(span, _)| !is_plural(reading, *span))
        {
            let country = country_in(reading, start, mention.tokens.start);
            clusters[actor].traits.country = clusters[actor].traits.country.or(country);
            add(reading, clusters, actor, span, Rule::TitleBeforeTheName);
        }
        if mention.kind == Kind::Person {
            in_list(reading, mention, actor, clusters, &mut list);
        }
        if mention.kind == Kind::Person
            && let Some(span) = apposition_before(reading, mention)
        {
            add(reading, clusters, actor, span, Rule::AppositionBeforeTheName);
        }
        if matches!(mention.kind, Kind::Person | Kind::Organization)
            && let Some(span) = apposition(reading, mention)
        {
            add(reading, clusters, actor, span, Rule::Apposition);
        }
    }
}

/// A plural title and the end of the last name that it covers.
type Office = Option<(String, usize)>;

/// "finance ministers Aino Virtanen (Finland), Liv Hansen (Norway)": each holds the office, of the country in the brackets.
fn in_list(reading: &Reading, mention: &ClusteredMention, actor: usize, clusters: &mut [Cluster], list: &mut Office) {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let title = title_before(reading, mention).map(|(span, _)| span.of(&reading.text.source));
    if let Some(office) = title.and_then(singular) {
        *list = Some((office.to_owned(), start));
    }
    let Some((office, last)) = list else { return };
    let between = reading.tokens.get(*last..start).unwrap_or(&[]);
    let joins =
        |token: &Token| token.capital || matches!(token.of(&reading.text.source), "(" | ")" | "," | "and" | "&");
    if between.len() > 8 || !between.iter().all(joins) {
        *list = None;
        return;
    }
    *last = end;
    let mut role = office.clone();
    if reading.word(end) == "("
        && let Some((length, facts)) = reading.resources.gazetteer.longest(&reading.tokens[end + 1..], &[List::Country])
    {
        let country = reading.tokens[end + 1].span.cover(reading.tokens[end + length].span);
        role = format!("{office} ({})", country.of(&reading.text.source));
        clusters[actor].traits.country = clusters[actor].traits.country.or(facts.country);
    }
    let sentence = reading.sentence_of(start);
    push(reading, clusters, actor, role, sentence, Rule::TitleOfAList);
}

fn add(reading: &Reading, clusters: &mut [Cluster], actor: usize, span: Span, evidence: Rule) {
    let text = span.of(&reading.text.source).split_whitespace().collect::<Vec<_>>().join(" ");
    let at = reading.tokens.partition_point(|token| token.span.start < span.start);
    push(reading, clusters, actor, text, reading.sentence_of(at), evidence);
}

fn push(reading: &Reading, clusters: &mut [Cluster], actor: usize, text: String, sentence: usize, evidence: Rule) {
    let Some(sentence) = reading.sentences.get(sentence) else { return };
    Role { text, sentence: sentence.span, evidence }.join(&mut clusters[actor].roles);
}

/// "Russian President" before the name: its span and first token. The title alone has to be a role ("Mr." is none).
fn title_before(reading: &Reading, mention: &ClusteredMention) -> Option<(Span, usize)> {
    let limit = reading.sentences.get(reading.sentence_of(mention.tokens.start))?.tokens.start;
    let mut start = mention.tokens.start;
    let mut end = None;
    while let Some((from, is_role)) = title_ending_at(reading, start, limit) {
        end = end.or(is_role.then_some(start));
        start = from;
    }
    let end = end?; // "Dr." after "Prime Minister" is no part of the role
    let title = start;
    // The country or organization before it: "Turkish", "Syrian", "UN".
    for from in (limit.max(title.saturating_sub(4))..title).rev() {
        let facts = reading.resources.gazetteer.facts(&reading.tokens[from..title]);
        if facts.is_any(&[List::Demonym, List::Country, List::Group, List::Organization]) {
            start = from;
        }
    }
    start = modifiers_before(reading, start, limit);
    // "A major Warhol donor" tells of a donor.
    if start > limit && matches!(reading.word(start - 1), "a" | "an" | "A" | "An") {
        return None;
    }
    Some((Span::new(reading.tokens[start].span.start, reading.tokens[end - 1].span.end), start))
}

/// "former", "ex-", "acting" before a role: without them the card would tell what is not so.
fn modifiers_before(reading: &Reading, mut start: usize, limit: usize) -> usize {
    while start > limit {
        let hyphen = usize::from(reading.word(start - 1) == "-" && start > limit + 1);
        let word = start - 1 - hyphen;
        if !reading.resources.lexicon.is_role_modifier(reading.tokens[word].key) {
            break;
        }
        start = word;
    }
    start
}

/// "foreign ministers": the title of a list, read by [`in_list`].
fn is_plural(reading: &Reading, title: Span) -> bool {
    singular(title.of(&reading.text.source)).is_some()
}

/// "foreign minister" of "foreign ministers"; none for a title that is one already, as "Crown Princess" is.
fn singular(title: &str) -> Option<&str> {
    title.strip_suffix('s').filter(|stem| !stem.ends_with('s'))
}

/// A title that ends right before token `end`: its first token, and whether it is a role.
fn title_ending_at(reading: &Reading, end: usize, limit: usize) -> Option<(usize, bool)> {
    (1..=5).rev().find_map(|length| {
        let start = end.checked_sub(length).filter(|&start| start >= limit)?;
        let (found, title) = reading.resources.lexicon.title(&reading.tokens[start..end])?;
        (found == length).then_some((start, title.is_role))
    })
}

fn country_in(reading: &Reading, start: usize, end: usize) -> Option<[u8; 2]> {
    (start..end).find_map(|index| {
        let (_, facts) =
            reading.resources.gazetteer.longest(&reading.tokens[index..end], &[List::Demonym, List::Country])?;
        facts.country
    })
}

/// "The president of Ecuador, [Rodrigo Salcedo]," without the article: an office, with its country or body, in a phrase of its own.
fn apposition_before(reading: &Reading, mention: &ClusteredMention) -> Option<Span> {
    let comma = mention.tokens.start.checked_sub(1).filter(|&comma| reading.word(comma) == ",")?;
    let sentence = reading.sentences.get(reading.sentence_of(comma))?;
    let end = mention.tokens.end;
    let apart = end >= sentence.tokens.end || reading.tokens[end].kind == TokenKind::Punctuation;
    let low = sentence.tokens.start.max(comma.saturating_sub(LONGEST));
    let article =
        (low..comma).rev().find(|&at| matches!(reading.word(at), "The" | "the") && !follows_of(reading, at, low))?;
    // "Ann Lee, the mayor, Ivan Novak, and others": a list.
    let free = article == sentence.tokens.start || reading.word(article - 1) != ",";
    let phrase = article + 1..comma;
    let plain = |at: usize| reading.tokens[at].kind != TokenKind::Punctuation && !reading.tag(at).is_finite();
    let office = phrase.clone().take(3).any(|from| {
        let title = reading.resources.lexicon.title(&reading.tokens[from..comma]);
        title
            .is_some_and(|(length, title)| title.is_role && (from + length == comma || is_link(reading, from + length)))
    });
    (apart && free && office && phrase.clone().all(plain))
        .then(|| reading.tokens[phrase.start].span.cover(reading.tokens[comma - 1].span))
}

/// "of [the] council": the phrase goes on to the left.
fn follows_of(reading: &Reading, at: usize, low: usize) -> bool {
    at > low && is_link(reading, at - 1)
}

fn is_link(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), "of" | "for" | "in")
}

/// ", a former judge in Oslo," after the name, without the commas; ", 44, a farmer who fled" without the age and the clause.
fn apposition(reading: &Reading, mention: &ClusteredMention) -> Option<Span> {
    let comma = mention.tokens.end;
    let sentence = reading.sentences.get(reading.sentence_of(mention.tokens.start))?;
    let tag = |index: usize| reading.tags.get(index).copied().unwrap_or_default();
    let is_aged = tag(comma + 1) == Tag::Number && reading.word(comma + 2) == ",";
    let first = if is_aged { comma + 3 } else { comma + 1 };
    let opens = matches!(reading.word(first), "a" | "an" | "the" | "former");
    if reading.word(comma) != "," || !opens || first >= sentence.tokens.end {
        return None;
    }
    let limit = sentence.tokens.end.min(first + LONGEST);
    let relative = |index: usize| matches!(tag(index), Tag::PronounRelative | Tag::PronounWho | Tag::PronounWhose);
    let end = (first..limit).find(|&index| {
        let mark = reading.tokens[index].kind == TokenKind::Punctuation;
        mark && matches!(reading.word(index), "," | "." | ";" | "—" | "–" | "(") || relative(index)
    })?;
    // "In Oslo, the mayor said …" is a clause, "…, the best of the year" says nothing of who it is.
    let clause = (first..end).any(|index| tag(index).is_finite());
    let noun = (first..end).any(|index| tag(index).is_noun() || tag(index).is_name() || tag(index) == Tag::Unknown);
    // "the one who …".
    let empty = reading.resources.lexicon.function_word(reading.tokens[end - 1].key).is_some();
    (end > first + 1 && !clause && noun && !empty)
        .then(|| reading.tokens[first].span.cover(reading.tokens[end - 1].span))
}
