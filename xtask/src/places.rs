//! Where tests find reference data and built programs.

use std::env;
use std::path::{Path, PathBuf};

/// Names the folder of reference data: results of other programs and real files that cannot be part of the project.
pub const REFERENCE: &str = "FAIRSHARE_REFERENCE";

/// The folder of reference data: the one that the environment names, else the one beside the project.
pub fn reference(root: &Path) -> Option<PathBuf> {
    let named = env::var_os(REFERENCE).map(PathBuf::from);
    let folder = named.unwrap_or_else(|| root.join("../shared"));
    folder.canonicalize().ok().filter(|folder| folder.join("golden").is_dir())
}

/// Path of a program that cargo builds for tests.
pub fn built(root: &Path, name: &str) -> PathBuf {
    let folder = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    folder.join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
