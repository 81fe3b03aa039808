//! The connection to one worker, from its start to its end or death.
//!
//! A worker can die silently: its thread is closed, its memory is taken, it loops forever. So while a reply is due the
//! page watches for signs of life, and treats a worker that gives none ([`Silence`]) as dead.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Url};

use super::bundle::WorkerBundle;
use super::protocol::{Lost, Protocol, Word};
use super::silence::{LOOK, Silence};

/// The error reported for a worker whose messages cannot be read.
const OTHER_VERSION: &str = "It is of another version than this page: reload the page.";

/// The receivers of a reply: one for the answer, one for progress.
struct Due<P: Protocol> {
    answer: oneshot::Sender<Result<P::Answer, Lost>>,
    progress: Rc<dyn Fn(P::Progress)>,
}

/// The connection to one worker.
pub struct Connection<P: Protocol> {
    worker: web_sys::Worker,
    /// URL of its script, until the worker has started.
    script: RefCell<Option<String>>,
    due: RefCell<BTreeMap<u32, Due<P>>>,
    /// Requests held back until the worker is ready.
    unsent: RefCell<Vec<JsValue>>,
    ready: Cell<bool>,
    alive: Cell<bool>,
    last_id: Cell<u32>,
    /// The error it died with.
    last_words: RefCell<String>,
    silence: RefCell<Silence>,
    watch: Cell<Option<i32>>,
    listeners: RefCell<Option<Listeners>>,
}

/// Callbacks that the browser calls; kept as long as the worker.
struct Listeners {
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
    look: Closure<dyn FnMut()>,
}

impl<P: Protocol> Connection<P> {
    /// Starts the worker.
    ///
    /// # Errors
    /// If the browser cannot start one.
    pub fn start(bundle: &WorkerBundle) -> Result<Rc<Self>, JsValue> {
        let script = bundle.address()?;
        let connection = Rc::new(Self {
            worker: web_sys::Worker::new(&script)?,
            script: RefCell::new(Some(script)),
            due: RefCell::default(),
            unsent: RefCell::default(),
            ready: Cell::new(false),
            alive: Cell::new(true),
            last_id: Cell::new(0),
            last_words: RefCell::default(),
            silence: RefCell::new(Silence::new(now(), P::LONGEST_SILENCE)),
            watch: Cell::new(None),
            listeners: RefCell::default(),
        });
        connection.listen();
        connection.worker.post_message(bundle.module())?;
        Ok(connection)
    }

    /// Sends a request, or holds it back until the worker is ready. Returns a future of the answer.
    pub fn ask(
        &self,
        request: P::Request,
        progress: Rc<dyn Fn(P::Progress)>,
    ) -> impl Future<Output = Result<P::Answer, Lost>> + use<P> {
        let (answer, wait) = oneshot::channel();
        if self.alive.get() {
            let id = self.last_id.get() + 1;
            self.last_id.set(id);
            self.due.borrow_mut().insert(id, Due { answer, progress });
            let message = P::pack(id, request);
            if self.ready.get() {
                self.send(&message);
            } else {
                self.unsent.borrow_mut().push(message);
            }
            self.watch();
        } else {
            answer.send(Err(Lost::Dead(self.last_words.borrow().clone()))).ok();
        }
        async { wait.await.unwrap_or(Err(Lost::Ended)) }
    }

    /// Whether the worker can take requests.
    pub fn is_alive(&self) -> bool {
        self.alive.get()
    }

    fn listen(self: &Rc<Self>) {
        let connection: Weak<Self> = Rc::downgrade(self);
        let message = Closure::new(move |event: MessageEvent| {
            if let Some(connection) = connection.upgrade() {
                connection.hear(&event.data());
            }
        });
        let connection = Rc::downgrade(self);
        let error = Closure::new(move |event: ErrorEvent| {
            if let Some(connection) = connection.upgrade() {
                event.prevent_default();
                connection.die(&event.message());
            }
        });
        let connection = Rc::downgrade(self);
        let look = Closure::new(move || {
            if let Some(connection) = connection.upgrade() {
                connection.look();
            }
        });
        self.worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        // A message that the browser cannot deserialise arrives without data, so `hear` treats it as unreadable.
        self.worker.set_onmessageerror(Some(message.as_ref().unchecked_ref()));
        self.worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        *self.listeners.borrow_mut() = Some(Listeners { _message: message, _error: error, look });
    }

