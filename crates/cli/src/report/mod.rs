//! `fairshare paths`, `pipeline`, `periods` and `spend`: tables beside the credit, as CSV.

mod paths;
mod periods;
mod pipeline;
mod spend;

use fairshare_engine::dataset::Dataset;
use fairshare_types::decision::Decision;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::options::named::ReadingOptions;
use fairshare_types::results::Group;
use fairshare_types::spreadsheet::csv_cell;
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::reading::{counting, reading, text};
use crate::warnings::{unmatched, unused_rates, warnings};
use crate::{Printed, shares, threads, weigh};

/// A call of one of the commands.
pub struct Request {
    files: Vec<String>,
    kind: Kind,
    models: Vec<Model>,
    counting: EligibilityRules,
    shares: Option<String>,
    reading: ReadingOptions,
    threads: usize,
    /// Exit with code 3 if a question is open.
    strict: bool,
}

/// The report, with its own options.
enum Kind {
    Paths(paths::Options),
    Pipeline(pipeline::Options),
    Periods(Box<periods::Options>),
    Spend(spend::Options),
}

impl Kind {
    /// Applies an option; returns false for every other option.
    fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
        match self {
            Self::Paths(options) => options.take(name, parser),
            Self::Pipeline(options) => options.take(name, parser),
            Self::Periods(options) => options.take(name, parser),
            Self::Spend(options) => options.take(name, parser),
        }
    }
}

/// Parses the options of a command; `None` if they ask for help.
pub fn parse(command: &str, parser: &mut lexopt::Parser) -> Result<Option<Request>, String> {
    let said = |e: lexopt::Error| format!("{e}. Try fairshare --help.");
    let kind = match command {
        "paths" => Kind::Paths(paths::Options::default()),
        "pipeline" => Kind::Pipeline(pipeline::Options::default()),
        "spend" => Kind::Spend(spend::Options::default()),
        _ => Kind::Periods(Box::default()),
    };
    let mut request = Request {
        files: Vec::new(),
        kind,
        models: Vec::new(),
        counting: EligibilityRules::default(),
        shares: None,
        reading: ReadingOptions::default(),
        threads: threads::usual(),
        strict: false,
    };
    while let Some(argument) = parser.next().map_err(said)? {
        match argument {
            Value(file) => request.files.push(file.string().map_err(said)?),
            Short('h') | Long("help") => return Ok(None),
            Long("model") if !matches!(request.kind, Kind::Paths(_)) => request.models.push(text(parser)?.parse()?),
            Long("threads") => request.threads = threads::parse(&text(parser)?)?,
            Long("strict") => request.strict = true,
            Long("shares") => request.shares = Some(text(parser)?),
            Long(name) => {
                let name = name.to_owned();
                let known = request.kind.take(&name, parser)?
                    || counting(&mut request.counting, &name, parser)?
                    || reading(&mut request.reading, &name, parser)?;
                if !known {
                    return Err(format!("--{name} is not an option of {command}. Try fairshare --help."));
                }
            }
            other => return Err(said(other.unexpected())),
        }
    }
    if request.files.is_empty() {
        return Err(format!("fairshare {command} needs a file. Try fairshare --help."));
    }
    Ok(Some(request))
}

/// Runs the command.
pub fn report(request: &Request) -> Result<Printed, String> {
    let mut data = weigh::dataset(&request.files, &request.reading, request.threads)?;
    let rules = request.shares.as_deref().map(shares::read).transpose()?.unwrap_or_default();
    let counting = EligibilityRules { rules, ..request.counting.clone() };
    let mut warnings = warnings(data.facts());
    warnings.extend(unmatched(&request.counting, data.facts()));
    warnings.extend(unused_rates(&request.reading, data.facts()));
    let unanswered = request.strict && data.facts().decisions.iter().any(Decision::is_asked);
    let text = match &request.kind {
        Kind::Paths(options) => options.print(&mut data, &counting),
        Kind::Pipeline(options) => options.print(&mut data, &request.models, &counting),
        Kind::Periods(options) => options.print(&mut data, &request.models, &counting),
        Kind::Spend(options) => options.print(&mut data, &request.models, &counting),
    }?;
    Ok(Printed { text, warnings, unanswered, ..Printed::default() })
}

/// The name of a team in a row.
fn team(group: &Group) -> String {
    csv_cell(&group.row_name(Dimension::Team)).into_owned()
}

/// A line of a table.
fn line(cells: impl IntoIterator<Item = String>) -> String {
    cells.into_iter().collect::<Vec<_>>().join(",") + "\n"
}

/// An amount as the data write it.
fn money(data: &Dataset, minor: i64) -> String {
    data.facts().scale.write(minor)
}
