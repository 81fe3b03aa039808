//! Plain values and small computations of the page: no signals, no browser.

pub mod amounts;
pub mod decisions;
pub mod filters;
pub mod finding;
pub mod folder;
pub mod grouping;
pub mod guess;
pub mod highlight;
pub mod holdout;
pub mod period;
pub mod persons;
pub mod redaction;
pub mod rule;
pub mod sheet;
pub mod sides;
pub mod sorted;
pub mod warehouse;

pub use fairshare_choices::{ImportOptions, catalogue, form, left_out, side, tab, unreadable};
