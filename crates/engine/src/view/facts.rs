//! What the data is: the facts of the data strip, and what was kept out.

use serde::{Deserialize, Serialize};

use crate::problem::{Problem, Reason};
use crate::recognise::Role;

/// One column of a file and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// Name in the header.
    pub name: String,
    /// What it is used as; `None` where it is not used.
    pub role: Option<Role>,
    /// A few of its values.
    pub sample: Vec<String>,
    /// Why it was taken for this, in a few words.
    pub why: String,
}

/// One file as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its name.
    pub file: String,
    /// Delimiter between cells.
    pub delimiter: char,
    /// Line of the header, counted from 1.
    pub header_line: u32,
    /// Whether the file lists deals rather than touches.
    pub deals: bool,
    /// Its columns.
    pub columns: Vec<ColumnFacts>,
    /// Data rows read, blank lines left aside.
    pub rows_read: u64,
    /// Rows that count. `rows_used + rows_kept_out = rows_read`, always.
    pub rows_used: u64,
    /// Rows kept out, by reason.
    pub rows_kept_out: u64,
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
    /// Currency code or sign of the data; empty where it names none.
    pub currency: String,
    /// Deals have no amounts: every win counts 1.00, and the page says so.
    pub counts_wins: bool,
    /// Neither outcome nor amount anywhere: every journey counts as a win.
    pub all_won: bool,
    /// Earliest and latest touch, milliseconds since 1970 (UTC).
    pub period: Option<(i64, i64)>,
    /// Whether touches name teams.
    pub has_teams: bool,
    /// Whether touches name campaigns.
    pub has_campaigns: bool,
    /// Deals have dates of lead and opportunity creation, as W and full path want.
    pub has_milestones: bool,
    /// Channels with their touches, most first: what team rules are written for.
    pub channels: Vec<(String, u64)>,
    /// Rows kept out, by reason, most rows first.
    pub kept_out: Vec<KeptOut>,
    /// Rows that are used, but of which something should be known.
    pub notices: Vec<KeptOut>,
}
