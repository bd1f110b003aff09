//! Trains the part-of-speech tagger on Universal Dependencies. Takes CoNLL-U files, gives the bytes of `static/pos.bin`; the same input gives
//! the same bytes. Uses the very features that `pos` uses.

mod conllu;
mod evaluate;
mod learn;
mod treebank;

pub use conllu::Annotated;
pub use evaluate::Outcome;
pub use learn::Learner;
pub use treebank::{DEV, Print, Settings, gather, prepare, read};
