//! Columns of dates and numbers: their formats, and the evidence gathered while reading.

use super::cell::{self, NONE};
use crate::parse::{
    Amount, DateDecision, DateEvidence, DateFormat, NumberDecision, NumberEvidence, NumberFormat, is_nothing,
    is_spreadsheet_error,
};
use crate::source::Record;
use crate::time::{self, Moment};
use fairshare_types::scale::Scale;
use fairshare_types::text::shown;

/// Position of a column that a file does not have; its cells are always empty.
pub const ABSENT: usize = usize::MAX;

/// Parses a position among the touches of a journey: a whole number, or a short text such as `3rd` or `Touch 3`.
pub fn position(cell: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(cell).ok()?.trim();
    let whole = text
        .split_once(['.', ','])
        .filter(|(_, zeros)| !zeros.is_empty() && zeros.bytes().all(|b| b == b'0'))
        .map_or(text, |(whole, _)| whole);
    if let Ok(number) = whole.parse() {
        return Some(number);
    }
    let start = text.find(|c: char| c.is_ascii_digit()).filter(|_| text.len() <= LONGEST_POSITION)?;
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let rest =
        |part: &str| part.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '#' | 'º' | 'ª' | '°' | '№'));
    let (before, after) = (&text[..start], &text[start + digits..]);
    (rest(before) && rest(after)).then(|| text[start..start + digits].parse().ok())?
}

/// Maximum bytes of a text with a position.
const LONGEST_POSITION: usize = 24;

/// The earliest and the latest date of a column, if it has any.
type Range = Option<(i64, i64)>;

/// Cells that cannot be used as written: their number, and the first of them.
#[derive(Clone, Default)]
pub struct Unused {
    /// Number of cells.
    pub cells: u64,
    /// The first distinct cells.
    pub examples: Vec<String>,
}

impl Unused {
    /// Maximum number of distinct cells kept as examples.
    const EXAMPLES: usize = 3;

    /// Counts a cell.
    pub fn see(&mut self, cell: &[u8]) {
        self.cells += 1;
        if self.examples.len() < Self::EXAMPLES {
            let text = shown(cell, 40);
            if !self.examples.contains(&text) {
                self.examples.push(text);
            }
        }
    }
}

/// A column of dates.
#[derive(Clone, Default)]
pub struct Dates {
    /// Index of the column.
    pub at: usize,
    /// Format of its cells.
    pub format: DateFormat,
    /// The alternative format, and the earliest and latest date in each of the two.
    pub other: Option<(DateFormat, [Range; 2])>,
    /// The first cell that could be read in both formats.
    pub example: String,
    /// Cells with placeholder dates.
    pub placeholders: Unused,
    /// Cells that are no dates in this format.
    pub unreadable: Unused,
    /// Zone of the heading in minutes ahead of UTC, for cells that name none.
    zone: Option<i16>,
    /// All times of the first cells are midnight, so each means its whole day.
    midnights: bool,
    /// A later cell has another time of day: the column must be read again.
    clocks: bool,
    /// The user chose the format.
    given: bool,
    evidence: DateEvidence,
}

impl Dates {
    /// A column that the file does not have.
    pub fn absent() -> Self {
        Self { at: ABSENT, ..Self::default() }
    }

    /// Creates a column from the evidence of its first cells.
    pub fn new(at: usize, first: &DateEvidence) -> Self {
        match first.decide() {
            DateDecision::Certain(format) => Self::known(at, format, None),
            DateDecision::Ambiguous { default, other } => Self::known(at, default, Some(other)),
            DateDecision::NotDates => Self::known(at, DateFormat::default(), None),
        }
    }

    /// Creates a column of this format, with the alternative one.
    pub fn known(at: usize, format: DateFormat, other: Option<DateFormat>) -> Self {
        Self { at, format, other: other.map(|other| (other, [None; 2])), ..Self::default() }
    }

    /// Creates a column whose format the user chose.
    pub fn given(at: usize, format: DateFormat) -> Self {
        Self { given: true, ..Self::known(at, format, None) }
    }

