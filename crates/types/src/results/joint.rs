//! Credit of joint touches, which depends on shares, by the set of teams that own them.

use serde::{Deserialize, Serialize};

use crate::dimension::Dimension;
use crate::options::JointCreditPolicy;

/// Joint touches of a comparison by team.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Joint {
    /// Joint-credit policy of the comparison's columns.
    pub policy: JointCreditPolicy,
    /// Number of joint touches.
    pub touches: u64,
    /// Least and most credit of each group under any shares, in minor units: `[model * groups + group]`. `None` for
    /// models whose weights depend on teams, and for influence. Exact up to the cents that rounding moves.
    pub bounds: Vec<Option<[i64; 2]>>,
    /// Credit of joint touches by owners.
    pub owners: Owners,
}

/// Credit of joint touches by the set of teams that own them, and by the key that decides their shares. The number
/// columns are row-major by model; a row holds the teams of one set after another, [`Owners::cells`] in all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Owners {
    /// The sets, those with most touches first.
    pub sets: Vec<OwnerSet>,
    /// Credit in minor units, under the current shares.
    pub amounts: Vec<i64>,
    /// Credit in minor units before rounding.
    pub unrounded: Vec<f64>,
    /// Credit in fractions of won deals.
    pub deals: Vec<f64>,
}

/// Teams that own touches together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnerSet {
    /// Dimension of the key that a rule must match to change the shares: [`Dimension::Team`] if the data names the teams.
    pub by: Dimension,
    /// The channel, campaign or type; for teams their names, as [`owners`](crate::options::owners) writes them.
    pub name: String,
    /// The teams, by name.
    pub teams: Vec<String>,
    /// Their shares, which sum to 1; the mean over touches if these differ in the data.
    pub shares: Vec<f64>,
    /// Number of touches.
    pub touches: u64,
}

impl Owners {
    /// Number of teams, summed over all sets.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.sets.iter().map(|set| set.teams.len()).sum()
    }
}

impl Joint {
    /// Least and most credit of a group under a model, whatever the shares, if known.
    #[must_use]
    pub fn bounds(&self, model: usize, groups: usize, group: usize) -> Option<[i64; 2]> {
        self.bounds.get(model * groups + group).copied().flatten()
    }
}
