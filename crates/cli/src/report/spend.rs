//! `fairshare spend`: cost beside credit, of the touches and of files of spend.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::{Dimension, RowsBy};
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, JointCreditPolicy};
use fairshare_types::results::{Group, Member, Spend, SpendQuery, SpendSums, UnjoinedSpend};
use fairshare_types::spreadsheet::csv_cell;

use super::{line, money};
use crate::reading::word;

/// Its options.
pub struct Options {
    by: Dimension,
    by_month: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { by: Dimension::Team, by_month: false }
    }
}

impl Options {
    /// Applies an option; returns false for every other option.
    pub fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
        if name != "by" {
            return Ok(false);
        }
        let whole = |(_, by): &(&str, Dimension)| !by.is_within();
        let rows = RowsBy::dimensions().into_iter().filter(whole).map(|(word, by)| (word, Some(by)));
        let words: Vec<_> = rows.chain([("month", None)]).collect();
        match word(parser, "by", &words)? {
            Some(by) => self.by = by,
            None => self.by_month = true,
        }
        Ok(true)
    }

    /// The table, with a row for each name that joins no touch and a row of totals.
    pub fn print(&self, data: &mut Dataset, models: &[Model], counting: &EligibilityRules) -> Result<String, String> {
        if models.len() > 1 {
            return Err("fairshare spend compares under one model: give --model once.".to_owned());
        }
        let model = models.first().cloned().unwrap_or(Model::Linear);
        let query = SpendQuery { by: self.by, model, by_month: self.by_month };
        let spend = data.spend(&query, counting).map_err(|problem| problem.to_string())?;
        if !data.facts().has_costs {
            return Err("No touch has a cost, and no file has spend: add a file with a date or month, a channel or \
                        campaign, and the cost."
                .to_owned());
        }
        warn(data, &spend, counting);
        self.warn_of_joint(counting);
        Ok(if self.by_month { self.months(data, &spend) } else { self.rows(data, &spend) })
    }

    /// Says that costs of joint touches are always split.
    fn warn_of_joint(&self, counting: &EligibilityRules) {
        if self.by == Dimension::Team && counting.joint != JointCreditPolicy::Split {
            crate::warn(
                "--joint does not apply to spend: teams share cost and credit of joint touches, so that each sum is that \
                 of all deals.",
            );
        }
    }

    fn rows(&self, data: &Dataset, spend: &Spend) -> String {
        let mut table = format!("{},{HEADINGS}\n", self.heading());
        for row in &spend.rows {
            table += &line([name(&row.of, self.by)].into_iter().chain(cells(data, &row.sums)));
        }
        for unjoined in spend.files.iter().flat_map(|files| &files.unjoined) {
            let sums = SpendSums { cost: unjoined.cost, is_known: true, ..SpendSums::default() };
            table += &line([without_touch(unjoined)].into_iter().chain(cells(data, &sums)));
        }
        table + &line(["(total)".to_owned()].into_iter().chain(cells(data, &spend.all())))
    }

    fn months(&self, data: &Dataset, spend: &Spend) -> String {
        let mut table = format!("month,{},{HEADINGS}\n", self.heading());
        for month in &spend.months {
            let of = || if month.month.is_empty() { "(no month)".to_owned() } else { month.month.clone() };
            for (at, sums) in &month.rows {
                let row = spend.rows.get(*at as usize);
                let name = row.map_or_else(String::new, |row| name(&row.of, self.by));
                table += &line([of(), name].into_iter().chain(cells(data, sums)));
            }
            if month.unjoined != 0 {
                let sums = SpendSums { cost: month.unjoined, is_known: true, ..SpendSums::default() };
                table += &line([of(), "(joins no touch)".to_owned()].into_iter().chain(cells(data, &sums)));
            }
            table += &line([of(), "(total)".to_owned()].into_iter().chain(cells(data, &month.all)));
        }
        let all = cells(data, &spend.all());
        table + &line(["(total)".to_owned(), "(total)".to_owned()].into_iter().chain(all))
    }

    fn heading(&self) -> &'static str {
        RowsBy::dimensions().into_iter().find(|(_, by)| *by == self.by).map_or("", |(word, _)| word)
    }
}

/// Headings of the numbers.
const HEADINGS: &str = "cost,credit,return,won_deals,cost_per_won_deal";

/// Cost, credit, return, won deals that are credited, and cost per won deal; empty where no cost is known.
fn cells(data: &Dataset, sums: &SpendSums) -> [String; 5] {
    [
        if sums.is_known { money(data, sums.cost) } else { String::new() },
        money(data, sums.credit),
        sums.per_cost().map_or_else(String::new, |ratio| format!("{ratio:.4}")),
        format!("{:.4}", sums.deals),
        sums.per_deal().map_or_else(String::new, |minor| money(data, minor)),
    ]
}

/// The name of a group in a row.
fn name(of: &Member, by: Dimension) -> String {
    let group = Group { name: of.name.clone(), kind: of.kind, touches: 0, part: String::new() };
    csv_cell(&group.row_name(by)).into_owned()
}

/// The name of spend that joins no touch, in a row.
fn without_touch(unjoined: &UnjoinedSpend) -> String {
    csv_cell(&format!("{} (joins no touch)", shown(unjoined))).into_owned()
}

fn shown(unjoined: &UnjoinedSpend) -> &str {
    if unjoined.name.is_empty() { "(none)" } else { &unjoined.name }
}

/// Says what joins no touch, and what the filter does to spend.
fn warn(data: &Dataset, spend: &Spend, counting: &EligibilityRules) {
    let Some(files) = &spend.files else { return };
    for unjoined in &files.unjoined {
        let kind = if unjoined.is_campaign { "campaign" } else { "channel" };
        let [from, to] = &unjoined.months;
        let when = if from == to { format!("in {from}") } else { format!("from {from} to {to}") };
        crate::warn(&format!(
            "No touch has the {kind} \u{201c}{}\u{201d}: its spend of {} {when} joins no credit. Write it as the touches \
             do.",
            shown(unjoined),
            money(data, unjoined.cost)
        ));
    }
    if files.rows_without_campaign > 0 {
        crate::warn(&format!(
            "No touch has the campaign of {} rows of spend: all touches of their channels share that cost.",
            files.rows_without_campaign
        ));
    }
    if files.rows_without_team > 0 {
        crate::warn(&format!(
            "No touch of the channel belongs to the team of {} rows of spend: all teams of these channels share that cost.",
            files.rows_without_team
        ));
    }
    if files.rows_of_months > 0 {
        crate::warn(&format!(
            "The period of {} rows of spend is in several months: these share the cost by days.",
            files.rows_of_months
        ));
    }
    if files.rows_filtered > 0 {
        crate::warn(&format!("{} rows of spend are outside the period of touches.", files.rows_filtered));
    }
    let filter = &counting.filter;
    let of_deals = filter.closed.is_some()
        || [&filter.segments, &filter.owners, &filter.currencies, &filter.deals].iter().any(|names| !names.is_empty());
    if of_deals {
        crate::warn("A filter of deals does not change spend from files, only credit.");
    }
}
