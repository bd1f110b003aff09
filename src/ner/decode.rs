//! Decodes a linear-chain conditional random field: the best sequence of labels (Viterbi) and how probable each part of it is
//! (forward-backward). Takes scores of labels at each token and of transitions between them; a chain starts and ends outside names. Knows no
//! text and no features.

use crate::model::labels::{ANY, LABELS, LANES, LabelSet, OUTSIDE, Scores};
use crate::model::transitions::Transitions;

/// Working memory for chains, used again for each of them.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    /// Factors of the labels at each token, largest 1.
    factors: Vec<Scores>,
    alpha: Vec<Scores>,
    beta: Vec<Scores>,
    /// What each token's alphas were divided by.
    scale: Vec<f32>,
    back: Vec<[u8; LANES]>,
}

impl Chain {
    /// Loads the scores (logarithms) of a chain; labels outside `allowed` (one set a token; all where it is shorter) get no factor.
    pub(crate) fn load(&mut self, scores: &[Scores], allowed: &[LabelSet]) {
        self.factors.clear();
        for (index, row) in scores.iter().enumerate() {
            let set = allowed.get(index).copied().unwrap_or(ANY);
            let most = row[..LABELS].iter().copied().fold(f32::MIN, f32::max);
            let mut factors = [0.0; LANES];
            for (label, factor) in factors.iter_mut().enumerate().take(LABELS) {
                *factor = if set >> label & 1 == 1 { (row[label] - most).exp() } else { 0.0 };
            }
            self.factors.push(factors);
        }
    }

    /// The best labels of the loaded chain (Viterbi); empty where none are allowed.
    pub(crate) fn viterbi(&mut self, transitions: &Transitions, labels: &mut Vec<u8>) {
        labels.clear();
        self.back.clear();
        let mut last = outside();
        for factors in &self.factors {
            let (mut next, mut back) = ([0.0; LANES], [0; LANES]);
            for (from, row) in transitions.0.iter().enumerate().filter(|(from, _)| last[*from] > 0.0) {
                for to in 0..LANES {
                    let value = last[from] * row[to];
                    if value > next[to] {
                        (next[to], back[to]) = (value, from as u8);
                    }
                }
            }
            product(&mut next, factors);
            normalize(&mut next);
            self.back.push(back);
            last = next;
        }
        let ends = |label: usize| last[label] * transitions.0[label][OUTSIDE];
        let mut at = (0..LABELS).max_by(|&a, &b| ends(a).total_cmp(&ends(b))).unwrap_or(OUTSIDE);
        if ends(at) > 0.0 {
            for back in self.back.iter().rev() {
                labels.push(at as u8);
                at = usize::from(back[at]);
            }
            labels.reverse();
        }
    }

    /// Sums over all sequences of the loaded chain (forward-backward). False where none is possible.
    pub(crate) fn forward_backward(&mut self, transitions: &Transitions) -> bool {
        self.forward(transitions) && self.backward(transitions)
    }

    fn forward(&mut self, transitions: &Transitions) -> bool {
        self.alpha.clear();
        self.scale.clear();
        let mut last = outside();
        for factors in &self.factors {
            let mut next = [0.0; LANES];
            for (from, row) in transitions.0.iter().enumerate().filter(|(from, _)| last[*from] > 0.0) {
                for to in 0..LANES {
                    next[to] += last[from] * row[to];
                }
            }
            product(&mut next, factors);
            let scale = normalize(&mut next);
            if scale <= 0.0 {
                return false;
            }
            self.scale.push(scale);
            self.alpha.push(next);
            last = next;
        }
        true
    }

    /// Betas, so scaled that alpha times beta is the probability of a label.
    fn backward(&mut self, transitions: &Transitions) -> bool {
        let Some(last) = self.alpha.last() else { return true };
        let mut beta = [0.0; LANES];
        for (label, value) in beta.iter_mut().enumerate().take(LABELS) {
            *value = transitions.0[label][OUTSIDE];
        }
        let total: f32 = last.iter().zip(&beta).map(|(a, b)| a * b).sum();
        if total <= 0.0 {
            return false;
        }
        beta.iter_mut().for_each(|value| *value /= total);
        self.beta.clear();
        self.beta.resize(self.factors.len(), [0.0; LANES]);
        for index in (0..self.factors.len()).rev() {
            self.beta[index] = beta;
            let mut ahead = beta;
            product(&mut ahead, &self.factors[index]);
            let scale = self.scale[index];
            for (from, value) in beta.iter_mut().enumerate().take(LABELS) {
                *value = transitions.0[from].iter().zip(&ahead).map(|(t, a)| t * a).sum::<f32>() / scale;
            }
        }
        true
    }

    /// Probability of each label at `index`; after [`Chain::forward_backward`].
    pub(crate) fn marginal(&self, index: usize) -> Scores {
        let mut alpha = self.alpha[index];
        product(&mut alpha, &self.beta[index]);
        alpha
    }

