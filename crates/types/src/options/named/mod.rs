//! Options by name and text, as the command line and the JavaScript package take them.
//!
//! Sentences write a name as on the command line: `--date-order`.

mod counting;
mod reading;
mod word;

pub use counting::{COUNTING, period, take as take_counting};
pub use reading::{READING, ReadingOptions};
pub use word::word;

/// Gives the text of an option; called once by each option that has a text, never by a switch.
pub type Text<'a> = &'a mut dyn FnMut() -> Result<String, String>;
