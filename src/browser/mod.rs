//! Thin wrappers over what the browser offers. None of them knows what attribution is.

pub mod clipboard;
pub mod document;
pub mod download;
pub mod drop;
pub mod file;
pub mod intl;
pub mod json;
pub mod language;
pub mod memory;
pub mod nodes;
pub mod png;
pub mod print;
pub mod prove;
pub mod roving;
pub mod seal;
pub mod size;
pub mod theme;
pub mod width;
