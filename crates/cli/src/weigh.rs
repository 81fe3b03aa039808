//! Reads files, and computes the effects of uncertain decisions.

use std::io::{self, Read};

use fairshare_engine::dataset::Dataset;
use fairshare_engine::effects;
use fairshare_import::read::Intake;
use fairshare_types::options::named::ReadingOptions;
use fairshare_types::options::{Choices, FileChoices};
use fairshare_types::problem::{Problem, Reason};

use crate::source::{self, Source};
use crate::threads::Round;

/// Bytes passed to the engine at a time.
const CHUNK: usize = 1 << 20;

/// Reads files to a dataset, with the effects of uncertain decisions.
///
/// # Errors
/// A sentence if a file cannot be read, or holds no journeys.
pub fn dataset(files: &[String], reading: &ReadingOptions, threads: usize) -> Result<Dataset, String> {
    let mut sources = Vec::new();
    for path in files {
        sources.extend(source::open(path).map_err(|unopened| unopened.to_string())?);
    }
    let choices = reading.choices(sources.iter().map(|source| source.name.as_str()));
    let intake = read(&sources, &choices, threads).map_err(|problem| problem.to_string())?;
    let mut data = intake.finish().and_then(Dataset::join).map_err(|problem| problem.to_string())?;
    weigh(&mut data, &sources, &choices, threads);
    Ok(data)
}

/// Reads files with so many threads, a second time if [`Intake::again`] asks for it.
///
/// # Errors
/// A [`Problem`] if a file cannot be read to its end.
pub fn read(sources: &[Source], choices: &Choices, threads: usize) -> Result<Intake, Problem> {
    read_until(sources, choices, u64::MAX, threads)
}

/// Computes the effects of a dataset's decisions.
pub fn weigh(data: &mut Dataset, sources: &[Source], choices: &Choices, threads: usize) {
    let sizes: Vec<u64> = sources.iter().map(|source| source.size).collect();
    effects::weigh(data, choices, &sizes, &mut |choices, most| {
        read_until(sources, choices, most, threads).and_then(Intake::finish).and_then(Dataset::join)
    });
}

/// Reads files, at most `most` bytes of each.
fn read_until(sources: &[Source], choices: &Choices, most: u64, threads: usize) -> Result<Intake, Problem> {
    let mut intake = Intake::with(choices.clone());
    for source in sources {
        for decision in source.notes(&choices.of(&source.name)).decisions(&source.name) {
            intake.remark(&source.name, decision);
        }
    }
    loop {
        for source in sources {
            read_file(&mut intake, source, &choices.of(&source.name), most, threads)?;
        }
        if !intake.again() {
            return Ok(intake);
        }
    }
}

/// Feeds one file to the engine, at most `most` bytes. A file that is cut ends with its last whole line.
fn read_file(
    intake: &mut Intake,
    source: &Source,
    said: &FileChoices,
    most: u64,
    threads: usize,
) -> Result<(), Problem> {
    let unreadable = |_| Problem::file(Reason::Unreadable, &source.name);
    let cut = source.size > most;
    intake.open(&source.name, source.size.min(most));
    let mut file = Feed { file: source.reader(said).map_err(unreadable)?, place: 0, chunk: vec![0; CHUNK] };
    // The bytes before this place are read in one go.
    let mut one = 0;
    loop {
        if threads > 1
            && !cut
            && file.place >= one
            && let Some(round) = Round::plan(intake, source, said, file.place, threads)
        {
            one = round.end();
            read_round(intake, source, said, &round, &mut file)?;
            continue;
        }
        let read = file.next(most).map_err(unreadable)?;
        let last = cut && file.place >= most;
        let bytes = &file.chunk[..read];
        let end = if last { bytes.iter().rposition(|&b| b == b'\n').map_or(read, |at| at + 1) } else { read };
        if read == 0 {
            return intake.close();
        }
        intake.push(&bytes[..end])?;
    }
}

/// Reads ranges of a file side by side. Where one does not begin with a record, the rest is left to be read in one go.
fn read_round<'a>(
    intake: &mut Intake,
    source: &'a Source,
    said: &FileChoices,
    round: &Round,
    file: &mut Feed<'a>,
) -> Result<(), Problem> {
    let unreadable = |_| Problem::file(Reason::Unreadable, &source.name);
    let end = round.first_end();
    let rows = round.read(source, said, || {
        while file.place < end {
            let read = file.next(end).map_err(unreadable)?;
            // A chunk that the end of the range makes short may not decide the encoding.
            let is_short = file.place == end && !intake.may_be_short(&file.chunk[..read]);
            if is_short {
                file.place -= read as u64;
            }
            if is_short || read == 0 {
                break;
            }
            intake.push(&file.chunk[..read])?;
        }
        Ok(())
    })?;
    if file.place == end {
        for (end, rows) in rows {
            if !rows.is_some_and(|rows| intake.append(rows)) {
                break;
            }
            file.place = end;
        }
    }
    file.file = source.reader_at(said, file.place).map_err(unreadable)?;
    Ok(())
}

/// Reads a file in chunks that end at multiples of their length.
struct Feed<'a> {
    file: Box<dyn Read + 'a>,
    /// Place in the file.
    place: u64,
    chunk: Vec<u8>,
}

impl Feed<'_> {
    /// Reads the next chunk, which ends at `most` at the latest; returns its length, 0 at the end of the file.
    fn next(&mut self, most: u64) -> io::Result<usize> {
        let length = CHUNK as u64 - self.place % CHUNK as u64;
        let length = usize::try_from(length.min(most - self.place)).unwrap_or(CHUNK);
        let mut read = 0;
        while read < length {
            match self.file.read(&mut self.chunk[read..length])? {
                0 => break,
                more => read += more,
            }
        }
        self.place += read as u64;
        Ok(read)
    }
}
