//! Reads files that arrive in chunks. Where the chunks come from is not its concern, so that its tests run anywhere.

use fairshare_engine::dataset::Dataset;
use fairshare_import::detect::Decision;
use fairshare_import::problem::{Problem, Reason};
use fairshare_import::read::{Choices, Intake};

use crate::message::{PROBLEMS_LISTED, Phase, Progress, Unread};

/// Bytes between two words of progress: often enough to be seen to move, seldom enough to cost nothing.
const STEP: u64 = 1 << 20;

/// A load on its way: files in, chunk by chunk.
pub struct Load {
    intake: Intake,
    bytes: u64,
    total_bytes: u64,
    said: u64,
    /// Name of the open file, and the sum of bytes that its end brings.
    open: (String, u64),
}

impl Load {
    /// Begins to read files of so many bytes in all, as the user said; `remarks` are decisions made before by file.
    #[must_use]
    pub fn new(total_bytes: u64, choices: Choices, remarks: Vec<(String, Decision)>) -> Self {
        let mut intake = Intake::with(choices);
        for (file, decision) in remarks {
            intake.remark(&file, decision);
        }
        Self { intake, bytes: 0, total_bytes, said: 0, open: Default::default() }
    }

    /// Begins a file of this many bytes; of none where it cannot be known before it is unpacked.
    pub fn open(&mut self, name: &str, bytes: u64) {
        self.open = (name.to_owned(), self.bytes + bytes);
        self.intake.open(name, bytes);
    }

    /// Takes the next chunk of the open file. Gives word of the progress now and then.
    ///
    /// # Errors
    /// A [`Problem`] where the file cannot be used.
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
    /// A [`Problem`] where the file cannot be used, or less of it came than there was: a file that is cut short while it is
    /// read ends its stream as if all were well, and its sums would be wrong without a word.
    pub fn close(&mut self) -> Result<(), Problem> {
        let (name, end) = std::mem::take(&mut self.open);
        if self.bytes < end {
            return Err(Problem::file(Reason::Unreadable, &name));
        }
        self.intake.close()
    }

    /// Whether all files have to be read once more, from the first.
    pub fn again(&mut self) -> bool {
        let again = self.intake.again();
        if again {
            (self.bytes, self.said) = (0, 0);
        }
        again
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self, phase: Phase) -> Progress {
        Progress {
            phase,
            rows: self.intake.rows(),
            bytes: self.bytes.min(self.total_bytes),
            total_bytes: self.total_bytes,
        }
    }

    /// Joins what was read, and says now and then that it is still at it.
    ///
    /// # Errors
    /// Where the files hold no journeys: why, and what they were taken for.
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
