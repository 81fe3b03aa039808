//! Transitions of questions: at most one request of each is due; its manner decides whether a stale answer is shown.

use fairshare_worker::protocol::message::Ask;

use super::{Effect, LoadId, State};
use crate::values::catalogue::Kind;

/// Number of a question.
pub type QuestionId = usize;

/// The request of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The message to the worker.
    pub ask: Ask,
    /// The models of a comparison, by their kinds in the list.
    pub kinds: Vec<Kind>,
}

impl From<Ask> for Request {
    fn from(ask: Ask) -> Self {
        Self { ask, kinds: Vec::new() }
    }
}

impl Request {
    /// Whether an answer to this may be shown until the wanted one arrives: comparisons may differ in settings of their
    /// models, flows in the models.
    fn is_step_to(&self, wanted: &Self) -> bool {
        match (&self.ask, &wanted.ask) {
            (Ask::Compare { by, counting, .. }, Ask::Compare { by: wanted_by, counting: wanted_counting, .. }) => {
                self.kinds == wanted.kinds && by == wanted_by && counting == wanted_counting
            }
            (Ask::Move { counting, .. }, Ask::Move { counting: wanted, .. }) => counting == wanted,
            _ => false,
        }
    }

    /// Whether the request can be sent without one of its models.
    const fn has_several_models(&self) -> bool {
        matches!(self.ask, Ask::Compare { .. } | Ask::Open { .. })
    }
}

/// When the requests of a question are sent, and how long its answer stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// The comparison: each load brings one, and it cancels work in the background.
    Comparison,
    /// Sent again whenever its request changes, one request at a time. The old answer stays until the next one.
    Foreground,
    /// Computed between other replies. A newer request cancels the previous one.
    Background {
        /// The old answer stays until the next one, and even a stale answer is shown.
        keeps: bool,
    },
    /// Sent on demand.
    Once,
}

/// Kind of a final reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The answer.
    Done,
    /// No answer: another request cancelled it.
    Ended,
    /// The worker was ended.
    Cancelled,
    /// The worker died.
    Died,
    /// A model cannot separate so many teams or channels.
    TooManyPlayers,
    /// Another problem.
    Failed,
}

/// State of a question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Question {
    manner: Manner,
    /// The newest request, while its reply is due.
    due: Option<Due>,
    /// The request has changed since.
    changed: bool,
    /// The request whose answer is on the screen, and the holder that gave it.
    shown: Option<(LoadId, Request)>,
}

/// A request whose reply is due.
#[derive(Clone, Debug, PartialEq)]
struct Due {
    sent: u32,
    holder: LoadId,
    request: Request,
}

impl Question {
    fn is_shown(&self, holder: LoadId, request: &Request) -> bool {
        self.shown.as_ref().is_some_and(|(by, shown)| *by == holder && shown == request)
    }
}

#[cfg(test)]
impl Question {
    /// The request whose reply is due, with its number.
    pub(super) fn due(&self) -> Option<(u32, &Request)> {
        self.due.as_ref().map(|due| (due.sent, &due.request))
    }

    /// The request whose answer is on the screen.
    pub(super) fn shown(&self) -> Option<&Request> {
        self.shown.as_ref().map(|(_, request)| request)
    }
}

impl State {
    /// Adds a question.
    pub fn add_question(&mut self, manner: Manner) -> QuestionId {
        self.questions.push(Question { manner, due: None, changed: false, shown: None });
        self.questions.len() - 1
    }

    pub(super) fn want(&mut self, at: QuestionId, request: Option<Request>) -> Vec<Effect> {
        let reading = self.load.is_some();
        let Some(question) = self.questions.get_mut(at) else { return Vec::new() };
        let manner = question.manner;
        let stays = matches!(manner, Manner::Comparison | Manner::Foreground);
        let Some(request) = request else {
            if stays {
                (question.shown, question.changed) = (None, true);
            }
            return Vec::new();
        };
        let Some(holder) = self.holder else {
            return if stays && self.data && !reading { vec![Effect::Revive { quiet: false }] } else { Vec::new() };
        };
        if let Some(due) = question.due.as_ref().filter(|due| due.holder == holder) {
            if stays {
                question.changed = true;
                return Vec::new();
            }
            if manner == Manner::Once || due.request == request {
                return Vec::new();
            }
        }
        if manner != Manner::Once && question.is_shown(holder, &request) {
            return if manner == Manner::Comparison { self.restart_background() } else { Vec::new() };
        }
        self.send(at, holder, request)
    }

    fn send(&mut self, at: QuestionId, holder: LoadId, request: Request) -> Vec<Effect> {
        self.sent += 1;
        let sent = self.sent;
        let Some(question) = self.questions.get_mut(at) else { return Vec::new() };
        question.changed = false;
        question.due = Some(Due { sent, holder, request: request.clone() });
        let mut effects = Vec::new();
        match question.manner {
            Manner::Comparison => self.background_ended = true,
            Manner::Once | Manner::Background { keeps: false } => {
                question.shown = None;
                effects.push(Effect::ShowWorking(at));
            }
            Manner::Foreground | Manner::Background { keeps: true } => {}
        }
        effects.push(Effect::Send { question: at, sent, request: Box::new(request) });
        effects
    }

