//! The worker's end of the wire: reads files as streams, answers requests one after the other.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use fairshare_engine::dataset::Dataset;
use fairshare_engine::effects::{Figures, WHOLE_BYTES};
use fairshare_engine::view::{Bootstrap, Fingerprinting, FlipSearch, RESAMPLES};
use fairshare_types::decision::Decision;
use fairshare_types::options::{Choices, EligibilityRules};
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::FlipAsk;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, MessageEvent, ReadableStreamDefaultReader};

use crate::protocol::message::{Answer, Ask, BUILD, Phase, Progress, Reply, Request, Unread};
use crate::protocol::variant::Variant;
use crate::protocol::{parcel, variant};
use crate::server::handler::Handler;
use crate::server::load::Load;
use crate::server::turn::turn;
use crate::server::unpack;

/// Milliseconds between two signs of life.
const HEARTBEAT: i32 = 1_000;

/// Waiting requests, and whether one is being answered.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<(Request, Array)>,
    busy: bool,
}

/// Starts to listen, and announces the worker as ready.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| say(Answer::Trapped { message: panic.to_string() })));
    let queue = Rc::new(RefCell::new(Queue::default()));
    let handler = Rc::new(RefCell::new(Handler::default()));
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some((request, files)) = parcel::open::<Request>(&event.data()) else {
            // Without a request id no reply can reach the page, and the heartbeat would keep it waiting forever.
            return say(Answer::Trapped { message: "A question could not be read.".to_owned() });
        };
        queue.borrow_mut().waiting.push_back((request, files));
        if !std::mem::replace(&mut queue.borrow_mut().busy, true) {
            spawn_local(work(Rc::clone(&queue), Rc::clone(&handler)));
        }
    });
    let beat = Closure::<dyn FnMut()>::new(|| say(Answer::Alive));
    let scope = scope();
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    scope.set_onmessageerror(Some(listen.as_ref().unchecked_ref()));
    // Without a heartbeat a long read would look like a death; that is no reason not to start.
    scope.set_interval_with_callback_and_timeout_and_arguments_0(beat.as_ref().unchecked_ref(), HEARTBEAT).ok();
    listen.forget();
    beat.forget();
    say(Answer::Ready { build: BUILD.to_owned() });
}

impl Queue {
    /// The next request: a comparison, which the picture waits for, before the others of the same data.
    fn next(&mut self) -> Option<(Request, Array)> {
        let load = self.waiting.iter().position(|(request, _)| matches!(request.body, Ask::Load { .. }));
        let of_these_data = self.waiting.iter().take(load.unwrap_or(usize::MAX));
        let comparison = of_these_data.clone().position(|(request, _)| matches!(request.body, Ask::Compare { .. }));
        let next = self.waiting.remove(comparison.unwrap_or(0));
        if let Some(at) = comparison {
            let after = self.waiting.split_off(at);
            end_background(&mut self.waiting);
            self.waiting.extend(after);
        }
        next
    }
}

/// Answers waiting requests, and listens for others after each answer.
async fn work(queue: Rc<RefCell<Queue>>, handler: Rc<RefCell<Handler>>) {
    loop {
        let next = queue.borrow_mut().next();
        let Some((request, files)) = next else {
            queue.borrow_mut().busy = false;
            return;
        };
        let id = request.id;
        let body = match &request.body {
            Ask::Load { files: names, choices, remarks } => {
                let say = |progress| post(Reply { id, body: Answer::Progress(progress) });
                let loaded = match handles(names, &files) {
                    Ok(files) => {
                        load(names, files, choices.clone(), remarks.clone(), u64::MAX, &say, &async || true).await
                    }
                    Err(problem) => Err(problem.into()),
                };
                handler.borrow_mut().keep(loaded)
            }
            Ask::Bootstrap { models, by, counting } => {
                let begun = handler.borrow_mut().bootstrap(models, *by, counting);
                match begun {
                    Ok(bootstrap) => draw(bootstrap, &request, &queue, &handler).await,
                    Err(problem) => Answer::Failed(problem),
                }
            }
            Ask::Flips { of, counting } => find_flips(of, counting, &queue, &handler).await,
            Ask::Weigh { files: names, choices, variants } => {
                weigh(names, variants, &files, choices, &queue, &handler).await
            }
            Ask::Fingerprint => fingerprint(&queue, &handler).await,
            ask => handler.borrow_mut().answer(ask, &mut || say(Answer::Alive)),
        };
        post(Reply { id, body });
        turn().await;
    }
}

