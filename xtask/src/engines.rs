//! Firefox and WebKit, for the suite that runs in every engine: the user's, or from the system's packages.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::command::on_path;
use crate::packages::{self, Packages};

/// An engine besides Chromium.
pub struct Engine {
    /// Its name in the suite.
    pub key: &'static str,
    /// Its name for people.
    pub name: &'static str,
    packages: Packages,
    /// Finds its programs, each with the environment variable that passes it to the suite.
    find: fn() -> Option<Programs>,
    /// How to get it if it cannot be installed.
    advice: &'static str,
}

/// Programs, each with the name of an environment variable.
pub type Programs = Vec<(&'static str, PathBuf)>;

/// All engines besides Chromium.
pub const ENGINES: [Engine; 2] = [
    Engine {
        key: "firefox",
        name: "Firefox",
        packages: &[
            ("apt-get", &["firefox-esr"]),
            ("dnf", &["firefox"]),
            ("pacman", &["firefox"]),
            ("zypper", &["MozillaFirefox"]),
            ("apk", &["firefox-esr"]),
        ],
        find: firefox,
        advice: "install Firefox, or name its program in FIREFOX",
    },
    Engine {
        key: "webkit",
        name: "WebKitGTK",
        packages: &[("apt-get", &["webkit2gtk-driver", "xvfb"])],
        find: webkit,
        advice: "install WebKitWebDriver, WebKitGTK's MiniBrowser and Xvfb; Debian has them in webkit2gtk-driver and xvfb",
    },
];

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];

/// Paths of Firefox on systems that keep it off the PATH.
const FIREFOX_PLACES: [&str; 2] =
    ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"];

/// Folders of WebKitGTK's MiniBrowser, which may also be in a subfolder named after the machine.
const WEBKIT_FOLDERS: [&str; 3] = ["/usr/lib", "/usr/lib64", "/usr/libexec"];
const WEBKIT_BROWSERS: [&str; 2] = ["webkit2gtk-4.1/MiniBrowser", "webkitgtk-6.0/MiniBrowser"];

impl Engine {
    /// Its programs, if they are installed.
    pub fn found(&self) -> Option<Programs> {
        (self.find)()
    }

    /// Its programs, installed if necessary.
    ///
    /// # Errors
    /// If they cannot be installed.
    pub fn ready(&self, root: &Path) -> Outcome<Programs> {
        if let Some(found) = self.found() {
            return Ok(found);
        }
        println!("Installing {}: the tests of all browsers run in it.", self.name);
        packages::install(root, self.packages);
        self.found().ok_or_else(|| format!("{} could not be installed; {}.", self.name, self.advice))
    }
}

fn firefox() -> Option<Programs> {
    let named = env::var_os("FIREFOX").filter(|name| !name.is_empty()).map(PathBuf::from);
    let in_place = || FIREFOX_PLACES.map(PathBuf::from).into_iter().find(|path| path.is_file());
    let found = named.or_else(|| FIREFOX.iter().find_map(|name| on_path(name))).or_else(in_place)?;
    Some(vec![("FIREFOX", found)])
}

fn webkit() -> Option<Programs> {
    let driver = on_path("WebKitWebDriver")?;
    // The browser runs on a virtual screen.
    on_path("Xvfb")?;
    Some(vec![("WEBKIT_DRIVER", driver), ("WEBKIT_BROWSER", webkit_browser()?)])
}

fn webkit_browser() -> Option<PathBuf> {
    let below = |folder: &Path| WEBKIT_BROWSERS.iter().map(|name| folder.join(name)).find(|path| path.is_file());
    let deeper = |folder: &Path| fs::read_dir(folder).ok()?.flatten().find_map(|entry| below(&entry.path()));
    WEBKIT_FOLDERS.iter().map(Path::new).find_map(|folder| below(folder).or_else(|| deeper(folder)))
}
