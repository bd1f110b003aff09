//! Byte ranges of a text. Takes and gives offsets only; knows nothing of what they mark.

/// A half-open range of **byte** offsets into the original text, both ends on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range covers no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside (equal ranges contain each other).
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the ranges share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The text under the range; empty where the range does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The range without white space at its ends; an all-white range shrinks to its start.
    pub fn trim(self, text: &str) -> Span {
        let inner = self.of(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        Span::new(start, start + inner.trim().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let (a, b) = (Span::new(0, 4), Span::new(2, 6));
        assert!(a.overlaps(b) && !a.contains(b) && a.cover(b) == Span::new(0, 6));
        assert!(!a.overlaps(Span::new(4, 5)) && a.contains(a) && Span::new(3, 3).is_empty());
        assert_eq!(Span::new(0, 4).trim("  ab"), Span::new(2, 4));
        assert_eq!(Span::new(1, 3).of("é1"), "");
    }
}
