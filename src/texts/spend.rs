//! Texts of costs, and of a budget split in proportion to credit.

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{Spend, UnjoinedSpend};

use super::isolate::isolated;
use super::{English, ReadingTexts, TableTexts};

/// Strings of costs and budget.
pub struct SpendStrings {
    /// Heading.
    pub heading: &'static str,
    /// Label of the choice of the model.
    pub model: &'static str,
    /// Label of the choice of the rows.
    pub rows: &'static str,
    /// Label of the budget.
    pub budget: &'static str,
    /// Headings: cost, its share, credit, credit per cost, won deals, cost per won deal, part of the budget, difference
    /// to its share by cost.
    pub headings: [&'static str; 8],
    /// In place of the cost of a group without one.
    pub no_cost: &'static str,
    /// Spend that joins no touch: the name of its row, and the heading of its list.
    pub unjoined: &'static str,
    /// Advice for these names.
    pub unjoined_hint: &'static str,
    /// Heading of the months.
    pub months: &'static str,
    /// Defines cost and credit of a month.
    pub months_say: &'static str,
    /// Label of the choice whose months are shown.
    pub months_of: &'static str,
    /// The choice of all rows together.
    pub all: &'static str,
    /// Heading of the column of months.
    pub month: &'static str,
    /// In place of a month: touches without a date, and won deals without a touch.
    pub no_month: &'static str,
    /// Shown if nobody has credit.
    pub no_budget: &'static str,
    /// Caution that the figures are no forecast.
    pub caution: &'static str,
}

/// Texts of costs and budget.
pub trait SpendTexts {
    /// Which costs are counted, for how many touches they are known, and how many rows of spend there are.
    fn spend_says(&self, spend: &Spend) -> String;
    /// What the reader should know about spend from files, one sentence each. `filters_deals` tells that a filter of
    /// deals is on.
    fn spend_notes(&self, spend: &Spend, filters_deals: bool) -> Vec<String>;
    /// A name with spend that joins no touch: its spend, its rows and its months.
    fn unjoined(&self, unjoined: &UnjoinedSpend, currency: &str) -> String;
    /// Credit per unit of cost; a dash if it cost nothing.
    fn per_cost(&self, ratio: Option<f64>) -> String;
    /// Cost per won deal; a dash without a cost or a won deal.
    fn per_deal(&self, minor: Option<i64>, currency: &str) -> String;
    /// Won deals in the fractions that are credited.
    fn credited_deals(&self, deals: f64) -> String;
    /// A month, as written by the engine.
    fn spend_month(&self, month: &str) -> String;
}

/// The strings in English.
pub(super) const STRINGS: SpendStrings = SpendStrings {
    heading: "Return and budget",
    model: "Credit under",
    rows: "Costs by",
    budget: "Budget to split",
    headings: [
        "Cost",
        "Share of cost",
        "Credit",
        "Return (credit per cost)",
        "Won deals credited",
        "Cost per won deal",
        "Budget by credit",
        "Compared with its share of cost",
    ],
    no_cost: "no cost known",
    unjoined: "Spend that joins no touch",
    unjoined_hint: "Write these names as they are in the touches, or add the touches of these channels and campaigns.",
    months: "By month",
    months_say: "Cost is in the month in which it was spent, or in which its touch happened. Credit is in the month of \
        its touch, not in that of the close. A week counts in the month of its Monday.",
    months_of: "Months of",
    all: "everything",
    month: "Month",
    no_month: "no month",
    no_budget: "Nobody is credited with anything, so the budget cannot be split by credit.",
    caution: "A what-if, not a forecast: credit is a way of counting, and moving budget does not move revenue in \
        proportion.",
};

impl SpendTexts for English {
    fn spend_says(&self, spend: &Spend) -> String {
        let known = spend.touches.saturating_sub(spend.without_cost);
        let of_touches = format!(
            "Costs of the touches that count, in won, lost and open deals: known for {} of {}.",
            self.figures.count(known),
            self.counted(spend.touches, "touch", "touches")
        );
        let Some(files) = &spend.files else { return of_touches };
        let of_files = format!(
            "Spend from files: {}, compared with the credit of the touches of the same channel or campaign.",
            self.counted(files.rows, "row", "rows")
        );
        if known > 0 { format!("{of_touches} {of_files}") } else { of_files }
    }

