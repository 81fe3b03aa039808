//! All texts of the page.
//!
//! Per part of the page, texts without arguments are fields of a struct, and texts with arguments are functions of a
//! trait. A language is a type that has all of them, so the compiler finds missing texts. Numbers, money and dates come
//! through [`Figures`], in the reader's locale.

/// The strings of all areas, from the modules of the language in which it stands.
macro_rules! strings_of_areas {
    () => {
        strings_of_areas!(
            agreement,
            arrived,
            bar,
            charts,
            counting,
            data,
            deals,
            decisions,
            explanations,
            fairness,
            filters,
            grouping,
            headline,
            holdout,
            keep,
            kept_out,
            models,
            moved,
            offline,
            paths,
            periods,
            pipeline,
            reading,
            seal,
            share,
            spend,
            table,
            teams,
            together,
            warehouse,
        )
    };
    ($($area:ident,)*) => {
        Strings { $($area: $area::STRINGS,)* }
    };
}

mod about_models;
mod agreed;
mod agreement;
mod answers;
mod arrived;
mod bar;
mod charts;
mod counting;
mod credit;
mod data;
mod deals;
mod decided;
mod decisions;
mod evidence;
mod explanations;
mod fairness;
mod filters;
mod folders;
mod grouping;
mod headline;
mod holdout;
mod isolate;
mod keep;
mod kept_out;
mod language;
mod models;
mod moved;
mod offline;
mod paths;
mod periods;
mod pipeline;
#[cfg(test)]
pub(crate) mod plain;
mod questions;
mod reading;
mod russian;
pub mod saved_table;
mod seal;
#[cfg(test)]
mod sentences;
mod share;
mod spend;
mod table;
mod teams;
mod together;
pub mod touch_table;
mod warehouse;
mod words;

use std::ops::Deref;

use isolate::{all_isolated, isolated};

pub use agreed::AgreedTexts;
pub use agreement::{AgreementStrings, AgreementTexts};
pub use answers::AnswerTexts;
pub use arrived::{Arrived, ArrivedStrings, ArrivedTexts, Numbers, Same};
pub use bar::{BarStrings, BarTexts, Theme};
pub use charts::{ChartStrings, ChartTexts};
pub use counting::{CountingStrings, CountingTexts};
pub use credit::{CreditTexts, Whole};
pub use data::{DataStrings, DataTexts, Sample};
pub use deals::{DealStrings, DealTexts};
pub use decisions::{DecisionStrings, DecisionTexts};
pub use explanations::{ExplanationStrings, ExplanationTexts};
pub use fairness::{FairnessStrings, FairnessTexts};
pub use filters::{FilterStrings, FilterTexts};
pub use folders::{FolderTexts, SENTENCES_SHOWN};
pub use grouping::{GroupingStrings, GroupingTexts, RulePart};
pub use headline::{HeadlineStrings, HeadlineTexts};
pub use holdout::{HoldoutStrings, HoldoutTexts};
pub use keep::{KeepStrings, KeepTexts, NotKept};
pub use kept_out::{KeptOutStrings, KeptOutTexts};
pub use language::Language;
pub use models::{ModelStrings, ModelTexts};
pub use moved::{MovedStrings, MovedTexts};
pub use offline::OfflineStrings;
pub use paths::{PathsStrings, PathsTexts, path_name, step_name};
pub use periods::{PeriodsStrings, PeriodsTexts};
pub use pipeline::{PipelineStrings, PipelineTexts};
pub use questions::QuestionTexts;
pub use reading::{ReadingStrings, ReadingTexts};
pub use russian::Russian;
pub use seal::{Outcome, SealStrings, SealTexts, Tried};
pub use share::{ShareStrings, ShareTexts};
pub use spend::{SpendStrings, SpendTexts};
pub use table::{Saved, TableStrings, TableTexts};
pub use teams::{TeamStrings, TeamTexts};
pub use together::{TogetherStrings, TogetherTexts};
pub use warehouse::{WarehouseStrings, WarehouseTexts};
pub use words::ChartWords;

use crate::values::{amounts, redaction};

/// Narrow space that doesn't break, between a number and its unit.
pub const NARROW: char = '\u{202f}';
/// A minus sign as wide as a plus sign.
pub const MINUS: char = '\u{2212}';

/// Formats numbers, money and dates for the reader.
pub trait Figures: Send + Sync {
    /// "6,012".
    fn count(&self, n: u64) -> String;
    /// "61.4": at most `digits` decimal places.
    fn decimal(&self, value: f64, digits: usize) -> String;
    /// "12.40": exactly `digits` decimal places.
    fn fixed(&self, value: f64, digits: usize) -> String;
    /// "€4,182,300.00", from minor units, rounded for display. The currency may be a code, a symbol, or empty.
    fn money(&self, minor: i64, currency: &str) -> String;
    /// "€4.18M".
    fn money_short(&self, minor: i64, currency: &str) -> String;
    /// "3 April 2025", from milliseconds since 1970.
    fn day(&self, at: i64) -> String;
    /// "Jan to Dec 2025", from milliseconds since 1970.
    fn period(&self, from: i64, to: i64) -> String;
}

