//! Parses the time of day, after a date or in a cell of its own.

use super::Written;
use crate::time::{clock_millis, number, split_offset};

/// Parses a cell that is only a clock to milliseconds of the day: `09:05`, `9:05 PM`, `16.30`, `9h05`, `9 Uhr`.
///
/// The clock of a spreadsheet's empty date counts too. An offset is subtracted, and returned in minutes.
#[must_use]
pub fn parse_clock(cell: &[u8]) -> Option<(i64, Option<i16>)> {
    if cell.is_empty() || cell.len() > 40 || !cell.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let cell = [&b"1899-12-30"[..], b"1899-12-31", b"1900-01-00", b"1900-01-01", b"1970-01-01"]
        .into_iter()
        .find_map(|empty| cell.strip_prefix(empty))
        .map_or(cell, |clock| clock.strip_prefix(b"T").unwrap_or(clock).trim_ascii());
    if let Some(fraction) = cell.strip_prefix(b"0.").filter(|fraction| fraction.len() > 2) {
        // A fraction of the day.
        let digits = number(&fraction[..fraction.len().min(9)])?;
        let scale = 10_i64.pow(u32::try_from(fraction.len().min(9)).ok()?);
        return fraction
            .iter()
            .all(u8::is_ascii_digit)
            .then(|| ((digits * 86_400 * 2 + scale) / (2 * scale) * 1_000, None));
    }
    let text = std::str::from_utf8(cell).ok()?;
    let written = Written::loose(&format!("2000-01-01 {text}"))?;
    written.clock.map(|clock| (clock, written.offset))
}

/// Parses a number below a heading of clocks to milliseconds of the day.
///
/// `9` and `15` are hours, `905` and `1530` hours and minutes.
#[must_use]
pub fn parse_bare_clock(cell: &[u8]) -> Option<i64> {
    if cell.len() > 4 || !cell.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (hours, minutes) = cell.split_at(if cell.len() > 2 { cell.len() - 2 } else { cell.len() });
    let (hours, minutes) = (number(hours)?, if minutes.is_empty() { 0 } else { number(minutes)? });
    (hours < 24 && minutes < 60).then_some((hours * 60 + minutes) * 60_000)
}

/// Splits a date from its clock, which begins with the digits before the first colon.
pub(super) fn split_clock(cell: &[u8]) -> (&[u8], Option<&[u8]>) {
    let Some(colon) = cell.iter().position(|&b| b == b':') else { return (cell, None) };
    let digits = cell[..colon].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let (date, clock) = cell.split_at(colon - digits);
    let date = date.strip_suffix(b"T").or_else(|| date.strip_suffix(b"t")).unwrap_or(date).trim_ascii_end();
    (date.strip_suffix(b",").unwrap_or(date), Some(clock))
}

/// Milliseconds of the day minus the offset, the offset in minutes, and whether the clock counts twelve hours.
pub(super) fn read_clock(clock: &[u8]) -> Option<((i64, Option<i16>), bool)> {
    let mut room = [0_u8; 40];
    let mut length = 0;
    // Any kind of space may separate the clock from AM or PM.
    let clock = clock.trim_ascii();
    let text = std::str::from_utf8(clock).ok()?;
    for letter in text.chars() {
        let letter = if letter.is_whitespace() { ' ' } else { letter.to_ascii_lowercase() };
        if !letter.is_ascii() {
            return None;
        }
        *room.get_mut(length)? = letter as u8;
        length += 1;
    }
    let mut clock = &room[..length];
    let mut utc = None;
    for zone in [&b" utc"[..], b" gmt", b" z"] {
        if let Some(bare) = clock.strip_suffix(zone) {
            (clock, utc) = (bare, Some(0));
        }
    }
    let half = [(&b"am"[..], 0), (b"a.m.", 0), (b"pm", 12), (b"p.m.", 12)]
        .into_iter()
        .find_map(|(word, hours)| Some((clock.strip_suffix(word)?.trim_ascii_end(), hours)));
    let Some((clock, hours)) = half else {
        let (clock, offset) = split_offset(clock)?;
        let minutes = offset.map(|millis| millis / 60_000).and_then(|minutes| i16::try_from(minutes).ok());
        return Some(((clock_millis(clock)? - offset.unwrap_or(0), minutes.or(utc)), false));
    };
    let millis = clock_millis(clock)?;
    let hour = millis / 3_600_000;
    if !(1..=12).contains(&hour) {
        return None;
    }
    Some(((millis - hour * 3_600_000 + (hour % 12 + hours) * 3_600_000, utc), true))
}
