//! The periods and segments that can be compared.

use fairshare_types::options::Filter;
use fairshare_types::results::Facts;

use super::period::{self, Span};

/// A set of deals on offer.
#[derive(Clone, Debug, PartialEq)]
pub enum Side {
    /// A year or a quarter in which deals were closed.
    Period(Span),
    /// A segment; the empty name means deals without one.
    Segment(String),
}

impl Side {
    /// Its key in the document.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Period(span) => period::key(*span),
            Self::Segment(name) => format!("={name}"),
        }
    }

    /// The filter of its deals; nothing else is filtered.
    #[must_use]
    pub fn filter(&self) -> Filter {
        match self {
            Self::Period(span) => Filter { closed: period::from_key(&period::key(*span)), ..Filter::default() },
            Self::Segment(name) => Filter { segments: vec![name.clone()], ..Filter::default() },
        }
    }
}

/// All sides on offer: years and quarters, the latest first, then segments, if there are several.
#[must_use]
pub fn offered(facts: &Facts) -> Vec<Side> {
    let spans = facts.closes.map_or_else(Vec::new, |(first, last)| period::offered(first, last));
    let segments = if facts.segments.names.len() > 1 { facts.segments.names.as_slice() } else { &[] };
    let segments = segments.iter().map(|(name, _)| Side::Segment(name.clone()));
    spans.into_iter().map(Side::Period).chain(segments).collect()
}

/// The two that are compared until the user chooses, the later one first: the latest two quarters, else two segments.
#[must_use]
pub fn usual(offered: &[Side]) -> Option<[Filter; 2]> {
    let quarters = || offered.iter().filter(|side| matches!(side, Side::Period(Span::Quarter(..))));
    let segments = || offered.iter().filter(|side| matches!(side, Side::Segment(_)));
    let two = |mut sides: Vec<&Side>| {
        sides.truncate(2);
        <[&Side; 2]>::try_from(sides).ok().map(|sides| sides.map(Side::filter))
    };
    two(quarters().collect()).or_else(|| two(segments().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(year: i64, quarter: i64) -> Side {
        Side::Period(Span::Quarter(year, quarter))
    }

    #[test]
    fn the_latest_two_quarters_are_compared_or_two_segments() {
        let [second, first] = usual(&[Side::Period(Span::Year(2025)), quarter(2025, 2), quarter(2025, 1)]).unwrap();
        assert_eq!((second, first), (quarter(2025, 2).filter(), quarter(2025, 1).filter()));
        let segment = |name: &str| Side::Segment(name.to_owned());
        let usual_of = usual(&[quarter(2025, 1), segment("A"), segment("B")]);
        assert_eq!(usual_of, Some([segment("A").filter(), segment("B").filter()]));
        assert_eq!(usual(&[quarter(2025, 1)]), None);
    }

    #[test]
    fn a_side_keeps_what_else_is_filtered() {
        let filter = Filter { owners: vec!["Mira".to_owned()], closed: Some([0, 1]), ..Filter::default() };
        let side = filter.narrowed_to(&quarter(2025, 1).filter());
        assert_eq!((side.owners, side.closed), (filter.owners, quarter(2025, 1).filter().closed));
    }
}
