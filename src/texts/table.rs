//! Texts of the table.

use fairshare_types::dimension::Dimension;

use super::{English, Language, MINUS, NARROW};
use crate::values::period;
use crate::values::sheet::{self, Measure, TableColumn, Value};

/// Something that can be saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The credit chart with its dimension.
    Credit(Dimension),
    /// The credit flow chart.
    Moved,
    /// The chart of won revenue by sets of teams.
    Together,
    /// The timeline of a deal.
    Deal,
    /// The table with its dimension and measure.
    Table(Dimension, Measure),
    /// Each touch with its credit.
    Touches,
    /// The rows kept out.
    KeptOut,
    /// The import report.
    Reading,
}

impl Saved {
    /// Its identifier; prefix of the ids in an SVG.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Credit(_) => "credit",
            Self::Moved => "what-moves",
            Self::Together => "won-together",
            Self::Deal => "deal",
            Self::Table(..) => "credit-by",
            Self::Touches => "touches",
            Self::KeptOut => "rows-kept-out",
            Self::Reading => "how-it-was-read",
        }
    }
}

/// Strings around the credit chart, and of the table.
pub struct TableStrings {
    /// Label of the choice of the form.
    pub form: &'static str,
    /// Label of the choice of the chart's dimension.
    pub compare: &'static str,
    /// Name of the group of buttons that save the chart.
    pub save_credit: &'static str,
    /// Name of the group of buttons that save the credit flow chart.
    pub save_moved: &'static str,
    /// Name of the group of buttons that copy and save the table.
    pub save_table: &'static str,
    /// Button that saves a PNG.
    pub save_png: &'static str,
    /// Button that saves an SVG.
    pub save_svg: &'static str,
    /// Heading of the table.
    pub heading: &'static str,
    /// Label of the choice of the table's dimension.
    pub rows: &'static str,
    /// Label of the choice of the measure.
    pub measure: &'static str,
    /// Label of the switch for differences.
    pub differences: &'static str,
    /// Name of the row of totals.
    pub total: &'static str,
    /// Button that copies the table.
    pub copy: &'static str,
    /// Button that saves the table as CSV.
    pub save_csv: &'static str,
    /// The table is on the clipboard.
    pub copied: &'static str,
    /// The clipboard was denied.
    pub not_copied: &'static str,
    /// Button that saves each touch with its credit as CSV.
    pub save_touches: &'static str,
    /// The same while it is being written.
    pub saving_touches: &'static str,
    /// Each touch cannot be saved while names and amounts are hidden.
    pub touches_hidden: &'static str,
    /// The table of touches could not be written.
    pub touches_not_saved: &'static str,
    /// Headings of the table of touches before those of the models: deal, its name, close, place, time, channel, campaign,
    /// type, person, team, share of the team.
    pub touch_headings: [&'static str; 11],
    /// What a column of weights holds.
    pub weight: &'static str,
    /// The PNG could not be made.
    pub not_saved: &'static str,
}

/// Texts around the credit chart, and of the table.
pub trait TableTexts {
    /// Why a field rejects a number: the range it accepts.
    fn outside(&self, range: (f64, f64)) -> String;
    /// Name of a saved file, without its extension.
    fn file_name(&self, of: Saved) -> String;
    /// The language of the texts.
    fn language(&self) -> Language;
    /// Heading of a column of a saved table: a model with its settings, and what the numbers are.
    fn column_heading(&self, model: &str, column: TableColumn, currency: &str) -> String;
    /// Plural name of a dimension.
    fn by_plural(&self, by: Dimension) -> &'static str;
    /// Singular name of a dimension.
    fn by(&self, by: Dimension) -> &'static str;
    /// Name of a measure.
    fn measure_name(&self, measure: Measure) -> &'static str;
    /// Caption of the table.
    fn caption(&self, by: Dimension, measure: Measure) -> String;
    /// A month or segment; an empty name means deals without one.
    fn part(&self, by: Dimension, part: &str) -> String;
    /// Label of the search field for rows.
    fn find_row(&self, by: Dimension) -> &'static str;
    /// Number of rows found.
    fn found_rows(&self, found: usize, of: usize) -> String;
    /// Number of rows that don't fit on paper or don't match the search.
    fn rows_left_out(&self, rows: usize, adds_up: bool) -> String;
    /// Touches without a value of a dimension.
    fn nothing_of(&self, by: Dimension) -> &'static str;
    /// The text of a cell.
    fn value(&self, value: Value, currency: &str) -> String;
    /// A difference to the baseline, with its sign.
    fn difference(&self, value: Value, currency: &str) -> String;
}

/// The strings in English.
pub(super) const STRINGS: TableStrings = TableStrings {
    form: "Chart type",
    compare: "Compare",
    save_credit: "Save the chart of credit",
    save_moved: "Save the chart of what moves",
    save_table: "Copy or save the table",
    save_png: "Save PNG",
    save_svg: "Save SVG",
    heading: "Table",
    rows: "Rows",
    measure: "Measure",
    differences: "Differences to the baseline",
    total: "Total",
    copy: "Copy",
    save_csv: "Save CSV",
    copied: "The table is on the clipboard.",
    not_copied: "The browser did not allow the clipboard. Use “Save CSV” instead.",
    save_touches: "Save each touch (CSV)",
    saving_touches: "Writing each touch…",
    touches_hidden: "The table of touches names deals and amounts, and these are hidden. Show them again to save it.",
    touches_not_saved: "The browser could not make this file. Close other tabs and try again.",
    touch_headings: [
        "Deal",
        "Name of the deal",
        "Close",
        "Touch",
        "Time",
        "Channel",
        "Campaign",
        "Type of touch",
        "Person",
        "Team",
        "Team’s share of the touch",
    ],
    weight: "weight",
    not_saved: "The browser could not make this picture. Use “Save SVG” instead.",
};

/// A heading of amounts with their currency in brackets.
pub(super) fn with_currency(heading: String, column: TableColumn, currency: &str) -> String {
    match column {
        TableColumn::Amount | TableColumn::Unrounded if !currency.is_empty() => format!("{heading} ({currency})"),
        _ => heading,
    }
}

impl TableTexts for English {
    fn outside(&self, (least, most): (f64, f64)) -> String {
        let [least, most] = [least, most].map(|number| self.figures.decimal(number, 2));
        format!("Not applied: the number must be from {least} to {most}. The previous value still counts.")
    }

