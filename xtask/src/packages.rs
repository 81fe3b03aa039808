//! Installs browsers from the system's packages.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::command::{command, on_path, printed, run};

/// Names of packages, for each package manager that has them.
pub type Packages = &'static [(&'static str, &'static [&'static str])];

/// Each package manager with its update command, if needed, and its install command.
const MANAGERS: [(&str, &[&str], &[&str]); 5] = [
    ("apt-get", &["update"], &["install", "-y", "--no-install-recommends"]),
    ("dnf", &[], &["install", "-y"]),
    ("pacman", &[], &["-Sy", "--noconfirm"]),
    ("zypper", &[], &["--non-interactive", "install"]),
    ("apk", &[], &["add"]),
];

/// Installs packages with the system's package manager; returns whether it worked.
///
/// Uses apt-get only on Debian: Ubuntu's browser packages only install snaps, which are not available on every machine.
pub fn install(root: &Path, packages: Packages) -> bool {
    if cfg!(not(target_os = "linux")) {
        return false;
    }
    let debian = fs::read_to_string("/etc/os-release").is_ok_and(|text| is_debian(&text));
    let known = |manager: &str| packages.iter().find(|(known, _)| *known == manager).map(|(_, names)| *names);
    let here = |manager: &str| on_path(manager).is_some() && (debian || manager != "apt-get");
    let Some((manager, before, how, names)) = MANAGERS
        .into_iter()
        .filter(|(manager, ..)| here(manager))
        .find_map(|(manager, before, how)| known(manager).map(|names| (manager, before, how, names)))
    else {
        return false;
    };
    let Some(prefix) = as_root(root) else {
        println!("It takes the rights of root to use {manager}: run this as root or allow sudo.");
        return false;
    };
    let ask = |words: &[&str]| {
        let words = prefix.iter().chain([&manager]).chain(words).copied().collect::<Vec<_>>();
        run(command(root, words[0], &words[1..]).env("DEBIAN_FRONTEND", "noninteractive"), "").is_ok()
    };
    (before.is_empty() || ask(before)) && ask(&[how, names].concat())
}

/// Whether /etc/os-release is that of Debian itself.
fn is_debian(release: &str) -> bool {
    release.lines().any(|line| line.trim_matches('"') == "ID=debian" || line == "ID=\"debian\"")
}

/// Words before a command that root must run; `None` if root is not available.
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