/// Draws resamples until all are drawn, answering other requests in between; ends early if one of them makes the result
/// useless.
async fn draw(
    mut bootstrap: Bootstrap,
    request: &Request,
    queue: &Rc<RefCell<Queue>>,
    handler: &Rc<RefCell<Handler>>,
) -> Answer {
    let id = request.id;
    while handler.borrow().resample(&mut bootstrap) {
        if bootstrap.is_done() {
            return Answer::Bootstrapped(Some(Box::new(bootstrap.result())));
        }
        let (drawn, of) = (bootstrap.drawn() as u64, RESAMPLES as u64);
        let progress = Progress { phase: Phase::Drawing, rows: 0, bytes: drawn, total_bytes: of };
        post(Reply { id, body: Answer::Progress(progress) });
        turn().await;
        if !answer_meanwhile(&request.body, queue, handler).await {
            break;
        }
    }
    Answer::Bootstrapped(None)
}

/// Finds the flip points of sliders, one value at a time, answering other requests in between.
async fn find_flips(
    of: &[FlipAsk],
    counting: &EligibilityRules,
    queue: &Rc<RefCell<Queue>>,
    handler: &Rc<RefCell<Handler>>,
) -> Answer {
    let own = Ask::Flips { of: Vec::new(), counting: EligibilityRules::default() };
    let mut found = Vec::new();
    for ask in of {
        let mut search = FlipSearch::new(ask.clone(), counting.clone());
        loop {
            // Requests may be waiting before the first step.
            turn().await;
            if !answer_meanwhile(&own, queue, handler).await {
                return Answer::Flips(None);
            }
            let step = handler.borrow_mut().flip_step(&mut search);
            match step {
                Ok(true) => {}
                Ok(false) => break found.push(search.result()),
                // A slider that cannot be searched has no flip points; the others keep theirs.
                Err(_) => break found.push(Vec::new()),
            }
        }
    }
    Answer::Flips(Some(found))
}

/// Reads the files under each alternative of the uncertain decisions, answering other requests in between.
async fn weigh(
    names: &[String],
    variants: &[Variant],
    files: &Array,
    choices: &Choices,
    queue: &Rc<RefCell<Queue>>,
    handler: &Rc<RefCell<Handler>>,
) -> Answer {
    let own = Ask::Weigh { files: Vec::new(), choices: Choices::default(), variants: Vec::new() };
    let all: Vec<_> = names.iter().chain(variants.iter().map(|variant| &variant.name)).cloned().collect();
    let Ok(handles) = handles(&all, files) else { return Answer::Weighed(None) };
    let bytes = handles.iter().take(names.len()).map(|file| file.size() as u64).sum();
    let Some(mut weighing) = handler.borrow_mut().weigh(bytes, choices) else { return Answer::Weighed(None) };
    let most = if bytes <= WHOLE_BYTES { u64::MAX } else { WHOLE_BYTES / names.len().max(1) as u64 };
    let superseded = Cell::new(false);
    let goes_on = async || {
        turn().await;
        let on = answer_meanwhile(&own, queue, handler).await;
        superseded.set(!on);
        on
    };
    while let Some(other) = weighing.next().cloned() {
        if !goes_on().await {
            return Answer::Weighed(None);
        }
        let Some(tables) = variant::tables(names, variants, choices, &other) else {
            weighing.pass();
            continue;
        };
        let tables = tables.into_iter().filter_map(|at| handles.get(at).cloned()).collect();
        let read = load(names, tables, other, Vec::new(), most, &|_| (), &goes_on).await;
        if superseded.get() {
            return Answer::Weighed(None);
        }
        weighing.take(read.ok().map(|mut data| Figures::of(&mut data)));
    }
    let decisions = weighing.result();
    handler.borrow_mut().decide(&decisions);
    Answer::Weighed(Some(decisions))
}

/// Computes the fingerprint of the data, some deals at a time, answering other requests in between.
///
/// No choice on the page changes it. Before a load, or a second request for a fingerprint, the rest is computed without
/// pauses.
async fn fingerprint(queue: &Rc<RefCell<Queue>>, handler: &Rc<RefCell<Handler>>) -> Answer {
    let mut made = Fingerprinting::default();
    let mut hurries = false;
    loop {
        let step = handler.borrow().fingerprint_step(&mut made);
        match step {
            Ok(None) => {}
            Ok(Some(print)) => return Answer::Fingerprint(print),
            Err(problem) => return Answer::Failed(problem),
        }
        if !hurries {
            turn().await;
            hurries = !answer_meanwhile(&Ask::Fingerprint, queue, handler).await;
        }
    }
}

/// Answers requests that arrived during background work, the comparison first; returns false if one of them supersedes
/// that work.
///
/// Other background requests stay in the queue.
async fn answer_meanwhile(own: &Ask, queue: &Rc<RefCell<Queue>>, handler: &Rc<RefCell<Handler>>) -> bool {
    let mut later = VecDeque::new();
    let goes_on = loop {
        let Some(next) = queue.borrow_mut().next() else { break true };
        let same = std::mem::discriminant(&next.0.body) == std::mem::discriminant(own);
        match &next.0.body {
            Ask::Load { .. } => {
                later.push_back(next);
                break false;
            }
            Ask::Compare { .. } if !matches!(own, Ask::Fingerprint | Ask::Weigh { .. }) => {
                later.push_back(next);
                break false;
            }
            Ask::Bootstrap { .. } | Ask::Flips { .. } | Ask::Fingerprint | Ask::Weigh { .. } => {
                later.push_back(next);
                if same {
                    break false;
                }
            }
            ask => {
                if matches!(ask, Ask::Compare { .. }) {
                    end_background(&mut later);
                }
                let body = handler.borrow_mut().answer(ask, &mut || say(Answer::Alive));
                post(Reply { id: next.0.id, body });
                turn().await;
            }
        }
    };
    while let Some(next) = later.pop_back() {
        queue.borrow_mut().waiting.push_front(next);
    }
    goes_on
}

