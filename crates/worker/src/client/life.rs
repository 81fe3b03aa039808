//! One worker, from its start to its end or death.
//!
//! A worker can die without a word: its thread is closed, its memory is taken, it turns in a circle. So while an answer
//! is due the page listens for any sign of life, and after [`SILENCE`] without one takes the worker for dead.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use fairshare_engine::problem::{Problem, Reason};
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent};

use super::kit::Kit;
use super::promise::{Keep, promise};
use crate::message::{Answer, Ask, BUILD, Progress, Request};
use crate::parcel;

/// Milliseconds without a sign of life after which a worker is dead. The longest it is silent in good health is while it
/// shares the credit of ten million touches under all models: about a second.
const SILENCE: f64 = 5_000.0;
/// Milliseconds between two looks. A look that comes much later says that this tab slept, and nothing of the worker.
const LOOK: i32 = 1_000;

/// Who waits for an answer, and who for word of progress.
struct Due {
    answer: Keep<Result<Answer, Problem>>,
    progress: Box<dyn Fn(Progress)>,
}

/// A worker: alive until [`Worker::end`] or its death.
#[derive(Clone)]
pub struct Worker {
    life: Rc<Life>,
}

struct Life {
    worker: web_sys::Worker,
    due: RefCell<BTreeMap<u32, Due>>,
    /// Requests that wait for the worker's first word.
    unsent: RefCell<Vec<JsValue>>,
    ready: Cell<bool>,
    alive: Cell<bool>,
    last_id: Cell<u32>,
    /// When the worker was last heard.
    heard: Cell<f64>,
    /// When this page last looked.
    looked: Cell<f64>,
    watch: Cell<Option<i32>>,
    ears: RefCell<Option<Ears>>,
}

/// What the browser calls: kept as long as the worker.
struct Ears {
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
    look: Closure<dyn FnMut()>,
}

impl Worker {
    /// Starts a worker.
    ///
    /// # Errors
    /// [`Reason::WorkerDied`] where the browser makes none.
    pub fn start(kit: &Kit) -> Result<Self, Problem> {
        let refused = |_| Problem::file(Reason::WorkerDied, "");
        let worker = web_sys::Worker::new(&kit.script).map_err(refused)?;
        let life = Rc::new(Life {
            worker,
            due: RefCell::default(),
            unsent: RefCell::default(),
            ready: Cell::new(false),
            alive: Cell::new(true),
            last_id: Cell::new(0),
            heard: Cell::new(now()),
            looked: Cell::new(now()),
            watch: Cell::new(None),
            ears: RefCell::default(),
        });
        life.listen();
        life.worker.post_message(&kit.module).map_err(refused)?;
        Ok(Self { life })
    }

    /// Asks, and waits for the last word. Files cross as handles.
    ///
    /// # Errors
    /// What the worker refused; [`Reason::WorkerDied`] with its last words, if it died; [`Reason::Cancelled`], if it was
    /// ended.
    pub async fn ask(
        &self,
        revision: u32,
        ask: Ask,
        files: &[File],
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Answer, Problem> {
        let life = &self.life;
        if !life.alive.get() {
            return Err(Problem::file(Reason::WorkerDied, ""));
        }
        let id = life.last_id.get() + 1;
        life.last_id.set(id);
        let (answer, wait) = promise();
        life.due.borrow_mut().insert(id, Due { answer, progress: Box::new(progress) });
        let handles: Array = files.iter().collect();
        let message = Array::of2(&parcel::head(&Request { id, revision, body: ask }), &handles);
        if life.ready.get() {
            life.send(&message);
        } else {
            life.unsent.borrow_mut().push(message.into());
        }
        life.watch();
        match wait.await? {
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
        self.life.alive.get()
    }
}

impl Life {
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
        self.worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        *self.ears.borrow_mut() = Some(Ears { _message: message, _error: error, look });
    }

    fn hear(&self, message: &JsValue) {
        if !self.alive.get() {
            return;
        }
        self.heard.set(now());
        let Some(reply) = parcel::unpack(message) else { return self.die("An answer could not be read.") };
        match reply.body {
            Answer::Ready { build } if build == BUILD => {
                self.ready.set(true);
                for message in self.unsent.take() {
                    self.send(&message);
                }
            }
            Answer::Ready { .. } => self.die("It is of another version than this page: reload the page."),
            Answer::Alive => {}
            Answer::Trapped { message } => self.die(&message),
            Answer::Progress(progress) => {
                // Taken out while it is called: it may ask again.
                let due = self.due.borrow_mut().remove(&reply.id);
                if let Some(due) = due {
                    (due.progress)(progress);
                    if self.alive.get() {
                        self.due.borrow_mut().insert(reply.id, due);
                    } else {
                        due.answer.keep(Err(Problem::file(Reason::Cancelled, "")));
                    }
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
        self.heard.set(now());
        self.looked.set(now());
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
        let now = now();
        let slept = now - self.looked.replace(now) > f64::from(LOOK) * 2.0;
        let hidden = web_sys::window().and_then(|w| w.document()).is_some_and(|d| d.hidden());
        if slept || hidden {
            self.heard.set(now);
        } else if now - self.heard.get() > SILENCE {
            self.die("It gave no sign of life.");
        }
    }

    fn die(&self, last_words: &str) {
        let value = last_words.chars().take(200).collect();
        self.stop(&Problem { value, column: "worker".to_owned(), ..Problem::file(Reason::WorkerDied, "") });
    }

    /// Ends the worker; every answer still due is this problem.
    fn stop(&self, problem: &Problem) {
        if !self.alive.replace(false) {
            return;
        }
        self.unwatch();
        self.worker.terminate();
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.unsent.take();
        for (_, due) in self.due.take() {
            due.answer.keep(Err(problem.clone()));
        }
    }
}

fn now() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}
