//! What was learned about contents, descriptions and pronouns: the tables of `data/model` that come in the pack of words. Takes the pack, gives
//! weights; without tables there are none, and the rules decide alone.

use super::antecedents;
use super::named::Weights;
use crate::pack::Pack;

/// The weights of each question; empty where the pack has no table for it.
#[derive(Debug, Default)]
pub struct Learned {
    /// Where contents end and which claims of a cue were said, made by `train quotes`.
    pub(crate) quotes: Weights,
    /// Whom a description means, made by `train descriptions`.
    pub(crate) descriptions: Weights,
    /// How likely a speaker is right, made by `train speakers`.
    pub(crate) speakers: Weights,
    /// Whom a pronoun means, made by `train antecedents`.
    pub(crate) antecedents: antecedents::Weights,
}

impl Learned {
    /// The tables in the pack.
    pub fn read(pack: &Pack) -> Learned {
        Learned {
            quotes: Weights::read(pack.rows("model/quotes.tsv")),
            descriptions: Weights::read(pack.rows("model/descriptions.tsv")),
            speakers: Weights::read(pack.rows("model/speakers.tsv")),
            antecedents: antecedents::Weights::read(pack.rows("model/antecedents.tsv")),
        }
    }
}
