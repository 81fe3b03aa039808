//! Facts about the data for the data strip, and the rows kept out.

use serde::{Deserialize, Serialize};

use crate::decision::Decision;
use crate::dimension::Dimension;
use crate::files::FileFacts;
use crate::guess::TeamGuess;
use crate::problem::{Problem, Reason};
use crate::results::Grouped;
use crate::scale::Scale;
use crate::schema::Outcome;

/// A text of a stage or outcome column, and the outcome that it is mapped to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageFacts {
    /// The text.
    pub text: String,
    /// The outcome.
    pub outcome: Outcome,
    /// Rows with this text.
    pub rows: u64,
    /// Whether the user chose the outcome.
    pub given: bool,
}

/// A currency other than the main one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCurrency {
    /// Its code.
    pub code: String,
    /// Deals in it.
    pub deals: u64,
    /// Rows of spend in it.
    pub spend_rows: u64,
    /// Whether an exchange rate is known, so that its deals count.
    pub converted: bool,
}

/// Won deals that were lost with rows that do not count, because their key or their amount cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostDeals {
    /// Number of deals.
    pub deals: u64,
    /// Sum of the amounts that can be read, in minor units.
    pub amount: i64,
    /// Deals whose amount cannot be read.
    pub unknown: u64,
}

/// Rows kept out for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptOut {
    /// The reason.
    pub reason: Reason,
    /// Number of rows.
    pub rows: u64,
    /// Won revenue of the deals that these rows belong to, as far as known, in minor units.
    pub won_revenue: i64,
    /// Won deals that do not count because these rows do not.
    pub lost: LostDeals,
    /// The first of these rows, as an example.
    pub example: Problem,
}

/// Most names of one kind offered for a filter, and most persons offered to leave out.
pub const OFFERED: usize = 500;

/// Most campaigns and types listed, each.
pub const KINDS_LISTED: usize = 50;

/// Names offered for a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// Name and number of deals (for persons: of touches), most first, at most [`OFFERED`] names; last, the empty name
    /// for deals without one, or with several.
    pub names: Vec<(String, u64)>,
    /// Number of names left off.
    pub left_off: u64,
}

/// Deals by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealCounts {
    /// Won.
    pub won: u64,
    /// Lost.
    pub lost: u64,
    /// Neither won nor lost.
    pub open: u64,
    /// Those of the lost ones that are no deals: paths of customers who bought nothing.
    pub without_purchase: u64,
}

impl DealCounts {
    /// Number of lost deals, without the paths that are no deals.
    #[must_use]
    pub const fn lost_deals(&self) -> u64 {
        self.lost.saturating_sub(self.without_purchase)
    }
}

/// Counts of the data that models need: see [`availability`](super::availability()).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelInputs {
    /// Won journeys that have a touch.
    pub won: u64,
    /// Of these, with the date when the lead was created.
    pub lead_created: u64,
    /// Of these, with the date when the opportunity was created.
    pub opportunity_created: u64,
    /// Of these, with both dates.
    pub both_created: u64,
    /// Wins of journeys that have a touch; a row of aggregated paths can have many.
    pub wins: u64,
    /// Losses of journeys that have a touch.
    pub losses: u64,
}

/// The facts of the data strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The files, in the order they were given.
    pub files: Vec<FileFacts>,
    /// Touches of all journeys, before eligibility rules.
    pub touches: u64,
    /// Deals (journeys) by outcome.
    pub deals: DealCounts,
    /// Won revenue in minor units.
    pub won_revenue: i64,
    /// Decimal places of all amounts: minor units are units of 10^-scale.
    pub scale: Scale,
    /// Currency code or sign of the data; empty if it names none.
    pub currency: String,
    /// Deals have no amounts, so that every win counts 1.
    pub counts_wins: bool,
    /// The data has neither outcomes nor amounts, so that every journey counts as a win.
    pub all_won: bool,
    /// Earliest and latest touch, milliseconds since 1970 (UTC).
    pub period: Option<(i64, i64)>,
    /// Whether touches name teams.
    pub has_teams: bool,
    /// Earliest and latest close of decided deals, likewise; `None` if no close is known.
    pub closes: Option<(i64, i64)>,
    /// Segments of deals.
    pub segments: Offered,
    /// Owners of deals.
    pub owners: Offered,
    /// Currencies of the deals' amounts, including the main one.
    pub currencies: Offered,
    /// Persons of touches, each with its number of touches.
    pub persons: Offered,
    /// Whether touches name their types.
    pub has_types: bool,
    /// Channels, campaigns and types of touches without a team in the data, with the number of these touches; the most
    /// frequent ones of each.
    pub unassigned: Vec<(Dimension, String, u64)>,
    /// Teams guessed for these; empty if touches name teams.
    pub team_guesses: Vec<TeamGuess>,
    /// Whether touches name campaigns.
    pub has_campaigns: bool,
    /// Whether the cost of any touch is known, or a file of spend was read.
    pub has_costs: bool,
    /// Rows are an event log, in which conversions close journeys.
    pub event_log: bool,
    /// Touches have no dates: they keep their order, and time decay treats them all alike.
    pub undated: bool,
    /// Rows of touches joined through an account or a person.
    pub attached: u64,
    /// Rows of touches that name several deals in one cell and count for each of them.
    pub of_several: u64,
    /// Texts of stages and outcomes with the outcomes they are mapped to, most rows first.
    pub stages: Vec<StageFacts>,
    /// The column with credit from another tool.
    pub given_by: Option<String>,
    /// Currencies other than the main one.
    pub other_currencies: Vec<OtherCurrency>,
    /// Whether any deal has a date of lead or opportunity creation, as W and full path need.
    pub has_milestones: bool,
    /// Counts of the data that models need.
    pub model_inputs: ModelInputs,
    /// Channels with their touches, most first. Team rules refer to them.
    pub channels: Vec<(String, u64)>,
    /// Campaigns and types with their touches, the most frequent ones of each. Rules for kinds of touch refer to them.
    pub kinds: Vec<(Dimension, String, u64)>,
    /// Rows kept out, by reason, most rows first.
    pub kept_out: Vec<KeptOut>,
    /// Rows used with a notice, by reason, most rows first.
    pub notices: Vec<KeptOut>,
    /// Effect of grouping channels; `None` if touches keep the channels of the data.
    pub grouped: Option<Grouped>,
    /// Decisions about the data, the least certain first.
    pub decisions: Vec<Decision>,
}
