//! Infers the number format of a column from its cells.

use super::is_nothing;
use super::nothing::has_digit;
use super::number::{NumberFormat, Says, Written};
use fairshare_types::scale::Scale;
use fairshare_types::schema::DecimalMark;

/// Currencies that are written with three decimals.
const THREE_DECIMALS: [&str; 6] = ["KWD", "BHD", "OMR", "JOD", "TND", "IQD"];

/// Evidence for the number format of a column.
#[derive(Clone, Default)]
pub struct NumberEvidence {
    seen: u64,
    numbers: u64,
    /// The point is the decimal mark.
    point: u64,
    /// The comma is the decimal mark.
    comma: u64,
    /// A point with three digits after it: thousands or thousandths.
    open_point: u64,
    /// A comma with three digits after it.
    open_comma: u64,
    /// Open cells with a currency of three decimals.
    thousandths: u64,
    /// Scale that the cells need with a decimal point, and with a comma.
    scales: [Scale; 2],
}

/// Decision from the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberDecision {
    /// The format.
    Certain(NumberFormat),
    /// Every mark may separate thousands or decimals.
    Ambiguous {
        /// The likelier format, with thousands: amounts have cents but no thousandths.
        default: NumberFormat,
        /// The other format.
        other: NumberFormat,
    },
    /// No cell is a number.
    NotNumbers,
}

impl NumberEvidence {
    /// Adds a cell of the column.
    pub fn see(&mut self, cell: &[u8]) {
        if is_nothing(cell) {
            return;
        }
        self.seen += 1;
        if !has_digit(cell) {
            return;
        }
        let Some(written) = Written::of(cell) else { return };
        match written.says() {
            Says::Nonsense => return,
            Says::Nothing => {}
            Says::Point | Says::Only(b'.') => self.point += 1,
            Says::Comma | Says::Only(_) => self.comma += 1,
            Says::Open(b'.') => self.open_point += 1,
            Says::Open(_) => self.open_comma += 1,
        }
        let of_thousandths = written.currency.is_some_and(|code| THREE_DECIMALS.contains(&code));
        self.thousandths += u64::from(of_thousandths && matches!(written.says(), Says::Open(_)));
        for (scale, decimal) in self.scales.iter_mut().zip([DecimalMark::Point, DecimalMark::Comma]) {
            *scale = (*scale).max(written.scale(decimal));
        }
        let read = |decimal| NumberFormat { decimal }.parse(cell).is_some();
        self.numbers += u64::from(read(DecimalMark::Point) || read(DecimalMark::Comma));
    }

    /// Decision from the cells so far.
    #[must_use]
    pub fn decide(&self) -> NumberDecision {
        let format = |decimal| NumberFormat { decimal };
        let (point, comma) = (format(DecimalMark::Point), format(DecimalMark::Comma));
        if self.numbers == 0 {
            NumberDecision::NotNumbers
        } else if self.point + self.comma > 0 {
            NumberDecision::Certain(if self.comma > self.point { comma } else { point })
        } else if self.open_comma + self.open_point > 0 {
            let mark = if self.open_comma >= self.open_point { b',' } else { b'.' };
            // Three digits behind the mark are thousands, except in currencies that are written with three decimals.
            let decimal = self.thousandths == self.open_comma + self.open_point;
            let (default, other) = if decimal == (mark == b',') { (comma, point) } else { (point, comma) };
            NumberDecision::Ambiguous { default, other }
        } else {
            NumberDecision::Certain(point)
        }
    }

    /// The format, if some cell has a mark that can only be the decimal one.
    #[must_use]
    pub fn marked(&self) -> Option<NumberFormat> {
        match self.decide() {
            NumberDecision::Certain(format) if self.point + self.comma > 0 => Some(format),
            _ => None,
        }
    }

    /// Scale that the cells need in this format, at least hundredths.
    #[must_use]
    pub const fn scale(&self, format: NumberFormat) -> Scale {
        match format.decimal {
            DecimalMark::Point => self.scales[0],
            DecimalMark::Comma => self.scales[1],
        }
    }

    /// Adds the scale of a cell with a decimal point, without evidence for the mark.
    pub fn see_scale(&mut self, scale: Scale) {
        self.scales[0] = self.scales[0].max(scale);
    }

    /// Evidence without cells, but with the scales that another column's cells need.
    #[must_use]
    pub fn with_scales_of(other: &Self) -> Self {
        Self { scales: other.scales, ..Self::default() }
    }

    /// Number of cells that are no numbers.
    #[must_use]
    pub const fn missed(&self) -> u64 {
        self.seen - self.numbers
    }

    /// Cells seen, and how many of them are numbers.
    #[must_use]
    pub const fn share(&self) -> (u64, u64) {
        (self.seen, self.numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_column_is_the_evidence() {
        use DecimalMark::*;
        let certain = |decimal| NumberDecision::Certain(NumberFormat { decimal });
        let open = |default, other| NumberDecision::Ambiguous {
            default: NumberFormat { decimal: default },
            other: NumberFormat { decimal: other },
        };
        for (cells, expected) in [
            (&["1,234", "12.5"][..], certain(Point)),
            (&["1,234", "12000,5"], certain(Comma)),
            (&["1,234,567"], certain(Point)),
            (&["100", "200"], certain(Point)),
            (&["0.244", "1.234"], certain(Point)),
            (&["1,234", "5,678"], open(Point, Comma)),
            (&["12.345"], open(Comma, Point)),
            (&["87 990,90"], certain(Comma)),
            (&["KWD 1.125", "KWD 2.250"], open(Point, Comma)),
            (&["1,125 OMR"], open(Comma, Point)),
            (&["KWD 1.125", "2.250"], open(Comma, Point)),
            (&["abc", ""], NumberDecision::NotNumbers),
        ] {
            let mut evidence = NumberEvidence::default();
            cells.iter().for_each(|cell| evidence.see(cell.as_bytes()));
            assert_eq!(evidence.decide(), expected, "{cells:?}");
        }
    }
}
