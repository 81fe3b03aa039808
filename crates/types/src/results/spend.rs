//! Costs of touches beside their credit.

use serde::{Deserialize, Serialize};

use super::Member;
use crate::dimension::Dimension;
use crate::model::Model;
use crate::share::largest_remainder;

/// Cost and credit of each group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spend {
    /// Dimension of the rows.
    pub by: Dimension,
    /// The model that gives the credit.
    pub model: Model,
    /// The groups in the order of the comparison; joint touches are split between their teams.
    pub rows: Vec<SpendRow>,
    /// Cost of all touches in minor units: the sum of the rows.
    pub cost: i64,
    /// Won revenue in minor units: the sum of the rows' credit.
    pub credit: i64,
    /// Number of eligible touches.
    pub touches: u64,
    /// Number of those without a known cost.
    pub without_cost: u64,
}

/// A group with its cost and credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpendRow {
    /// The group.
    pub of: Member,
    /// Cost of its touches, in minor units.
    pub cost: i64,
    /// Its credit, in minor units.
    pub credit: i64,
}

impl SpendRow {
    /// Credit per unit of cost; `None` if it cost nothing.
    #[must_use]
    pub fn per_cost(&self) -> Option<f64> {
        (self.cost > 0).then(|| self.credit as f64 / self.cost as f64)
    }
}

impl Spend {
    /// Splits a budget in minor units in proportion to credit, row by row: the parts sum to it. Rows without a name or
    /// with negative credit get nothing. `None` if no row gets anything, or the budget is negative.
    #[must_use]
    pub fn share_out(&self, budget: i64) -> Option<Vec<i64>> {
        let credits: Vec<f64> = self.rows.iter().map(SpendRow::weight).collect();
        let all: f64 = credits.iter().sum();
        if all <= 0.0 || budget < 0 {
            return None;
        }
        let weights: Vec<f64> = credits.iter().map(|credit| credit / all).collect();
        let mut parts = Vec::new();
        largest_remainder(budget, &weights, &mut parts, &mut Vec::new());
        Some(parts)
    }
}

impl SpendRow {
    /// Weight in the split of a budget; zero for rows without a name.
    fn weight(&self) -> f64 {
        if self.of.name.is_empty() { 0.0 } else { self.credit.max(0) as f64 }
    }
}
