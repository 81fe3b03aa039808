//! Where tests find reference data, built programs and environments of Python.

use std::env;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::command::{command, run};
use crate::folder::write;

/// Names the folder of reference data: results of other programs and real files that cannot be part of the project.
pub const REFERENCE: &str = "FAIRSHARE_REFERENCE";

/// The folder of reference data: the one that the environment names, else the one beside the project.
pub fn reference(root: &Path) -> Option<PathBuf> {
    let named = env::var_os(REFERENCE).map(PathBuf::from);
    let folder = named.unwrap_or_else(|| root.join("../shared"));
    folder.canonicalize().ok().filter(|folder| folder.join("golden").is_dir())
}

/// The folder into which cargo builds.
pub fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Path of a program that cargo builds for tests.
pub fn built(root: &Path, name: &str) -> PathBuf {
    built_as(root, "debug", name)
}

/// Path of a program that cargo builds under a profile, which names the folder.
pub fn built_as(root: &Path, profile: &str, name: &str) -> PathBuf {
    target(root).join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Python of an environment in this folder, made if it is missing; `why` says what runs in it.
///
/// # Errors
/// If Python 3 with venv is missing.
pub fn python(root: &Path, folder: &Path, why: &str) -> Outcome<PathBuf> {
    let python = if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") };
    // Written last: without pip the folder of a failed attempt is of no use.
    let whole = folder.join("made");
    if !whole.is_file() {
        println!("Making an environment for Python in {}: {why}", folder.display());
        let advice = "Python 3 with venv is missing: install it from your system's packages or from python.org.";
        run(command(root, "python3", ["-m", "venv", "--clear"]).arg(folder), advice)?;
        write(&whole, "")?;
    }
    Ok(python)
}
