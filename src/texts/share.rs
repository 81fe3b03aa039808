//! Sharing: pictures, the link, the project.

use super::English;
use crate::travel::LeftOut;

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
    /// It is on the clipboard; with names in it or without.
    fn link_copied(&self, names: bool) -> &'static str;
    /// Choices that a link leaves out; empty where it leaves out none.
    fn left_out_of_link(&self, left_out: LeftOut) -> String;
    /// Choices that the settings in redacted pictures leave out; empty where there are none.
    fn left_out_of_picture(&self, left_out: LeftOut) -> String;
    /// The box that puts names into links.
    fn include_names(&self) -> &'static str;
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
            "Pictures, tables and prints that leave the page, and the settings in them, show shares only and name no deal, owner \
             or file.",
        ]
    }

    fn copy_link(&self) -> [&'static str; 2] {
        [
            "Copy link to these settings",
            "Models, rules and what counts, never data: whoever opens it drops their own export and reads whether it is the \
             same.",
        ]
    }

    fn link_copied(&self, names: bool) -> &'static str {
        if names {
            "The link is on the clipboard. It holds settings with the names in them, no other data."
        } else {
            "The link is on the clipboard. It holds settings, no data."
        }
    }

    fn left_out_of_link(&self, left_out: LeftOut) -> String {
        match self.left_out(left_out) {
            None => String::new(),
            Some(what) => {
                format!("Not in the link, because it holds no names: {what}. Numbers will differ without it.")
            }
        }
    }

    fn left_out_of_picture(&self, left_out: LeftOut) -> String {
        match self.left_out(left_out) {
            None => String::new(),
            Some(what) => format!("Not in the settings of pictures, because names are hidden: {what}."),
        }
    }

    fn include_names(&self) -> &'static str {
        "Include names in the link"
    }

    fn link_not_copied(&self) -> &'static str {
        "The browser did not allow the clipboard. This is the link:"
    }

    fn link_too_long(&self) -> &'static str {
        "The settings are longer than a link can carry. Save the project instead."
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

impl English {
    /// "the filter by 2 owners and how 1 file is read"; `None` where nothing is left out.
    pub(super) fn left_out(&self, left_out: LeftOut) -> Option<String> {
        let LeftOut { owners, deals, files } = left_out;
        let counted = |n: u32, one, many| self.counted(u64::from(n), one, many);
        let said = [
            (owners > 0).then(|| format!("the filter by {}", counted(owners, "owner", "owners"))),
            (deals > 0).then(|| format!("the filter by {}", counted(deals, "deal", "deals"))),
            (files > 0).then(|| {
                format!("how {} {} read", counted(files, "file", "files"), if files == 1 { "is" } else { "are" })
            }),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| Self::listed(&said))
    }
}
