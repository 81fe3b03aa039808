//! What serves, tests, measures and ships the project: `cargo xtask TASK`.

mod sample;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let done = match std::env::args().nth(1).as_deref() {
        Some("sample") => sample::run(&root).map_err(|error| error.to_string()),
        _ => Err("name a task: cargo xtask sample".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
