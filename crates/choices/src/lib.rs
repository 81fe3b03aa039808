//! The choices of the page as one value, their undo history, and the formats of links, pictures and project files.
//!
//! The page writes and reads them; the command line reads a project to compute the same numbers.
#![warn(missing_docs)]

pub mod catalogue;
pub mod choices;
pub mod form;
pub mod history;
pub mod left_out;
pub mod measure;
pub mod saved;
pub mod side;
pub mod tab;
pub mod unreadable;

pub use fairshare_types::options::Choices as ImportOptions;
