//! Reads exports: turns the bytes of files into touches, deals and the rows that do not count.
//!
//! ```text
//! source (guard, decode, dialect, split) -> detect (header, columns) -> parse (cells) -> read (records)
//! ```
//!
//! Pure: no browser, clock, file access or randomness. Journeys, credit and results are computed elsewhere.
//!
//! [`Intake`](read::Intake) takes the bytes of one file after the other in chunks of any size:
//!
//! ```
//! use fairshare_import::read::Intake;
//! use fairshare_types::options::Choices;
//!
//! let csv = b"Deal,Date,Channel,Stage,Amount\nA,2025-03-01,Webinar,Won,100\n";
//! let mut intake = Intake::with(Choices::default());
//! let records = loop {
//!     intake.open("deals.csv", csv.len() as u64);
//!     intake.push(csv)?;
//!     intake.close()?;
//!     // A second pass is needed where all cells of a column contradict the first ones.
//!     if !intake.again() {
//!         break intake.finish()?;
//!     }
//! };
//! assert_eq!(records.files[0].rows_read, 1);
//! # Ok::<(), fairshare_types::problem::Problem>(())
//! ```
#![warn(missing_docs)]

pub mod detect;
pub mod parse;
pub mod read;
pub mod source;
pub mod time;
