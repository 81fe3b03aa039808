//! Everything that CI runs, step by step, with the seconds of each.

mod beside;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use lexopt::ValueExt;

use crate::command::{cargo, command, npm_program, printed, run as run_command};
use crate::engines::{ENGINES, Programs};
use crate::places::{REFERENCE, built, reference};
use crate::tools::{Tools, rust_components};
use crate::{Outcome, arrows, chromium, dist, javascript, npm, size, touchpoints, warehouses};

/// A part that can be run alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Lint,
    Native,
    Build,
    Size,
    Browser,
}

/// One step.
struct Step {
    part: Part,
    name: &'static str,
    run: fn(&Path) -> Outcome,
}

/// The steps, what fails soonest first.
const STEPS: [Step; 14] = [
    Step { part: Part::Lint, name: "format", run: format },
    Step { part: Part::Lint, name: "direction of imports", run: arrows::check },
    Step { part: Part::Lint, name: "clippy", run: clippy },
    Step { part: Part::Lint, name: "clippy for the browser", run: clippy_wasm },
    Step { part: Part::Lint, name: "documentation", run: documentation },
    Step { part: Part::Lint, name: "documentation for the browser", run: documentation_wasm },
    Step { part: Part::Native, name: "native tests", run: native },
    Step { part: Part::Native, name: "documented examples", run: examples },
    Step { part: Part::Native, name: "queries in warehouses", run: warehouses::installed },
    Step { part: Part::Build, name: "release build", run: dist::build },
    Step { part: Part::Build, name: "JavaScript package", run: javascript::test },
    Step { part: Part::Size, name: "size", run: |root| size::report(&dist::folder(root)) },
    Step { part: Part::Browser, name: "browser tests", run: browser },
    Step { part: Part::Browser, name: "other browsers", run: other_browsers },
];

/// The steps of `--all-browsers`.
const ALL_BROWSERS: [Step; 2] = [
    Step { part: Part::Build, name: "release build", run: dist::build },
    Step { part: Part::Browser, name: "all browsers", run: all_browsers },
];

/// The steps of `--warehouses`.
const WAREHOUSES: [Step; 1] = [Step { part: Part::Native, name: "queries in all warehouses", run: warehouses::all }];

/// Runs all steps, or those of one part, of all browsers, or of all warehouses.
///
/// # Errors
/// The first step that fails.
pub fn run(root: &Path, mut arguments: lexopt::Parser) -> Outcome {
    let mut only = None;
    let mut steps = STEPS.as_slice();
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        match argument {
            lexopt::Arg::Long("only") => {
                let name = arguments.value().and_then(|value| value.string()).unwrap_or_default();
                only = Some(Part::named(&name).ok_or("--only wants lint, native, build, size or browser.")?);
            }
            lexopt::Arg::Long("all-browsers") => steps = &ALL_BROWSERS,
            lexopt::Arg::Long("warehouses") => steps = &WAREHOUSES,
            other => {
                let known = "`cargo xtask test` knows only --only, --all-browsers and --warehouses";
                return Err(format!("{}; {known}.", other.unexpected()));
            }
        }
    }
    let began = Instant::now();
    let mut beside = None;
    for step in steps.iter().filter(|step| only.is_none_or(|part| part == step.part)) {
        // The format and the arrows are checked before anything is built.
        if only.is_none() && step.name == "clippy" {
            beside = Some(beside::ReleaseBuild::begin(root)?);
        }
        println!("== {}", step.name);
        let started = Instant::now();
        let ran = match beside.take_if(|_| step.part == Part::Build) {
            Some(build) => build.end(),
            None => (step.run)(root),
        };
        ran.map_err(|sentence| {
            let stopped = format!("\ncargo xtask test stopped at: {}. {sentence}", step.name);
            if beside.is_some() {
                println!("{stopped}\nThe release build beside it goes on for a while; its end is waited for.");
            }
            stopped
        })?;
        println!("== {}: {:.1} s\n", step.name, started.elapsed().as_secs_f32());
    }
    println!("All of it passed, in {:.0} s.", began.elapsed().as_secs_f32());
    Ok(())
}

impl Part {
    fn named(name: &str) -> Option<Self> {
        let names = [
            ("lint", Self::Lint),
            ("native", Self::Native),
            ("build", Self::Build),
            ("size", Self::Size),
            ("browser", Self::Browser),
        ];
        names.into_iter().find(|(known, _)| *known == name).map(|(_, part)| part)
    }
}

fn format(root: &Path) -> Outcome {
    rust_components(root)?;
    run_command(&mut cargo(root, ["fmt", "--all", "--check"]), "Run `cargo fmt --all` and look at what it changed.")
}

fn clippy(root: &Path) -> Outcome {
    rust_components(root)?;
    let arguments = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    run_command(&mut cargo(root, arguments), "Mend what clippy says above.")
}

