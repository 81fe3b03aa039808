//! Tables for other programs: CSV, tab-separated text and HTML, without formulas.

use std::borrow::Cow;

use fairshare_types::spreadsheet::{csv_cell, guarded, tsv_cell};

/// A cell of a table that leaves the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text from the data or the page, guarded when it is written.
    Text(String),
    /// A formatted number, written as it is, with its minus sign.
    Number(String),
}

impl Cell {
    /// The cell as text: numbers as they are, text through the guard of the format.
    fn written<'a>(&'a self, guard: impl Fn(&'a str) -> Cow<'a, str>) -> Cow<'a, str> {
        match self {
            Self::Text(text) => guard(text),
            Self::Number(number) => Cow::Borrowed(number),
        }
    }
}

/// A file of cells with CRLF line ends (RFC 4180), as a spreadsheet opens it by a double click: with the list separator
/// of its language, and a byte order mark, without which Excel takes UTF-8 for an older encoding.
#[must_use]
pub fn csv(rows: &[Vec<Cell>], separator: char) -> String {
    format!("\u{feff}{}", lines(rows, &separator.to_string(), |cell| cell.written(csv_cell)))
}

/// Lines of such a file after its first part.
#[must_use]
pub fn csv_lines(rows: &[Vec<Cell>], separator: char) -> String {
    lines(rows, &separator.to_string(), |cell| cell.written(csv_cell))
}

/// Tab-separated, for the clipboard.
#[must_use]
pub fn tsv(rows: &[Vec<Cell>]) -> String {
    lines(rows, "\t", |cell| cell.written(tsv_cell))
}

fn lines<'a>(rows: &'a [Vec<Cell>], separator: &str, write: impl Fn(&'a Cell) -> Cow<'a, str>) -> String {
    rows.iter().map(|row| row.iter().map(&write).collect::<Vec<_>>().join(separator) + "\r\n").collect()
}

/// A title, words and a table in the forms that the clipboard holds beside a picture.
///
/// Spreadsheets paste each paragraph of the words into a cell, so each is guarded too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// For programs that paste text.
    pub plain: String,
    /// For programs that paste HTML.
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

impl Copied {
    /// A selected part of the page, its cells separated by tabs and line breaks.
    ///
    /// `None` if no cell could run as a formula. Numbers stay numbers.
    #[must_use]
    pub fn of_selection(text: &str) -> Option<Self> {
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
        let safe = |cell: &str| is_number(cell) || matches!(guarded(cell), Cow::Borrowed(_));
        if rows.iter().flatten().all(|cell| safe(cell)) {
            return None;
        }
        let written = |cell: &str, guard: fn(&str) -> Cow<'_, str>| match is_number(cell) {
            true => cell.to_owned(),
            false => guard(cell).into_owned(),
        };
        let line = |row: &Vec<&str>| row.iter().map(|cell| written(cell, tsv_cell)).collect::<Vec<_>>().join("\t");
        let markup = |row: &Vec<&str>| {
            let cells = row.iter().map(|cell| format!("<td>{}</td>", escape(&written(cell, guarded))));
            format!("<tr>{}</tr>", cells.collect::<String>())
        };
        Some(Self {
            plain: rows.iter().map(line).collect::<Vec<_>>().join("\n"),
            html: format!("<table>{}</table>", rows.iter().map(markup).collect::<String>()),
        })
    }
}

/// Whether a text is a number as the page shows it (sign, currency, unit), which cannot run as a formula.
fn is_number(text: &str) -> bool {
    const CURRENCIES: [char; 6] = ['$', '€', '£', '¥', '₽', '₴'];
    let number = text.trim().strip_prefix(['+', '-']).unwrap_or(text).trim_start_matches(CURRENCIES);
    let harmless = |letter: char| {
        letter.is_alphanumeric()
            || letter.is_whitespace()
            || CURRENCIES.contains(&letter)
            || matches!(letter, '.' | ',' | '%' | '’')
    };
    number.starts_with(|first: char| first.is_ascii_digit()) && number.chars().all(harmless)
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
        let file = csv(&rows(), ',');
        for (text, parts) in [
            (plain.clone(), plain.split(['\t', '\r', '\n']).map(str::to_owned).collect::<Vec<_>>()),
            (html.clone(), html.split(['<', '>']).map(str::to_owned).collect()),
            (file.clone(), file.split([',', '\r', '\n', '"']).map(str::to_owned).collect()),
        ] {
            let formulas = parts.iter().filter(|part| part.starts_with(['=', '+', '-', '@']));
            assert_eq!(formulas.collect::<Vec<_>>(), ["-5.00"], "{text}");
        }
    }

    #[test]
    fn a_selection_holds_no_formula_and_its_numbers_stay() {
        let selected =
            "Team\tLast touch\n=HYPERLINK(\"x\")\t-5.3 pp\n\"=1+1\"\t+€1,000.00\n-1+cmd|' /C calc'!A0\t12 %\n@a <b>";
        let Some(Copied { plain, html }) = Copied::of_selection(selected) else { panic!("nothing is guarded") };
        assert_eq!(
            plain,
            "Team\tLast touch\n'=HYPERLINK(\"x\")\t-5.3 pp\n\"\"\"=1+1\"\"\"\t+€1,000.00\n'-1+cmd|' /C calc'!A0\t12 %\n'@a <b>"
        );
        assert!(html.contains("<td>'=HYPERLINK(&quot;x&quot;)</td><td>-5.3 pp</td>"), "{html}");
        assert!(html.ends_with("<tr><td>'@a &lt;b&gt;</td></tr></table>"), "{html}");
        for text in ["Sales\t12 %\n-5 pp\t+3", "-12 тыс. ₽", "a sentence - of words", ""] {
            assert_eq!(Copied::of_selection(text), None, "{text}");
        }
        for text in ["-1-1", "+1(2)", "-A1", "=1", "-5'!A1"] {
            assert!(Copied::of_selection(text).is_some(), "{text}");
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
