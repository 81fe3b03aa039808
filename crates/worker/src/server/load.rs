//! Reads files that arrive in chunks from any source, so that its tests run natively.

use fairshare_engine::dataset::Dataset;
use fairshare_import::read::Intake;
use fairshare_types::decision::Decision;
use fairshare_types::options::Choices;
use fairshare_types::problem::{Problem, Reason};

use crate::protocol::message::{PROBLEMS_LISTED, Phase, Progress, Unread};

/// Bytes between two progress messages: often enough to look alive, seldom enough to cost nothing.
const STEP: u64 = 1 << 20;

/// A load in progress, fed chunk by chunk.
pub struct Load {
    intake: Intake,
    bytes: u64,
    total_bytes: u64,
    said: u64,
    /// Name of the open file, and the total of bytes expected at its end.
    open: (String, u64),
}

impl Load {
    /// Starts to read files of `total_bytes` in all; `remarks` are decisions made earlier, each with its file.
    #[must_use]
    pub fn new(total_bytes: u64, choices: Choices, remarks: Vec<(String, Decision)>) -> Self {
        let mut intake = Intake::with(choices);
        for (file, decision) in remarks {
            intake.remark(&file, decision);
        }
        Self { intake, bytes: 0, total_bytes, said: 0, open: Default::default() }
    }

    /// Starts a file of this many bytes; zero if the size is unknown until it is unpacked.
    pub fn open(&mut self, name: &str, bytes: u64) {
        self.open = (name.to_owned(), self.bytes + bytes);
        self.intake.open(name, bytes);
    }

    /// Reads the next chunk of the open file. Returns progress now and then.
    ///
    /// # Errors
    /// A [`Problem`] if the file cannot be used.
    pub fn push(&mut self, chunk: &[u8]) -> Result<Option<Progress>, Problem> {
        self.intake.push(chunk)?;
        self.bytes += chunk.len() as u64;
        if self.bytes - self.said < STEP {
            return Ok(None);
        }
        self.said = self.bytes;
        Ok(Some(self.progress(Phase::Reading)))
    }

    /// Ends the open file.
    ///
    /// # Errors
    /// A [`Problem`] if the file cannot be used, or is shorter than announced: the stream of a file that is truncated
    /// while being read ends normally, and the sums would be silently wrong.
    pub fn close(&mut self) -> Result<(), Problem> {
        let (name, end) = std::mem::take(&mut self.open);
        if self.bytes < end {
            return Err(Problem::file(Reason::Unreadable, &name));
        }
        self.intake.close()
    }

    /// Whether all files must be read a second time, from the first.
    pub fn again(&mut self) -> bool {
        let again = self.intake.again();
        if again {
            (self.bytes, self.said) = (0, 0);
        }
        again
    }

    /// The progress so far.
    #[must_use]
    pub fn progress(&self, phase: Phase) -> Progress {
        Progress {
            phase,
            rows: self.intake.rows(),
            bytes: self.bytes.min(self.total_bytes),
            total_bytes: self.total_bytes,
        }
    }

    /// Joins what was read, and reports progress now and then.
    ///
    /// # Errors
    /// If the files contain no journeys: why, and how the files were classified.
    pub fn finish(self, say: impl Fn(Progress)) -> Result<Dataset, Box<Unread>> {
        let progress = self.progress(Phase::Joining);
        let (files, problems) = (self.intake.files(), self.intake.problems(PROBLEMS_LISTED));
        let joined = self.intake.finish().and_then(|records| Dataset::join_with(records, &mut || say(progress)));
        joined.map_err(|problem| Box::new(Unread { problem, files, problems }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "deal,date,channel,team,outcome,amount\n";
    const ROW: &str = "D1,2025-01-01,Webinar,Marketing,won,100\n";

    #[test]
    fn a_file_cut_short_while_it_is_read_is_refused() {
        let text = format!("{HEADER}{ROW}");
        let whole = text.len() as u64;
        let close = |declared: [u64; 2]| -> Result<(), Problem> {
            let mut load = Load::new(declared.iter().sum(), Choices::default(), Vec::new());
            for (name, declared) in ["a.csv", "b.csv"].into_iter().zip(declared) {
                load.open(name, declared);
                load.push(text.as_bytes())?;
                load.close()?;
            }
            Ok(())
        };
        assert_eq!(close([whole, whole]), Ok(()));
        assert_eq!(close([whole + 1, whole]), Err(Problem::file(Reason::Unreadable, "a.csv")));
        assert_eq!(close([whole, whole + 1]), Err(Problem::file(Reason::Unreadable, "b.csv")));
        assert_eq!(close([whole - 1, 0]), Ok(()), "more than was declared is all that there is");
    }

    #[test]
    fn progress_is_said_now_and_then() {
        let mut load = Load::new(10 << 20, Choices::default(), Vec::new());
        load.open("big.csv", 10 << 20);
        let chunk = format!("{HEADER}{}", ROW.repeat((1 << 20) / ROW.len()));
        assert_eq!(load.push(&chunk.as_bytes()[..100]), Ok(None));
        let progress = load.push(&chunk.as_bytes()[100..]).expect("rows").expect("progress");
        assert!(progress.rows > 20_000 && progress.bytes == chunk.len() as u64, "{progress:?}");
    }
}