    /// Sets the zone of the heading, and whether all times of the first cells are midnight.
    ///
    /// Midnight in all of them is no time of day, unless an earlier pass found another time.
    pub fn of_times<'a>(mut self, zone: Option<i16>, cells: impl Iterator<Item = &'a str>, has_clocks: bool) -> Self {
        self.zone = zone;
        let mut moments = cells.filter_map(|cell| self.format.parse(cell.as_bytes())).filter(|moment| !moment.day_only);
        self.midnights =
            !has_clocks && moments.next().is_some_and(Moment::is_midnight) && moments.all(Moment::is_midnight);
        self
    }

    /// Sets the zone from the heading of a separate column of clocks, if the dates have none.
    pub fn set_zone(&mut self, zone: Option<i16>) {
        self.zone = self.zone.or(zone);
    }

    /// Reads a time of day without a zone in the zone of the heading.
    #[inline]
    pub fn in_zone(&self, moment: Moment) -> Moment {
        match self.zone {
            Some(zone) if moment.offset.is_none() && !moment.day_only => {
                Moment { at: moment.at - i64::from(zone) * 60_000, day_only: false, offset: Some(zone) }
            }
            _ => moment,
        }
    }

    /// Whether all times of the first cells are midnight, and a later one is not.
    pub fn has_clocks_later(&self) -> bool {
        self.clocks
    }

    /// Whether times of the column mean whole days.
    pub fn has_midnights(&self) -> bool {
        self.midnights && !self.clocks
    }

    /// The moment in a cell as [`read`](Self::read) gives it, by `iso`, which parses as [`time::parse`] does, or else by
    /// the format of the column. Also returns whether the cell is evidence for that format, which is not gathered here.
    #[inline]
    pub fn moment(&self, cell: &[u8], iso: impl FnOnce(&[u8]) -> Option<Moment>) -> Option<(Moment, bool)> {
        if let Some(moment) = iso(cell) {
            return Some((self.in_zone(moment), false));
        }
        let moment = if is_nothing(cell) { None } else { self.format.parse(cell) };
        moment.map(|moment| (self.in_zone(moment), true))
    }

    /// Parses the cell of a row; `Ok(None)` if it is empty.
    pub fn read(&mut self, row: &Record<'_>) -> Result<Option<Moment>, usize> {
        let cell = row.cell(self.at);
        // ISO dates, which most exports write, are no evidence for the order of day and month.
        if let Some(moment) = time::parse(cell) {
            return Ok(Some(self.in_zone(moment)));
        }
        if is_nothing(cell) {
            return Ok(None);
        }
        let moment = self.read_text(cell);
        if moment.is_none() {
            self.unreadable.see(cell);
        }
        moment.map(|moment| Some(self.in_zone(moment))).ok_or(self.at)
    }

    /// Parses a text that is not plain ISO.
    pub fn read_text(&mut self, cell: &[u8]) -> Option<Moment> {
        self.evidence.see(cell);
        let moment = self.format.parse(cell);
        if let Some((other, ranges)) = &mut self.other {
            let second = other.parse(cell);
            if self.example.is_empty() && moment.is_some() && second.is_some() && moment != second {
                self.example = shown(cell, 40);
            }
            for (range, moment) in ranges.iter_mut().zip([moment, second]) {
                if let Some(Moment { at, .. }) = moment {
                    *range = Some(range.map_or((at, at), |(from, to): (i64, i64)| (from.min(at), to.max(at))));
                }
            }
        }
        moment
    }

    /// Latest instant that the date in a cell can mean.
    ///
    /// [`NONE`] for an empty cell, and for a placeholder date unless such dates count.
    #[inline]
    pub fn latest(&mut self, row: &Record<'_>, keep_placeholders: bool) -> Result<i64, usize> {
        if self.at == ABSENT { Ok(NONE) } else { self.latest_of(row, keep_placeholders) }
    }

    fn latest_of(&mut self, row: &Record<'_>, keep_placeholders: bool) -> Result<i64, usize> {
        match self.read(row)? {
            Some(moment) if moment.is_placeholder() && !keep_placeholders => {
                self.placeholders.see(row.cell(self.at));
                Ok(NONE)
            }
            Some(moment) if self.midnights && !moment.day_only => {
                self.clocks |= !moment.is_midnight();
                Ok(if moment.is_midnight() { moment.whole_day().latest() } else { moment.latest() })
            }
            moment => Ok(moment.map_or(NONE, Moment::latest)),
        }
    }

    /// Format and alternative that all cells together show, if they differ from those in use.
    pub fn corrected(&self) -> Option<(DateFormat, Option<DateFormat>)> {
        match self.evidence.decide() {
            _ if self.given => None,
            DateDecision::Certain(format) if format != self.format && self.evidence.share().1 > 0 => {
                Some((format, None))
            }
            DateDecision::Ambiguous { default, other } if self.other.is_none() => Some((default, Some(other))),
            _ => None,
        }
    }

    /// Whether all cells together leave the order ambiguous.
    pub fn is_open(&self) -> bool {
        matches!(self.evidence.decide(), DateDecision::Ambiguous { .. })
    }

    /// The format, if the cells read so far decide it.
    pub fn certain(&self) -> Option<DateFormat> {
        match self.evidence.decide() {
            DateDecision::Certain(format) if self.evidence.share().1 > 0 => Some(format),
            _ => None,
        }
    }
}

