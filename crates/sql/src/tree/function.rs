//! Functions of a row.

/// A function of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The first argument that is not null.
    Coalesce,
    /// The greater of two values.
    Greatest,
    /// Text of a column of the warehouse, without spaces around it; empty for null.
    CleanText,
    /// A column of the warehouse as a whole number.
    WholeNumber,
    /// Milliseconds since 1970 of a date or a time of the warehouse; a time without a zone is in UTC.
    Milliseconds,
    /// An amount of the warehouse in minor units: the amount, the number of units in one (an integer literal).
    MinorUnits,
    /// An amount in minor units of one currency, in those of another: the amount, the rate (a text such as `0.92`).
    /// Halves are rounded away from zero.
    Converted,
    /// A whole number in double precision.
    ToNumber,
    /// The largest whole number that is not greater than a number.
    Floor,
    /// 2 to the power of minus a number that is not negative.
    Halved,
    /// A text without spaces around it.
    Trim,
    /// A text in lower case.
    Lower,
    /// A text with each run of white space as one space.
    Squeeze,
    /// Replaces in a text each occurrence of another text by a third one.
    Replace,
    /// Concatenates texts.
    Concat,
    /// The part of a text with this number, from 1, between separators; empty past the last.
    Part,
    /// The part of a text that the group of a regular expression matches, the second argument, or null.
    Extract,
    /// A text that is a decimal number, in double precision; null for an empty text.
    ParseNumber,
    /// Lower-case words of letters and digits in a text, with one space between two.
    Words,
    /// Whether a regular expression matches a text.
    Matches,
    /// Month of milliseconds since 1970 in UTC: `2025-03`.
    Month,
}
