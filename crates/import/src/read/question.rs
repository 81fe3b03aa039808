//! What a file leaves open, and what each answer would do.

use serde::{Deserialize, Serialize};

use crate::parse::{DateOrder, DecimalMark};

/// What a file leaves open. The first answer is what was taken for granted until the user says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// All dates of a column can be read with the day first and with the month first.
    DateOrder {
        /// The column.
        column: String,
        /// A cell that means two days.
        example: String,
        /// What each answer would make of it.
        answers: Vec<DateAnswer>,
    },
    /// All numbers of a column can be read with a decimal point and with a decimal comma.
    DecimalMark {
        /// The column.
        column: String,
        /// A cell that means two numbers.
        example: String,
        /// Each answer, and the example as it would read it, in hundredths.
        answers: Vec<(DecimalMark, i64)>,
    },
}

/// An order of day and month, and what it would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateAnswer {
    /// The order.
    pub order: DateOrder,
    /// The example, read so: milliseconds since 1970.
    pub example: i64,
    /// Earliest and latest date of the column, read so.
    pub period: (i64, i64),
}
