//! Tests of the charts through their public interface.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod forms;
mod golden;
mod layout;
mod support;
