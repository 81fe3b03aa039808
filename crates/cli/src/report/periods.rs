//! `fairshare periods`: two periods or segments side by side.

use fairshare_engine::dataset::Dataset;
use fairshare_types::model::Model;
use fairshare_types::options::named::period;
use fairshare_types::options::{EligibilityRules, Filter};
use fairshare_types::results::PeriodQuery;

use super::{line, money, team};
use crate::reading::text;

/// Its options.
#[derive(Default)]
pub struct Options {
    sides: [Option<Filter>; 2],
}

impl Options {
    /// Applies an option; returns false for every other option.
    pub fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
        let at = match name {
            "first" => 0,
            "second" => 1,
            _ => return Ok(false),
        };
        self.sides[at] = Some(side(&format!("--{name}"), &text(parser)?)?);
        Ok(true)
    }

    /// The table, with a row of totals.
    pub fn print(&self, data: &mut Dataset, models: &[Model], counting: &EligibilityRules) -> Result<String, String> {
        let [Some(first), Some(second)] = self.sides.clone() else {
            return Err(
                "fairshare periods needs --first and --second, such as --first 2025-01-01..2025-03-31.".to_owned()
            );
        };
        if models.len() > 1 {
            return Err("fairshare periods compares under one model: give --model once.".to_owned());
        }
        let model = models.first().cloned().unwrap_or(Model::Linear);
        // What else the filter says holds for both sides.
        let both = |side: &Filter| counting.filter.narrowed_to(side);
        let query = PeriodQuery { model, sides: [both(&first), both(&second)] };
        let periods = data.periods(&query, counting, &mut || {}).map_err(|problem| problem.to_string())?;
        for (side, name) in periods.sides.iter().zip(["first", "second"]) {
            if side.won_deals == 0 {
                crate::warn(&format!("No won deal is in the {name} period."));
            }
        }
        let mut table =
            "team,first,second,difference,revenue,mix,within,first_low,first_high,second_low,second_high\n".to_owned();
        let [first, second] = &periods.sides;
        let bounds = |intervals: &[[f64; 2]], at: usize| match intervals.get(at) {
            Some(ends) => ends.map(|end| format!("{end:.4}")),
            None => [String::new(), String::new()],
        };
        for (at, (group, shift)) in periods.groups.iter().zip(&periods.shifts).enumerate() {
            let amounts = [first.credit[at], second.credit[at], shift.total(), shift.revenue, shift.mix, shift.within];
            let intervals = [&first.intervals, &second.intervals].map(|intervals| bounds(intervals, at));
            let cells = amounts.map(|minor| money(data, minor)).into_iter().chain(intervals.into_iter().flatten());
            table += &line([team(group)].into_iter().chain(cells));
        }
        let sum = |part: fn(&fairshare_types::results::Shift) -> i64| periods.shifts.iter().map(part).sum::<i64>();
        let totals = [
            first.total,
            second.total,
            second.total - first.total,
            sum(|shift| shift.revenue),
            sum(|shift| shift.mix),
            sum(|shift| shift.within),
        ];
        let none = ["", "", "", ""].map(str::to_owned);
        table += &line(["(total)".to_owned()].into_iter().chain(totals.map(|minor| money(data, minor))).chain(none));
        Ok(table)
    }
}

/// Parses `2025-01-01..2025-03-31`, `segment=Enterprise` or `owner=Mira`.
fn side(option: &str, given: &str) -> Result<Filter, String> {
    match given.split_once('=') {
        Some(("segment", name)) => Ok(Filter { segments: vec![name.to_owned()], ..Filter::default() }),
        Some(("owner", name)) => Ok(Filter { owners: vec![name.to_owned()], ..Filter::default() }),
        _ => Ok(Filter { closed: Some(period(option, given)?), ..Filter::default() }),
    }
}
