//! The same engine on the command line: `fairshare inspect`, `credit`, `paths`, `pipeline`, `periods`, `spend`,
//! `sql`, `dbt`, `weights` and `digest`.

mod agreement;
mod arguments;
mod bytes;
mod credit;
mod dbt;
mod global;
mod inspect;
mod project;
mod reading;
mod report;
mod shares;
mod source;
mod sql;
mod table;
mod threads;
mod touches;
mod warnings;
mod weigh;
mod weights;

use std::io::Write;
use std::process::ExitCode;

/// The output of a command.
#[derive(Default)]
struct Printed {
    /// Printed on standard output.
    text: String,
    /// Printed on standard error, one line each.
    warnings: Vec<String>,
    /// Whether a question is open and `--strict` was given.
    unanswered: bool,
    /// Whether the numbers are not those of the agreement: the data differ, or a part of its settings is missing.
    other_numbers: bool,
}

impl From<String> for Printed {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

fn main() -> ExitCode {
    let written = arguments::parse(lexopt::Parser::from_env()).and_then(|command| match command {
        arguments::Command::Help => Ok(arguments::help().into()),
        arguments::Command::Inspect(files, reading, threads) => {
            inspect::inspect(&files, &reading, threads).map(Printed::from)
        }
        arguments::Command::Credit(request) => match &request.project {
            Some(project) => agreement::credit(project, &request),
            None => credit::credit(&request),
        },
        arguments::Command::Sql(query) => sql::sql(&query),
        arguments::Command::Report(request) => report::report(&request),
        arguments::Command::Dbt(query) => dbt::dbt(&query),
        arguments::Command::Weights(request) => weights::weights(&request),
        arguments::Command::Digest(journeys) => fairshare_engine::digest::digest(journeys, &mut || {})
            .map(|digest| (digest + "\n").into())
            .ok_or_else(|| "The journeys could not be computed.".to_owned()),
    });
    match written {
        // A closed pipe is not a failure: its reader has seen enough.
        Ok(Printed { text, warnings, unanswered, other_numbers }) => {
            for line in warnings {
                eprintln!("{line}");
            }
            let code = match (other_numbers, unanswered) {
                (true, _) => ExitCode::from(4),
                (false, true) => ExitCode::from(3),
                (false, false) => ExitCode::SUCCESS,
            };
            std::io::stdout().write_all(text.as_bytes()).map_or(code, |()| code)
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

/// Writes a warning to standard error.
fn warn(text: &str) {
    eprintln!("warning: {text}");
}