    pub(super) fn answered(&mut self, at: QuestionId, sent: u32, reply: Reply, wanted: Option<Request>) -> Vec<Effect> {
        let Some(question) = self.questions.get_mut(at) else { return Vec::new() };
        // A reply to a request that a newer one or new data has replaced is dropped.
        let Some(due) = question.due.take_if(|due| due.sent == sent) else { return Vec::new() };
        let of_holder = self.holder == Some(due.holder);
        match question.manner {
            Manner::Comparison | Manner::Foreground => self.answered_in_foreground(at, due, reply, wanted),
            Manner::Background { .. } if !of_holder => Vec::new(),
            Manner::Background { keeps } => match reply {
                Reply::Done if keeps || wanted.as_ref() == Some(&due.request) => {
                    question.shown = Some((due.holder, due.request));
                    vec![Effect::Show(at)]
                }
                _ if keeps => Vec::new(),
                // The choices have changed and cancelled it; their comparison starts another.
                Reply::Done | Reply::Ended => vec![Effect::ShowEmpty(at)],
                _ => vec![Effect::ShowFailure(at)],
            },
            Manner::Once => vec![match reply {
                Reply::Done if of_holder => Effect::Show(at),
                Reply::Done | Reply::Ended | Reply::Cancelled => Effect::ShowEmpty(at),
                _ => Effect::ShowFailure(at),
            }],
        }
    }

    fn answered_in_foreground(
        &mut self,
        at: QuestionId,
        due: Due,
        reply: Reply,
        wanted: Option<Request>,
    ) -> Vec<Effect> {
        let (reading, of_holder) = (self.load.is_some(), self.holder == Some(due.holder));
        let Some(question) = self.questions.get_mut(at) else { return Vec::new() };
        let mut effects = Vec::new();
        let again = match reply {
            Reply::Done => {
                let fits = |wanted: &Request| due.request == *wanted || due.request.is_step_to(wanted);
                if of_holder && wanted.as_ref().is_some_and(fits) {
                    question.shown = Some((due.holder, due.request));
                    if question.manner == Manner::Comparison {
                        self.background_ended = false;
                    }
                    effects.push(Effect::Show(at));
                }
                true
            }
            Reply::Died => {
                if !reading {
                    effects.push(Effect::Revive { quiet: false });
                }
                false
            }
            Reply::Ended | Reply::Cancelled => question.changed,
            Reply::TooManyPlayers | Reply::Failed if !of_holder => question.changed,
            Reply::TooManyPlayers | Reply::Failed => {
                let deselects = reply == Reply::TooManyPlayers;
                if deselects {
                    // Without this model, the others can be computed.
                    effects.push(Effect::Deselect);
                }
                if !(deselects && due.request.has_several_models()) {
                    question.shown = None;
                    effects.push(Effect::ShowFailure(at));
                }
                question.changed
            }
        };
        if again {
            effects.extend(self.want(at, wanted));
        }
        effects
    }

    pub(super) fn cleared(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (at, question) in self.questions.iter_mut().enumerate() {
            if question.manner == Manner::Foreground {
                question.shown = None;
                effects.push(Effect::Clear(at));
            }
        }
        effects
    }

    /// Asks again the questions whose answers were cleared.
    pub(super) fn reconsider_cleared(&self) -> Vec<Effect> {
        self.reconsider(|manner| manner == Manner::Foreground)
    }

    /// Asks background questions again if a comparison without an answer has cancelled them.
    fn restart_background(&mut self) -> Vec<Effect> {
        if !std::mem::take(&mut self.background_ended) {
            return Vec::new();
        }
        self.reconsider(|manner| matches!(manner, Manner::Background { .. }))
    }

    fn reconsider(&self, which: impl Fn(Manner) -> bool) -> Vec<Effect> {
        let all = self.questions.iter().enumerate();
        all.filter(|(_, question)| which(question.manner)).map(|(at, _)| Effect::Reconsider(at)).collect()
    }

    /// Forgets the answers of the previous holder; the comparison came with the new data.
    pub(super) fn forget_answers(&mut self, holder: LoadId, compared: Request) -> Vec<Effect> {
        self.background_ended = false;
        let mut effects = Vec::new();
        for (at, question) in self.questions.iter_mut().enumerate() {
            if question.due.take().is_some() && question.manner == Manner::Once {
                effects.push(Effect::ShowEmpty(at));
            }
            question.changed = false;
            question.shown = (question.manner == Manner::Comparison).then(|| (holder, compared.clone()));
        }
        effects
    }
}
