//! What can be set when the tagger is trained.

/// What can be set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Passes over the corpora.
    pub passes: usize,
    /// Learning rate.
    pub alpha: f32,
    /// Cost of a weight's size; weights that do not earn it are zero.
    pub l1: f32,
    /// Bits of a bucket number.
    pub bits: u8,
    /// Features seen less often are left out.
    pub cut_off: u32,
    /// Order of the chains.
    pub seed: u64,
    /// Corpora that are left out.
    pub skip: Vec<String>,
    /// Groups of features that are left out.
    pub without: Vec<String>,
    /// Whether some sentences are learned as headlines, too.
    pub headlines: bool,
    /// Whether some documents are learned without lists and votes.
    pub withhold: bool,
    /// Whether some documents are learned again with other names of persons.
    pub swap: bool,
    /// Whether each feature has a second copy for its corpus, which does not ship (EasyAdapt, Daumé 2007).
    pub adapt: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let (skip, without) = (Vec::new(), Vec::new());
        Settings {
            passes: 4,
            alpha: 0.05,
            l1: 8.0,
            bits: 18,
            cut_off: 2,
            seed: 1,
            skip,
            without,
            headlines: true,
            withhold: true,
            swap: true,
            adapt: true,
        }
    }
}
