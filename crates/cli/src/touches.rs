//! `--by touch`: a row per touch and team of each won deal. Written page by page, so that a million touches need no
//! memory of their own.

use std::io::Write;

use fairshare_engine::dataset::Dataset;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::{CreditedTouch, TouchQuery};
use fairshare_types::scale::Scale;
use fairshare_types::spreadsheet::csv_cell;
use fairshare_types::time::written;

use crate::arguments::Request;

/// Rows of a page.
const ROWS: u32 = 20_000;

/// Writes the table to standard output; returns what is left to print, which is nothing.
pub fn print(
    request: &Request,
    data: &mut Dataset,
    models: &[Model],
    counting: &EligibilityRules,
) -> Result<String, String> {
    if request.json || request.wins {
        return Err("--by touch prints revenue as CSV: leave --format and --value out.".to_owned());
    }
    let scale = data.facts().scale;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut page = head(&request.models);
    let mut from = Some(0);
    while let Some(start) = from {
        let query = TouchQuery { models: models.to_vec(), from: start, rows: ROWS };
        let rows = data.touch_page(&query, counting).map_err(|problem| problem.to_string())?;
        rows.rows.iter().for_each(|row| add(&mut page, row, scale));
        // A closed pipe is not a failure: its reader has seen enough.
        if out.write_all(page.as_bytes()).is_err() {
            return Ok(String::new());
        }
        page.clear();
        from = rows.next;
    }
    // As above.
    let _ = out.flush();
    Ok(String::new())
}

fn head(models: &[(String, Model)]) -> String {
    let mut head = "deal,deal_name,close,touch,time,channel,campaign,type,person,team,share".to_owned();
    for (name, _) in models {
        head += &format!(",{},{}", csv_cell(&format!("{name} weight")), csv_cell(&format!("{name} credit")));
    }
    head + "\n"
}

fn add(page: &mut String, row: &CreditedTouch, scale: Scale) {
    let time = |at: Option<i64>| at.map_or_else(String::new, written);
    let number = if row.touch == 0 { String::new() } else { row.touch.to_string() };
    let [deal, deal_name, channel, campaign, touch_type, person, team] =
        [&row.deal, &row.deal_name, &row.channel, &row.campaign, &row.touch_type, &row.person, &row.team]
            .map(|text| csv_cell(text));
    *page += &format!(
        "{deal},{deal_name},{},{number},{},{channel},{campaign},{touch_type},{person},{team},{}",
        time(row.close),
        time(row.time),
        row.share
    );
    for (weight, credit) in row.weights.iter().zip(&row.credit) {
        *page += &format!(",{weight},{}", scale.write(*credit));
    }
    page.push('\n');
}
