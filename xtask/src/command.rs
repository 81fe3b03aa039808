//! Running programs: what they print goes to the terminal, what goes wrong becomes one sentence.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// A program with its arguments, to be run in a folder.
pub fn command<I, S>(folder: &Path, program: impl AsRef<OsStr>, arguments: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments);
    command
}

/// Cargo, the one that runs this program.
pub fn cargo<'a>(root: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    command(root, std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Runs a program to its end.
///
/// # Errors
/// With `advice`, where it cannot be started or ends badly.
pub fn run(command: &mut Command, advice: &str) -> Outcome {
    let program = Path::new(command.get_program()).display().to_string();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(advice.to_owned()),
        Err(error) => Err(format!("{advice} ({program} cannot be started: {error})")),
    }
}

/// What a program prints, where it is there and ends well.
pub fn printed(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is found on the PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = [program.to_owned(), format!("{program}{}", std::env::consts::EXE_SUFFIX)];
    std::env::split_paths(&path).flat_map(|folder| names.clone().map(|name| folder.join(name))).find(|p| p.is_file())
}

/// npm's programs are scripts on Windows, with an ending of their own.
pub fn npm_program(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}
