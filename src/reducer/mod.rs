//! Decides how the page uses its workers: a pure function from state and event to the next state and its effects.
//!
//! A *load* reads files in a new worker. The *holder* is the worker with the data on the screen, identified by the
//! number of the load that started it. The request of a *question* follows from the user's choices; an answer is
//! current if its request is the current one and the holder gave it.
//!
//! The flow creates the events and executes the effects. The outcome of an effect comes back as another event.

pub mod crash_limiter;
mod load;
mod question;
#[cfg(test)]
mod tests;

use self::crash_limiter::CrashLimiter;

pub use self::load::{Blame, Outcome, Why};
pub use self::question::{Manner, QuestionId, Reply, Request};

use self::load::Load;
use self::question::Question;

/// Number of a load, and of the worker with its data.
pub type LoadId = u32;

/// State of loads and questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Number of the newest load; also incremented when a load ends without a result.
    newest: LoadId,
    /// The newest load, while it is in flight.
    load: Option<Load>,
    /// The load whose worker holds the data on the screen; `None` before the first, and while a dead one is replaced.
    holder: Option<LoadId>,
    /// Data is on the screen.
    data: bool,
    /// The questions, indexed by [`QuestionId`].
    questions: Vec<Question>,
    /// Number of the newest request.
    sent: u32,
    /// A comparison was sent, which cancels work in the background, and no answer to one was shown since.
    background_ended: bool,
    /// Crashes of holders of the same data.
    deaths: CrashLimiter,
}

/// An event, which the reducer answers with effects.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Files were dropped, chosen or pasted.
    Offered {
        /// The user's own data is on the screen, so the files could be added to it.
        own: bool,
    },
    /// A load begins.
    Begun,
    /// A worker was started to read the files of a load.
    Started {
        /// The load.
        load: LoadId,
    },
    /// The worker of a load reports progress.
    Progressed {
        /// The load.
        load: LoadId,
    },
    /// An attempt to read the files of a load has ended.
    Attempted {
        /// The load.
        load: LoadId,
        /// The page remembers other choices for files with these headers.
        remembered: bool,
        /// The result of the attempt.
        outcome: Outcome,
    },
    /// A load ends without a result.
    Left {
        /// The load.
        load: LoadId,
        /// The holder has died meanwhile.
        holder_dead: bool,
    },
    /// The user cancels the load in flight.
    Cancelled {
        /// The holder has died meanwhile.
        holder_dead: bool,
    },
    /// The files of a load contain only settings.
    HeldNoData {
        /// The load.
        load: LoadId,
    },
    /// The answers on the screen are cleared for those to new data.
    Cleared,
    /// The worker of a load has read everything and can become the holder.
    Read {
        /// The load.
        load: LoadId,
        /// The request of its first comparison, which came with the data.
        compared: Request,
        /// The files differ from those on the screen.
        other_files: bool,
    },
    /// The holder was found dead.
    HolderDied {
        /// The current time, in milliseconds.
        now: i64,
    },
    /// A question may need an answer: its request or the data has changed, or the user asks on demand.
    Wanted {
        /// The question.
        question: QuestionId,
        /// The current request; `None` if there is nothing to ask.
        request: Option<Request>,
    },
    /// The final reply to a request has arrived.
    Answered {
        /// The question.
        question: QuestionId,
        /// Number of the request.
        sent: u32,
        /// Kind of the reply.
        reply: Reply,
        /// The current request of the question.
        wanted: Option<Request>,
    },
}

/// An action for the flow to execute.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open the files that were offered.
    Open,
    /// Ask the user whether to add the files or to show them instead.
    OfferChoice,
    /// End the workers that read for a load.
    EndReaders,
    /// Forget the settings that came with the data of a load.
    ForgetSettings(LoadId),
    /// Clear messages and show that files are being read.
    ShowLoading,
    /// Let the new worker read.
    UseReader,
    /// Show the progress of the load.
    ShowProgress,
    /// Read again with the remembered choices.
    ReadAsRemembered,
    /// Tell the user that the computation was restarted.
    SayStartedAgain,
    /// Read again.
    ReadAgain,
    /// Leave out the file that the problem is about.
    LeaveOut,
    /// Read the files on the screen together with these.
    ReadJoined,
    /// Show how unusable files were read, so that the user can correct it.
    Refuse,
    /// End the load without a result, for this reason.
    GiveUp(Why),
    /// Hand the data over to the page.
    HandOver,
    /// Remove the loading message; the data on the screen stays.
    Stay(LoadId),
    /// Remove the loading message.
    HideLoading,
    /// Tell the user why the load has ended.
    SayWhy,
    /// Make the worker of this load the holder, in place of the previous one.
    TakeOver,
    /// Replace the dead holder.
    Revive {
        /// The messages on the screen stay.
        quiet: bool,
    },
    /// Terminate the dead holder.
    EndHolder,
    /// Read the files on the screen again, and tell the user.
    Reload(LoadId),
    /// Tell the user that the worker keeps crashing, and fail the questions being computed.
    GiveUpQuestions,
    /// Send a request to the holder.
    Send {
        /// The question.
        question: QuestionId,
        /// Number of the request.
        sent: u32,
        /// The request.
        request: Box<Request>,
    },
    /// Show that an answer is being computed.
    ShowWorking(QuestionId),
    /// Show the answer.
    Show(QuestionId),
    /// Show that there is no answer.
    ShowEmpty(QuestionId),
    /// Show why there is no answer.
    ShowFailure(QuestionId),
    /// Deselect the model that the problem is about, and tell the user why.
    Deselect,
    /// Clear the answer; a new request will follow.
    Clear(QuestionId),
    /// Emit [`Event::Wanted`] again for a question.
    Reconsider(QuestionId),
}

/// Returns the state after an event, and the effects to execute.
#[must_use]
pub fn step(mut state: State, event: Event) -> (State, Vec<Effect>) {
    let effects = match event {
        Event::Offered { own } => state.offered(own),
        Event::Begun => state.begin(),
        Event::Started { load } => state.started(load),
        Event::Progressed { load } => state.progressed(load),
        Event::Attempted { load, remembered, outcome } => state.attempted(load, remembered, outcome),
        Event::Left { load, holder_dead } => state.leave(load, holder_dead),
        Event::Cancelled { holder_dead } => state.cancelled(holder_dead),
        Event::HeldNoData { load } => state.held_no_data(load),
        Event::Cleared => state.cleared(),
        Event::Read { load, compared, other_files } => state.read(load, compared, other_files),
        Event::HolderDied { now } => state.holder_died(now),
        Event::Wanted { question, request } => state.want(question, request),
        Event::Answered { question, sent, reply, wanted } => state.answered(question, sent, reply, wanted),
    };
    (state, effects)
}

impl State {
    /// Number of the newest load.
    #[must_use]
    pub const fn newest(&self) -> LoadId {
        self.newest
    }
}
