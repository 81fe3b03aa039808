//! Parses the options of `fairshare sql`.

use fairshare_sql::{Dialect, Output, Table};
use fairshare_types::dimension::{Dimension, RowsBy};
use fairshare_types::model::{Model, ModelSpec};
use fairshare_types::options::EligibilityRules;
use fairshare_types::options::named::ReadingOptions;
use fairshare_types::scale::Scale;
use lexopt::prelude::{Long, Short, ValueExt};

use crate::reading::{counting, reading, word};

/// A call of `sql`.
pub struct Query {
    pub dialect: Dialect,
    pub output: Output,
    pub touches: Table,
    pub deals: Option<Table>,
    pub mapping: String,
    /// Models; the default ones if the user named none and there is no project.
    pub models: Vec<Model>,
    pub by: Option<Dimension>,
    pub counting: EligibilityRules,
    pub reading: ReadingOptions,
    pub shares: Option<String>,
    pub project: Option<String>,
    pub weights: Option<String>,
    pub scale: Scale,
    pub zoned: bool,
    /// Folder to write into.
    pub out: Option<String>,
}

/// Options about reading files that a table in a warehouse has, too.
const OF_TABLES: [&str; 5] = ["stage", "rate", "keep-duplicates", "count-late", "count-outside-deals"];

/// Parses the options; `None` if they ask for help.
pub fn parse(parser: &mut lexopt::Parser) -> Result<Option<Query>, String> {
    let said = |e: lexopt::Error| format!("{e}. Try fairshare --help.");
    let (mut dialect, mut touches, mut deals, mut mapping) = (None, None, None, None);
    let mut models: Vec<Model> = Vec::new();
    let (mut rules, mut options) = (EligibilityRules::default(), ReadingOptions::default());
    let (mut shares, mut project, mut weights, mut out) = (None, None, None, None);
    let (mut output, mut by, mut scale, mut zoned) = (Output::Credit, None, Scale::HUNDREDTHS, false);
    while let Some(argument) = parser.next().map_err(said)? {
        let name = match argument {
            Short('h') | Long("help") => return Ok(None),
            Long(name) => name.to_owned(),
            other => return Err(said(other.unexpected())),
        };
        let mut value = || parser.value().and_then(|value| value.string()).map_err(said);
        match name.as_str() {
            "dialect" => dialect = Some(super::dialect(&value()?)?),
            "touches" => touches = Some(table(&value()?)?),
            "deals" => deals = Some(table(&value()?)?),
            "mapping" => mapping = Some(value()?),
            "model" => models.push(value()?.parse()?),
            "output" => output = word(parser, "output", &Output::ALL.map(|output| (output.key(), output)))?,
            "by" => by = Some(word(parser, "by", &RowsBy::dimensions())?),
            "places" => scale = places(&value()?)?,
            "zoned" => zoned = true,
            "shares" => shares = Some(value()?),
            "project" => project = Some(value()?),
            "weights" => weights = Some(value()?),
            "out" => out = Some(value()?),
            _ => {
                let is_of_tables = OF_TABLES.contains(&name.as_str());
                let taken =
                    counting(&mut rules, &name, parser)? || is_of_tables && reading(&mut options, &name, parser)?;
                if !taken {
                    return Err(format!("--{name} is not an option of sql. Try fairshare --help."));
                }
            }
        }
    }
    if models.is_empty() && project.is_none() {
        models = ModelSpec::printed().into_iter().map(|(_, model)| model).collect();
    }
    let missing = |option: &str| format!("fairshare sql needs {option}. Try fairshare --help.");
    Ok(Some(Query {
        dialect: dialect.ok_or_else(|| missing("--dialect"))?,
        touches: touches.ok_or_else(|| missing("--touches"))?,
        mapping: mapping.ok_or_else(|| missing("--mapping"))?,
        output,
        deals,
        models,
        by,
        counting: rules,
        reading: options,
        shares,
        project,
        weights,
        scale,
        zoned,
        out,
    }))
}

fn table(name: &str) -> Result<Table, String> {
    name.parse().map_err(|refused: fairshare_sql::Refused| refused.to_string())
}

fn places(given: &str) -> Result<Scale, String> {
    let places = given.parse().ok().filter(|places| *places <= Scale::FINEST.places());
    places.map(Scale::new).ok_or_else(|| format!("--places takes a number from 0 to 6, not \u{201c}{given}\u{201d}."))
}
