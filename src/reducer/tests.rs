//! Event tables: a first state, events with the effects of each, and the final state.

mod deaths;
mod loads;
mod questions;

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_worker::protocol::message::Ask;

use super::*;
use crate::values::catalogue::Kind;

const COMPARE: QuestionId = 0;
const MOVE: QuestionId = 1;
const DEALS: QuestionId = 2;
const SURE: QuestionId = 3;
const FLIPS: QuestionId = 4;
const VERIFY: QuestionId = 5;
const NAMES: [&str; 6] = ["compare", "move", "deals", "sure", "flips", "verify"];

/// A time, in milliseconds.
const NOW: i64 = 1_000_000;

fn nothing() -> State {
    let mut state = State::default();
    let background = |keeps| Manner::Background { keeps };
    for manner in
        [Manner::Comparison, Manner::Foreground, Manner::Foreground, background(false), background(true), Manner::Once]
    {
        state.add_question(manner);
    }
    state
}

/// Load 1 has brought its data and the comparison with a half-life of 7 days.
fn shown() -> State {
    after(nothing(), [begun(), started(1), attempted(1, Outcome::Loaded), read(1)])
}

/// Load 2 is being read beside the data of load 1.
fn reading() -> State {
    after(shown(), [begun(), started(2)])
}

/// The comparison with a half-life of 8 days is due as request 1.
fn comparing() -> State {
    after(shown(), [want(COMPARE, &days(8.0))])
}

/// Load 4 holds the data after three crashes of holders.
fn worn() -> State {
    let died = |state: State, load: LoadId| {
        after(state, [holder_died(), started(load), attempted(load, Outcome::Loaded), read(load)])
    };
    (2..=4).fold(shown(), died)
}

fn after(state: State, events: impl IntoIterator<Item = Event>) -> State {
    events.into_iter().fold(state, |state, event| step(state, event).0)
}

fn days(half_life: f64) -> Request {
    compare(half_life, None, Kind::TimeDecay)
}

fn compare(half_life: f64, lookback_days: Option<f64>, kind: Kind) -> Request {
    let models = vec![Model::TimeDecay { half_life }];
    let counting = EligibilityRules { lookback_days, ..EligibilityRules::default() };
    Request { ask: Ask::Compare { models, by: vec![Dimension::Team], counting }, kinds: vec![kind] }
}

fn moves(half_life: f64, lookback_days: Option<f64>) -> Request {
    let counting = EligibilityRules { lookback_days, ..EligibilityRules::default() };
    Ask::Move { from: Model::Last, to: Model::TimeDecay { half_life }, counting }.into()
}

/// A request that differs from others only by its number.
fn number(number: u32) -> Request {
    Ask::Digest(number).into()
}

const fn begun() -> Event {
    Event::Begun
}

const fn started(load: LoadId) -> Event {
    Event::Started { load }
}

const fn attempted(load: LoadId, outcome: Outcome) -> Event {
    Event::Attempted { load, remembered: false, outcome }
}

fn read(load: LoadId) -> Event {
    Event::Read { load, compared: days(7.0), other_files: false }
}

const fn left(load: LoadId) -> Event {
    Event::Left { load, holder_dead: false }
}

const fn cancelled() -> Event {
    Event::Cancelled { holder_dead: false }
}

const fn holder_died() -> Event {
    Event::HolderDied { now: NOW }
}

fn want(question: QuestionId, request: &Request) -> Event {
    Event::Wanted { question, request: Some(request.clone()) }
}

fn answered(question: QuestionId, sent: u32, reply: Reply, wanted: &Request) -> Event {
    Event::Answered { question, sent, reply, wanted: Some(wanted.clone()) }
}

fn done(question: QuestionId, sent: u32, wanted: &Request) -> Event {
    answered(question, sent, Reply::Done, wanted)
}

fn request_text(request: &Request) -> String {
    let (model, counting) = match &request.ask {
        Ask::Compare { models, counting, .. } => (&models[0], counting),
        Ask::Move { to, counting, .. } => (to, counting),
        Ask::Digest(number) => return number.to_string(),
        other => panic!("{other:?} is in no table"),
    };
    let Model::TimeDecay { half_life } = model else { panic!("{model} is in no table") };
    counting.lookback_days.map_or_else(|| half_life.to_string(), |days| format!("{half_life} of {days}"))
}

fn effect_text(effect: &Effect) -> String {
    match effect {
        Effect::Send { question, sent, request } => {
            format!("send {} #{sent} {}", NAMES[*question], request_text(request))
        }
        Effect::ShowWorking(at) => format!("{} works", NAMES[*at]),
        Effect::Show(at) => format!("show {}", NAMES[*at]),
        Effect::ShowEmpty(at) => format!("empty {}", NAMES[*at]),
        Effect::ShowFailure(at) => format!("fail {}", NAMES[*at]),
        Effect::Clear(at) => format!("clear {}", NAMES[*at]),
        Effect::Reconsider(at) => format!("reconsider {}", NAMES[*at]),
        other => format!("{other:?}"),
    }
}

/// Formats loads, and questions with a request due (`?`) or an answer on the screen (`=`).
fn state_text(state: &State) -> String {
    let mut parts = vec![format!("newest {}", state.newest)];
    parts.extend(state.load.as_ref().map(|_| format!("loading {}", state.newest)));
    parts.extend(state.holder.map(|load| format!("holder {load}")));
    for (name, question) in NAMES.iter().zip(&state.questions) {
        if let Some((sent, request)) = question.due() {
            parts.push(format!("{name}? #{sent} {}", request_text(request)));
        }
        if let Some(request) = question.shown() {
            parts.push(format!("{name}={}", request_text(request)));
        }
    }
    parts.join("; ")
}

/// Steps through events; checks the effects of each, and the final state.
#[track_caller]
fn check(from: State, events: &[(Event, &str)], expected: &str) {
    let mut state = from;
    for (at, (event, expected)) in events.iter().enumerate() {
        let (next, effects) = step(state, event.clone());
        let effects: Vec<_> = effects.iter().map(effect_text).collect();
        assert_eq!(effects.join(", "), *expected, "event {at}: {event:?}");
        state = next;
    }
    assert_eq!(state_text(&state), expected);
}
