//! Folders, and files among others that cannot be used.

use super::English;
use crate::folder::{DEEPEST, FolderRefused, MOST_FILES};

/// Sentences that are shown in full; further files are counted.
pub const SENTENCES_SHOWN: usize = 3;

/// Texts of folders.
pub trait FolderTexts {
    /// Why nothing of a drop is read, and what to do.
    fn folder_refused(&self, why: &FolderRefused) -> String;
    /// Why files cannot be used, a sentence for each; `others` where the other files are read.
    fn unusable(&self, sentences: &[String], others: bool) -> String;
}

impl FolderTexts for English {
    fn folder_refused(&self, why: &FolderRefused) -> String {
        match why {
            FolderRefused::TooMany => format!(
                "This is more than {MOST_FILES} files. None was read, as a part of them would give wrong sums. Drop a \
                 smaller folder, or only the files that you want."
            ),
            FolderRefused::TooDeep => format!(
                "The folders in this folder are nested more than {DEEPEST} levels deep. Nothing was read, as a part would \
                 give wrong sums. Drop the inner folder, or only the files that you want."
            ),
            FolderRefused::Unreadable(folder) => format!(
                "The browser could not list the folder “{folder}”. Nothing was read, as a part would give wrong sums. Drop \
                 the files instead of the folder."
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
            said.push(format!("Nor can {} be used.", self.counted(more, "more file", "more files")));
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
            "1.bin: No table. 2.bin: No table. 3.bin: No table. Nor can 2 more files be used."
        );
        assert_eq!(ENGLISH.unusable(&[], false), "");
    }

    #[test]
    fn the_limits_are_said() {
        assert!(ENGLISH.folder_refused(&FolderRefused::TooMany).contains("200 files"));
        assert!(ENGLISH.folder_refused(&FolderRefused::TooDeep).contains("8 levels"));
    }
}
