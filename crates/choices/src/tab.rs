//! The tabs of the result.

use serde::{Deserialize, Serialize};

/// A tab of the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tab {
    /// Credit under each model.
    #[default]
    Credit,
    /// Credit that moves from one model to another.
    Moved,
    /// Won revenue by the teams that touched the deal.
    Together,
    /// All deals.
    Deals,
    /// Every group under every model, and costs.
    Table,
    /// The agreement.
    Agreement,
    /// Paths of won and lost deals.
    Paths,
}

impl Tab {
    /// All tabs, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Credit, Self::Moved, Self::Together, Self::Paths, Self::Deals, Self::Table, Self::Agreement];

    /// Its identifier in the page's address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Credit => "credit",
            Self::Moved => "what-moves",
            Self::Together => "won-together",
            Self::Deals => "deals",
            Self::Table => "table",
            Self::Agreement => "agreement",
            Self::Paths => "paths",
        }
    }

    /// The tab with this identifier.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.key() == key)
    }

    /// The tab after a key of the keyboard: an arrow, which goes round, Home or End.
    #[must_use]
    pub fn after_key(self, key: &str) -> Option<Self> {
        let (at, all) = (Self::ALL.iter().position(|tab| *tab == self)?, Self::ALL.len());
        let to = match key {
            "ArrowRight" => (at + 1) % all,
            "ArrowLeft" => (at + all - 1) % all,
            "Home" => 0,
            "End" => all - 1,
            _ => return None,
        };
        Some(Self::ALL[to])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_tabs_and_arrows_go_round() {
        for tab in Tab::ALL {
            assert_eq!(Tab::from_key(tab.key()), Some(tab));
            assert_eq!(tab.after_key("ArrowRight").and_then(|next| next.after_key("ArrowLeft")), Some(tab));
        }
        assert_eq!(Tab::from_key("settings=abc"), None);
        assert_eq!(Tab::Agreement.after_key("ArrowRight"), Some(Tab::Credit));
        assert_eq!(
            (Tab::Deals.after_key("Home"), Tab::Deals.after_key("End")),
            (Some(Tab::Credit), Some(Tab::Agreement))
        );
        assert_eq!(Tab::Deals.after_key("Enter"), None);
    }
}
