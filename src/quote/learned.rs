//! What was learned about contents: the weights of `data/model/quotes.tsv`, made by `train quotes`.

use std::sync::LazyLock;

use crate::model::named::{Sum, Weights};

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("../../data/model/quotes.tsv")));

/// The sum of no features yet.
pub(super) fn sum() -> Sum<'static> {
    WEIGHTS.sum()
}
