//! Thin wrappers over what the browser offers. None of them knows what attribution is.

pub mod clipboard;
pub mod clock;
pub mod document;
pub mod download;
pub mod drop;
pub mod file;
pub mod fonts;
pub mod forget;
pub mod gzip;
pub mod intl;
pub mod json;
pub mod location;
pub mod locks;
pub mod memory;
pub mod nodes;
pub mod png;
pub mod print;
pub mod prove;
pub mod redaction;
pub mod roving;
pub mod seal;
pub mod share;
pub mod size;
pub mod theme;
pub mod vault;
pub mod width;
