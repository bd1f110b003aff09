//! Words and facts that the hops read: lexicons compiled in, gazetteers from a pack.

/// Everything that `analyze` needs besides the text; built once, shared by all texts.
#[derive(Debug, Default)]
pub struct Resources {}

impl Resources {
    /// The committed lexicons and, natively, the committed gazetteer pack.
    pub fn bundled() -> Resources {
        Resources {}
    }
}
