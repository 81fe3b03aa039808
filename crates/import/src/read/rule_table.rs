//! A table of rules that the user wrote: its header in lower case, and its rows with their lines.

use crate::source::{Dialect, Record, Splitter};

/// A table of rules.
pub struct RuleTable {
    /// Name, for messages.
    name: String,
    header: Vec<String>,
    /// Line and cells of each row.
    pub rows: Vec<(u32, Vec<String>)>,
}

impl RuleTable {
    /// Splits a text into the header and the rows of a table.
    ///
    /// # Errors
    /// A sentence if the text is no table.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
        let mut splitter = Splitter::with(Dialect::find(text.as_bytes(), None));
        let mut each = |record: Record<'_>| {
            let cells = (0..record.len()).map(|at| String::from_utf8_lossy(record.cell(at)).into_owned()).collect();
            rows.push((record.line, cells));
        };
        let split = splitter.push(text.trim_start_matches('\u{feff}').as_bytes(), &mut each);
        split.and_then(|()| splitter.finish(&mut each)).map_err(|_| format!("{name} is not a table of rules."))?;
        let mut rows = rows.into_iter();
        let header = rows.next().map_or(Vec::new(), |(_, cells)| cells.iter().map(|c| c.to_lowercase()).collect());
        Ok(Self { name: name.to_owned(), header, rows: rows.collect() })
    }

    /// Position of a column.
    pub fn column(&self, word: &str) -> Option<usize> {
        self.header.iter().position(|cell| cell == word)
    }

    /// A sentence about a line.
    pub fn says(&self, line: u32, what: &str) -> String {
        format!("{}, line {line}: {what}", self.name)
    }
}
