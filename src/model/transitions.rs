//! How likely one label follows another in a name: the transitions of a linear-chain conditional random field. Takes their logarithms,
//! gives factors.

use super::labels::{LABELS, LANES, Scores, may_follow};

/// Factors (not logarithms) of all transitions: `[from][to]`, zero where `to` must not follow `from`.
#[derive(Clone, Debug, PartialEq)]
pub struct Transitions(pub [Scores; LABELS]);

impl Transitions {
    /// From logarithms.
    pub fn new(weights: &[Scores; LABELS]) -> Transitions {
        let mut factors = [[0.0; LANES]; LABELS];
        for (from, row) in factors.iter_mut().enumerate() {
            for (to, factor) in row.iter_mut().enumerate().take(LABELS).filter(|(to, _)| may_follow(from, *to)) {
                *factor = weights[from][to].exp();
            }
        }
        Transitions(factors)
    }
}
