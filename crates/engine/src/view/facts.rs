//! What the data is: the facts of the data strip, and what was kept out.

use serde::{Deserialize, Serialize};

use super::By;
use crate::format::DecimalMark;
use crate::intake::Question;
use crate::problem::{Problem, Reason};
use crate::recognise::{Confidence, Outcome, Role, Shape, Why};
use crate::source::Encoding;

/// One column of a file and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// Name in the header.
    pub name: String,
    /// What it is used as; `None` where it is not used.
    pub role: Option<Role>,
    /// What it means by itself: a person, where persons stand in for deals.
    pub meaning: Option<Role>,
    /// A few of its values.
    pub sample: Vec<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why it was taken for this.
    pub why: Why,
}

/// The order of day and month in a file's dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrderFact {
    /// Year first.
    Ymd,
    /// Day first.
    Dmy,
    /// Month first.
    Mdy,
    /// Day or month first: the file leaves it open.
    Ambiguous,
}

impl DateOrderFact {
    /// The word for it on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ymd => "YMD",
            Self::Dmy => "DMY",
            Self::Mdy => "MDY",
            Self::Ambiguous => "ambiguous",
        }
    }
}

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

/// One file as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its name.
    pub file: String,
    /// How its text is encoded.
    pub encoding: Encoding,
    /// It begins with a byte order mark.
    pub bom: bool,
    /// Delimiter between cells.
    pub delimiter: char,
    /// Line of the header, counted from 1; `None` where it has none.
    pub header_line: Option<u32>,
    /// Rows above the header: titles, comments, blank lines.
    pub preamble_rows: u32,
    /// Totals and notes among and below the rows.
    pub footer_rows: u64,
    /// What a row stands for.
    pub shape: Shape,
    /// Its columns.
    pub columns: Vec<ColumnFacts>,
    /// Data rows read, blank lines left aside.
    pub rows_read: u64,
    /// Rows that count. `rows_used + rows_kept_out = rows_read`, always.
    pub rows_used: u64,
    /// Rows that do not.
    pub rows_kept_out: u64,
    /// Order of day and month in its dates.
    pub date_order: Option<DateOrderFact>,
    /// Decimal mark of its numbers.
    pub decimal_mark: Option<DecimalMark>,
    /// What it leaves open.
    pub questions: Vec<Question>,
    /// It is a part of a join: which deal a row belongs to, or what became of it, is said by another file.
    pub needs_join: bool,
    /// Why none of its rows is used.
    pub problem: Option<Problem>,
}

impl FileFacts {
    /// What the file is, in a word of the command line.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        match (self.problem.as_ref().map(|problem| problem.reason), self.shape) {
            (Some(Reason::EmptyFile | Reason::HeaderOnly), _) => "empty",
            (Some(Reason::NotText | Reason::NotTable | Reason::Unreadable), _) => "unreadable",
            (
                Some(
                    Reason::LineTooLong
                    | Reason::TooManyColumns
                    | Reason::UnclosedQuote
                    | Reason::OutOfMemory
                    | Reason::TooLarge,
                ),
                _,
            ) => "refused",
            (Some(_), _) | (None, Shape::Other) => "not_journeys",
            (None, Shape::Aggregated) => "aggregated_paths",
            (None, Shape::Wide) => "wide",
            (None, _) if self.needs_join => "needs_join",
            (None, _) => "journeys",
        }
    }
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
    /// Channels with their touches, most first: what team rules are written for.
    pub channels: Vec<(String, u64)>,
    /// Rows kept out, by reason, most rows first.
    pub kept_out: Vec<KeptOut>,
    /// Rows that are used, but of which something should be known.
    pub notices: Vec<KeptOut>,
}
