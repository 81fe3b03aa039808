//! Fairshare's engine: from records to credit by team under every attribution model.
//!
//! ```text
//! records -> touches + deals -> journeys -> credits -> views
//! ```
//!
//! Pure: no browser, no clock, no file, no random source. Results depend on the arguments alone, and are the same
//! natively and in every browser.
//!
//! [`Dataset::join`](dataset::Dataset::join) takes what `fairshare-import` read, and answers questions:
//!
//! ```
//! use fairshare_engine::dataset::Dataset;
//! use fairshare_import::read::Intake;
//! use fairshare_types::dimension::Dimension;
//! use fairshare_types::model::Model;
//! use fairshare_types::options::{Choices, EligibilityRules};
//!
//! let csv = b"Deal,Date,Channel,Team,Stage,Amount
//! A,2025-03-01,Webinar,Marketing,Won,100
//! A,2025-03-09,Call,Sales,Won,100
//! ";
//! let mut intake = Intake::with(Choices::default());
//! intake.open("deals.csv", csv.len() as u64);
//! intake.push(csv)?;
//! intake.close()?;
//! let mut dataset = intake.finish().and_then(Dataset::join)?;
//! let (comparisons, _) = dataset.compare(&[Model::Linear], &[Dimension::Team], &EligibilityRules::default())?;
//! // Minor units: half of 100.00 for each team.
//! assert_eq!(comparisons[0].amounts, [5_000, 5_000]);
//! # Ok::<(), fairshare_types::problem::Problem>(())
//! ```
#![warn(missing_docs)]

mod attributes;
mod bare_name;
mod cells;
pub mod credit;
pub mod dataset;
pub mod digest;
pub mod effects;
mod eligible;
pub mod grouping;
pub mod guess;
mod join;
pub mod journey;
pub mod model;
mod owner;
mod spending;
pub mod verify;
pub mod view;
