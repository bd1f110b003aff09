//! Parts of speech. Takes the tokens of sentences, gives a [`Tag`] for each; a sentence does not see its neighbours. Does not say what
//! depends on what.
//!
//! A greedy tagger: from the first token to the last, each takes the tag with the highest sum of weights of its features, the two tags
//! before it among them. Linear time, no memory of its own for a token.

pub(crate) mod features;

use crate::model::clusters::WordClusters;
use crate::model::pos::{PosModel, Scores};
use crate::resources::Resources;
use crate::sentence::Sentence;
use crate::tag::{TAGS, Tag};
use crate::token::Token;

use features::Atom;

/// A tag for each token; all [`Tag::Unknown`] where `resources` have no model for them. The classes of words are those of the names' model;
/// without it the tags are worse, but there.
pub(crate) fn tag(source: &str, tokens: &[Token], sentences: &[Sentence], resources: &Resources) -> Vec<Tag> {
    let mut tags = vec![Tag::Unknown; tokens.len()];
    let Some(model) = &resources.pos else { return tags };
    let none = WordClusters::default();
    let clusters = resources.model.as_ref().map_or(&none, |model| &model.clusters);
    let mut atoms = Vec::new();
    for sentence in sentences {
        atoms.clear();
        let range = sentence.tokens.clone();
        features::read(source, &tokens[range.clone()], clusters, &mut atoms);
        tag_sentence(model, &atoms, &mut tags[range]);
    }
    tags
}

/// Tags one sentence; `tags` has a place for each atom.
pub fn tag_sentence(model: &PosModel, atoms: &[Atom], tags: &mut [Tag]) {
    let mut before = [Tag::Unknown; 2];
    for (index, tag) in tags.iter_mut().enumerate() {
        *tag = best(&model.scores(&mut features::features(atoms, index, before)));
        before = [*tag, before[0]];
    }
}

/// The tag with the highest score, the first among equals.
fn best(scores: &Scores) -> Tag {
    let best = (2..TAGS).fold(1, |best, tag| if scores[tag] > scores[best] { tag } else { best });
    Tag::numbered(best)
}

#[cfg(test)]
mod tests;
