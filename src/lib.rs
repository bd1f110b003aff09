//! Dramatis: who is who and who said what in a news article.
//!
//! The way from text to page, a type at every hop:
//! text parts → tokens → sentences → dates → mentions → actors → quotes → [`Document`] → [`Page`].
//!
//! With the feature `bundled` a program has the words, names and models inside; without it, it reads them from files of its own.
//!
//! ```
//! use dramatis::{Page, Resources, analyze};
//!
//! let resources = Resources::bundled();
//! let document = analyze("Anna Kovac said on Monday that Norway would help.", resources);
//! let page = Page::new(&document);
//! # let _ = page;
//! ```

#![warn(unreachable_pub, clippy::print_stdout, clippy::print_stderr)]

#[cfg(feature = "bundled")]
pub mod bundled;
pub mod civil;
pub mod coref;
pub mod dates;
pub mod document;
pub mod edit;
pub mod entity;
pub mod export;
pub mod fact;
pub mod gazetteer;
mod hash;
pub mod kb;
pub mod keymap;
pub mod lexicon;
pub mod link;
pub mod model;
pub mod ner;
pub mod order;
pub mod pack;
pub mod page;
pub mod phrase;
pub mod pos;
pub mod quotation;
pub mod quote;
pub mod reading;
pub mod resources;
pub mod rule;
pub mod sentence;
pub mod span;
pub mod tag;
pub mod text;
mod timex;
pub mod token;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "wasm")]
pub mod wasm;

pub use document::{Document, analyze};
pub use page::Page;
pub use resources::Resources;
