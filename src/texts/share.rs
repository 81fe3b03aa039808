//! Texts of sharing: images, the link, the project.

use super::English;
use crate::values::left_out::LeftOut;

/// Strings of sharing.
pub struct ShareStrings {
    /// Name of the menu.
    pub heading: &'static str,
    /// Label of the field for the title of the picture.
    pub title: &'static str,
    /// Where the title stands.
    pub title_says: &'static str,
    /// Why no title can be written while names and amounts are hidden.
    pub title_hidden: &'static str,
    /// Button that copies a picture.
    pub copy_picture: &'static str,
    /// The image is on the clipboard.
    pub picture_copied: &'static str,
    /// The browser denied copying the image.
    pub picture_not_copied: &'static str,
    /// Menu of further actions on an image.
    pub more: &'static str,
    /// Button that saves a PNG at three times its size.
    pub save_large_png: &'static str,
    /// Button that prints one chart or panel.
    pub print_this: &'static str,
    /// Button that sends an image to another app.
    pub send: &'static str,
    /// Label and explanation of the switch that hides amounts and names of deals, owners and files.
    pub redact: [&'static str; 2],
    /// Label and explanation of the button that copies a link to the settings.
    pub copy_link: [&'static str; 2],
    /// Label of the checkbox that includes names in links.
    pub include_names: &'static str,
    /// The clipboard was denied; the link itself follows.
    pub link_not_copied: &'static str,
    /// Selected text was not copied, because deals and amounts are hidden.
    pub selection_not_copied: &'static str,
    /// The settings are too long for a link.
    pub link_too_long: &'static str,
    /// Label and explanation of the button that saves a project.
    pub save_project: [&'static str; 2],
    /// Label of the checkbox that includes the data in the project.
    pub with_data: &'static str,
    /// A project cannot be written.
    pub project_not_saved: &'static str,
    /// Name of a saved project, without its extension.
    pub project_name: &'static str,
    /// Button that saves the table.
    pub save_table: &'static str,
    /// Button that prints the whole page.
    pub print_all: &'static str,
}

/// Texts of sharing.
pub trait ShareTexts {
    /// The link is on the clipboard; `names` if it contains names.
    fn link_copied(&self, names: bool) -> &'static str;
    /// Choices that a link leaves out; empty if none.
    fn left_out_of_link(&self, left_out: LeftOut) -> String;
    /// Choices that redacted images leave out of their settings; empty if none.
    fn left_out_of_picture(&self, left_out: LeftOut) -> String;
    /// Models and eligibility rules behind an image.
    fn made_with(&self, models: &str, counting: &str) -> String;
    /// Origin of an image: fingerprint of the data, files, rows, and the day.
    fn made_from(&self, files: u64, rows: u64, fingerprint: &str, day: &str) -> String;
}

/// The strings in English.
pub(super) const STRINGS: ShareStrings = ShareStrings {
    heading: "Share",
    title: "Title of the picture",
    title_says: "Empty: the finding, as written here in grey.",
    title_hidden: "While deals and amounts are hidden, the picture has its automatic title: yours may name some.",
    copy_picture: "Copy picture",
    picture_copied: "The picture is on the clipboard, with its text and its table.",
    picture_not_copied: "The browser did not allow the clipboard. Use “Save PNG” instead.",
    more: "More",
    save_large_png: "Save PNG, three times the size",
    print_this: "Print",
    send: "Send…",
    redact: [
        "Hide deals and amounts in pictures and on paper",
        "Pictures, tables and prints that leave the page, and the settings in them, show shares only and name no \
         deal, owner or file. Selected text is not copied. Files saved under “How it was read” stay as they are.",
    ],
    copy_link: [
        "Copy link with settings",
        "Models, rules and what counts, never data: whoever opens it drops their own export and sees whether it is \
         the same.",
    ],
    include_names: "Include names in the link",
    link_not_copied: "The browser did not allow the clipboard. This is the link:",
    selection_not_copied: "Nothing was copied: deals and amounts are hidden in what leaves the page, and the selected \
        text may hold some. Use “Copy” beside the table or “Copy picture” instead.",
    link_too_long: "The settings are longer than a link can carry. Save the project instead.",
    save_project: ["Save project", "One file with all settings; drop it on this page to open everything as it was."],
    with_data: "Save the data with it",
    project_not_saved: "The browser could not write this project. Save it without the data instead.",
    project_name: "fairshare-project",
    save_table: "Save the table",
    print_all: "Print the page",
};

impl ShareTexts for English {
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
    /// "the filter by 2 owners and how 1 file is read"; `None` if nothing is left out.
    pub(super) fn left_out(&self, left_out: LeftOut) -> Option<String> {
        let LeftOut { owners, deals, files, persons } = left_out;
        let counted = |n: u32, one, many| self.counted(u64::from(n), one, many);
        let said = [
            (owners > 0).then(|| format!("the filter by {}", counted(owners, "owner", "owners"))),
            (deals > 0).then(|| format!("the filter by {}", counted(deals, "deal", "deals"))),
            (persons > 0).then(|| format!("that touches of {} are excluded", counted(persons, "person", "persons"))),
            (files > 0).then(|| {
                format!("how {} {} read", counted(files, "file", "files"), if files == 1 { "is" } else { "are" })
            }),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| Self::listed(&said))
    }
}
