//! Dropped folders: which files are taken, and under which names.

use std::collections::BTreeMap;

/// Most files in one drop. A folder with more is hardly a folder of exports.
pub const MOST_FILES: usize = 200;
/// Most levels of folders below the dropped one.
pub const DEEPEST: usize = 8;

/// Why a drop is refused as a whole: reading only a part of a folder would give wrong sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderRefused {
    /// It holds more than [`MOST_FILES`].
    TooMany,
    /// Its folders are nested more than [`DEEPEST`] levels deep.
    TooDeep,
    /// The browser could not list the folder with this name.
    Unreadable(String),
    /// It holds no file.
    Empty,
}

/// Whether a file is a program's own: hidden, an office program's lock file, or a thumbnail or folder cache.
#[must_use]
pub fn is_clutter(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini"
}

/// The name of each file, given its path below the drop: the last component, or the whole path if two files share it.
/// The user's choices for a file are stored by its name.
#[must_use]
pub fn names(paths: &[String]) -> Vec<String> {
    let last = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
    let mut count = BTreeMap::<String, usize>::new();
    for path in paths {
        *count.entry(last(path)).or_default() += 1;
    }
    let name = |path: &String| if count[&last(path)] > 1 { path.clone() } else { last(path) };
    paths.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_named_by_their_paths() {
        let paths = ["deals.csv", "2024/touches.csv", "2025/touches.csv", "2025/q1/costs.csv"].map(str::to_owned);
        assert_eq!(names(&paths), ["deals.csv", "2024/touches.csv", "2025/touches.csv", "costs.csv"]);
        assert_eq!(names(&[]), Vec::<String>::new());
    }

    #[test]
    fn notes_of_programs_are_not_files_of_the_user() {
        for clutter in [".DS_Store", "~$deals.xlsx", "Thumbs.db", "desktop.ini", "._touches.csv"] {
            assert!(is_clutter(clutter), "{clutter}");
        }
        for own in ["deals.csv", "thumbs.csv", "~deals.csv", "export.2025.csv"] {
            assert!(!is_clutter(own), "{own}");
        }
    }
}
