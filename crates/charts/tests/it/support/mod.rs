//! Shared by the tests of charts: English words, invented views, and checks of a finished chart.

pub mod any;
pub mod checks;
pub mod credit;
pub mod deals;
pub mod english;
pub mod golden;
pub mod russian;
pub mod together;
pub mod views;
