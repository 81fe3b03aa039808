//! The forms of the credit chart.

use serde::{Deserialize, Serialize};

/// A form of the credit chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Aligned bars: shares, differences to the baseline, intervals and ranges in one chart.
    Bars,
    /// Rows of 100 %, sorted by the share of one team.
    #[default]
    Stacked,
    /// A line for each team with a dot for each model.
    Dots,
}

impl Form {
    /// All forms, in the order of the control.
    pub const ALL: [Self; 3] = [Self::Stacked, Self::Dots, Self::Bars];

    /// Its identifier in the page and in file names.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Stacked => "stacked",
            Self::Dots => "range",
        }
    }

    /// The form with this identifier, or else the default.
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
        assert_eq!(Form::from_key("pie"), Form::Stacked);
    }
}
