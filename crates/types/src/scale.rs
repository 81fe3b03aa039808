//! Decimal places of amounts.

use serde::{Deserialize, Serialize};

/// Decimal places of all amounts of one dataset: an amount is a whole number of units of 10^-places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scale(u8);

impl Scale {
    /// Whole numbers, as in yen.
    pub const WHOLE: Self = Self(0);
    /// Cents.
    pub const HUNDREDTHS: Self = Self(2);
    /// The finest scale; cells with more places are rounded to it.
    pub const FINEST: Self = Self(6);

    /// A scale with this many places, at most those of [`FINEST`](Self::FINEST).
    #[must_use]
    pub const fn new(places: u8) -> Self {
        if places > Self::FINEST.0 { Self::FINEST } else { Self(places) }
    }

    /// Minor units of a currency by ISO 4217; [`HUNDREDTHS`](Self::HUNDREDTHS) for any other text.
    #[must_use]
    pub fn of_currency(code: &str) -> Self {
        const NONE: [&str; 17] = [
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF", "XPF",
        ];
        const THREE: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
        const FOUR: [&str; 2] = ["CLF", "UYW"];
        let is_in = |codes: &[&str]| codes.iter().any(|known| known.eq_ignore_ascii_case(code));
        match (is_in(&NONE), is_in(&THREE), is_in(&FOUR)) {
            (true, ..) => Self::WHOLE,
            (_, true, _) => Self(3),
            (.., true) => Self(4),
            _ => Self::HUNDREDTHS,
        }
    }

    /// Number of decimal places.
    #[must_use]
    pub const fn places(self) -> u8 {
        self.0
    }

    /// The number of units in one: 10^places.
    #[must_use]
    pub const fn one(self) -> i64 {
        10_i64.pow(Self::new(self.0).0 as u32)
    }

    /// An amount in whole currency units, for drawing and for results that are fractions.
    #[must_use]
    pub fn major(self, minor: f64) -> f64 {
        minor / self.one() as f64
    }

    /// Writes an amount as a plain decimal number with all places: `-1234.50`.
    #[must_use]
    pub fn write(self, minor: i64) -> String {
        let sign = if minor < 0 { "-" } else { "" };
        let (one, units) = (self.one().unsigned_abs(), minor.unsigned_abs());
        match usize::from(self.0) {
            0 => format!("{sign}{units}"),
            places => format!("{sign}{}.{:0places$}", units / one, units % one),
        }
    }

    /// Converts an amount to another scale; with fewer places, halves are rounded away from zero.
    #[must_use]
    pub const fn convert(self, minor: i64, to: Self) -> i64 {
        if to.0 >= self.0 {
            return minor.saturating_mul(to.one() / self.one());
        }
        let by = self.one() / to.one();
        let rest = minor % by;
        minor / by + if rest.abs() * 2 >= by { minor.signum() } else { 0 }
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self::HUNDREDTHS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_have_the_places_of_iso_4217() {
        for (code, places) in
            [("JPY", 0), ("krw", 0), ("KWD", 3), ("CLF", 4), ("EUR", 2), ("HUF", 2), ("€", 2), ("", 2)]
        {
            assert_eq!(Scale::of_currency(code).places(), places, "{code}");
        }
    }

    #[test]
    fn amounts_are_written_with_all_places() {
        for (places, minor, text) in [
            (2, 123_450, "1234.50"),
            (2, -5, "-0.05"),
            (0, 99_965, "99965"),
            (3, 16_516, "16.516"),
            (6, -1, "-0.000001"),
            (2, i64::MIN, "-92233720368547758.08"),
        ] {
            assert_eq!(Scale::new(places).write(minor), text);
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (from, to, minor, expected) in [
            (4, 2, 10_050, 101),
            (4, 2, 10_049, 100),
            (4, 2, -10_050, -101),
            (2, 0, 149, 1),
            (2, 0, 150, 2),
            (0, 3, 7, 7_000),
            (2, 2, 5, 5),
            (2, 6, i64::MAX, i64::MAX),
        ] {
            assert_eq!(Scale::new(from).convert(minor, Scale::new(to)), expected, "{minor}, {from} to {to}");
        }
    }
}
