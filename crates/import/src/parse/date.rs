//! Dates as tools write them, read by the format of their column.

use serde::{Deserialize, Serialize};

use super::month::{is_weekday, month, plain};
use super::space::{is_invisible, narrow};
use super::zone::{offset, zone};
use crate::time::{self, DAY, Moment, clock_millis, days, number, split_offset};

/// Order of day, month and year in dates written with numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Year first.
    #[default]
    Ymd,
    /// Day first.
    Dmy,
    /// Month first.
    Mdy,
}

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
    /// Nothing: its digits are year, month and day, as in `20240314`.
    Compact,
}

/// How one column writes its dates: what is ambiguous in it is read by this, the rest (ISO, names of months) speaks for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct DateFormat {
    /// Order of the numbers.
    pub order: DateOrder,
    /// What a whole number counts.
    pub epoch: Option<Epoch>,
}

/// Days from 1970 back to the day before the spreadsheets' first, which counts a 29 February 1900 that never was.
const EXCEL_EPOCH: i64 = 25_569;

impl DateFormat {
    /// The moment that a cell means in a column of this format.
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

/// The day before 1900 that spreadsheets show for an empty date: `1900-01-00`, `00.01.1900`, `1/0/1900`.
fn no_day(cell: &[u8]) -> Option<Moment> {
    const EMPTY: [&[u8]; 6] = [b"1900-01-00", b"1/0/1900", b"01/00/1900", b"0/1/1900", b"00/01/1900", b"00.01.1900"];
    let empty = EMPTY.iter().any(|empty| cell.starts_with(empty));
    empty.then(|| Moment::day(-EXCEL_EPOCH * DAY))
}

impl Epoch {
    fn parse(self, cell: &[u8]) -> Option<Moment> {
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
                // Ten digits tell less than a hundredth of a millisecond; what is written is rounded to the second.
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
                // From 1970 to 2200.
                at(millis).filter(|_| millis < 7_258_118_400_000)
            }
        }
    }
}

/// Three numbers with the same mark between them, and how many digits each has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    pub numbers: [i64; 3],
    pub digits: [usize; 3],
    pub mark: u8,
}

impl Parts {
    /// Whether the year stands first beyond doubt.
    pub fn year_first(&self) -> bool {
        self.digits[0] == 4 || (self.numbers[0] > 31 && self.digits[2] <= 2)
    }

    /// Whether each part has two digits, so that the year may be the first or the last.
    pub fn is_short(&self) -> bool {
        self.digits == [2, 2, 2]
    }

    fn read(&self, order: DateOrder) -> Option<(i64, i64, i64)> {
        let [a, b, c] = self.numbers;
        if self.year_first() || (order == DateOrder::Ymd && self.is_short()) {
            return Some((full_year(a, self.digits[0])?, b, c));
        }
        let year = full_year(c, self.digits[2])?;
        match order {
            DateOrder::Dmy => Some((year, b, a)),
            DateOrder::Mdy => Some((year, a, b)),
            DateOrder::Ymd => None,
        }
    }
}

/// A date without its clock.
#[derive(Clone, Copy, Debug)]
pub(super) enum Date {
    Numbers(Parts),
    Named { year: i64, month: i64, day: i64 },
}

/// A text as a date and a time of day, before it is known which number is the day.
pub(super) struct Written {
    pub date: Date,
    /// Milliseconds of the day, less the offset.
    pub clock: Option<i64>,
    /// Minutes ahead of UTC, where the cell names a zone.
    pub offset: Option<i16>,
    /// The clock counts twelve hours.
    pub twelve: bool,
}

impl Written {
    pub fn of(cell: &[u8]) -> Option<Self> {
        if cell.len() > 96 {
            return None;
        }
        Self::plain(cell).or_else(|| Self::loose(std::str::from_utf8(cell).ok()?))
    }

    /// A date of three numbers or with the name of a month, and a clock with colons: what most tools write.
    fn plain(cell: &[u8]) -> Option<Self> {
        let (date, clock) = split_clock(cell);
        let (clock, twelve) = match clock {
            Some(clock) => {
                let (clock, twelve) = read_clock(clock)?;
                (Some(clock), twelve)
            }
            None => (None, false),
        };
        let date = match numbers(date) {
            Some(parts) => Date::Numbers(parts),
            None => named(std::str::from_utf8(date).ok()?)?,
        };
        let (clock, offset) = clock.map_or((None, None), |(millis, offset)| (Some(millis), offset));
        Some(Self { date, clock, offset, twelve })
    }

