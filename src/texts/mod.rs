//! Everything the page says, in one place.
//!
//! One trait per part of the page; a language is a type that implements all of them, so the compiler names what a new
//! language has not said yet. Numbers, money and dates come through [`Figures`], in the reader's locale.

mod agreement;
mod arrived;
mod bar;
mod charts;
mod counting;
mod data;
mod deals;
mod decisions;
mod explanations;
mod fairness;
mod filters;
mod folders;
mod headline;
mod isolate;
mod keep;
mod kept_out;
mod language;
mod models;
mod moved;
mod offline;
#[cfg(test)]
pub(crate) mod plain;
mod reading;
mod russian;
mod seal;
#[cfg(test)]
mod sentences;
mod share;
mod spend;
mod table;
mod teams;
mod together;
mod words;

use isolate::{all_isolated, isolated};

pub use agreement::AgreementTexts;
pub use arrived::{Arrived, ArrivedTexts, Numbers, Same};
pub use bar::{BarTexts, Theme};
pub use charts::ChartTexts;
pub use counting::CountingTexts;
pub use data::{DataTexts, Sample};
pub use deals::DealTexts;
pub use decisions::DecisionTexts;
pub use explanations::ExplanationTexts;
pub use fairness::FairnessTexts;
pub use filters::FilterTexts;
pub use folders::{FolderTexts, SENTENCES_SHOWN};
pub use headline::HeadlineTexts;
pub use keep::{KeepTexts, NotKept};
pub use kept_out::KeptOutTexts;
pub use language::Language;
pub use models::ModelTexts;
pub use moved::MovedTexts;
pub use offline::OfflineTexts;
pub use reading::ReadingTexts;
pub use russian::Russian;
pub use seal::{Outcome, SealTexts, Tried};
pub use share::ShareTexts;
pub use spend::SpendTexts;
pub use table::{Saved, TableTexts};
pub use teams::TeamTexts;
pub use together::TogetherTexts;
pub use words::ChartWords;

use crate::{amounts, redaction};

/// Space that neither breaks nor stretches: between a number and its sign.
pub const NARROW: char = '\u{202f}';
/// A minus that is as wide as a plus.
pub const MINUS: char = '\u{2212}';

/// Numbers, money and dates as the reader writes them.
pub trait Figures: Send + Sync {
    /// "6,012".
    fn count(&self, n: u64) -> String;
    /// "61.4": so many digits after the point at most.
    fn decimal(&self, value: f64, digits: usize) -> String;
    /// "12.40": exactly so many digits after the point.
    fn fixed(&self, value: f64, digits: usize) -> String;
    /// "€4,182,300.00", from minor units, rounded to the places that are shown. The currency may be a code, a sign, or empty.
    fn money(&self, minor: i64, currency: &str) -> String;
    /// "€4.18M".
    fn money_short(&self, minor: i64, currency: &str) -> String;
    /// "3 April 2025", from milliseconds since 1970.
    fn day(&self, at: i64) -> String;
    /// "Jan to Dec 2025", from milliseconds since 1970.
    fn period(&self, from: i64, to: i64) -> String;
}

/// All texts of one language.
pub trait Texts:
    AgreementTexts
    + ArrivedTexts
    + BarTexts
    + ChartTexts
    + CountingTexts
    + DataTexts
    + DealTexts
    + DecisionTexts
    + ExplanationTexts
    + FairnessTexts
    + FilterTexts
    + FolderTexts
    + HeadlineTexts
    + KeepTexts
    + KeptOutTexts
    + ModelTexts
    + MovedTexts
    + OfflineTexts
    + ReadingTexts
    + SealTexts
    + ShareTexts
    + SpendTexts
    + TableTexts
    + TeamTexts
    + TogetherTexts
    + Send
    + Sync
{
    /// Numbers, money and dates.
    fn figures(&self) -> &dyn Figures;
}

/// English.
#[derive(Clone, Copy)]
pub struct English {
    /// Numbers, money and dates.
    pub figures: &'static dyn Figures,
}

impl Texts for English {
    fn figures(&self) -> &dyn Figures {
        self.figures
    }
}

impl English {
    /// "1 deal", "2 deals".
    fn counted(&self, n: u64, one: &str, many: &str) -> String {
        format!("{} {}", self.figures.count(n), if n == 1 { one } else { many })
    }

    /// "Sales", "Sales and Marketing", "Sales, Marketing and SDR".
    fn listed(names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => isolated(one).into_owned(),
            [first @ .., last] => format!("{} and {}", all_isolated(first).join(", "), isolated(last)),
        }
    }
}

/// A deal after the word "deal": by its key, or by its number where names are hidden.
fn deal_by_key(deal: &str, figures: &dyn Figures) -> String {
    redaction::number_of_deal(deal).map_or_else(|| deal.to_owned(), |number| figures.count(number))
}

/// Credit before rounding, in major units; a part of the whole where amounts are hidden.
fn unrounded(minor: f64, figures: &dyn Figures) -> String {
    match redaction::percent_of(minor) {
        Some(percent) => format!("{}{NARROW}%", figures.fixed(percent, 1)),
        None => figures.fixed(amounts::major(minor), 6),
    }
}

/// A number of points with its sign: "+39", "−52", "0".
#[must_use]
pub fn signed(points: i64) -> String {
    match points {
        0 => "0".to_owned(),
        1.. => format!("+{points}"),
        _ => format!("{MINUS}{}", points.unsigned_abs()),
    }
}

/// Whole percents: "61 %".
#[must_use]
pub fn percent(points: i64) -> String {
    if points < 0 { format!("{MINUS}{}{NARROW}%", points.unsigned_abs()) } else { format!("{points}{NARROW}%") }
}
