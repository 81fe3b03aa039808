//! Reads files, and computes the effects of uncertain decisions.

use std::io::Read;

use fairshare_engine::dataset::Dataset;
use fairshare_engine::effects;
use fairshare_import::read::Intake;
use fairshare_types::options::{Choices, FileChoices};
use fairshare_types::problem::{Problem, Reason};

use crate::source::Source;

/// Bytes passed to the engine at a time.
const CHUNK: usize = 1 << 20;

/// Reads files, a second time if [`Intake::again`] asks for it.
///
/// # Errors
/// A [`Problem`] if a file cannot be read to its end.
pub fn read(sources: &[Source], choices: &Choices) -> Result<Intake, Problem> {
    read_until(sources, choices, u64::MAX)
}

/// Computes the effects of a dataset's decisions.
pub fn weigh(data: &mut Dataset, sources: &[Source], choices: &Choices) {
    let sizes: Vec<u64> = sources.iter().map(|source| source.size).collect();
    effects::weigh(data, choices, &sizes, &mut |choices, most| {
        read_until(sources, choices, most).and_then(Intake::finish).and_then(Dataset::join)
    });
}

/// Reads files, at most `most` bytes of each.
fn read_until(sources: &[Source], choices: &Choices, most: u64) -> Result<Intake, Problem> {
    let mut intake = Intake::with(choices.clone());
    for source in sources {
        for decision in source.notes(&choices.of(&source.name)).decisions(&source.name) {
            intake.remark(&source.name, decision);
        }
    }
    loop {
        for source in sources {
            read_file(&mut intake, source, &choices.of(&source.name), most)?;
        }
        if !intake.again() {
            return Ok(intake);
        }
    }
}

/// Feeds one file to the engine, at most `most` bytes. A file that is cut ends with its last whole line.
fn read_file(intake: &mut Intake, source: &Source, said: &FileChoices, most: u64) -> Result<(), Problem> {
    let unreadable = |_| Problem::file(Reason::Unreadable, &source.name);
    let cut = source.size > most;
    let mut file = source.reader(said).map_err(unreadable)?.take(if cut { most } else { u64::MAX });
    intake.open(&source.name, source.size.min(most));
    let mut chunk = vec![0; CHUNK];
    let mut left = most;
    loop {
        match file.read(&mut chunk).map_err(unreadable)? {
            0 => return intake.close(),
            n => {
                left = left.saturating_sub(n as u64);
                let last = cut && left == 0;
                let end = if last { chunk[..n].iter().rposition(|&b| b == b'\n').map_or(n, |at| at + 1) } else { n };
                intake.push(&chunk[..end])?;
            }
        }
    }
}
