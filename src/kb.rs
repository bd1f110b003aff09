//! The knowledge base: what the world knows of an actor, with dates and sources. Takes packs that `compile` makes of `data/kb` (a core, and
//! shards with the long tail) and tables of the user's own; gives entries by name in any spelling, the link of each card of a page to an
//! entry or to none, and what its card tells at the article's date. Fetches nothing: it says which shards it wants.
//!
//! An entry is a line of cells separated by tabs, in the order of [`COLUMNS`]; a pack is a header and such lines.
//!
//! ```
//! # use dramatis::{Page, Resources, analyze, kb::{Bundled, Wishes}};
//! # fn main() -> Result<(), dramatis::DataError> {
//! let own = "name\tkind\twhat\nAnna Kovac\tperson\tmayor of our town\n";
//! let base = Bundled::with_tables(&[own.to_owned()])?;
//! let mut page = Page::new(&analyze("Anna Kovac said so.", Resources::bundled()));
//! base.fill(&mut page, &Wishes::default());
//! assert_eq!(page.actors[0].background.as_ref().map(|known| &*known.what), Some("mayor of our town"));
//! # Ok(())
//! # }
//! ```

mod around;
pub(crate) mod background;
mod base;
#[cfg(feature = "bundled")]
mod bundled;
mod candidates;
mod context;
mod entry;
mod filter;
mod home;
mod inside;
mod institution;
mod lands;
mod link;
mod office;
mod pack;
mod person;
mod points;
mod says;
mod setting;
mod spelling;
mod table;
mod time;
mod who;
mod writer;

pub use crate::token::folded;
pub use background::{Wishes, fill};
pub use base::Base;
#[cfg(feature = "bundled")]
pub use bundled::Bundled;
pub use entry::{COLUMNS, Entry, EntryKind, Fact, FactLabel, Way, is_qid, keys, shard_name, shard_of, trimmed};
pub use spelling::Spelling;
pub use table::lines as table_lines;
pub use writer::{Packs, shard as write_shard, write as write_packs};

#[cfg(test)]
mod tests;
