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
}

impl Probabilities {
    /// A column that the file does not have.
    pub fn absent() -> Self {
        Self { numbers: Numbers::absent() }
    }

    /// Creates a column from the cells of the first rows.
    ///
    /// No probability is above 1, so numbers that mostly are above 1 are percent, whatever their heading says: a
    /// workbook shows 0.25 as 25 % and exports it as either.
    pub fn new<'a>(mut numbers: Numbers, cells: impl Iterator<Item = &'a str>) -> Self {
        numbers.scale = Scale::FINEST;
        let parsed = cells.filter_map(|cell| numbers.format.parse_in(cell.as_bytes(), Scale::FINEST, 0));
        let plain = parsed.filter(|number| !number.percent && number.minor != 0);
        let (all, above) = plain
            .fold((0, 0), |(all, above), number| (all + 1, above + usize::from(number.minor > i64::from(CERTAIN))));
        if above * 2 > all {
            numbers.scale = PERCENT;
        }
        Self { numbers }
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
        let Some(Amount { minor, percent, .. }) = self.numbers.read(row)? else { return Ok(None) };
        // A percent sign settles the unit of its cell.
        let minor = if percent { self.numbers.scale.convert(minor, PERCENT) } else { minor };
        u32::try_from(minor).ok().filter(|millionths| *millionths <= CERTAIN).map(Some).ok_or(at)
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
        let mut column = Probabilities::new(numbers, cells.iter().copied());
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
