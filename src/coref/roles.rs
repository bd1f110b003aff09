//! What stands beside a name and says who or what it is: the title or noun before it, the apposition before or after it, what follows it in
//! brackets, "the cities of". Takes clustered names, adds roles to their actors. It is read before pronouns, since it tells who is who;
//! what a whole sentence says is read by `fact::roles`. In quotation marks only titles are read: the rest is somebody's opinion.

mod after;
mod before;
mod list;
mod names;

use std::ops::Range;

use crate::entity::{ClusteredMention, Form, Kind};
use crate::gazetteer::List;
use crate::reading::Reading;
use crate::rule::Rule;

use super::clusters::{Cluster, cluster_of};
use names::Names;

/// Adds roles to all actors, and to persons the country that a role names.
pub(super) fn read(reading: &Reading, mentions: &[ClusteredMention], clusters: &mut [Cluster]) {
    let names = &Names::new(reading, mentions);
    let mut office = None;
    for mention in mentions.iter().filter(|mention| mention.form == Form::Name) {
        let Some(actor) = cluster_of(mention) else { continue };
        let roles = &mut clusters[actor];
        if let Some(found) = before::noun(names, mention) {
            let country = country_in(reading, found.tokens.start, mention.tokens.start);
            roles.traits.country = roles.traits.country.or(country.filter(|_| mention.kind == Kind::Person));
            match list::singular(names, &found.tokens) {
                Some(singular) => office = Some(list::Office { title: singular, end: mention.tokens.start }),
                None => add(names, roles, found.tokens, found.evidence),
            }
        }
        if mention.kind == Kind::Person {
            list::member(names, mention, &mut office, roles);
        }
        if let Some(party) = after::party(names, mention) {
            names.tell(roles, party, mention.tokens.start, Rule::Apposition);
        }
        if names.is_quoted(mention.tokens.start) || !names.is_told(mention.tokens.start) {
            continue;
        }
        if let Some(phrase) = before::apposition(names, mention) {
            let text = before::words(names, phrase);
            names.tell(roles, text, mention.tokens.start, Rule::AppositionBeforeTheName);
        }
        if matches!(mention.kind, Kind::Organization | Kind::Place)
            && let Some(phrase) = after::noun(names, mention)
        {
            add(names, roles, phrase, Rule::NounAfterTheName);
        }
        if let Some(phrase) = after::apposition(names, mention) {
            add(names, roles, phrase, Rule::Apposition);
        }
    }
    list::places(names, clusters);
}

fn add(names: &Names, cluster: &mut Cluster, tokens: Range<usize>, evidence: Rule) {
    names.tell(cluster, names.text(tokens.clone()), tokens.start, evidence);
}

fn country_in(reading: &Reading, start: usize, end: usize) -> Option<[u8; 2]> {
    let lists = &[List::Demonym, List::Country];
    (start..end).find_map(|index| reading.resources.gazetteer.longest(&reading.tokens[index..end], lists)?.1.country)
}
