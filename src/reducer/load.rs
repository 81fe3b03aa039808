//! Transitions of loads: only the newest one counts, and a crashed worker is replaced once.

use super::{Effect, LoadId, Request, State};
use crate::reducer::crash_limiter::CrashLimiter;

/// Worker crashes after which a load is given up.
const DEATHS: u32 = 2;

/// The newest load, in flight.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Load {
    /// Number of crashes of its workers.
    deaths: u32,
    /// The remembered choices are in use.
    remembered: bool,
    /// It is read together with the files on the screen.
    joined: bool,
}

/// Outcome of an attempt to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The data, with a comparison.
    Loaded,
    /// The worker died.
    Died,
    /// Reading failed with a problem.
    Failed {
        /// The file to leave out so that the others can be read.
        blamed: Option<Blame>,
    },
    /// The files were read but cannot be used as they are.
    Refused {
        /// They can be read together with the files on the screen.
        joins: bool,
    },
}

/// A file that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blame {
    /// The remaining files are exactly those on the screen.
    pub others_are_shown: bool,
}

/// Reason for giving up a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The worker died twice on the same data.
    StoppedTwice,
    /// The problem of the last attempt.
    Problem,
    /// No new file is left to read.
    NothingNew,
}

impl State {
    pub(super) fn offered(&self, own: bool) -> Vec<Effect> {
        vec![if own && self.load.is_none() { Effect::OfferChoice } else { Effect::Open }]
    }

    pub(super) fn begin(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::EndReaders];
        if self.load.is_some() {
            effects.push(Effect::ForgetSettings(self.newest));
        }
        self.newest += 1;
        self.load = Some(Load::default());
        effects.push(Effect::ShowLoading);
        effects
    }

    pub(super) fn started(&mut self, load: LoadId) -> Vec<Effect> {
        // The reader of an earlier attempt may still be alive.
        self.newest_load(load).map_or_else(Vec::new, |_| vec![Effect::EndReaders, Effect::UseReader])
    }

    pub(super) fn progressed(&mut self, load: LoadId) -> Vec<Effect> {
        self.newest_load(load).map_or_else(Vec::new, |_| vec![Effect::ShowProgress])
    }

    pub(super) fn attempted(&mut self, load: LoadId, remembered: bool, outcome: Outcome) -> Vec<Effect> {
        let Some(load) = self.newest_load(load) else { return Vec::new() };
        if remembered && !load.remembered {
            load.remembered = true;
            return vec![Effect::ReadAsRemembered];
        }
        match outcome {
            Outcome::Loaded => vec![Effect::HandOver],
            Outcome::Died => {
                load.deaths += 1;
                if load.deaths == DEATHS {
                    vec![Effect::GiveUp(Why::StoppedTwice)]
                } else {
                    vec![Effect::SayStartedAgain, Effect::ReadAgain]
                }
            }
            Outcome::Failed { blamed: None } => vec![Effect::GiveUp(Why::Problem)],
            Outcome::Failed { blamed: Some(Blame { others_are_shown: true }) } => {
                vec![Effect::LeaveOut, Effect::GiveUp(Why::NothingNew)]
            }
            Outcome::Failed { blamed: Some(_) } => vec![Effect::LeaveOut, Effect::ReadAgain],
            Outcome::Refused { joins } if joins && !load.joined => {
                load.joined = true;
                vec![Effect::ReadJoined]
            }
            Outcome::Refused { .. } => vec![Effect::Refuse],
        }
    }

    pub(super) fn leave(&mut self, load: LoadId, holder_dead: bool) -> Vec<Effect> {
        if self.newest != load {
            return Vec::new();
        }
        self.newest += 1;
        self.load = None;
        let mut effects = vec![Effect::EndReaders, Effect::Stay(load), Effect::SayWhy];
        if holder_dead {
            // The load that ended was to replace it.
            effects.push(Effect::Revive { quiet: true });
        }
        effects
    }

    pub(super) fn cancelled(&mut self, holder_dead: bool) -> Vec<Effect> {
        if self.load.is_none() {
            return Vec::new();
        }
        self.leave(self.newest, holder_dead)
    }

    pub(super) fn held_no_data(&mut self, load: LoadId) -> Vec<Effect> {
        if self.newest != load {
            return Vec::new();
        }
        self.newest += 1;
        self.load = None;
        vec![Effect::HideLoading]
    }

    pub(super) fn read(&mut self, load: LoadId, compared: Request, other_files: bool) -> Vec<Effect> {
        if self.newest != load || self.load.is_none() {
            // This load is no longer the newest: the data on the screen stays, so ask again for the cleared answers.
            return self.reconsider_cleared();
        }
        self.load = None;
        self.data = true;
        self.holder = Some(load);
        if other_files {
            self.deaths = CrashLimiter::default();
        }
        let mut effects = vec![Effect::TakeOver];
        effects.extend(self.forget_answers(load, compared));
        effects
    }

    pub(super) fn holder_died(&mut self, now: i64) -> Vec<Effect> {
        if !self.data || self.load.is_some() {
            // A load in flight will replace the holder, and a reload would cancel it.
            return Vec::new();
        }
        self.holder = None;
        let mut effects = vec![Effect::EndHolder];
        if self.deaths.allow_restart(now) {
            effects.extend(self.begin());
            effects.push(Effect::Reload(self.newest));
        } else {
            effects.push(Effect::GiveUpQuestions);
        }
        effects
    }

    /// The load with this number, if it is in flight.
    fn newest_load(&mut self, load: LoadId) -> Option<&mut Load> {
        self.load.as_mut().filter(|_| self.newest == load)
    }
}
