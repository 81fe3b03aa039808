//! Pieces of a date with digits: numbers, dates of three numbers, and their suffixes.

use super::Loose;
use crate::parse::date::written::numbers;
use crate::parse::month::{is_weekday, month, plain};
use crate::time::{clock_millis, number};

impl Loose {
    /// Parses a chunk that begins with a digit: a date, a clock with points or letters, an ordinal day, a number.
    pub(super) fn take_number(&mut self, chunk: &str) -> Option<()> {
        let end = chunk.find(|c: char| !c.is_ascii_digit()).unwrap_or(chunk.len());
        let (digits, rest) = chunk.split_at(end);
        let value = number(digits.as_bytes())?;
        // `9.05`, `16.30.15` after a date.
        if self.has_date() && self.clock.is_none() && digits.len() <= 2 && rest.starts_with('.') {
            let end = chunk.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(chunk.len());
            let (clock, suffix) = chunk.split_at(end);
            let clock = clock.trim_end_matches('.').replacen('.', ":", 2);
            if let Some(millis) = clock_millis(clock.as_bytes()) {
                self.clock = Some(millis);
                return self.take_suffix(suffix);
            }
        }
        // `10h15`, `10h`, `10u15`, `9am`.
        if digits.len() <= 2 && self.clock.is_none() && rest.starts_with(|c: char| c.is_alphabetic()) {
            let letters = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
            let (word, minutes) = rest.split_at(letters);
            let word = plain(word);
            if matches!(word.as_str(), "h" | "u" | "ч" | "uhr") && self.has_date() {
                let minutes = minutes.trim_end_matches(|c: char| c.is_alphabetic());
                let minutes = if minutes.is_empty() { 0 } else { number(minutes.as_bytes()).filter(|m| *m < 60)? };
                self.clock = Some((value * 60 + minutes) * 60_000).filter(|_| value <= 24);
                self.minutes_wanted = letters == rest.len();
                return self.clock.map(|_| ());
            }
            if minutes.is_empty() && matches!(word.as_str(), "am" | "pm") && self.has_date() {
                self.clock = Some(value * 3_600_000);
                return self.take_half(if word == "pm" { 12 } else { 0 });
            }
        }
        let trimmed = chunk.trim_end_matches(['.', 'г', 'ж', ',']);
        if self.numeric.is_none()
            && let Some(parts) = numbers(trimmed.as_bytes())
        {
            self.numeric = Some(parts);
            return Some(());
        }
        // `2025-03-14-09.05.07` of a database.
        if self.numeric.is_none()
            && let Some((date, clock)) = chunk.split_at_checked(10)
            && let (Some(parts), Some(clock)) = (numbers(date.as_bytes()), clock.strip_prefix('-'))
        {
            self.numeric = Some(parts);
            return self.take_number(clock);
        }
        const ORDINALS: [&str; 20] = [
            "st", "nd", "rd", "th", "er", "re", "ere", "e", "eme", "º", "ª", "°", "o", "a", "-е", "-го", "-ого", ":a",
            ":e", "-й",
        ];
        let rest = rest.trim_end_matches(['.', ',']);
        if rest.is_empty() || ORDINALS.contains(&rest) {
            *self.alone.get_mut(self.count)? = (value, digits.len());
            self.count += 1;
            return (digits.len() <= 4).then_some(());
        }
        None
    }

    /// Parses numbers and a month's name in one chunk: `14-mar-2025`, `14.märz`, `mar-14`, `14mar2025`.
    pub(super) fn take_mixed(&mut self, chunk: &str) -> Option<()> {
        let mut rest = chunk;
        let mut parts = 0;
        while let Some(first) = rest.chars().next() {
            parts += 1;
            if parts > 6 {
                return None;
            }
            let is_digit = first.is_ascii_digit();
            let end = rest
                .find(|c: char| c.is_ascii_digit() != is_digit || matches!(c, '-' | '/' | '.' | ',' | '_'))
                .unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            if is_digit {
                *self.alone.get_mut(self.count)? = (number(part.as_bytes()).filter(|_| part.len() <= 4)?, part.len());
                self.count += 1;
            } else if let Some(found) = month(part) {
                self.take_month(found, is_weekday(part))?;
            } else if !part.is_empty() && !is_weekday(part) && !matches!(part, "de" | "of") {
                return None;
            }
            rest = after.trim_start_matches(['-', '/', '.', ',', '_']);
        }
        Some(())
    }
}
