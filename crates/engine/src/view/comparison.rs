//! Credit by team (or channel, campaign, type...), model by model.

use fairshare_import::order;
use serde::{Deserialize, Serialize};

use super::joint::Joint;
use crate::model::Model;
use crate::team::Reading;

/// What credit is rolled up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum By {
    /// The team, joint touches split by their shares.
    Team,
    /// The channel.
    Channel,
    /// The campaign.
    Campaign,
    /// The type of the touch.
    Type,
    /// The month in which the deal was closed, and within it the team: by month alone all models agree.
    Month,
    /// The segment of the deal, and within it the team.
    Segment,
}

impl By {
    /// Whether groups are teams within a part of the deals.
    #[must_use]
    pub const fn is_within(self) -> bool {
        matches!(self, Self::Month | Self::Segment)
    }
}

/// What a row of a comparison stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupKind {
    /// A team, channel, campaign or type of the data.
    Named,
    /// Joint touches, where they are credited to a row of their own.
    Joint,
    /// Touches that belong to no team, or have no campaign or type.
    Unassigned,
    /// Revenue of won deals without an eligible touch.
    Unattributed,
}

/// One team, channel, campaign or type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its name in the data; empty where the kind is not [`GroupKind::Named`].
    pub name: String,
    /// What it stands for.
    pub kind: GroupKind,
    /// Eligible touches of all deals in which it takes part.
    pub touches: u64,
    /// By month or segment, the part of the deals that the team is looked at in: a month as `2025-03`, or a segment. Empty
    /// for deals of no known month or no segment, for those of parts beyond the number that is told apart, and by anything
    /// else.
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
    /// What the groups are.
    pub by: By,
    /// The groups, those with most touches first; [`GroupKind::Joint`], [`GroupKind::Unassigned`] and
    /// [`GroupKind::Unattributed`] last, and only where they have something. Teams stand as they do without a filter. By month
    /// or segment, part by part. The order does not depend on the models.
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
    /// What is in question between teams; `None` where no touch is a joint one, and where the groups are not teams.
    pub joint: Option<Box<Joint>>,
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

    /// Whether each model's credit sums to what was won: not where joint touches are credited in full to each of their teams.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.joint.as_ref().is_none_or(|joint| joint.reading != Reading::Overlay)
    }

    /// The named group with the largest credit under one model; of groups less than half a cent apart, the first by name.
    /// `None` where none has any.
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