/// All texts of one language without arguments, by part of the page.
pub struct Strings {
    /// The agreement.
    pub agreement: AgreementStrings,
    /// Received settings.
    pub arrived: ArrivedStrings,
    /// The top bar.
    pub bar: BarStrings,
    /// The charts.
    pub charts: ChartStrings,
    /// The eligibility rules.
    pub counting: CountingStrings,
    /// The data.
    pub data: DataStrings,
    /// Deal lists and the open deal.
    pub deals: DealStrings,
    /// Decisions.
    pub decisions: DecisionStrings,
    /// The explanations and checks.
    pub explanations: ExplanationStrings,
    /// The fairness check.
    pub fairness: FairnessStrings,
    /// The filters.
    pub filters: FilterStrings,
    /// The rules that group channels.
    pub grouping: GroupingStrings,
    /// The headline.
    pub headline: HeadlineStrings,
    /// What attribution cannot tell, and the test that can.
    pub holdout: HoldoutStrings,
    /// Saving the work on this device.
    pub keep: KeepStrings,
    /// The rows kept out and the import report.
    pub kept_out: KeptOutStrings,
    /// The models.
    pub models: ModelStrings,
    /// The credit that moves between two models.
    pub moved: MovedStrings,
    /// Offline use.
    pub offline: OfflineStrings,
    /// The path report.
    pub paths: PathsStrings,
    /// Two periods side by side.
    pub periods: PeriodsStrings,
    /// The pipeline.
    pub pipeline: PipelineStrings,
    /// The import report and its options.
    pub reading: ReadingStrings,
    /// The seal.
    pub seal: SealStrings,
    /// Sharing.
    pub share: ShareStrings,
    /// Costs and budget.
    pub spend: SpendStrings,
    /// The credit chart and the table.
    pub table: TableStrings,
    /// The teams.
    pub teams: TeamStrings,
    /// Won revenue by sets of teams.
    pub together: TogetherStrings,
    /// The query for a warehouse.
    pub warehouse: WarehouseStrings,
}

/// All texts of one language: functions, and through `Deref` the fields of [`Strings`].
pub trait Texts:
    Deref<Target = Strings>
    + AgreedTexts
    + AgreementTexts
    + AnswerTexts
    + ArrivedTexts
    + BarTexts
    + ChartTexts
    + CountingTexts
    + CreditTexts
    + DataTexts
    + DealTexts
    + DecisionTexts
    + ExplanationTexts
    + FairnessTexts
    + FilterTexts
    + FolderTexts
    + GroupingTexts
    + HeadlineTexts
    + HoldoutTexts
    + KeepTexts
    + KeptOutTexts
    + ModelTexts
    + MovedTexts
    + PathsTexts
    + PeriodsTexts
    + PipelineTexts
    + QuestionTexts
    + ReadingTexts
    + SealTexts
    + ShareTexts
    + SpendTexts
    + TableTexts
    + TeamTexts
    + TogetherTexts
    + WarehouseTexts
    + Send
    + Sync
{
    /// Formats numbers, money and dates.
    fn figures(&self) -> &dyn Figures;
}

/// English.
#[derive(Clone, Copy)]
pub struct English {
    /// Formats numbers, money and dates.
    pub figures: &'static dyn Figures,
}

impl Texts for English {
    fn figures(&self) -> &dyn Figures {
        self.figures
    }
}

impl Deref for English {
    type Target = Strings;

    fn deref(&self) -> &Strings {
        &STRINGS
    }
}

/// All texts without arguments.
static STRINGS: Strings = strings_of_areas!();

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

/// A deal after the word "deal": its name, or its key if it has none; a number if names are hidden.
fn deal_in_sentence(key: &str, name: &str, figures: &dyn Figures) -> String {
    let shown = if name.is_empty() { key } else { name };
    redaction::number_of_deal(key).map_or_else(|| isolated(shown).into_owned(), |number| figures.count(number))
}

/// Credit before rounding, in major units; a percentage if amounts are hidden.
fn unrounded(minor: f64, figures: &dyn Figures) -> String {
    match redaction::percent_of(minor) {
        Some(percent) => format!("{}{NARROW}%", figures.fixed(percent, 1)),
        None => figures.fixed(amounts::major(minor), 6),
    }
}

/// "+" or "−".
const fn sign(n: i64) -> char {
    if n < 0 { MINUS } else { '+' }
}

/// Absolute value, saturating.
const fn magnitude(n: i64) -> i64 {
    n.saturating_abs()
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
