//! The forms in which credit is drawn.

use serde::{Deserialize, Serialize};

/// A form of the credit chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Aligned bars: shares, shift and range in one picture.
    #[default]
    Bars,
    /// Rows of 100 %, in the order in which they favour one team.
    Stacked,
    /// A line for each team, a dot for each model.
    Dots,
}

impl Form {
    /// All of them, in the order of the control.
    pub const ALL: [Self; 3] = [Self::Bars, Self::Stacked, Self::Dots];

    /// A word that stands for it in the document and in names of files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Stacked => "stacked",
            Self::Dots => "range",
        }
    }

    /// The form that a word stands for; the bars where it stands for none.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|form| form.key() == key).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_for_forms() {
        for form in Form::ALL {
            assert_eq!(Form::from_key(form.key()), form);
        }
        assert_eq!(Form::from_key("pie"), Form::Bars);
    }
}
