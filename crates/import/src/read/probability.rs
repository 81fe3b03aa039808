//! Probabilities of open deals, in percent or as fractions of one.

use super::typed::{ABSENT, Numbers};
use crate::parse::{Amount, is_nothing};
use crate::source::Record;
use fairshare_types::decision::Certainty;
use fairshare_types::scale::Scale;

/// A certain win, in millionths.
pub const CERTAIN: u32 = 1_000_000;

/// A column of probabilities.
#[derive(Clone, Default)]
pub struct Probabilities {
    /// The numbers, read so that one unit is a millionth.
    pub numbers: Numbers,
    /// The heading names percent.
    named_percent: bool,
    /// The user chose the unit.
    given: bool,
    seen: Seen,
}

/// Numbers without a percent sign, zeros left out.
#[derive(Clone, Copy, Default)]
struct Seen {
    all: u64,
    above_one: u64,
    /// Numbers between 0 and 1.
    below_one: u64,
}

/// The unit of a column, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Percent; otherwise fractions of one.
    pub percent: bool,
    /// Heading and numbers agree, or the numbers leave no other unit.
    pub certainty: Certainty,
}

impl Seen {
    fn see(&mut self, number: Amount, scale: Scale) {
        if !number.percent && number.minor != 0 {
            self.all += 1;
            self.above_one += u64::from(number.minor > scale.one());
            self.below_one += u64::from((1..scale.one()).contains(&number.minor));
        }
    }

    /// The unit that the numbers show below a heading that names percent, or one that does not.
    ///
    /// No probability is above 1, so numbers above 1 are percent. A workbook shows 0.25 as 25 % below a heading with a
    /// percent sign and exports it as 0.25, so a heading alone does not settle the unit of numbers up to 1.
    const fn unit(self, named_percent: bool) -> Unit {
        let (percent, certainty) = match (named_percent, self.above_one, self.below_one) {
            (true, 1.., _) | (false, 1.., 0) => (true, Certainty::Certain),
            (true, 0, below) => (below == 0, if self.all == 0 { Certainty::Certain } else { Certainty::Open }),
            (false, 1.., _) => (self.above_one * 2 > self.all, Certainty::Likely),
            (false, 0, _) => (false, Certainty::Certain),
        };
        Unit { percent, certainty }
    }
}

impl Probabilities {
    /// A column that the file does not have.
    pub fn absent() -> Self {
        Self { numbers: Numbers::absent(), ..Self::default() }
    }

    /// Creates a column in the unit that the user chose, that an earlier pass found, or that the cells of the first
    /// rows show.
    pub fn new<'a>(
        mut numbers: Numbers,
        heading: &str,
        cells: impl Iterator<Item = &'a str>,
        (given, learned): (Option<bool>, Option<bool>),
    ) -> Self {
        let mut seen = Seen::default();
        for number in cells.filter_map(|cell| numbers.format.parse_in(cell.as_bytes(), Scale::FINEST, 0)) {
            seen.see(number, Scale::FINEST);
        }
        let named_percent = names_percent(heading);
        let percent = given.or(learned).unwrap_or_else(|| seen.unit(named_percent).percent);
        numbers.scale = if percent { PERCENT } else { Scale::FINEST };
        Self { numbers, named_percent, given: given.is_some(), seen: Seen::default() }
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

    /// The unit in use, and how sure it is, if a number without a percent sign was read.
    pub fn unit(&self) -> Option<Unit> {
        let percent = self.numbers.scale == PERCENT;
        (self.seen.all > 0).then(|| Unit { percent, ..self.seen.unit(self.named_percent) })
    }

    /// Whether numbers are percent, if all cells together show another unit than the one in use.
    pub fn corrected(&self) -> Option<bool> {
        let percent = self.seen.unit(self.named_percent).percent;
        let differs = percent != (self.numbers.scale == PERCENT);
        (self.seen.all > 0 && differs && !self.given).then_some(percent)
    }
}

/// Whether a heading names percent.
fn names_percent(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    PERCENT_WORDS.iter().any(|word| heading.contains(word))
}

