//! Roles that several names share: "finance ministers Aino Virtanen (Finland), Liv Hansen (Norway)", "the besieged cities of Idlib and
//! Aleppo". Takes names, adds the singular to each.

use std::ops::Range;

use crate::entity::{ClusteredMention, Kind};
use crate::gazetteer::List;
use crate::lexicon::nouns::{self, Sort};
use crate::rule::Rule;
use crate::tag::Tag;
use crate::token::Token;

use crate::coref::clusters::{Cluster, cluster_of};

use super::names::Names;

/// Most names of one list of places.
const PLACES: usize = 8;
/// Most tokens between two persons of a list.
const BETWEEN: usize = 8;

/// A plural title and the end of the last name that it covers.
pub(super) struct Office {
    pub(super) title: String,
    pub(super) end: usize,
}

/// "foreign minister" of "foreign ministers"; none for a title that is one already, as "Crown Princess" is.
pub(super) fn singular(names: &Names, title: &Range<usize>) -> Option<String> {
    let (last, text) = (title.end - 1, names.text(title.clone()));
    let office = names.mention(last).is_none() && !title.clone().any(|at| names.is_link(at));
    nouns::singular(&text).filter(|_| office)
}

/// Each person of a list holds the office, of the country in the brackets.
pub(super) fn member(names: &Names, mention: &ClusteredMention, office: &mut Option<Office>, cluster: &mut Cluster) {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let Some(known) = office else { return };
    let between = names.reading.tokens.get(known.end..start).unwrap_or(&[]);
    // "magistrates Ann Reis (chair), Ivo Lee": what stands in brackets is about the one before them.
    let mut inside = false;
    let joins = |token: &Token| {
        let word = token.of(&names.reading.text.source);
        let was_inside = inside;
        inside = word == "(" || inside && word != ")";
        was_inside || token.capital || matches!(word, "(" | ")" | "," | "and" | "&")
    };
    if between.len() > BETWEEN || !between.iter().all(joins) {
        *office = None;
        return;
    }
    known.end = end;
    let mut role = known.title.clone();
    let tokens = names.reading.tokens.get(end + 1..).unwrap_or(&[]);
    if names.word(end) == "("
        && let Some((length, facts)) = names.reading.resources.gazetteer.longest(tokens, &[List::Country])
    {
        role = format!("{role} ({})", names.text(end + 1..end + 1 + length));
        cluster.traits.country = cluster.traits.country.or(facts.country);
    }
    names.tell(cluster, role, start, Rule::TitleOfAList);
}

/// "the besieged cities of Idlib and Aleppo", "the town of Hama".
pub(super) fn places(names: &Names, clusters: &mut [Cluster]) {
    let (tokens, resources) = (names.reading.tokens, names.reading.resources);
    for of in (1..tokens.len()).filter(|&at| names.word(at) == "of") {
        let limit = names.sentence(of).start;
        let place = |at: usize| resources.relations.place(&tokens[at..of]);
        let noun = |&at: &usize| place(at).is_some_and(|(length, _)| at + length == of);
        let Some(at) = (limit.max(of.saturating_sub(3))..of).find(noun).filter(|&at| names.mention(at).is_none())
        else {
            continue;
        };
        if names.is_quoted(at) {
            continue;
        }
        let Some((_, singular)) = place(at) else { continue };
        let start = names.phrase_start(at, limit);
        // "the Karrada district of Baghdad" is a part of it, "the German city of Bremen" and "the US state of Ohio" are they.
        let is_city = resources.nouns.longest(&tokens[of - 1..of]).is_some_and(|(_, noun)| noun.sort == Sort::City);
        let is_part =
            |at: usize| names.mention(at).is_some_and(|one| one.kind != Kind::Group && !names.is_country(one));
        if !is_city && (start..at).any(is_part) {
            continue;
        }
        let opens = |at: usize| matches!(names.tag(at), Tag::Determiner | Tag::PronounPossessive | Tag::Number);
        let first = (start..at).find(|&at| !opens(at)).unwrap_or(at);
        let text = format!("{} {singular}", names.text(first..at));
        // "the city of León, Guanajuato": one city.
        let most = if names.text(at..of).eq_ignore_ascii_case(singular) { 1 } else { PLACES };
        for cluster in listed(names, of + 1, most) {
            names.tell(&mut clusters[cluster], text.trim().to_owned(), at, Rule::NounOfPlaces);
        }
    }
}

/// Clusters of the places that commas and "and" join from `at` on.
fn listed(names: &Names, at: usize, most: usize) -> Vec<usize> {
    let (mut at, mut found) = (at, Vec::new());
    while found.len() < most {
        at += usize::from(names.tag(at) == Tag::Determiner);
        let Some(place) = names.mention(at).filter(|one| one.tokens.start == at && one.kind == Kind::Place) else {
            break;
        };
        found.extend(cluster_of(place));
        let comma = usize::from(names.word(place.tokens.end) == ",");
        let and = usize::from(names.tag(place.tokens.end + comma) == Tag::Coordinator);
        if comma + and == 0 {
            break;
        }
        at = place.tokens.end + comma + and;
    }
    found
}
