//! Other programs beside ours: DuckDB-WASM, uDSV and Papa Parse in Chromium, DuckDB and Polars natively. They are
//! installed into `target/peers` from npm and PyPI at fixed versions, and belong to no build of the project.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::Outcome;
use crate::command::{cargo, command, npm_program, printed, run};
use crate::folder::{about, write};
use crate::places::{self, built_as};

/// Packages from npm.
const FROM_NPM: [&str; 5] =
    ["@duckdb/duckdb-wasm@1.32.0", "apache-arrow@17.0.0", "esbuild@0.28.2", "papaparse@5.7.1", "udsv@0.7.3"];
/// Packages from PyPI.
const FROM_PYPI: [&str; 3] = ["duckdb==2.0.0", "polars==2.1.0", "pyarrow==22.0.0"];

/// The peers' page, its script, the rules in SQL, and the program that runs them in DuckDB and the same in Polars.
const PAGE: &str = include_str!("../../e2e/bench/peers/page.html");
const SCRIPT: &str = include_str!("../../e2e/bench/peers/page.js");
const RULES: &str = include_str!("../../e2e/bench/peers/rules.sql");
const PYTHON: &str = include_str!("peers/rules.py");

/// Files that DuckDB-WASM loads beside the page.
const DUCK_FILES: [&str; 2] = ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"];

/// A folder with the page of the peers, made if it is missing.
///
/// # Errors
/// If npm's packages cannot be installed or bundled.
pub fn page(root: &Path) -> Outcome<PathBuf> {
    let home = home(root)?;
    let page = home.join("page");
    let wanted = format!("{FROM_NPM:?}{PAGE}{SCRIPT}{RULES}");
    let stamp = page.join("made-from");
    if fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
        return Ok(page);
    }
    println!("Installing DuckDB-WASM, uDSV and Papa Parse into {}: they run beside the page.", home.display());
    write(&home.join("package.json"), "{\"private\": true}\n")?;
    let mut install = command(&home, npm_program("npm"), ["install", "--no-fund", "--no-audit", "--loglevel=error"]);
    run(install.args(["--save-exact"]).args(FROM_NPM), "The peers could not be installed from npm.")?;
    fs::create_dir_all(&page).map_err(|error| about(&page, &error))?;
    write(&home.join("page.js"), SCRIPT)?;
    write(&home.join("rules.sql"), RULES)?;
    let bundle =
        ["esbuild", "page.js", "--bundle", "--format=iife", "--loader:.sql=text", "--minify", "--log-level=warning"];
    let bundled = format!("--outfile={}", page.join("page.js").display());
    run(command(&home, npm_program("npx"), bundle).arg(bundled), "The page of the peers could not be bundled.")?;
    for file in DUCK_FILES {
        let from = home.join("node_modules/@duckdb/duckdb-wasm/dist").join(file);
        fs::copy(&from, page.join(file)).map_err(|error| about(&from, &error))?;
    }
    write(&page.join("page.html"), PAGE)?;
    write(&stamp, &wanted)?;
    Ok(page)
}

/// Times the command line, DuckDB and Polars on one thread and on two, over one file in turns.
///
/// # Errors
/// If a program cannot be installed or fails.
pub fn natively(root: &Path, data: &Path, runs: usize) -> Outcome {
    let build = ["build", "--profile", "native", "--package", "fairshare-cli", "--locked"];
    run(&mut cargo(root, build), "The command line does not build: see above.")?;
    let python = python(root)?;
    let rules = home(root)?.join("rules.py");
    write(&rules, PYTHON)?;
    write(&rules.with_extension("sql"), RULES)?;
    println!("\n{}, the whole process of ours, their reading and rules; median (least to most) of {runs}", shown(data));
    for threads in [1, 2] {
        let [mut ours, mut duckdb, mut polars] = [Vec::new(), Vec::new(), Vec::new()];
        for _ in 0..runs {
            ours.push(our_time(root, data, threads)?);
            duckdb.push(their_time(root, &python, &rules, "duckdb", data, threads)?);
            polars.push(their_time(root, &python, &rules, "polars", data, threads)?);
        }
        let our_middle = middle(&mut ours);
        for (name, times) in [("fairshare", &mut ours), ("DuckDB", &mut duckdb), ("Polars", &mut polars)] {
            let middle = middle(times);
            let (least, most) = (times.first().copied().unwrap_or(0.0), times.last().copied().unwrap_or(0.0));
            let ratio = middle / our_middle;
            println!("  {name:<10} threads: {threads}  {middle:.3} s ({least:.3} to {most:.3})  {ratio:.2} times ours");
        }
    }
    Ok(())
}

/// Seconds of the whole process of our command line.
fn our_time(root: &Path, data: &Path, threads: u32) -> Outcome<f64> {
    let program = built_as(root, "native", "fairshare");
    let mut credit = command(root, program, ["credit", "--by", "channel", "--threads", &threads.to_string()]);
    let began = Instant::now();
    let credited = printed(credit.arg(data));
    let seconds = began.elapsed().as_secs_f64();
    credited.map(|_| seconds).ok_or_else(|| format!("`fairshare credit` fails on {}.", data.display()))
}

/// Seconds of a peer's second run: the first one loads its libraries from the disk.
fn their_time(root: &Path, python: &Path, rules: &Path, name: &str, data: &Path, threads: u32) -> Outcome<f64> {
    let mut rules = command(root, python, [rules.as_os_str(), name.as_ref(), data.as_os_str()]);
    let times = printed(rules.args([threads.to_string(), "2".to_owned()]));
    let last = times.as_deref().and_then(|times| times.lines().last()?.parse().ok());
    last.ok_or_else(|| format!("{name} fails on {}.", data.display()))
}

/// Python of an environment with the packages, which are installed if they are missing or of other versions.
fn python(root: &Path) -> Outcome<PathBuf> {
    let folder = home(root)?.join("python");
    let python = places::python(root, &folder, "DuckDB and Polars run there beside the command line.")?;
    let (stamp, wanted) = (folder.join("made-from"), format!("{FROM_PYPI:?}"));
    if !fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        let advice = "DuckDB and Polars could not be installed from PyPI.";
        run(command(root, &python, install).args(FROM_PYPI), advice)?;
        write(&stamp, &wanted)?;
    }
    Ok(python)
}

/// The folder of the peers.
fn home(root: &Path) -> Outcome<PathBuf> {
    let home = root.join("target").join("peers");
    fs::create_dir_all(&home).map_err(|error| about(&home, &error))?;
    Ok(home)
}

/// The middle of the times, which are sorted on the way.
fn middle(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The name of a file.
fn shown(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
