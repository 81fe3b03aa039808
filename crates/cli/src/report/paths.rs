//! `fairshare paths`: the paths of won and lost deals.

use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::{Dimension, RowsBy};
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::{PathOrder, PathQuery, Paths};
use fairshare_types::spreadsheet::csv_cell;

use super::{line, money};
use crate::reading::{text, word};

/// Its options.
pub struct Options(PathQuery);

impl Default for Options {
    fn default() -> Self {
        Self(PathQuery { rows: 50, ..PathQuery::default() })
    }
}

impl Options {
    /// Applies an option; returns false for every other option.
    pub fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
        match name {
            "by" => {
                let whole = |(_, by): &(&str, Dimension)| !by.is_within();
                let words: Vec<_> = RowsBy::dimensions().into_iter().filter(whole).collect();
                self.0.by = word(parser, "by", &words)?;
            }
            "every-touch" => self.0.every_touch = true,
            "order" => self.0.order = word(parser, "order", &PathOrder::ALL.map(|order| (order.key(), order)))?,
            "rows" => {
                let given = text(parser)?;
                let sentence = || format!("--rows takes a number such as 50, not \u{201c}{given}\u{201d}.");
                self.0.rows = given.parse().ok().filter(|rows| *rows > 0).ok_or_else(sentence)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The table; its last row holds the paths that are not listed.
    pub fn print(&self, data: &mut Dataset, counting: &EligibilityRules) -> Result<String, String> {
        let paths =
            data.without_model(counting, |source| source.paths(&self.0)).map_err(|problem| problem.to_string())?;
        let mut table = "path,wins,losses,value,touches,days\n".to_owned();
        let (mut wins, mut losses, mut amount) = (paths.all.wins, paths.all.losses, paths.all.amount);
        for row in &paths.rows {
            let days = row.median_days.map_or_else(String::new, |days| format!("{days:.1}"));
            let sums = row.sums;
            (wins, losses, amount) = (wins - sums.wins, losses - sums.losses, amount - sums.amount);
            table += &line([
                csv_cell(&name(&paths, &row.steps)).into_owned(),
                sums.wins.to_string(),
                sums.losses.to_string(),
                money(data, sums.amount),
                row.median_touches.to_string(),
                days,
            ]);
        }
        if (paths.rows.len() as u64) < paths.different {
            let (wins, losses) = (wins.to_string(), losses.to_string());
            table +=
                &line(["(other paths)".to_owned(), wins, losses, money(data, amount), String::new(), String::new()]);
        }
        Ok(table)
    }
}

/// The steps in words.
fn name(paths: &Paths, steps: &[u32]) -> String {
    let step = |step: &u32| match paths.names.get(*step as usize).map(String::as_str) {
        None | Some("") => "(none)",
        Some(name) => name,
    };
    if steps.is_empty() { "(no touch)".to_owned() } else { steps.iter().map(step).collect::<Vec<_>>().join(" > ") }
}
