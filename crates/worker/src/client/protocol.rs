//! What differs between the engine's worker and the workbook worker: their messages and limits.

use wasm_bindgen::JsValue;

/// Messages and limits of one kind of worker.
pub trait Protocol: Sized + 'static {
    /// A request, with everything that travels beside it.
    type Request;
    /// The final reply to a request.
    type Answer: 'static;
    /// Progress, reported before the final reply.
    type Progress: 'static;

    /// Build of the page's end; a worker of another build is refused.
    const BUILD: &'static str;
    /// Milliseconds without a sign of life after which a worker with an answer due counts as dead.
    const LONGEST_SILENCE: f64;
    /// The error of a worker to which a request could not be posted.
    const UNSENT: &'static str;

    /// Packs a request into a message.
    fn pack(id: u32, request: Self::Request) -> JsValue;

    /// Unpacks a message of the worker; `None` if it cannot be read.
    fn unpack(message: &JsValue) -> Option<Word<Self>>;
}

/// A message from a worker.
pub enum Word<P: Protocol> {
    /// It has started, with this [`BUILD`](Protocol::BUILD).
    Ready(String),
    /// A sign of life.
    Alive,
    /// Progress of a request.
    Progress(u32, P::Progress),
    /// The final reply to a request.
    Answer(u32, P::Answer),
    /// It cannot go on because of this error.
    Trapped(String),
}

/// Reason for a missing answer.
#[derive(Clone, Debug)]
pub enum Lost {
    /// The worker died, with this error.
    Died(String),
    /// The worker was dead before the request, with this error; empty if it was ended.
    Dead(String),
    /// The worker was ended meanwhile.
    Ended,
}
