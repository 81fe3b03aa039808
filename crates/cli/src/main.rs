//! The same engine on the command line: `fairshare inspect` and `fairshare credit`.

mod arguments;
mod credit;
mod inspect;
mod shares;
mod source;

use std::io::{Read, Write};
use std::process::ExitCode;

use fairshare_engine::intake::Intake;
use fairshare_engine::problem::{Problem, Reason};

/// Bytes handed to the engine at a time.
const CHUNK: usize = 1 << 20;

fn main() -> ExitCode {
    let written = arguments::parse(lexopt::Parser::from_env()).and_then(|command| match command {
        arguments::Command::Help => Ok(arguments::HELP.to_owned()),
        arguments::Command::Inspect(files) => inspect::inspect(&files),
        arguments::Command::Credit(request) => credit::credit(&request),
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

/// Feeds one file to the engine.
fn read(intake: &mut Intake, source: &source::Source) -> Result<(), Problem> {
    let unreadable = || Problem::file(Reason::Unreadable, &source.name);
    let mut file = source.reader().map_err(|_| unreadable())?;
    intake.open(&source.name, source.size);
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk).map_err(|_| unreadable())? {
            0 => return intake.close(),
            n => intake.push(&chunk[..n])?,
        }
    }
}
