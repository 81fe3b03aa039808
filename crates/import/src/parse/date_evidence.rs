//! Infers the date format of a column from its cells.

use super::date::{Date, DateFormat, Epoch, Written};
use super::is_nothing;
use super::nothing::has_digit;
use crate::time;
use fairshare_types::schema::DateOrder;

/// Evidence for the date format of a column. Counters only: cheap enough for every cell of a long column.
#[derive(Clone, Default)]
pub struct DateEvidence {
    seen: u64,
    /// ISO, year first, or with the name of a month: no evidence for an order.
    plain: u64,
    /// The first number cannot be a month.
    day_first: u64,
    /// The second number cannot be a month.
    month_first: u64,
    /// Both can be a month, and they differ.
    open: u64,
    /// Both are equal.
    same: u64,
    /// Dates of numbers: `dotted` have points, `american` have a twelve-hour clock or a short year after slashes.
    dotted: u64,
    american: u64,
    /// Whole numbers that may be dates, by unit as in `EPOCHS`.
    epochs: [u64; 5],
    /// Three numbers of two digits each: the year may be the first or the last.
    short: Short,
}

/// Evidence for the place of the year in dates such as `25-03-14`.
#[derive(Clone, Copy, Default)]
struct Short {
    seen: u64,
    /// With hyphens between.
    hyphens: u64,
    /// The year can be the first.
    year_first: u64,
    /// The year can be the last.
    year_last: u64,
    /// Values of the first and of the last number, one bit each.
    first: u128,
    last: u128,
}

impl Short {
    fn see(&mut self, [a, b, c]: [i64; 3], mark: u8) {
        self.seen += 1;
        self.hyphens += u64::from(mark == b'-');
        self.year_first += u64::from((1..=12).contains(&b) && (1..=31).contains(&c));
        let (day, month) = (1..=31, 1..=12);
        self.year_last +=
            u64::from((day.contains(&a) && month.contains(&b)) || (day.contains(&b) && month.contains(&a)));
        self.first |= 1_u128.checked_shl(u32::try_from(a).unwrap_or(127)).unwrap_or(0);
        self.last |= 1_u128.checked_shl(u32::try_from(c).unwrap_or(127)).unwrap_or(0);
    }

    /// Whether the year comes first: `Some(true)` if certain, `Some(false)` if only likely, `None` if not.
    fn decide(&self) -> Option<bool> {
        if self.seen == 0 || self.year_first < self.seen {
            return None;
        }
        if self.year_last < self.seen {
            return Some(true);
        }
        // Days vary more than years do: data span a few years, and a month has thirty days.
        let (first, last) = (self.first.count_ones(), self.last.count_ones());
        let span = |bits: u128| (127 - bits.leading_zeros()).saturating_sub(bits.trailing_zeros());
        let varied = if self.hyphens * 2 > self.seen {
            last >= first
        } else {
            span(self.last) >= span(self.first) + MORE_THAN_YEARS
        };
        varied.then_some(false)
    }
}

/// By how much the span of days exceeds that of years, at least.
const MORE_THAN_YEARS: u32 = 3;

/// Decision from the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateDecision {
    /// The format.
    Certain(DateFormat),
    /// Both orders are possible.
    Ambiguous {
        /// The likelier order.
        default: DateFormat,
        /// The other order.
        other: DateFormat,
    },
    /// No cell is a date.
    NotDates,
}

const EPOCHS: [Epoch; 5] = [Epoch::Compact, Epoch::Seconds, Epoch::Millis, Epoch::Micros, Epoch::ExcelSerial];

