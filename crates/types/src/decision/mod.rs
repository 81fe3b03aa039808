//! Decisions: everything inferred that could change a number, with its alternatives.
//!
//! A decision is plain data. The command line prints its English sentence (`Display` of [`Subject`]), the page its own.

mod about;
mod evidence;
mod subject;
mod text;

use serde::{Deserialize, Serialize};

pub use evidence::{Counted, KeyDamage, OutcomeWord, RowMark};
pub use subject::Subject;
pub use text::outcome_word;

use crate::order;
use crate::schema::{DateOrder, DecimalMark, Outcome, Role, Shape};

/// Certainty of a decision, which determines where the user meets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Name and contents agree, or no alternative changes a number: listed in *How it was read*.
    #[default]
    Certain,
    /// An alternative exists and would change a number: a chip, and a line on standard error.
    Likely,
    /// The evidence does not decide, or the data contradict the reading: a question with a marked default.
    Open,
}

/// One decision about the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Subject, with the evidence.
    pub subject: Subject,
    /// Certainty of the value.
    #[serde(rename = "confidence")]
    pub certainty: Certainty,
    /// The value taken: the name of a column, an order of day and month, a word.
    pub value: String,
    /// Other possible values, the likeliest first.
    pub alternatives: Vec<Alternative>,
    /// The user confirmed the value, so it is not asked again.
    pub confirmed: bool,
}

/// A value that could be taken instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// The value, in the form of [`Decision::value`].
    pub value: String,
    /// Change of the import options that takes it.
    pub answer: Answer,
    /// Effect on the results; `None` until it is computed.
    pub effect: Option<Effect>,
}

/// Difference that an alternative makes to the results.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Won deals under the alternative minus those of the current reading.
    pub won_deals: i64,
    /// The same for lost deals, which learned models need.
    pub lost_deals: i64,
    /// The same for paths without a purchase, which are no deals.
    pub paths: i64,
    /// The same for won revenue, in minor units.
    pub won_revenue: i64,
    /// Largest change of a team's share under any of a few rule models, in hundredths of a percent.
    pub team_share: i32,
    /// The team; empty if touches have none.
    pub team: String,
    /// Credit moves between months.
    pub months: bool,
    /// Change of the spend from files, in minor units.
    pub spend: i64,
    /// Spend from files moves between months.
    pub spend_months: bool,
    /// Change of the pipeline, in minor units: open amounts times their probability.
    pub pipeline: i64,
    /// The effect was computed from the head of a large file only.
    pub of_head: bool,
}

/// Sort key of effects.
pub type Weight = (u64, u64, u32, u64, u64, bool, u64, u64);

impl Effect {
    /// Sort key: revenue first, then won deals, shares, lost deals, paths, months, spend and pipeline.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        (
            self.won_revenue.unsigned_abs(),
            self.won_deals.unsigned_abs(),
            self.team_share.unsigned_abs(),
            self.lost_deals.unsigned_abs(),
            self.paths.unsigned_abs(),
            self.months || self.spend_months,
            self.spend.unsigned_abs(),
            self.pipeline.unsigned_abs(),
        )
    }

    /// Whether it changes no number.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self { team: self.team.clone(), of_head: self.of_head, ..Self::default() }
    }

    /// Whether credit or spend moves between months and nothing else changes.
    #[must_use]
    pub fn moves_months_alone(&self) -> bool {
        let Self { months, spend_months, of_head, .. } = *self;
        (months || spend_months) && *self == Self { months, spend_months, of_head, ..Self::default() }
    }
}

