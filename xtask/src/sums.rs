//! The hashes of a release's files and of their list, to compare with what a host serves or with a build of one's own.
//!
//! Two builds of the same sources give the same bytes.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::folder::{hex, released, write};

/// The list, in the release folder itself: `sha256sum --check SHA256SUMS` compares it there.
pub const NAME: &str = "SHA256SUMS";

/// Writes the list; returns it with its own hash.
///
/// # Errors
/// If a file cannot be read or the list not written.
pub fn write_into(folder: &Path) -> Outcome<(String, String)> {
    let files = released(folder)?;
    let files = files.iter().filter(|file| file.name != NAME);
    let list: String = files.map(|file| format!("{}  {}\n", hex(&file.hash), file.name)).collect();
    write(&folder.join(NAME), &list)?;
    let whole = hex(&Sha256::digest(&list));
    Ok((list, whole))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_list_does_not_list_itself_and_is_the_same_again() {
        let folder = std::env::temp_dir().join(format!("fairshare-sums-{}", std::process::id()));
        write(&folder.join("b.txt"), "").unwrap();
        let first = write_into(&folder).unwrap();
        let again = write_into(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(first, again);
        assert_eq!(first.0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.txt\n");
        assert_eq!(first.1, hex(&Sha256::digest(&first.0)));
    }
}
