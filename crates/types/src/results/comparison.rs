//! Credit by team (or channel, campaign, type...), model by model.

use serde::{Deserialize, Serialize};

use super::Joint;
use crate::dimension::Dimension;
use crate::model::Model;
use crate::options::JointCreditPolicy;
use crate::order;

/// Kind of a row of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupKind {
    /// A team, channel, campaign or type of the data.
    Named,
    /// All joint touches, if the policy credits them to one row.
    Joint,
    /// Touches that belong to no team, or have no campaign or type.
    Unassigned,
    /// Revenue of won deals without an eligible touch.
    Unattributed,
}

/// A row of a comparison, such as one team, channel, campaign or type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its name in the data; empty unless the kind is [`GroupKind::Named`].
    pub name: String,
    /// Its kind.
    pub kind: GroupKind,
    /// Its touches that pass the filter, eligible or not; by month or segment, its eligible touches in won deals.
    pub touches: u64,
    /// By month or segment, the part of the deals: a month as `2025-03`, or a segment. Empty for deals without a known
    /// month or segment, for parts beyond the most that are listed, and for all other dimensions.
    #[serde(default)]
    pub part: String,
}

impl Group {
    /// Revenue of won deals without an eligible touch.
    #[must_use]
    pub fn unattributed() -> Self {
        Self { name: String::new(), kind: GroupKind::Unattributed, touches: 0, part: String::new() }
    }
}

/// Credit of each group under each model. The number columns are row-major by model: `[model * groups.len() + group]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Dimension of the groups.
    pub by: Dimension,
    /// The groups, those with most touches first; [`GroupKind::Joint`], [`GroupKind::Unassigned`] and
    /// [`GroupKind::Unattributed`] last, and only if they have something. Teams keep the order that they have without a
    /// filter. By month or segment, part by part. The order does not depend on the models.
    pub groups: Vec<Group>,
    /// The models.
    pub models: Vec<Model>,
    /// Won revenue in minor units: the sum of each model's amounts.
    pub total: i64,
    /// Won deals: the sum of each model's deals.
    pub won_deals: u64,
    /// Credit in minor units (cents).
    pub amounts: Vec<i64>,
    /// Credit in minor units before rounding to cents.
    pub unrounded: Vec<f64>,
    /// Credit in fractions of won deals.
    pub deals: Vec<f64>,
    /// Credit of joint touches; `None` without joint touches, or if the groups are not teams.
    pub joint: Option<Box<Joint>>,
}

/// Smallest, median and largest share of a group over the models shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Smallest share, 0 to 1.
    pub min: f64,
    /// Median share.
    pub median: f64,
    /// Largest share.
    pub max: f64,
}

impl Comparison {
    /// Credit in minor units of one group under one model.
    #[must_use]
    pub fn amount(&self, model: usize, group: usize) -> i64 {
        self.amounts.get(model * self.groups.len() + group).copied().unwrap_or(0)
    }

    /// Whether groups sum to won revenue: not if joint touches are credited in full to each of their teams.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.joint.as_ref().is_none_or(|joint| joint.policy != JointCreditPolicy::Overlay)
    }

    /// The named group with the largest credit under one model; among groups less than half a cent apart, the first by
    /// name. `None` if none has credit.
    #[must_use]
    pub fn leader(&self, model: usize) -> Option<usize> {
        let width = self.groups.len();
        let (column, close) = if self.total != 0 { (&self.unrounded, 0.5) } else { (&self.deals, 1e-9) };
        let credit = column.get(model * width..(model + 1) * width)?;
        let named = || self.groups.iter().zip(credit).enumerate().filter(|(_, (g, _))| g.kind == GroupKind::Named);
        let most = named().map(|(_, (_, credit))| *credit).fold(0.0, f64::max);
        let tied = named().filter(|(_, (_, credit))| most > close && **credit > most - close);
        tied.min_by(|(_, (a, _)), (_, (b, _))| a.name.cmp(&b.name)).map(|(at, _)| at)
    }

    /// Share of won revenue of one group under one model, 0 to 1; share of won deals if the revenue is zero.
    #[must_use]
    pub fn share(&self, model: usize, group: usize) -> f64 {
        let at = model * self.groups.len() + group;
        self.share_of(self.amounts.get(at).copied().unwrap_or(0), self.deals.get(at).copied().unwrap_or(0.0))
    }

    /// Share of won revenue of an amount in minor units, 0 to 1; share of won deals of `deals` if the revenue is zero.
    #[must_use]
    pub fn share_of(&self, amount: i64, deals: f64) -> f64 {
        if self.total != 0 {
            amount as f64 / self.total as f64
        } else if self.won_deals > 0 {
            deals / self.won_deals as f64
        } else {
            0.0
        }
    }

    /// Smallest, median and largest share of one group over the models.
    #[must_use]
    pub fn range(&self, group: usize) -> Range {
        let mut shares: Vec<f64> = (0..self.models.len()).map(|m| self.share(m, group)).collect();
        order::arrange(&mut shares, &f64::total_cmp);
        let n = shares.len();
        match (shares.first(), shares.last()) {
            (Some(&min), Some(&max)) => {
                let median = if n % 2 == 1 { shares[n / 2] } else { (shares[n / 2 - 1] + shares[n / 2]) / 2.0 };
                Range { min, median, max }
            }
            _ => Range { min: 0.0, median: 0.0, max: 0.0 },
        }
    }
}
