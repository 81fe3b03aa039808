//! `fairshare pipeline`: credit of open deals by team.

use fairshare_engine::dataset::Dataset;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::{InfluenceWindow, Pipeline, PipelineQuery, Probabilities, WindowEnd};
use fairshare_types::spreadsheet::csv_cell;

use super::{line, money, team};
use crate::reading::{text, word};

/// Its options.
#[derive(Default)]
pub struct Options {
    days: Option<f64>,
    before: Option<WindowEnd>,
    whole_amounts: bool,
}

impl Options {
    /// Applies an option; returns false for every other option.
    pub fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
        match name {
            "window" => {
                let given = text(parser)?;
                let days = given.strip_suffix('d').unwrap_or(&given).parse().ok().filter(|days: &f64| *days > 0.0);
                let sentence = || format!("--window takes a number of days such as 90d, not \u{201c}{given}\u{201d}.");
                self.days = Some(days.ok_or_else(sentence)?);
            }
            "window-end" => {
                self.before = Some(word(parser, "window-end", &WindowEnd::ALL.map(|end| (end.key(), end)))?);
            }
            "whole-amounts" => self.whole_amounts = true,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The table, with a row of totals. Sourced and influenced amounts are never added up.
    pub fn print(&self, data: &mut Dataset, models: &[Model], counting: &EligibilityRules) -> Result<String, String> {
        let models = if models.is_empty() { vec![Model::First, Model::Linear, Model::Last] } else { models.to_vec() };
        if self.days.is_none() && self.before.is_some() {
            return Err("--window-end needs --window, such as --window 90d.".to_owned());
        }
        let before = self.before.unwrap_or_default();
        let window = self.days.map(|days| InfluenceWindow { days, before });
        let query = PipelineQuery { models, window, whole_amounts: self.whole_amounts };
        let pipeline = data.pipeline(&query, counting).map_err(|problem| problem.to_string())?;
        let heads = ["open_sourced", "open_influenced", "won_sourced", "won_influenced"].map(str::to_owned);
        let models = pipeline.models.iter().map(|model| csv_cell(&model.to_string()).into_owned());
        let mut table = line(["team".to_owned()].into_iter().chain(models).chain(heads));
        let width = pipeline.groups.len();
        for (at, group) in pipeline.groups.iter().enumerate() {
            let credit = pipeline.credit.chunks(width).map(|credit| money(data, credit[at]));
            let (open, won) = (pipeline.open[at], pipeline.won[at]);
            let reach = [open.sourced, open.influenced, won.sourced, won.influenced].map(|minor| money(data, minor));
            table += &line([team(group)].into_iter().chain(credit).chain(reach));
        }
        let totals = pipeline.models.iter().map(|_| money(data, pipeline.total));
        let none = ["", "", "", ""].map(str::to_owned);
        table += &line(["(total)".to_owned()].into_iter().chain(totals).chain(none));
        if let Some(known) = pipeline.probabilities {
            crate::warn(&weighed(data, &pipeline, known));
        }
        if pipeline.undated > 0 {
            crate::warn(&format!(
                "{} deals lack the date at which the window ends: each of their touches influences them.",
                pipeline.undated
            ));
        }
        if pipeline.without_amount > 0 {
            crate::warn(&format!("{} of {} open deals have no amount.", pipeline.without_amount, pipeline.deals));
        }
        Ok(table)
    }
}

/// How amounts and probabilities count, and what the other way gives.
fn weighed(data: &Dataset, pipeline: &Pipeline, known: Probabilities) -> String {
    let whole = money(data, pipeline.whole);
    if !pipeline.weighted {
        return format!("Open deals count with their whole amounts, {whole} in all, not times their probability.");
    }
    let range = known.range.map_or_else(String::new, |range| {
        let [least, most] = range.map(|millionths| f64::from(millionths) / 1e4);
        if least == most { format!(" ({least} %)") } else { format!(" ({least} % to {most} %)") }
    });
    let mut said = format!(
        "Open deals count with their amounts times their probability{range}; whole amounts are {whole} in all \
         (--whole-amounts)."
    );
    if known.unknown > 0 {
        let amount = money(data, known.unknown_amount);
        said += &match known.unknown {
            1 => format!(" 1 deal has no probability or several, and counts whole: {amount}."),
            deals => format!(" {deals} deals have no probability or several, and count whole: {amount}."),
        };
    }
    said
}
