//! Hashes: of bytes (FNV-1a) for words and files, and of the features of a model. Takes bytes or numbers, gives 64 bits that are the same on
//! every machine. Model files and packs hold such hashes: whoever changes one makes them anew.

/// What a hash of bytes starts from.
pub(crate) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// Spreads the bits of a number: 2^64 by the golden ratio.
pub(crate) const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes what [`SPREAD`] has spread (MurmurHash3).
pub(crate) const MIX: u64 = 0xff51_afd7_ed55_8ccd;

/// The hash of what was hashed before and one more byte (FNV-1a).
pub(crate) const fn byte(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The hash of bytes.
pub(crate) fn bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(START, |hash, &next| byte(hash, next))
}

/// The hash of a feature: a template with two values. Each model has shifts of its own, which its file was learned with.
pub(crate) const fn feature(template: u32, a: u32, b: u32, shifts: [u32; 2]) -> u64 {
    let value = ((a as u64) << 32 | b as u64) ^ (template as u64 + 1).wrapping_mul(SPREAD);
    let value = (value ^ value >> shifts[0]).wrapping_mul(MIX);
    (value ^ value >> shifts[1]).wrapping_mul(0xc4ce_b9fe_1a85_ec53)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Models and packs in use hold these.
    #[test]
    fn hashes_stay_what_they_are() {
        assert_eq!(bytes(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(bytes(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(bytes(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
