//! Filters as the page offers and names them, part by part.

use fairshare_types::options::Filter;
use fairshare_types::results::{Facts, Offered};

use crate::values::redaction;

/// Attributes of deals that a filter matches by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The segment of the deal.
    Segment,
    /// The owner of the deal.
    Owner,
    /// The currency of the amount.
    Currency,
    /// The deal's key.
    Deal,
}

/// One part of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Close dates of deals.
    Closed,
    /// Names of one attribute.
    Named(Named),
    /// Dates of touches.
    Touched,
}

impl Named {
    /// Attributes offered as lists.
    pub const LISTED: [Self; 3] = [Self::Segment, Self::Owner, Self::Currency];

    /// Whether its names identify people or deals: settings without names leave them out.
    #[must_use]
    pub const fn is_identity(self) -> bool {
        matches!(self, Self::Owner | Self::Deal)
    }

    /// Whether the filter's names are hidden in the current export.
    #[must_use]
    pub fn is_redacted(self, filter: &Filter) -> bool {
        self.is_identity() && redaction::hidden_names(self.of(filter)).is_some()
    }

    /// The names on offer; `None` unless there are at least two.
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

    /// The filter's names for this attribute.
    #[must_use]
    pub fn of(self, filter: &Filter) -> &Vec<String> {
        match self {
            Self::Segment => &filter.segments,
            Self::Owner => &filter.owners,
            Self::Currency => &filter.currencies,
            Self::Deal => &filter.deals,
        }
    }

    /// The filter's names for this attribute, mutable.
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
    /// All parts, in the order in which they are named.
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

    /// Removes this part from a filter.
    pub fn clear(self, filter: &mut Filter) {
        match self {
            Self::Closed => filter.closed = None,
            Self::Touched => filter.touched = None,
            Self::Named(named) => named.of_mut(filter).clear(),
        }
    }
}

/// The parts that are set in a filter.
#[must_use]
pub fn parts(filter: &Filter) -> Vec<Part> {
    Part::ALL.into_iter().filter(|part| part.is_on(filter)).collect()
}

/// Deal keys in a text, without repeats: one per line, or separated by tabs, semicolons or commas.
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
