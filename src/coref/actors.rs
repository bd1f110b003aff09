//! The finished actors: canonical name, aliases, mentions in text order, the country of a people. Takes clusters and all mentions, gives
//! actors in order of their first mention, and the mentions with their numbers.

use crate::entity::{Actor, ActorId, ClusteredMention, Form, Kind, Mention, Role};
use crate::gazetteer::Country;
use crate::order;
use crate::reading::Reading;
use crate::span::Span;

use super::clusters::{Cluster, Clusters};
use super::metonymy;

/// Who is who in a text.
pub(crate) struct Cast {
    /// All mentions in text order, the longer one first where two start together.
    pub(crate) mentions: Vec<Mention>,
    /// In order of their first mention.
    pub(crate) actors: Vec<Actor>,
    /// What titles and appositions say of each actor.
    pub(crate) roles: Vec<Vec<Role>>,
}

/// Clusters become actors; those that lost all mentions go.
pub(super) fn cast(reading: &Reading, clusters: Clusters) -> Cast {
    let Clusters { mentions, list } = clusters;
    let own = indices(mentions.iter().map(|mention| mention.actors.iter().map(|cluster| cluster.0)), list.len());
    let mut order: Vec<usize> = (0..list.len()).filter(|&cluster| !own[cluster].is_empty()).collect();
    order::by(&mut order, |&cluster| own[cluster][0] as u64);
    let mut numbers = vec![ActorId(0); list.len()];
    for (number, &cluster) in order.iter().enumerate() {
        numbers[cluster] = ActorId(number);
    }
    let (mut actors, mut roles) = (Vec::new(), Vec::new());
    let countries = countries(&list);
    for cluster in order {
        let Cluster { kind, stands_for, .. } = &list[cluster];
        let (name, aliases) = match &list[cluster].source {
            Some(source) => {
                (reading.span(&source.words).map_or_else(String::new, |span| words(reading, span)), Vec::new())
            }
            None => names(reading, *kind, &own[cluster], &mentions),
        };
        let is_of = *kind == Kind::Group || metonymy::is_only_government(&list[cluster], &own[cluster], &mentions);
        let of = is_of.then(|| country_of(reading, &list[cluster], &name, &countries)).flatten().map(|of| numbers[of]);
        let (id, mentions) = (numbers[cluster], own[cluster].clone());
        actors.push(Actor { id, kind: *kind, name, aliases, mentions, of, stands_for: stands_for.clone() });
        roles.push(list[cluster].roles.clone());
    }
    let mentions = mentions.into_iter().map(|mention| {
        let actors = mention.actors.iter().map(|cluster| numbers[cluster.0]).collect();
        mention.of(actors)
    });
    Cast { mentions: mentions.collect(), actors, roles }
}

/// The words of a span, with single spaces.
fn words(reading: &Reading, span: Span) -> String {
    span.of(&reading.text.source).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For each of `count` numbers the places of those that hold it.
pub(super) fn indices(all: impl Iterator<Item = impl Iterator<Item = usize>>, count: usize) -> Vec<Vec<usize>> {
    let mut indices = vec![Vec::new(); count];
    for (index, numbers) in all.enumerate() {
        numbers.for_each(|number| indices[number].push(index));
    }
    indices
}

/// The name with the most words, then the most frequent, then the first; the other spellings are aliases.
fn names(reading: &Reading, kind: Kind, own: &[usize], mentions: &[ClusteredMention]) -> (String, Vec<String>) {
    let mut names: Vec<(String, usize)> = Vec::new();
    for mention in own.iter().map(|&index| &mentions[index]).filter(|mention| mention.form == Form::Name) {
        let text = words(reading, mention.span);
        match names.iter_mut().find(|(name, _)| *name == text) {
            Some((_, count)) => *count += 1,
            None => names.push((text, 1)),
        }
    }
    let words = |name: &str| if kind == Kind::Place { 0 } else { name.split([' ', '-']).count() };
    let spelled = |name: &str| names.iter().any(|(other, _)| other != name && other.eq_ignore_ascii_case(name));
    let shouted = |name: &str| !name.chars().any(char::is_lowercase) && (name.contains(' ') || spelled(name));
    let best = names
        .iter()
        .enumerate()
        .max_by_key(|(index, (name, count))| (!shouted(name), words(name), *count, std::cmp::Reverse(*index)));
    let best = best.map_or(0, |(index, _)| index);
    let best = if best < names.len() { names.remove(best).0 } else { String::new() };
    (best, names.into_iter().map(|(name, _)| name).collect())
}

/// The places of the text with the countries that they are or lie in.
fn countries(clusters: &[Cluster]) -> Vec<(Option<Country>, usize)> {
    let places = clusters.iter().enumerate().filter(|(_, one)| one.kind == Kind::Place && one.stands_for.is_none());
    places.map(|(number, place)| (place.traits.country, number)).collect()
}

/// "Syrian" is of Syria where the text names Syria; so is "Damascus" where it is only the government.
fn country_of(
    reading: &Reading,
    cluster: &Cluster,
    name: &str,
    countries: &[(Option<Country>, usize)],
) -> Option<usize> {
    let capital = || reading.resources.gazetteer.look_up(name).country;
    let country = cluster.traits.country.or_else(capital);
    countries.iter().find(|(place, _)| place.is_some() && *place == country).map(|&(_, number)| number)
}
