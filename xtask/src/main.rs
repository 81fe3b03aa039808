//! Tasks that serve, test, measure and ship the project: `cargo xtask TASK`.
#![allow(clippy::print_stdout)] // it prints for a person at a terminal

mod arrows;
mod bench;
mod chromium;
mod command;
mod dist;
mod engines;
mod folder;
mod hook;
mod hosting;
mod javascript;
mod npm;
mod offline;
mod packages;
mod peers;
mod places;
mod policy;
mod remap;
mod sample;
mod serve;
mod single;
mod size;
mod sums;
mod test;
mod tools;
mod touchpoints;
mod warehouses;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask TASK

  serve [--port N]      build the app, serve it and print its address (port 8080, or the next free one)
  test [--only PART]    everything that CI runs; PART is lint, native, build, size or browser
  test --all-browsers   the release in Chromium, Firefox and WebKitGTK, each installed if it is missing
  test --warehouses     the queries of `fairshare sql` on DuckDB, PostgreSQL, ClickHouse and Spark, and the package of
                        `fairshare dbt`; installs what is missing
  dist [--single]       the release folder, dist/, for any static host, with the hashes of its files; with --single also
                        dist-single/fairshare.html, the page in one file, to be opened from a disk
  npm [--test]          the JavaScript package, target/npm/fairshare/, which `npm pack` accepts
  size                  what the release folder weighs, compressed
  bench [--rows N] [--runs N] [--data FILE]
                        the browser benchmark: a file of 1,000,000 touches in Chromium
  bench --peers         the same file beside DuckDB-WASM, uDSV and Papa Parse in Chromium, and beside DuckDB and Polars
                        natively; they are installed into target/peers
  bench-data            the files of made-up touches that `cargo bench` reads
  sample                make the larger sample anew
  hook                  what Trunk runs after each build; not for people

Each says what it installs and why, and installs nothing twice.";

/// The result of a task; the error is one sentence with the problem and the remedy.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: lexopt::Parser) -> Outcome {
    let root = root()?;
    let task = match arguments.next().map_err(|error| error.to_string())? {
        Some(lexopt::Arg::Value(task)) => task.to_string_lossy().into_owned(),
        _ => String::new(),
    };
    match task.as_str() {
        "serve" => serve::run(&root, arguments),
        "test" => test::run(&root, arguments),
        "dist" => dist::run(&root, arguments),
        "npm" => javascript::run(&root, arguments),
        "size" => size::report(&dist::folder(&root)),
        "bench" => bench::run(&root, arguments),
        "bench-data" => touchpoints::run(&root),
        "sample" => sample::run(&root).map_err(|error| format!("The sample could not be written: {error}.")),
        "hook" => hook::run(),
        "" | "help" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("There is no task {other}.\n\n{USAGE}")),
    }
}

/// The project's root.
fn root() -> Outcome<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = manifest.parent().ok_or("The project's root cannot be found; run this inside the project.")?;
    Ok(root.to_owned())
}
