//! The finished actors: canonical name, aliases, mentions in text order, the country of a people. Takes clusters and all mentions, gives
//! actors in order of their first mention.

use crate::entity::{Actor, ActorId, Form, Kind, Mention};
use crate::order;
use crate::reading::Reading;

use super::clusters::{Clusters, Traits};
use super::metonymy;

/// Puts names and mentions of all actors in order.
pub(super) fn finish(reading: &Reading, mentions: &mut [Mention], clusters: Clusters) -> Vec<Actor> {
    let Clusters { mut actors, traits } = clusters;
    count(mentions, &mut actors);
    for actor in &mut actors {
        name(reading, actor, mentions);
        drop_short_roles(actor);
    }
    countries(reading, &mut actors, &traits, mentions);
    in_order(actors, mentions)
}

/// Gives each actor the indices of its mentions.
pub(super) fn count(mentions: &[Mention], actors: &mut [Actor]) {
    for actor in actors.iter_mut() {
        actor.mentions.clear();
    }
    for (index, mention) in mentions.iter().enumerate() {
        for &ActorId(actor) in &mention.actors {
            actors[actor].mentions.push(index);
        }
    }
}

/// The name with the most words, then the most frequent, then the first; the other spellings are aliases.
fn name(reading: &Reading, actor: &mut Actor, mentions: &[Mention]) {
    let mut names: Vec<(String, usize)> = Vec::new();
    for mention in actor.mentions.iter().map(|&index| &mentions[index]).filter(|mention| mention.form == Form::Name) {
        let text = mention.span.of(&reading.text.source).split_whitespace().collect::<Vec<_>>().join(" ");
        match names.iter_mut().find(|(name, _)| *name == text) {
            Some((_, count)) => *count += 1,
            None => names.push((text, 1)),
        }
    }
    let words = |name: &str| if actor.kind == Kind::Place { 0 } else { name.split([' ', '-']).count() };
    let spelled = |name: &str| names.iter().any(|(other, _)| other != name && other.eq_ignore_ascii_case(name));
    let shouted = |name: &str| !name.chars().any(char::is_lowercase) && (name.contains(' ') || spelled(name));
    let best = names
        .iter()
        .enumerate()
        .max_by_key(|(index, (name, count))| (!shouted(name), words(name), *count, std::cmp::Reverse(*index)));
    let best = best.map_or(0, |(index, _)| index);
    if best < names.len() {
        actor.name = names.remove(best).0;
    }
    actor.aliases = names.into_iter().map(|(name, _)| name).collect();
}

/// "President" says nothing beside "Russian President".
fn drop_short_roles(actor: &mut Actor) {
    let texts: Vec<String> = actor.roles.iter().map(|role| role.text.to_lowercase()).collect();
    let told = |text: &String| texts.iter().any(|other| other.len() > text.len() && other.contains(text.as_str()));
    let mut index = 0;
    actor.roles.retain(|_| {
        index += 1;
        !told(&texts[index - 1])
    });
}

/// "Syrian" is of Syria where the text names Syria; so is "Damascus" where it is only the government.
fn countries(reading: &Reading, actors: &mut [Actor], traits: &[Traits], mentions: &[Mention]) {
    let places: Vec<_> = actors
        .iter()
        .filter(|actor| actor.kind == Kind::Place && actor.stands_for.is_empty())
        .map(|actor| (traits[actor.id.0].country, actor.id))
        .collect();
    let belongs = |actor: &&mut Actor| actor.kind == Kind::Group || metonymy::is_only_government(actor, mentions);
    for actor in actors.iter_mut().filter(belongs) {
        let capital = || reading.resources.gazetteer.look_up(&actor.name).country;
        let country = traits[actor.id.0].country.or_else(capital);
        actor.of = places.iter().find(|(place, _)| place.is_some() && *place == country).map(|&(_, id)| id);
    }
}

/// Renumbers the actors by their first mention; clusters that lost all mentions go.
fn in_order(actors: Vec<Actor>, mentions: &mut [Mention]) -> Vec<Actor> {
    let mut kept: Vec<Actor> = actors.iter().filter(|actor| !actor.mentions.is_empty()).cloned().collect();
    order::by(&mut kept, |actor| actor.mentions[0] as u64);
    let mut numbers = vec![ActorId(0); actors.len()];
    for (index, actor) in kept.iter().enumerate() {
        numbers[actor.id.0] = ActorId(index);
    }
    for actor in &mut kept {
        actor.id = numbers[actor.id.0];
        actor.of = actor.of.map(|of| numbers[of.0]);
    }
    for mention in mentions {
        for actor in &mut mention.actors {
            *actor = numbers[actor.0];
        }
    }
    kept
}
