//! Tables as other programs read them: CSV, tab-separated text and HTML, without formulas.

use std::borrow::Cow;

use fairshare_engine::spreadsheet::{csv_cell, guarded, tsv_cell};

/// A cell of a table that leaves the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text of the data or of the page: made safe for spreadsheets.
    Text(String),
    /// A number, written by us: it stays as it is, a minus sign included.
    Number(String),
}

impl Cell {
    /// The cell as an exit writes it: numbers as they are, texts through the exit's own guard.
    fn written<'a>(&'a self, guard: impl Fn(&'a str) -> Cow<'a, str>) -> Cow<'a, str> {
        match self {
            Self::Text(text) => guard(text),
            Self::Number(number) => Cow::Borrowed(number),
        }
    }
}

/// Comma-separated, with CRLF line ends (RFC 4180).
#[must_use]
pub fn csv(rows: &[Vec<Cell>]) -> String {
    lines(rows, ",", |cell| cell.written(csv_cell))
}

/// Tab-separated, for the clipboard.
#[must_use]
pub fn tsv(rows: &[Vec<Cell>]) -> String {
    lines(rows, "\t", |cell| cell.written(tsv_cell))
}

fn lines<'a>(rows: &'a [Vec<Cell>], separator: &str, write: impl Fn(&'a Cell) -> Cow<'a, str>) -> String {
    rows.iter().map(|row| row.iter().map(&write).collect::<Vec<_>>().join(separator) + "\r\n").collect()
}

/// A title, words and a table as the clipboard holds them beside a picture.
///
/// Spreadsheets put each paragraph of the words into a cell too, so that all of them are guarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// For programs that paste text.
    pub plain: String,
    /// For programs that paste more than text.
    pub html: String,
}

impl Copied {
    /// Writes both forms. The first line of the words is the title.
    #[must_use]
    pub fn new(words: &str, rows: &[Vec<Cell>]) -> Self {
        let lines: Vec<Cow<'_, str>> = words.lines().map(tsv_cell).collect();
        let table = if rows.is_empty() { String::new() } else { format!("\n\n{}", tsv(rows)) };
        Self { plain: lines.join("\n") + &table, html: html(words, rows) }
    }
}

fn html(words: &str, rows: &[Vec<Cell>]) -> String {
    let element = |tag: &str, text: &str| format!("<{tag}>{}</{tag}>", escape(text));
    let row = |(at, row): (usize, &Vec<Cell>)| {
        let tag = if at == 0 { "th" } else { "td" };
        let cells: String = row.iter().map(|cell| element(tag, &cell.written(guarded))).collect();
        format!("<tr>{cells}</tr>")
    };
    let mut words = words.lines().map(guarded);
    let title = words.next().map_or_else(String::new, |title| element("h3", &title));
    let words: String = words.map(|line| element("p", &line)).collect();
    let rows: String = rows.iter().enumerate().map(row).collect();
    let table = if rows.is_empty() { String::new() } else { format!("<table>{rows}</table>") };
    format!("{title}{table}{words}")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<Cell>> {
        let text = |text: &str| Cell::Text(text.to_owned());
        let number = |number: &str| Cell::Number(number.to_owned());
        vec![
            vec![text("@team"), text("+first")],
            vec![text("=HYPERLINK(\"https://example.org\")"), number("-5.00")],
            vec![text("a\t=1+1"), number("3.00")],
        ]
    }

    #[test]
    fn no_exit_holds_a_formula_and_numbers_stay() {
        let Copied { plain, html } = Copied::new("=title\n-note", &rows());
        for (text, parts) in [
            (plain.clone(), plain.split(['\t', '\r', '\n']).map(str::to_owned).collect::<Vec<_>>()),
            (html.clone(), html.split(['<', '>']).map(str::to_owned).collect()),
            (csv(&rows()), csv(&rows()).split([',', '\r', '\n', '"']).map(str::to_owned).collect()),
        ] {
            let formulas = parts.iter().filter(|part| part.starts_with(['=', '+', '-', '@']));
            assert_eq!(formulas.collect::<Vec<_>>(), ["-5.00"], "{text}");
        }
    }

    #[test]
    fn html_holds_no_markup_of_the_data() {
        let rows = [vec![Cell::Text("a & b".to_owned())], vec![Cell::Text("<i>".to_owned())]];
        assert_eq!(
            Copied::new("<b>\na < b", &rows).html,
            "<h3>&lt;b&gt;</h3><table><tr><th>a &amp; b</th></tr><tr><td>&lt;i&gt;</td></tr></table><p>a &lt; b</p>"
        );
        assert_eq!(Copied::new("title", &[]), Copied { plain: "title".to_owned(), html: "<h3>title</h3>".to_owned() });
    }
}
