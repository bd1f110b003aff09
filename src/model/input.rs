//! Reads the bytes of a model file. Takes a file with magic bytes, a version and a checksum, gives its numbers one after another.
//! Numbers are little-endian.

use crate::hash;
use crate::pack::DataError;

/// An error that says how to mend it.
pub(crate) fn error(why: &str) -> DataError {
    DataError(format!("model file: {why}; reload the page or run `make train` again"))
}

/// Checksum of what follows it in the file.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    hash::bytes(bytes)
}

/// What is left to read.
pub(crate) struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    /// What follows the head of a file: its magic bytes, its version and the checksum of the rest.
    pub(crate) fn open(bytes: &'a [u8], magic: &[u8], version: u32) -> Result<Input<'a>, DataError> {
        let mut input = Input(bytes);
        if input.take(magic.len())? != magic {
            return Err(error("is not a model of this program"));
        }
        match input.u32()? {
            same if same == version => (),
            other => return Err(error(&format!("has version {other}, this program reads version {version}"))),
        }
        if input.u64()? != checksum(input.0) {
            return Err(error("is damaged (its checksum differs)"));
        }
        Ok(input)
    }

    pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8], DataError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(|| error("is too short"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], DataError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, DataError> {
        Ok(self.array::<1>()?[0])
    }

    pub(crate) fn u16(&mut self) -> Result<u16, DataError> {
        self.array().map(u16::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, DataError> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, DataError> {
        self.array().map(u64::from_le_bytes)
    }

    pub(crate) fn f32(&mut self) -> Result<f32, DataError> {
        self.array().map(f32::from_le_bytes)
    }
}
