//! Texts of folders, and of unusable files.

use super::English;
use crate::values::folder::{DEEPEST, FolderRefused, MOST_FILES};

/// Most sentences shown in full; further files are counted.
pub const SENTENCES_SHOWN: usize = 3;

/// Texts of folders and of unusable files.
pub trait FolderTexts {
    /// Why a dropped folder is refused, and what to do.
    fn folder_refused(&self, why: &FolderRefused) -> String;
    /// Why files cannot be used, one sentence each; `others` if the other files are read.
    fn unusable(&self, sentences: &[String], others: bool) -> String;
}

impl FolderTexts for English {
    fn folder_refused(&self, why: &FolderRefused) -> String {
        match why {
            FolderRefused::TooMany => format!(
                "There are more than {MOST_FILES} files. None was read, because a part of them would give wrong \
                 totals. Drop a smaller folder, or only the files that you want."
            ),
            FolderRefused::TooDeep => format!(
                "The folders in this folder are nested more than {DEEPEST} levels deep. Nothing was read, because a \
                 part of the data would give wrong totals. Drop the inner folder, or only the files that you want."
            ),
            FolderRefused::Unreadable(folder) => format!(
                "The browser could not open the folder “{folder}”. Nothing was read, because a part of the data would \
                 give wrong totals. Drop the files instead of the folder."
            ),
            FolderRefused::Empty => {
                "There is no file in this folder. Drop the folder or the files of your export.".to_owned()
            }
        }
    }

    fn unusable(&self, sentences: &[String], others: bool) -> String {
        let mut said: Vec<String> = sentences.iter().take(SENTENCES_SHOWN).cloned().collect();
        let more = sentences.len().saturating_sub(SENTENCES_SHOWN) as u64;
        if more > 0 {
            said.push(format!("{} cannot be used either.", self.counted(more, "more file", "more files")));
        }
        if others {
            said.push("The other files were read.".to_owned());
        }
        said.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;

    #[test]
    fn many_unusable_files_are_counted() {
        let sentences = |n: usize| (1..=n).map(|at| format!("{at}.bin: No table.")).collect::<Vec<_>>();
        assert_eq!(ENGLISH.unusable(&sentences(1), true), "1.bin: No table. The other files were read.");
        assert_eq!(
            ENGLISH.unusable(&sentences(5), false),
            "1.bin: No table. 2.bin: No table. 3.bin: No table. 2 more files cannot be used either."
        );
        assert_eq!(ENGLISH.unusable(&[], false), "");
    }

    #[test]
    fn the_limits_are_said() {
        assert!(ENGLISH.folder_refused(&FolderRefused::TooMany).contains("200 files"));
        assert!(ENGLISH.folder_refused(&FolderRefused::TooDeep).contains("8 levels"));
    }
}
