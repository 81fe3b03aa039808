//! What the data is: the facts of the data strip, and what was kept out.

use serde::{Deserialize, Serialize};

use super::By;
use crate::guess::TeamGuess;
use fairshare_import::detect::{Decision, Outcome};
use fairshare_import::parse::Scale;
use fairshare_import::problem::{Problem, Reason};
use fairshare_import::read::FileFacts;

/// A text of a stage or outcome column, and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageFacts {
    /// The text.
    pub text: String,
    /// What it means.
    pub outcome: Outcome,
    /// Rows that bear it.
    pub rows: u64,
    /// The user said so.
    pub given: bool,
}

/// A currency other than that of most deals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCurrency {
    /// Its code.
    pub code: String,
    /// Deals in it.
    pub deals: u64,
    /// A rate is known, so that they count.
    pub converted: bool,
}

/// Rows kept out for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptOut {
    /// The reason.
    pub reason: Reason,
    /// How many rows.
    pub rows: u64,
    /// Won revenue (minor units) of the deals that these rows belong to, where it is known.
    pub won_revenue: i64,
    /// The first of them, to show what is meant.
    pub example: Problem,
}

/// Most names of one kind that are offered for a filter.
pub const OFFERED: usize = 500;

/// Names offered for a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// Name and deals, most deals first, at most [`OFFERED`]; the empty name, at the end, is that of deals without one, or
    /// with several.
    pub names: Vec<(String, u64)>,
    /// How many more names there are.
    pub left_off: u64,
}

/// Deals by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealCounts {
    /// Won.
    pub won: u64,
    /// Lost.
    pub lost: u64,
    /// Neither won nor lost yet.
    pub open: u64,
}

/// Counts of what models need: see [`availability`](crate::model::availability).
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
    /// Wins of journeys that have a touch: one row of aggregated paths stands for many.
    pub wins: u64,
    /// Losses of journeys that have a touch.
    pub losses: u64,
}

/// The facts of the data strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The files, in the order they were given.
    pub files: Vec<FileFacts>,
    /// Touches that count.
    pub touches: u64,
    /// Deals (journeys) by outcome.
    pub deals: DealCounts,
    /// Won revenue in minor units.
    pub won_revenue: i64,
    /// Decimal places of all amounts: minor units are units of 10^-scale.
    pub scale: Scale,
    /// Currency code or sign of the data; empty where it names none.
    pub currency: String,
    /// Deals have no amounts: every win counts 1, and the page says so.
    pub counts_wins: bool,
    /// Neither outcome nor amount anywhere: every journey counts as a win.
    pub all_won: bool,
    /// Earliest and latest touch, milliseconds since 1970 (UTC).
    pub period: Option<(i64, i64)>,
    /// Whether touches name teams.
    pub has_teams: bool,
    /// Earliest and latest close of decided deals, likewise; `None` where no close is known.
    pub closes: Option<(i64, i64)>,
    /// Segments of deals.
    pub segments: Offered,
    /// Owners of deals.
    pub owners: Offered,
    /// Currencies in which the amounts of deals are written, the one that counts among them.
    pub currencies: Offered,
    /// Whether touches name their types.
    pub has_types: bool,
    /// Channels, campaigns and types of touches whose team the data does not say, with the number of these; of each the most
    /// frequent.
    pub unassigned: Vec<(By, String, u64)>,
    /// Teams guessed for these; empty where touches name teams.
    pub team_guesses: Vec<TeamGuess>,
    /// Whether touches name campaigns.
    pub has_campaigns: bool,
    /// Whether it is known of any touch what it cost.
    pub has_costs: bool,
    /// Rows are a log of events, in which conversions close journeys.
    pub event_log: bool,
    /// Touches have no dates: they stand in their order, and time decay cannot tell them apart.
    pub undated: bool,
    /// Rows of touches that found their deal by an account or a person.
    pub attached: u64,
    /// What the texts of stages and outcomes are taken for, those of most rows first.
    pub stages: Vec<StageFacts>,
    /// The column in which another tool gave credit.
    pub given_by: Option<String>,
    /// Currencies other than that of most deals.
    pub other_currencies: Vec<OtherCurrency>,
    /// Deals have dates of lead and opportunity creation, as W and full path want.
    pub has_milestones: bool,
    /// Counts of what models need.
    pub model_inputs: ModelInputs,
    /// Channels with their touches, most first: what team rules are written for.
    pub channels: Vec<(String, u64)>,
    /// Rows kept out, by reason, most rows first.
    pub kept_out: Vec<KeptOut>,
    /// Rows that are used, but of which something should be known.
    pub notices: Vec<KeptOut>,
    /// What was inferred, the decisions that are not certain first.
    pub decisions: Vec<Decision>,
}
