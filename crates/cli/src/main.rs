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

use std::io::{Read, Write};
use std::process::ExitCode;

use fairshare_import::problem::{Problem, Reason};
use fairshare_import::read::Intake;
use source::Source;

/// Bytes handed to the engine at a time.
const CHUNK: usize = 1 << 20;

fn main() -> ExitCode {
    let written = arguments::parse(lexopt::Parser::from_env()).and_then(|command| match command {
        arguments::Command::Help => Ok(arguments::HELP.to_owned()),
        arguments::Command::Inspect(files, reading) => inspect::inspect(&files, &reading),
        arguments::Command::Credit(request) => credit::credit(&request),
        arguments::Command::Digest(journeys) => fairshare_engine::digest::digest(journeys, &mut || {})
            .map(|digest| digest + "\n")
            .ok_or_else(|| "The journeys could not be computed.".to_owned()),
    });
    match written {
        // A reader that has seen enough closes the pipe; that is no failure.
        Ok(text) => std::io::stdout().write_all(text.as_bytes()).map_or(ExitCode::SUCCESS, |()| ExitCode::SUCCESS),
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

/// Feeds files to the engine; once more where their cells together say something else than the first of them.
fn read(sources: &[Source], reading: &reading::Options) -> Result<Intake, Problem> {
    let mut intake = Intake::with(reading.choices(sources.iter().map(|source| source.name.as_str())));
    loop {
        for source in sources {
            read_file(&mut intake, source)?;
        }
        if !intake.again() {
            return Ok(intake);
        }
    }
}

/// Feeds one file to the engine.
fn read_file(intake: &mut Intake, source: &Source) -> Result<(), Problem> {
    let unreadable = |_| Problem::file(Reason::Unreadable, &source.name);
    let mut file = source.reader().map_err(unreadable)?;
    intake.open(&source.name, source.size);
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk).map_err(unreadable)? {
            0 => return intake.close(),
            n => intake.push(&chunk[..n])?,
        }
    }
}
