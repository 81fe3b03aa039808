//! A Chromium for the browser tests: the user's, else one from the system's packages, else Playwright's.

use std::env;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::command::{command, npm_program, on_path, printed, run};
use crate::packages::{self, Packages};

/// Names of Chromium programs on a PATH.
const NAMES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
];

/// Paths of Chromium programs on systems that keep them off the PATH.
const PLACES: [&str; 6] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// Names of its packages.
const PACKAGES: Packages = &[
    ("apt-get", &["chromium", "fonts-liberation"]),
    ("dnf", &["chromium", "liberation-sans-fonts"]),
    ("pacman", &["chromium", "ttf-liberation"]),
    ("zypper", &["chromium", "liberation-fonts"]),
    ("apk", &["chromium", "font-liberation"]),
];

/// Finds a Chromium, or installs one.
///
/// # Errors
/// If none is found and none can be installed.
pub fn ready(root: &Path) -> Outcome<PathBuf> {
    if let Some(named) = env::var_os("CHROME").filter(|name| !name.is_empty()) {
        let path = PathBuf::from(named);
        let sentence = format!("CHROME names {}, where there is no program; correct or unset it.", path.display());
        return if path.is_file() { Ok(path) } else { Err(sentence) };
    }
    if let Some(found) = found(root) {
        return Ok(found);
    }
    println!("Installing Chromium: the browser tests run in it.");
    if !packages::install(root, PACKAGES) {
        println!("The system's packages gave none; trying Playwright's.");
        let install = ["playwright", "install", "chromium"];
        let advice = "Chromium could not be installed; install Chromium, Chrome or Edge, or name one in CHROME.";
        run(&mut command(root, npm_program("npx"), install), advice)?;
    }
    found(root).ok_or_else(|| "Chromium was installed, but is not found; name its program in CHROME.".to_owned())
}

/// An installed Chromium.
fn found(root: &Path) -> Option<PathBuf> {
    let in_place = || PLACES.map(PathBuf::from).into_iter().find(|path| path.is_file());
    NAMES.iter().find_map(|name| on_path(name)).or_else(in_place).or_else(|| playwrights(root))
}

/// The Chromium that Playwright has installed for itself.
fn playwrights(root: &Path) -> Option<PathBuf> {
    let ask = "import('@playwright/test').then((p) => console.log(p.chromium.executablePath()))";
    let path = PathBuf::from(printed(&mut command(root, "node", ["--input-type=module", "--eval", ask]))?);
    path.is_file().then_some(path)
}
