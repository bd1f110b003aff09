//! A text as the hash of a link.
