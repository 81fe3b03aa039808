//! The table of touches as CSV.

use std::io::Write;

use fairshare_types::model::Model;
use fairshare_types::results::CreditedTouch;
use fairshare_types::scale::Scale;
use fairshare_types::spreadsheet::csv_cell;
use fairshare_types::time::written;

use super::{COLUMNS, Pages, headings};
use crate::arguments::Request;

/// Rows of a page.
pub const ROWS: u32 = 20_000;

/// Writes the table to standard output.
pub fn print(request: &Request, pages: &mut Pages<'_>, scale: Scale) -> Result<(), String> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut text = head(&request.models);
    while let Some(rows) = pages.next()? {
        rows.iter().for_each(|row| add(&mut text, row, scale));
        // A closed pipe is not a failure: its reader has seen enough.
        if out.write_all(text.as_bytes()).is_err() {
            return Ok(());
        }
        text.clear();
    }
    // As above.
    let _ = out.flush();
    Ok(())
}

fn head(models: &[(String, Model)]) -> String {
    let mut head = COLUMNS.join(",");
    for (name, _) in models {
        let [weight, credit] = headings(name);
        head += &format!(",{},{}", csv_cell(&weight), csv_cell(&credit));
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