    fn file_name(&self, of: Saved) -> String {
        match of {
            Saved::Credit(by) => format!("credit-by-{}", sheet::by_key(by)),
            Saved::Table(by, measure) => format!("{}-{}-{}", of.key(), sheet::by_key(by), measure.key()),
            _ => of.key().to_owned(),
        }
    }

    fn language(&self) -> Language {
        Language::English
    }

    fn column_heading(&self, model: &str, column: TableColumn, currency: &str) -> String {
        let what = match column {
            TableColumn::Share => "share",
            TableColumn::Amount => "amount",
            TableColumn::Deals => "won deals",
            TableColumn::Unrounded => "amount before rounding",
            TableColumn::UnroundedDeals => "won deals before rounding",
        };
        with_currency(format!("{model}, {what}"), column, currency)
    }

    fn by_plural(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Teams",
            Dimension::Channel => "Channels",
            Dimension::Campaign => "Campaigns",
            Dimension::Type => "Types",
            Dimension::Month => "Months",
            Dimension::Segment => "Segments",
        }
    }

    fn by(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Team",
            Dimension::Channel => "Channel",
            Dimension::Campaign => "Campaign",
            Dimension::Type => "Type of touch",
            Dimension::Month => "Month of close",
            Dimension::Segment => "Segment",
        }
    }

    fn measure_name(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Share => "Share",
            Measure::Amount => "Amount",
            Measure::Deals => "Won deals",
            Measure::Unrounded => "Amount, unrounded",
        }
    }

    fn caption(&self, by: Dimension, measure: Measure) -> String {
        let measure = match measure {
            Measure::Share => "Share of won revenue",
            Measure::Amount => "Credited revenue",
            Measure::Deals => "Credited won deals",
            Measure::Unrounded => "Credited revenue before rounding to cents",
        };
        let by = match by {
            Dimension::Month => "team in each month of close".to_owned(),
            Dimension::Segment => "team in each segment".to_owned(),
            by => self.by(by).to_ascii_lowercase(),
        };
        format!("{measure} by {by} under each model")
    }

    fn part(&self, by: Dimension, part: &str) -> String {
        match (by, part) {
            (Dimension::Month, "") => "no month known".to_owned(),
            (_, "") => "no segment".to_owned(),
            (Dimension::Month, month) => {
                period::read(&format!("{month}-01")).map_or_else(|| month.to_owned(), |at| self.figures.period(at, at))
            }
            (_, segment) => segment.to_owned(),
        }
    }

    fn find_row(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Find a team",
            Dimension::Channel => "Find a channel",
            Dimension::Campaign => "Find a campaign",
            Dimension::Type => "Find a type",
            Dimension::Month => "Find a month or team",
            Dimension::Segment => "Find a segment or team",
        }
    }

    fn found_rows(&self, found: usize, of: usize) -> String {
        let of = self.counted(of as u64, "row", "rows");
        format!("{} of {of}; the total is for all rows.", self.figures.count(found as u64))
    }

    fn rows_left_out(&self, rows: usize, adds_up: bool) -> String {
        let total = if adds_up { "; the total is for all rows" } else { "" };
        format!("Not shown: {}{total}.", self.counted(rows as u64, "row", "rows"))
    }

    fn nothing_of(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Campaign => self.teams.no_campaign,
            Dimension::Type => "No type",
            Dimension::Team | Dimension::Channel | Dimension::Month | Dimension::Segment => self.teams.unassigned,
        }
    }

    fn value(&self, value: Value, currency: &str) -> String {
        match value {
            Value::Share(share) => format!("{}{NARROW}%", self.figures.fixed(share * 100.0, 1)),
            Value::Amount(minor) => self.figures.money(minor, currency),
            Value::Deals(deals) => self.figures.fixed(deals, 2),
            Value::Unrounded(minor) => super::unrounded(minor, self.figures),
        }
    }

    fn difference(&self, value: Value, currency: &str) -> String {
        // Percentage points, so without a percent sign.
        let (negative, text) = match value {
            Value::Share(share) => (share < 0.0, self.figures.fixed((share * 100.0).abs(), 1)),
            Value::Amount(minor) => (minor < 0, self.figures.money(minor.saturating_abs(), currency)),
            Value::Deals(deals) => (deals < 0.0, self.figures.fixed(deals.abs(), 2)),
            Value::Unrounded(minor) => (minor < 0.0, super::unrounded(minor.abs(), self.figures)),
        };
        let nothing = !text.chars().any(|c| c.is_numeric() && c != '0');
        match (nothing, negative) {
            (true, _) => "0".to_owned(),
            (_, true) => format!("{MINUS}{text}"),
            (_, false) => format!("+{text}"),
        }
    }
}
