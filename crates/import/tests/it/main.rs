//! Tests of reading through the public interface.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod extremes;
mod format;
mod hard_csv;
mod headings;
mod lists;
mod plain;
mod ranges;
