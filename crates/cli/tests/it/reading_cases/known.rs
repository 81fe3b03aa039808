//! Cases and headings that the program gets wrong today.
//!
//! A test fails if another one goes wrong, and also if one of these goes right, so the lists stay true.

/// Cases of `cases.json`: name and reason.
pub const KNOWN_MISSES: &[(&str, &str)] = &[];

/// Headings of `headings.json`: role, heading and reason. The role of a decoy begins with `not `.
pub const KNOWN_HEADING_MISSES: &[(&str, &str, &str)] = &[];
