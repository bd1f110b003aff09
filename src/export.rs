//! A page in other forms. Each exporter takes a [`Page`](crate::Page) and gives a `String`; none reads the text or the document again.

pub mod explain;
pub mod html;
#[cfg(feature = "cli")]
pub mod jsonl;
pub mod text;
