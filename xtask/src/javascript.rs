//! The JavaScript package: the engine's module, its entries and its types in a folder that `npm pack` accepts.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::command::{cargo, command, npm_program, printed, run as run_command};
use crate::folder::{about, files, text, write};
use crate::places::{built, target};
use crate::tools::Tools;
use crate::{Outcome, chromium, npm, size};

const CRATE: &str = "fairshare-js";
const PROFILE: &str = "worker-release";
const TARGET: &str = "wasm32-unknown-unknown";
/// Options of wasm-opt, as for the worker.
const OPTIMISED: [&str; 6] = [
    "-O3",
    "--one-caller-inline-max-function-size=60",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Files that are packed as they are, beside the licenses.
const WRITTEN: [&str; 5] = ["fairshare.d.ts", "index.js", "node.js", "start.js", "README.md"];
/// The version in `package/package.json`.
const NO_VERSION: &str = "\"version\": \"0.0.0\"";
/// What wasm-bindgen makes.
const MODULE: [&str; 2] = ["engine.js", "engine_bg.wasm"];
const LICENSES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Builds the package, and prints its files with their bytes; with --test it tests the package too.
///
/// # Errors
/// If a tool cannot be installed, the build fails, or the README names other weights.
pub fn run(root: &Path, mut arguments: lexopt::Parser) -> Outcome {
    let mut tested = false;
    while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
        match argument {
            lexopt::Arg::Long("test") => tested = true,
            other => return Err(format!("{}; `cargo xtask npm` knows only --test.", other.unexpected())),
        }
    }
    let folder = build(root)?;
    for (name, bytes) in contents(&folder)? {
        println!("{:>10}{:>10}  {name}", bytes.len(), size::brotli(&bytes));
    }
    println!("{:>10}{:>10}  bytes, and compressed with brotli", "", "");
    weighed(&folder)?;
    println!("The package is in {}: `npm pack` there makes the archive.", folder.display());
    if tested { checked(root, &folder) } else { Ok(()) }
}

/// Builds the package; returns its folder.
///
/// # Errors
/// If a tool cannot be installed or the build fails.
pub fn build(root: &Path) -> Outcome<PathBuf> {
    let tools = Tools::ready(root)?;
    let arguments = ["build", "--package", CRATE, "--lib", "--target", TARGET, "--profile", PROFILE, "--locked"];
    let mut compile = tools.remapped(root, cargo(root, arguments));
    run_command(&mut compile, "The JavaScript package does not build: see above.")?;
    let made = target(root).join("npm").join("module");
    bound(root, &tools, &target(root).join(TARGET).join(PROFILE).join("fairshare_js.wasm"), &made)?;
    let folder = target(root).join("npm").join("fairshare");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|error| about(&folder, &error))?;
    }
    for name in MODULE {
        let bytes = fs::read(made.join(name)).map_err(|error| about(&made, &error))?;
        write(&folder.join(name), bytes)?;
    }
    let sources = root.join("crates").join("js").join("package");
    let licenses = LICENSES.map(|name| (name, root.join(name)));
    for (name, from) in WRITTEN.map(|name| (name, sources.join(name))).into_iter().chain(licenses) {
        write(&folder.join(name), text(&from)?)?;
    }
    // Written as text: the order of the entries counts, and a JSON value may not keep it.
    let manifest =
        text(&sources.join("package.json"))?.replace(NO_VERSION, &format!("\"version\": \"{}\"", version(root)?));
    write(&folder.join("package.json"), manifest)?;
    Ok(folder)
}

/// Joins a module to JavaScript and makes it small, in a folder; a module that did not change is there already.
fn bound(root: &Path, tools: &Tools, module: &Path, folder: &Path) -> Outcome {
    let compiled = fs::read(module).map_err(|error| about(module, &error))?;
    let made_from = format!("{:x} {}", Sha256::digest(compiled), OPTIMISED.join(" "));
    let stamp = folder.join("made-from");
    if fs::read_to_string(&stamp).is_ok_and(|before| before == made_from) {
        return Ok(());
    }
    let mut bind = tools.on_path(command(root, "wasm-bindgen", ["--target", "web", "--no-typescript"]));
    bind.args(["--out-name", "engine", "--out-dir"]).arg(folder).arg(module);
    run_command(&mut bind, "wasm-bindgen failed: what it says is above.")?;
    let bound = folder.join("engine_bg.wasm");
    let mut optimise = tools.on_path(command(root, npm_program("wasm-opt"), OPTIMISED));
    optimise.arg(&bound).arg("-o").arg(&bound);
    run_command(&mut optimise, "wasm-opt failed: what it says is above.")?;
    // Written last: without it the folder of a failed attempt is of no use.
    write(&stamp, made_from)
}

