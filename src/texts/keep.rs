//! Texts of saving the work on this device.

use super::English;

/// Why the work is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// Storage is full.
    Full,
    /// The browser denies storage, as in a private window.
    Denied,
    /// The saved work was not opened and must not be overwritten.
    Unopened,
    /// The browser's storage doesn't respond.
    Silent,
    /// Another tab or the browser has removed the saved work.
    Gone,
}

/// Strings of saving the work on this device.
pub struct KeepStrings {
    /// Shown instead of the switch on a page opened from disk: a button that saves the project, and the reason.
    pub save_instead: [&'static str; 2],
    /// Work that an earlier version saved for a page opened from disk was opened.
    pub kept_on_disk: &'static str,
    /// Shown while the work is being written.
    pub keeping: &'static str,
    /// Another tab saves this work.
    pub kept_elsewhere: &'static str,
    /// The browser has removed the saved work.
    pub kept_is_gone: &'static str,
    /// The saved work could not be removed.
    pub not_forgotten: &'static str,
    /// Button that removes everything stored, and its explanation.
    pub forget_all: [&'static str; 2],
    /// Name of the saved work as a file.
    pub kept_file: &'static str,
}

/// Texts of saving the work on this device.
pub trait KeepTexts {
    /// Label of the switch and its explanation; `host` is the address whose pages can read the saved work.
    fn keep(&self, host: &str) -> [String; 2];
    /// Date and size of the saved work.
    fn kept_state(&self, day: &str, megabytes: f64) -> String;
    /// Saving failed.
    fn not_kept(&self, why: NotKept) -> &'static str;
    /// Everything was removed, except in `left` places.
    fn forgotten(&self, left: usize) -> String;
}

/// The strings in English.
pub(super) const STRINGS: KeepStrings = KeepStrings {
    save_instead: [
        "Save project with the data",
        "A page opened from a disk cannot keep your data in the browser: any other HTML file on this device could read \
         them. Save the project as a file, and open that file next time.",
    ],
    kept_on_disk: "Your work was kept in this browser, where any other HTML file on this device can read it. It is no \
        longer updated there: save the project with the data as a file, then choose “Forget everything”.",
    keeping: "Writing…",
    kept_elsewhere: "This work is open in another tab, which keeps it. Changes in this tab are not kept.",
    kept_is_gone: "The work kept on this device is gone: the browser removed it. You see a sample; open your file \
        again.",
    not_forgotten: "The kept work could not be removed: another tab may have it open. Close that tab and try again.",
    forget_all: [
        "Forget everything",
        "Removes everything that Fairshare has stored in this browser: your work, settings and the offline copy of \
         the page. Its other tabs stop keeping, too. Data of other pages at this address stays.",
    ],
    kept_file: "kept on this device",
};

impl KeepTexts for English {
    fn keep(&self, host: &str) -> [String; 2] {
        [
            "Keep on this device".to_owned(),
            format!(
                "The data and all settings stay in this browser until you switch this off: they are here again after a \
                 reload or a crash. They are not encrypted, and every other page at {host} can read them. Safari removes \
                 them after seven days without a visit."
            ),
        ]
    }

    fn kept_state(&self, day: &str, megabytes: f64) -> String {
        format!("Kept: {} MB, {day}.", self.figures.decimal(megabytes, 2))
    }

    fn not_kept(&self, why: NotKept) -> &'static str {
        match why {
            NotKept::Full => {
                "This device has no room left to keep your work. What was kept before is still there; save the project \
                 as a file instead."
            }
            NotKept::Denied => {
                "The browser does not let this page keep anything, as in a private window. Save the project as a file \
                 instead."
            }
            NotKept::Unopened => {
                "The work kept on this device was not opened. It is still there, and the page tries again the next \
                 time you open it; “Keep on this device” would replace it with what you see now."
            }
            NotKept::Silent => {
                "The browser’s storage does not answer: another tab may hold it. Close the other tabs of Fairshare and try \
                 again, or save the project as a file instead."
            }
            NotKept::Gone => {
                "The work that Fairshare kept in this browser was removed in another tab or by the browser. This tab \
                 keeps nothing until you switch on “Keep on this device” again."
            }
        }
    }

    fn forgotten(&self, left: usize) -> String {
        if left == 0 {
            "Nothing of Fairshare is left in this browser; what you see is only in this tab.".to_owned()
        } else {
            "Not everything could be removed: another tab may have it open. Close that tab and try again, or clear the \
             data of this site in your browser’s settings."
                .to_owned()
        }
    }
}
