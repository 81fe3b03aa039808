//! Keeping on this device.

use super::English;

/// Why something is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// There is no room.
    Full,
    /// The browser does not allow it, as in a private window.
    Denied,
    /// What was kept could not be opened, and shall not be written over.
    Unopened,
    /// The browser's storage does not answer.
    Silent,
    /// Another tab or the browser has removed the kept work.
    Gone,
}

/// Texts of keeping.
pub trait KeepTexts {
    /// The switch, and what it does; `host` is the address whose pages can read what is kept.
    fn keep(&self, host: &str) -> [String; 2];
    /// In place of the switch on a page that was opened from a disk: saves the project, and says why.
    fn save_instead(&self) -> [&'static str; 2];
    /// Work that an earlier version kept for a page on a disk was opened.
    fn kept_on_disk(&self) -> &'static str;
    /// What is kept: since when, and how much.
    fn kept_state(&self, day: &str, megabytes: f64) -> String;
    /// While it is written.
    fn keeping(&self) -> &'static str;
    /// Another tab keeps this work.
    fn kept_elsewhere(&self) -> &'static str;
    /// What was kept is not there any more.
    fn kept_is_gone(&self) -> &'static str;
    /// It could not be kept.
    fn not_kept(&self, why: NotKept) -> &'static str;
    /// What was kept could not be removed.
    fn not_forgotten(&self) -> &'static str;
    /// Removes everything, and what that is.
    fn forget_all(&self) -> [&'static str; 2];
    /// It was removed, but for what is left in so many places.
    fn forgotten(&self, left: usize) -> String;
    /// Name of what was kept, as a file.
    fn kept_file(&self) -> &'static str;
}

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

    fn save_instead(&self) -> [&'static str; 2] {
        [
            "Save project with the data",
            "A page opened from a disk cannot keep your data in the browser: any other HTML file on this device could read \
             them. Save the project as a file, and open that file next time.",
        ]
    }

    fn kept_on_disk(&self) -> &'static str {
        "Your work was kept in this browser, where any other HTML file on this device can read it. It is not updated any \
         more: save the project with the data as a file, then choose “Forget everything”."
    }

    fn kept_state(&self, day: &str, megabytes: f64) -> String {
        format!("Kept: {} MB, {day}.", self.figures.decimal(megabytes, 2))
    }

    fn keeping(&self) -> &'static str {
        "Writing…"
    }

    fn kept_elsewhere(&self) -> &'static str {
        "This work is open in another tab, which keeps it. What you change in this one is not kept."
    }

    fn kept_is_gone(&self) -> &'static str {
        "What was kept on this device is gone: the browser has removed it. You see a sample; open your file again."
    }

    fn not_kept(&self, why: NotKept) -> &'static str {
        match why {
            NotKept::Full => {
                "There is no room on this device to keep this. What was kept before is still there; save the project as a \
                 file instead."
            }
            NotKept::Denied => {
                "The browser does not let this page keep anything, as in a private window. Save the project as a file \
                 instead."
            }
            NotKept::Unopened => {
                "What was kept on this device was not opened. It is still there, and will be tried again when you next \
                 open the page; “Keep on this device” would replace it with what you see now."
            }
            NotKept::Silent => {
                "The browser’s storage does not answer: another tab may hold it. Close the other tabs of Fairshare and try \
                 again, or save the project as a file instead."
            }
            NotKept::Gone => {
                "What Fairshare kept in this browser was removed in another tab or by the browser. This tab keeps nothing \
                 until you switch on “Keep on this device” again."
            }
        }
    }

    fn not_forgotten(&self) -> &'static str {
        "What was kept could not be removed: another tab may have it open. Close it and try again."
    }

    fn forget_all(&self) -> [&'static str; 2] {
        [
            "Forget everything",
            "Removes all that Fairshare has put into this browser: your work, settings and the copy of the page for use \
             without a connection. Its other tabs stop keeping, too. What other pages at this address have kept stays.",
        ]
    }

    fn forgotten(&self, left: usize) -> String {
        if left == 0 {
            "Nothing of Fairshare is left in this browser; what you see is only in this tab.".to_owned()
        } else {
            "Not everything could be removed: another tab may have it open. Close it and try again, or clear the data of \
             this site in your browser’s settings."
                .to_owned()
        }
    }

    fn kept_file(&self) -> &'static str {
        "kept on this device"
    }
}
