//! Parses dates as tools write them, in the format of their column.

mod clock;
mod epoch;
mod loose;
#[cfg(test)]
mod tests;
mod week;
mod written;

use serde::{Deserialize, Serialize};

use crate::time::{self, Moment};
pub use clock::{parse_bare_clock, parse_clock};
use fairshare_types::schema::DateOrder;
use fairshare_types::time::{DAY, days};
pub(crate) use week::is_week_word;
pub(super) use written::{Date, Written};

/// What a whole number in a column of dates counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Epoch {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Millis,
    /// Microseconds since 1970.
    Micros,
    /// Days since 1900 as spreadsheets count them, with the time as a fraction.
    ExcelSerial,
    /// No unit: its digits are year, month and day, as in `20240314`.
    Compact,
}

/// Date format of a column, which decides its ambiguous cells. Others (ISO, names of months) need no format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct DateFormat {
    /// Order of the numbers.
    pub order: DateOrder,
    /// Unit of whole numbers.
    pub epoch: Option<Epoch>,
}

/// Spreadsheet number of 1970-01-01. Spreadsheets count a 29 February 1900 that never was.
const EXCEL_EPOCH: i64 = 25_569;

impl DateFormat {
    /// Parses a cell in a column of this format.
    #[must_use]
    pub fn parse(self, cell: &[u8]) -> Option<Moment> {
        if let Some(moment) = time::parse(cell) {
            return Some(moment);
        }
        if let Some(epoch) = self.epoch
            && let Some(moment) = epoch.parse(cell)
        {
            return Some(moment);
        }
        let Some(Written { date, clock, offset, .. }) = Written::of(cell) else { return no_day(cell) };
        let day = match date {
            Date::Numbers(parts) => {
                let (year, month, day) = parts.read(self.order)?;
                days(year, month, day).or_else(|| no_day(cell).map(|moment| moment.at / DAY))?
            }
            Date::Named { year, month, day } => days(year, month, day)?,
        };
        let Some(clock) = clock else { return Some(Moment::day(day * DAY)) };
        Some(Moment { at: day * DAY + clock, day_only: false, offset })
    }
}

/// Parses the day before 1900 that spreadsheets show for an empty date: `1900-01-00`, `00.01.1900`, `1/0/1900`.
fn no_day(cell: &[u8]) -> Option<Moment> {
    const EMPTY: [&[u8]; 6] = [b"1900-01-00", b"1/0/1900", b"01/00/1900", b"0/1/1900", b"00/01/1900", b"00.01.1900"];
    let empty = EMPTY.iter().any(|empty| cell.starts_with(empty));
    empty.then(|| Moment::day(-EXCEL_EPOCH * DAY))
}
