//! Trained models: what their files hold, and the sums of weights that a feature adds. Takes bytes, gives scores; knows neither features nor
//! texts, and names none of the hops that ask them.

pub(crate) mod antecedents;
pub(crate) mod clusters;
pub(crate) mod input;
pub(crate) mod labels;
pub(crate) mod learned;
pub(crate) mod named;
pub(crate) mod ner;
pub(crate) mod pos;
pub(crate) mod transitions;
pub(crate) mod weights;
