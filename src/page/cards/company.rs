//! Who appears with whom: for each actor its companions, and the graph of the most prominent ones. Takes where the actors stand, gives
//! both bounded, so that a text that is one long list of names costs no square of its length.

use std::collections::BTreeMap;

use crate::order;
use crate::page::view::{Companion, Edge, Graph};

/// Where an actor stands in the text.
#[derive(Clone, Default)]
pub(super) struct Appearance {
    /// Indices of its mentions that exist, in text order.
    pub(super) mentions: Vec<usize>,
    /// Sentences with a mention, in order, and whether it is a subject in each.
    pub(super) sentences: Vec<(usize, bool)>,
    /// Indices of its quotes, in text order.
    pub(super) quotes: Vec<usize>,
}

/// Actors of one sentence that are companions of each other; of a longer list only the first ones.
pub(super) const COMPANY: usize = 24;
/// Most nodes of the graph.
const NODES: usize = 60;
/// Most edges of the graph.
const EDGES: usize = 240;

/// How many sentences two actors share: the one of smaller index first.
pub(super) type Shared = BTreeMap<(usize, usize), usize>;

/// Sentences that actors share; `is_company` says which of them count.
pub(super) fn shared(appearances: &[Appearance], is_company: impl Fn(usize) -> bool) -> Shared {
    let mut company: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (actor, seen) in appearances.iter().enumerate().filter(|(actor, _)| is_company(*actor)) {
        for (sentence, _) in &seen.sentences {
            company.entry(*sentence).or_default().push(actor);
        }
    }
    let mut shared = Shared::new();
    for present in company.values().map(|present| &present[..present.len().min(COMPANY)]) {
        for (place, &one) in present.iter().enumerate() {
            for &other in &present[place + 1..] {
                *shared.entry((one.min(other), one.max(other))).or_default() += 1;
            }
        }
    }
    shared
}

/// For each actor the others in its sentences, the most frequent first, then the most prominent. `ranks` are the cards of the actors.
pub(super) fn companions(shared: &Shared, ranks: &[usize]) -> Vec<Vec<Companion>> {
    let mut companions = vec![Vec::new(); ranks.len()];
    for (&(one, other), &sentences) in shared {
        companions[one].push(Companion { actor: ranks[other], sentences });
        companions[other].push(Companion { actor: ranks[one], sentences });
    }
    for list in &mut companions {
        order::by(list, |companion| order::first(!companion.sentences, companion.actor));
    }
    companions
}

/// The graph of the most prominent actors. `stands_for` gives the actor that a node counts as ("Syrian" as Syria), by index of actors.
pub(super) fn graph(shared: &Shared, ranks: &[usize], stands_for: impl Fn(usize) -> usize) -> Graph {
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (&(one, other), &sentences) in shared {
        let (one, other) = (ranks[stands_for(one)], ranks[stands_for(other)]);
        if one != other && one.max(other) < NODES {
            *counts.entry((one.min(other), one.max(other))).or_default() += sentences;
        }
    }
    let mut edges: Vec<Edge> =
        counts.into_iter().map(|((one, other), sentences)| Edge { one, other, sentences }).collect();
    // By their actors they are sorted already.
    order::by(&mut edges, |edge| !(edge.sentences as u64));
    edges.truncate(EDGES);
    let mut nodes: Vec<usize> = edges.iter().flat_map(|edge| [edge.one, edge.other]).collect();
    order::by(&mut nodes, |&node| node as u64);
    nodes.dedup();
    Graph { nodes, edges }
}
