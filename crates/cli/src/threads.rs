//! Reads ranges of a large file side by side, each in a thread of its own.

use std::io::{self, Read};
use std::ops::Range;
use std::thread;

use fairshare_import::read::{Intake, RangeRows, Ranges};
use fairshare_types::options::FileChoices;

use crate::source::Source;

/// Bytes of the shortest range: reading less takes about as long as starting a thread and appending its rows.
const SHORTEST: u64 = 4 << 20;
/// Bytes of the longest range, as its rows are held until they are appended.
const LONGEST: u64 = 64 << 20;
/// Bytes in which the first record of a range is sought.
const SOUGHT: u64 = 64 << 10;
/// Bytes read at a time.
const CHUNK: usize = 1 << 20;

/// Default for the largest number of threads: more of them read faster than their rows can be appended.
const MOST: usize = 8;

/// The number of threads without an option: one per core.
pub fn usual() -> usize {
    thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST))
}

/// Parses the number of threads.
pub fn parse(given: &str) -> Result<usize, String> {
    let threads = given.parse().ok().filter(|threads| (1..=64).contains(threads));
    threads.ok_or_else(|| format!("--threads takes a number from 1 to 64, not \u{201c}{given}\u{201d}."))
}

/// The next bytes of a file, cut into ranges that are read side by side.
pub struct Round {
    ranges: Ranges,
    /// The first range, which is read into the records, and then those that are appended.
    parts: Vec<Range<u64>>,
}

impl Round {
    /// Cuts the bytes of a file after a place for so many threads; `None` if they are read in one go.
    pub fn plan(intake: &Intake, source: &Source, said: &FileChoices, from: u64, threads: usize) -> Option<Self> {
        let left = source.size.saturating_sub(from);
        let parts = (left / SHORTEST).min(threads as u64);
        if parts < 2 || !source.can_be_cut(said) {
            return None;
        }
        let ranges = intake.ranges()?;
        let length = (left / parts).min(LONGEST);
        let mut starts = vec![from];
        for part in 1..parts {
            let sought = bytes(source, said, from + part * length, SOUGHT).ok()?;
            starts.extend(ranges.boundary(&sought).map(|at| from + part * length + at as u64));
        }
        let end = if length < LONGEST { source.size } else { from + parts * length };
        let ends = starts.iter().copied().skip(1).chain([end]);
        let parts = starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect();
        Some(Self { ranges, parts })
    }

    /// Where the first range ends.
    pub fn first_end(&self) -> u64 {
        self.parts.first().map_or(0, |part| part.end)
    }

    /// Where the last range ends.
    pub fn end(&self) -> u64 {
        self.parts.last().map_or(0, |part| part.end)
    }

    /// Reads the first range by `first`, and the others beside it; `None` for a range that cannot be read.
    pub fn read<E>(
        &self,
        source: &Source,
        said: &FileChoices,
        first: impl FnOnce() -> Result<(), E>,
    ) -> Result<Vec<(u64, Option<RangeRows>)>, E> {
        thread::scope(|scope| {
            let others = self.parts.iter().skip(1);
            let others: Vec<_> = others
                .map(|part| (part.end, scope.spawn(|| rows(&self.ranges, source, said, part.clone()).ok())))
                .collect();
            first()?;
            Ok(others.into_iter().map(|(end, rows)| (end, rows.join().ok().flatten())).collect())
        })
    }
}

/// Reads the rows of a range.
fn rows(ranges: &Ranges, source: &Source, said: &FileChoices, part: Range<u64>) -> io::Result<RangeRows> {
    let mut reader = ranges.reader();
    let mut file = source.reader_at(said, part.start)?.take(part.end - part.start);
    let mut chunk = vec![0; CHUNK];
    let mut left = part.end - part.start;
    loop {
        if reader.is_given_up() {
            return Ok(reader.finish());
        }
        match file.read(&mut chunk)? {
            0 if left > 0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            0 => return Ok(reader.finish()),
            read => {
                left -= read as u64;
                reader.push(&chunk[..read]);
            }
        }
    }
}

/// Bytes of a file from a place on.
fn bytes(source: &Source, said: &FileChoices, from: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.reader_at(said, from)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
