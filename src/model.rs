//! Trained models: what their files hold, and the sums of weights that a feature adds. Takes bytes, gives scores; knows neither features nor
//! texts, and names none of the hops that ask them.

pub mod clusters;
pub(crate) mod input;
pub mod labels;
pub mod ner;
pub mod pos;
pub mod transitions;
pub mod weights;
