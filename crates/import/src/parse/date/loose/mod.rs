//! Parses dates as people write them: with words, zones, and clocks of any kind.

mod clock;
mod numbers;
mod simplified;

use std::sync::LazyLock;

use super::written::{Date, Parts, Written, full_year};
use crate::parse::month::{is_weekday, month, plain};
use crate::parse::words::Words;
use crate::parse::zone::{offset, zone};
use crate::time::number;
use simplified::simplified;

impl Written {
    /// Parses a date as people write it: with words, zones, and clocks of any kind.
    pub(super) fn loose(cell: &str) -> Option<Self> {
        // Every date has a digit; most cells that are no dates have none.
        if !cell.chars().any(|c| c.is_numeric()) {
            return None;
        }
        let text = simplified(cell);
        let mut loose = Loose::default();
        for chunk in text.split_whitespace() {
            loose.take(chunk)?;
        }
        loose.finish()
    }
}

/// A date while it is parsed chunk by chunk.
#[derive(Default)]
struct Loose {
    numeric: Option<Parts>,
    /// Month by name, and whether the name is also that of a weekday.
    month: Option<(i64, bool)>,
    /// Lone numbers, with their numbers of digits.
    alone: [(i64, usize); 3],
    count: usize,
    clock: Option<i64>,
    /// Hours to add for the half of the day.
    half: Option<i64>,
    offset: Option<i64>,
    /// The first half of `a. m.` was read.
    pending_half: Option<i64>,
    /// A lone hour was read, and its minutes may follow: `9 h 05`.
    minutes_wanted: bool,
    /// The word for an hour was read after the date, and its number follows: `Hour 13`.
    hour_wanted: bool,
}

/// Words around dates that have no meaning of their own.
const FILLERS: &str = "at on um am: a à às alle alla ore ora h hs hrs hours kl kl: klo klockan in the of de del den der dem die le la \
                       el los il o o'clock uhr heure heures hora horas orario г год года в во ч час часа часов saat godz \
                       godzina godzinie dnia roku r u uur om van vom jaar t time date min мин min. kello klo. à: ás das den: \
                       tarihinde saati yılı gün d dn р року о об hod hodin hodina v ve";
static KNOWN_FILLERS: LazyLock<Words<()>> = LazyLock::new(|| Words::of([(FILLERS, ())]));

impl Loose {
    fn take(&mut self, chunk: &str) -> Option<()> {
        let chunk = chunk.trim_matches([',', ';', '(', ')', '[', ']', '"']);
        let bare = plain(chunk);
        if bare.is_empty() {
            return Some(());
        }
        if let Some(hours) = self.pending_half.take() {
            if bare != "m" {
                return None;
            }
            return self.take_half(hours);
        }
        if std::mem::take(&mut self.hour_wanted) {
            let hour = number(chunk.as_bytes()).filter(|hour| (0..24).contains(hour))?;
            self.clock = Some(hour * 3_600_000);
            return Some(());
        }
        match bare.as_str() {
            "hour" | "stunde" if self.clock.is_none() && self.has_date() => {
                self.hour_wanted = true;
                return Some(());
            }
            "am" | "vorm" | "vormittags" | "oo" => return self.take_half(0),
            "pm" | "nachm" | "nachmittags" | "os" => return self.take_half(12),
            "a" | "p" if self.clock.is_some() || (self.has_date() && chunk.ends_with('.')) => {
                self.pending_half = Some(if bare == "a" { 0 } else { 12 });
                return Some(());
            }
            // A lone hour: `9 Uhr`, `16 h`, `16 ч`.
            "uhr" | "h" | "ч" | "час" | "часов" | "uur" | "heures" | "heure"
                if self.clock.is_none() && self.lone_hour() =>
            {
                return self.hour_alone().map(|_| ());
            }
            _ => {}
        }
        if chunk.bytes().all(|b| b.is_ascii_digit())
            && let Some(clock) = self.clock
            && clock % 3_600_000 == 0
            && self.minutes_wanted
            && chunk.len() == 2
        {
            let minutes = number(chunk.as_bytes()).filter(|m| *m < 60)?;
            self.clock = Some(clock + minutes * 60_000);
            self.minutes_wanted = false;
            return Some(());
        }
        if chunk.contains(':') && self.take_clock(chunk).is_some() {
            return Some(());
        }
        let begins_with_digit = chunk.starts_with(|c: char| c.is_ascii_digit());
        if begins_with_digit && self.take_number(chunk).is_some() {
            return Some(());
        }
        if !begins_with_digit {
            if let Some(minutes) = offset(chunk).filter(|_| self.clock.is_some() || self.lone_hour()) {
                return self.offset.replace(minutes).is_none().then_some(());
            }
            if [chunk, &bare].into_iter().any(|word| KNOWN_FILLERS.get(word).is_some()) {
                return Some(());
            }
            if let Some(found) = month(chunk) {
                return self.take_month(found, is_weekday(chunk));
            }
            if is_weekday(chunk) {
                return Some(());
            }
            if let Some(minutes) = zone(chunk) {
                return self.offset.replace(minutes).is_none_or(|known| known == minutes).then_some(());
            }
            // The name of a region's zone after the clock gives no offset.
            if self.clock.is_some()
                && chunk.contains('/')
                && chunk.bytes().all(|b| b.is_ascii_alphabetic() || b == b'/' || b == b'_')
            {
                return Some(());
            }
        }
        self.take_mixed(chunk)
    }

    fn has_date(&self) -> bool {
        self.numeric.is_some() || (self.month.is_some() && self.count >= 2) || self.count == 3
    }

    fn take_month(&mut self, found: i64, weekday: bool) -> Option<()> {
        match self.month {
            None => self.month = Some((found, weekday)),
            // `mar, 14 abr 2025`: the first was a Tuesday.
            Some((_, true)) if self.count > 0 => self.month = Some((found, weekday)),
            Some(_) if weekday => {}
            Some(_) => return None,
        }
        Some(())
    }

    fn finish(mut self) -> Option<Written> {
        if self.pending_half.is_some() || self.hour_wanted {
            return None;
        }
        let date = if let Some(parts) = self.numeric.filter(|_| self.month.is_none() && self.count == 0) {
            Date::Numbers(parts)
        } else if self.numeric.is_some() {
            return None;
        } else if let Some((month, _)) = self.month {
            let [(a, long), (b, short), _] = self.alone;
            if self.count != 2 {
                return None;
            }
            let (year, day) = if long == 4 { (full_year(a, 4)?, b) } else { (full_year(b, short)?, a) };
            Date::Named { year, month, day }
        } else if self.count == 3 {
            let [(a, x), (b, y), (c, z)] = self.alone;
            Date::Numbers(Parts { numbers: [a, b, c], digits: [x, y, z], mark: b'.' })
        } else {
            return None;
        };
        let twelve = self.half.is_some();
        if let Some(half) = self.half {
            let millis = self.clock?;
            let hour = millis / 3_600_000;
            if !(1..=12).contains(&hour) && (hour, half) != (0, 0) {
                return None;
            }
            self.clock = Some(millis - hour * 3_600_000 + (hour % 12 + half) * 3_600_000);
        }
        let offset = self.offset.filter(|_| self.clock.is_some());
        let clock = self.clock.map(|millis| millis - offset.unwrap_or(0) * 60_000);
        Some(Written { date, clock, offset: offset.and_then(|minutes| i16::try_from(minutes).ok()), twelve })
    }
}
