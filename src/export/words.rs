//! What several exporters say in the same words. Takes kinds, numbers and texts, gives words.

use crate::entity::{Kind, QuoteKind};

/// The heading of a list of actors of one kind.
pub(super) const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Organization => "Organizations",
        Kind::Place => "Countries and places",
        Kind::Group => "Groups and peoples",
        Kind::Event => "Events",
        Kind::Date => "Dates",
        Kind::Source => "Sources without a name",
    }
}

/// The name of a quote's kind.
pub const fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

/// "1 mention", "3 mentions".
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// Whole hundredths of a share (0..=1): the formatting of fractions costs more than it tells.
pub fn percent(share: f32) -> u32 {
    (share * 100.0).round() as u32
}

/// The words of `text` with single spaces.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
