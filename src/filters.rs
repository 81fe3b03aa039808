//! Filters as the page offers and names them, part by part.

use fairshare_engine::filter::Filter;
use fairshare_engine::view::{Facts, Offered};

use crate::redaction;

/// What deals can be filtered by, name by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The segment of the deal.
    Segment,
    /// The owner of the deal.
    Owner,
    /// The currency in which the amount is written.
    Currency,
    /// The deal itself.
    Deal,
}

/// One part of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// When deals were closed.
    Closed,
    /// Names of a kind.
    Named(Named),
    /// When touches took place.
    Touched,
}

impl Named {
    /// Those that are offered as lists.
    pub const LISTED: [Self; 3] = [Self::Segment, Self::Owner, Self::Currency];

    /// Whether its names point at people or deals: these stay at home where names are hidden, and in links.
    #[must_use]
    pub const fn is_identity(self) -> bool {
        matches!(self, Self::Owner | Self::Deal)
    }

    /// Whether the names of a filter are hidden in the exit that is being made.
    #[must_use]
    pub fn is_redacted(self, filter: &Filter) -> bool {
        self.is_identity() && redaction::hidden_names(self.of(filter)).is_some()
    }

    /// What is offered of it: nothing where there is no choice.
    #[must_use]
    pub fn offered(self, facts: &Facts) -> Option<&Offered> {
        let offered = match self {
            Self::Segment => &facts.segments,
            Self::Owner => &facts.owners,
            Self::Currency => &facts.currencies,
            Self::Deal => return None,
        };
        (offered.names.len() > 1).then_some(offered)
    }

    /// The names that are wanted.
    #[must_use]
    pub fn of(self, filter: &Filter) -> &Vec<String> {
        match self {
            Self::Segment => &filter.segments,
            Self::Owner => &filter.owners,
            Self::Currency => &filter.currencies,
            Self::Deal => &filter.deals,
        }
    }

    /// The names that are wanted, to be changed.
    pub fn of_mut(self, filter: &mut Filter) -> &mut Vec<String> {
        match self {
            Self::Segment => &mut filter.segments,
            Self::Owner => &mut filter.owners,
            Self::Currency => &mut filter.currencies,
            Self::Deal => &mut filter.deals,
        }
    }
}

impl Part {
    /// All of them, in the order in which they are named.
    pub const ALL: [Self; 6] = [
        Self::Closed,
        Self::Named(Named::Segment),
        Self::Named(Named::Owner),
        Self::Named(Named::Currency),
        Self::Named(Named::Deal),
        Self::Touched,
    ];

    /// Whether a filter has this part.
    #[must_use]
    pub fn is_on(self, filter: &Filter) -> bool {
        match self {
            Self::Closed => filter.closed.is_some(),
            Self::Touched => filter.touched.is_some(),
            Self::Named(named) => !named.of(filter).is_empty(),
        }
    }

    /// Takes it out of a filter.
    pub fn clear(self, filter: &mut Filter) {
        match self {
            Self::Closed => filter.closed = None,
            Self::Touched => filter.touched = None,
            Self::Named(named) => named.of_mut(filter).clear(),
        }
    }
}

/// The parts that a filter has.
#[must_use]
pub fn parts(filter: &Filter) -> Vec<Part> {
    Part::ALL.into_iter().filter(|part| part.is_on(filter)).collect()
}

/// Keys of deals in a text: one per line, or between tabs, semicolons or commas.
#[must_use]
pub fn keys(text: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for key in text.split(['\n', '\r', '\t', ';', ',']).map(str::trim).filter(|key| !key.is_empty()) {
        if !keys.iter().any(|known| known == key) {
            keys.push(key.to_owned());
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_without_its_parts_is_none() {
        let names = || vec!["one".to_owned()];
        let mut filter = Filter {
            closed: Some([0, 1]),
            touched: Some([0, 1]),
            segments: names(),
            owners: names(),
            currencies: names(),
            deals: names(),
        };
        assert_eq!(parts(&filter), Part::ALL);
        for part in Part::ALL {
            assert!(part.is_on(&filter));
            part.clear(&mut filter);
            assert!(!part.is_on(&filter));
        }
        assert!(!filter.is_on());
    }

    #[test]
    fn keys_of_a_pasted_column() {
        assert_eq!(keys("D-1\r\nD-2\n\n D-3 ;D-1,D-4\tD-5"), ["D-1", "D-2", "D-3", "D-4", "D-5"]);
        assert!(keys(" \n").is_empty());
    }
}
