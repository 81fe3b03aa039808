//! While a picture for others is made with amounts hidden, every amount is written as a part of the whole.

use std::cell::Cell;

thread_local! {
    static WHOLE: Cell<Option<i64>> = const { Cell::new(None) };
}

/// Makes something while amounts are hidden, where there is a whole that they are parts of.
pub fn under<T>(whole: Option<i64>, make: impl FnOnce() -> T) -> T {
    let before = WHOLE.replace(whole);
    let made = make();
    WHOLE.set(before);
    made
}

/// The part that is written instead of an amount, in percents; `None` where amounts are shown. Of nothing it is nothing.
pub fn percent_of(minor: i64) -> Option<f64> {
    let whole = WHOLE.get()?;
    Some(if whole == 0 { 0.0 } else { minor as f64 / whole as f64 * 100.0 })
}
