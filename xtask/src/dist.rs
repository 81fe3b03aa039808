//! The release folder: the optimised app as files for any static host.

use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::command::run as run_command;
use crate::tools::Tools;

/// Builds the release folder and says where it is.
///
/// # Errors
/// Where a tool cannot be installed or the build fails.
pub fn run(root: &Path) -> Outcome {
    build(root)?;
    println!("The app is in {}: copy that folder to any static host.", folder(root).display());
    Ok(())
}

/// Builds the release folder.
///
/// # Errors
/// Where a tool cannot be installed or the build fails.
pub fn build(root: &Path) -> Outcome {
    let tools = Tools::ready(root)?;
    run_command(
        &mut tools.trunk(root, ["build", "--release"]),
        "The release build failed: what the compiler or Trunk says above tells where.",
    )
}

/// The release folder.
pub fn folder(root: &Path) -> PathBuf {
    root.join("dist")
}
