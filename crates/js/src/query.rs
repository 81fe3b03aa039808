//! The query that computes the same in a warehouse.

use fairshare_sql::{Dialect, Mapping, Output, Refused, Request, Scores, Table};
use fairshare_types::dimension::{Dimension, RowsBy};
use fairshare_types::model::Model;
use fairshare_types::options::named::{ReadingOptions, word};
use fairshare_types::scale::Scale;

use crate::credit::{eligibility, models};
use crate::fields::Fields;
use crate::value::Value;

/// The properties of the options.
const KNOWN: [&str; 11] =
    ["dialect", "touches", "deals", "mapping", "models", "by", "output", "eligibility", "places", "zoned", "weights"];

/// Writes the query, with the stages, rates and switches under which the files were read.
///
/// # Errors
/// A sentence if an option is missing or unknown, or the query cannot be written.
pub fn query(reading: &ReadingOptions, scale: Scale, options: Value) -> Result<String, String> {
    let said = |refused: Refused| refused.to_string();
    let mut fields = Fields::of(options, "sql", &KNOWN)?;
    let all = Dialect::ALL.map(Dialect::key).join(", ");
    let missing = |name: &str| format!("sql needs {name}.");
    let dialect = fields.text("dialect")?.ok_or_else(|| missing(&format!("a dialect: {all}")))?;
    let dialect: Dialect = dialect.parse().map_err(said)?;
    let mut table = |name| fields.text(name)?.map(|name| name.parse::<Table>()).transpose().map_err(said);
    let touches = table("touches")?.ok_or_else(|| missing("touches: the name of their table, such as db.touches"))?;
    let deals = table("deals")?;
    let mapping = match fields.take("mapping") {
        Value::Text(text) => text,
        Value::Object(columns) => columns.iter().map(pair).collect::<Result<Vec<_>, _>>()?.join(","),
        Value::Nothing => return Err(missing("a mapping, such as { time: \"occurred_at\", channel: \"channel\" }")),
        other => return Err(format!("mapping takes an object of fields and columns, not {}.", other.kind())),
    };
    let output = fields.text("output")?.unwrap_or_else(|| Output::Credit.key().to_owned());
    let output = word("output", &output, &Output::ALL.map(|output| (output.key(), output)))?;
    let by = fields.text("by")?.map(|by| word("by", &by, &RowsBy::dimensions())).transpose()?;
    let places = fields.number("places", 0.0, f64::from(Scale::FINEST.places()))?;
    let request = Request {
        output,
        mapping: Mapping::parse(&mapping, deals.is_some()).map_err(said)?,
        touches,
        deals,
        models: models(&mut fields)?.into_iter().map(|(_, model)| model).collect(),
        by: by.unwrap_or(if output == Output::Paths { Dimension::Channel } else { Dimension::Team }),
        rules: eligibility(fields.take("eligibility"))?,
        stages: reading.stages().to_vec(),
        rates: reading.rates().to_vec(),
        scale: places.map_or(scale, |places| Scale::new(places as u8)),
        keep_duplicates: reading.joining().keep_duplicates,
        count_late: reading.rows().count_late,
        count_outside_deals: reading.rows().count_outside_deals,
        zoned: fields.flag("zoned")?,
        groups_channels: !reading.grouping().is_off(),
        scores: scores(fields.take("weights"))?,
    };
    fairshare_sql::write(&request, dialect).map_err(said)
}

/// The scores of data-driven models, as `weights` gives them.
fn scores(value: Value) -> Result<Vec<Scores>, String> {
    let rows = match value {
        Value::Nothing => Vec::new(),
        Value::List(rows) => rows,
        other => return Err(format!("weights takes a list of {{ model, name, weight }}, not {}.", other.kind())),
    };
    let mut all = Vec::new();
    for row in rows {
        let mut fields = Fields::of(row, "A weight", &["model", "name", "weight"])?;
        let model: Model = fields.text("model")?.ok_or("A weight needs its model.")?.parse()?;
        let name = fields.text("name")?.ok_or("A weight needs its name.")?;
        let weight = fields.number("weight", f64::MIN, f64::MAX)?.ok_or("A weight needs its weight.")?;
        let twice = format!("{model} has two weights for \u{201c}{name}\u{201d}.");
        if !Scores::add(&mut all, model, name, weight) {
            return Err(twice);
        }
    }
    Ok(all)
}

/// A pair of a mapping as text: the column in double quotes, so that it may contain anything.
fn pair((field, column): &(String, Value)) -> Result<String, String> {
    match column {
        Value::Text(column) => Ok(format!("{field}=\"{}\"", column.replace('"', "\"\""))),
        other => Err(format!("{field} of mapping takes a column, not {}.", other.kind())),
    }
}