    /// A date as people write it: with words, zones, and clocks of any kind.
    fn loose(cell: &str) -> Option<Self> {
        // No date is without a digit, and most cells that are no dates are.
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

/// A cell in lower case with ASCII digits and spaces, its East Asian signs of years, months, days and hours replaced, and
/// notes in brackets without digits taken out.
fn simplified(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() + 8);
    let mut letters = cell.chars().map(narrow).filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '年' | '년' | '月' | '월' if text.ends_with(|c: char| c.is_ascii_digit()) => {
                while letters.next_if(|c| c.is_whitespace()).is_some() {}
                text.push('-');
            }
            '日' | '일' | '号' if text.ends_with(|c: char| c.is_ascii_digit()) => text.push(' '),
            '時' | '时' | '点' | '點' | '시' if text.ends_with(|c: char| c.is_ascii_digit()) => {
                while letters.next_if(|c| c.is_whitespace()).is_some() {}
                text.push(':');
                if !letters.peek().is_some_and(char::is_ascii_digit) {
                    text.push_str("00 ");
                }
            }
            '分' | '분' if text.ends_with(|c: char| c.is_ascii_digit()) => {
                if text.get(text.len().wrapping_sub(2)..).is_some_and(|end| end.starts_with(':')) {
                    text.insert(text.len() - 1, '0');
                }
                while letters.next_if(|c| c.is_whitespace()).is_some() {}
                text.push(if letters.peek().is_some_and(char::is_ascii_digit) { ':' } else { ' ' });
            }
            '秒' | '초' if text.ends_with(|c: char| c.is_ascii_digit()) => text.push(' '),
            c if c.is_whitespace() || matches!(c, '\u{2013}' | '\u{2014}' | '|' | '@' | '·' | '•') => text.push(' '),
            '\u{2212}' => text.push('-'),
            c => text.push(c),
        }
    }
    for half in ["午前", "上午", "오전", "午後", "下午", "오후"] {
        if text.contains(half) {
            let word = if matches!(half, "午前" | "上午" | "오전") { " am " } else { " pm " };
            text = text.replace(half, word);
        }
    }
    // The Japanese era that began in 2019.
    if let Some((year, rest)) = text.strip_prefix("令和").and_then(|rest| rest.split_once('-'))
        && let Some(year) = if year == "元" { Some(1) } else { number(year.as_bytes()) }
    {
        text = format!("{}-{rest}", 2018 + year);
    }
    while let Some(open) = text.find('(')
        && let Some(length) = text[open..].find(')')
        && !text[open..open + length].contains(|c: char| c.is_ascii_digit())
        && zone(&text[open..=open + length]).is_none()
    {
        text.replace_range(open..=open + length, " ");
    }
    // Web servers write `14/Mar/2025:09:05:07`, cameras `2025:03:14 09:05:07`, and .NET `/Date(1741910400000)/`.
    let colons = text.bytes().filter(|b| *b == b':').count();
    if let Some(colon) = text.find(':') {
        if text[..colon].bytes().filter(|b| *b == b'/').count() == 2 && !text[..colon].contains(' ') {
            text.replace_range(colon..=colon, " ");
        } else if colon == 4 && (colons == 2 || colons >= 4) && text.as_bytes().get(7) == Some(&b':') {
            text.replace_range(4..5, "-");
            text.replace_range(7..8, "-");
        }
    }
    text
}

/// A date that is read chunk by chunk.
#[derive(Default)]
struct Loose {
    numeric: Option<Parts>,
    /// Month by name, and whether its name is that of a weekday as well.
    month: Option<(i64, bool)>,
    /// Numbers that stand alone, with their digits.
    alone: [(i64, usize); 3],
    count: usize,
    clock: Option<i64>,
    /// Hours to add for the second half of the day.
    half: Option<i64>,
    offset: Option<i64>,
    /// A first half of `a. m.` was seen.
    pending_half: Option<i64>,
    /// The hour was named by itself, and its minutes may follow: `9 h 05`.
    minutes_wanted: bool,
}

