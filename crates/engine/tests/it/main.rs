//! Tests of the engine through its public interface.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod accounts;
mod activities;
mod analytics;
mod availability;
mod deals;
mod exports;
mod fairness;
mod filters;
mod fingerprint;
mod flips;
mod further;
mod golden;
mod grouping;
mod joins;
mod joint;
mod kinds;
mod lead_lists;
mod leads;
mod learned;
mod lost;
mod milestones;
mod notices;
mod outcomes;
mod paths;
mod peers;
mod properties;
mod purchases;
mod reading;
mod repeated_sales;
mod reports;
mod salesforce;
mod scales;
mod shapes;
mod spelling;
mod spend;
mod spend_file;
mod spend_rows;
mod together;
mod vectors;
mod visits;
mod written;
