//! The same engine on the command line: `fairshare inspect` and `fairshare credit`.

mod arguments;
mod counting;
mod credit;
mod global;
mod inspect;
mod reading;
mod shares;
mod source;
mod table;
mod warnings;
mod weigh;

use std::io::Write;
use std::process::ExitCode;

/// What a command prints.
#[derive(Default)]
struct Printed {
    /// On standard output.
    text: String,
    /// On standard error, a line each.
    warnings: Vec<String>,
    /// A question is open, and `--strict` was given.
    unanswered: bool,
}

impl From<String> for Printed {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

fn main() -> ExitCode {
    let written = arguments::parse(lexopt::Parser::from_env()).and_then(|command| match command {
        arguments::Command::Help => Ok(arguments::HELP.to_owned().into()),
        arguments::Command::Inspect(files, reading) => inspect::inspect(&files, &reading).map(Printed::from),
        arguments::Command::Credit(request) => credit::credit(&request),
        arguments::Command::Digest(journeys) => fairshare_engine::digest::digest(journeys, &mut || {})
            .map(|digest| (digest + "\n").into())
            .ok_or_else(|| "The journeys could not be computed.".to_owned()),
    });
    match written {
        // A reader that has seen enough closes the pipe; that is no failure.
        Ok(Printed { text, warnings, unanswered }) => {
            for line in warnings {
                eprintln!("{line}");
            }
            let code = if unanswered { ExitCode::from(3) } else { ExitCode::SUCCESS };
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
