//! Texts around the credit chart, and of the table.

use fairshare_types::dimension::Dimension;

use super::{English, Language, MINUS, NARROW};
use crate::values::finding::Won;
use crate::values::form::Form;
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
    /// The PNG could not be made.
    pub not_saved: &'static str,
}

/// The whole that the credit chart divides.
pub struct Whole {
    /// Won revenue; the number of won deals if no revenue is known.
    pub won: Won,
    /// Number of won deals.
    pub deals: u64,
    /// First and last day of the touches, if known.
    pub period: Option<(i64, i64)>,
    /// Currency of the revenue.
    pub currency: String,
    /// Name of the baseline model, as within a sentence.
    pub baseline: String,
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
    /// Title of the chart.
    fn credit(&self, by: Dimension) -> &'static str;
    /// Heading of the chart, with the number of models.
    fn credit_under(&self, by: Dimension, models: usize) -> String;
    /// How to read a form, and the whole that it divides.
    fn credit_says(&self, form: Form, by: Dimension, whole: &Whole) -> String;
    /// Name of a form.
    fn form_name(&self, form: Form) -> &'static str;
    /// Label of the fold with the combined groups, one by one.
    fn others_one_by_one(&self, count: usize) -> String;
    /// Plural name of a dimension.
    fn by_plural(&self, by: Dimension) -> &'static str;
    /// Singular name of a dimension.
    fn by(&self, by: Dimension) -> &'static str;
    /// The proof: every row adds up to the total.
    fn proof(&self, total: &str) -> String;
    /// The same if won deals are split instead of revenue.
    fn proof_deals(&self, deals: u64) -> String;
    /// Basis of the proof: deals, period and rows kept out.
    fn stands_on(&self, won: u64, period: Option<(i64, i64)>, kept_out: u64) -> String;
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
    not_saved: "The browser could not make this picture. Use “Save SVG” instead.",
};

/// A heading of amounts with their currency in brackets.
pub(super) fn with_currency(heading: String, column: TableColumn, currency: &str) -> String {
    match column {
        TableColumn::Amount | TableColumn::Unrounded if !currency.is_empty() => format!("{heading} ({currency})"),
        _ => heading,
    }
}

/// Plural of the groups that share the credit. By month and segment, they are teams.
const fn divided(by: Dimension) -> &'static str {
    match by {
        Dimension::Team | Dimension::Month | Dimension::Segment => "teams",
        Dimension::Channel => "channels",
        Dimension::Campaign => "campaigns",
        Dimension::Type => "types of touch",
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

    fn credit(&self, by: Dimension) -> &'static str {
        match by {
            Dimension::Team => "Credit by team, model by model",
            Dimension::Channel => "Credit by channel, model by model",
            Dimension::Campaign => "Credit by campaign, model by model",
            Dimension::Type => "Credit by type of touch, model by model",
            Dimension::Month => "Credit by team in each month, model by model",
            Dimension::Segment => "Credit by team in each segment, model by model",
        }
    }

    fn credit_under(&self, by: Dimension, models: usize) -> String {
        let (title, _) = self.credit(by).split_once(',').unwrap_or((self.credit(by), ""));
        format!("{title} under {}", self.counted(models as u64, "model", "models"))
    }

    fn credit_says(&self, form: Form, by: Dimension, whole: &Whole) -> String {
        let when = whole.period.map(|(from, to)| format!(" (touches {})", self.figures.period(from, to)));
        let deals = match whole.won {
            Won::Revenue(_) => format!(" in {}", self.counted(whole.deals, "deal", "deals")),
            Won::Deals(_) => String::new(),
        };
        let all = format!("{}{deals}{}", self.won(whole.won, &whole.currency), when.unwrap_or_default());
        match form {
            Form::Bars => format!(
                "Share of {all}. A row for each model; small figures are points above or below the baseline, {}.",
                whole.baseline
            ),
            Form::Stacked => format!("Each bar is all of {all}, divided between the {} by one model.", divided(by)),
            Form::Dots => format!(
                "Share of {all}. Each dot is a model; the longer the band, the more depends on the choice of model."
            ),
        }
    }

    fn form_name(&self, form: Form) -> &'static str {
        match form {
            Form::Bars => "Detail",
            Form::Stacked => "Stacked",
            Form::Dots => "Ranges",
        }
    }

    fn others_one_by_one(&self, count: usize) -> String {
        if count == 1 { "The other one".to_owned() } else { format!("The {count} others, one by one") }
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

    fn proof(&self, total: &str) -> String {
        format!("every row adds up to {total}")
    }

    fn proof_deals(&self, deals: u64) -> String {
        format!("every row adds up to {}", self.counted(deals, "won deal", "won deals"))
    }

    fn stands_on(&self, won: u64, period: Option<(i64, i64)>, kept_out: u64) -> String {
        let mut parts = vec![self.counted(won, "won deal", "won deals")];
        if let Some((from, to)) = period {
            parts.push(format!("touches {}", self.figures.period(from, to)));
        }
        parts.push(match kept_out {
            0 => "all rows counted".to_owned(),
            n => format!("{} not counted", self.counted(n, "row", "rows")),
        });
        parts.join(", ")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;

    #[test]
    fn a_form_says_of_what_it_shows_shares() {
        let whole = |won, deals| Whole {
            won,
            deals,
            period: Some((1, 9)),
            currency: "€".to_owned(),
            baseline: "last touch".to_owned(),
        };
        let revenue = whole(Won::Revenue(65_900_000), 46);
        for (form, says) in [
            (
                Form::Stacked,
                "Each bar is all of the €659000 won in 46 deals (touches 1 to 9), divided between the teams by one model.",
            ),
            (
                Form::Dots,
                "Share of the €659000 won in 46 deals (touches 1 to 9). Each dot is a model; the longer the band, the more \
                 depends on the choice of model.",
            ),
            (
                Form::Bars,
                "Share of the €659000 won in 46 deals (touches 1 to 9). A row for each model; small figures are points \
                 above or below the baseline, last touch.",
            ),
        ] {
            assert_eq!(ENGLISH.credit_says(form, Dimension::Team, &revenue), says);
        }
        let deals = Whole { period: None, ..whole(Won::Deals(12), 12) };
        assert_eq!(
            ENGLISH.credit_says(Form::Stacked, Dimension::Channel, &deals),
            "Each bar is all of the 12 deals won, divided between the channels by one model."
        );
        assert_eq!(ENGLISH.credit_under(Dimension::Team, 5), "Credit by team under 5 models");
        assert_eq!(ENGLISH.credit_under(Dimension::Channel, 1), "Credit by channel under 1 model");
    }
}
