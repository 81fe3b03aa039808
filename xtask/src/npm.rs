//! npm's packages: wasm-opt, Playwright and axe, at the versions of the lock file.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::command::{command, npm_program, printed, run};

/// Oldest supported version of Node.
const NODE: u32 = 20;

/// The folder of npm's programs; installs the packages if they are missing or outdated.
///
/// # Errors
/// If Node is missing or too old, or the packages cannot be installed.
pub fn programs(root: &Path) -> Outcome<PathBuf> {
    let lock = fs::read(root.join("package-lock.json"))
        .map_err(|error| format!("package-lock.json cannot be read ({error}); restore it with `git checkout`."))?;
    let wanted = format!("{:x}", Sha256::digest(lock));
    let stamp = root.join("node_modules").join(".installed-from");
    let programs = root.join("node_modules").join(".bin");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) && programs.is_dir() {
        return Ok(programs);
    }
    node(root)?;
    println!("Installing npm's packages into node_modules: wasm-opt makes the app small, Playwright and axe test it.");
    run(
        command(root, npm_program("npm"), ["ci", "--no-fund", "--no-audit", "--loglevel=error"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        "npm's packages could not be installed; run `npm ci` in the project's folder and look at what it says.",
    )?;
    fs::write(&stamp, wanted).map_err(|error| format!("{} cannot be written: {error}.", stamp.display()))?;
    Ok(programs)
}

/// Checks that Node and npm are installed and new enough.
fn node(root: &Path) -> Outcome {
    let advice = format!("install Node {NODE} or newer with npm, from your system's packages or from nodejs.org.");
    let Some(version) = printed(&mut command(root, "node", ["--version"])) else {
        return Err(format!("Node is missing: {advice}"));
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        return Err(format!("Node {version} is too old: {advice}"));
    }
    match printed(&mut command(root, npm_program("npm"), ["--version"])) {
        Some(_) => Ok(()),
        None => Err(format!("npm is missing: {advice}")),
    }
}
