//! The release build beside the steps before it: for minutes it links the page on one core, and the tests use the others.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use crate::Outcome;
use crate::command::command;
use crate::folder::about;
use crate::tools::Tools;

/// A release build that has begun. If it is dropped, its end is waited for, so that no compiler outlives this program.
pub struct ReleaseBuild {
    child: Child,
    /// What it prints.
    log: PathBuf,
}

impl ReleaseBuild {
    /// Begins the build; what it prints is kept for its end.
    ///
    /// # Errors
    /// If the tools cannot be installed or the build cannot be started.
    pub fn begin(root: &Path) -> Outcome<Self> {
        // Installed first, because the other steps need them too.
        drop(Tools::ready(root)?);
        let folder = root.join("target");
        fs::create_dir_all(&folder).map_err(|error| about(&folder, &error))?;
        let log = folder.join("release-build.log");
        let file = || File::options().create(true).append(true).open(&log).map_err(|error| about(&log, &error));
        File::create(&log).map_err(|error| about(&log, &error))?;
        let program = env::current_exe().map_err(|error| format!("This program's own path is not known: {error}."))?;
        let mut build = command(root, program, ["test", "--only", "build"]);
        let (out, err) = (Stdio::from(file()?), Stdio::from(file()?));
        let child = build.stdin(Stdio::null()).stdout(out).stderr(err).spawn();
        let child = child.map_err(|error| format!("The release build cannot be started: {error}."))?;
        println!("The release build runs beside the steps until its turn; it prints into {}.\n", log.display());
        Ok(Self { child, log })
    }

    /// Waits for the end of the build and prints what it said.
    ///
    /// # Errors
    /// If it failed.
    pub fn end(mut self) -> Outcome {
        let status = self.child.wait();
        print!("{}", String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default()));
        match status {
            Ok(status) if status.success() => Ok(()),
            _ => Err("The release build failed: what the compiler or Trunk says above tells where.".to_owned()),
        }
    }
}

impl Drop for ReleaseBuild {
    fn drop(&mut self) {
        // Fails only if the program has already ended.
        let _ = self.child.wait();
    }
}