/// The version of the workspace, which is that of the package.
fn version(root: &Path) -> Outcome<String> {
    let mut ask = cargo(root, ["metadata", "--format-version", "1", "--no-deps", "--locked"]);
    let metadata = printed(&mut ask).ok_or("`cargo metadata` fails: run it and mend what it says.")?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| format!("`cargo metadata`: {error}."))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let version = packages.into_iter().find(|package| package["name"] == CRATE).map(|package| &package["version"]);
    Ok(version.and_then(Value::as_str).ok_or("The crate of the JavaScript package is missing.")?.to_owned())
}

/// Names and bytes of the files of the package.
fn contents(folder: &Path) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut paths = files(folder)?;
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        fs::read(&path).map(|bytes| (name, bytes)).map_err(|error| about(&path, &error))
    };
    paths.into_iter().map(read).collect()
}

/// Checks that the module weighs what the README says, give or take a twentieth.
fn weighed(folder: &Path) -> Outcome {
    let module = fs::read(folder.join("engine_bg.wasm")).map_err(|error| about(folder, &error))?;
    let weights = [module.len(), size::brotli(&module)].map(|bytes| bytes.div_ceil(1000));
    let readme = text(&folder.join("README.md"))?;
    if is_near(&readme, weights) {
        return Ok(());
    }
    let [plain, packed] = weights;
    Err(format!("Say in crates/js/package/README.md: The module weighs {plain} KB, {packed} KB with brotli."))
}

/// Whether a text says that the module weighs about so many kilobytes, and so many compressed.
fn is_near(readme: &str, weights: [usize; 2]) -> bool {
    let said = readme.split_once("The module weighs ").map_or("", |(_, said)| said);
    let mut numbers = said.split_whitespace().filter_map(|word| word.parse::<usize>().ok());
    weights.iter().all(|weight| numbers.next().is_some_and(|said| said.abs_diff(*weight) * 20 <= *weight))
}

/// Builds the package, and runs its tests.
///
/// # Errors
/// If one fails.
pub fn test(root: &Path) -> Outcome {
    let folder = build(root)?;
    weighed(&folder)?;
    checked(root, &folder)
}

/// Runs the tests of the package: types, the example of its README in Node and in Chromium, results, hostile arguments.
fn checked(root: &Path, folder: &Path) -> Outcome {
    npm::programs(root)?;
    let build = ["build", "--package", "fairshare-cli", "--locked"];
    run_command(&mut cargo(root, build), "The command line does not build: see above.")?;
    let cli = built(root, "fairshare");
    let tests = files(&root.join("crates").join("js").join("tests"))?;
    let tests = tests.iter().filter(|path| path.to_string_lossy().ends_with(".test.mjs"));
    let mut node = command(root, "node", ["--test"]);
    node.args(tests).env("FAIRSHARE_CLI", &cli).env("FAIRSHARE_NPM", folder);
    run_command(&mut node, "A test of the JavaScript package fails: its name and what it expected stand above.")?;
    let mut browser = command(root, npm_program("npx"), ["playwright", "test", "--config", "e2e/javascript"]);
    browser.env("CHROME", chromium::ready(root)?).env("FAIRSHARE_CLI", &cli).env("FAIRSHARE_NPM", folder);
    run_command(&mut browser, "The JavaScript package fails in a page: what it expected stands above.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_may_differ_by_a_twentieth() {
        let readme = "Weight. The module weighs 1000 KB, 300 KB with brotli.";
        assert!(is_near(readme, [1000, 300]) && is_near(readme, [960, 310]));
        assert!(!is_near(readme, [1000, 400]) && !is_near(readme, [900, 300]) && !is_near("", [1, 1]));
    }
}
