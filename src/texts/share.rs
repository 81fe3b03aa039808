//! Sharing: pictures, the link, the project, and what was shared by somebody else.

use fairshare_engine::view::Difference;

use super::English;
use crate::travel::Unreadable;

/// What an opened link, picture or project said of the data on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// It was made with these data, or with others.
    Compared(Difference),
    /// It does not say with which.
    Unknown,
}

/// Texts of sharing.
pub trait ShareTexts {
    /// Name of the menu.
    fn share(&self) -> &'static str;
    /// Copies a picture.
    fn copy_image(&self) -> &'static str;
    /// It is on the clipboard.
    fn image_copied(&self) -> &'static str;
    /// The browser did not allow it.
    fn image_not_copied(&self) -> &'static str;
    /// What else can be done with a picture.
    fn more(&self) -> &'static str;
    /// Saves a picture at three times its size.
    fn save_large_png(&self) -> &'static str;
    /// Prints one picture or part.
    fn print_this(&self) -> &'static str;
    /// Hands a picture to another app.
    fn send(&self) -> &'static str;
    /// The switch that hides amounts and names of deals, owners and files, and what it does.
    fn redact(&self) -> [&'static str; 2];
    /// Copies a link to the settings, and what it holds.
    fn copy_link(&self) -> [&'static str; 2];
    /// It is on the clipboard.
    fn link_copied(&self) -> &'static str;
    /// The clipboard was refused: the link itself follows.
    fn link_not_copied(&self) -> &'static str;
    /// The settings are too long for a link.
    fn link_too_long(&self) -> &'static str;
    /// Saves a project, and what that is.
    fn save_project(&self) -> [&'static str; 2];
    /// Whether the data go into the project.
    fn with_data(&self) -> &'static str;
    /// A project cannot be written.
    fn project_not_saved(&self) -> &'static str;
    /// Begins the names of saved projects.
    fn project_name(&self) -> &'static str;
    /// Prints the whole page, a part on each sheet.
    fn print_all(&self) -> &'static str;
    /// Settings came by a link, and wait for data.
    fn settings_wait(&self) -> &'static str;
    /// Settings were taken over; whether the data are the same: rows here and there.
    fn settings_taken(&self, same: Same, here: u64, there: u64) -> String;
    /// Settings cannot be read.
    fn settings_unreadable(&self, why: Unreadable) -> &'static str;
    /// A picture without settings was dropped.
    fn picture_without_settings(&self) -> &'static str;
    /// A project cannot be read.
    fn project_unreadable(&self, why: Unreadable) -> &'static str;
    /// Models and settings that a picture was made with.
    fn made_with(&self, models: &str, counting: &str) -> String;
    /// Files and their rows, the data's fingerprint, the day.
    fn made_from(&self, files: u64, rows: u64, fingerprint: &str, day: &str) -> String;
}

impl ShareTexts for English {
    fn share(&self) -> &'static str {
        "Share"
    }

    fn copy_image(&self) -> &'static str {
        "Copy image"
    }

    fn image_copied(&self) -> &'static str {
        "The picture is on the clipboard, with its words and its table."
    }

    fn image_not_copied(&self) -> &'static str {
        "The browser did not allow the clipboard. Use “Save PNG” instead."
    }

    fn more(&self) -> &'static str {
        "More"
    }

    fn save_large_png(&self) -> &'static str {
        "Save PNG, three times the size"
    }

    fn print_this(&self) -> &'static str {
        "Print"
    }

    fn send(&self) -> &'static str {
        "Send…"
    }

    fn redact(&self) -> [&'static str; 2] {
        [
            "Hide deals and amounts in pictures and on paper",
            "What is copied, saved, sent or printed shows shares only, and names no deal, owner or file.",
        ]
    }

    fn copy_link(&self) -> [&'static str; 2] {
        [
            "Copy link to these settings",
            "Models, rules and what counts, never data: whoever opens it drops their own export and reads whether it is the \
             same.",
        ]
    }

    fn link_copied(&self) -> &'static str {
        "The link is on the clipboard. It holds settings, no data."
    }

    fn link_not_copied(&self) -> &'static str {
        "The browser did not allow the clipboard. This is the link:"
    }

    fn link_too_long(&self) -> &'static str {
        "There are more rules than a link can carry. Save the project instead."
    }

    fn save_project(&self) -> [&'static str; 2] {
        ["Save project", "One file with all settings; dropped on this page, it opens as it was."]
    }

    fn with_data(&self) -> &'static str {
        "Save the data with it"
    }

    fn project_not_saved(&self) -> &'static str {
        "The browser could not write this project. Save it without the data instead."
    }

    fn project_name(&self) -> &'static str {
        "fairshare-project"
    }

    fn print_all(&self) -> &'static str {
        "Print the page"
    }

    fn settings_wait(&self) -> &'static str {
        "You opened settings that somebody shared. Drop your own export: the page will count it their way and say whether \
         the data are the same. Until then you see a sample."
    }

    fn settings_taken(&self, same: Same, here: u64, there: u64) -> String {
        let said = match same {
            Same::Compared(Difference::None) => "Same data.".to_owned(),
            Same::Compared(Difference::Rows(1)) => "1 row differs from the data they were made with.".to_owned(),
            Same::Compared(Difference::Rows(n)) => {
                format!("{} rows differ from the data they were made with.", self.figures.count(n))
            }
            Same::Compared(Difference::Many) => format!(
                "They were made with other data: {} touches and deals there, {} here.",
                self.figures.count(there),
                self.figures.count(here)
            ),
            Same::Unknown => "They do not say with which data they were made.".to_owned(),
        };
        format!("The shared settings are in place. {said}")
    }

    fn settings_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "These are no settings of Fairshare.",
            Unreadable::Broken => {
                "The shared settings are not whole: a part is missing or was changed on the way. Ask for them again."
            }
            Unreadable::Newer => "A newer Fairshare has written these settings. Reload the page to get it.",
        }
    }

    fn picture_without_settings(&self) -> &'static str {
        "This picture holds no settings: only a PNG that Fairshare has saved does, and only as long as no other program has \
         rewritten it."
    }

    fn project_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "This is no project of Fairshare.",
            Unreadable::Broken => {
                "This project is not whole: a part is missing or was changed. Nothing of it was opened; use another copy."
            }
            Unreadable::Newer => "A newer Fairshare has written this project. Reload the page to get it.",
        }
    }

    fn made_with(&self, models: &str, counting: &str) -> String {
        if counting.is_empty() { format!("Models: {models}.") } else { format!("Models: {models}. {counting}") }
    }

    fn made_from(&self, files: u64, rows: u64, fingerprint: &str, day: &str) -> String {
        let files = self.counted(files, "file", "files");
        let rows = self.counted(rows, "row", "rows");
        let data = if fingerprint.is_empty() { String::new() } else { format!("Data {fingerprint}: ") };
        format!("{data}{files}, {rows}. Made with Fairshare on {day}.")
    }
}
