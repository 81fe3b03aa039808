//! Decisions: everything that was inferred and could change a number, with its alternatives.
//!
//! A decision is plain data. The command line prints its English sentence (`Display` of [`Subject`]); the page has
//! sentences in its own languages.

use serde::{Deserialize, Serialize};

use super::{Outcome, Role, Shape};
use crate::parse::{DateOrder, DecimalMark};

/// How sure a decision is, and so where the user meets it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Name and contents agree, or no alternative changes a number: listed in *How it was read*.
    #[default]
    Certain,
    /// An alternative exists and would change a number: a chip, and a line on standard error.
    Likely,
    /// Evidence does not decide, or the data contradict the reading: a question with a marked default.
    Open,
}

/// One thing that was inferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What it is about, with the evidence.
    pub subject: Subject,
    /// How sure it is.
    #[serde(rename = "confidence")]
    pub certainty: Certainty,
    /// What was taken: the name of a column, an order of day and month, a word.
    pub value: String,
    /// What could be taken instead, the likeliest first.
    pub alternatives: Vec<Alternative>,
    /// The user confirmed the value, so it is no longer asked.
    pub confirmed: bool,
}

/// Something that could be taken instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// What it is, as [`Decision::value`].
    pub value: String,
    /// What to change in the import options to take it.
    pub answer: Answer,
    /// What it would change; `None` until it is computed.
    pub effect: Option<Effect>,
}

/// What an alternative changes against the reading at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Won deals, under the alternative less those at hand.
    pub won_deals: i64,
    /// Lost deals, likewise: learned models stand on them.
    pub lost_deals: i64,
    /// Won revenue in minor units, likewise.
    pub won_revenue: i64,
    /// Largest change of a team's share under any rule model that needs nothing but touches, in hundredths of a percent.
    pub team_share: i32,
    /// The team; empty where touches have none.
    pub team: String,
    /// Credit moves from one month to another.
    pub months: bool,
    /// Only the head of a large file was read to compute it.
    pub of_head: bool,
}

/// What effects are ordered by.
pub type Weight = (u64, u64, u32, u64, bool);

impl Effect {
    /// How much it changes: revenue first, then won deals, shares, lost deals and months.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        (
            self.won_revenue.unsigned_abs(),
            self.won_deals.unsigned_abs(),
            self.team_share.unsigned_abs(),
            self.lost_deals.unsigned_abs(),
            self.months,
        )
    }

    /// Whether it changes any number.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self { team: self.team.clone(), of_head: self.of_head, ..Self::default() }
    }

    /// Whether credit moves from month to month and nothing else changes.
    #[must_use]
    pub fn moves_months_alone(&self) -> bool {
        *self == Self { months: true, of_head: self.of_head, ..Self::default() }
    }
}

/// What the user can answer: one change of the import options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The value is right: the decision is not asked again. Holds [`Decision::key`].
    Confirm(String),
    /// Uses a column as a role; another column of the file that has the role loses it. `None` uses it as nothing.
    Role {
        /// Name of the file.
        file: String,
        /// Name of the column.
        column: String,
        /// Its role.
        role: Option<Role>,
    },
    /// Reads dates that leave it open in this order.
    DateOrder(String, DateOrder),
    /// Reads numbers that leave it open with this decimal mark.
    DecimalMark(String, DecimalMark),
    /// Decodes the file from this encoding (a label of the WHATWG encoding standard).
    Encoding(String, String),
    /// Says what a row of the file stands for.
    Shape(String, Shape),
    /// Says what texts of stage and outcome columns mean.
    Outcomes(Vec<(String, Outcome)>),
    /// Says how rows become journeys.
    Joining(JoiningSwitch, bool),
    /// Counts rows that a filter of the workbook hides, or leaves them out.
    HiddenRows(String, bool),
}

/// A switch of [`Joining`](crate::read::Joining).
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

/// A text of an outcome or stage column with what hangs on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeWord {
    /// The text.
    pub text: String,
    /// Deals that have it (rows, where the deals are not counted yet).
    pub deals: u64,
    /// Their amounts in minor units.
    pub amount: i64,
}

/// What happened to keys in a spreadsheet or a data program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyDamage {
    /// Digits were lost: `1.23E+17`.
    Rounded,
    /// Leading zeros were lost in one of two files.
    LeadingZeros,
    /// A decimal zero was added: `101.0`.
    DecimalZero,
}

/// Names of one thing, with how often each occurs.
pub type Counted = Vec<(String, u64)>;

