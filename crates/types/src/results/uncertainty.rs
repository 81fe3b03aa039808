//! Confidence intervals of shares.

use serde::{Deserialize, Serialize};

use crate::dimension::Dimension;
use crate::model::Model;

/// Intervals of the shares in one roll-up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Uncertainty {
    /// Dimension of the groups.
    pub by: Dimension,
    /// Their names, in the order of the comparison.
    pub groups: Vec<String>,
    /// The models; the credit of each sums to won revenue.
    pub models: Vec<Model>,
    /// Number of resamples drawn.
    pub resamples: u32,
    /// Won journeys that were drawn from.
    pub won: u64,
    /// Lost journeys that were drawn from, if a model learns.
    pub lost: u64,
    /// Lower ends of the intervals of shares, 0 to 1: `[model * groups.len() + group]`.
    pub low: Vec<f64>,
    /// Upper ends.
    pub high: Vec<f64>,
    /// The leader under each model.
    pub leaders: Vec<Leader>,
}

/// The group that leads under one model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leader {
    /// Index of the group.
    pub group: u32,
    /// Part of the resamples in which it leads, 0 to 1.
    pub holds: f64,
}
