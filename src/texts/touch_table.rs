//! The table of touches as it leaves the page.

use fairshare_types::results::{CreditedTouch, TouchPage, TouchQuery};
use fairshare_types::time::written;

use super::Texts;
use crate::values::sheet::{Cell, TableColumn, Value};

/// A page as cells; the first page begins with the headings.
#[must_use]
pub fn cells(texts: &dyn Texts, page: &TouchPage, query: &TouchQuery, currency: &str) -> Vec<Vec<Cell>> {
    let mark = texts.language().decimal_mark();
    let head = (query.from == 0).then(|| head(texts, query, currency));
    head.into_iter().chain(page.rows.iter().map(|row| line(row, mark))).collect()
}

fn head(texts: &dyn Texts, query: &TouchQuery, currency: &str) -> Vec<Cell> {
    let own = texts.table.touch_headings.iter().map(|heading| (*heading).to_owned());
    let of_models = query.models.iter().flat_map(|model| {
        let name = texts.model(model);
        let amount = texts.column_heading(&name, TableColumn::Amount, currency);
        [format!("{name}, {}", texts.table.weight), amount]
    });
    own.chain(of_models).map(Cell::Text).collect()
}

fn line(row: &CreditedTouch, mark: char) -> Vec<Cell> {
    let number = |number: f64| {
        let text = number.to_string();
        Cell::Number(if mark == '.' { text } else { text.replace('.', &mark.to_string()) })
    };
    let time = |at: Option<i64>| Cell::Number(at.map_or_else(String::new, written));
    let text = |text: &String| Cell::Text(text.clone());
    let place = if row.touch == 0 { String::new() } else { row.touch.to_string() };
    let mut cells = vec![
        text(&row.deal),
        text(&row.deal_name),
        time(row.close),
        Cell::Number(place),
        time(row.time),
        text(&row.channel),
        text(&row.campaign),
        text(&row.touch_type),
        text(&row.person),
        text(&row.team),
        number(row.share),
    ];
    for (weight, credit) in row.weights.iter().zip(&row.credit) {
        cells.extend([number(*weight), Cell::Number(Value::Amount(*credit).written(mark, true))]);
    }
    cells
}

#[cfg(test)]
mod tests {
    use fairshare_types::model::Model;

    use super::*;
    use crate::texts::plain::ENGLISH;
    use crate::values::sheet::{csv, csv_lines};

    #[test]
    fn pages_make_one_file_without_formulas() {
        let row = CreditedTouch {
            deal: "=1+1".to_owned(),
            touch: 1,
            team: "Sales".to_owned(),
            share: 0.5,
            weights: vec![0.25],
            credit: vec![-1_050],
            ..CreditedTouch::default()
        };
        let page = TouchPage { rows: vec![row], next: None, journeys: 1 };
        let query = TouchQuery { models: vec![Model::Linear], from: 0, rows: 1 };
        let first = csv(&cells(&ENGLISH, &page, &query, "EUR"), ',');
        let lines: Vec<&str> = first.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].ends_with("\"Linear, weight\",\"Linear, amount (EUR)\""), "{}", lines[0]);
        assert_eq!(lines[1], "\"'=1+1\",,,1,,,,,,Sales,0.5,0.25,-10.50");
        let later = csv_lines(&cells(&ENGLISH, &page, &TouchQuery { from: 4, ..query }, "EUR"), ',');
        assert_eq!(later.lines().count(), 1);
    }
}