/// What a decision is about, with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The column of a role.
    Column {
        /// Name of the file.
        file: String,
        /// The role.
        role: Role,
    },
    /// The order of day, month and year.
    DateOrder {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// A cell that means two days.
        example: String,
    },
    /// The decimal mark.
    DecimalMark {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// A cell that means two numbers.
        example: String,
    },
    /// The encoding of a file.
    Encoding {
        /// Name of the file.
        file: String,
    },
    /// What a row stands for.
    Shape {
        /// Name of the file.
        file: String,
    },
    /// Texts of the outcome or stage column that no word of the lexicon explains.
    UnknownOutcomes {
        /// The column.
        column: String,
        /// The texts, those of most deals first.
        words: Vec<OutcomeWord>,
    },
    /// A column that looks like an outcome and is not used as one.
    OutcomeColumn {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// Its distinct texts.
        words: Vec<String>,
    },
    /// No column names outcomes: each deal with an amount counts as won, or each journey as one win.
    ImpliedWins {
        /// Deals that count as won.
        deals: u64,
        /// They have amounts.
        with_amounts: bool,
    },
    /// No column has amounts: each win counts 1.
    NoAmounts,
    /// Cells of the amount column that cannot be read.
    UnreadableAmounts {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// How many cells.
        cells: u64,
        /// Some of them.
        examples: Vec<String>,
    },
    /// More than a few cells of a column of dates that cannot be read.
    UnreadableDates {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// How many cells.
        cells: u64,
        /// Some of them.
        examples: Vec<String>,
    },
    /// Deals whose rows give several amounts or close dates.
    SeveralAmounts {
        /// How many deals.
        deals: u64,
        /// Deals in all.
        of: u64,
        /// One of them.
        example: String,
    },
    /// No deal is won.
    NoDealWon {
        /// The texts that the outcome or stage column has.
        words: Vec<String>,
    },
    /// Won deals without an amount count as zero.
    WonWithoutAmount {
        /// How many.
        deals: u64,
    },
    /// Customers of the touches whom the file of conversions does not list count as lost journeys.
    LostJourneys {
        /// How many.
        journeys: u64,
    },
    /// Several purchases of one customer are conversions of their own.
    RepeatPurchases {
        /// Customers with more than one.
        customers: u64,
        /// Their purchases.
        purchases: u64,
    },
    /// A file adds nothing.
    UnusedFile {
        /// Name of the file.
        file: String,
        /// Why.
        why: String,
    },
    /// More than half of a file's rows join nothing.
    Unjoined {
        /// Name of the file.
        file: String,
        /// Rows that join nothing.
        rows: u64,
        /// Rows in all.
        of: u64,
        /// Columns tried as a key, with how many values matched.
        tried: Counted,
        /// Keys of this file.
        here: Vec<String>,
        /// Keys of the other files.
        there: Vec<String>,
    },
    /// Keys look damaged by a spreadsheet.
    DamagedKeys {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// What happened.
        damage: KeyDamage,
        /// How many cells.
        cells: u64,
        /// Some of them.
        examples: Vec<String>,
    },
    /// Rows that a filter of the workbook hides.
    HiddenRows {
        /// Name of the file.
        file: String,
        /// How many.
        rows: u64,
    },
    /// Cells of a merged or grouped column that were filled from the row above.
    FilledDown {
        /// Name of the file.
        file: String,
        /// Rows filled.
        rows: u64,
    },
    /// NUL characters that were removed.
    NulRemoved {
        /// Name of the file.
        file: String,
        /// How many.
        count: u64,
    },
    /// Control characters and marks of direction that were taken out of names.
    MisleadingCharacters {
        /// How many names.
        names: u64,
        /// Some of them, as they are now.
        examples: Vec<String>,
    },
    /// Placeholders that count as no name.
    Placeholders {
        /// The placeholders, with their rows.
        words: Counted,
    },
    /// Spellings of one name that were joined.
    Spellings {
        /// Each name's spellings, with their rows.
        names: Vec<Counted>,
    },
    /// Placeholder dates; their rows do not count.
    PlaceholderDates {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
        /// Rows.
        rows: u64,
        /// Some of the cells.
        examples: Vec<String>,
    },
    /// The amount column that holds one currency is used instead of one that mixes several.
    CompanyCurrency {
        /// Name of the file.
        file: String,
        /// The column that mixes currencies.
        other: String,
    },
    /// Deals in other currencies do not count for want of a rate.
    OtherCurrencies {
        /// Codes, with their deals.
        codes: Counted,
    },
    /// Anonymous ids that were linked to known ones.
    Stitched {
        /// Column of the anonymous ids.
        anonymous: String,
        /// Column of the known ids.
        known: String,
        /// Ids linked.
        ids: u64,
    },
    /// A column of shares that is not used.
    UnusedShares {
        /// Name of the file.
        file: String,
        /// The column.
        column: String,
    },
    /// Long numbers of a workbook that may have been rounded.
    LongNumbers {
        /// Name of the file.
        file: String,
        /// How many cells.
        cells: u64,
        /// One of them.
        example: String,
    },
    /// Teams were guessed from the names of channels, campaigns or types.
    TeamsGuessed {
        /// What was guessed: name, teams, touches.
        names: Vec<(String, String, u64)>,
    },
}

