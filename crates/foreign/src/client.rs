//! The page's end of the wire: one worker per file, ended after its final reply.
//!
//! It holds no data and answers one request, so it is simpler than the engine's connection: any error ends it.

use std::rc::Rc;

use fairshare_worker::client::{Connection, Lost, Protocol, Word, WorkerBundle};
use wasm_bindgen::JsValue;
use web_sys::File;

pub use crate::wire::Table;
use crate::wire::{BUILD, Request, Said};
use crate::{Notes, Options, Refusal};

/// Number of the one request.
const ONLY: u32 = 1;

/// The result of reading a file.
#[derive(Debug)]
pub enum Answer {
    /// Its tables, in UTF-8.
    Tables(Vec<Table>),
    /// The engine decodes the file itself; the notes name its encoding.
    AsItIs(Notes),
}

/// Why there is no result.
#[derive(Debug)]
pub enum Trouble {
    /// The file cannot be used.
    Refused(Refusal),
    /// The worker died, with this error.
    Died(String),
    /// The worker was ended.
    Ended,
}

type Outcome = Result<Answer, Trouble>;

/// What the worker of one file and the page say to each other.
enum Foreign {}

impl Protocol for Foreign {
    type Request = Request;
    type Answer = Result<Answer, Refusal>;
    type Progress = ();

    const BUILD: &'static str = BUILD;
    /// A part of a workbook is unpacked in one go, on a slow device for some seconds.
    const LONGEST_SILENCE: f64 = 60_000.0;
    const UNSENT: &'static str = "";

    fn pack(_: u32, request: Request) -> JsValue {
        request.pack().into()
    }

    fn unpack(message: &JsValue) -> Option<Word<Self>> {
        Some(match Said::unpack(message) {
            Said::Ready(build) => Word::Ready(build),
            Said::Alive => Word::Alive,
            Said::Tables(tables) => Word::Answer(ONLY, Ok(Answer::Tables(tables))),
            Said::AsItIs(notes) => Word::Answer(ONLY, Ok(Answer::AsItIs(notes))),
            Said::Refused(refusal) => Word::Answer(ONLY, Err(refusal)),
            Said::Trapped(words) => Word::Trapped(words),
        })
    }
}

/// A worker for one file: it ends when nobody holds it any more.
pub struct Reader {
    connection: Rc<Connection<Foreign>>,
}

impl Reader {
    /// Starts a worker for a file; returns it and a future of its result.
    ///
    /// # Errors
    /// If the browser cannot start one.
    pub fn start(
        bundle: &WorkerBundle,
        file: &File,
        options: Options,
    ) -> Result<(Self, impl Future<Output = Outcome> + use<>), JsValue> {
        let connection = Connection::<Foreign>::start(bundle)?;
        let answer = connection.ask(Request { file: file.clone(), options }, Rc::new(|()| ()));
        let held = Rc::downgrade(&connection);
        let tables = async move {
            let answer = answer.await;
            if let Some(connection) = held.upgrade() {
                connection.end();
            }
            match answer {
                Ok(read) => read.map_err(Trouble::Refused),
                Err(Lost::Died(words) | Lost::Dead(words)) => Err(Trouble::Died(words)),
                Err(Lost::Ended) => Err(Trouble::Ended),
            }
        };
        Ok((Self { connection }, tables))
    }

    /// Ends the worker; its result is [`Trouble::Ended`].
    pub fn end(&self) {
        self.connection.end();
    }
}
