//! The top bar: name, privacy promise, undo, language and theme.

use super::English;
use crate::values::tab::Tab;

/// The colour theme that the user chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Follows the system.
    #[default]
    System,
}

impl Theme {
    /// All themes, in the order of the control.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// Its identifier in the page and in storage.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    /// The theme with this identifier.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

/// Strings of the top bar.
pub struct BarStrings {
    /// Link that skips the bar and the data strip.
    pub skip: &'static str,
    /// The privacy promise, in a few words.
    pub private: &'static str,
    /// Explains the privacy promise, one paragraph each.
    pub private_means: [&'static str; 2],
    /// How to check the promise: a heading and the steps.
    pub private_check: (&'static str, [&'static str; 3]),
    /// Name of the group of undo buttons.
    pub steps: &'static str,
    /// Name of the menu of language and theme.
    pub appearance: &'static str,
    /// Name of the theme control.
    pub theme: &'static str,
    /// Name of the language control.
    pub language: &'static str,
    /// Title of the document.
    pub page_title: &'static str,
    /// Label of a close button.
    pub close: &'static str,
    /// Name of the column of models and teams.
    pub choices: &'static str,
    /// Name of the list of tabs.
    pub tabs: &'static str,
}

/// Texts of the top bar.
pub trait BarTexts {
    /// Label of undo, or of redo.
    fn undo(&self, back: bool) -> &'static str;
    /// Name of a theme.
    fn theme_name(&self, theme: Theme) -> &'static str;
    /// Name of a tab.
    fn tab(&self, tab: Tab) -> &'static str;
}

/// The strings in English.
pub(super) const STRINGS: BarStrings = BarStrings {
    skip: "Skip to the result",
    private: "Your data stays in this browser",
    private_means: [
        "Files are read and counted on this device. There is no account and no server that receives them, and \
         nothing of your data is kept when you close the tab.",
        "The page has a security policy that lets it load its own parts from its own address and reach no other. \
         The browser enforces it.",
    ],
    private_check: (
        "How to check it",
        [
            "Open your browser’s developer tools (F12) and choose “Network”.",
            "Drop a file here and change a few models: no request appears that carries your data.",
            "Or switch your connection off first: dropping, counting and saving still work.",
        ],
    ),
    steps: "Choices",
    appearance: "Language and theme",
    theme: "Theme",
    language: "Language",
    page_title: "Fairshare: who gets credit for won revenue",
    close: "Close",
    choices: "Models and teams",
    tabs: "Results",
};

impl BarTexts for English {
    fn undo(&self, back: bool) -> &'static str {
        if back { "Undo" } else { "Redo" }
    }

    fn theme_name(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::Light => "Light",
            Theme::Dark => "Dark",
            Theme::System => "System",
        }
    }

    fn tab(&self, tab: Tab) -> &'static str {
        match tab {
            Tab::Credit => "Credit",
            Tab::Moved => "What moves",
            Tab::Together => "Won together",
            Tab::Paths => "Paths",
            Tab::Deals => "Deals",
            Tab::Table => "Table",
            Tab::Agreement => "Agreement",
        }
    }
}
