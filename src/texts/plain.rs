//! Figures without a browser, for the tests of sentences.

use super::{English, Figures};

/// Figures as a plain machine writes them.
pub struct Plain;

/// English over plain figures.
pub const ENGLISH: English = English { figures: &Plain };

impl Figures for Plain {
    fn count(&self, n: u64) -> String {
        n.to_string()
    }

    fn decimal(&self, value: f64, digits: usize) -> String {
        let text = format!("{value:.digits$}");
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
    }

    fn fixed(&self, value: f64, digits: usize) -> String {
        format!("{value:.digits$}")
    }

    fn money(&self, minor: i64, currency: &str) -> String {
        format!("{currency}{}.{:02}", minor / 100, minor.unsigned_abs() % 100)
    }

    fn money_short(&self, minor: i64, currency: &str) -> String {
        format!("{currency}{}", minor / 100)
    }

    fn day(&self, at: i64) -> String {
        format!("day {at}")
    }

    fn period(&self, from: i64, to: i64) -> String {
        format!("{from} to {to}")
    }
}
