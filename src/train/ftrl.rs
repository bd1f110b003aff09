//! Follow the regularised leader, coordinate by coordinate (McMahan et al. 2013): a table of weights that learns online and keeps those at
//! zero that do not earn their cost. Knows only rows of numbers.

use crate::model::labels::LANES;

/// Weights with the two sums that FTRL keeps for each.
#[derive(Clone, Copy, Debug)]
struct Row<const N: usize> {
    weights: [f32; N],
    z: [f32; N],
    n: [f32; N],
}

/// A table of rows of so many weights.
#[derive(Clone, Debug)]
pub struct Table<const N: usize = LANES> {
    rows: Vec<Row<N>>,
    alpha: f32,
    l1: f32,
}

/// Smooths the first steps.
const BETA: f32 = 1.0;

impl<const N: usize> Table<N> {
    /// So many rows of zeros.
    pub fn new(rows: usize, alpha: f32, l1: f32) -> Table<N> {
        let zero = Row { weights: [0.0; N], z: [0.0; N], n: [0.0; N] };
        Table { rows: vec![zero; rows], alpha, l1 }
    }

    /// The weights of a row.
    pub fn weights(&self, row: usize) -> &[f32; N] {
        &self.rows[row].weights
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row to `scores`.
    pub fn add(&self, row: usize, scores: &mut [f32; N]) {
        scores.iter_mut().zip(&self.rows[row].weights).for_each(|(score, weight)| *score += weight);
    }

    /// Moves a row against `gradient`.
    pub fn learn(&mut self, row: usize, gradient: &[f32; N]) {
        let Row { weights, z, n } = &mut self.rows[row];
        let rate = 1.0 / self.alpha;
        for lane in 0..N {
            let g = gradient[lane];
            let before = n[lane].sqrt();
            n[lane] += g * g;
            let after = n[lane].sqrt();
            z[lane] += g - (after - before) * rate * weights[lane];
            let over = z[lane].abs() - self.l1;
            let weight = -over.max(0.0) / ((BETA + after) * rate);
            weights[lane] = weight.copysign(weight * z[lane].signum());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_go_against_the_gradient_once_they_earn_it() {
        let mut table = Table::new(2, 0.1, 1.0);
        let mut gradient = [0.0; LANES];
        (gradient[1], gradient[2]) = (1.0, -1.0);
        table.learn(0, &gradient);
        assert_eq!(table.weights(0)[1], 0.0, "the first step only pays the cost");
        (0..4).for_each(|_| table.learn(0, &gradient));
        assert!(table.weights(0)[1] < 0.0 && table.weights(0)[2] > 0.0);
        assert_eq!(table.weights(1), &[0.0; LANES]);
    }
}
