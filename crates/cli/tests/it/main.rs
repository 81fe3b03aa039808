//! Tests of the command line as a program.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod agreement;
mod commands;
mod expected;
mod exports;
mod grouping;
mod leads;
mod parquet;
mod reading_cases;
mod reports;
mod spend;
mod sql;