/// Signs and beginnings of words for percent in headings.
const PERCENT_WORDS: [&str; 8] = ["%", "percent", "pct", "prozent", "procent", "pourcent", "porcent", "процент"];

/// The scale at which one unit of a percentage is a millionth.
const PERCENT: Scale = Scale::new(4);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::NumberFormat;
    use fairshare_types::schema::DecimalMark;

    /// The cells of a column in millionths, an `Err` for a cell that is no probability; and its unit.
    fn read(decimal: DecimalMark, heading: &str, cells: &[&str]) -> (Vec<Result<Option<u32>, usize>>, Option<Unit>) {
        let numbers = Numbers::known(0, NumberFormat { decimal }, false);
        let mut column = Probabilities::new(numbers, heading, cells.iter().copied(), (None, None));
        let ends = |cell: &str| [u32::try_from(cell.len()).expect("short")];
        let read = cells.iter().map(|cell| column.read(&Record::of(1, cell.as_bytes(), &ends(cell)))).collect();
        (read, column.unit())
    }

    #[test]
    fn numbers_and_heading_decide_the_unit_of_a_column_and_a_percent_sign_that_of_its_cell() {
        let (point, comma) = (DecimalMark::Point, DecimalMark::Comma);
        let (percent, fraction) = (true, false);
        let unit = |percent, certainty| Some(Unit { percent, certainty });
        for (mark, heading, cells, expected, of) in [
            (
                point,
                "Prob",
                vec!["10", "50", "100", "0"],
                vec![100_000, 500_000, 1_000_000, 0],
                unit(percent, Certainty::Certain),
            ),
            (
                point,
                "Prob",
                vec!["0.1", "0.5", "1", "0"],
                vec![100_000, 500_000, 1_000_000, 0],
                unit(fraction, Certainty::Certain),
            ),
            (comma, "Prob", vec!["0,25", "1"], vec![250_000, 1_000_000], unit(fraction, Certainty::Certain)),
            (point, "Prob", vec!["33.3", "0.5", "90"], vec![333_000, 5_000, 900_000], unit(percent, Certainty::Likely)),
            (
                point,
                "Prob",
                vec!["1", "5", "100", "1"],
                vec![10_000, 50_000, 1_000_000, 10_000],
                unit(percent, Certainty::Certain),
            ),
            (point, "Prob", vec!["1", "1", "0"], vec![1_000_000, 1_000_000, 0], unit(fraction, Certainty::Certain)),
            (point, "Prob", vec!["25%", "7.5 %", "100%"], vec![250_000, 75_000, 1_000_000], None),
            (point, "Prob", vec!["0.2", "40%"], vec![200_000, 400_000], unit(fraction, Certainty::Certain)),
            (
                point,
                "Prob (%)",
                vec!["1", "1", "0.5", "40"],
                vec![10_000, 10_000, 5_000, 400_000],
                unit(percent, Certainty::Certain),
            ),
            (point, "Prob (%)", vec!["0.25", "1"], vec![250_000, 1_000_000], unit(fraction, Certainty::Open)),
            (point, "Prob (%)", vec!["1", "1"], vec![10_000, 10_000], unit(percent, Certainty::Open)),
        ] {
            let whole = expected.into_iter().map(|one| Ok(Some(one))).collect();
            assert_eq!(read(mark, heading, &cells), (whole, of), "{heading}: {cells:?}");
        }
    }

    #[test]
    fn a_cell_that_is_no_probability_is_an_error_and_an_empty_one_is_none() {
        let (read, _) = read(DecimalMark::Point, "Prob", &["10", "120", "-5", "likely", "", "n/a", "20"]);
        let expected = [Ok(Some(100_000)), Err(0), Err(0), Err(0), Ok(None), Ok(None), Ok(Some(200_000))];
        assert_eq!(read, expected);
        assert_eq!(self::read(DecimalMark::Point, "Prob", &["0.2", "0.4", "1.2"]).0[2], Err(0));
    }
}
