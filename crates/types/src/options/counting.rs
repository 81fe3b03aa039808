//! Eligibility rules, and the user's other choices beside the models.

use serde::{Deserialize, Serialize};

use super::{Filter, JointCreditPolicy, Rule};
use crate::dimension::Dimension;
use crate::problem::{Problem, Reason};

/// Longest lookback, in days.
pub const LONGEST_LOOKBACK: f64 = 36_500.0;

/// Choices of the user beside the models: team rules, eligibility, filter, joint-credit policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EligibilityRules {
    /// Team rules. A later rule wins over an earlier one.
    pub rules: Vec<Rule>,
    /// Most days between a touch and the close; no limit if `None`.
    pub lookback_days: Option<f64>,
    /// Most touches of a journey that count, its last ones; all if `None`.
    pub lookback_touches: Option<u32>,
    /// Which repeated touches of a channel count.
    pub repeats: Repeats,
    /// Channels, campaigns, types and teams whose touches do not count.
    pub excluded: Vec<Excluded>,
    /// When excluded touches count all the same.
    pub exclusion: Exclusion,
    /// Filter of deals, and of touches by time.
    #[serde(default)]
    pub filter: Filter,
    /// Joint-credit policy. It changes no touch's credit, and flows between teams always split joint touches.
    #[serde(default)]
    pub joint: JointCreditPolicy,
    /// Which kinds of touch count less, or not at all.
    #[serde(default)]
    pub kinds: KindRules,
}

/// Which kinds of touch count less, or not at all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KindRules {
    /// Weights of kinds of touch. A kind without one has the weight 1; a touch of several kinds has the product.
    pub weights: Vec<KindWeight>,
    /// Persons whose touches do not count.
    pub persons: Vec<String>,
    /// Touches after the creation of the opportunity do not count, in deals whose opportunity has a date.
    pub before_opportunity: bool,
}

/// The weight of one kind of touch. It multiplies the weight that a model gives a touch; the touches of a deal then
/// share the whole credit again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KindWeight {
    /// [`Dimension::Type`], [`Dimension::Channel`] or [`Dimension::Campaign`].
    pub by: Dimension,
    /// Its name.
    pub name: String,
    /// From 0 to [`LARGEST_KIND_WEIGHT`].
    pub weight: f64,
}

/// Largest weight of a kind of touch.
pub const LARGEST_KIND_WEIGHT: f64 = 100.0;

/// Which repeated touches of a channel count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// Every touch counts.
    #[default]
    Keep,
    /// The first of several touches of a channel in a row counts.
    Collapse,
    /// The first touch of each channel counts.
    First,
}

/// A kind of touch that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// [`Dimension::Channel`], [`Dimension::Campaign`], [`Dimension::Type`] or [`Dimension::Team`].
    pub by: Dimension,
    /// Its name.
    pub name: String,
}

/// When excluded touches count all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusion {
    /// Never.
    #[default]
    Never,
    /// All of them, if the journey has no other touch.
    UnlessAlone,
    /// The last of them, if the journey has no other touch.
    UnlessLastAndAlone,
}

impl EligibilityRules {
    /// Checks that the lookback is above 0 and at most [`LONGEST_LOOKBACK`] days, keeps at least one touch, and that
    /// weights of kinds are within their range.
    ///
    /// # Errors
    /// [`Reason::BadSetting`], with the value.
    pub fn check(&self) -> Result<(), Problem> {
        let bad = |value: String| {
            Err(Problem { column: "lookback".to_owned(), value, ..Problem::file(Reason::BadSetting, "") })
        };
        if let Some(kind) = self.kinds.weights.iter().find(|kind| !(0.0..=LARGEST_KIND_WEIGHT).contains(&kind.weight)) {
            let (column, value) = (kind.name.clone(), kind.weight.to_string());
            return Err(Problem { column, value, ..Problem::file(Reason::BadSetting, "") });
        }
        match (self.lookback_days, self.lookback_touches) {
            (Some(days), _) if !(days > 0.0 && days <= LONGEST_LOOKBACK) => bad(days.to_string()),
            (_, Some(0)) => bad("0".to_owned()),
            _ => Ok(()),
        }
    }
}
