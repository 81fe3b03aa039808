//! Clocks as people write them: with halves of the day, words and zones.

use super::Loose;
use crate::parse::month::plain;
use crate::parse::zone::{offset, zone};
use crate::time::clock_millis;

impl Loose {
    pub(super) fn take_half(&mut self, hours: i64) -> Option<()> {
        if self.half.replace(hours).is_some() {
            return None;
        }
        // `9 AM`: the number before is the hour. East Asian halves precede the clock.
        if self.clock.is_none() && self.lone_hour() {
            self.hour_alone()?;
            self.minutes_wanted = false;
        }
        Some(())
    }

    /// Whether the last lone number can be an hour because the date is complete without it.
    pub(super) fn lone_hour(&self) -> bool {
        let dated = if self.numeric.is_some() { self.count == 1 } else { self.month.is_some() && self.count == 3 };
        dated && self.count > 0 && self.alone[self.count - 1].1 <= 2
    }

    pub(super) fn hour_alone(&mut self) -> Option<i64> {
        self.count -= 1;
        let (hour, _) = self.alone[self.count];
        self.clock = Some(hour * 3_600_000).filter(|_| hour <= 24);
        self.minutes_wanted = true;
        self.clock
    }

    /// Parses a clock and its suffix: `9:05am`, `09:05:07.123+01:00`, `9:05z`.
    pub(super) fn take_clock(&mut self, chunk: &str) -> Option<()> {
        if self.clock.is_some() {
            return None;
        }
        let (date, chunk) = match chunk.split_once('t') {
            Some((date, clock)) if date.ends_with(|c: char| c.is_ascii_digit()) => (date, clock),
            _ => ("", chunk),
        };
        let end = chunk.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(chunk.len());
        let (digits, rest) = chunk.split_at(end);
        self.clock = Some(clock_millis(digits.trim_end_matches(['.', ',', ':']).as_bytes())?);
        self.take_suffix(rest)?;
        if date.is_empty() { Some(()) } else { self.take_number(date) }
    }

    /// Parses a suffix directly after a clock: a unit, a half of the day or a zone.
    pub(super) fn take_suffix(&mut self, rest: &str) -> Option<()> {
        // A zone in brackets may follow its offset: `+01:00[Europe/Berlin]`.
        let rest = rest.split('[').next().unwrap_or_default();
        match plain(rest).as_str() {
            "" | "uhr" | "h" | "ч" | "uur" => Some(()),
            "am" | "a" => self.take_half(0),
            "pm" | "p" => self.take_half(12),
            _ => {
                let minutes = offset(rest).or_else(|| zone(rest))?;
                self.offset.replace(minutes).is_none().then_some(())
            }
        }
    }
}