impl DateEvidence {
    /// Adds a cell of the column.
    pub fn see(&mut self, cell: &[u8]) {
        if is_nothing(cell) {
            return;
        }
        self.seen += 1;
        // Words alone are no date, and most cells of a table are words.
        if !has_digit(cell) {
            return;
        }
        if time::parse(cell).is_some() {
            self.plain += 1;
            return;
        }
        if cell.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'T' | b'Z')) && self.see_number(cell) {
            return;
        }
        let Some(Written { date, twelve, .. }) = Written::of(cell) else { return };
        let Date::Numbers(parts) = date else {
            self.plain += 1;
            return;
        };
        if parts.is_short() {
            self.short.see(parts.numbers, parts.mark);
        }
        if parts.year_first() {
            self.plain += 1;
            return;
        }
        let [a, b, _] = parts.numbers;
        let counts = match (a, b) {
            (1..=12, 1..=12) if a == b => &mut self.same,
            (1..=12, 1..=12) => &mut self.open,
            (13..=31, 1..=12) => &mut self.day_first,
            (1..=12, 13..=31) => &mut self.month_first,
            _ => return,
        };
        *counts += 1;
        self.dotted += u64::from(parts.mark == b'.');
        self.american += u64::from(twelve || (parts.mark == b'/' && parts.digits[2] == 2));
    }

    /// Counts a cell that may be a number of days, seconds or the like. Returns whether it is one.
    fn see_number(&mut self, cell: &[u8]) -> bool {
        let whole = cell.iter().position(|b| !b.is_ascii_digit()).unwrap_or(cell.len());
        // A comma parts a fraction only from a number of days.
        if cell.contains(&b',') && (whole != 5 || cell.get(5) != Some(&b',')) {
            return false;
        }
        let leading = |digits: usize| cell.get(..digits).and_then(time::number).unwrap_or(0);
        // Years 1990 to 2100 by the leading digits; days of a spreadsheet from 1954 to 2119.
        let count = match whole {
            8 | 10 | 12 | 14
                // Ten digits may also be seconds, but those that begin with 1990 to 2099 would lie after 2032.
                if (whole != 10 || (1990..2100).contains(&leading(4)))
                    && DateFormat { order: DateOrder::Ymd, epoch: Some(Epoch::Compact) }.parse(cell).is_some() =>
            {
                0
            }
            9 | 10 if (631_152_000..4_102_444_800).contains(&leading(whole)) => 1,
            12 | 13 if (631_152_000..4_102_444_800).contains(&leading(whole - 3)) => 2,
            15 | 16 if (631_152_000..4_102_444_800).contains(&leading(whole - 6)) => 3,
            5 if (20_000..80_000).contains(&leading(5)) => 4,
            _ => return false,
        };
        self.epochs[count] += 1;
        true
    }

    /// Decision from the cells so far.
    #[must_use]
    pub fn decide(&self) -> DateDecision {
        // Spreadsheet numbers of days may occur among dates of any other form.
        let dates = self.plain + self.day_first + self.month_first + self.open + self.same;
        let mixed = (self.epochs[4] > 0 && dates > 0).then_some(Epoch::ExcelSerial);
        let format = |order| DateFormat { order, epoch: mixed };
        let certain = |order| DateDecision::Certain(format(order));
        let likelier = if self.american * 2 > self.open + self.same { DateOrder::Mdy } else { DateOrder::Dmy };
        match self.short.decide() {
            Some(true) => return certain(DateOrder::Ymd),
            Some(false) if self.short.seen * 2 > dates => {
                let other = if self.month_first > self.day_first { DateOrder::Mdy } else { DateOrder::Dmy };
                return DateDecision::Ambiguous { default: format(DateOrder::Ymd), other: format(other) };
            }
            _ => {}
        }
        if self.day_first + self.month_first > 0 {
            let (order, other) = if self.month_first > self.day_first {
                (DateOrder::Mdy, DateOrder::Dmy)
            } else {
                (DateOrder::Dmy, DateOrder::Mdy)
            };
            // If both orders occur, ambiguous cells are a question, whatever the majority of cells shows.
            if self.day_first > 0 && self.month_first > 0 && self.open > 0 {
                return DateDecision::Ambiguous { default: format(order), other: format(other) };
            }
            return certain(order);
        }
        if self.open > 0 {
            // Dates with points put the day first everywhere.
            if self.dotted * 2 > self.open + self.same {
                return certain(DateOrder::Dmy);
            }
            let other = if likelier == DateOrder::Mdy { DateOrder::Dmy } else { DateOrder::Mdy };
            return DateDecision::Ambiguous { default: format(likelier), other: format(other) };
        }
        if self.same > 0 {
            return certain(likelier);
        }
        if self.plain > 0 {
            return certain(DateOrder::Ymd);
        }
        match self.epoch() {
            Some(epoch) => DateDecision::Certain(DateFormat { order: DateOrder::Ymd, epoch: Some(epoch) }),
            None => DateDecision::NotDates,
        }
    }

    /// Number of cells that are dates in no format.
    #[must_use]
    pub fn missed(&self) -> u64 {
        let numbers = self.day_first + self.month_first + self.open + self.same;
        self.seen - self.plain - numbers - self.epochs.iter().sum::<u64>()
    }

    /// Cells seen, and how many of them are dates.
    #[must_use]
    pub fn share(&self) -> (u64, u64) {
        let numbers = self.day_first + self.month_first + self.open + self.same;
        let counted = if self.epoch().is_some() { self.epochs.iter().max().copied().unwrap_or(0) } else { 0 };
        // Spreadsheet numbers of days among dates are dates too.
        let mixed = if counted == 0 && self.plain + numbers > 0 { self.epochs[4] } else { 0 };
        (self.seen, self.plain + numbers + counted + mixed)
    }

    /// Unit of whole numbers, if nearly all cells are such: a few are amounts or identifiers.
    fn epoch(&self) -> Option<Epoch> {
        let (at, count) = self.epochs.iter().enumerate().max_by_key(|(at, count)| (**count, usize::MAX - at))?;
        (*count > 0 && count * 20 >= self.seen * 19).then_some(EPOCHS[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(cells: &[&str]) -> DateDecision {
        let mut evidence = DateEvidence::default();
        cells.iter().for_each(|cell| evidence.see(cell.as_bytes()));
        evidence.decide()
    }

    fn order(order: DateOrder) -> DateFormat {
        DateFormat { order, epoch: None }
    }

    #[test]
    fn k10_the_reading_that_spans_fewer_years_is_likelier() {
        use DateOrder::*;
        for (cells, default) in [
            (&["25/03/14", "25/02/28", "25/03/20"][..], Ymd),
            (&["25.03.14", "25.02.28", "24.12.30"], Ymd),
            (&["14/03/25", "28/02/25", "20/03/24"], Dmy),
            (&["05/03/25", "06/02/25", "07/03/24"], Mdy),
        ] {
            let found = match decide(cells) {
                DateDecision::Ambiguous { default, .. } | DateDecision::Certain(default) => default.order,
                DateDecision::NotDates => panic!("{cells:?}"),
            };
            assert_eq!(found, default, "{cells:?}");
        }
    }

    #[test]
    fn the_whole_column_is_the_evidence() {
        use DateOrder::*;
        for (cells, expected) in [
            (&["03/04/2024", "14/03/2024"][..], Dmy),
            (&["03/04/2024", "3/14/2024"], Mdy),
            (&["03.04.2024", "05.06.2024"], Dmy),
            (&["03.14.2024", "05.06.2024"], Mdy),
            (&["2024-03-04", ""], Ymd),
            (&["5 Jan 2024"], Ymd),
            (&["03/03/2024"], Dmy),
            (&["13/01/2024", "14/01/2024", "01/15/2024"], Dmy),
        ] {
            assert_eq!(decide(cells), DateDecision::Certain(order(expected)), "{cells:?}");
        }
    }

    #[test]
    fn what_is_open_is_not_guessed_in_silence() {
        let ambiguous = |default, other| DateDecision::Ambiguous { default: order(default), other: order(other) };
        assert_eq!(decide(&["03/04/2024", "05/06/2024"]), ambiguous(DateOrder::Dmy, DateOrder::Mdy));
        assert_eq!(decide(&["3/4/2024, 9:05 AM"]), ambiguous(DateOrder::Mdy, DateOrder::Dmy));
        assert_eq!(decide(&["3/4/24"]), ambiguous(DateOrder::Mdy, DateOrder::Dmy));
    }

    #[test]
    fn numbers_count_only_where_all_do() {
        for (cells, epoch) in [
            (&["45365", "45366.5"][..], Some(Epoch::ExcelSerial)),
            (&["1710407100"], Some(Epoch::Seconds)),
            (&["1710407100000", "null"], Some(Epoch::Millis)),
            (&["20240314", "20240315"], Some(Epoch::Compact)),
            (&["45365", "12"], None),
            (&["100", "200"], None),
        ] {
            let expected = epoch.map_or(DateDecision::NotDates, |epoch| {
                DateDecision::Certain(DateFormat { order: DateOrder::Ymd, epoch: Some(epoch) })
            });
            assert_eq!(decide(cells), expected, "{cells:?}");
        }
    }

    #[test]
    fn k10_numbers_with_the_hour_and_days_among_dates() {
        let format = |epoch| DateFormat { order: DateOrder::Ymd, epoch: Some(epoch) };
        for (cells, epoch) in [
            (&["2025031409", "2025031618"][..], Epoch::Compact),
            (&["20250314T090507Z"], Epoch::Compact),
            (&["2025-03-14", "45730", "45732.5"], Epoch::ExcelSerial),
        ] {
            assert_eq!(decide(cells), DateDecision::Certain(format(epoch)), "{cells:?}");
        }
        assert_eq!(decide(&["1710407100", "1710407200"]), DateDecision::Certain(format(Epoch::Seconds)));
    }

    #[test]
    fn k10_the_whole_column_says_where_a_short_year_stands() {
        let open = |default, other| DateDecision::Ambiguous { default: order(default), other: order(other) };
        use DateOrder::*;
        assert_eq!(decide(&["25-03-14", "25-03-20", "25-02-28"]), open(Ymd, Dmy));
        assert_eq!(decide(&["25-03-14", "24-12-31", "33-01-01"]), DateDecision::Certain(order(Ymd)));
        assert_eq!(decide(&["14-03-25", "20-03-25", "28-02-25"]), DateDecision::Certain(order(Dmy)));
        assert_eq!(decide(&["14.03.25", "20.03.25"]), DateDecision::Certain(order(Dmy)));
        assert_eq!(decide(&["03/14/25", "03/20/25"]), DateDecision::Certain(order(Mdy)));
    }

    #[test]
    fn k10_both_orders_in_one_column_are_asked_about() {
        let open = |default, other| DateDecision::Ambiguous { default: order(default), other: order(other) };
        use DateOrder::*;
        assert_eq!(decide(&["03/04/2025", "14/03/2025", "3/25/2025"]), open(Dmy, Mdy));
        assert_eq!(decide(&["03/04/2025", "3/14/2025", "14/03/2025", "3/25/2025"]), open(Mdy, Dmy));
        assert_eq!(decide(&["14/03/2025", "3/25/2025", "15/03/2025"]), DateDecision::Certain(order(Dmy)));
    }
}
