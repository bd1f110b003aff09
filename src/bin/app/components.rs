//! The parts of the page. Each takes properties and gives HTML; none keeps the article or touches the document, save where a comment
//! says why.

pub mod article;
pub mod card;
pub mod chrome;
pub mod edited;
pub mod highlights;
pub mod input;
pub mod network;
pub mod notes;
pub mod notices;
pub mod pieces;
pub mod quotes;
pub mod rail;
pub mod recent;
pub mod share;
#[cfg(test)]
mod tests;
pub mod timeline;
pub mod who;

pub use article::Article;
pub use card::CardPopup;
pub use chrome::HelpDialog;
pub use input::InputBox;
pub use notices::{Notices, Progress};
pub use rail::Rail;
pub use share::ShareDialog;
