//! Questions about ambiguous columns of a file, with the result of each answer.

use serde::{Deserialize, Serialize};

use crate::schema::{DateOrder, DecimalMark};

/// A question about an ambiguous column. The first answer is the default until the user chooses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// All dates of a column can be read day first and month first.
    DateOrder {
        /// The column.
        column: String,
        /// A cell that means two days.
        example: String,
        /// Result of each answer.
        answers: Vec<DateAnswer>,
    },
    /// All numbers of a column can be read with a decimal point and with a decimal comma.
    DecimalMark {
        /// The column.
        column: String,
        /// A cell that means two numbers.
        example: String,
        /// Each answer, and the example read with it, in hundredths.
        answers: Vec<(DecimalMark, i64)>,
    },
}

/// An order of day and month, and its result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateAnswer {
    /// The order.
    pub order: DateOrder,
    /// The example in this order: milliseconds since 1970.
    pub example: i64,
    /// Earliest and latest date of the column in this order.
    pub period: (i64, i64),
}
