//! Dramatis: who is who and who said what in a news article.
//!
//! The way from text to page, a type at every hop:
//! plain text → text parts → tokens → sentences → dates → mentions → actors → quotes → [`Document`] → [`Page`].
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

#![cfg_attr(all(feature = "train", feature = "wasm"), warn(unreachable_pub))]
#![cfg_attr(not(all(feature = "train", feature = "wasm")), allow(dead_code, reason = "another feature uses it"))]
#![warn(clippy::print_stdout, clippy::print_stderr)]

#[cfg(feature = "bundled")]
mod bundled;
mod civil;
mod coref;
mod dates;
mod document;
pub mod edit;
mod entity;
pub mod export;
mod fact;
mod gazetteer;
mod grammar;
mod hash;
pub mod kb;
mod keymap;
mod lexicon;
pub mod link;
mod model;
mod ner;
mod order;
mod pack;
pub mod page;
mod phrase;
mod plain;
mod pos;
mod quotation;
mod quote;
mod reading;
mod resources;
mod rule;
mod sentence;
mod skeleton;
mod span;
mod tag;
mod text;
mod timex;
mod token;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "wasm")]
mod wasm;

#[cfg(feature = "bundled")]
pub use bundled::{PACKS, pack};
pub use civil::{Day, days_in_month};
pub use document::{Document, Step, analyze, analyze_with};
pub use entity::{Actor, ActorId, DateExpression, Form, Kind, Mention, PartKind, Quote, QuoteKind, Role, Stance};
pub use fact::{Age, Deed, Facts, Relation};
pub use pack::{DataError, Pack};
pub use page::Page;
pub use resources::Resources;
pub use rule::Rule;
pub use sentence::Sentence;
pub use span::Span;
pub use text::{Paragraph, Text};
pub use token::{Token, TokenKind};
#[cfg(feature = "wasm")]
pub use wasm::{Annotator, STEPS, plain};
