//! Report on how files were read, with the terms of the command line: `fairshare inspect` prints it, the page saves it.
//!
//! Plain texts and whole numbers only, so that both write the same bytes.

mod of;

use std::collections::BTreeMap;

use serde::Serialize;

pub use of::ask;

use crate::decision::Certainty;
use crate::schema::{Confidence, Outcome, Shape};

/// The whole report.
#[derive(Clone, Debug, Serialize)]
pub struct Inspection {
    /// The files, in the order they were given.
    pub files: Vec<InspectedFile>,
    /// Touches of all journeys, before eligibility rules.
    pub touches: u64,
    /// Deals by outcome.
    pub deals: InspectedDeals,
    /// Won revenue by currency, with the decimals of the data's amounts.
    pub won_revenue: BTreeMap<String, String>,
    /// First and last day of the touches.
    pub period: Option<[String; 2]>,
    /// Assumptions about the data.
    pub assumes: Vec<&'static str>,
    /// Decisions that could change a number, the least certain first.
    pub decisions: Vec<InspectedDecision>,
    /// The open decisions, one sentence each.
    pub questions: Vec<String>,
    /// Rows that do not count, by reason, with the won deals that were lost with them.
    pub not_counted: Vec<InspectedReason>,
    /// Notices about rows that count.
    pub notices: Vec<String>,
    /// Texts of stages and outcomes, and the outcomes that they were mapped to.
    pub stages: Vec<InspectedStage>,
    /// Currencies other than the main one.
    pub other_currencies: Vec<InspectedCurrency>,
    /// Why the files give no journeys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// One decision about the data.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedDecision {
    /// Key that identifies it across readings of the same files; `--accept` takes it.
    pub subject: String,
    /// The value used.
    pub value: String,
    /// How certain the value is.
    pub confidence: Certainty,
    /// The evidence, in a sentence.
    pub evidence: String,
    /// Other possible values.
    pub alternatives: Vec<InspectedAlternative>,
    /// Effect of the alternative that changes most.
    pub effect: Option<InspectedEffect>,
}

/// Another possible value.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedAlternative {
    /// The value.
    pub value: String,
    /// Its effect; `None` if that was not computed.
    pub effect: Option<InspectedEffect>,
}

/// Changes that an alternative would make.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedEffect {
    /// Change in won deals.
    pub won_deals: i64,
    /// Change in lost deals.
    pub lost_deals: i64,
    /// Change in paths without a purchase.
    #[serde(skip_serializing_if = "is_unchanged")]
    pub paths: i64,
    /// Change in won revenue.
    pub won_revenue: String,
    /// Largest change of a share of credit under any of a few rule models, in percentage points.
    pub share: String,
    /// Team or channel with that change.
    pub of: String,
    /// Credit moves between months.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub months: bool,
    /// Change in the spend from files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spend: Option<String>,
    /// Spend from files moves between months.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub spend_months: bool,
    /// Change of the pipeline: open amounts times their probability.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pipeline: Option<String>,
    /// It was computed from the heads of the files only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub of_head: bool,
}

/// Rows that do not count for one reason.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedReason {
    /// The reason.
    pub reason: &'static str,
    /// Number of rows.
    pub rows: u64,
    /// Won deals that do not count because these rows do not.
    pub won_deals_lost: u64,
    /// Sum of their amounts that can be read.
    pub won_revenue_lost: String,
    /// Those whose amount cannot be read.
    pub amounts_unknown: u64,
}

/// Deals by outcome.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct InspectedDeals {
    /// Won.
    pub won: u64,
    /// Lost.
    pub lost: u64,
    /// Neither won nor lost.
    pub open: u64,
    /// Those of the lost ones that are no deals: paths of customers who bought nothing.
    #[serde(skip_serializing_if = "is_zero")]
    pub without_purchase: u64,
}

#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")
)]
const fn is_zero(n: &u64) -> bool {
    *n == 0
}

#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")
)]
const fn is_unchanged(n: &i64) -> bool {
    *n == 0
}

/// A text of a stage or outcome column.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedStage {
    /// The text.
    pub text: String,
    /// The outcome that it was mapped to.
    pub outcome: Outcome,
    /// Rows with this text.
    pub rows: u64,
}

/// A currency other than the main one.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedCurrency {
    /// Its code.
    pub code: String,
    /// Deals in it.
    pub deals: u64,
    /// An exchange rate is known.
    pub converted: bool,
}

/// One file.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedFile {
    /// Its name.
    pub file: String,
    /// Its verdict, in a word.
    pub verdict: &'static str,
    /// Why it is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// How it was read; `None` if it is not text.
    #[serde(flatten)]
    pub reading: Option<InspectedReading>,
}

/// How a file was read.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedReading {
    /// Encoding of its text.
    pub encoding: &'static str,
    /// It begins with a byte order mark.
    pub bom: bool,
    /// Delimiter between cells, or `TAB`.
    pub delimiter: String,
    /// Kind of its rows.
    pub shape: Shape,
    /// Line of the header.
    pub header_line: Option<u32>,
    /// Rows above the header.
    pub preamble_rows: u32,
    /// Rows with totals or notes, among and below the data rows.
    pub footer_rows: u64,
    /// Data rows.
    pub rows_read: u64,
    /// Of these, rows that count.
    pub rows_used: u64,
    /// Number of rows kept out.
    pub rows_kept_out_count: u64,
    /// Rows kept out, one by one.
    pub rows_kept_out: Vec<InspectedRow>,
    /// Its columns.
    pub columns: Vec<InspectedColumn>,
    /// Order of day and month.
    pub date_order: Option<&'static str>,
    /// Decimal mark.
    pub decimal_mark: Option<String>,
    /// Open questions about it, with the options that answer them.
    pub questions: Vec<String>,
}

/// A row kept out.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedRow {
    /// Line where it begins.
    pub line: u32,
    /// Column at fault.
    pub column: String,
    /// The cell.
    pub value: String,
    /// The reason.
    pub reason: &'static str,
    /// How to fix it.
    pub hint: &'static str,
}

/// A column.
#[derive(Clone, Debug, Serialize)]
pub struct InspectedColumn {
    /// Its name.
    pub name: String,
    /// The role that it is used in.
    pub role: Option<&'static str>,
    /// Confidence in the role.
    pub confidence: Option<Confidence>,
    /// A few of its values.
    pub sample: Vec<String>,
    /// Reason for the role.
    pub why: String,
}
