//! The credit chart's frame and the table.

use fairshare_engine::view::By;

use super::{English, MINUS, NARROW, TeamTexts};
use crate::form::Form;
use crate::period;
use crate::sheet::{self, Measure, Value};

/// What is saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// The picture of credit.
    Credit,
    /// The picture of what moves.
    Moved,
    /// The picture of what was won together.
    Together,
    /// The picture of a deal.
    Deal,
    /// The table, with a measure by rows.
    Table(By, Measure),
    /// The rows kept out.
    KeptOut,
    /// What the files were taken for.
    Reading,
}

impl Saved {
    /// A word that stands for it; it begins the ids in a picture.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Credit => "credit",
            Self::Moved => "what-moves",
            Self::Together => "won-together",
            Self::Deal => "deal",
            Self::Table(..) => "credit-by",
            Self::KeptOut => "rows-kept-out",
            Self::Reading => "how-it-was-read",
        }
    }
}

/// Texts of chart frame and table.
pub trait TableTexts {
    /// Why a field does not take a number: the smallest and the largest that it takes.
    fn outside(&self, range: (f64, f64)) -> String;
    /// Name of a file, without its ending.
    fn file_name(&self, of: Saved) -> String;
    /// Heading of the chart.
    fn credit(&self, by: By) -> &'static str;
    /// What the chart measures, and how its form is read.
    fn credit_says(&self, form: Form, baseline: &str, counts_wins: bool) -> String;
    /// Label of the choice of the form.
    fn form(&self) -> &'static str;
    /// One form.
    fn form_name(&self, form: Form) -> &'static str;
    /// Unfolds the groups that the chart draws together.
    fn others_one_by_one(&self, count: usize) -> String;
    /// Label of the choice of what is compared.
    fn compare(&self) -> &'static str;
    /// Teams, channels, campaigns.
    fn by_plural(&self, by: By) -> &'static str;
    /// Team, channel, campaign.
    fn by(&self, by: By) -> &'static str;
    /// The proof: every row adds up to the total.
    fn proof(&self, total: &str) -> String;
    /// The same where there is one model.
    fn proof_deals(&self, deals: u64) -> String;
    /// What the proof stands on: deals, period and rows kept out.
    fn stands_on(&self, won: u64, period: Option<(i64, i64)>, kept_out: u64) -> String;
    /// Name of the group of buttons that save the chart.
    fn save_credit(&self) -> &'static str;
    /// Name of the group of buttons that save what moves.
    fn save_moved(&self) -> &'static str;
    /// Name of the group of buttons that copy and save the table.
    fn save_table(&self) -> &'static str;
    /// Saves the picture as PNG.
    fn save_png(&self) -> &'static str;
    /// Saves the picture as SVG.
    fn save_svg(&self) -> &'static str;
    /// Heading of the table.
    fn table(&self) -> &'static str;
    /// Label of what the rows are.
    fn rows(&self) -> &'static str;
    /// Label of the measure.
    fn measure(&self) -> &'static str;
    /// One measure.
    fn measure_name(&self, measure: Measure) -> &'static str;
    /// Label of the switch for differences.
    fn differences(&self) -> &'static str;
    /// Caption of the table.
    fn caption(&self, by: By, measure: Measure) -> String;
    /// Name of the row of totals.
    fn total(&self) -> &'static str;
    /// Copies the table.
    fn copy(&self) -> &'static str;
    /// Saves the table.
    fn save_csv(&self) -> &'static str;
    /// After copying.
    fn copied(&self) -> &'static str;
    /// Where the clipboard is denied.
    fn not_copied(&self) -> &'static str;
    /// Where a picture could not be made.
    fn not_saved(&self) -> &'static str;
    /// A month or segment; deals of none where it is empty.
    fn part(&self, by: By, part: &str) -> String;
    /// Label of the field that looks for a row.
    fn find_row(&self, by: By) -> &'static str;
    /// How many rows have been found.
    fn found_rows(&self, found: usize, of: usize) -> String;
    /// Rows that paper has no room for, or that were not sought.
    fn rows_left_out(&self, rows: usize, adds_up: bool) -> String;
    /// Touches without a channel, campaign or type, or of no team.
    fn nothing_of(&self, by: By) -> &'static str;
    /// A cell.
    fn value(&self, value: Value, currency: &str) -> String;
    /// A difference to the baseline, with its sign.
    fn difference(&self, value: Value, currency: &str) -> String;
}

impl TableTexts for English {
    fn outside(&self, (least, most): (f64, f64)) -> String {
        let [least, most] = [least, most].map(|number| self.figures.decimal(number, 2));
        format!("Not used: the number has to be from {least} to {most}. What was there before still counts.")
    }

    fn file_name(&self, of: Saved) -> String {
        match of {
            Saved::Table(by, measure) => format!("{}-{}-{}", of.key(), sheet::by_key(by), measure.key()),
            _ => of.key().to_owned(),
        }
    }

