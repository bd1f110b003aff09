//! Writes the model file that `model::ner` reads. Takes learned weights and clusters, gives bytes.

use crate::model::clusters::BITS;
use crate::model::input::checksum;
use crate::model::labels::{LABELS, Scores};
use crate::model::ner::{MAGIC, VERSION};

use super::classes::Classes;
use super::learn::Weights;

/// The bytes of a model file.
pub fn write(weights: &Weights, bits: u8, classes: &Classes) -> Vec<u8> {
    let rows: Vec<&Scores> = (0..weights.table.len()).map(|row| weights.table.weights(row)).collect();
    let largest = rows.iter().flat_map(|row| row.iter()).fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let mut body = vec![bits];
    body.extend(largest.to_le_bytes());
    for row in &weights.transitions {
        row[..LABELS].iter().for_each(|weight| body.extend(weight.to_le_bytes()));
    }
    write_classes(&mut body, classes);
    let (mut counts, mut labels, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let kept = kept(row, largest);
        counts.push(kept.len() as u8);
        for (label, stored) in kept {
            labels.push(label);
            values.push(stored as u8);
        }
    }
    for stream in [counts, labels, values] {
        body.extend(stream);
    }
    seal(MAGIC, VERSION, &body)
}

/// A file with its head: magic bytes, version, checksum of the rest.
pub(super) fn seal(magic: &[u8], version: u32, body: &[u8]) -> Vec<u8> {
    let mut file = magic.to_vec();
    file.extend(version.to_le_bytes());
    file.extend(checksum(body).to_le_bytes());
    file.extend(body);
    file
}

/// The labels of a row that have a value other than zero.
fn kept(row: &Scores, largest: f32) -> Vec<(u8, i8)> {
    let mut kept: Vec<(u8, i8)> =
        (0..LABELS as u8).zip(row).map(|(label, &weight)| (label, stored(weight, largest, i8::MAX))).collect();
    kept.retain(|&(_, stored)| stored != 0);
    kept
}

/// A weight in one byte: the square root of its share of the largest, which becomes `most`.
pub(super) fn stored(weight: f32, largest: f32, most: i8) -> i8 {
    let share = if largest > 0.0 { (weight.abs() / largest).sqrt() } else { 0.0 };
    (share * f32::from(most)).round().copysign(weight) as i8
}

fn write_classes(body: &mut Vec<u8>, classes: &Classes) {
    body.extend((classes.words.len() as u32).to_le_bytes());
    body.extend((classes.coarse.len() as u16).to_le_bytes());
    classes.coarse.iter().flatten().for_each(|class| body.extend(class.to_le_bytes()));
    body.extend(classes.words.iter().map(|&(_, fine)| fine as u8));
    body.extend(classes.words.iter().map(|&(_, fine)| (fine >> 8) as u8));
    let mut last = 0;
    for &(hash, _) in &classes.words {
        debug_assert!(hash >> BITS == 0, "hashes have {BITS} bits");
        let mut step = hash - last;
        while step >= u32::from(u8::MAX) {
            body.push(u8::MAX);
            step -= u32::from(u8::MAX);
        }
        body.push(step as u8);
        last = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::weights::units;

    #[test]
    fn bytes_keep_the_weights() {
        for weight in [-3.0_f32, -0.4, 0.0, 0.01, 1.0, 3.0] {
            let back = units(stored(weight, 3.0, i8::MAX) as u8) as f32 * 3.0 / (127.0 * 127.0);
            assert!((back - weight).abs() < 0.03 + weight.abs() * 0.02, "{weight} {back}");
        }
        assert_eq!(stored(1.0, 0.0, i8::MAX), 0);
    }
}
