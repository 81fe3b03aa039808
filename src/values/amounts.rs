//! Scale of amounts: converts minor units to numbers for people and files.
//!
//! All amounts on the screen belong to one dataset and share its scale, which is set when the dataset is shown.

use std::cell::Cell;

use fairshare_types::scale::Scale;

thread_local! {
    static SCALE: Cell<Scale> = const { Cell::new(Scale::HUNDREDTHS) };
}

/// Sets the scale of the amounts on the screen.
pub fn set_scale(scale: Scale) {
    SCALE.set(scale);
}

/// An amount in major currency units, as a float.
#[must_use]
pub fn major(minor: f64) -> f64 {
    SCALE.get().major(minor)
}

/// An amount as a plain decimal number with all its places, for files and other programs.
#[must_use]
pub fn exact(minor: i64) -> String {
    SCALE.get().write(minor)
}

/// An amount as a plain decimal number for display, and its decimal places: two, or more if the currency has more.
/// Finer amounts are rounded, halves away from zero; coarser ones get no extra zeros.
#[must_use]
pub fn shown(minor: i64, currency: &str) -> (String, usize) {
    let scale = SCALE.get();
    let places = scale.min(Scale::of_currency(currency).max(Scale::HUNDREDTHS));
    (places.write(scale.convert(minor, places)), usize::from(places.places()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_only_where_they_are_shown() {
        for (places, currency, minor, expected, all) in [
            (2, "EUR", -123_450, "-1234.50", "-1234.50"),
            (0, "JPY", 99_965, "99965", "99965"),
            (2, "JPY", 99_965, "999.65", "999.65"),
            (3, "KWD", 16_516, "16.516", "16.516"),
            (3, "EUR", 5_005, "5.01", "5.005"),
            (6, "KWD", -16_516_500, "-16.517", "-16.516500"),
            (6, "", 4_999, "0.00", "0.004999"),
        ] {
            set_scale(Scale::new(places));
            assert_eq!(shown(minor, currency).0, expected, "{currency}");
            assert_eq!(exact(minor), all, "{currency}");
        }
        set_scale(Scale::HUNDREDTHS);
        assert_eq!((major(150.0), shown(150, "€").1), (1.5, 2));
    }
}
