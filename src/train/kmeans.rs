//! Groups words by their vectors. Takes vectors, gives a class for each (k-means over directions, Lloyd's way, a fixed start). Knows no words.

use super::random::Random;

/// Rounds after which few vectors change their class.
const ROUNDS: usize = 12;

/// Classes of `vectors` (all of length `width`, one after another) from 0, at most `count` of them, and the centres.
pub(super) fn classes(vectors: &[f32], width: usize, count: usize, seed: u64) -> (Vec<usize>, Vec<f32>) {
    let items = vectors.len() / width.max(1);
    let count = count.min(items);
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..items).collect();
    random.shuffle(&mut order);
    let mut centres: Vec<f32> =
        order.iter().take(count).flat_map(|&item| vectors[item * width..][..width].iter().copied()).collect();
    let mut classes = vec![0; items];
    for _ in 0..ROUNDS {
        for (item, class) in classes.iter_mut().enumerate() {
            *class = nearest(&vectors[item * width..][..width], &centres);
        }
        move_centres(vectors, width, &classes, &mut centres);
    }
    (classes, centres)
}

fn nearest(vector: &[f32], centres: &[f32]) -> usize {
    let likeness = |centre: &[f32]| dot(vector, centre);
    let (mut best, mut most) = (0, f32::MIN);
    for (class, centre) in centres.chunks_exact(vector.len()).enumerate() {
        let value = likeness(centre);
        if value > most {
            (best, most) = (class, value);
        }
    }
    best
}

/// In eight lanes, so that it is fast and always the same.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0; 8];
    for (a, b) in a.chunks(8).zip(b.chunks(8)) {
        for (lane, (a, b)) in lanes.iter_mut().zip(a.iter().zip(b)) {
            *lane += a * b;
        }
    }
    lanes.iter().sum()
}

fn move_centres(vectors: &[f32], width: usize, classes: &[usize], centres: &mut [f32]) {
    centres.fill(0.0);
    for (vector, &class) in vectors.chunks_exact(width).zip(classes) {
        centres[class * width..][..width].iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
    }
    centres.chunks_exact_mut(width).for_each(normalize);
}

/// Scales a vector to length 1.
pub(super) fn normalize(vector: &mut [f32]) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|value| *value /= length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_vectors_share_a_class() {
        let vectors = [1.0, 0.0, 0.9, 0.1, 0.0, 1.0, 0.1, 0.9];
        let (found, centres) = classes(&vectors, 2, 2, 7);
        assert_eq!(centres.len(), 4);
        assert!(found[0] == found[1] && found[2] == found[3] && found[0] != found[2]);
    }
}
