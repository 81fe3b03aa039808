//! Compiler flags that replace this machine's folders in the source locations of panics.
//!
//! The folders would make the bytes differ between machines, and reveal who built them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{command, printed};

/// Variable with flags that cargo adds to those of `.cargo/config.toml` for the browser's target.
pub const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The flags: each folder of this machine gets a name that is the same on all machines.
pub fn flags(root: &Path) -> String {
    let mut names = vec![(root.to_owned(), "/fairshare".to_owned())];
    if let Some(target) = env::var_os("CARGO_TARGET_DIR") {
        names.push((root.join(target), "/fairshare/target".to_owned()));
    }
    // Below it each registry has a folder named after its address: mirrors differ.
    let registries = cargo_home().map(|home| home.join("registry").join("src"));
    let registries = registries.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let mut registries: Vec<_> = registries.map(|entry| entry.path()).collect();
    registries.sort();
    names.extend(registries.into_iter().map(|folder| (folder, "/registry".to_owned())));
    names.extend(library(root));
    written(&names)
}

/// The flags for these folders. Cargo splits them at spaces, so a folder with one in its name is not replaced.
fn written(names: &[(PathBuf, String)]) -> String {
    let folders = names.iter().map(|(folder, name)| (folder.display().to_string(), name));
    let flags = folders.filter(|(folder, _)| !folder.contains(char::is_whitespace));
    let flags: Vec<_> = flags.map(|(folder, name)| format!("--remap-path-prefix={folder}={name}")).collect();
    flags.join(" ")
}

/// The sources of the standard library, if installed, and their name in a build without them.
fn library(root: &Path) -> Option<(PathBuf, String)> {
    let folder = printed(&mut command(root, "rustc", ["--print", "sysroot"]))?;
    let says = printed(&mut command(root, "rustc", ["-vV"]))?;
    let commit = says.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some((Path::new(&folder).join("lib").join("rustlib").join("src").join("rust"), format!("/rustc/{commit}")))
}

fn cargo_home() -> Option<PathBuf> {
    let own = env::var_os("CARGO_HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    own.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_has_its_name_and_one_with_a_space_is_left() {
        let names = [("/one", "/a"), ("/with space", "/b"), ("/two", "/c")];
        let names = names.map(|(folder, name)| (PathBuf::from(folder), name.to_owned()));
        assert_eq!(written(&names), "--remap-path-prefix=/one=/a --remap-path-prefix=/two=/c");
    }

    #[test]
    fn the_projects_folder_is_among_them() {
        let root = std::env::temp_dir().join("fairshare-remap");
        assert!(flags(&root).contains(&format!("{}=/fairshare", root.display())));
    }
}
