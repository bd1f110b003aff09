//! Trains the tagger on annotated corpora. Takes `data/model/sources.tsv`, `tags.tsv` and the corpora that they name, gives the bytes of a model
//! file; the same input gives the same bytes. Uses the very features that `ner` uses. Not part of the page.

mod align;
mod antecedents;
mod articles;
mod classes;
mod corpus;
mod descriptions;
mod evaluate;
mod examples;
mod ftrl;
mod gather;
mod gold;
mod headlines;
mod kmeans;
mod learn;
mod pos;
mod quantize;
mod quotes;
mod random;
mod school;
mod settings;
mod speakers;
mod swap;

pub use crate::model::clusters::WordClusters;
pub use crate::model::ner::NerModel;
pub use crate::model::pos::PosModel;
pub use crate::pos::features::read as read_atoms;
pub use crate::pos::tag_sentence;
pub use crate::tag::Tag;
pub use crate::token::tokenize;
pub use antecedents::learn as learn_antecedents;
pub use classes::{Classes, group};
pub use corpus::sources;
pub use descriptions::learn as learn_descriptions;
pub use evaluate::Report;
pub use gather::gather;
pub use gold::{Gold, corpus_lines};
pub use learn::Learner;
pub use pos::{
    Annotated as TaggedText, DEV as POS_DEV, Learner as PosLearner, Outcome as PosOutcome, Print,
    Settings as PosSettings, gather as gather_treebanks, prepare, read as read_treebank,
};
pub use quantize::write as write_model;
pub use quotes::learn as learn_quotes;
pub use settings::Settings;
pub use speakers::learn as learn_speakers;

#[cfg(test)]
mod tests;
