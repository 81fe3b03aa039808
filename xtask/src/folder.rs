//! The release folder as a list of hashed files, for the service worker, the hosts and the checksums.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Outcome;

/// A file of the release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// Its path in the folder, with `/`, as in its address.
    pub name: String,
    /// SHA-256 of its bytes.
    pub hash: [u8; 32],
}

/// All files of the folder, sorted by name.
///
/// # Errors
/// If one cannot be read.
pub fn released(folder: &Path) -> Outcome<Vec<Released>> {
    let mut found = Vec::new();
    for path in files(folder)? {
        let parts = path.strip_prefix(folder).unwrap_or(&path).components();
        let name: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        let bytes = fs::read(&path).map_err(|error| about(&path, &error))?;
        found.push(Released { name: name.join("/"), hash: Sha256::digest(bytes).into() });
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// All files below a folder.
///
/// # Errors
/// If a folder cannot be read.
pub fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let unreadable = |error| format!("{} cannot be read ({error}); run `cargo xtask dist`.", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)?.flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

/// Reads a text file of the project or of the folder.
///
/// # Errors
/// If it cannot be read.
pub fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| about(path, &error))
}

/// Writes a file of the folder.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    if let Some(above) = path.parent() {
        fs::create_dir_all(above).map_err(|error| about(above, &error))?;
    }
    fs::write(path, content).map_err(|error| about(path, &error))
}

/// The message for an error with a file.
pub fn about(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}.", path.display())
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a file's name contains a hash of its content, as Trunk and the hook write it: `-`, a hash, an ending.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    // Trunk omits leading zeros.
    let is_hash = |hash: &str| (12..=16).contains(&hash.len()) && hash.bytes().all(|b| b.is_ascii_hexdigit());
    stem.rsplit_once('-').is_some_and(|(_, hash)| is_hash(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_hash_is_told_from_one_without() {
        for (name, hashed) in [
            ("app-3d3d6093f588e14f_bg.wasm", true),
            ("boot-990c70112cad0a5.js", true),
            ("worker-a8a739adbd73dc98.wasm", true),
            ("index.html", false),
            ("sw.js", false),
            ("samples/b2b-year-deals.csv", false),
            ("icons/512.png", false),
        ] {
            assert_eq!(is_hashed(name), hashed, "{name}");
        }
    }

    #[test]
    fn files_are_listed_by_name_with_the_hash_of_their_bytes() {
        let folder = std::env::temp_dir().join(format!("fairshare-folder-{}", std::process::id()));
        write(&folder.join("b"), "").unwrap();
        write(&folder.join("a").join("c"), "abc").unwrap();
        let found = released(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let found: Vec<_> = found.iter().map(|file| (file.name.as_str(), hex(&file.hash))).collect();
        // As `sha256sum` prints them.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(found, [("a/c", abc.to_owned()), ("b", nothing.to_owned())]);
    }
}