    fn hear(&self, message: &JsValue) {
        if !self.alive.get() {
            return;
        }
        self.silence.borrow_mut().heard(now());
        let Some(word) = P::unpack(message) else {
            return self.die(if self.ready.get() { "An answer could not be read." } else { OTHER_VERSION });
        };
        match word {
            Word::Ready(build) if build == P::BUILD => {
                self.ready.set(true);
                self.revoke();
                for message in self.unsent.take() {
                    self.send(&message);
                }
            }
            Word::Ready(_) => self.die(OTHER_VERSION),
            Word::Alive => {}
            Word::Trapped(last_words) => self.die(&last_words),
            Word::Progress(id, progress) => {
                // Called while nothing is borrowed: the listener may send a request or end the worker.
                let listener = self.due.borrow().get(&id).map(|due| Rc::clone(&due.progress));
                if let Some(listener) = listener {
                    listener(progress);
                }
            }
            Word::Answer(id, answer) => self.answer(id, answer),
        }
    }

    fn answer(&self, id: u32, answer: P::Answer) {
        let due = self.due.borrow_mut().remove(&id);
        if let Some(due) = due {
            // The receiver may have been dropped.
            due.answer.send(Ok(answer)).ok();
        }
        if self.due.borrow().is_empty() {
            self.unwatch();
        }
    }

    fn send(&self, message: &JsValue) {
        if self.worker.post_message(message).is_err() {
            self.die(P::UNSENT);
        }
    }

    /// Checks for signs of life from now on, until no answer is due.
    fn watch(&self) {
        if self.watch.get().is_some() || !self.alive.get() {
            return;
        }
        *self.silence.borrow_mut() = Silence::new(now(), P::LONGEST_SILENCE);
        let listeners = self.listeners.borrow();
        if let (Some(window), Some(listeners)) = (web_sys::window(), listeners.as_ref()) {
            let look = listeners.look.as_ref().unchecked_ref();
            self.watch.set(window.set_interval_with_callback_and_timeout_and_arguments_0(look, LOOK).ok());
        }
    }

    fn unwatch(&self) {
        if let (Some(window), Some(watch)) = (web_sys::window(), self.watch.take()) {
            window.clear_interval_with_handle(watch);
        }
    }

    fn look(&self) {
        let hidden = web_sys::window().and_then(|w| w.document()).is_some_and(|d| d.hidden());
        let dead = self.silence.borrow_mut().look(now(), hidden);
        if dead {
            self.die("It gave no sign of life.");
        }
    }

    fn die(&self, last_words: &str) {
        if self.alive.get() {
            last_words.clone_into(&mut self.last_words.borrow_mut());
            self.stop(&Lost::Died(last_words.to_owned()));
        }
    }

    fn revoke(&self) {
        if let Some(script) = self.script.take() {
            // The URL may be revoked already, which is fine.
            Url::revoke_object_url(&script).ok();
        }
    }

    /// Ends the worker; every answer still due fails with [`Lost::Ended`].
    pub fn end(&self) {
        self.stop(&Lost::Ended);
    }

    fn stop(&self, why: &Lost) {
        if !self.alive.replace(false) {
            return;
        }
        self.unwatch();
        self.worker.terminate();
        self.revoke();
        self.worker.set_onmessage(None);
        self.worker.set_onmessageerror(None);
        self.worker.set_onerror(None);
        self.unsent.take();
        for (_, due) in self.due.take() {
            due.answer.send(Err(why.clone())).ok();
        }
    }
}

impl<P: Protocol> Drop for Connection<P> {
    /// Stops the worker: one that nothing refers to would keep its memory until the page closes.
    fn drop(&mut self) {
        self.end();
    }
}

fn now() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}
