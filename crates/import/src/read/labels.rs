//! Names that people know deals by, beside their keys. Nothing is computed from them.

use super::interner::{Interner, Names};
use super::layout::Kind;
use super::typed::ABSENT;
use crate::detect::{Column, Concept, Heading};
use crate::parse::is_no_name;
use fairshare_types::schema::{Role, Shape};

/// Names of deals, by the number of the deal's key.
#[derive(Default)]
pub struct Labels {
    texts: Interner,
    /// Number of the name of each deal; [`NO_LABEL`] for a deal without one.
    of: Vec<u32>,
}

/// In place of the number of a name: the deal has none.
const NO_LABEL: u32 = u32::MAX;

impl Labels {
    /// Takes the name in a cell, unless the deal has one or the cell repeats its key.
    pub(in crate::read) fn take(&mut self, deal: u32, cell: &[u8], keys: &Interner) {
        let at = deal as usize;
        if self.of.get(at).is_some_and(|&known| known != NO_LABEL) || is_no_name(cell) {
            return;
        }
        // No number depends on a name, so a bad cell does not cost the row.
        let Some(label) = self.texts.intern(cell).filter(|&label| self.texts.text(label) != keys.text(deal)) else {
            return;
        };
        if self.of.len() <= at {
            self.of.resize(at + 1, NO_LABEL);
        }
        if let Some(place) = self.of.get_mut(at) {
            *place = label;
        }
    }

    /// The names by the rank of the deal's key.
    #[must_use]
    pub fn by_rank(self, deal_rank: &[u32]) -> RankedLabels {
        if self.of.is_empty() {
            return RankedLabels::default();
        }
        let mut of = vec![NO_LABEL; deal_rank.len()];
        for (label, rank) in self.of.into_iter().zip(deal_rank) {
            if let Some(place) = of.get_mut(*rank as usize) {
                *place = label;
            }
        }
        let as_numbered: Vec<u32> = (0..).take(self.texts.len()).collect();
        RankedLabels { texts: self.texts.into_names(&as_numbered), of }
    }
}

/// Names of deals, by the rank of the deal's key.
#[derive(Default)]
pub struct RankedLabels {
    texts: Names,
    of: Vec<u32>,
}

impl RankedLabels {
    /// The name of a deal; empty if it has none.
    #[must_use]
    pub fn get(&self, deal: u32) -> &str {
        let label = self.of.get(deal as usize).filter(|&&label| label != NO_LABEL);
        label.map_or("", |&label| self.texts.get(label))
    }
}

/// Column with the names of deals, beside the column `key` with their keys; [`ABSENT`] if the file has none.
///
/// In a list of deals, `Name` is the name of the deal; in rows of other kinds the heading must contain the deal: `Deal
/// Name`.
pub(super) fn label_column(columns: &[Column], shape: Shape, key: usize, kind: Kind) -> usize {
    let lists = matches!(shape, Shape::Deals | Shape::Wide);
    if kind != Kind::Deal || !(lists || shape == Shape::Touches) {
        return ABSENT;
    }
    let rank = |at: usize| {
        let column = columns.get(at).filter(|column| at != key && column.role.is_none())?;
        let heading = Heading::of(&column.name);
        let says = heading.says;
        let other = |role: Role| role != Role::JourneyId && says.role(role) > 0;
        let not = [Concept::Id, Concept::Customer, Concept::Person, Concept::Lead, Concept::Plan, Concept::Form];
        let is_name = says.has(Concept::Name)
            && heading.unknown == 0
            && !Role::ALL.into_iter().any(other)
            && !not.into_iter().any(|concept| says.has(concept) || heading.object.has(concept));
        let of_deal = says.role(Role::JourneyId) > 0;
        (is_name && (of_deal || lists)).then_some(of_deal)
    };
    let found = (0..columns.len()).filter_map(|at| Some((rank(at)?, std::cmp::Reverse(at), at)));
    found.max().map_or(ABSENT, |(_, _, at)| at)
}
