//! Names and hashes of features. Takes a template and two values, gives a hash.

use crate::hash;

/// No run, no repeated word.
pub(crate) const NONE: u32 = u32::MAX;

/// Which template a feature belongs to; each group of features has a range of its own.
pub(crate) type Template = u32;

/// First template of each group, for measuring what a group gives.
#[cfg(feature = "train")]
pub(crate) const GROUPS: [(&str, Template); 9] = [
    ("words", 0),
    ("shapes", 20),
    ("affixes", 40),
    ("context", 60),
    ("runs", 80),
    ("clusters", 100),
    ("lists", 140),
    ("votes", 180),
    ("document", 220),
];

/// Hash of a template with two values.
pub(crate) fn mix(template: Template, a: u32, b: u32) -> u64 {
    hash::feature(template, a, b, [31, 33])
}

/// Two values as one.
pub(super) fn join(a: u32, b: u32) -> u32 {
    (mix(999, a, b) >> 32) as u32
}
