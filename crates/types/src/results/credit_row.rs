//! Credit as a row per group, as tables print it.

use super::{Comparison, Group, GroupKind};
use crate::dimension::Dimension;

/// Name of the row of revenue without a credited touch.
pub const UNATTRIBUTED: &str = "(unattributed)";
/// Name of a missing campaign, type, month or segment.
const NONE: &str = "(none)";

/// Credit of one group; its numbers have one entry per model.
#[derive(Clone, Debug, PartialEq)]
pub struct CreditRow {
    /// The month or segment of a team's row.
    pub part: Option<String>,
    /// Its name in tables.
    pub name: String,
    /// Credit in minor units.
    pub amounts: Vec<i64>,
    /// Credit in fractions of won deals.
    pub wins: Vec<f64>,
    /// Share of won revenue, 0 to 1; share of won deals if the revenue is zero.
    pub shares: Vec<f64>,
}

impl CreditRow {
    /// The row of one group of a comparison.
    #[must_use]
    pub fn of(comparison: &Comparison, group: usize) -> Self {
        let of = &comparison.groups[group];
        let width = comparison.groups.len();
        let part = if of.part.is_empty() { NONE } else { &of.part };
        let models = 0..comparison.models.len();
        Self {
            part: comparison.by.is_within().then(|| part.to_owned()),
            name: comparison.row_name(group),
            amounts: models.clone().map(|model| comparison.amount(model, group)).collect(),
            wins: models.clone().map(|model| comparison.deals[model * width + group]).collect(),
            shares: models.map(|model| comparison.share(model, group)).collect(),
        }
    }
}

impl Comparison {
    /// The name of a group in tables.
    #[must_use]
    pub fn row_name(&self, group: usize) -> String {
        self.groups[group].row_name(self.by)
    }
}

impl Group {
    /// Its name in tables, as a group of this dimension.
    #[must_use]
    pub fn row_name(&self, by: Dimension) -> String {
        match (self.kind, by) {
            (GroupKind::Named, _) => self.name.clone(),
            (GroupKind::Joint, _) => "Joint".to_owned(),
            (GroupKind::Unassigned, Dimension::Team | Dimension::Month | Dimension::Segment) => "Unassigned".to_owned(),
            (GroupKind::Unassigned, _) => NONE.to_owned(),
            (GroupKind::Unattributed, _) => UNATTRIBUTED.to_owned(),
        }
    }
}
