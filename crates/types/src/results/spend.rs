//! Costs of touches and spend from files beside the credit.

use serde::{Deserialize, Serialize};

use super::Member;
use crate::dimension::Dimension;
use crate::model::Model;
use crate::share::largest_remainder;

/// The question about cost and credit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpendQuery {
    /// Dimension of the rows.
    pub by: Dimension,
    /// The model that gives the credit.
    pub model: Model,
    /// Whether the months are wanted, which takes a pass over the won deals.
    pub by_month: bool,
}

/// Cost and credit of each group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spend {
    /// Dimension of the rows.
    pub by: Dimension,
    /// The model that gives the credit.
    pub model: Model,
    /// The groups in the order of the comparison; joint touches are split between their teams.
    pub rows: Vec<SpendRow>,
    /// Cost in minor units: the sum of the rows and of the spend that joins no touch.
    pub cost: i64,
    /// Won revenue in minor units: the sum of the rows' credit.
    pub credit: i64,
    /// Won deals.
    pub won_deals: u64,
    /// Number of eligible touches.
    pub touches: u64,
    /// Number of those without a known cost.
    pub without_cost: u64,
    /// Spend from files; `None` if no file has any.
    pub files: Option<FileSpend>,
    /// The months in order, if they were requested; the last one may have no name.
    pub months: Vec<SpendMonth>,
}

/// A group with its cost and credit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpendRow {
    /// The group.
    pub of: Member,
    /// Its cost and credit.
    pub sums: SpendSums,
}

/// Cost and credit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SpendSums {
    /// Cost in minor units.
    pub cost: i64,
    /// Whether any cost is known.
    pub is_known: bool,
    /// Credit in minor units.
    pub credit: i64,
    /// Won deals, in the fractions that are credited.
    pub deals: f64,
}

/// Cost and credit of a month: that of the spend, and of the touches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpendMonth {
    /// `2025-03`; empty for touches without a date, and for won deals without a touch.
    pub month: String,
    /// Of all rows, and of the spend that joins no touch.
    pub all: SpendSums,
    /// Index of each row of [`Spend::rows`] that has a sum in this month, in order.
    pub rows: Vec<(u32, SpendSums)>,
    /// Spend that joins no touch, in minor units.
    pub unjoined: i64,
}

/// Spend from files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSpend {
    /// Spend of the rows that count, in minor units.
    pub cost: i64,
    /// Number of those rows.
    pub rows: u64,
    /// Rows outside the period of touches that the filter sets.
    pub rows_filtered: u64,
    /// Rows whose campaign no touch of their channel has: all touches of the channel share their cost.
    pub rows_without_campaign: u64,
    /// Rows whose team has no touch of their channel: all its teams share their cost.
    pub rows_without_team: u64,
    /// Rows whose period is in several months, which share their cost by days.
    pub rows_of_months: u64,
    /// Channels and campaigns with spend and no touch, most spend first.
    pub unjoined: Vec<UnjoinedSpend>,
    /// Currencies without an exchange rate, with their rows, which do not count.
    pub without_rate: Vec<(String, u64)>,
}

/// Spend on a channel or a campaign that no touch has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnjoinedSpend {
    /// Name of the channel, or of the campaign if the file names no channel.
    pub name: String,
    /// Whether it is a campaign.
    pub is_campaign: bool,
    /// Spend in minor units.
    pub cost: i64,
    /// Number of rows.
    pub rows: u64,
    /// First and last month: `2025-03`.
    pub months: [String; 2],
}

impl SpendSums {
    /// Credit per unit of cost; `None` if it cost nothing, or no cost is known.
    #[must_use]
    pub fn per_cost(&self) -> Option<f64> {
        (self.cost > 0).then(|| self.credit as f64 / self.cost as f64)
    }

    /// Cost per won deal in minor units; `None` without a known cost or a won deal.
    ///
    /// Sums of fractions of deals are accurate to a billionth.
    #[must_use]
    pub fn per_deal(&self) -> Option<i64> {
        (self.is_known && self.deals > 1e-9).then(|| (self.cost as f64 / self.deals).round() as i64)
    }

    /// Adds other sums.
    pub fn add(&mut self, other: &Self) {
        self.cost += other.cost;
        self.is_known |= other.is_known;
        self.credit += other.credit;
        self.deals += other.deals;
    }
}

impl Spend {
    /// Spend that joins no touch, in minor units.
    #[must_use]
    pub fn unjoined(&self) -> i64 {
        self.files.as_ref().map_or(0, |files| files.unjoined.iter().map(|unjoined| unjoined.cost).sum())
    }

    /// All cost, all credit and all won deals.
    #[must_use]
    pub fn all(&self) -> SpendSums {
        let is_known =
            self.rows.iter().any(|row| row.sums.is_known) || self.files.as_ref().is_some_and(|files| files.rows > 0);
        SpendSums { cost: self.cost, is_known, credit: self.credit, deals: self.won_deals as f64 }
    }

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
        if self.of.name.is_empty() { 0.0 } else { self.sums.credit.max(0) as f64 }
    }
}
