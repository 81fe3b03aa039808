//! A table of groups and models, written as CSV or JSON.

use fairshare_types::spreadsheet::csv_cell;
use serde::Serialize;

use crate::arguments::{Format, Request};

/// Formatted numbers, a row per group and a column per model.
pub struct Table {
    pub rows: Vec<Row>,
    pub totals: Vec<String>,
}

/// One group's numbers.
pub struct Row {
    /// The month or segment of a team's row.
    pub part: Option<String>,
    pub name: String,
    pub values: Vec<String>,
}

#[derive(Serialize)]
struct Output<'a> {
    by: &'a str,
    value: &'a str,
    models: Vec<&'a str>,
    rows: Vec<JsonRow<'a>>,
    totals: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct JsonRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    name: &'a str,
    credit: Vec<serde_json::Value>,
}

impl Table {
    /// Writes the table in the requested format.
    pub fn write(&self, request: &Request) -> Result<String, String> {
        if request.format == Format::Json { self.json(request) } else { Ok(self.csv(request)) }
    }

    fn csv(&self, request: &Request) -> String {
        let names: Vec<String> = request.models.iter().map(|(name, _)| csv_cell(name).into_owned()).collect();
        let within = if self.rows.iter().any(|row| row.part.is_some()) { ",team" } else { "" };
        let mut text = format!("{}{within},{}\n", request.by.word(), names.join(","));
        for Row { part, name, values } in &self.rows {
            let part = part.as_ref().map_or_else(String::new, |part| csv_cell(part).into_owned() + ",");
            text.push_str(&format!("{part}{},{}\n", csv_cell(name), values.join(",")));
        }
        text
    }

    fn json(&self, request: &Request) -> Result<String, String> {
        let numbers = |values: &[String]| -> Vec<serde_json::Value> {
            values.iter().map(|text| serde_json::from_str(text).unwrap_or(serde_json::Value::Null)).collect()
        };
        let output = Output {
            by: request.by.word(),
            value: if request.wins { "wins" } else { "revenue" },
            models: request.models.iter().map(|(name, _)| name.as_str()).collect(),
            rows: self
                .rows
                .iter()
                .map(|Row { part, name, values }| JsonRow { part: part.as_deref(), name, credit: numbers(values) })
                .collect(),
            totals: numbers(&self.totals),
        };
        serde_json::to_string_pretty(&output).map(|text| text + "\n").map_err(|e| e.to_string())
    }
}
