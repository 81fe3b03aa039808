//! The build tools: the wasm target, Trunk, wasm-bindgen and wasm-opt. Missing ones are installed, once.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{cargo, command, on_path, printed, run};
use crate::{Outcome, npm, remap};

const TARGET: &str = "wasm32-unknown-unknown";

/// A program installed by cargo, at the version that the project was tested with.
struct Tool {
    /// Name of the crate.
    package: &'static str,
    /// Name of the program.
    program: &'static str,
    version: &'static str,
    why: &'static str,
    /// Whether to use the crate's own lock file; wasm-bindgen's names versions that mirrors may not have.
    locked: bool,
    /// Options of `cargo install` that leave out what the build does not use.
    without: &'static [&'static str],
    /// How far the compiler optimises the program, of 0 to 3.
    optimised: &'static str,
}

const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    why: "it builds the page and its worker and serves them",
    locked: true,
    // Encrypted connections and the search for updates: it serves to this machine, and its tools are there already.
    without: &["--no-default-features"],
    // Its work is to start other programs.
    optimised: "0",
};

const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    why: "it joins the WebAssembly to the browser; its version must be that of the crate",
    locked: false,
    without: &[],
    optimised: "1",
};

/// The build tools, each in the right version.
pub struct Tools {
    trunk: PathBuf,
    /// The PATH on which Trunk finds the others.
    path: OsString,
}

impl Tools {
    /// Finds the tools, and installs those that are missing.
    ///
    /// # Errors
    /// If one cannot be installed.
    pub fn ready(root: &Path) -> Outcome<Self> {
        wasm_target(root)?;
        let trunk = TRUNK.ready(root)?;
        let bindgen = WASM_BINDGEN.ready(root)?;
        let mut folders: Vec<PathBuf> = vec![npm::programs(root)?];
        folders.extend(bindgen.parent().map(Path::to_owned));
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(folders).map_err(|error| format!("The PATH cannot be extended: {error}."))?;
        Ok(Self { trunk, path })
    }

    /// A command that finds the tools on its PATH.
    pub fn on_path(&self, mut command: Command) -> Command {
        command.env("PATH", &self.path);
        command
    }

    /// A command that finds the tools on its PATH, and whose compiler names no folder of this machine.
    pub fn remapped(&self, root: &Path, command: Command) -> Command {
        // A developer's own flags come first.
        let own = env::var(remap::VARIABLE).unwrap_or_default();
        let mut command = self.on_path(command);
        command.env(remap::VARIABLE, format!("{own} {}", remap::flags(root)).trim());
        command
    }

    /// Trunk, with arguments.
    pub fn trunk<'a>(&self, root: &Path, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut trunk = self.remapped(root, command(root, &self.trunk, arguments));
        trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env("RUST_LIB_BACKTRACE", "0");
        trunk
    }
}

/// Installs the standard library for WebAssembly if it is missing.
fn wasm_target(root: &Path) -> Outcome {
    let asked = ["--print", "target-libdir", "--target", TARGET];
    if printed(&mut command(root, "rustc", asked)).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    println!("Installing Rust's target {TARGET}: page and worker are compiled for it.");
    run(
        &mut command(root, "rustup", ["target", "add", TARGET]),
        &format!(
            "Rust's target {TARGET} could not be installed; run `rustup target add {TARGET}` and look at what it says."
        ),
    )
}

/// Installs the parts of the Rust toolchain that tests need.
///
/// # Errors
/// If one cannot be installed.
pub fn rust_components(root: &Path) -> Outcome {
    for (component, program) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if printed(&mut cargo(root, [program, "--version"])).is_none() {
            println!("Installing Rust's {component}: the first step of the tests is done with it.");
            let advice = format!("{component} could not be installed; run `rustup component add {component}`.");
            run(&mut command(root, "rustup", ["component", "add", component]), &advice)?;
        }
    }
    Ok(())
}

impl Tool {
    /// The program in the right version: the user's own, else that in the cache folder, else newly installed there.
    fn ready(&self, root: &Path) -> Outcome<PathBuf> {
        if let Some(own) = on_path(self.program).filter(|own| self.is_right(own)) {
            return Ok(own);
        }
        let folder = cache()?.join(format!("{}-{}", self.program, self.version));
        let program = folder.join("bin").join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        if !self.is_right(&program) {
            println!("Installing {} {} into {}: {}.", self.package, self.version, folder.display(), self.why);
            if !self.fetch(root, &folder) {
                self.compile(root, &folder)?;
            }
        }
        if self.is_right(&program) {
            return Ok(program);
        }
        let (name, version, folder) = (self.program, self.version, folder.display());
        Err(format!("{name} {version} was installed, but it does not run; delete {folder} and run this again."))
    }

    /// Whether a program exists and reports the right version.
    fn is_right(&self, program: &Path) -> bool {
        let says = printed(Command::new(program).arg("--version"));
        says.is_some_and(|says| says.split_whitespace().nth(1) == Some(self.version))
    }

    /// Fetches the program ready-made, if the user has `cargo binstall`.
    fn fetch(&self, root: &Path, folder: &Path) -> bool {
        if printed(&mut cargo(root, ["binstall", "-V"])).is_none() {
            return false;
        }
        let package = format!("{}@{}", self.package, self.version);
        let mut binstall = cargo(root, ["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]);
        run(binstall.arg(folder).arg(package), "").is_ok()
    }

    /// Compiles the program.
    fn compile(&self, root: &Path, folder: &Path) -> Outcome {
        println!("It is compiled on this machine, which takes some minutes.");
        let mut install = cargo(root, ["install", self.package, "--version", self.version, "--root"]);
        install.arg(folder).args(self.locked.then_some("--locked")).args(self.without);
        // With the folder on its PATH, cargo does not advise the user to add it.
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(env::split_paths(&path).chain([folder.join("bin")]));
        install.envs(path.map(|path| ("PATH", path)));
        // These tools need not be fast: this more than halves their compile time.
        install.env("CARGO_PROFILE_RELEASE_LTO", "off");
        install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.optimised);
        install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        let (package, version) = (self.package, self.version);
        let by_hand = format!("`cargo install {package} --version {version}`");
        run(
            &mut install,
            &format!("{package} {version} could not be installed; run {by_hand} and look at what it says."),
        )
    }
}

/// The user's cache folder for tools.
///
/// # Errors
/// If neither the environment nor a home folder names one.
pub fn cache() -> Outcome<PathBuf> {
    let folder = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = folder("XDG_CACHE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(".cache")))
        .ok_or("There is no folder for tools; set HOME or XDG_CACHE_HOME.")?;
    Ok(cache.join("fairshare").join("tools"))
}
