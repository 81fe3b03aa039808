//! Tests of the queries as text; `tests/warehouses` runs them on real engines.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod golden;
mod plans;
mod refusals;
mod support;
