//! Results: plain data computed from credit, independent of how they are drawn.

mod deals;
mod evidence;
mod example;
mod fairness;
mod fingerprinting;
pub(crate) mod flip;
mod influence;
mod joint;
mod moved;
mod paths;
mod periods;
mod pipeline;
mod rollup;
mod spend;
mod together;
mod touches;
mod uncertainty;
mod within;

pub(crate) use deals::DealName;
pub(crate) use evidence::evidence;
pub(crate) use fairness::Noted;
pub use fingerprinting::Fingerprinting;
pub(crate) use fingerprinting::RowHash;
pub use flip::FlipSearch;
pub(crate) use periods::{Side, shifts};
pub(crate) use pipeline::expected;
pub use rollup::Source;
pub use together::PARTS;
pub use uncertainty::{Bootstrap, RESAMPLES};
pub(crate) use within::Within;