fn clippy_wasm(root: &Path) -> Outcome {
    rust_components(root)?;
    let tools = Tools::ready(root)?;
    drop(tools);
    // The page apart, so that it is built without the features of its workers.
    let advice = "Mend what clippy says above of the page, its workers and the JavaScript package.";
    let page = ["clippy", "--target", WASM, "-p", PAGE, "--locked", "--", "-D", "warnings"];
    run_command(&mut cargo(root, page), advice)?;
    for packages in [&["-p", WORKER, "-p", FOREIGN] as &[&str], &["-p", JAVASCRIPT]] {
        let mut clippy = cargo(root, ["clippy", "--target", WASM, "--locked"]);
        run_command(clippy.args(packages).args(["--", "-D", "warnings"]), advice)?;
    }
    Ok(())
}

const WASM: &str = "wasm32-unknown-unknown";
const PAGE: &str = "fairshare-page";
const WORKER: &str = "fairshare-worker";
const FOREIGN: &str = "fairshare-foreign";
const CLI: &str = "fairshare-cli";
const JAVASCRIPT: &str = "fairshare-js";

fn documentation(root: &Path) -> Outcome {
    let mut doc = cargo(root, ["doc", "--workspace", "--no-deps", "--locked"]);
    run_command(doc.env("RUSTDOCFLAGS", "-D warnings"), "Mend what rustdoc says above.")
}

fn documentation_wasm(root: &Path) -> Outcome {
    let advice = "Mend what rustdoc says above of the page, its workers and the JavaScript package.";
    // The page apart, as for clippy: what it depends on is then checked already.
    for packages in [&["-p", PAGE] as &[&str], &["-p", WORKER, "-p", FOREIGN], &["-p", JAVASCRIPT]] {
        let mut doc = cargo(root, ["doc", "--target", WASM, "--no-deps", "--locked"]);
        run_command(doc.args(packages).env("RUSTDOCFLAGS", "-D warnings"), advice)?;
    }
    Ok(())
}

fn native(root: &Path) -> Outcome {
    let advice = "A native test fails: its name and what it expected stand above.";
    let reference = reference(root);
    if reference.is_none() {
        println!("Tests that compare with reference data are ignored: {REFERENCE} names no folder.");
    }
    let nextest = printed(&mut cargo(root, ["nextest", "--version"])).is_some();
    let arguments: &[&str] = match (nextest, &reference) {
        (true, Some(_)) => &["--run-ignored", "all"],
        (false, Some(_)) => &["--", "--include-ignored"],
        (_, None) => &[],
    };
    let mut tests = if nextest {
        cargo(root, ["nextest", "run", "--workspace", "--locked", "--status-level", "fail", "--no-fail-fast"])
    } else {
        cargo(root, ["test", "--workspace", "--locked", "--lib", "--bins", "--tests"])
    };
    tests.args(arguments).envs(reference.map(|folder| (REFERENCE, folder)));
    run_command(&mut tests, advice)
}

fn examples(root: &Path) -> Outcome {
    let advice = "An example in the documentation fails: it stands above.";
    run_command(&mut cargo(root, ["test", "--workspace", "--locked", "--doc"]), advice)
}

fn browser(root: &Path) -> Outcome {
    npm::programs(root)?;
    let chromium = chromium::ready(root)?;
    let mut tests = playwright(root, "e2e")?;
    let advice = "A browser test fails: its name and what it expected stand above.";
    run_command(tests.env("CHROME", chromium), advice)
}

/// Runs the suite of all engines in the installed ones besides Chromium; prints which are skipped.
fn other_browsers(root: &Path) -> Outcome {
    let (mut names, mut programs) = (Vec::new(), Programs::new());
    for engine in ENGINES {
        if let Some(found) = engine.found() {
            names.push(engine.key);
            programs.extend(found);
        } else {
            let name = engine.name;
            println!("{name} is not installed and is passed over; `cargo xtask test --all-browsers` installs it.");
        }
    }
    if names.is_empty() { Ok(()) } else { engines(root, &names, programs) }
}

/// Runs the suite in all engines, installing those that are missing.
fn all_browsers(root: &Path) -> Outcome {
    npm::programs(root)?;
    let (mut names, mut programs) = (vec!["chromium"], vec![("CHROME", chromium::ready(root)?)]);
    for engine in ENGINES {
        programs.extend(engine.ready(root)?);
        names.push(engine.key);
    }
    engines(root, &names, programs)
}

fn engines(root: &Path, names: &[&str], programs: Programs) -> Outcome {
    npm::programs(root)?;
    let mut tests = playwright(root, "e2e/engines")?;
    tests.env("FAIRSHARE_ENGINES", names.join(",")).env("FAIRSHARE_LARGE", touchpoints::large(root)?).envs(programs);
    run_command(&mut tests, "A test in one of the browsers fails: its name and what it expected stand above.")
}

/// Playwright, with the release and the command line built: tests compare what the page and the command line find.
fn playwright(root: &Path, config: &str) -> Outcome<Command> {
    if !dist::folder(root).join("index.html").is_file() {
        dist::build(root)?;
    }
    let build = ["build", "--package", CLI, "--locked"];
    run_command(&mut cargo(root, build), "The command line does not build: see above.")?;
    let mut tests = command(root, npm_program("npx"), ["playwright", "test", "--config", config]);
    tests.env("FAIRSHARE_CLI", built(root, "fairshare")).envs(reference(root).map(|folder| (REFERENCE, folder)));
    Ok(tests)
}
