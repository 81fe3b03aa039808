//! A worker, as the page holds it.

use std::rc::Rc;

use fairshare_import::problem::{Problem, Reason};
use web_sys::File;

use super::kit::Kit;
use super::life::Life;
use crate::message::{Answer, Ask, Progress};

/// A worker: alive until [`Worker::end`], its death, or until nobody holds it any more.
#[derive(Clone)]
pub struct Worker {
    life: Rc<Life>,
}

impl Worker {
    /// Starts a worker.
    ///
    /// # Errors
    /// [`Reason::WorkerDied`] where the browser makes none.
    pub fn start(kit: &Kit) -> Result<Self, Problem> {
        let life = Life::start(kit).map_err(|_| Problem::file(Reason::WorkerDied, ""))?;
        Ok(Self { life })
    }

    /// Asks, and waits for the last word. Files cross as handles.
    ///
    /// # Errors
    /// What the worker refused; with its last words [`Reason::OutOfMemory`] or [`Reason::WorkerDied`], if it died;
    /// [`Reason::WorkerDied`], if it was dead before; [`Reason::Cancelled`], if it was ended meanwhile.
    pub async fn ask(
        &self,
        revision: u32,
        ask: Ask,
        files: &[File],
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Answer, Problem> {
        match self.life.ask(revision, ask, files, Rc::new(progress)).await? {
            Answer::Failed(problem) => Err(problem),
            answer => Ok(answer),
        }
    }

    /// Ends the worker. Whoever waits for an answer hears that it was stopped.
    pub fn end(&self) {
        self.life.stop(&Problem::file(Reason::Cancelled, ""));
    }

    /// Whether the worker can be asked.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.life.is_alive()
    }
}