    /// Adds `factor` times the expected number of each transition, those from and to the outside of the chain too; after [`Chain::forward_backward`].
    pub(crate) fn add_transitions(&self, transitions: &Transitions, factor: f32, counts: &mut [Scores; LABELS]) {
        for index in 0..self.factors.len() {
            let last = index.checked_sub(1).map_or_else(outside, |before| self.alpha[before]);
            let mut ahead = self.beta[index];
            product(&mut ahead, &self.factors[index]);
            for (from, row) in counts.iter_mut().enumerate().filter(|(from, _)| last[*from] > 0.0) {
                let weight = factor * last[from] / self.scale[index];
                for to in 0..LANES {
                    row[to] += weight * transitions.0[from][to] * ahead[to];
                }
            }
        }
        if !self.factors.is_empty() {
            for (label, probability) in self.marginal(self.factors.len() - 1).iter().enumerate().take(LABELS) {
                counts[label][OUTSIDE] += factor * probability;
            }
        }
    }

    /// Probability that the tokens from `start` on have exactly `labels`; after [`Chain::forward_backward`].
    pub(crate) fn probability(&self, transitions: &Transitions, start: usize, labels: &[u8]) -> f32 {
        let Some((&first, rest)) = labels.split_first() else { return 1.0 };
        let mut value = self.alpha[start][usize::from(first)];
        let mut last = usize::from(first);
        for (index, &label) in (start + 1..).zip(rest) {
            let label = usize::from(label);
            value *= transitions.0[last][label] * self.factors[index][label] / self.scale[index];
            last = label;
        }
        (value * self.beta[start + labels.len() - 1][last]).clamp(0.0, 1.0)
    }
}

fn outside() -> Scores {
    let mut scores = [0.0; LANES];
    scores[OUTSIDE] = 1.0;
    scores
}

fn product(values: &mut Scores, factors: &Scores) {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
}

/// Divides by the sum, which it gives back.
fn normalize(values: &mut Scores) -> f32 {
    let sum: f32 = values.iter().sum();
    if sum > 0.0 {
        values.iter_mut().for_each(|value| *value /= sum);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::labels::{Bioes, NameClass, label};

    fn scores(pairs: &[(usize, f32)]) -> Scores {
        let mut scores = [0.0; LANES];
        for &(label, score) in pairs {
            scores[label] = score;
        }
        scores
    }

    fn flat() -> Transitions {
        Transitions::new(&[[0.0; LANES]; LABELS])
    }

    fn person(place: Bioes) -> usize {
        label(NameClass(0), place)
    }

    #[test]
    fn the_best_sequence_is_well_formed() {
        let mut chain = Chain::default();
        let mut labels = Vec::new();
        // An end without a beginning is impossible, however well it scores.
        chain.load(&[scores(&[(person(Bioes::End), 9.0), (OUTSIDE, 1.0)])], &[]);
        chain.viterbi(&flat(), &mut labels);
        assert_eq!(labels, [OUTSIDE as u8]);
        let begin = scores(&[(person(Bioes::Begin), 3.0)]);
        chain.load(&[begin, scores(&[(person(Bioes::End), 3.0)])], &[]);
        chain.viterbi(&flat(), &mut labels);
        assert_eq!(labels, [person(Bioes::Begin) as u8, person(Bioes::End) as u8]);
    }

    #[test]
    fn probabilities_sum_to_one() {
        let mut chain = Chain::default();
        chain.load(&[scores(&[(4, 1.5)]), scores(&[(1, 0.5)]), scores(&[(3, 2.0)])], &[]);
        assert!(chain.forward_backward(&flat()));
        for index in 0..3 {
            assert!((chain.marginal(index).iter().sum::<f32>() - 1.0).abs() < 1e-5);
        }
        let whole = chain.probability(&flat(), 0, &[4]);
        assert!((whole - chain.marginal(0)[4]).abs() < 1e-5);
        let mut counts = [[0.0; LANES]; LABELS];
        chain.add_transitions(&flat(), 1.0, &mut counts);
        assert!((counts.iter().flatten().sum::<f32>() - 4.0).abs() < 1e-4, "three tokens, and the end");
    }

    #[test]
    fn sets_constrain() {
        let mut chain = Chain::default();
        chain.load(&[scores(&[]), scores(&[])], &[1 << person(Bioes::Begin), 1 << person(Bioes::End)]);
        assert!(chain.forward_backward(&flat()));
        assert!((chain.marginal(0)[person(Bioes::Begin)] - 1.0).abs() < 1e-6);
        chain.load(&[scores(&[])], &[1 << person(Bioes::Begin)]);
        assert!(!chain.forward_backward(&flat()), "a name cannot end where the chain does");
        let mut labels = vec![1];
        chain.viterbi(&flat(), &mut labels);
        assert!(labels.is_empty());
    }
}