    fn spend_notes(&self, spend: &Spend, filters_deals: bool) -> Vec<String> {
        let Some(files) = &spend.files else { return Vec::new() };
        let mut notes = vec![
            "What is spent on a channel is shared among its campaigns, types and teams by their number of touches."
                .to_owned(),
        ];
        if filters_deals {
            notes.push("The filter of deals changes the credit, not the spend from files.".to_owned());
        }
        if files.rows_filtered > 0 {
            let rows = self.counted(files.rows_filtered, "row of spend is", "rows of spend are");
            notes.push(format!("{rows} outside the period of touches that the filter sets."));
        }
        if files.rows_without_campaign > 0 {
            let rows = self.counted(files.rows_without_campaign, "row", "rows");
            notes.push(format!(
                "No touch has the campaign of {rows} of spend: all touches of their channels share that cost."
            ));
        }
        if files.rows_without_team > 0 {
            let rows = self.counted(files.rows_without_team, "row", "rows");
            notes.push(format!(
                "No touch of the channel belongs to the team of {rows} of spend: all teams of these channels share that \
                 cost."
            ));
        }
        if files.rows_of_months > 0 {
            let rows = self.counted(files.rows_of_months, "row of spend is", "rows of spend is");
            notes.push(format!("The period of {rows} in several months: these share the cost by days."));
        }
        if !files.without_rate.is_empty() {
            notes.push(self.spend_without_rate(&files.without_rate));
        }
        notes
    }

    fn unjoined(&self, unjoined: &UnjoinedSpend, currency: &str) -> String {
        let by = if unjoined.is_campaign { Dimension::Campaign } else { Dimension::Channel };
        let name = if unjoined.name.is_empty() { self.nothing_of(by).into() } else { isolated(&unjoined.name) };
        let [from, to] = unjoined.months.each_ref().map(|month| self.spend_month(month));
        let months = if from == to { from } else { format!("{from} to {to}") };
        let cost = self.figures.money(unjoined.cost, currency);
        format!("{name}: {cost}, {}, {months}", self.counted(unjoined.rows, "row", "rows"))
    }

    fn per_cost(&self, ratio: Option<f64>) -> String {
        ratio.map_or_else(|| "\u{2013}".to_owned(), |ratio| self.figures.fixed(ratio, 2))
    }

    fn per_deal(&self, minor: Option<i64>, currency: &str) -> String {
        minor.map_or_else(|| "\u{2013}".to_owned(), |minor| self.figures.money(minor, currency))
    }

    fn credited_deals(&self, deals: f64) -> String {
        self.figures.decimal(deals, 2)
    }

    fn spend_month(&self, month: &str) -> String {
        if month.is_empty() { self.spend.no_month.to_owned() } else { self.part(Dimension::Month, month) }
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::model::Model;
    use fairshare_types::results::FileSpend;

    use super::super::plain::ENGLISH;
    use super::*;

    fn spend(touches: u64, without_cost: u64) -> Spend {
        Spend {
            by: Dimension::Team,
            model: Model::Last,
            rows: Vec::new(),
            cost: 0,
            credit: 0,
            won_deals: 0,
            touches,
            without_cost,
            files: None,
            months: Vec::new(),
        }
    }

    #[test]
    fn what_is_known_is_said() {
        let says = "Costs of the touches that count, in won, lost and open deals: known for";
        assert_eq!(ENGLISH.spend_says(&spend(6, 2)), format!("{says} 4 of 6 touches."));
        assert_eq!(ENGLISH.spend_says(&spend(1, 0)), format!("{says} 1 of 1 touch."));
        assert_eq!((ENGLISH.per_cost(Some(4.166)), ENGLISH.per_cost(None)), ("4.17".to_owned(), "–".to_owned()));
    }

    #[test]
    fn spend_from_files_is_said() {
        let files = FileSpend {
            rows: 3,
            rows_filtered: 1,
            without_rate: vec![("GBP".to_owned(), 2)],
            unjoined: vec![UnjoinedSpend {
                name: "Radio".to_owned(),
                is_campaign: false,
                cost: 30_000,
                rows: 2,
                months: ["2025-03".to_owned(), "2025-04".to_owned()],
            }],
            ..FileSpend::default()
        };
        let spend = Spend { files: Some(files.clone()), ..spend(6, 6) };
        assert_eq!(
            ENGLISH.spend_says(&spend),
            "Spend from files: 3 rows, compared with the credit of the touches of the same channel or campaign."
        );
        assert_eq!(
            ENGLISH.spend_notes(&spend, true)[1..],
            [
                "The filter of deals changes the credit, not the spend from files.",
                "1 row of spend is outside the period of touches that the filter sets.",
                "Spend in GBP has no exchange rate, so 2 rows are not counted: enter it under “How it was read”.",
            ]
        );
        let radio = ENGLISH.unjoined(&files.unjoined[0], "€");
        assert!(radio.starts_with("Radio: €300.00, 2 rows, ") && radio.contains(" to "), "{radio}");
        assert_eq!((ENGLISH.per_deal(None, "€"), ENGLISH.credited_deals(1.5)), ("–".to_owned(), "1.5".to_owned()));
    }
}
