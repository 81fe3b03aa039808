//! Credit by team (or channel, or campaign), model by model.

use serde::{Deserialize, Serialize};

use crate::model::Model;

/// What credit is rolled up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum By {
    /// The team, joint touches split by their shares.
    Team,
    /// The channel.
    Channel,
    /// The campaign.
    Campaign,
}

/// What a row of a comparison stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupKind {
    /// A team, channel or campaign of the data.
    Named,
    /// Touches that belong to no team, or have no campaign.
    Unassigned,
    /// Revenue of won deals without an eligible touch.
    Unattributed,
}

/// One team, channel or campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its name in the data; empty where the kind is not [`GroupKind::Named`].
    pub name: String,
    /// What it stands for.
    pub kind: GroupKind,
    /// Eligible touches of all deals in which it takes part.
    pub touches: u64,
}

/// Credit of each group under each model. The number columns are row-major by model: `[model * groups.len() + group]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What the groups are.
    pub by: By,
    /// The groups, those with most touches first; [`GroupKind::Unassigned`] and [`GroupKind::Unattributed`] last, and only
    /// where they have something. The order does not depend on the models.
    pub groups: Vec<Group>,
    /// The models.
    pub models: Vec<Model>,
    /// Won revenue in minor units: what each model's amounts sum to.
    pub total: i64,
    /// Won deals: what each model's deals sum to.
    pub won_deals: u64,
    /// Credit in minor units (cents).
    pub amounts: Vec<i64>,
    /// Credit in minor units before rounding to cents.
    pub unrounded: Vec<f64>,
    /// Credit in fractions of won deals.
    pub deals: Vec<f64>,
}

/// Smallest, middle and largest share of a group over the models shown.
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

    /// Share of won revenue of one group under one model, 0 to 1; of won deals where the revenue is zero.
    #[must_use]
    pub fn share(&self, model: usize, group: usize) -> f64 {
        let at = model * self.groups.len() + group;
        if self.total != 0 {
            self.amounts.get(at).map_or(0.0, |&a| a as f64 / self.total as f64)
        } else if self.won_deals > 0 {
            self.deals.get(at).map_or(0.0, |d| d / self.won_deals as f64)
        } else {
            0.0
        }
    }

    /// Smallest, middle and largest share of one group over the models.
    #[must_use]
    pub fn range(&self, group: usize) -> Range {
        let mut shares: Vec<f64> = (0..self.models.len()).map(|m| self.share(m, group)).collect();
        shares.sort_by(f64::total_cmp);
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