/// An answer of the user: one change of the import options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// Confirms the value, so that the decision is not asked again. Holds [`Decision::key`].
    Confirm(String),
    /// Gives a role to a column and takes it from the file's other column; `None` leaves the column unused.
    Role {
        /// Name of the file.
        file: String,
        /// Name of the column.
        column: String,
        /// Its role.
        role: Option<Role>,
    },
    /// Reads ambiguous dates in this order.
    DateOrder(String, DateOrder),
    /// Reads ambiguous numbers with this decimal mark.
    DecimalMark(String, DecimalMark),
    /// Decodes the file from this encoding (a label of the WHATWG encoding standard).
    Encoding(String, String),
    /// Sets the meaning of a row of the file.
    Shape(String, Shape),
    /// Sets the meaning of texts in stage and outcome columns.
    Outcomes(Vec<(String, Outcome)>),
    /// Sets how rows become journeys.
    Joining(JoiningSwitch, bool),
    /// Counts rows that a filter of the workbook hides, or leaves them out.
    HiddenRows(String, bool),
    /// Counts the rows of a file that a column marks, or leaves them out.
    MarkedRows(String, RowMark, bool),
    /// Reads probabilities as percent, or as fractions of one.
    Percent(String, bool),
    /// Takes amounts as written, or multiplies them by the unit in their heading.
    PlainAmounts(String, bool),
    /// Counts won deals whose rows do not count, or leaves them out.
    LostDeals(String, bool),
    /// Takes rows of one customer with dates of their own as one deal, or as several purchases.
    OneDeal(String, bool),
    /// Leaves the purchases of a file whole, or subtracts their refunds.
    KeepRefunded(String, bool),
    /// Takes channels of one name from this file and from files of another kind as one channel, or keeps them apart.
    MergeChannels(String, bool),
    /// Leaves a file out, or includes it again.
    LeftOut(String, bool),
    /// Counts touches later than the close that this file names, or leaves them out.
    LateTouches(String, bool),
    /// Shares the touches of persons with one name in several teams of this list among those teams, or leaves them
    /// without a team.
    Namesakes(String, bool),
    /// Leaves touches in the channels that the data name.
    Ungroup,
}

/// A switch of [`Joining`](crate::options::Joining).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoiningSwitch {
    /// Duplicate rows count.
    KeepDuplicates,
    /// Each conversion takes all touches before it.
    AllEarlier,
    /// Rows of one deal with several amounts are several purchases.
    SeveralPurchases,
    /// Journeys that the conversions file does not list are left out, not lost.
    LeaveOutUnlisted,
    /// Spellings of one name stay apart.
    KeepSpellings,
    /// Placeholders such as `N/A` stay names of channels.
    KeepPlaceholders,
    /// Anonymous ids are not linked to known ones.
    KeepAnonymous,
    /// Placeholder dates such as 1970-01-01 count as dates.
    KeepPlaceholderDates,
    /// Empty keys of a grouped report are not filled from the row above.
    KeepEmptyKeys,
}

impl Decision {
    /// A decision without alternatives.
    #[must_use]
    pub fn new(subject: Subject, certainty: Certainty, value: impl Into<String>) -> Self {
        Self { subject, certainty, value: value.into(), alternatives: Vec::new(), confirmed: false }
    }

    /// Adds an alternative.
    #[must_use]
    pub fn or(mut self, value: impl Into<String>, answer: Answer) -> Self {
        self.alternatives.push(Alternative { value: value.into(), answer, effect: None });
        self
    }

    /// Whether it is a question that the user has not answered.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.certainty == Certainty::Open && !self.confirmed
    }

    /// Whether it needs a note: likely or open, and not confirmed.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        self.certainty != Certainty::Certain && !self.confirmed
    }

    /// Whether the effects of its alternatives are computed.
    #[must_use]
    pub fn is_weighed(&self) -> bool {
        self.is_noted() && !self.alternatives.is_empty()
    }

    /// Identifies the decision across readings, as in [`Answer::Confirm`]. Empty parts are left out.
    #[must_use]
    pub fn key(&self) -> String {
        let (kind, parts) = self.subject.name();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { kind.to_owned() } else { format!("{kind}:{}", parts.join(":")) }
    }

    /// The largest effect among the alternatives, if any was computed.
    #[must_use]
    pub fn effect(&self) -> Option<&Effect> {
        self.alternatives.iter().filter_map(|other| other.effect.as_ref()).max_by_key(|effect| effect.weight())
    }

    /// Sort key by importance; lowest if no effect is known.
    #[must_use]
    pub fn weight(&self) -> Weight {
        self.effect().map(Effect::weight).unwrap_or_default()
    }
}

/// Sorts decisions: open before likely before certain, then by the revenue, deals and shares that they affect.
pub fn arrange(decisions: &mut Vec<Decision>) {
    order::arrange_by_key(decisions, |decision| std::cmp::Reverse((decision.certainty, decision.weight())));
}
