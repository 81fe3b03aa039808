//! The page's end of the wire: a worker for one file, which ends with its last word.
//!
//! Nothing is kept in it and nothing is asked twice, so it is simpler than the engine's: whatever goes wrong is its end.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use fairshare_worker::client::{Keep, Kit, LOOK, Silence, promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent, Url};

pub use crate::wire::Table;
use crate::wire::{BUILD, Request, Said};
use crate::{Notes, Options, Refusal};

/// Milliseconds of silence after which the worker is dead. A part of a workbook is unpacked in one go, on a slow device
/// for some seconds.
const LONGEST: f64 = 60_000.0;

/// What becomes of a file.
#[derive(Debug)]
pub enum Answer {
    /// Its tables in UTF-8.
    Tables(Vec<Table>),
    /// The engine decodes the file itself; its encoding is in the notes.
    AsItIs(Notes),
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Trouble {
    /// The file cannot be used.
    Refused(Refusal),
    /// The worker died, with these words.
    Died(String),
    /// It was ended.
    Ended,
}

type Outcome = Result<Answer, Trouble>;

/// A worker for one file.
pub struct Reader {
    worker: web_sys::Worker,
    address: RefCell<Option<String>>,
    request: Request,
    waiting: RefCell<Option<Keep<Outcome>>>,
    silence: RefCell<Silence>,
    watch: Cell<Option<i32>>,
    ears: RefCell<Option<Ears>>,
}

/// What the browser calls: kept as long as the worker.
struct Ears {
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
    _look: Closure<dyn FnMut()>,
}

impl Reader {
    /// Starts a worker for a file; gives where its tables are waited for.
    ///
    /// # Errors
    /// Where the browser makes none.
    pub fn start(
        kit: &Kit,
        file: &File,
        options: Options,
    ) -> Result<(Rc<Self>, impl Future<Output = Outcome>), JsValue> {
        let address = kit.address()?;
        let (keep, wait) = promise();
        let reader = Rc::new(Self {
            worker: web_sys::Worker::new(&address)?,
            address: RefCell::new(Some(address)),
            request: Request { file: file.clone(), options },
            waiting: RefCell::new(Some(keep)),
            silence: RefCell::new(Silence::new(now(), LONGEST)),
            watch: Cell::new(None),
            ears: RefCell::default(),
        });
        reader.listen();
        reader.worker.post_message(kit.module())?;
        Ok((reader, wait))
    }

    /// Ends the worker. Who waits for its tables hears that it was ended.
    pub fn end(&self) {
        self.finish(Err(Trouble::Ended));
    }

    fn listen(self: &Rc<Self>) {
        let reader: Weak<Self> = Rc::downgrade(self);
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(reader) = reader.upgrade() {
                reader.hear(Said::unpack(&event.data()));
            }
        });
        let reader = Rc::downgrade(self);
        let error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            if let Some(reader) = reader.upgrade() {
                event.prevent_default();
                reader.die(event.message());
            }
        });
        let reader = Rc::downgrade(self);
        let look = Closure::<dyn FnMut()>::new(move || {
            if let Some(reader) = reader.upgrade() {
                reader.look();
            }
        });
        self.worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        // What could not be unpacked comes without its content, and is judged by that.
        self.worker.set_onmessageerror(Some(message.as_ref().unchecked_ref()));
        self.worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        if let Some(window) = web_sys::window() {
            let look = look.as_ref().unchecked_ref();
            self.watch.set(window.set_interval_with_callback_and_timeout_and_arguments_0(look, LOOK).ok());
        }
        *self.ears.borrow_mut() = Some(Ears { _message: message, _error: error, _look: look });
    }

    fn hear(&self, said: Said) {
        self.silence.borrow_mut().heard(now());
        match said {
            Said::Ready(build) if build == BUILD => {
                self.revoke();
                if self.worker.post_message(&self.request.pack()).is_err() {
                    self.die(String::new());
                }
            }
            Said::Ready(_) => self.die("It is of another version than this page: reload the page.".to_owned()),
            Said::Alive => {}
            Said::Tables(tables) => self.finish(Ok(Answer::Tables(tables))),
            Said::AsItIs(notes) => self.finish(Ok(Answer::AsItIs(notes))),
            Said::Refused(refusal) => self.finish(Err(Trouble::Refused(refusal))),
            Said::Trapped(words) => self.die(words),
        }
    }

    fn look(&self) {
        let hidden = web_sys::window().and_then(|w| w.document()).is_some_and(|d| d.hidden());
        let dead = self.silence.borrow_mut().look(now(), hidden);
        if dead {
            self.die("It gave no sign of life.".to_owned());
        }
    }

    fn die(&self, words: String) {
        self.finish(Err(Trouble::Died(words)));
    }

    fn revoke(&self) {
        if let Some(address) = self.address.take() {
            // It may be gone already; that is what is wanted.
            Url::revoke_object_url(&address).ok();
        }
    }

    /// The last word, once.
    fn finish(&self, outcome: Outcome) {
        let Some(waiting) = self.waiting.take() else { return };
        if let (Some(window), Some(watch)) = (web_sys::window(), self.watch.take()) {
            window.clear_interval_with_handle(watch);
        }
        self.worker.terminate();
        self.revoke();
        self.worker.set_onmessage(None);
        self.worker.set_onmessageerror(None);
        self.worker.set_onerror(None);
        waiting.keep(outcome);
    }
}

impl Drop for Reader {
    /// A worker that nobody holds would keep its memory to the end of the page.
    fn drop(&mut self) {
        self.end();
    }
}

fn now() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}
