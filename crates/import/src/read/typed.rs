//! Columns of dates and numbers: how their cells are written, and what they say about it while they are read.

use super::cell::{self, NONE};
use crate::parse::{
    Amount, DateDecision, DateEvidence, DateFormat, NumberDecision, NumberEvidence, NumberFormat, Scale, is_nothing,
    is_spreadsheet_error, shown,
};
use crate::source::Record;
use crate::time::{self, Moment};

/// Position of a column that a file does not have; its cells are always empty.
pub const ABSENT: usize = usize::MAX;

/// The earliest and the latest date of a column, where it has any.
type Range = Option<(i64, i64)>;

/// Cells that are not used as they stand: how many, and the first of them.
#[derive(Clone, Default)]
pub struct Unused {
    /// How many cells.
    pub cells: u64,
    /// The first distinct ones.
    pub examples: Vec<String>,
}

impl Unused {
    /// Distinct cells that are kept as examples.
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
    /// Where it stands.
    pub at: usize,
    /// How its cells are read.
    pub format: DateFormat,
    /// How they could be read as well, and the earliest and latest date under each of the two.
    pub other: Option<(DateFormat, [Range; 2])>,
    /// The first cell that could be read both ways.
    pub example: String,
    /// Cells with placeholder dates.
    pub placeholders: Unused,
    /// Cells that are no dates in this format.
    pub unreadable: Unused,
    /// The user said so.
    given: bool,
    evidence: DateEvidence,
}

impl Dates {
    /// No such column.
    pub fn absent() -> Self {
        Self { at: ABSENT, ..Self::default() }
    }

    /// A column whose first cells gave this evidence.
    pub fn new(at: usize, first: &DateEvidence) -> Self {
        match first.decide() {
            DateDecision::Certain(format) => Self::known(at, format, None),
            DateDecision::Ambiguous { default, other } => Self::known(at, default, Some(other)),
            DateDecision::NotDates => Self::known(at, DateFormat::default(), None),
        }
    }

    /// A column of this format, which could also be read in another.
    pub fn known(at: usize, format: DateFormat, other: Option<DateFormat>) -> Self {
        Self { at, format, other: other.map(|other| (other, [None; 2])), ..Self::default() }
    }

    /// The user has said how it is read.
    pub fn given(at: usize, format: DateFormat) -> Self {
        Self { given: true, ..Self::known(at, format, None) }
    }

    /// The moment in a cell of a row; `Ok(None)` where there is nothing in it.
    pub fn read(&mut self, row: &Record<'_>) -> Result<Option<Moment>, usize> {
        let cell = row.cell(self.at);
        // What most exports write says nothing about the order of days and months.
        if let Some(moment) = time::parse(cell) {
            return Ok(Some(moment));
        }
        if is_nothing(cell) {
            return Ok(None);
        }
        let moment = self.read_text(cell);
        if moment.is_none() {
            self.unreadable.see(cell);
        }
        moment.map(Some).ok_or(self.at)
    }

    /// The moment in a text that is not plain ISO.
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

    /// The latest instant that the date in a cell can mean; [`NONE`] where there is nothing in it, and for a placeholder
    /// date unless such dates count.
    pub fn latest(&mut self, row: &Record<'_>, keep_placeholders: bool) -> Result<i64, usize> {
        if self.at == ABSENT {
            return Ok(NONE);
        }
        match self.read(row)? {
            Some(moment) if moment.is_placeholder() && !keep_placeholders => {
                self.placeholders.see(row.cell(self.at));
                Ok(NONE)
            }
            moment => Ok(moment.map_or(NONE, Moment::latest)),
        }
    }

    /// What all cells together say, where that is not how they were read; and how they could be read as well.
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

    /// Whether all cells together leave the order open.
    pub fn is_open(&self) -> bool {
        matches!(self.evidence.decide(), DateDecision::Ambiguous { .. })
    }

    /// Whether the cells that were read decide the order.
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
    /// Where it stands.
    pub at: usize,
    /// How its cells are read.
    pub format: NumberFormat,
    /// The scale that its cells are read at.
    pub scale: Scale,
    /// The first cell that could be read with the other decimal mark as well.
    pub example: String,
    /// The user said so.
    pub given: bool,
    /// Cells that cannot be read.
    pub unreadable: Unused,
    evidence: NumberEvidence,
}

impl Numbers {
    /// No such column.
    pub fn absent() -> Self {
        Self { at: ABSENT, ..Self::default() }
    }

    /// A column whose first cells gave this evidence.
    pub fn new(at: usize, first: &NumberEvidence) -> Self {
        let format = match first.decide() {
            NumberDecision::Certain(format) | NumberDecision::Ambiguous { default: format, .. } => format,
            NumberDecision::NotNumbers => NumberFormat::default(),
        };
        Self::known(at, format, false)
    }

    /// A column of this format; `given` by the user, or by an earlier pass.
    pub fn known(at: usize, format: NumberFormat, given: bool) -> Self {
        Self { at, format, given, ..Self::default() }
    }

    /// The column, with the scale that its first cells need.
    pub fn seen(self, first: &NumberEvidence) -> Self {
        Self { evidence: NumberEvidence::with_scales_of(first), ..self }
    }

    /// The scale that all cells together need, at least hundredths.
    pub fn needed_scale(&self) -> Scale {
        self.evidence.scale(self.corrected().unwrap_or(self.format))
    }

    /// The amount in a cell of a row, in units of the column's scale; `Ok(None)` where there is nothing in it.
    pub fn read(&mut self, row: &Record<'_>) -> Result<Option<Amount>, usize> {
        let cell = row.cell(self.at);
        if self.format == NumberFormat::default()
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
        let amount = self.format.parse_at(cell, self.scale);
        if amount.is_none() {
            self.unreadable.see(cell);
        }
        amount.map(Some).ok_or(self.at)
    }

    /// What all cells together say, where that is not how they were read.
    pub fn corrected(&self) -> Option<NumberFormat> {
        match self.evidence.decide() {
            _ if self.given => None,
            NumberDecision::Certain(format) if format != self.format && self.evidence.share().1 > 0 => Some(format),
            _ => None,
        }
    }

    /// Whether all cells together leave the decimal mark open.
    pub fn is_open(&self) -> bool {
        matches!(self.evidence.decide(), NumberDecision::Ambiguous { .. })
    }
}
