//! The browser benchmark: a million touches in Chromium, from the dropped file to the chart. (`cargo bench` measures
//! the engine natively.)

use std::path::{Path, PathBuf};

use lexopt::ValueExt;

use crate::command::{command, npm_program, run as run_command};
use crate::{Outcome, chromium, dist, npm, peers, touchpoints};

/// Touches in the file, and repetitions of each measurement; the median is printed.
const ROWS: usize = 1_000_000;
const RUNS: usize = 5;

/// Builds the release and measures it.
///
/// # Errors
/// If the build, the data or the browser fails.
pub fn run(root: &Path, mut arguments: lexopt::Parser) -> Outcome {
    let (mut rows, mut runs, mut data, mut beside) = (ROWS, RUNS, None, false);
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        let said = match argument {
            lexopt::Arg::Long("rows") => arguments.value().and_then(|v| v.parse()).map(|given| rows = given),
            lexopt::Arg::Long("runs") => arguments.value().and_then(|v| v.parse()).map(|given| runs = given),
            lexopt::Arg::Long("data") => arguments.value().map(|given| data = Some(PathBuf::from(given))),
            lexopt::Arg::Long("peers") => {
                beside = true;
                Ok(())
            }
            other => Err(other.unexpected()),
        };
        said.map_err(|error| {
            format!("{error}; `cargo xtask bench` knows --rows N, --runs N, --data FILE and --peers.")
        })?;
    }
    let data = match data {
        Some(given) => given.canonicalize().map_err(|error| format!("{}: {error}.", given.display()))?,
        None => touchpoints::file(root, rows)?,
    };
    // Always measures the release of the current code; Trunk finishes quickly if nothing changed.
    dist::build(root)?;
    npm::programs(root)?;
    let chromium = chromium::ready(root)?;
    let mut browser = command(root, npm_program("npx"), ["playwright", "test", "--config", "e2e/bench"]);
    if beside {
        browser.arg("peers").env("FAIRSHARE_BENCH_PEERS", peers::page(root)?);
    } else {
        browser.args(["bench/bench", "papa"]);
    }
    run_command(
        browser
            .env("CHROME", chromium)
            .env("FAIRSHARE_BENCH_DATA", &data)
            .env("FAIRSHARE_BENCH_LARGE", touchpoints::large(root)?)
            .env("FAIRSHARE_BENCH_RUNS", runs.to_string()),
        "The benchmark did not come to its end: what Playwright says above tells where.",
    )?;
    if beside {
        return peers::natively(root, &data, runs);
    }
    println!("Reading, joining and each model natively: cargo bench");
    Ok(())
}
