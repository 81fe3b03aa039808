//! Probabilities of open deals, in percent or as fractions of one.

use super::typed::{ABSENT, Numbers};
use crate::parse::{Amount, is_nothing};
use crate::source::Record;
use fairshare_types::scale::Scale;

/// A certain win, in millionths.
pub const CERTAIN: u32 = 1_000_000;

/// A column of probabilities.
#[derive(Clone, Default)]
pub struct Probabilities {
    /// The numbers, read so that one unit is a millionth.
    pub numbers: Numbers,
    seen: Seen,
}

/// Numbers without a percent sign, zeros left out.
#[derive(Clone, Copy, Default)]
struct Seen {
    all: u64,
    above_one: u64,
}

impl Seen {
    fn see(&mut self, number: Amount, scale: Scale) {
        if !number.percent && number.minor != 0 {
            self.all += 1;
            self.above_one += u64::from(number.minor > scale.one());
        }
    }

    /// No probability is above 1, so numbers that mostly are above 1 are percent, whatever their heading says: a
    /// workbook shows 0.25 as 25 % and exports it as either.
    const fn percent(self) -> bool {
        self.above_one * 2 > self.all
    }
}

impl Probabilities {
    /// A column that the file does not have.
    pub fn absent() -> Self {
        Self { numbers: Numbers::absent(), seen: Seen::default() }
    }

    /// Creates a column in the unit that an earlier pass found, else in that of the cells of the first rows.
    pub fn new<'a>(mut numbers: Numbers, cells: impl Iterator<Item = &'a str>, percent: Option<bool>) -> Self {
        let mut seen = Seen::default();
        for number in cells.filter_map(|cell| numbers.format.parse_in(cell.as_bytes(), Scale::FINEST, 0)) {
            seen.see(number, Scale::FINEST);
        }
        numbers.scale = if percent.unwrap_or_else(|| seen.percent()) { PERCENT } else { Scale::FINEST };
        Self { numbers, seen: Seen::default() }
    }

    /// Parses the cell of a row in millionths; `Ok(None)` if it is empty.
    ///
    /// # Errors
    /// The column, if the cell is no number from 0 to 100 %.
    pub fn read(&mut self, row: &Record<'_>) -> Result<Option<u32>, usize> {
        let at = self.numbers.at;
        if at == ABSENT || is_nothing(row.cell(at)) {
            return Ok(None);
        }
        let scale = self.numbers.scale;
        let Some(number) = self.numbers.read(row)? else { return Ok(None) };
        self.seen.see(number, scale);
        // A percent sign settles the unit of its cell.
        let minor = if number.percent { scale.convert(number.minor, PERCENT) } else { number.minor };
        u32::try_from(minor).ok().filter(|millionths| *millionths <= CERTAIN).map(Some).ok_or(at)
    }

    /// Whether numbers are percent, if all cells together show another unit than the one in use.
    pub fn corrected(&self) -> Option<bool> {
        let percent = self.seen.percent();
        (self.seen.all > 0 && percent != (self.numbers.scale == PERCENT)).then_some(percent)
    }
}

/// The scale at which one unit of a percentage is a millionth.
const PERCENT: Scale = Scale::new(4);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::NumberFormat;
    use fairshare_types::schema::DecimalMark;

    /// The cells of a column in millionths; an `Err` for a cell that is no probability.
    fn read(decimal: DecimalMark, cells: &[&str]) -> Vec<Result<Option<u32>, usize>> {
        let numbers = Numbers::known(0, NumberFormat { decimal }, false);
        let mut column = Probabilities::new(numbers, cells.iter().copied(), None);
        cells
            .iter()
            .map(|cell| column.read(&Record::of(1, cell.as_bytes(), &[u32::try_from(cell.len()).expect("short")])))
            .collect()
    }

    #[test]
    fn numbers_decide_the_unit_of_a_column_and_a_percent_sign_that_of_its_cell() {
        let (point, comma) = (DecimalMark::Point, DecimalMark::Comma);
        let whole = |millionths: &[u32]| millionths.iter().map(|&one| Ok(Some(one))).collect::<Vec<_>>();
        assert_eq!(read(point, &["10", "50", "100", "0"]), whole(&[100_000, 500_000, 1_000_000, 0]));
        assert_eq!(read(point, &["0.1", "0.5", "1", "0"]), whole(&[100_000, 500_000, 1_000_000, 0]));
        assert_eq!(read(comma, &["0,25", "1"]), whole(&[250_000, 1_000_000]));
        assert_eq!(read(point, &["33.3", "0.5", "90"]), whole(&[333_000, 5_000, 900_000]));
        assert_eq!(read(point, &["25%", "7.5 %", "100%"]), whole(&[250_000, 75_000, 1_000_000]));
        assert_eq!(read(point, &["0.2", "40%"]), whole(&[200_000, 400_000]));
        assert_eq!(read(point, &["1", "1", "0"]), whole(&[1_000_000, 1_000_000, 0]));
    }

    #[test]
    fn a_cell_that_is_no_probability_is_an_error_and_an_empty_one_is_none() {
        let read = read(DecimalMark::Point, &["10", "120", "-5", "likely", "", "n/a", "20", "30"]);
        let expected =
            [Ok(Some(100_000)), Err(0), Err(0), Err(0), Ok(None), Ok(None), Ok(Some(200_000)), Ok(Some(300_000))];
        assert_eq!(read, expected);
        assert_eq!(self::read(DecimalMark::Point, &["0.2", "0.4", "1.2"])[2], Err(0));
    }
}
