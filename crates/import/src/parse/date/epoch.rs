//! Parses dates that are one whole number.

use super::{EXCEL_EPOCH, Epoch};
use crate::time::{Moment, number};
use fairshare_types::time::{DAY, days};

impl Epoch {
    pub(super) fn parse(self, cell: &[u8]) -> Option<Moment> {
        let at = |at: i64| Some(Moment { at, day_only: false, offset: None });
        match self {
            Self::ExcelSerial => {
                let (whole, fraction) = match cell.iter().position(|&b| b == b'.' || b == b',') {
                    Some(point) => (&cell[..point], &cell[point + 1..]),
                    None => (cell, &[][..]),
                };
                let day = number(whole).filter(|day| (1..=110_000).contains(day))? - EXCEL_EPOCH;
                if fraction.is_empty() {
                    return Some(Moment::day(day * DAY));
                }
                // Ten digits resolve less than a hundredth of a millisecond; the result is rounded to the second.
                let digits = number(&fraction[..fraction.len().min(10)])?;
                if !fraction.iter().all(u8::is_ascii_digit) {
                    return None;
                }
                let scale = 10_i64.pow(u32::try_from(fraction.len().min(10)).ok()?);
                let seconds = (i128::from(digits) * 86_400 * 2 + i128::from(scale)) / (2 * i128::from(scale));
                at(day * DAY + i64::try_from(seconds).ok()? * 1_000)
            }
            Self::Compact => {
                let (date, clock) = cell.split_at_checked(8)?;
                let day = days(number(&date[..4])?, number(&date[4..6])?, number(&date[6..])?)?;
                let clock = clock.strip_prefix(b"T").or_else(|| clock.strip_prefix(b" ")).unwrap_or(clock);
                let (clock, utc) = clock.strip_suffix(b"Z").map_or((clock, None), |clock| (clock, Some(0)));
                match clock.len() {
                    0 => Some(Moment::day(day * DAY)),
                    2 | 4 | 6 => {
                        let part = |at: usize| clock.get(at..at + 2).map_or(Some(0), number);
                        let (hours, minutes, seconds) = (part(0)?, part(2)?, part(4)?);
                        let valid = hours < 24 && minutes < 60 && seconds < 60;
                        let millis = ((hours * 60 + minutes) * 60 + seconds) * 1_000;
                        valid.then_some(Moment { at: day * DAY + millis, day_only: false, offset: utc })
                    }
                    _ => None,
                }
            }
            _ => {
                let whole = cell.split(|&b| b == b'.').next().unwrap_or(cell);
                let count = number(whole).filter(|_| whole.len() <= 17)?;
                let millis = match self {
                    Self::Seconds => count.checked_mul(1_000)?,
                    Self::Micros => count / 1_000,
                    _ => count,
                };
                // Such counts are in UTC, whatever clock the tool shows. They are valid from 1970 to 2200.
                let moment = Moment { at: millis, day_only: false, offset: Some(0) };
                Some(moment).filter(|_| millis < 7_258_118_400_000)
            }
        }
    }
}
