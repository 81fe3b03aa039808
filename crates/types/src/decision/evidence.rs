//! Evidence of decisions that has types of its own.

use serde::{Deserialize, Serialize};

/// A text of an outcome or stage column, with the deals and amounts that depend on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeWord {
    /// The text.
    pub text: String,
    /// Deals with this text (rows, if deals are not counted yet).
    pub deals: u64,
    /// Their amounts in minor units.
    pub amount: i64,
}

/// Damage that a spreadsheet or a data program did to keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyDamage {
    /// Digits were lost: `1.23E+17`.
    Rounded,
    /// Leading zeros were lost in one of two files.
    LeadingZeros,
    /// A decimal zero was added: `101.0`.
    DecimalZero,
    /// Case, braces, marks between digits or the check letters of Salesforce differ.
    Spelling,
}

/// Why the program that wrote a file would not count a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowMark {
    /// The record is in the recycle bin.
    Deleted,
    /// The record is archived: deleted in some programs, put aside in others.
    Archived,
    /// The activity is planned or was called off: it has not happened.
    Planned,
    /// The event happens within a visit whose first event is the touch.
    WithinVisit,
    /// The purchase or refund repeats another one with the same transaction id.
    Repeated,
    /// The purchase follows another one of the same customer and amount within minutes, without ids to compare.
    PerhapsRepeated,
    /// The touch of an account or a contact is outside of the time of one of its deals.
    OutsideDeal,
    /// The row of spend is named as a total of other rows.
    Total,
    /// The row of spend is in another file too.
    RepeatedSpend,
}

/// Names, with how often each occurs.
pub type Counted = Vec<(String, u64)>;
