//! Answers requests. Knows nothing of the browser, so that its tests run anywhere.

use fairshare_engine::dataset::Dataset;
use fairshare_engine::intake::Intake;
use fairshare_engine::problem::{Problem, Reason};

use crate::message::{Answer, Ask, PROBLEMS_LISTED, Phase, Progress};

/// Bytes between two words of progress: often enough to be seen to move, seldom enough to cost nothing.
const STEP: u64 = 1 << 20;

/// Holds the data of the session and answers what is asked of them.
#[derive(Default)]
pub struct Handler {
    dataset: Option<Dataset>,
}

impl Handler {
    /// Keeps what a load read in place of what was there; a load that failed changes nothing.
    pub fn keep(&mut self, loaded: Result<Dataset, Problem>) -> Answer {
        match loaded {
            Ok(dataset) => {
                let facts = dataset.facts().clone();
                self.dataset = Some(dataset);
                Answer::Loaded(Box::new(facts))
            }
            Err(problem) => Answer::Failed(problem),
        }
    }

    /// Answers what does not need the files. A load is answered by [`Load`] and [`Handler::keep`].
    pub fn answer(&mut self, ask: &Ask) -> Answer {
        let Some(dataset) = &mut self.dataset else { return Answer::Failed(Problem::file(Reason::EmptyFile, "")) };
        match ask {
            Ask::Load { .. } => Answer::Failed(Problem::file(Reason::Unreadable, "")),
            Ask::Compare { models, by, counting } => match dataset.compare(models, by, counting) {
                Ok((comparisons, headline)) => Answer::Compared { comparisons, headline },
                Err(problem) => Answer::Failed(problem),
            },
            Ask::Move { from, to, counting } => match dataset.moved(*from, *to, counting) {
                Ok(moved) => Answer::Moved(Box::new(moved)),
                Err(problem) => Answer::Failed(problem),
            },
            Ask::Problems => Answer::Problems(dataset.problems(PROBLEMS_LISTED)),
        }
    }
}

/// A load on its way: files in, chunk by chunk.
pub struct Load {
    intake: Intake,
    bytes: u64,
    total_bytes: u64,
    said: u64,
}

impl Load {
    /// Begins to read files of so many bytes in all.
    #[must_use]
    pub fn new(total_bytes: u64) -> Self {
        Self { intake: Intake::new(), bytes: 0, total_bytes, said: 0 }
    }

    /// Begins a file.
    pub fn open(&mut self, name: &str, bytes: u64) {
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
    /// A [`Problem`] where the file cannot be used.
    pub fn close(&mut self) -> Result<(), Problem> {
        self.intake.close()
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self, phase: Phase) -> Progress {
        Progress { phase, rows: self.intake.rows(), bytes: self.bytes, total_bytes: self.total_bytes }
    }

    /// Joins what was read, and says now and then that it is still at it.
    ///
    /// # Errors
    /// A [`Problem`] where the files hold no journeys.
    pub fn finish(self, say: impl Fn(Progress)) -> Result<Dataset, Problem> {
        let progress = self.progress(Phase::Joining);
        self.intake.finish_with(&mut || say(progress))
    }
}

#[cfg(test)]
mod tests {
    use fairshare_engine::model::Model;
    use fairshare_engine::team::Counting;
    use fairshare_engine::view::By;

    use super::*;
    use crate::message::{Reply, Request};

    const DEALS: &str = "deal,date,channel,team,outcome,amount\n\
        D1,2025-01-01,Webinar,Marketing,won,100\n\
        D1,2025-01-05,Call,Sales,won,100\n\
        D2,bad date,Call,Sales,lost,\n";

    fn load(text: &str) -> Result<Dataset, Problem> {
        let mut load = Load::new(text.len() as u64);
        load.open("deals.csv", text.len() as u64);
        for chunk in text.as_bytes().chunks(7) {
            load.push(chunk)?;
        }
        load.close()?;
        assert_eq!(load.progress(Phase::Joining).bytes, text.len() as u64);
        load.finish(|_| {})
    }

    fn compare() -> Ask {
        Ask::Compare {
            models: vec![Model::First, Model::TimeDecay { half_life: 7.5 }],
            by: vec![By::Team, By::Channel],
            counting: Counting::default(),
        }
    }

    #[test]
    fn a_failed_load_leaves_what_was_there() {
        let mut handler = Handler::default();
        assert!(matches!(handler.answer(&compare()), Answer::Failed(_)));
        assert!(matches!(handler.keep(load(DEALS)), Answer::Loaded(facts) if facts.won_revenue == 10_000));
        assert!(matches!(handler.keep(load("")), Answer::Failed(problem) if problem.reason == Reason::EmptyFile));
        assert!(matches!(handler.answer(&compare()), Answer::Compared { headline, .. } if headline.total == 10_000));
    }

    #[test]
    fn settings_out_of_range_are_refused() {
        let mut handler = Handler::default();
        handler.keep(load(DEALS));
        let ask =
            Ask::Move { from: Model::Last, to: Model::TimeDecay { half_life: 0.0 }, counting: Counting::default() };
        assert!(matches!(handler.answer(&ask), Answer::Failed(problem) if problem.reason == Reason::BadSetting));
        assert!(matches!(handler.answer(&compare()), Answer::Compared { .. }), "the data is still there");
    }

    #[test]
    fn rows_kept_out_are_listed() {
        let mut handler = Handler::default();
        handler.keep(load(DEALS));
        let Answer::Problems(problems) = handler.answer(&Ask::Problems) else { panic!("problems") };
        assert_eq!(problems.iter().map(|p| (p.line, p.reason)).collect::<Vec<_>>(), [(4, Reason::BadTime)]);
    }

    #[test]
    fn progress_is_said_now_and_then() {
        let mut load = Load::new(10 << 20);
        load.open("big.csv", 10 << 20);
        let row = DEALS.lines().nth(1).map_or(String::new(), |line| format!("{line}\n"));
        let chunk = format!("{}\n{}", DEALS.lines().next().unwrap_or_default(), row.repeat((1 << 20) / row.len()));
        assert_eq!(load.push(&chunk.as_bytes()[..100]), Ok(None));
        let progress = load.push(&chunk.as_bytes()[100..]).expect("rows").expect("progress");
        assert!(progress.rows > 20_000 && progress.bytes == chunk.len() as u64, "{progress:?}");
    }

    #[test]
    fn messages_survive_the_wire() {
        let request = Request { id: 7, revision: 2, body: compare() };
        let text = serde_json::to_string(&request).expect("serialises");
        assert_eq!(serde_json::from_str::<Request>(&text).expect("parses"), request);
        let mut handler = Handler::default();
        let loaded = handler.keep(load(DEALS));
        for body in [loaded, handler.answer(&compare()), handler.answer(&Ask::Problems)] {
            let mut reply = Reply { id: 7, revision: 2, body };
            let sent = reply.clone();
            let columns = reply.take_columns();
            let text = serde_json::to_string(&reply).expect("serialises");
            let mut arrived: Reply = serde_json::from_str(&text).expect("parses");
            arrived.put_columns(columns);
            assert_eq!(arrived, sent);
        }
    }
}
