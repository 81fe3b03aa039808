//! Parses numbers and amounts as people and tools write them, by the decimal mark of their column.

#[cfg(test)]
mod tests;
mod words;
mod written;

use fairshare_types::scale::Scale;
use fairshare_types::schema::DecimalMark;
use serde::{Deserialize, Serialize};

pub(super) use words::MAGNITUDES;
pub(super) use written::{Says, Written};

/// How one column writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct NumberFormat {
    /// Its decimal mark.
    pub decimal: DecimalMark,
}

/// A number in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Units of the scale at which it was read; halves are rounded away from zero.
    pub minor: i64,
    /// ISO code of its currency, if the cell names one.
    pub currency: Option<&'static str>,
    /// A percent sign follows it.
    pub percent: bool,
}

/// Largest amount, in units of its scale. A larger number is an identifier in the wrong column.
const LARGEST: i128 = 100_000_000_000_000_000;

impl NumberFormat {
    /// Parses a cell in a column of this format, in hundredths.
    #[must_use]
    pub fn parse(self, cell: &[u8]) -> Option<Amount> {
        self.parse_at(cell, Scale::HUNDREDTHS)
    }

    /// Parses a cell in a column of this format, in units of a scale.
    #[must_use]
    pub fn parse_at(self, cell: &[u8], scale: Scale) -> Option<Amount> {
        self.parse_in(cell, scale, 0)
    }

    /// Parses a cell in a column whose heading gives a power of ten to multiply its numbers by.
    ///
    /// A cell with a magnitude of its own, such as `1.2 m`, ignores that power.
    #[must_use]
    pub fn parse_in(self, cell: &[u8], scale: Scale, power: u8) -> Option<Amount> {
        let mut written = Written::of(cell)?;
        if written.exponent == 0 {
            written.exponent = i32::from(power);
        }
        let (whole, fraction) = written.parts(self.decimal)?;
        let minor = written.scaled(whole, fraction, scale).filter(|minor| *minor <= LARGEST)?;
        let minor = i64::try_from(if written.negative { -minor } else { minor }).ok()?;
        Some(Amount { minor, currency: written.currency, percent: written.percent })
    }
}

/// Smallest scale, at least hundredths, that holds an amount of the finest scale without rounding.
pub(crate) fn scale_of_finest(amount: i128) -> Scale {
    let (mut places, mut amount) = (Scale::FINEST.places(), amount);
    while places > Scale::HUNDREDTHS.places() && amount % 10 == 0 {
        places -= 1;
        amount /= 10;
    }
    Scale::new(places)
}
