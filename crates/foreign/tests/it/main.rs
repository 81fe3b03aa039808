//! Tests of what becomes UTF-8 CSV first, through the public interface.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod encodings;
mod files;
mod made;
mod support;
