//! Plain values and small computations of the page: no signals, no browser.

pub mod amounts;
pub mod catalogue;
pub mod decisions;
pub mod filters;
pub mod finding;
pub mod folder;
pub mod form;
pub mod guess;
pub mod highlight;
pub mod left_out;
pub mod period;
pub mod redaction;
pub mod rule;
pub mod sheet;
pub mod side;
pub mod sorted;
pub mod tab;
pub mod unreadable;

pub use fairshare_types::options::Choices as ImportOptions;
