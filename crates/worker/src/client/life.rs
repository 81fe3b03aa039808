//! The life of one worker, from its start to its end or death.
//!
//! A worker can die without a word: its thread is closed, its memory is taken, it turns in a circle. So while an answer
//! is due the page listens for any sign of life, and takes a worker that gives none ([`Silence`]) for dead.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use fairshare_import::problem::{Problem, Reason};
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent, Url};

use super::death;
use super::kit::Kit;
use super::promise::{Keep, Wait, promise};
use super::silence::{LONGEST, LOOK, Silence};
use crate::message::{Answer, Ask, BUILD, Progress, Request};
use crate::parcel;

/// What is said of a worker that is not understood.
const OTHER_VERSION: &str = "It is of another version than this page: reload the page.";

/// Who waits for an answer, and who for word of progress.
struct Due {
    answer: Keep<Result<Answer, Problem>>,
    progress: Rc<dyn Fn(Progress)>,
}

/// The life of one worker.
pub struct Life {
    worker: web_sys::Worker,
    /// Where its script is, until it has started.
    script: RefCell<Option<String>>,
    due: RefCell<BTreeMap<u32, Due>>,
    /// Requests that wait for the worker's first word.
    unsent: RefCell<Vec<JsValue>>,
    ready: Cell<bool>,
    alive: Cell<bool>,
    last_id: Cell<u32>,
    /// What it said when it died.
    last_words: RefCell<String>,
    silence: RefCell<Silence>,
    watch: Cell<Option<i32>>,
    ears: RefCell<Option<Ears>>,
}

/// What the browser calls: kept as long as the worker.
struct Ears {
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
    look: Closure<dyn FnMut()>,
}

impl Life {
    /// Begins it.
    pub fn start(kit: &Kit) -> Result<Rc<Self>, JsValue> {
        let script = kit.address()?;
        let life = Rc::new(Self {
            worker: web_sys::Worker::new(&script)?,
            script: RefCell::new(Some(script)),
            due: RefCell::default(),
            unsent: RefCell::default(),
            ready: Cell::new(false),
            alive: Cell::new(true),
            last_id: Cell::new(0),
            last_words: RefCell::default(),
            silence: RefCell::new(Silence::new(now(), LONGEST)),
            watch: Cell::new(None),
            ears: RefCell::default(),
        });
        life.listen();
        life.worker.post_message(kit.module())?;
        Ok(life)
    }

    /// Sends a request, or keeps it until the worker has said its first word. Gives where the answer is waited for.
    pub fn ask(
        &self,
        revision: u32,
        ask: Ask,
        files: &[File],
        progress: Rc<dyn Fn(Progress)>,
    ) -> Wait<Result<Answer, Problem>> {
        let (answer, wait) = promise();
        if !self.alive.get() {
            answer.keep(Err(death::already(&self.last_words.borrow())));
            return wait;
        }
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        self.due.borrow_mut().insert(id, Due { answer, progress });
        let handles: Array = files.iter().collect();
        let message = Array::of2(&parcel::head(&Request { id, revision, body: ask }), &handles);
        if self.ready.get() {
            self.send(&message);
        } else {
            self.unsent.borrow_mut().push(message.into());
        }
        self.watch();
        wait
    }

    /// Whether it can be asked.
    pub fn is_alive(&self) -> bool {
        self.alive.get()
    }

    fn listen(self: &Rc<Self>) {
        let life: Weak<Self> = Rc::downgrade(self);
        let message = Closure::new(move |event: MessageEvent| {
            if let Some(life) = life.upgrade() {
                life.hear(&event.data());
            }
        });
        let life = Rc::downgrade(self);
        let error = Closure::new(move |event: ErrorEvent| {
            if let Some(life) = life.upgrade() {
                event.prevent_default();
                life.die(&event.message());
            }
        });
        let life = Rc::downgrade(self);
        let look = Closure::new(move || {
            if let Some(life) = life.upgrade() {
                life.look();
            }
        });
        self.worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        // An answer that could not be unpacked comes without its content, and is judged by that.
        self.worker.set_onmessageerror(Some(message.as_ref().unchecked_ref()));
        self.worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        *self.ears.borrow_mut() = Some(Ears { _message: message, _error: error, look });
    }

    fn hear(&self, message: &JsValue) {
        if !self.alive.get() {
            return;
        }
        self.silence.borrow_mut().heard(now());
        let Some(reply) = parcel::unpack(message) else {
            return self.die(if self.ready.get() { "An answer could not be read." } else { OTHER_VERSION });
        };
        match reply.body {
            Answer::Ready { build } if build == BUILD => {
                self.ready.set(true);
                self.revoke();
                for message in self.unsent.take() {
                    self.send(&message);
                }
            }
            Answer::Ready { .. } => self.die(OTHER_VERSION),
            Answer::Alive => {}
            Answer::Trapped { message } => self.die(&message),
            Answer::Progress(progress) => {
                // Called with nothing borrowed: it may ask again, or end the worker.
                let listener = self.due.borrow().get(&reply.id).map(|due| Rc::clone(&due.progress));
                if let Some(listener) = listener {
                    listener(progress);
                }
            }
            body => self.answer(reply.id, body),
        }
    }

    fn answer(&self, id: u32, body: Answer) {
        let due = self.due.borrow_mut().remove(&id);
        if let Some(due) = due {
            due.answer.keep(Ok(body));
        }
        if self.due.borrow().is_empty() {
            self.unwatch();
        }
    }

    fn send(&self, message: &JsValue) {
        if self.worker.post_message(message).is_err() {
            self.die("A question could not be sent.");
        }
    }

    /// Looks for a sign of life from now on, as long as an answer is due.
    fn watch(&self) {
        if self.watch.get().is_some() || !self.alive.get() {
            return;
        }
        *self.silence.borrow_mut() = Silence::new(now(), LONGEST);
        let ears = self.ears.borrow();
        if let (Some(window), Some(ears)) = (web_sys::window(), ears.as_ref()) {
            let look = ears.look.as_ref().unchecked_ref();
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
            self.stop(&death::problem(last_words));
        }
    }

    fn revoke(&self) {
        if let Some(script) = self.script.take() {
            // It may be gone already; that is what is wanted.
            Url::revoke_object_url(&script).ok();
        }
    }

    /// Ends the worker; every answer still due is this problem.
    pub fn stop(&self, problem: &Problem) {
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
            due.answer.keep(Err(problem.clone()));
        }
    }
}

impl Drop for Life {
    /// A worker that nobody can ask would keep its memory to the end of the page.
    fn drop(&mut self) {
        self.stop(&Problem::file(Reason::Cancelled, ""));
    }
}

fn now() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}
