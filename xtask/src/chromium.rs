//! A Chromium for the browser tests: the user's, else one from the system's packages, else Playwright's.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;
use crate::command::{command, npm_program, on_path, printed, run};

/// Programs that are a Chromium, by the names they have on a PATH.
const NAMES: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
];

/// Where they are on systems that put them elsewhere.
const PLACES: [&str; 6] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/// Package managers that have a Chromium, and how it is asked for. Debian's alone: Ubuntu's package of that name is a
/// pointer to another shop, which is not there on every machine.
const MANAGERS: [(&str, &[&[&str]]); 5] = [
    ("apt-get", &[&["update"], &["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]]),
    ("dnf", &[&["install", "-y", "chromium", "liberation-sans-fonts"]]),
    ("pacman", &[&["-Sy", "--noconfirm", "chromium", "ttf-liberation"]]),
    ("zypper", &[&["--non-interactive", "install", "chromium", "liberation-fonts"]]),
    ("apk", &[&["add", "chromium", "font-liberation"]]),
];

/// Finds a Chromium, or installs one.
///
/// # Errors
/// Where none is found and none can be installed.
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
    if !from_system(root) {
        println!("The system's packages gave none; trying Playwright's.");
        let install = ["playwright", "install", "chromium"];
        let advice = "Chromium could not be installed; install Chromium, Chrome or Edge, or name one in CHROME.";
        run(&mut command(root, npm_program("npx"), install), advice)?;
    }
    found(root).ok_or_else(|| "Chromium was installed, but is not found; name its program in CHROME.".to_owned())
}

/// A Chromium that is there.
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

/// Installs Chromium from the system's packages. Says whether it could.
fn from_system(root: &Path) -> bool {
    if cfg!(not(target_os = "linux")) {
        return false;
    }
    let debian = fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text));
    let Some((manager, calls)) =
        MANAGERS.iter().find(|(manager, _)| on_path(manager).is_some() && (debian || *manager != "apt-get"))
    else {
        return false;
    };
    let Some(prefix) = as_root(root) else {
        println!("It takes the rights of root to use {manager}: run this as root or allow sudo.");
        return false;
    };
    calls.iter().all(|call| {
        let words = prefix.iter().chain([manager]).chain(call.iter()).copied().collect::<Vec<_>>();
        run(command(root, words[0], &words[1..]).env("DEBIAN_FRONTEND", "noninteractive"), "").is_ok()
    })
}

/// Whether this is Debian itself, by its /etc/os-release.
fn is_debian(release: &str) -> bool {
    release.lines().any(|line| line.trim_matches('"') == "ID=debian" || line == "ID=\"debian\"")
}

/// What to write before a command that root must run; nothing where root is not to be had.
fn as_root(root: &Path) -> Option<Vec<&'static str>> {
    if printed(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(Vec::new());
    }
    printed(&mut command(root, "sudo", ["-n", "true"])).map(|_| vec!["sudo", "-n"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_is_told_from_what_is_made_of_it() {
        for (release, debian) in [
            ("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n", true),
            ("ID=\"debian\"\n", true),
            ("ID=ubuntu\nID_LIKE=debian\n", false),
            ("", false),
        ] {
            assert_eq!(is_debian(release), debian, "{release:?}");
        }
    }
}
