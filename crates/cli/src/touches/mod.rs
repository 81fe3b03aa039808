//! `--by touch`: a row per touch and team of each won deal. Written page by page, so that a million touches need no
//! memory of their own.

mod csv;
mod parquet;

use fairshare_engine::dataset::Dataset;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::{CreditedTouch, TouchQuery};

use crate::arguments::{Format, Request};

/// Headings of the columns before those of the models.
const COLUMNS: [&str; 11] =
    ["deal", "deal_name", "close", "touch", "time", "channel", "campaign", "type", "person", "team", "share"];

/// Headings of the columns of a model: weight and credit.
fn headings(model: &str) -> [String; 2] {
    [format!("{model} weight"), format!("{model} credit")]
}

/// The table of a dataset, in pages.
struct Pages<'a> {
    data: &'a mut Dataset,
    counting: &'a EligibilityRules,
    query: TouchQuery,
    is_over: bool,
}

impl Pages<'_> {
    /// The rows of the next page; `None` after the last.
    fn next(&mut self) -> Result<Option<Vec<CreditedTouch>>, String> {
        if self.is_over {
            return Ok(None);
        }
        let page = self.data.touch_page(&self.query, self.counting).map_err(|problem| problem.to_string())?;
        match page.next {
            Some(from) => self.query.from = from,
            None => self.is_over = true,
        }
        Ok(Some(page.rows))
    }
}

/// Writes the table to standard output or to the file of `--out`.
pub fn write(
    request: &Request,
    data: &mut Dataset,
    models: &[Model],
    counting: &EligibilityRules,
) -> Result<(), String> {
    if request.format == Format::Json || request.wins {
        return Err("--by touch gives revenue, as CSV or Parquet: leave --format json and --value out.".to_owned());
    }
    let scale = data.facts().scale;
    let out = request.out.as_deref().filter(|_| request.format == Format::Parquet);
    let rows = if out.is_some() { parquet::ROWS } else { csv::ROWS };
    let query = TouchQuery { models: models.to_vec(), from: 0, rows };
    let mut pages = Pages { data, counting, query, is_over: false };
    match out {
        Some(out) => parquet::save(request, out, &mut pages, scale),
        None => csv::print(request, &mut pages, scale),
    }
}
