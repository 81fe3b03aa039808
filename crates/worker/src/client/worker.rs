//! The page's handle to a worker.

use std::rc::Rc;

use fairshare_types::problem::{Problem, Reason};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::File;

use super::bundle::WorkerBundle;
use super::connection::Connection;
use super::death;
use super::protocol::{Lost, Protocol, Word};
use super::silence::LONGEST;
use crate::protocol::message::{Answer, Ask, BUILD, Progress, Reply, Request};
use crate::protocol::parcel;

/// Protocol of the engine's worker.
enum Engine {}

impl Protocol for Engine {
    type Request = (Ask, Array);
    type Answer = Answer;
    type Progress = Progress;

    const BUILD: &'static str = BUILD;
    const LONGEST_SILENCE: f64 = LONGEST;
    const UNSENT: &'static str = "A question could not be sent.";

    fn pack(id: u32, (ask, handles): Self::Request) -> JsValue {
        Array::of2(&parcel::head(&Request { id, body: ask }), &handles).into()
    }

    fn unpack(message: &JsValue) -> Option<Word<Self>> {
        let Reply { id, body } = parcel::unpack(message)?;
        Some(match body {
            Answer::Ready { build } => Word::Ready(build),
            Answer::Alive => Word::Alive,
            Answer::Trapped { message } => Word::Trapped(message),
            Answer::Progress(progress) => Word::Progress(id, progress),
            answer => Word::Answer(id, answer),
        })
    }
}

/// A worker: alive until [`Worker::end`], its death, or the drop of its last clone.
#[derive(Clone)]
pub struct Worker {
    connection: Rc<Connection<Engine>>,
}

impl Worker {
    /// Starts a worker.
    ///
    /// # Errors
    /// [`Reason::WorkerDied`] if the browser cannot start one.
    pub fn start(bundle: &WorkerBundle) -> Result<Self, Problem> {
        let connection = Connection::start(bundle).map_err(|_| Problem::file(Reason::WorkerDied, ""))?;
        Ok(Self { connection })
    }

    /// Sends a request and waits for its final reply. Files cross as handles.
    ///
    /// # Errors
    /// The problem with which the worker refused; [`Reason::OutOfMemory`] or [`Reason::WorkerDied`], with its last
    /// message, if it died; [`Reason::WorkerDied`] if it was dead before; [`Reason::Cancelled`] if it was ended
    /// meanwhile.
    pub async fn ask(
        &self,
        ask: Ask,
        files: &[File],
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Answer, Problem> {
        let request = (ask, files.iter().collect());
        match self.connection.ask(request, Rc::new(progress)).await.map_err(problem)? {
            Answer::Failed(problem) => Err(problem),
            answer => Ok(answer),
        }
    }

    /// Ends the worker. Requests still due fail with [`Reason::Cancelled`].
    pub fn end(&self) {
        self.connection.end();
    }

    /// Whether the worker can take requests.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.connection.is_alive()
    }
}

/// The problem reported for a missing answer.
fn problem(lost: Lost) -> Problem {
    match lost {
        Lost::Died(last_words) => death::problem(&last_words),
        Lost::Dead(last_words) => death::already(&last_words),
        Lost::Ended => Problem::file(Reason::Cancelled, ""),
    }
}
