//! Parses times of one common form at fixed positions: `2025-03-14T09:05:07Z`, `2025-03-14 09:05:07`.

use crate::time::{self, Moment};
use fairshare_types::time::DAY;

/// Parses as [`time::parse`] does; remembers the last day, as rows often have the same one.
#[derive(Default)]
pub struct Times {
    date: [u8; 10],
    day: i64,
}

/// The form of a clock.
const CLOCK: u64 = u64::from_le_bytes(*b"00:00:00");
/// The places of its colons.
const COLONS: u64 = 0x0000_ff00_00ff_0000;

impl Times {
    /// Parses a cell.
    #[inline]
    pub fn parse(&mut self, cell: &[u8]) -> Option<Moment> {
        self.fixed(cell).or_else(|| time::parse(cell))
    }

    #[inline]
    fn fixed(&mut self, cell: &[u8]) -> Option<Moment> {
        let (date, rest) = cell.split_first_chunk::<10>()?;
        let (clock, offset) = match rest {
            [b'T' | b' ', clock @ .., b'Z'] => (clock, Some(0)),
            [b'T' | b' ', clock @ ..] => (clock, None),
            _ => return None,
        };
        let clock: &[u8; 8] = clock.try_into().ok()?;
        let digits = u64::from_le_bytes(*clock) ^ CLOCK;
        // No byte may be above 9, and those of the colons must be 0.
        let above = (digits.wrapping_add(0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080;
        if above | digits & COLONS != 0 {
            return None;
        }
        let pair = |shift: u32| (digits >> shift & 0xff) * 10 + (digits >> (shift + 8) & 0xff);
        let (hours, minutes, seconds) = (pair(0), pair(24), pair(48));
        if hours > 23 || minutes > 59 || seconds > 59 {
            return None;
        }
        if *date != self.date {
            self.day = time::parse(date).filter(|moment| moment.day_only)?.at;
            self.date = *date;
        }
        let clock = i64::try_from((hours * 60 + minutes) * 60 + seconds).unwrap_or(0) * 1_000;
        debug_assert!(clock < DAY);
        Some(Moment { at: self.day + clock, day_only: false, offset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn times_are_those_of_the_general_parser(
            cells in proptest::collection::vec("20[0-9]{2}-[01][0-9]-[0-3][0-9]([T t][0-2][0-9]:[0-6][0-9]:[0-6][0-9:;/]Z?)?", 1..20),
        ) {
            let mut times = Times::default();
            for cell in cells {
                prop_assert_eq!(times.parse(cell.as_bytes()), time::parse(cell.as_bytes()));
            }
        }

        #[test]
        fn one_other_byte_is_seen(at in 0_usize..20, byte: u8) {
            let mut cell = *b"2025-03-14T09:05:07Z";
            cell[at] = byte;
            let mut times = Times::default();
            times.parse(b"2025-03-14T09:05:07Z");
            prop_assert_eq!(times.parse(&cell), time::parse(&cell));
        }
    }
}