/// Answers waiting background requests that belong to an outdated comparison with `None`.
fn end_background(waiting: &mut VecDeque<(Request, Array)>) {
    waiting.retain(|(Request { id, body }, _)| {
        let body = match body {
            Ask::Bootstrap { .. } => Answer::Bootstrapped(None),
            Ask::Flips { .. } => Answer::Flips(None),
            _ => return true,
        };
        post(Reply { id: *id, body });
        false
    });
}

/// Reads files in the chunks that their streams deliver, to their end or to `most` bytes each.
///
/// Reads them a second time if [`Load::again`] asks for it. Fails after the first chunk for which `goes_on` returns false.
async fn load(
    names: &[String],
    files: Vec<File>,
    choices: Choices,
    remarks: Vec<(String, Decision)>,
    most: u64,
    say: &impl Fn(Progress),
    goes_on: &impl AsyncFn() -> bool,
) -> Result<Dataset, Box<Unread>> {
    let mut load = Load::new(files.iter().map(|file| file.size() as u64).sum(), choices, remarks);
    loop {
        for (name, file) in names.iter().zip(&files) {
            read(&mut load, name, file, most, say, goes_on).await?;
        }
        if !load.again() {
            return load.finish(say);
        }
    }
}

/// Reads one file to its end, or to the last whole line within `most` bytes.
async fn read(
    load: &mut Load,
    name: &str,
    file: &File,
    most: u64,
    say: &impl Fn(Progress),
    goes_on: &impl AsyncFn() -> bool,
) -> Result<(), Problem> {
    let unreadable = |_| Problem::file(Reason::Unreadable, name);
    let packed = unpack::is_packed(file).await.map_err(unreadable)?;
    let stream = if packed { unpack::unpacked(file).map_err(unreadable)? } else { file.stream() };
    let cut = file.size() as u64 > most;
    load.open(name, if packed || cut { 0 } else { file.size() as u64 });
    let mut left = usize::try_from(most).unwrap_or(usize::MAX);
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut chunk = Vec::new();
    let mut budget = unpack::Budget::new(file, packed);
    loop {
        let step = JsFuture::from(reader.read()).await.map_err(unreadable)?;
        if Reflect::get(&step, &"done".into()).is_ok_and(|done| done.is_truthy()) {
            break;
        }
        let bytes: Uint8Array = Reflect::get(&step, &"value".into()).and_then(JsCast::dyn_into).map_err(unreadable)?;
        chunk.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut chunk);
        if !budget.spend(chunk.len()) {
            drop(reader.cancel());
            return Err(Problem::file(Reason::TooLarge, name));
        }
        let last = cut && chunk.len() >= left;
        if last {
            chunk.truncate(left);
            chunk.truncate(chunk.iter().rposition(|&b| b == b'\n').map_or(left, |at| at + 1));
        }
        left = left.saturating_sub(chunk.len());
        if let Some(progress) = load.push(&chunk).inspect_err(|_| drop(reader.cancel()))? {
            say(progress);
        }
        if last {
            drop(reader.cancel());
            break;
        }
        if !goes_on().await {
            drop(reader.cancel());
            return Err(Problem::file(Reason::Unreadable, name));
        }
    }
    load.close()
}

/// The file handles, one per name; an error if one is missing or left over.
fn handles(names: &[String], files: &Array) -> Result<Vec<File>, Problem> {
    let lost = |name: &str| Problem::file(Reason::Unreadable, name);
    if files.length() as usize > names.len() {
        return Err(lost(""));
    }
    (0..).zip(names).map(|(at, name)| files.get(at).dyn_into().map_err(|_| lost(name))).collect()
}

fn say(body: Answer) {
    post(Reply { id: 0, body });
}

fn post(reply: Reply) {
    let (message, buffers) = parcel::pack(reply);
    if let Err(error) = scope().post_message_with_transfer(&message, &buffers) {
        // The page would wait forever, as the heartbeat goes on. A short message may fit into memory where the reply
        // did not.
        let message = error.dyn_ref::<js_sys::Error>().map_or(String::new(), |error| error.to_string().into());
        let (message, _) = parcel::pack(Reply { id: 0, body: Answer::Trapped { message } });
        scope().post_message(&message).ok();
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    JsValue::from(js_sys::global()).unchecked_into()
}
