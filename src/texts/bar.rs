//! The bar: name, what happens to the data, and the look of the page.

use super::English;

/// The look that the user asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As the system is set.
    #[default]
    System,
}

impl Theme {
    /// All of them, in the order of the control.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// A word that stands for it in the document and in storage.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    /// The look that a word stands for.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

/// Texts of the bar.
pub trait BarTexts {
    /// Skips the bar and the strip.
    fn skip(&self) -> &'static str;
    /// The promise, in five words.
    fn private(&self) -> &'static str;
    /// What the promise means, one paragraph each.
    fn private_means(&self) -> [&'static str; 2];
    /// How to check it: a heading and the steps.
    fn private_check(&self) -> (&'static str, [&'static str; 3]);
    /// Name of the group of the buttons that undo and do again.
    fn steps(&self) -> &'static str;
    /// Undoes the last choice, or does it again.
    fn undo(&self, back: bool) -> &'static str;
    /// Name of the control of the look.
    fn theme(&self) -> &'static str;
    /// Name of one look.
    fn theme_name(&self, theme: Theme) -> &'static str;
    /// Name of the control of the language.
    fn language(&self) -> &'static str;
    /// Title of the document.
    fn page_title(&self) -> &'static str;
    /// Closes what was opened.
    fn close(&self) -> &'static str;
    /// Name of the column of models and teams.
    fn choices(&self) -> &'static str;
}

impl BarTexts for English {
    fn skip(&self) -> &'static str {
        "Skip to the result"
    }

    fn steps(&self) -> &'static str {
        "Choices"
    }

    fn undo(&self, back: bool) -> &'static str {
        if back { "Undo" } else { "Redo" }
    }

    fn private(&self) -> &'static str {
        "Your data stays in this browser"
    }

    fn private_means(&self) -> [&'static str; 2] {
        [
            "Files are read and counted on this device. There is no account and no server that receives them, and \
             nothing of your data is kept when you close the tab.",
            "The page carries a policy that lets it load its own parts from its own address and reach no other. The \
             browser enforces it.",
        ]
    }

    fn private_check(&self) -> (&'static str, [&'static str; 3]) {
        (
            "How to check it",
            [
                "Open your browser’s developer tools (F12) and choose “Network”.",
                "Drop a file here and change a few models: no request appears that carries your data.",
                "Or switch your connection off first: dropping, counting and saving still work.",
            ],
        )
    }

    fn theme(&self) -> &'static str {
        "Look"
    }

    fn theme_name(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::Light => "Light",
            Theme::Dark => "Dark",
            Theme::System => "System",
        }
    }

    fn language(&self) -> &'static str {
        "Language"
    }

    fn page_title(&self) -> &'static str {
        "Fairshare: who gets credit for won revenue"
    }

    fn close(&self) -> &'static str {
        "Close"
    }

    fn choices(&self) -> &'static str {
        "Models and teams"
    }
}