    fn credit(&self, by: By) -> &'static str {
        match by {
            By::Team => "Credit by team, model by model",
            By::Channel => "Credit by channel, model by model",
            By::Campaign => "Credit by campaign, model by model",
            By::Type => "Credit by type of touch, model by model",
            By::Month => "Credit by team in each month, model by model",
            By::Segment => "Credit by team in each segment, model by model",
        }
    }

    fn credit_says(&self, form: Form, baseline: &str, counts_wins: bool) -> String {
        let what = if counts_wins { "won deals" } else { "won revenue" };
        let read = match form {
            Form::Bars => {
                format!(
                    "The long line is the baseline, {baseline}; small figures are points more or less than it. Whiskers: 95 of \
                     100 resamples."
                )
            }
            Form::Stacked => "Each row is all of it; rows stand in the order in which they favour one.".to_owned(),
            Form::Dots => "A dot is a model. Up to the first dot all models agree; the band is a choice.".to_owned(),
        };
        format!("Share of {what}. {read}")
    }

    fn form(&self) -> &'static str {
        "Form of the picture"
    }

    fn form_name(&self, form: Form) -> &'static str {
        match form {
            Form::Bars => "Bars",
            Form::Stacked => "Stacked",
            Form::Dots => "Ranges",
        }
    }

    fn others_one_by_one(&self, count: usize) -> String {
        if count == 1 { "The other one".to_owned() } else { format!("The {count} others, one by one") }
    }

    fn compare(&self) -> &'static str {
        "Compare"
    }

    fn by_plural(&self, by: By) -> &'static str {
        match by {
            By::Team => "Teams",
            By::Channel => "Channels",
            By::Campaign => "Campaigns",
            By::Type => "Types",
            By::Month => "Months",
            By::Segment => "Segments",
        }
    }

    fn by(&self, by: By) -> &'static str {
        match by {
            By::Team => "Team",
            By::Channel => "Channel",
            By::Campaign => "Campaign",
            By::Type => "Type of touch",
            By::Month => "Month of close",
            By::Segment => "Segment",
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
            0 => "no rows kept out".to_owned(),
            n => format!("{} kept out", self.counted(n, "row", "rows")),
        });
        parts.join(", ")
    }

    fn save_credit(&self) -> &'static str {
        "Save the chart of credit"
    }

    fn save_moved(&self) -> &'static str {
        "Save the chart of what moves"
    }

    fn save_table(&self) -> &'static str {
        "Take the table along"
    }

    fn save_png(&self) -> &'static str {
        "Save PNG"
    }

    fn save_svg(&self) -> &'static str {
        "Save SVG"
    }

    fn table(&self) -> &'static str {
        "Table"
    }

    fn rows(&self) -> &'static str {
        "Rows"
    }

    fn measure(&self) -> &'static str {
        "Measure"
    }

    fn measure_name(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Share => "Share",
            Measure::Amount => "Amount",
            Measure::Deals => "Won deals",
            Measure::Unrounded => "Amount, unrounded",
        }
    }

    fn differences(&self) -> &'static str {
        "Differences to the baseline"
    }

    fn caption(&self, by: By, measure: Measure) -> String {
        let measure = match measure {
            Measure::Share => "Share of won revenue",
            Measure::Amount => "Credited revenue",
            Measure::Deals => "Credited won deals",
            Measure::Unrounded => "Credited revenue before rounding to cents",
        };
        let by = match by {
            By::Month => "team in each month of close".to_owned(),
            By::Segment => "team in each segment".to_owned(),
            by => self.by(by).to_ascii_lowercase(),
        };
        format!("{measure} by {by} under each model")
    }

    fn total(&self) -> &'static str {
        "Total"
    }

    fn copy(&self) -> &'static str {
        "Copy"
    }

    fn save_csv(&self) -> &'static str {
        "Save CSV"
    }

    fn copied(&self) -> &'static str {
        "The table is on the clipboard."
    }

    fn not_copied(&self) -> &'static str {
        "The browser did not allow the clipboard. Use “Save CSV” instead."
    }

    fn not_saved(&self) -> &'static str {
        "The browser could not make this picture. Use “Save SVG” instead."
    }

    fn part(&self, by: By, part: &str) -> String {
        match (by, part) {
            (By::Month, "") => "no month known".to_owned(),
            (_, "") => "no segment".to_owned(),
            (By::Month, month) => {
                period::read(&format!("{month}-01")).map_or_else(|| month.to_owned(), |at| self.figures.period(at, at))
            }
            (_, segment) => segment.to_owned(),
        }
    }

    fn find_row(&self, by: By) -> &'static str {
        match by {
            By::Team => "Find a team",
            By::Channel => "Find a channel",
            By::Campaign => "Find a campaign",
            By::Type => "Find a type",
            By::Month => "Find a month or team",
            By::Segment => "Find a segment or team",
        }
    }

    fn found_rows(&self, found: usize, of: usize) -> String {
        let of = self.counted(of as u64, "row", "rows");
        format!("{} of {of}; the total is that of all.", self.figures.count(found as u64))
    }

    fn rows_left_out(&self, rows: usize, adds_up: bool) -> String {
        let total = if adds_up { "; the total is that of all" } else { "" };
        format!("Not shown: {}{total}.", self.counted(rows as u64, "row", "rows"))
    }

    fn nothing_of(&self, by: By) -> &'static str {
        match by {
            By::Campaign => self.no_campaign(),
            By::Type => "No type",
            By::Team | By::Channel | By::Month | By::Segment => self.unassigned(),
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
        // Points are a difference of percents, not percents.
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