/// Words around dates that say nothing of their own.
const FILLERS: &str = "at on um am: a à às alle alla ore ora h hs hrs hours kl kl: klo klockan in the of de del den der dem die le la \
                       el los il o o'clock uhr heure heures hora horas orario г год года в во ч час часа часов saat godz \
                       godzina godzinie dnia roku r u uur om van vom jaar t time date min мин min. kello klo. à: ás das den: \
                       tarihinde saati yılı gün d dn";

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
        match bare.as_str() {
            "am" | "vorm" | "vormittags" | "oo" => return self.take_half(0),
            "pm" | "nachm" | "nachmittags" | "os" => return self.take_half(12),
            "a" | "p" if self.clock.is_some() || (self.has_date() && chunk.ends_with('.')) => {
                self.pending_half = Some(if bare == "a" { 0 } else { 12 });
                return Some(());
            }
            // The hour alone: `9 Uhr`, `16 h`, `16 ч`.
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
            if FILLERS.split_ascii_whitespace().any(|filler| filler == chunk || filler == bare) {
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
            // The name of a region's zone behind the clock tells no offset by itself.
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

    fn take_half(&mut self, hours: i64) -> Option<()> {
        if self.half.replace(hours).is_some() {
            return None;
        }
        // `9 AM`: the number before is the hour. East Asian halves stand before the clock.
        if self.clock.is_none() && self.lone_hour() {
            self.hour_alone()?;
            self.minutes_wanted = false;
        }
        Some(())
    }

    /// Whether the last number that stands alone can be an hour: the date has all of its own.
    fn lone_hour(&self) -> bool {
        let dated = if self.numeric.is_some() { self.count == 1 } else { self.month.is_some() && self.count == 3 };
        dated && self.count > 0 && self.alone[self.count - 1].1 <= 2
    }

    fn hour_alone(&mut self) -> Option<i64> {
        self.count -= 1;
        let (hour, _) = self.alone[self.count];
        self.clock = Some(hour * 3_600_000).filter(|_| hour <= 24);
        self.minutes_wanted = true;
        self.clock
    }

    /// A clock, and what is glued to it: `9:05am`, `09:05:07.123+01:00`, `9:05z`.
    fn take_clock(&mut self, chunk: &str) -> Option<()> {
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

    /// What is glued to a clock.
    fn take_suffix(&mut self, rest: &str) -> Option<()> {
        // A zone may be in brackets behind its offset: `+01:00[Europe/Berlin]`.
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

    /// A chunk that begins with a digit: a date, a clock with points or letters, a day with its ordinal mark, a number.
    fn take_number(&mut self, chunk: &str) -> Option<()> {
        let end = chunk.find(|c: char| !c.is_ascii_digit()).unwrap_or(chunk.len());
        let (digits, rest) = chunk.split_at(end);
        let value = number(digits.as_bytes())?;
        // `9.05`, `16.30.15` behind a date.
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

    /// Numbers and a month's name in one chunk: `14-mar-2025`, `14.märz`, `mar-14`, `14mar2025`.
    fn take_mixed(&mut self, chunk: &str) -> Option<()> {
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

    fn finish(mut self) -> Option<Written> {
        if self.pending_half.is_some() {
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

/// Milliseconds of the day of a cell that is nothing but a clock: `09:05`, `9:05 PM`, `16.30`, `9h05`, `9 Uhr`, and the clock
/// of a spreadsheet's empty date. An offset is taken off, and reported in minutes.
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

/// Parts a date from the clock behind it: the clock begins with the digits before the first colon.
fn split_clock(cell: &[u8]) -> (&[u8], Option<&[u8]>) {
    let Some(colon) = cell.iter().position(|&b| b == b':') else { return (cell, None) };
    let digits = cell[..colon].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let (date, clock) = cell.split_at(colon - digits);
    let date = date.strip_suffix(b"T").or_else(|| date.strip_suffix(b"t")).unwrap_or(date).trim_ascii_end();
    (date.strip_suffix(b",").unwrap_or(date), Some(clock))
}

/// Milliseconds of the day less the offset, the offset in minutes, and whether the clock counts twelve hours.
fn read_clock(clock: &[u8]) -> Option<((i64, Option<i16>), bool)> {
    let mut room = [0_u8; 40];
    let mut length = 0;
    // Between the clock and AM or PM stands any kind of space.
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

/// Three numbers between marks, and nothing else.
fn numbers(date: &[u8]) -> Option<Parts> {
    let mark = *date.iter().find(|b| !b.is_ascii_digit()).filter(|b| matches!(b, b'/' | b'.' | b'-' | b' '))?;
    let mut parts = Parts { numbers: [0; 3], digits: [0; 3], mark };
    let mut count = 0;
    for part in date.split(|&b| b == mark) {
        let part = part.trim_ascii();
        *parts.numbers.get_mut(count)? = number(part).filter(|_| part.len() <= 4)?;
        parts.digits[count] = part.len();
        count += 1;
    }
    (count == 3).then_some(parts)
}

/// A date with the name of its month: `14 Mar 2024`, `Thu, March 14, 2024`, `14-Mar-24`, `14 марта 2024 г.`
fn named(date: &str) -> Option<Date> {
    let (mut found, mut numbers, mut count) = (None, [(0, 0); 2], 0);
    for word in date.split([' ', ',', '-', '/', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(['.', ',']);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| digits.strip_suffix(ending)).unwrap_or(digits);
        if let Some(n) = number(digits.as_bytes()).filter(|_| digits.len() <= 4) {
            *numbers.get_mut(count)? = (n, digits.len());
            count += 1;
        } else if let Some(month) = month(word) {
            if found.replace(month).is_some() {
                return None;
            }
        } else if !is_weekday(word) && !matches!(word, "г." | "г" | "of" | "at" | "в") {
            return None;
        }
    }
    let (month, [(a, long), (b, short)]) = (found.filter(|_| count == 2)?, numbers);
    // The year has four digits, or stands last.
    let (year, day) = if long == 4 { (full_year(a, 4)?, b) } else { (full_year(b, short)?, a) };
    Some(Date::Named { year, month, day })
}

/// A year of four digits, or of two: to 68 of this century.
fn full_year(year: i64, digits: usize) -> Option<i64> {
    match digits {
        4 => Some(year).filter(|year| *year > 0),
        2 => Some(if year <= 68 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a cell means under each order, as ISO; `-` for nothing.
    fn check(cell: &str, day_first: &str, month_first: &str) {
        for (order, expected) in [(DateOrder::Dmy, day_first), (DateOrder::Mdy, month_first)] {
            let got = DateFormat { order, epoch: None }.parse(cell.as_bytes());
            let want = if expected == "-" { None } else { time::parse(expected.as_bytes()) };
            assert_eq!(got.map(|m| (m.at, m.day_only)), want.map(|m| (m.at, m.day_only)), "{cell}, {order:?}");
        }
    }

    #[test]
    fn dates_with_numbers_are_read_by_their_order() {
        check("14/03/2024", "2024-03-14", "-");
        check("3/14/2024", "-", "2024-03-14");
        check("03/04/2024", "2024-04-03", "2024-03-04");
        check("3/4/24", "2024-04-03", "2024-03-04");
        check("14.03.24", "2024-03-14", "-");
        check("31.02.2024", "-", "-");
        check("14-03-2024 9:05", "2024-03-14T09:05", "-");
        check("2024/03/14", "2024-03-14", "2024-03-14");
        check("2024.3.4", "2024-03-04", "2024-03-04");
        check("2024-3-4 09:05:07", "2024-03-04T09:05:07", "2024-03-04T09:05:07");
        check("14.03.2024, 09:05", "2024-03-14T09:05", "-");
        check("1/2", "-", "-");
        check("1/2/3/4", "-", "-");
        check("99/99/9999", "-", "-");
    }

    #[test]
    fn clocks_count_twelve_hours_or_twenty_four() {
        check("3/14/2024, 9:05 AM", "-", "2024-03-14T09:05");
        check("3/14/2024 9:05 PM", "-", "2024-03-14T21:05");
        check("3/14/2024 12:05 am", "-", "2024-03-14T00:05");
        check("3/14/2024 12:05:30\u{202f}p.m.", "-", "2024-03-14T12:05:30");
        check("3/14/2024 13:05 PM", "-", "-");
        check("14 Mar 2024 09:05 UTC", "2024-03-14T09:05", "2024-03-14T09:05");
        check("14 Mar 2024 09:05 +0100", "2024-03-14T08:05", "2024-03-14T08:05");
    }

    #[test]
    fn months_by_name_speak_for_themselves() {
        for cell in [
            "Mar 14, 2024",
            "14 Mar 2024",
            "14-Mar-24",
            "14 марта 2024",
            "14 марта 2024 г.",
            "Thu, 14 Mar 2024",
            "Thursday, March 14th, 2024",
            "2024 March 14",
        ] {
            check(cell, "2024-03-14", "2024-03-14");
        }
        check("March 2024", "-", "-");
        check("Mar Apr 14 2024", "-", "-");
        check("31 Feb 2024", "-", "-");
    }

    #[test]
    fn whole_numbers_count_what_the_column_counts() {
        for (cell, epoch, expected) in [
            ("45365", Epoch::ExcelSerial, "2024-03-14"),
            ("45365.378472", Epoch::ExcelSerial, "2024-03-14T09:05:00"),
            ("1710407100", Epoch::Seconds, "2024-03-14T09:05:00"),
            ("1710407100000", Epoch::Millis, "2024-03-14T09:05:00"),
            ("1710407100000000", Epoch::Micros, "2024-03-14T09:05:00"),
            ("20240314", Epoch::Compact, "2024-03-14"),
            ("20240314T090500", Epoch::Compact, "2024-03-14T09:05:00"),
            ("2024031409", Epoch::Compact, "2024-03-14T09:00:00"),
            ("20240314T090500Z", Epoch::Compact, "2024-03-14T09:05:00Z"),
            ("20240230", Epoch::Compact, "-"),
            ("1e9", Epoch::Seconds, "-"),
        ] {
            let got = DateFormat { order: DateOrder::Ymd, epoch: Some(epoch) }.parse(cell.as_bytes());
            assert_eq!(got, if expected == "-" { None } else { time::parse(expected.as_bytes()) }, "{cell}");
        }
        assert_eq!(DateFormat::default().parse(b"45365"), None);
    }

    #[test]
    fn k21_dates_as_people_write_them() {
        for (cell, expected) in [
            ("03/14/2025 at 9:05 AM EDT", "2025-03-14T13:05"),
            ("03/14/2025 @ 9:05 AM", "2025-03-14T09:05"),
            ("03/14/2025 9 AM", "2025-03-14T09:00"),
            ("03/14/2025 9am", "2025-03-14T09:00"),
            ("03/14/2025 9:05 p. m.", "2025-03-14T21:05"),
            ("14 March 2025 at 16:30 CET", "2025-03-14T15:30"),
            ("March 14, 2025 at 4:30:15 PM GMT+1", "2025-03-14T15:30:15"),
            ("14. März 2025", "2025-03-14"),
            ("14. März 2025, 09:05 Uhr", "2025-03-14T09:05"),
            ("Freitag, 14. März 2025 um 9 Uhr", "2025-03-14T09:00"),
            ("2. Mai 2025", "2025-05-02"),
            ("3. Okt. 2024", "2024-10-03"),
            ("14 février 2025", "2025-02-14"),
            ("1er août 2025 à 10h15", "2025-08-01T10:15"),
            ("3 déc. 2024 9 h 05", "2024-12-03T09:05"),
            ("14 de marzo de 2025", "2025-03-14"),
            ("vie, 14 mar 2025", "2025-03-14"),
            ("mar, 11 mar 2025", "2025-03-11"),
            ("14 de março de 2025 às 16:30", "2025-03-14T16:30"),
            ("1º de maio de 2025", "2025-05-01"),
            ("venerdì 14 marzo 2025 ore 16.30", "2025-03-14T16:30"),
            ("14 mei 2025 om 16.30 uur", "2025-05-14T16:30"),
            ("14 października 2025 r.", "2025-10-14"),
            ("14 mars 2025 kl. 09.05", "2025-03-14T09:05"),
            ("14 Ağustos 2025 16:30", "2025-08-14T16:30"),
            ("14 марта 2025 г., 09:05", "2025-03-14T09:05"),
            ("14 марта 2025 в 9:05 МСК", "2025-03-14T06:05"),
            ("2025年3月14日", "2025-03-14"),
            ("2025年3月20日 15:30", "2025-03-20T15:30"),
            ("2025年3月14日 9時05分", "2025-03-14T09:05"),
            ("2025年03月14日(金) 9時", "2025-03-14T09:00"),
            ("2025年3月14日 午後3時30分", "2025-03-14T15:30"),
            ("令和7年3月14日", "2025-03-14"),
            ("2025년 3월 14일 9시 5분", "2025-03-14T09:05"),
            ("2025年3月14日9時5分", "2025-03-14T09:05"),
            ("2025년 3월 14일 09:05", "2025-03-14T09:05"),
            ("Fri Mar 14 2025 09:05:00 GMT+0100 (Central European Standard Time)", "2025-03-14T08:05:00"),
            ("Fri Mar 14 09:05:00 CET 2025", "2025-03-14T08:05:00"),
            ("14/Mar/2025:09:05:07 +0000", "2025-03-14T09:05:07"),
            ("2025:03:14 09:05:07", "2025-03-14T09:05:07"),
            ("2025-03-14-09.05.07", "2025-03-14T09:05:07"),
            ("2025-03-14T09:05:07+01:00[Europe/Berlin]", "2025-03-14T08:05:07"),
            ("2025-03-14T09:05:07-04:00[America/Toronto]", "2025-03-14T13:05:07"),
            ("2025-03-14 09:05:07 America/New_York", "2025-03-14T09:05:07"),
            ("２０２５/３/１４", "2025-03-14"),
            ("14Mar2025", "2025-03-14"),
            ("webinar 14 2025", "-"),
            ("14 15 March 2025", "-"),
            ("9:05", "-"),
            ("D14-2025", "-"),
            ("14 March 2025 25:00", "-"),
            ("March 14 2025 9:05 9:06", "-"),
        ] {
            check_mdy(cell, expected);
        }
        for (cell, expected) in [
            ("14.3.2025 klo 9.05", "2025-03-14T09:05"),
            ("14/03/2025 16.30", "2025-03-14T16:30"),
            ("16/03/2025 10h15", "2025-03-16T10:15"),
            ("14.03.2025 16h", "2025-03-14T16:00"),
            ("14. 3. 2025 9:05", "2025-03-14T09:05"),
            ("14.03.2025 um 9 Uhr", "2025-03-14T09:00"),
            ("14.03.2025г.", "2025-03-14"),
            ("14-03-2025 16:30 EST", "2025-03-14T21:30"),
        ] {
            let got =
                DateFormat { order: DateOrder::Dmy, epoch: None }.parse(cell.as_bytes()).map(|m| (m.at, m.day_only));
            assert_eq!(got, time::parse(expected.as_bytes()).map(|m| (m.at, m.day_only)), "{cell}");
        }
    }

    fn check_mdy(cell: &str, expected: &str) {
        let got = DateFormat { order: DateOrder::Mdy, epoch: None }.parse(cell.as_bytes()).map(|m| (m.at, m.day_only));
        let want = if expected == "-" { None } else { time::parse(expected.as_bytes()) };
        assert_eq!(got, want.map(|m| (m.at, m.day_only)), "{cell}");
    }

    #[test]
    fn k10_clocks_in_a_column_of_their_own() {
        let minutes = |hours: i64, minutes: i64| Some((hours * 60 + minutes) * 60_000);
        for (cell, expected) in [
            ("09:05", minutes(9, 5)),
            ("09:05:00", minutes(9, 5)),
            ("9:05 PM", minutes(21, 5)),
            ("16.30", minutes(16, 30)),
            ("10h15", minutes(10, 15)),
            ("9 Uhr", minutes(9, 0)),
            ("klo 9.05", minutes(9, 5)),
            ("1899-12-30T09:05:00", minutes(9, 5)),
            ("0.5", None),
            ("0.375", minutes(9, 0)),
            ("25:00", None),
            ("Call", None),
            ("2025-03-14", None),
            ("", None),
        ] {
            assert_eq!(parse_clock(cell.as_bytes()).map(|(millis, _)| millis), expected, "{cell}");
        }
    }

    #[test]
    fn k10_the_year_may_stand_first_with_two_digits() {
        let read = |order| DateFormat { order, epoch: None }.parse(b"25-03-14").map(|moment| time::civil(moment.at));
        assert_eq!(read(DateOrder::Ymd), Some((2025, 3, 14)));
        assert_eq!(read(DateOrder::Dmy), Some((2014, 3, 25)));
    }

    #[test]
    fn no_text_makes_a_panic() {
        for cell in [
            "é1",
            "1é",
            "年1月",
            "1年",
            "令和",
            "((1",
            "a. 1",
            "1 a.",
            "::1",
            "1::::",
            "日1日",
            "1-1-1-",
            "12345678901",
        ] {
            let _ = DateFormat::default().parse(cell.as_bytes());
            let _ = parse_clock(cell.as_bytes());
        }
    }
}
