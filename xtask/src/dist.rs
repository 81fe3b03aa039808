//! The release folder: the optimised app as files for any static host.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::run as run_command;
use crate::folder::about;
use crate::tools::Tools;
use crate::{Outcome, single, sums};

/// Builds the release folder, and prints its place and content.
///
/// # Errors
/// If a tool cannot be installed or the build fails.
pub fn run(root: &Path, mut arguments: lexopt::Parser) -> Outcome {
    let mut alone = false;
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        match argument {
            lexopt::Arg::Long("single") => alone = true,
            other => return Err(format!("{}; `cargo xtask dist` knows only --single.", other.unexpected())),
        }
    }
    let (list, whole) = built(root)?;
    print!("{list}");
    println!("{whole}  of this list: two builds of the same sources have it in common");
    println!("The app is in {}: copy that folder to any static host.", folder(root).display());
    if alone {
        println!("The page in one file is {}: a double click opens it.", copy_single(root)?.display());
    }
    Ok(())
}

/// Builds the release folder.
///
/// # Errors
/// If a tool cannot be installed or the build fails.
pub fn build(root: &Path) -> Outcome {
    built(root).map(|_| ())
}

/// Builds the release folder; returns the list of its files and that list's hash.
fn built(root: &Path) -> Outcome<(String, String)> {
    let tools = Tools::ready(root)?;
    run_command(
        &mut tools.trunk(root, ["build", "--release"]),
        "The release build failed: what the compiler or Trunk says above tells where.",
    )?;
    sums::write_into(&folder(root))
}

/// Copies the page in one file into a separate folder.
fn copy_single(root: &Path) -> Outcome<PathBuf> {
    let alone = root.join("dist-single");
    fs::create_dir_all(&alone).map_err(|error| about(&alone, &error))?;
    let to = alone.join(single::NAME);
    fs::copy(folder(root).join(single::NAME), &to).map_err(|error| about(&to, &error))?;
    Ok(to)
}

/// The release folder.
pub fn folder(root: &Path) -> PathBuf {
    root.join("dist")
}