/// A column of numbers.
#[derive(Clone, Default)]
pub struct Numbers {
    /// Index of the column.
    pub at: usize,
    /// Format of its cells.
    pub format: NumberFormat,
    /// Scale at which its cells are read.
    pub scale: Scale,
    /// The first cell with a point or a comma that is not a plain amount.
    pub example: String,
    /// The user chose the format.
    pub given: bool,
    /// Power of ten by which the heading multiplies its numbers: 3 below `Amount (k€)`.
    pub power: u8,
    /// The format, if marks in the first cells decide it.
    marked: Option<NumberFormat>,
    /// The user ignores the unit of the heading.
    pub is_plain: bool,
    /// Cells that cannot be read.
    pub unreadable: Unused,
    evidence: NumberEvidence,
}

impl Numbers {
    /// A column that the file does not have.
    pub fn absent() -> Self {
        Self { at: ABSENT, ..Self::default() }
    }

    /// Creates a column from the evidence of its first cells.
    pub fn new(at: usize, first: &NumberEvidence) -> Self {
        let format = match first.decide() {
            NumberDecision::Certain(format) | NumberDecision::Ambiguous { default: format, .. } => format,
            NumberDecision::NotNumbers => NumberFormat::default(),
        };
        Self::known(at, format, false)
    }

    /// Creates a column of this format; `given` if the user chose it, not an earlier pass.
    pub fn known(at: usize, format: NumberFormat, given: bool) -> Self {
        Self { at, format, given, ..Self::default() }
    }

    /// Adds the scale and the decimal mark that the first cells show.
    pub fn seen(self, first: &NumberEvidence) -> Self {
        Self { evidence: NumberEvidence::with_scales_of(first), marked: first.marked(), ..self }
    }

    /// Scale that all cells together need, at least hundredths.
    pub fn needed_scale(&self) -> Scale {
        self.evidence.scale(self.corrected().unwrap_or(self.format))
    }

    /// The amount in a cell as [`read`](Self::read) gives it; `None` if the cell is no plain number and not empty, or is
    /// evidence for the format or the scale of the column.
    #[inline]
    pub fn plain(&self, cell: &[u8]) -> Option<Option<i64>> {
        if cell.is_empty() {
            return Some(None);
        }
        if self.format != NumberFormat::default() || self.power != 0 && !self.is_plain {
            return None;
        }
        match cell::plain_amount(cell, self.scale) {
            Some((minor, needed)) => (needed <= self.scale).then_some(Some(minor)),
            None => (!is_spreadsheet_error(cell) && is_nothing(cell)).then_some(None),
        }
    }

    /// Parses the cell of a row in units of the column's scale; `Ok(None)` if it is empty.
    pub fn read(&mut self, row: &Record<'_>) -> Result<Option<Amount>, usize> {
        let cell = row.cell(self.at);
        let power = if self.is_plain { 0 } else { self.power };
        if self.format == NumberFormat::default()
            && power == 0
            && let Some((minor, needed)) = cell::plain_amount(cell, self.scale)
        {
            if needed > self.scale {
                self.evidence.see_scale(needed);
            }
            return Ok(Some(Amount { minor, currency: None, percent: false }));
        }
        if cell.is_empty() {
            return Ok(None);
        }
        if is_spreadsheet_error(cell) {
            self.unreadable.see(cell);
            return Err(self.at);
        }
        if is_nothing(cell) {
            return Ok(None);
        }
        self.evidence.see(cell);
        if self.example.is_empty() && cell.iter().any(|b| matches!(b, b',' | b'.')) {
            self.example = shown(cell, 40);
        }
        let amount = self.format.parse_in(cell, self.scale, power);
        if amount.is_none() {
            self.unreadable.see(cell);
        }
        amount.map(Some).ok_or(self.at)
    }

    /// Format that all cells together show, if it differs from the one in use.
    pub fn corrected(&self) -> Option<NumberFormat> {
        match self.evidence.decide() {
            _ if self.given => None,
            NumberDecision::Certain(format) if format != self.format && self.evidence.share().1 > 0 => Some(format),
            _ => None,
        }
    }

    /// The format, if marks in the cells decide it.
    pub fn certain(&self) -> Option<NumberFormat> {
        self.evidence.marked().or(self.marked)
    }

    /// Whether all cells together leave the decimal mark ambiguous.
    pub fn is_open(&self) -> bool {
        matches!(self.evidence.decide(), NumberDecision::Ambiguous { .. })
    }
}