impl Decision {
    /// A decision without alternatives.
    #[must_use]
    pub fn new(subject: Subject, certainty: Certainty, value: impl Into<String>) -> Self {
        Self { subject, certainty, value: value.into(), alternatives: Vec::new(), confirmed: false }
    }

    /// The decision with one more alternative.
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

    /// Whether it is to be noted: likely or open, and not confirmed.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        self.certainty != Certainty::Certain && !self.confirmed
    }

    /// Whether its alternatives are read to find what they would change.
    #[must_use]
    pub fn is_weighed(&self) -> bool {
        self.is_noted() && !self.alternatives.is_empty()
    }

    /// Names the decision across readings of the same files: what [`Answer::Confirm`] holds. Empty parts are left out.
    #[must_use]
    pub fn key(&self) -> String {
        let (kind, parts) = self.subject.name();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { kind.to_owned() } else { format!("{kind}:{}", parts.join(":")) }
    }

    /// The change that matters most among the alternatives, where any was computed.
    #[must_use]
    pub fn effect(&self) -> Option<&Effect> {
        self.alternatives.iter().filter_map(|other| other.effect.as_ref()).max_by_key(|effect| effect.weight())
    }

    /// How much hangs on it; least where no effect is known.
    #[must_use]
    pub fn weight(&self) -> Weight {
        self.effect().map(Effect::weight).unwrap_or_default()
    }
}

impl Subject {
    /// The word for its kind in `inspect`, and what tells two of a kind apart.
    #[must_use]
    pub fn name(&self) -> (&'static str, Vec<&str>) {
        match self {
            Self::Column { file, role } => ("column", vec![role.key(), file]),
            Self::DateOrder { file, column, .. } => ("date_order", vec![file, column]),
            Self::DecimalMark { file, column, .. } => ("decimal_mark", vec![file, column]),
            Self::Encoding { file } => ("encoding", vec![file]),
            Self::Shape { file } => ("shape", vec![file]),
            Self::UnknownOutcomes { column, .. } => ("unknown_outcomes", vec![column]),
            Self::OutcomeColumn { file, column, .. } => ("outcome_column", vec![file, column]),
            Self::ImpliedWins { .. } => ("implied_wins", vec![]),
            Self::NoAmounts => ("no_amounts", vec![]),
            Self::UnreadableAmounts { file, column, .. } => ("unreadable_amounts", vec![file, column]),
            Self::UnreadableDates { file, column, .. } => ("unreadable_dates", vec![file, column]),
            Self::SeveralAmounts { .. } => ("several_amounts", vec![]),
            Self::NoDealWon { .. } => ("no_deal_won", vec![]),
            Self::WonWithoutAmount { .. } => ("won_without_amount", vec![]),
            Self::LostJourneys { .. } => ("lost_journeys", vec![]),
            Self::RepeatPurchases { .. } => ("repeat_purchases", vec![]),
            Self::UnusedFile { file, .. } => ("unused_file", vec![file]),
            Self::Unjoined { file, .. } => ("unjoined", vec![file]),
            Self::DamagedKeys { file, column, .. } => ("damaged_keys", vec![file, column]),
            Self::HiddenRows { file, .. } => ("hidden_rows", vec![file]),
            Self::FilledDown { file, .. } => ("filled_down", vec![file]),
            Self::NulRemoved { file, .. } => ("nul_removed", vec![file]),
            Self::MisleadingCharacters { .. } => ("misleading_characters", vec![]),
            Self::Placeholders { .. } => ("placeholders", vec![]),
            Self::Spellings { .. } => ("spellings", vec![]),
            Self::PlaceholderDates { file, column, .. } => ("placeholder_dates", vec![file, column]),
            Self::CompanyCurrency { file, .. } => ("company_currency", vec![file]),
            Self::OtherCurrencies { .. } => ("other_currencies", vec![]),
            Self::Stitched { .. } => ("stitched", vec![]),
            Self::UnusedShares { file, column } => ("unused_shares", vec![file, column]),
            Self::LongNumbers { file, .. } => ("long_numbers", vec![file]),
            Self::TeamsGuessed { .. } => ("teams_guessed", vec![]),
        }
    }
}
