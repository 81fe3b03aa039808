//! Cases and headings that the program gets wrong today.
//!
//! A test fails if another one goes wrong, and also if one of these goes right, so the lists stay true.

/// Cases of `cases.json`: name and reason.
pub const KNOWN_MISSES: &[(&str, &str)] =
    &[("turkish-in-windows-code", "Turkish in windows-1254 is read as windows-1252")];

/// Headings of `headings.json`: role, heading and reason. The role of a decoy begins with `not `.
pub const KNOWN_HEADING_MISSES: &[(&str, &str, &str)] = &[("touch_type", "Kontaktart", "taken for a contact")];
